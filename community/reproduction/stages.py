"""Which of the five stages a community has reached, each by one figure of its log."""

from typing import Final

import numpy as np

from community.reciprocity import Stage, StageState, Verdict
from community.reproduction.log import NOBODY, GivingLog
from community.verdict import Estimate

TAKES_PART: Final = 0.25
"""Share of members who gave or received lately, from which a place is worth joining."""

LATELY: Final = 90.0
"""Days."""

VOLUNTEERS: Final = 0.2
"""Share of members who ever gave without a prompt, from which alumni come forward by themselves."""

_INDUCED: Final = (Verdict.INDUCE, Verdict.CARRIES, Verdict.GROWING)
_CARRIED: Final = (Verdict.CARRIES, Verdict.GROWING)


def stages(log: GivingLog, found: Estimate | None, verdict: Verdict, outcomes: int) -> tuple[StageState, ...]:
    """All five; the first two thresholds are ours: a quarter and a fifth of those who are not the host."""
    part, own = _takes_part(log), _volunteers(log)
    return (
        StageState(Stage.WORTH_JOINING, part, TAKES_PART, part is not None and part >= TAKES_PART),
        StageState(Stage.VOLUNTEERING, own, VOLUNTEERS, own is not None and own >= VOLUNTEERS),
        StageState(Stage.INDUCING, found.low if found else None, 0.0, verdict in _INDUCED),
        StageState(Stage.CHAIN, found.R if found else None, 1.0, verdict in _CARRIED),
        StageState(Stage.RETURN, float(outcomes), 1.0, outcomes >= 1),
    )


def _takes_part(log: GivingLog) -> float | None:
    recent = log.at > log.until - LATELY
    part = np.zeros(log.members, dtype=np.bool_)
    part[log.giver[recent & (log.giver != NOBODY)]] = True
    part[log.receipt_member[recent[log.receipt_gift]]] = True
    return float(part[~log.staff].mean()) if not log.staff.all() else None


def _volunteers(log: GivingLog) -> float | None:
    own = np.zeros(log.members, dtype=np.bool_)
    own[log.giver[~log.host & ~log.prompted & (log.giver != NOBODY)]] = True
    return float(own[~log.staff].mean()) if not log.staff.all() else None
