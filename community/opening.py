"""An opening: a job, side job, project or call for speakers that a member shares; who hears of new ones."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Final, NewType
from urllib.parse import urlsplit

from community.errors import (
    AsOfToCome,
    AsOfUnclear,
    NoWebAddress,
    OpeningTooLong,
    TooManyWords,
    UnstorableWords,
)
from community.event import web_address
from community.gift import GiftId
from community.member import MemberId
from community.wall import moment_at, wall_at
from community.words import cleaned, shortened

OpeningId = NewType("OpeningId", int)

MOST_TITLE: Final = 100
MOST_WORDS: Final = 2_000
"""What one message carries beside the rest of an opening; Slack takes 3,000 letters in one paragraph."""

LASTS: Final = timedelta(days=30)
"""How long an opening stands where its sharer names no day, and how much longer when it is still open."""

LONGEST: Final = timedelta(days=90)
"""What was open three months ago is worth a new look by who shares it."""

SETTLES: Final = timedelta(minutes=2)
"""How long a new one waits before anybody is told: a slip is taken back unseen, and on PostgreSQL every

row with a smaller id is there by then.
"""

MORNING: Final = time(9)
MONDAY: Final = 0


class OpeningKind(StrEnum):
    """What is open."""

    JOB = "job"
    SIDE_JOB = "side-job"
    PROJECT = "project"
    SPEAKER = "speaker"


class OpeningState(StrEnum):
    """Where an opening is: open, over because its day came, filled or closed by its sharer's word,

    or taken down by an organiser.
    """

    OPEN = "open"
    EXPIRED = "expired"
    FILLED = "filled"
    CLOSED = "closed"
    REMOVED = "removed"


class HearRhythm(StrEnum):
    """How soon a subscriber hears of new ones."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Opening:
    """What a member shares, in words kept as written; true as of a day, and shown until a moment.

    `of_host` is said by who speaks for the company. At `asked_at` its sharer was last asked whether it is
    still open; `came` is their word whether anybody came of it, `came_of_it` what they add.
    """

    id: OpeningId
    sharer: MemberId
    title: str
    organisation: str
    kind: OpeningKind
    link: str
    words: str
    as_of: date
    until: datetime
    at: datetime
    of_host: bool = False
    topics: tuple[str, ...] = ()
    state: OpeningState = OpeningState.OPEN
    asked_at: datetime | None = None
    came: bool | None = None
    came_of_it: str = ""
    gift: GiftId | None = None

    @property
    def last_day(self) -> datetime:
        """The evening of the last day on which it stands, since it ends at nine on the morning after."""
        return self.until - timedelta(hours=12)

    def is_open(self, now: datetime) -> bool:
        """Whether it is shown."""
        return self.state is OpeningState.OPEN and now < self.until


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a member hears of: new openings about these topics (none: all), after the opening `told_to`."""

    rhythm: HearRhythm
    topics: tuple[str, ...] = ()
    told_to: OpeningId = OpeningId(0)
    next_at: datetime | None = None


def next_hearing(rhythm: HearRhythm, after: datetime, clock: tzinfo) -> datetime | None:
    """When a subscriber is told next, in UTC: nine in the morning, on Monday if weekly; None for at once."""
    if rhythm is HearRhythm.AT_ONCE:
        return None
    day = wall_at(after, clock).date()
    while True:
        at = moment_at(datetime.combine(day, MORNING), clock)
        if at > after and (rhythm is HearRhythm.DAILY or day.weekday() == MONDAY):
            return at
        day += timedelta(days=1)


def as_written(words: str, most: int = MOST_WORDS) -> str:
    """The words byte for byte. Raises UnstorableWords for what no database takes, or TooManyWords."""
    if "\0" in words or any(unicodedata.category(c) == "Cs" for c in words):
        raise UnstorableWords
    if len(words) > most:
        raise TooManyWords(len(words), most)
    return words


def link_of(said: str) -> str:
    """An address that shows where it leads; nothing said is none. Raises NoWebAddress."""
    address = web_address(said)
    if address and (cleaned(address, len(address)) != address or not site_of(address)):
        raise NoWebAddress(shortened(said, 40))
    return address


def site_of(link: str) -> str:
    """The site to which a link leads; "" where it has none, or a name before it could pass for another."""
    try:
        parts = urlsplit(link)
        return (parts.hostname or "") if parts.username is None else ""
    except ValueError:  # a bracket without its pair
        return ""


def last_day(wanted: date | None, today: date) -> date:
    """The last day on which an opening stands. Raises OpeningTooLong."""
    if wanted is None:
        return today + LASTS
    if wanted > today + LONGEST:
        raise OpeningTooLong(LONGEST.days)
    return wanted


def as_of_day(said: str, today: date) -> date:
    """The day on which it was so: today unless another is named, never one to come.

    Raises AsOfUnclear, or AsOfToCome.
    """
    words = "".join(unicodedata.normalize("NFKC", said[:_LONGEST_DAY]).casefold().split())
    if words in _AGO:
        return today - timedelta(days=_AGO[words])
    found = _DAY.fullmatch(words)
    try:
        day = _named(found, today) if found else None
    except ValueError:  # a 30th of February
        day = None
    if day is None:
        raise AsOfUnclear(shortened(said, 40))
    if day > today:
        raise AsOfToCome(shortened(said, 40))
    return day


def _named(found: re.Match[str], today: date) -> date:
    """Without its year, the newest that has been."""
    month, day = int(found["month"]), int(found["day"])
    if found["year"]:
        return date(int(found["year"]), month, day)
    this = date(today.year, month, day)
    return this if this <= today else date(today.year - 1, month, day)


_LONGEST_DAY: Final = 40  # letters that are read
_AGO: Final = {"": 0, "today": 0, "今日": 0, "本日": 0, "yesterday": 1, "昨日": 1}
_DAY: Final = re.compile(
    r"(?:(?P<year>[0-9]{4})[-/.年])?(?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})日?(?:時点|現在)?"
)
