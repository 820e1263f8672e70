"""What each member heard of what was given, so that one of it can be drawn by how loudly it still echoes.

What somebody heard stands in order of time beside its running sum, in which a drawn sum is looked up: no pair
of gifts is ever weighed. Sums begin anew with every block as long as the echo's window, which keeps them
small (see `echoes`).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from community.reproduction.echoes import CUT, MEANS
from community.reproduction.log import Floats, GivingLog, Ints

Places = NDArray[np.int32]
"""Many are kept at once; half as wide as other numbers they still reach over two billion gifts."""

EARLIER: Final = float(np.exp(-CUT))
"""How much the sum of the block before still weighs beside that of the moment's own block."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """m gifts in the order of who heard them, and then of time; `running[k]` (m + 1,) sums up to each."""

    key: Ints
    gift: Ints
    running: tuple[Floats, ...]
    gifts: int

    def place(self, of: Ints, gift: Ints | Places) -> Places:
        """Where the gifts from some on (q,) begin among what somebody heard."""
        return np.searchsorted(self.key, of * self.gifts + gift).astype(np.int32)


def heard(log: GivingLog, of: Ints, gift: Ints, loud: Floats) -> Heard:
    """What reached `of` (m,), numbered from 0: which gift, and how loud."""
    key = of * log.gifts + gift
    order = np.argsort(key, kind="stable")
    gift, loud = gift[order], loud[order]
    running = tuple(_running(log.at[gift], loud, mean) for mean in MEANS)
    return Heard(key[order], gift, running, log.gifts)


def _running(at: Floats, loud: Floats, mean: float) -> Floats:
    return np.concatenate(([0.0], np.cumsum(loud * np.exp((at - _block(at, mean)) / mean))))


def _block(at: Floats, mean: float) -> Floats:
    """The moment at which the block of a moment begins."""
    return np.floor(at / (CUT * mean)) * (CUT * mean)


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Where (q,) an echo is heard from: from `first` on, up to the last one before `before`.

    From `block` on it stands in the block of the moment at which it is heard.
    """

    first: Places
    block: Places
    before: Places

    def of(self, rows: Ints) -> "Span":
        """For some of them."""
        return Span(self.first[rows], self.block[rows], self.before[rows])


def spans(log: GivingLog) -> tuple[Span, ...]:
    """Which gifts are heard through each echo when each gift (n,) is given; none of the same moment."""
    before = np.searchsorted(log.at, log.at, side="left").astype(np.int32)
    return tuple(_span(log.at, before, mean) for mean in MEANS)


def _span(at: Floats, before: Places, mean: float) -> Span:
    first = np.searchsorted(at, at - CUT * mean, side="right").astype(np.int32)
    block = np.searchsorted(at, _block(at, mean), side="left").astype(np.int32)
    first = np.minimum(first, before)
    return Span(first, np.clip(block, first, before), before)
