"""Ready rhythms: what a community may have come again and again, switched on with one choice."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from community.wall import moment_at, wall_at


class ReadyRhythm(StrEnum):
    """A monthly panel with role models, a quarterly gathering, a weekly digest of openings."""

    PANEL = "panel"
    GATHERING = "gathering"
    OPENINGS = "openings"


@dataclass(frozen=True, slots=True)
class _Days:
    """Every so many months on the nth weekday, and how long before a date is proposed to organisers."""

    months: int
    nth: int
    weekday: int
    ahead: timedelta


_GATHERINGS: Final = {
    ReadyRhythm.PANEL: _Days(1, 2, 3, timedelta(days=21)),
    ReadyRhythm.GATHERING: _Days(3, 1, 4, timedelta(days=42)),
}
"""A panel on the second Thursday, a gathering on the first Friday of each quarter's second month."""

_SECOND_OF_QUARTER: Final = 1  # February, May, August, November
EVENING: Final = time(19)
MORNING: Final = time(10)
MONDAY: Final = 0


def name_of(rhythm: ReadyRhythm) -> str:
    """What a rhythm is called in the timetable."""
    return f"rhythm-{rhythm}"


def date_of(rhythm: ReadyRhythm, due: datetime, clock: tzinfo) -> datetime:
    """The evening of the gathering that is proposed at `due`, in UTC."""
    days = _GATHERINGS[rhythm]
    return _next_evening(days, wall_at(due, clock).date() + days.ahead - timedelta(days=1), clock)


def next_due(rhythm: ReadyRhythm, after: datetime, clock: tzinfo) -> datetime:
    """When a rhythm is due next: for a gathering, so long before its date that it can be planned."""
    today = wall_at(after, clock).date()
    if rhythm is ReadyRhythm.OPENINGS:
        ahead = (MONDAY - today.weekday()) % 7
        at = moment_at(datetime.combine(today + timedelta(days=ahead), MORNING), clock)
        return at if at > after else at + timedelta(days=7)
    days = _GATHERINGS[rhythm]
    evening = _next_evening(days, today + days.ahead, clock)
    return moment_at(datetime.combine(wall_at(evening, clock).date() - days.ahead, MORNING), clock)


def _next_evening(days: _Days, after: date, clock: tzinfo) -> datetime:
    """The first of its evenings later than a day."""
    year, month = after.year, after.month
    while True:
        if month % days.months == (_SECOND_OF_QUARTER + 1) % days.months:
            day = _nth(year, month, days.nth, days.weekday)
            if day > after:
                return moment_at(datetime.combine(day, EVENING), clock)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _nth(year: int, month: int, nth: int, weekday: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
