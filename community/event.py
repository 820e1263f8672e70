"""An event: when people gather, who has a place, what a change means to them, and when they are reminded."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from community.errors import LengthUnclear, NoWebAddress, PlacesImpossible
from community.member import MemberId
from community.words import shortened

EventId = NewType("EventId", int)

MOST_PLACES: Final = 10_000
"""The largest community we were built for; more is a slip of the finger."""

MOST_SPEAKERS: Final = 20

LONGEST: Final = timedelta(days=2)
SHORTEST: Final = timedelta(minutes=5)

HERE_BEFORE: Final = timedelta(hours=1)
"""From when before its beginning "I am here" is taken: who comes early has their phone in hand."""

HERE_AFTER: Final = timedelta(hours=6)
"""How long after its end one may still say that one was there."""

CLOSES_AFTER: Final = timedelta(hours=20)
"""After an evening's event this is the next afternoon: organisers have had a morning to mark who came."""

ON_TIME: Final = timedelta(minutes=15)
"""An announcement that comes within this of its moment is not called late."""

LATE_UP_TO: Final = timedelta(hours=24)
"""What comes later than this is asked about first."""

SETTLES_IN: Final = timedelta(seconds=30)
"""Changes within this are told as one."""

SET_OFF_WITHIN: Final = timedelta(days=30)
"""How long after an event what its people gave is looked at."""

LEADS: Final = (timedelta(days=7), timedelta(days=1), timedelta(hours=1))
"""How long before its beginning those who said yes are reminded."""


class EventKind(StrEnum):
    """What kind of gathering it is."""

    PANEL = "panel"
    NETWORKING = "networking"
    WORKSHOP = "workshop"
    TALK = "talk"


class EventState(StrEnum):
    """Where an event is.

    `SCHEDULED` goes out at its moment; `LATE` missed it by so much that an organiser is asked.
    """

    PROPOSED = "proposed"
    DECLINED = "declined"
    PLANNED = "planned"
    SCHEDULED = "scheduled"
    LATE = "late"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"
    OVER = "over"


class Reach(StrEnum):
    """Who hears of an event: the channel alone, or also by message those with its topics, or everybody."""

    CHANNEL = "channel"
    TOPICS = "topics"
    EVERYBODY = "everybody"


class Answer(StrEnum):
    """Whether somebody comes; `NONE` is who came without a word."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Event:
    """One event as planned; no `capacity` is room for everybody. `version` grows with each change.

    `rule` (RFC 5545) says how it comes again, `series` which event was the first. At `remind_at` the next
    reminder is due. `organiser` gives it, `confirmed_by` answers for it.
    """

    id: EventId
    key: str
    title: str
    kind: EventKind
    question: str
    starts_at: datetime
    minutes: int
    made_at: datetime
    organiser: MemberId | None
    confirmed_by: MemberId | None = None
    place: str = ""
    link: str = ""
    capacity: int | None = None
    speakers_wanted: int = 0
    topics: tuple[str, ...] = ()
    rule: str = ""
    reach: Reach = Reach.CHANNEL
    state: EventState = EventState.PLANNED
    version: int = 1
    series: EventId | None = None
    announce_at: datetime | None = None
    announced_at: datetime | None = None
    remind_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)

    def is_coming(self, now: datetime) -> bool:
        """Whether it was announced and is not over."""
        return self.state is EventState.ANNOUNCED and now < self.ends_at

    def takes_arrivals(self, now: datetime) -> bool:
        """Whether one may say just now that one is there, or was."""
        on_the_day = self.starts_at - HERE_BEFORE <= now < self.ends_at + HERE_AFTER
        return self.state is EventState.ANNOUNCED and on_the_day

    def came_late(self) -> bool:
        """Whether it was announced later than it was meant to be."""
        meant, done = self.announce_at, self.announced_at
        return meant is not None and done is not None and done - meant > ON_TIME


@dataclass(frozen=True, slots=True)
class Counts:
    """How many said what; who waits for a place is not among the yes."""

    yes: int = 0
    maybe: int = 0
    no: int = 0
    waiting: int = 0


def free_places(capacity: int | None, taken: int, waiting: int) -> int:
    """How many of those who wait have a place now. Who has one keeps it when there are fewer places."""
    return waiting if capacity is None else max(0, min(waiting, capacity - taken))


def has_to_wait(capacity: int | None, counts: Counts) -> bool:
    """Whether somebody who says yes now waits for a place; nobody overtakes those who wait."""
    return capacity is not None and (counts.waiting > 0 or counts.yes >= capacity)


def is_told(before: Event, after: Event) -> bool:
    """Whether a change matters to those who said that they come: when, how long, where, and what it is."""
    return _plan(before) != _plan(after)


def next_reminder(starts_at: datetime, after: datetime) -> datetime | None:
    """When those who said yes are reminded next; what would have been due before is never sent."""
    return min((starts_at - lead for lead in LEADS if starts_at - lead > after), default=None)


def lead_due(starts_at: datetime, since: datetime, now: datetime) -> timedelta | None:
    """How long before its beginning a reminder due since `since` comes now: of several missed, the last."""
    due = [lead for lead in LEADS if since <= starts_at - lead <= now]
    return min(due) if due and now < starts_at else None


def useful_until(starts_at: datetime, lead: timedelta) -> datetime:
    """Until when a reminder serves: until the next one comes, or the event begins."""
    later = [shorter for shorter in LEADS if shorter < lead]
    return starts_at - max(later) if later else starts_at


def is_too_late(meant: datetime, now: datetime) -> bool:
    """Whether an announcement is asked about, rather than sent as late."""
    return now - meant > LATE_UP_TO


def places_of(said: str) -> int | None:
    """How many places are meant; nothing said is room for everybody. Raises PlacesImpossible."""
    return _count(said, 1, MOST_PLACES)


def speakers_of(said: str) -> int:
    """How many speakers are wanted; nothing said is none. Raises PlacesImpossible."""
    return _count(said, 0, MOST_SPEAKERS) or 0


def minutes_of(said: str) -> int:
    """`90`, `1h30`, `2時間`, `90分`, `1.5 hours`, `1:30` in minutes. Raises LengthUnclear."""
    words = "".join(unicodedata.normalize("NFKC", said).casefold().split())
    minutes = _minutes(words)
    if minutes is None or not SHORTEST <= timedelta(minutes=minutes) <= LONGEST:
        raise LengthUnclear(shortened(said, 40))
    return minutes


def web_address(said: str) -> str:
    """An address that a browser may open; nothing said is none. Raises NoWebAddress."""
    address = said.strip()
    if address and not _ADDRESS.fullmatch(address):
        raise NoWebAddress(shortened(said, 40))
    return address


def share(part: int, whole: int) -> int:
    """A part in whole percent; 0 of nothing."""
    return round(100 * part / whole) if whole else 0


def others_than(one: MemberId, several: Sequence[MemberId]) -> tuple[MemberId, ...]:
    """Those who receive what one of them gave."""
    return tuple(member for member in several if member != one)


def _plan(event: Event) -> tuple[object, ...]:
    return (event.title, event.starts_at, event.minutes, event.place, event.link, event.state)


def _count(said: str, least: int, most: int) -> int | None:
    words = unicodedata.normalize("NFKC", said).strip()
    if not words:
        return None
    found = _FIGURE.fullmatch(words)
    if found is None or not least <= int(found[1].replace(",", "")) <= most:
        raise PlacesImpossible(shortened(said, 40), least, most)
    return int(found[1].replace(",", ""))


def _minutes(words: str) -> int | None:
    if found := _CLOCK.fullmatch(words):
        return int(found[1]) * 60 + int(found[2])
    if found := _HOURS.fullmatch(words):
        half = 30 if found[2] else int(found[3] or 0)
        return round(float(found[1]) * 60) + half
    if found := _MINUTES.fullmatch(words):
        return int(found[1])
    return None


_FIGURE: Final = re.compile(r"([0-9][0-9,]{0,9})(?:人|名|席|people|persons|places|seats)?")
_CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-5][0-9])")
_HOURS: Final = re.compile(
    r"([0-9]{1,2}(?:\.[0-9]{1,2})?)(?:h|hrs?|hours?|時間)(?:(半)|([0-9]{1,2})(?:m|min|minutes?|分)?)?"
)
_MINUTES: Final = re.compile(r"([0-9]{1,4})(?:m|min|mins|minutes?|分間?)?")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"\\]{3,300}", re.IGNORECASE)
