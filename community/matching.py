"""Who meets whom in a round: new pairs, threes so that nobody is left over, and who is alone, and why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Final

from community.fitting import Fitting, Met, Seeker
from community.member import MemberId
from community.pairing import Edge, Pairing, pairs_of
from community.round import Alone

LONGEST_REST: Final = 13
"""Rounds after which any two may meet again where nobody new is left: a quarter of weekly ones."""

SHORTEST_REST: Final = 3
"""The same for a handful of members, who would otherwise be alone more often than not."""

_MOST_TABLES: Final = 200
"""Pairs that fit, among which the best is taken for who is left over."""

_NEW: Final = 10_000
"""Somebody new counts for more than any number of rounds since one met."""


@dataclass(frozen=True, slots=True)
class Left:
    """A member who is with nobody in this round; `why` never tells of those who would rather not meet."""

    member: MemberId
    why: Alone


@dataclass(frozen=True, slots=True)
class Groups:
    """A round as it was drawn: every seeker is in one pair, in one three, or alone."""

    pairs: tuple[tuple[MemberId, MemberId], ...]
    threes: tuple[tuple[MemberId, MemberId, MemberId], ...]
    alone: tuple[Left, ...]

    @property
    def groups(self) -> tuple[tuple[MemberId, ...], ...]:
        """Everybody who is not alone, group by group."""
        return (*self.pairs, *self.threes)


def match(
    seekers: Sequence[Seeker],
    met: Sequence[Met],
    avoided: Sequence[tuple[MemberId, MemberId]],
    generator: Random,
    pairing: Pairing = pairs_of,
) -> Groups:
    """Bring everybody together with somebody new, as far as it can be done; the oldest may meet again.

    All of a group have a language and two hours of the day in common. `avoided` is who would rather not
    meet whom. The same seekers in any order and the same generator make the same groups.
    """
    fit = Fitting(seekers, met, avoided, generator)
    drawing, everybody = _Drawing(fit), len(fit.seekers)
    drawing.pair(pairing(everybody, fit.new_pairs(), fit.weight))
    drawing.seat_who_is_left(drawing.all_new)
    drawing.pair(pairing(everybody, drawing.old_pairs(), drawing.new_or_old))
    drawing.seat_who_is_left(drawing.some_old)
    return drawing.groups()


_Worth = Callable[[int, int, int], int]


class _Drawing:
    """A round while it is drawn: whom each one is paired with, and the threes."""

    def __init__(self, fit: Fitting) -> None:
        self.fit: Final = fit
        self._mates = dict[int, int]()
        self._threes = list[tuple[int, int, int]]()
        self._left = set(range(len(fit.seekers)))
        # The more take part, the sooner there is somebody new, and the longer who met can wait.
        self._rest = min(LONGEST_REST, max(SHORTEST_REST, len(fit.seekers) // 2))

    def pair(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Let them meet."""
        for one, other in pairs:
            self._mates[one], self._mates[other] = other, one
            self._left -= {one, other}

    def seat_who_is_left(self, worth: _Worth) -> None:
        """Let each join the pair for which it is worth most, if any."""
        for lone in sorted(self._left):
            fitting = islice(self._tables(lone, worth), _MOST_TABLES)
            if best := max(fitting, default=None):
                _, one, other = best
                del self._mates[one], self._mates[other]
                self._left.remove(lone)
                self._threes.append((one, other, lone))

    def _tables(self, lone: int, worth: _Worth) -> Iterator[Edge]:
        """What joining a pair is worth, and the pair."""
        for one in self.fit.speaking_with(lone):
            other = self._mates.get(one)
            if other is not None and (points := worth(lone, one, other)):
                yield points, one, other

    def all_new(self, lone: int, one: int, other: int) -> int:
        """What meeting two new ones is worth; 0 where one is not, or the three do not suit."""
        first = self.fit.weight(lone, one)
        second = self.fit.weight(lone, other) if first else 0
        return first + second if second and self.fit.suits(lone, one, other) else 0

    def some_old(self, lone: int, one: int, other: int) -> int:
        """What meeting two is worth of whom each is new or may be met again, the longer ago the better."""
        first = self.new_or_old(lone, one)
        second = self.new_or_old(lone, other) if first else 0
        return first + second if second and self.fit.suits(lone, one, other) else 0

    def new_or_old(self, one: int, other: int) -> int:
        """How many rounds ago two met, `_NEW` where they never did; 0 where they may not meet yet."""
        met = self.fit.rounds_ago(one, other)
        ago = _NEW if met is None else met
        return ago if ago >= self._rest and self.fit.may_meet_again(one, other) else 0

    def old_pairs(self) -> Sequence[Edge]:
        """Those of who is left who may meet again, and how many rounds ago they met."""
        left = sorted(self._left)
        pairs = [(one, other) for one in left for other in self.fit.met(one) if one < other in self._left]
        return [(*pair, ago) for pair in pairs if (ago := self.new_or_old(*pair))]

    def groups(self) -> Groups:
        """The round with its members, sorted, since their order would tell how they were found."""
        member = [seeker.member for seeker in self.fit.seekers]
        pairs = (sorted((member[a], member[b])) for a, b in self._mates.items() if a < b)
        threes = (sorted(map(member.__getitem__, three)) for three in self._threes)
        alone = (Left(member[lone], self._why(lone)) for lone in self._left)
        return Groups(
            tuple(sorted((one, other) for one, other in pairs)),
            tuple(sorted((one, other, third) for one, other, third in threes)),
            tuple(sorted(alone, key=lambda left: left.member)),
        )

    def _why(self, lone: int) -> Alone:
        """As it is without the lists of whom one would rather not meet, so that nothing tells of them."""
        if len(self.fit.seekers) == 1:
            return Alone.NOBODY_ELSE
        if not any(True for _ in self.fit.speaking_with(lone)):
            return Alone.LANGUAGE
        suiting = [other for other in self.fit.speaking_with(lone) if self.fit.suits(lone, other)]
        if not suiting:
            return Alone.HOURS
        return Alone.ODD if any(self.fit.rounds_ago(lone, o) is None for o in suiting) else Alone.ALL_MET
