"""Rounds: who opted in is brought together with somebody new, every week, month or quarter."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Final, NewType

from community.introduction import Said
from community.member import MemberId
from community.wall import moment_at, wall_at

RoundId = NewType("RoundId", int)

HOUR: Final = time(10)
"""Rounds begin on Mondays at ten, on the community's clock."""

PLANNED_BEFORE: Final = timedelta(days=1)
"""How long organisers have to look at a round before it goes out by itself."""

WEEK: Final = timedelta(days=7)
"""How long a round waits at an organiser's word, and when members are asked whether they met."""

SAID_WITHIN: Final = timedelta(days=14)
"""After so long without a word a member was silent in a round."""

MOST_SILENT: Final = 3
"""Silent rounds after which a member is asked once whether they stay, and is out until they answer."""

RESTS_FOR: Final = timedelta(days=30)
"""How long who wants to be asked again later is left in peace."""

LATE: Final = timedelta(hours=12)
"""A round that is planned later than this begins a day later too, so that organisers have theirs."""


class Rhythm(StrEnum):
    """How often a member likes to meet somebody new. A monthly round is for the weekly ones as well."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Stage(StrEnum):
    """A round waits for its day before, is planned and shown to organisers, or was sent."""

    WAITING = "waiting"
    PLANNED = "planned"
    SENT = "sent"


class Alone(StrEnum):
    """Why somebody is alone in a round, as far as it is anybody's to know."""

    NOBODY_ELSE = "nobody_else"
    LANGUAGE = "language"
    HOURS = "hours"
    ALL_MET = "all_met"
    ODD = "odd"
    LAST_MINUTE = "last_minute"


@dataclass(frozen=True, slots=True)
class Round:
    """A round as stored; it goes out at `at`, drawn by `seed`."""

    id: RoundId
    rhythm: Rhythm
    at: datetime
    stage: Stage
    seed: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A member's part in the rounds; who was silent too often and was `asked_at` is out until they answer."""

    member: MemberId
    rhythm: Rhythm
    since: datetime
    silent: int = 0
    asked_at: datetime | None = None
    rests_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A member in one round: in a group, or `alone` for that reason. `at` is when they were told."""

    round: RoundId
    member: MemberId
    group: int | None
    alone: str = ""
    said: Said = Said.UNSAID
    at: datetime | None = None


def rhythms_in(rhythm: Rhythm) -> tuple[Rhythm, ...]:
    """The rhythms of those who take part in a round: in a quarterly one everybody."""
    every = tuple(Rhythm)
    return every[: every.index(rhythm) + 1]


def next_round(after: datetime, clock: tzinfo) -> datetime:
    """The next Monday at ten after a moment, in UTC."""
    wall = wall_at(after, clock)
    day = wall.date() + timedelta(days=-wall.weekday() % 7)
    at = moment_at(datetime.combine(day, HOUR), clock)
    return at if at > after else moment_at(datetime.combine(day + WEEK, HOUR), clock)


def rhythm_of(at: datetime, clock: tzinfo) -> Rhythm:
    """Whom a Monday is for: the first one of a quarter is for everybody."""
    day = wall_at(at, clock).date()
    if day.day > 7:
        return Rhythm.WEEKLY
    return Rhythm.QUARTERLY if day.month % 3 == 1 else Rhythm.MONTHLY


def due_round(due: datetime, now: datetime, clock: tzinfo) -> tuple[datetime, Rhythm, datetime]:
    """The round whose planning was due then: when it goes out, for whom, and when the next one is planned.

    However many Mondays went by while nobody planned, one round makes up for them.
    """
    first = next_round(due, clock)
    missed = [first]
    while (following := next_round(missed[-1], clock)) - PLANNED_BEFORE <= now:
        missed.append(following)
    rhythm = max((rhythm_of(at, clock) for at in missed), key=tuple(Rhythm).index)
    late = now - (missed[-1] - PLANNED_BEFORE) > LATE
    at = now + PLANNED_BEFORE if late else missed[-1]
    return at, rhythm, next_round(missed[-1], clock) - PLANNED_BEFORE


def staying(groups: Sequence[Sequence[MemberId]], here: Collection[MemberId]) -> list[tuple[MemberId, ...]]:
    """The groups of those who are still here; who is the last of a group is left out."""
    left = [tuple(member for member in group if member in here) for group in groups]
    return [group for group in left if len(group) > 1]
