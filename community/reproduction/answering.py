"""Whether who received gave in turn within some days: back to the giver, or on to somebody else.

Receipts by name of members who do not work for the host. Those of the last days may still be answered; they
count for as long as they were watched (Kaplan and Meier). What a receiver gave for the host answers nothing.
"""

from typing import Final

import numpy as np

from community.reproduction.log import Bools, Floats, GivingLog, Ints
from community.reproduction.survival import waiting

ANSWERED_IN: Final = 90.0
"""Days within which a gift counts as an answer to what was received."""

_EVERYBODY: Final = -2
"""Stands for whoever a gift to everybody reached."""


def returned(log: GivingLog) -> float | None:
    """Share of receipts answered with a gift to the giver: dyadic reciprocity.

    What came from somebody who has left cannot be answered, and is left out.
    """
    to, gift = _receipts(log)
    here = log.giver[gift] >= 0
    to, gift = to[here], gift[here]
    size = log.gifts + 1
    given = _by_members(log)[log.receipt_gift]
    answer, receiver = log.receipt_gift[given], log.receipt_member[given]
    known = np.sort((log.giver[answer] * log.members + receiver) * size + answer)
    sought = np.sort((to * log.members + log.giver[gift]) * size + _later(log)[gift])
    place = np.searchsorted(known, sought)
    found = np.append(known, -1)[place]
    return _share(log, sought % size, found % size, found // size == sought // size)


def passed_on(log: GivingLog) -> float | None:
    """Share of receipts answered with a gift to somebody else, or to everybody: pay-it-forward."""
    to, gift = _receipts(log)
    size = log.gifts + 1
    known, receiver = _steps(log)
    sought = to * size + _later(log)[gift]
    order = np.argsort(sought)
    sought, giver = sought[order], log.giver[gift[order]]
    place = np.searchsorted(known, sought)
    back = np.append(receiver, _EVERYBODY)[place] == giver
    place = np.where(back, np.append(_next_other(receiver), len(receiver))[place], place)
    found = np.append(known, -1)[place]
    return _share(log, sought % size, found % size, found // size == sought // size)


def _receipts(log: GivingLog) -> tuple[Ints, Ints]:
    mine = ~log.staff[log.receipt_member]
    return log.receipt_member[mine], log.receipt_gift[mine]


def _by_members(log: GivingLog) -> Bools:
    """Which gifts (n,) a member gave who is still here, and not for the host."""
    return ~log.host & (log.giver >= 0)


def _later(log: GivingLog) -> Ints:
    """The first gift (n,) of a later moment than each."""
    return np.searchsorted(log.at, log.at, side="right")


def _steps(log: GivingLog) -> tuple[Ints, Ints]:
    """What members gave, giver by giver in order of time: giver and gift in one number, and to whom."""
    given = _by_members(log)
    named = given[log.receipt_gift]
    everybody = np.flatnonzero(given & (log.audience > 0))
    gift = np.concatenate((log.receipt_gift[named], everybody))
    receiver = np.concatenate((log.receipt_member[named], np.full(len(everybody), _EVERYBODY)))
    key = log.giver[gift] * (log.gifts + 1) + gift
    order = np.argsort(key)
    return key[order], receiver[order]


def _next_other(receiver: Ints) -> Ints:
    """For each step the next one that went to somebody else."""
    ends = np.append(np.flatnonzero(receiver[1:] != receiver[:-1]) + 1, len(receiver))
    return np.repeat(ends, np.diff(ends, prepend=0))


def _share(log: GivingLog, later: Ints, answer: Ints, answered: Bools) -> float | None:
    """`later` (r,) is the first gift after the moment of each receipt, so that the one before is of it."""
    received: Floats = log.at[later - 1]
    end = np.where(answered, np.append(log.at, log.until)[answer], log.until)
    return waiting(end - received, answered).gave_within(ANSWERED_IN)
