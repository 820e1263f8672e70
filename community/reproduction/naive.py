"""Ways to count that look right and mislead, to be set beside the measure; nothing is told by them.

They read giving by name only, and take what merely follows for what was moved: an eager giver who receives
much looks moved whatever they receive.
"""

from typing import Final

import numpy as np

from community.reproduction.attribution import attributed
from community.reproduction.echoes import fades
from community.reproduction.heard import heard, spans
from community.reproduction.log import Floats, GivingLog, Ints

SHARES: Final = (0.25, 0.5, 0.25)
"""How much of a delay each echo has: half of all answers come within some ten days."""


def followed(log: GivingLog, days: float = 30.0) -> float | None:
    """R where every gift counts that a receiver gave within some days of a receipt, once for each receipt."""
    after = _pairs(log)[2]
    return float(np.count_nonzero(after < days)) / log.gifts if log.gifts else None


def without_own(log: GivingLog) -> float | None:
    """R by Wallinga and Teunis, the mean of their numbers; it cannot be above 1, as each gift counts once."""
    return float(numbers_without_own(log).mean()) if log.gifts else None


def numbers_without_own(log: GivingLog) -> Floats:
    """The reproduction number (n,) of each gift, where all that can have been moved by a receipt was."""
    child, parent, after = _pairs(log)
    loud = fades(after) @ np.array(SHARES)
    odds = attributed(child, loud, np.ones(len(loud)), log.gifts)
    return np.bincount(parent, weights=odds, minlength=log.gifts).astype(np.float64)


def _pairs(log: GivingLog) -> tuple[Ints, Ints, Floats]:
    """Each gift of a member with each that its giver received by name before, within the longest echo."""
    received = heard(log, log.receipt_member, log.receipt_gift, np.ones(len(log.receipt_gift)))
    gift = np.flatnonzero(~log.host & (log.giver >= 0))
    within = spans(log)[-1].of(gift)
    first = received.place(log.giver[gift], within.first)
    many = received.place(log.giver[gift], within.before) - first
    child = np.repeat(gift, many)
    nth = np.arange(len(child)) - np.repeat(np.cumsum(many) - many, many)
    parent = received.gift[np.repeat(first, many) + nth]
    return child, parent, log.at[child] - log.at[parent]
