"""Made-up seekers: alumni of a Japanese firm, some abroad, of several teams, years and interests."""

from datetime import date
from itertools import combinations
from random import Random
from typing import Final

from community.fitting import Met, Seeker
from community.hours import Hours, awake_mask
from community.matching import Groups, match
from community.member import MemberId
from community.zone import clock_of

ALWAYS: Final = (1 << 48) - 1
DAY: Final = date(2026, 6, 1)

_LANGUAGES: Final = (("ja", 55), ("en", 12), ("ja en", 28), ("pt", 2), ("pt en", 3))
_ZONES: Final = (
    ("Asia/Tokyo", 66),
    ("Asia/Singapore", 10),
    ("Europe/London", 9),
    ("America/New_York", 7),
    ("America/Los_Angeles", 8),
)
_HOURS: Final = (Hours(7 * 60, 23 * 60), Hours(9 * 60, 22 * 60), Hours(18 * 60, 23 * 60))


def seeker(
    number: int,
    *,
    languages: str = "ja",
    topics: str = "",
    circles: str = "",
    awake: int = ALWAYS,
) -> Seeker:
    """One seeker; words between spaces."""
    liked, spoken, met_in = (frozenset(said.split()) for said in (topics, languages, circles))
    return Seeker(MemberId(number), liked, spoken, met_in, awake)


def alike(count: int, generator: Random) -> list[Seeker]:
    """Seekers who all suit each other, of several circles and topics."""
    return [
        seeker(n, topics=_some("topic", 12, 3, generator), circles=_some("circle", 8, 2, generator))
        for n in range(1, count + 1)
    ]


def abroad(count: int, generator: Random) -> list[Seeker]:
    """Seekers of five ways to speak and five zones, a few of whom hardly suit anybody."""
    return [
        seeker(
            n,
            languages=_one_of(_LANGUAGES, generator),
            topics=_some("topic", max(8, count // 8), generator.randrange(6), generator),
            circles=f"{_some('team', max(3, count // 25), 1, generator)} {_some('left', 12, 1, generator)}",
            awake=_awake(generator),
        )
        for n in range(1, count + 1)
    ]


def drawn_rounds(seekers: list[Seeker], count: int, seed: int) -> list[Groups]:
    """So many rounds, each of which knows those before."""
    last, rounds = dict[tuple[MemberId, MemberId], int](), list[Groups]()
    for number in range(count):
        met = [Met(*pair, number - then) for pair, then in last.items()]
        rounds.append(match(seekers, met, (), Random(f"{seed} {number}")))
        last |= dict.fromkeys(meetings(rounds[-1]), number)
    return rounds


def meetings(groups: Groups) -> list[tuple[MemberId, MemberId]]:
    """Every two who meet in a round, in a pair or in a three."""
    return [(a, b) for group in groups.groups for a, b in combinations(sorted(group), 2)]


def _awake(generator: Random) -> int:
    zone = _one_of(_ZONES, generator)
    return awake_mask(generator.choice(_HOURS), clock_of(zone, "UTC"), DAY)


def _one_of(weighed: tuple[tuple[str, int], ...], generator: Random) -> str:
    return generator.choices([word for word, _ in weighed], [weight for _, weight in weighed])[0]


def _some(word: str, of: int, count: int, generator: Random) -> str:
    """Words with numbers, low ones more often, since some teams are larger than others."""
    return " ".join(f"{word}{int(of * generator.random() ** 2)}" for _ in range(count))
