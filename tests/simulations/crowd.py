"""Who a simulated community consists of, when they are about, and whom of them somebody thinks of."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from community.reproduction.log import NOBODY, Bools, Floats, Ints

STAFF: Final = 4
"""Members who work for the host; they are numbered first, and nothing moves them."""

SPELL: Final = 90.0
"""Days that somebody is about, or not, in the mean."""

READIEST: Final = 6.0
"""Times that the readiest are as ready as the middle one."""

_THOUGHT_OF: Final = 12
"""People who come to mind; of these, those who are about are given to."""

_AT_ONCE: Final = 1_000  # gifts, so that memory stays small


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """N members: the day they `joined` (N,); how much they give of themselves, are given to and answer

    (`rate`, `liked`, `ready`, each (N,)). They are `about` (N,) at first or not, and no longer or again from
    each of their `turns` (N, s) on, in days. While they are about they give and receive more by `spells`.
    """

    joined: Floats
    rate: Floats
    liked: Floats
    ready: Floats
    about: Bools
    turns: Floats
    spells: float
    days: float

    @property
    def members(self) -> int:
        """How many members."""
        return len(self.joined)

    def active(self, who: Ints, at: Floats) -> Floats:
        """How much more or less than usual members are about at some days, both of one shape."""
        end, many = self.days + 1.0, self.turns.shape[1]
        sorted_turns = (
            np.minimum(self.turns, self.days + 0.5) + np.arange(self.members)[:, None] * end
        ).ravel()
        passed = np.searchsorted(sorted_turns, who * end + at) - who * many
        here = (passed % 2 == 0) == self.about[who]
        return np.where(here, 1.0 + self.spells, 1.0 - self.spells)

    def others(self, who: Ints, at: Floats) -> Bools:
        """Who (n, N) had joined by some day, but for the giver."""
        here = self.joined <= at[:, None]
        here[np.arange(len(who)), who] = False
        return here

    def receivers(self, who: Ints, at: Floats, many: int, rng: np.random.Generator) -> Ints:
        """Up to `many` (n, many) to whom each gives, NOBODY where there are fewer."""
        parts = range(0, len(who), _AT_ONCE)
        chosen = [self._receivers(who[p : p + _AT_ONCE], at[p : p + _AT_ONCE], many, rng) for p in parts]
        return np.concatenate([np.zeros((0, many), dtype=np.int64), *chosen])

    def _receivers(self, who: Ints, at: Floats, many: int, rng: np.random.Generator) -> Ints:
        thought_of = drawn(self.others(who, at) * self.liked, _THOUGHT_OF, rng)
        about = self.active(np.maximum(thought_of, 0), np.broadcast_to(at[:, None], thought_of.shape))
        column = drawn((about + 1e-9) * (thought_of != NOBODY), many, rng)
        chosen = np.take_along_axis(thought_of, np.maximum(column, 0), axis=1)
        return np.where(column == NOBODY, NOBODY, chosen)


def crowd(members: int, days: float, spells: float, readiness_sd: float, rng: np.random.Generator) -> Crowd:
    """People as they are: few give much, popular ones give more, and six of ten are there from the start."""
    rate = rng.lognormal(0.0, 1.2, members)
    liked = rng.lognormal(0.0, 0.7, members) * rate**0.5
    ready = np.minimum(rng.lognormal(0.0, readiness_sd, members), READIEST)
    joined = np.where(rng.random(members) < 0.6, 0.0, rng.uniform(0.0, 0.8 * days, members))
    rate[:STAFF], ready[:STAFF], joined[:STAFF] = 0.0, 0.0, 0.0
    liked[:STAFF] *= 0.1
    turns = np.cumsum(rng.exponential(SPELL, (members, int(days / 20) + 10)), axis=1)
    return Crowd(joined, rate, liked, ready, rng.random(members) < 0.5, turns, spells, days)


def drawn(odds: Floats, many: int, rng: np.random.Generator) -> Ints:
    """Up to `many` columns (n, many) by the odds (n, N) of each row, none twice; NOBODY where none is left.

    Each column waits for a time drawn by its odds; the first ones are chosen (Efraimidis & Spirakis 2006).
    """
    waits = np.full(odds.shape, np.inf)
    np.divide(rng.standard_exponential(odds.shape, dtype=np.float32), odds, out=waits, where=odds > 0)
    many = min(many, odds.shape[1])
    first = np.argpartition(waits, many - 1, axis=1)[:, :many]
    waited = np.take_along_axis(waits, first, axis=1)
    order = np.argsort(waited, axis=1)
    first, waited = np.take_along_axis(first, order, axis=1), np.take_along_axis(waited, order, axis=1)
    return np.where(np.isfinite(waited), first, NOBODY).astype(np.int64)
