"""How loudly what was received still sounds at a moment: sums of fading echoes, one pass for all gifts.

An echo fades exponentially and is cut at a window of its own. Receipts are summed block by block, a block as
long as the window, so that a sum is the difference of two running sums and never of two huge numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import expm1
from typing import Final

import numpy as np

from community.reproduction.log import Floats, Ints

MEANS: Final = (3.0, 10.0, 30.0)
"""Days after which an echo has faded to 1/e: within days, within weeks, within a season."""

CUT: Final = 5.0
"""An echo ends after five times that: 99.3 % of it is over."""


@dataclass(frozen=True, slots=True, eq=False)
class Sounds:
    """What sounded, sorted by whose and when: `of` (m,) whom, from 0; `at` (m,) days; `loud` (m,) weights.

    No moment is later than `span`, less the longest of all windows.
    """

    of: Ints
    at: Floats
    loud: Floats
    span: float

    @property
    def when(self) -> Floats:
        """Whose and when in one number, which sorts them."""
        return self.of * self.span + self.at


def sounds(of: Ints, at: Floats, loud: Floats, until: float) -> Sounds:
    """Sort what sounded; moments run from 0 to `until`."""
    order = np.lexsort((at, of))
    return Sounds(of[order], at[order], loud[order], until + CUT * MEANS[-1] + 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class _Heard:
    """From which place on, and up to before which one, each listener (q,) hears at a moment `at` (q,)."""

    of: Ints
    at: Floats
    first: Ints
    before: Ints


def echoes(
    heard: Sounds, of: Ints, at: Floats, means: Sequence[float] = MEANS, since: Floats | None = None
) -> Floats:
    """How loud each echo is (q, 3), in 1/day, for each of q listeners at a moment; nothing of that moment.

    Nor of what sounded before the days `since` (q,), on which they came.
    """
    stored, begun = heard.when, of * heard.span
    first = np.searchsorted(stored, begun + (0.0 if since is None else np.minimum(since, at)))
    listeners = _Heard(of, at, first, np.searchsorted(stored, begun + at))
    return np.stack([_faded(heard, stored, listeners, mean) for mean in means], axis=1)


def _faded(heard: Sounds, stored: Floats, by: _Heard, mean: float) -> Floats:
    window, begun = CUT * mean, by.of * heard.span
    running = np.concatenate(
        ([0.0], np.cumsum(heard.loud * np.exp((heard.at - _block(heard.at, window)) / mean)))
    )
    block = _block(by.at, window)
    first = np.maximum(by.first, np.searchsorted(stored, begun + by.at - window, side="right"))
    middle = np.clip(np.searchsorted(stored, begun + block), first, by.before)
    late = (running[by.before] - running[middle]) * np.exp(-(by.at - block) / mean)
    early = (running[middle] - running[first]) * np.exp(-(by.at - block + window) / mean)
    return np.asarray(late + early) / _whole(mean)


def _block(at: Floats, window: float) -> Floats:
    """The moment at which the block of a moment begins."""
    return np.asarray(np.floor(at / window) * window)


def _whole(mean: float) -> float:
    """What all of an echo comes to that begins as loud as 1."""
    return -mean * expm1(-CUT)


def fades(after: Floats) -> Floats:
    """How loud one echo is (q, 3), in 1/day, some days `after` (q,) it began."""
    return np.stack([_fade(after, mean) for mean in MEANS], axis=1)


def _fade(after: Floats, mean: float) -> Floats:
    inside = (after > 0) & (after < CUT * mean)
    return np.where(inside, np.exp(-np.clip(after, 0, CUT * mean) / mean), 0.0) / _whole(mean)


def over(after: Floats) -> Floats:
    """Which share of one echo is over (q, 3) some days `after` (q,) it began."""
    parts = [np.expm1(-np.clip(after, 0, CUT * mean) / mean) / expm1(-CUT) for mean in MEANS]
    return np.stack(parts, axis=1)
