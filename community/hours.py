"""Hours: when a member is awake for what the bot has to say, in their own zone."""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from community.errors import HoursEmpty, HoursUnclear
from community.wall import DAY, HOUR, folded, has_a_half, minute_of, moment_at, wall_at
from community.words import shortened

EVERY_DAY: Final = frozenset(range(7))
WORKDAYS: Final = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Hours:
    """From one minute of the day to another, on the weekdays (Monday is 0) on which they begin.

    Where `last` is not after `first` they end on the next day. Raises HoursEmpty where nothing is between.
    """

    first: int
    last: int
    days: frozenset[int] = EVERY_DAY

    def __post_init__(self) -> None:
        if not (0 <= self.first < DAY and 0 <= self.last <= DAY and self.days <= EVERY_DAY):
            raise ValueError(self)
        if self.first == self.last or not self.days:
            raise HoursEmpty


AWAKE: Final = Hours(10 * 60, 18 * 60, WORKDAYS)
"""When a member is invited to something, unless they say otherwise."""

QUIET: Final = Hours(21 * 60, 8 * 60)
"""When a message that can wait does, unless the member says otherwise."""


def hours_named(said: str, days: frozenset[int] = EVERY_DAY) -> Hours:
    """The hours that a member types: 22:00-7:00, 22時〜7時, 10pm-7am.

    Raises HoursUnclear, also for 9-5, which could be a day or a night; HoursEmpty where nothing is between.
    """
    words = re.sub("^from |まで$", "", folded(said[:_LONGEST]))
    found = [_TIME.fullmatch(part) for part in _BETWEEN.split(words)]
    match found:
        case [re.Match() as first, re.Match() as last] if _is_clear(first, last):
            minutes = minute_of(first), minute_of(last)
            if minutes[0] is not None and minutes[1] is not None:
                return Hours(minutes[0] % DAY, minutes[1], days)
    raise HoursUnclear(shortened(said, 40))


def outside(hours: Hours) -> Hours:
    """The rest of every day: who is quiet from 21 to 8 is awake from 8 to 21; HoursEmpty if none is left."""
    return Hours(hours.last % DAY, hours.first)


def is_awake(hours: Hours, at: datetime, clock: tzinfo, days_off: Collection[date] = ()) -> bool:
    """Whether a moment is within the hours; on days off they do not begin."""
    today = wall_at(at, clock).date()
    windows = _windows(hours, clock, (today - _ONE_DAY, today), days_off)
    return any(begin <= at < end for begin, end in windows)


def next_awake(hours: Hours, at: datetime, clock: tzinfo, days_off: Collection[date] = ()) -> datetime:
    """The moment itself within the hours, else that at which they next begin, in UTC."""
    if is_awake(hours, at, clock, days_off):
        return at.astimezone(UTC)
    today = wall_at(at, clock).date()
    days = (today + _ONE_DAY * n for n in itertools.count())
    return next(begin for begin, end in _windows(hours, clock, days, days_off) if at < begin < end)


def new_year(now: datetime, clock: tzinfo) -> frozenset[date]:
    """The days at the turn of this year and of the next on which hardly anybody works, holidays or not.

    In Japan they are three, of which the law names one.
    """
    days, year = 3 if str(clock) in _JAPAN else 1, wall_at(now, clock).year
    return frozenset(date(y, 1, day) for y in (year, year + 1) for day in range(1, days + 1))


def awake_mask(hours: Hours, clock: tzinfo, on: date) -> int:
    """The half hours of a UTC day (48 bits, from midnight) all through which a member is awake.

    Weekdays do not count here, as if every one were theirs. How long two members are awake together,
    in half hours, is `(a & b).bit_count()`.
    """
    midnight, mask = datetime.combine(on, time(), UTC), 0
    for begin, end in _windows(replace(hours, days=EVERY_DAY), clock, (on - _ONE_DAY, on, on + _ONE_DAY), ()):
        first, last = max(0, -((midnight - begin) // _HALF_HOUR)), min(48, (end - midnight) // _HALF_HOUR)
        mask |= sum(1 << n for n in range(first, last))
    return mask


def proposed_times(
    a_clock: tzinfo,
    a_hours: Hours,
    b_clock: tzinfo,
    b_hours: Hours,
    since: datetime,
    count: int = 3,
    days_off: Collection[date] = (),
) -> tuple[datetime, ...]:
    """Times (UTC) for two members to talk for half an hour, each on another day and part of the day.

    They are within the hours of both, which do not begin on days off, from the day after tomorrow on, for
    three weeks; fewer, or none, where the two are seldom or never awake together. The parts of the day are
    those of the first member.
    """
    today, chosen = wall_at(since, a_clock).date(), list[datetime]()
    slots = _slots(a_clock, a_hours, b_clock, b_hours, today, days_off)
    for day, on_it in itertools.groupby(slots, datetime.date):
        if len(chosen) < count and (not chosen or day - chosen[-1].date() >= _APART):
            chosen.append(min(on_it, key=lambda slot: _fit(slot, chosen)))
    return tuple(slot.astimezone(UTC) for slot in chosen)


_ONE_DAY: Final = timedelta(days=1)
_HALF_HOUR: Final = timedelta(minutes=30)
_LONGEST: Final = 40  # letters that are read
_AHEAD: Final = 21
_JAPAN: Final = ("Asia/Tokyo", "Japan")
_APART: Final = timedelta(days=2)

_PARTS: Final = (
    (12 * 60, 14 * 60, 12 * 60),
    (17 * 60, DAY, 19 * 60),
    (14 * 60, 17 * 60, 15 * 60),
    (0, 12 * 60, 10 * 60),
)
"""Lunch, evening, afternoon, morning: from, to, and the best minute; first what costs no working time."""

_TIME: Final = re.compile(HOUR)
_BETWEEN: Final = re.compile(" ?(?:-|~|〜|ー|から|to|until|till) ?")

_Window = tuple[datetime, datetime]


def _windows(
    hours: Hours, clock: tzinfo, days: Iterable[date], days_off: Collection[date]
) -> Iterator[_Window]:
    """When the hours that begin on these days begin and end."""
    over = DAY if hours.last <= hours.first else 0
    for day in days:
        if day.weekday() in hours.days and day not in days_off:
            midnight = datetime.combine(day, time())
            begin, end = (timedelta(minutes=m) for m in (hours.first, hours.last + over))
            yield moment_at(midnight + begin, clock), moment_at(midnight + end, clock)


def _is_clear(first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether figures alone can only be hours of 24."""
    both = (first, last)
    halves = any(found["before"] or found["after"] for found in both)
    of_24 = any(not 1 <= int(found["hour"]) <= 12 for found in both)
    return all(map(has_a_half, both)) or (of_24 and not halves)


def _slots(
    a_clock: tzinfo,
    a_hours: Hours,
    b_clock: tzinfo,
    b_hours: Hours,
    today: date,
    days_off: Collection[date],
) -> Iterator[datetime]:
    """The first's local full and half hours at which a half hour within the hours of both begins."""
    days = [today + _ONE_DAY * n for n in range(1, _AHEAD + 2)]
    theirs = tuple(_windows(b_hours, b_clock, days, days_off))
    for begin, end in _windows(a_hours, a_clock, days, days_off):
        for at in _half_hours(begin, end, a_clock):
            slot = at.astimezone(a_clock)
            if slot.date() >= days[1] and any(b <= at and at + _HALF_HOUR <= e for b, e in theirs):
                yield slot


def _half_hours(begin: datetime, end: datetime, clock: tzinfo) -> Iterator[datetime]:
    wall = wall_at(begin, clock)
    at = begin + timedelta(minutes=-wall.minute % 30)
    while at + _HALF_HOUR <= end:
        yield at
        at += _HALF_HOUR


def _fit(slot: datetime, chosen: Collection[datetime]) -> tuple[bool, bool, int, bool, int]:
    """Less is better: another part of the day and another hour than before, near the best of its part."""
    part = _part(slot)
    return (
        part in map(_part, chosen),
        slot.time() in (before.time() for before in chosen),
        part,
        slot.minute != 0,
        abs(_minute(slot) - _PARTS[part][2]),
    )


def _part(slot: datetime) -> int:
    return next(n for n, (first, last, _) in enumerate(_PARTS) if first <= _minute(slot) < last)


def _minute(slot: datetime) -> int:
    return slot.hour * 60 + slot.minute
