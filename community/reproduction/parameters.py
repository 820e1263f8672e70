"""What a fit looks for: how often members give of themselves, how readily they answer, and how soon."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from community.reproduction.evidence import Evidence
from community.reproduction.log import Floats

OWN: Final = 9
"""Levels of a member's own rate."""

READY: Final = 5
"""Levels of readiness to answer, beside none at all."""

STEP: Final = 2.2
"""From one level to the next: nine levels reach over a factor of 550."""

RATIOS: Final = OWN + READY - 1
"""How many values readiness over own rate takes, since both have the same steps."""


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """`own`, `ready`: the lowest levels of mu (1/day) and rho; `classes` (OWN, READY + 1) their weights, the

    first column for no readiness; `after`, `around` (3,) p and s; `weeks` (k,) w; `popular` eta; `named` q.
    """

    own: float
    ready: float
    classes: Floats
    after: Floats
    around: Floats
    weeks: Floats
    popular: float
    named: float


def starts(seen: Evidence) -> tuple[Parameters, Parameters]:
    """One at which hardly anything is induced, and one at which half of it is."""
    return _start(seen, 0.05, 0.5), _start(seen, 0.5, 0.1)


def without_induction(found: Parameters) -> Parameters:
    """The same where nothing is in excess after a receipt; what is around receipts stays, and stays free."""
    return replace(found, after=np.zeros(3), around=found.around + found.after)


def own_levels(now: Parameters) -> Floats:
    """The levels of mu (OWN,), in 1/day."""
    return np.asarray(now.own * STEP ** np.arange(OWN), dtype=np.float64)


def ready_levels(now: Parameters) -> Floats:
    """The levels of rho (READY + 1,), the first for no readiness."""
    return np.concatenate(([0.0], now.ready * STEP ** np.arange(READY)))


def ratios(now: Parameters) -> Floats:
    """All ratios of a level of rho above none to one of mu (RATIOS,), in days."""
    return np.asarray(now.ready / now.own * STEP ** (np.arange(RATIOS) - (OWN - 1.0)), dtype=np.float64)


def _start(seen: Evidence, share: float, around: float) -> Parameters:
    given = max(1, len(seen.gift))
    mean = given / max(1.0, float((seen.days - seen.joined).sum()))
    heard = max(1.0, float(seen.heard.mean(axis=1).sum()))
    classes = np.ones((OWN, READY + 1))
    classes[:, 0] = 2.0
    return Parameters(
        own=mean * (1.0 - 0.7 * share) / STEP ** (OWN // 2 + 1),
        ready=max(1e-4, share * given / heard) / STEP ** (READY // 2),
        classes=classes / classes.sum(),
        after=np.array([0.25, 0.5, 0.25]) * (1.0 - around),
        around=np.full(3, around / 3.0),
        weeks=np.ones(seen.weeks),
        popular=0.0,
        named=0.3 if seen.told.any() and not seen.answers else 0.0,
    )
