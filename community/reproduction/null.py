"""Could all of it be chance? Two ways to ask, neither of which takes busy weeks for induction.

Shuffling receipts in time within a member would: it breaks what a busy week does to giving and to receiving
alike, and calls that induction in most innocent logs.
"""

from math import exp
from typing import Final

import numpy as np

from community.reproduction.echoes import echoes, sounds
from community.reproduction.evidence import WEEK, Evidence
from community.reproduction.fit import Fitted, climbed
from community.reproduction.log import NOBODY, Floats, GivingLog, Ints
from community.reproduction.parameters import without_induction

SWAPS: Final = 99
MOST_TO_SWAP: Final = 5_000
"""Gifts above which receivers are not swapped: it would take longer than the fit."""

_PASSES: Final = 60
_WITHIN: Final = (10.0,)
"""Days after which the echo that swaps are compared by has faded."""


def chance_of_none(seen: Evidence, found: Fitted) -> float:
    """p of the likelihood ratio against "nothing is induced", with what is around receipts left free.

    Chi squared with four degrees of freedom: one more than there are echoes, since gifts come in spells and
    the ratio is then larger than it would be. With it "induce" is said of 3 % at most of logs without any.
    """
    unit = np.ones(seen.members)
    none = climbed(seen, without_induction(found.parameters), unit, _PASSES)
    half = max(0.0, found.likelihood - none.likelihood)
    return (1.0 + half) * exp(-half)


def chance_of_swapped(log: GivingLog, generator: np.random.Generator) -> float | None:
    """How often as much follows receipts where receivers were swapped among the receipts of the same week.

    Compared is how loud what gifts follow is, less what they precede. Nothing above MOST_TO_SWAP gifts.
    """
    if log.gifts > MOST_TO_SWAP or not len(log.receipt_gift):
        return None
    gift = np.flatnonzero(~log.host & (log.giver != NOBODY))
    week = (log.at[log.receipt_gift] // WEEK).astype(np.int64)
    seen = _excess(log, gift, log.receipt_member)
    swapped = [_excess(log, gift, _swapped(log.receipt_member, week, generator)) for _ in range(SWAPS)]
    return (1 + sum(one >= seen for one in swapped)) / (SWAPS + 1)


def _swapped(receiver: Ints, week: Ints, generator: np.random.Generator) -> Ints:
    order = np.lexsort((generator.random(len(week)), week))
    there = np.argsort(week, kind="stable")
    swapped = np.empty_like(receiver)
    swapped[there] = receiver[order]
    return swapped


def _excess(log: GivingLog, gift: Ints, receiver: Ints) -> float:
    at, giver, received = log.at[gift], log.giver[gift], log.at[log.receipt_gift]
    return _loud(receiver, received, giver, at, log.until) - _loud(
        receiver, log.until - received, giver, log.until - at, log.until
    )


def _loud(receiver: Ints, received: Floats, giver: Ints, at: Floats, until: float) -> float:
    heard = sounds(receiver, received, np.ones(len(received)), until)
    return float(echoes(heard, giver, at, _WITHIN).sum())
