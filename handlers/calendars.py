"""Calendars: the days of what repeats, and events as a file or a feed that every calendar reads.

icalendar and dateutil are loaded when one is made: a bot at rest does without.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from community.errors import RepeatsTooOften, RuleUnclear
from community.wall import moment_at, wall_at
from community.words import cleaned, shortened
from community.zone import clock_of

if TYPE_CHECKING:
    from icalendar import Calendar, Event

REFRESH: Final = timedelta(hours=12)
"""How often a feed asks to be read again; calendars take up to a day all the same."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What a calendar shows of an event: words as they were written, and nobody's name or address.

    `starts_at` is aware, `zone` the community's, place and link may be empty, `version` grows with changes.
    """

    uid: str
    title: str
    question: str
    starts_at: datetime
    minutes: int
    zone: str
    place: str
    link: str
    version: int
    cancelled: bool


def uid_of(event: int, community: str) -> str:
    """What calendars know an event by for ever; `community` is anything that no other community has."""
    return f"event-{event}-{hashlib.sha256(community.encode()).hexdigest()[:16]}@okaeri"


def event_file(event: CalendarEvent, now: datetime) -> bytes:
    """One event as an .ics file (RFC 5545); a later version of it replaces an earlier one."""
    return _written(_calendar(), (event,), now)


def feed(name: str, events: Sequence[CalendarEvent], now: datetime) -> bytes:
    """Several events as a calendar to subscribe to, under a name."""
    from icalendar import vDuration

    calendar = _calendar()
    calendar.add("name", _line(name))
    calendar.add("x-wr-calname", _line(name))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH), encode=False)
    return _written(calendar, events, now)


def rule_of(said: str) -> str:
    """The recurrence rule (RFC 5545) that an organiser types, in the order and spelling in which it is kept.

    Raises RepeatsTooOften above once a day or for an hour of its own, RuleUnclear for what no calendar
    could follow or what never comes. A rule without an end is fine.
    """
    as_said = "".join(unicodedata.normalize("NFKC", said[:_LONGEST]).upper().split())
    parts = _parts(as_said.removeprefix("RRULE:").strip(";"), shortened(said, 40))
    try:
        _last_wall(parts.get("UNTIL"), UTC)
        comes = _comes(parts)
    except (ValueError, OverflowError):
        comes = False
    if not comes:
        raise RuleUnclear(shortened(said, 40))
    return _joined(parts)


def next_occurrences(
    rule: str, first: datetime, clock: tzinfo, after: datetime, most: int
) -> tuple[datetime, ...]:
    """The next moments (UTC) at which something that first was at `first` comes again, at most `most`.

    They keep the time on the wall across daylight saving; a time that clocks are put forward past is
    the next there is. The first one is among them where it is after `after` and the rule names its day.
    """
    from dateutil.rrule import rrulestr

    parts = dict(part.split("=") for part in rule.split(";"))
    last = _last_wall(parts.pop("UNTIL", None), clock)
    found: list[datetime] = []
    for wall in rrulestr(_joined(parts), dtstart=wall_at(first, clock)):
        if len(found) == most or (last and wall > last):
            break
        at = moment_at(wall, clock)
        if at > (found[-1] if found else after):
            found.append(at)
    return tuple(found)


_LONGEST: Final = 200  # letters that are read

_MONTH: Final = "(?:0?[1-9]|1[0-2])"
_MONTH_DAY: Final = "[+-]?(?:0?[1-9]|[12][0-9]|3[01])"
_POSITION: Final = "[+-]?[1-9][0-9]?"
_DAY: Final = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_SHAPES: Final = {
    "FREQ": "DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": "[1-9][0-9]{0,2}",
    "COUNT": "[1-9][0-9]{0,2}",
    "UNTIL": "[0-9]{8}(?:T[0-9]{6}Z?)?",
    "BYMONTH": f"{_MONTH}(?:,{_MONTH})*",
    "BYMONTHDAY": f"{_MONTH_DAY}(?:,{_MONTH_DAY})*",
    "BYDAY": rf"(?:[+-]?[1-5])?{_DAY}(?:,(?:[+-]?[1-5])?{_DAY})*",
    "BYSETPOS": f"{_POSITION}(?:,{_POSITION})*",
    "WKST": _DAY,
}
"""The parts that are read, in the order in which they are kept."""

_ANY: Final = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})
_TAKES: Final = {
    "DAILY": _ANY,
    "WEEKLY": _ANY | {"BYDAY"},
    "MONTHLY": frozenset(_SHAPES),
    "YEARLY": frozenset(_SHAPES),
}
"""What goes with each frequency; more could be searched day by day to the year 9999 for what never comes."""

_TOO_OFTEN: Final = re.compile(r"\b(?:FREQ=(?:HOURLY|MINUTELY|SECONDLY)|BY(?:HOUR|MINUTE|SECOND)=)")


def _parts(said: str, shown: str) -> Mapping[str, str]:
    """The parts of a rule by name, in the order in which they are kept."""
    if _TOO_OFTEN.search(said):
        raise RepeatsTooOften(shown)
    pairs = [part.partition("=") for part in said.split(";")]
    parts = {name: value for name, _, value in pairs}
    if (
        len(parts) < len(pairs)
        or not all(name in _SHAPES and re.fullmatch(_SHAPES[name], parts[name]) for name in parts)
        or not parts.keys() <= _TAKES.get(parts.get("FREQ", ""), frozenset())
        or {"COUNT", "UNTIL"} <= parts.keys()
        or (parts["FREQ"] == "WEEKLY" and re.search("[0-9]", parts.get("BYDAY", "")))
    ):
        raise RuleUnclear(shown)
    return {name: parts[name] for name in _SHAPES if name in parts}


def _comes(parts: Mapping[str, str]) -> bool:
    """Whether there is any day that the rule names, from some first one."""
    from dateutil.rrule import rrulestr

    days = {name: value for name, value in parts.items() if name not in ("INTERVAL", "COUNT", "UNTIL")}
    # The calendar comes round in 400 years, and those before the year 10000 are the last that are searched.
    first = datetime.combine(date(9600, 1, 1), time())
    return next(iter(rrulestr(_joined(days), dtstart=first)), None) is not None


def _joined(parts: Mapping[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _last_wall(until: str | None, clock: tzinfo) -> datetime | None:
    """The last time on the wall that a rule reaches, if it ends by date: a whole day, or a moment."""
    if until is None:
        return None
    if "T" not in until:
        return datetime.combine(date.fromisoformat(until), time.max)
    last = datetime.fromisoformat(until)
    return wall_at(last, clock) if last.tzinfo else last


def _calendar() -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//okaeri//okaeri//EN")
    calendar.add("version", "2.0")
    return calendar


def _written(calendar: "Calendar", events: Sequence[CalendarEvent], now: datetime) -> bytes:
    for event in events:
        calendar.add_component(_entry(event, now))
    if events:
        years = {event.starts_at.year for event in events}
        calendar.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    written: bytes = calendar.to_ical()
    return written


def _entry(event: CalendarEvent, now: datetime) -> "Event":
    from icalendar import Event

    starts_at = event.starts_at.astimezone(clock_of(event.zone, "UTC"))
    link, place = _link(event.link), _line(event.place)
    entry = Event()
    entry.add("uid", event.uid)
    entry.add("dtstamp", now)
    entry.add("dtstart", starts_at)
    entry.add("dtend", (event.starts_at + timedelta(minutes=event.minutes)).astimezone(starts_at.tzinfo))
    entry.add("sequence", event.version)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("summary", _line(event.title))
    # Many calendars show no URL, so it stands where they look.
    shown = (
        ("description", "\n".join(filter(None, (_lines(event.question), link)))),
        ("location", place or link),
    )
    for name, words in (*shown, ("url", link)):
        if words:
            entry.add(name, words)
    return entry


def _line(words: str) -> str:
    return " ".join(_lines(words).split())


def _lines(words: str) -> str:
    """Words on lines that end as all do; cut nowhere, as they were measured when they were written."""
    return "\n".join(cleaned(words, len(words)).splitlines())


def _link(words: str) -> str:
    """A web address in the letters that one may have; nothing for any other kind."""
    link = _line(words)
    return quote(link, safe=":/?#[]@!$&'()*+,;=%~") if _WEB.match(link) else ""


_WEB: Final = re.compile("https?://", re.IGNORECASE)
