"""Who may meet whom in a round, and what two would have of it."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from random import Random
from typing import Final

from community.member import MemberId
from community.pairing import Edge

TOGETHER: Final = 2000
"""Points for being brought together at all: as many as for all else, so that good pairs leave nobody over."""

APART: Final = 1000
"""Points for two without a circle in common: what they know is new to each other.

Granovetter, "The strength of weak ties", American Journal of Sociology 78, 1973.
"""

SHARED: Final = 1000
"""The most points for topics that two share, and the points for one topic that only these two have."""

HALF_HOURS: Final = 4
"""Two hours of a day, at which all of a group must be awake."""

_EDGES: Final = 100_000
"""Pairs that are weighed for all together: every pair up to some 200 members.

Four times as many take three times as long, and make the pairs of ten thousand members half a percent better.
"""

_FEWEST: Final = 16
"""Pairs that are weighed for each member, however many there are."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """A member who wants to meet somebody new in this round.

    `circles` are those in which one would have met anyway: a team, the years of leaving. `awake` has a bit
    for each half hour of a UTC day, the lowest for midnight.
    """

    member: MemberId
    topics: frozenset[str]
    languages: frozenset[str]
    circles: frozenset[str]
    awake: int


@dataclass(frozen=True, slots=True)
class Met:
    """Two who met before; it was in the last round where `rounds_ago` is 1."""

    one: MemberId
    other: MemberId
    rounds_ago: int


class Fitting:
    """The seekers of a round, numbered by chance, and what stands between each two of them."""

    def __init__(
        self,
        seekers: Sequence[Seeker],
        met: Sequence[Met],
        avoided: Sequence[tuple[MemberId, MemberId]],
        generator: Random,
    ) -> None:
        """The order in which seekers are given does not matter; `avoided` works both ways."""
        ordered = sorted({seeker.member: seeker for seeker in seekers}.values(), key=lambda s: s.member)
        generator.shuffle(ordered)
        self.seekers: Final = tuple(ordered)
        self._generator = generator
        number = {seeker.member: n for n, seeker in enumerate(ordered)}
        self._met = _met_by_each(met, number)
        self._avoided = _avoided_by_each(avoided, number)
        self._speaking = _holders([seeker.languages for seeker in ordered])
        self._holding = _holders([seeker.topics for seeker in ordered])
        # Adamic and Adar, "Friends and neighbors on the Web", Social Networks 25, 2003: the fewer share it,
        # the more it says. Whole numbers, since a sum of others depends on the order in which sets are read.
        self._points = {
            topic: round(SHARED / math.log2(max(2, len(holders)))) for topic, holders in self._holding.items()
        }

    def suits(self, *group: int) -> bool:
        """Whether all of a group have a language and two hours of the day in common."""
        first, *others = (self.seekers[n] for n in group)
        languages, awake = first.languages, first.awake
        for seeker in others:
            languages, awake = languages & seeker.languages, awake & seeker.awake
        return bool(languages) and awake.bit_count() >= HALF_HOURS

    def may_meet_again(self, one: int, other: int) -> bool:
        """Whether nothing stands between two, but perhaps that they met before."""
        return one != other and other not in self._avoided[one] and self.suits(one, other)

    def rounds_ago(self, one: int, other: int) -> int | None:
        """When two met last; None where they never did."""
        return self._met[one].get(other)

    def met(self, one: int) -> Sequence[int]:
        """Whom somebody met before."""
        return sorted(self._met[one])

    def weight(self, one: int, other: int) -> int:
        """The points of two who would meet for the first time; 0 where they may not or would not."""
        if other in self._met[one] or other in self._avoided[one]:
            return 0
        a, b = self.seekers[one], self.seekers[other]
        if (a.awake & b.awake).bit_count() < HALF_HOURS or a.languages.isdisjoint(b.languages):
            return 0
        points = TOGETHER + APART if a.circles.isdisjoint(b.circles) else TOGETHER
        if shared := a.topics & b.topics:
            points += min(SHARED, sum(map(self._points.__getitem__, shared)))
        return points

    def new_pairs(self) -> Sequence[Edge]:
        """Those who could meet for the first time: all, or as many as can be weighed in time."""
        each = max(_FEWEST, _EDGES // max(1, len(self.seekers)))
        weighed = dict[tuple[int, int], int]()
        for one in range(len(self.seekers)):
            weighed.update(islice(self._weighed(one, each // 2), each))
        return [(one, other, points) for (one, other), points in weighed.items()]

    def speaking_with(self, one: int) -> Iterator[int]:
        """Everybody with a language of theirs, the rarest language first; some come twice."""
        languages = sorted(self.seekers[one].languages, key=lambda word: (len(self._speaking[word]), word))
        those = chain.from_iterable(self._from_anywhere(self._speaking[word]) for word in languages)
        return (other for other in those if other != one)

    def _sharing_with(self, one: int) -> Iterator[int]:
        topics = sorted(self.seekers[one].topics, key=lambda topic: (len(self._holding[topic]), topic))
        those = chain.from_iterable(self._from_anywhere(self._holding[topic]) for topic in topics)
        return (other for other in those if other != one)

    def _weighed(self, one: int, by_topic: int) -> Iterator[tuple[tuple[int, int], int]]:
        """Those with whom somebody could meet: some who share a topic, the rarest first, then anybody."""
        for other in chain(islice(self._sharing_with(one), by_topic), self.speaking_with(one)):
            if points := self.weight(one, other):
                yield (min(one, other), max(one, other)), points

    def _from_anywhere(self, those: Sequence[int]) -> Iterator[int]:
        start = self._generator.randrange(len(those))
        return chain(islice(those, start, None), islice(those, start))


def _met_by_each(met: Sequence[Met], number: dict[MemberId, int]) -> Sequence[dict[int, int]]:
    by_each: list[dict[int, int]] = [{} for _ in number]
    for pair in met:
        if pair.one in number and pair.other in number:
            one, other = number[pair.one], number[pair.other]
            latest = min(pair.rounds_ago, by_each[one].get(other, pair.rounds_ago))
            by_each[one][other] = by_each[other][one] = latest
    return by_each


def _avoided_by_each(
    avoided: Sequence[tuple[MemberId, MemberId]], number: dict[MemberId, int]
) -> Sequence[set[int]]:
    by_each: list[set[int]] = [set() for _ in number]
    for member, whom in avoided:
        if member in number and whom in number:
            by_each[number[member]].add(number[whom])
            by_each[number[whom]].add(number[member])
    return by_each


def _holders(of_each: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    """Who has each word."""
    found = defaultdict[str, list[int]](list)
    for n, words in enumerate(of_each):
        for word in words:
            found[word].append(n)
    return found
