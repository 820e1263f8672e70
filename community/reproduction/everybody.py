"""Gifts to everybody: all but the giver hear them, each as loud as a mean gift by name spread over them."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from community.reproduction.echoes import MEANS
from community.reproduction.heard import EARLIER, Places, Span, heard
from community.reproduction.log import Floats, GivingLog, Ints

_ROUNDING: Final = 1e-9
"""What others gave counts as nothing below this share of what all gave: it is what rounding left."""


def mean_receivers(log: GivingLog) -> float:
    """How many members a gift by name reaches in the mean, those who work for the host left out.

    1 where no gift by name reached anybody.
    """
    reaching = np.bincount(log.receipt_gift, minlength=log.gifts) > 0
    named = np.count_nonzero(reaching & (log.audience == 0))
    reached = np.count_nonzero(~log.staff[log.receipt_member])
    return float(reached / named) if reached and named else 1.0


def loudness(log: GivingLog, gifts: Ints) -> Floats:
    """How loud gifts to everybody (q,) are to each whom they reached, where a gift by name is 1."""
    return mean_receivers(log) / np.maximum(1, log.audience[gifts])


class Everybody:
    """What members heard of all gifts to everybody since they joined, but of their own."""

    def __init__(self, log: GivingLog, within: Sequence[Span]) -> None:
        """`within`: what is heard of the log through each echo."""
        gift = np.flatnonzero(log.audience > 0)
        loud, giver = loudness(log, gift), log.giver[gift]
        here = giver >= 0
        self._giver = log.giver
        self._all = heard(log, np.zeros(len(gift), dtype=np.int64), gift, loud)
        self._own = heard(log, giver[here], gift[here], loud[here])
        self._within = within
        self._joined = np.searchsorted(log.at, log.joined).astype(np.int32)
        self._place = np.concatenate(([0], np.cumsum(log.audience > 0))).astype(np.int32)
        self._next = np.append(gift, log.gifts)

    def loud(self, gifts: Ints) -> tuple[Floats, ...]:
        """How loud all of it is (q,), through each echo, when `gifts` (q,) are given."""
        giver = self._giver[gifts]
        before = self._places(gifts, 0).before
        own = self._own.place(giver, self._next[before])
        return tuple(self._others(gifts, giver, before, own, echo) for echo in range(len(MEANS)))

    def _others(self, gifts: Ints, giver: Ints, before: Places, own: Places, echo: int) -> Floats:
        places, running = self._places(gifts, echo), self._all.running[echo]
        middle = self._sum(giver, places.block, echo)
        early = middle - self._sum(giver, places.first, echo)
        others = early * EARLIER + (running[before] - self._own.running[echo][own] - middle)
        return np.where(others > _ROUNDING * (running[before] - running[places.first]), others, 0.0)

    def drawn(self, gifts: Ints, echo: int, sought: Floats) -> Ints:
        """The gift (q,) at which the loudness of what others gave reaches what is `sought` (q,).

        Something must be loud. Found by bisection; where rounding leads to one of the giver's own, it is
        the gift itself.
        """
        giver, places = self._giver[gifts], self._places(gifts, echo)
        begun, middle = self._sum(giver, places.first, echo), self._sum(giver, places.block, echo)
        early = (middle - begun) * EARLIER
        is_early = (sought < early) | (places.block == places.before)
        up_to = np.where(is_early, begun + sought / EARLIER, middle + (sought - early))
        low = np.where(is_early, places.first, places.block)
        high = np.where(is_early, places.block, places.before) - 1
        while (low < high).any():
            half = (low + high) // 2
            further = self._sum(giver, half + 1, echo) <= up_to
            low, high = np.where(further, np.minimum(half + 1, high), low), np.where(further, high, half)
        found = self._next[low]
        return np.where(self._giver[found] == giver, gifts, found)

    def _places(self, gifts: Ints, echo: int) -> Span:
        """Between which gifts to everybody (q,) an echo is heard."""
        within, joined = self._within[echo].of(gifts), self._joined[self._giver[gifts]]
        first = np.minimum(np.maximum(within.first, joined), within.before)
        block = np.maximum(within.block, first)
        return Span(self._place[first], self._place[block], self._place[within.before])

    def _sum(self, giver: Ints, place: Places, echo: int) -> Floats:
        """The running sum (q,) up to a place, without the giver's own."""
        own = self._own.place(giver, self._next[place])
        return self._all.running[echo][place] - self._own.running[echo][own]
