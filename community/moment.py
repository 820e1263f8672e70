"""When: a moment to come, read kindly from what a member types or a platform's picker sends."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from community.errors import (
    DayIsPast,
    DayTooFar,
    DayUnclear,
    HourMissing,
    MomentIsPast,
    MomentTooFar,
    MomentUnclear,
    NoSuchZone,
    WeekdayWrong,
)
from community.until import WEEK, months_later, one_day_named
from community.wall import HOUR, folded, has_a_half, minute_of, moment_at, wall_at
from community.words import shortened
from community.zone import clock_of, zone_named

MOST_YEARS: Final = 2
"""What is further away is a slip in the year more often than a plan."""

_LONGEST: Final = 80  # letters that are read


def moment_named(said: str, now: datetime, clock: tzinfo) -> datetime:
    """The moment that is meant, later than now, in UTC, read from the wall of `clock` unless a zone is said.

    Raises MomentUnclear, WeekdayWrong, MomentIsPast, MomentTooFar beyond `MOST_YEARS`, or HourMissing
    for a time that clocks are put forward past. Of a time that a wall shows twice it is the first.
    """
    words, shown = folded(said[:_LONGEST]).strip(".。! "), shortened(said, 40)
    at = _by_machine(words, shown) or _by_hand(words, shown, now, clock)
    today = wall_at(now, clock).date()
    if at <= now:
        raise MomentIsPast(shown)
    if wall_at(at, clock).date() > months_later(today, 12 * MOST_YEARS):
        raise MomentTooFar(shown, MOST_YEARS)
    return at


def _by_machine(words: str, shown: str) -> datetime | None:
    """What a picker sends: ISO 8601 with its offset, or the seconds of Unix."""
    try:
        if _SECONDS.fullmatch(words):
            return datetime.fromtimestamp(int(words), UTC)
        if _ISO.fullmatch(words):
            return datetime.fromisoformat(words.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        raise MomentUnclear(shown) from None
    return None


def _by_hand(words: str, shown: str, now: datetime, clock: tzinfo) -> datetime:
    """A time of day, with the day, the weekday and the zone in any order around it."""
    for found in _A_TIME.finditer(words):
        minute = minute_of(found) if has_a_half(found) else None
        if minute is not None:
            around = _around(words[: found.start()], words[found.end() :])
            day_words, there = _zone_apart(around, clock)
            today = wall_at(now, there).date()
            if day_words:
                return _at(_day(day_words, today, shown), minute, there, shown)
            at = _at(today, minute, there, shown)
            return at if at > now else _at(today + timedelta(days=1), minute, there, shown)
    raise MomentUnclear(shown)


def _around(before: str, after: str) -> list[str]:
    """The words beside a time of day, without what only joins them to it; 木曜日 and (木) become 木."""
    beside = _BEFORE.sub("", before) + " " + _AFTER.sub("", after)
    return re.sub("[(),]", " ", _JAPANESE_WEEKDAY.sub(r" \1\2 ", beside)).split()


def _zone_apart(words: list[str], clock: tzinfo) -> tuple[list[str], tzinfo]:
    for word in words:
        if word not in WEEK and not word[0].isdecimal():
            try:
                zone = zone_named(word)
            except NoSuchZone:
                continue
            return [other for other in words if other is not word], clock_of(zone, zone)
    return words, clock


def _day(words: list[str], today: date, shown: str) -> date:
    try:
        return one_day_named(" ".join(words), today)
    except DayIsPast:
        raise MomentIsPast(shown) from None
    except DayTooFar:
        raise MomentTooFar(shown, MOST_YEARS) from None
    except DayUnclear:
        return _day_beside_weekday(words, today, shown)


def _day_beside_weekday(words: list[str], today: date, shown: str) -> date:
    """A date whose weekday is said as well; the two have to agree."""
    weekday = next((word for word in words if word in WEEK), None)
    others = [word for word in words if word != weekday]
    if weekday is None or not others:
        raise MomentUnclear(shown)
    day = _day(others, today, shown)
    if day.weekday() != WEEK[weekday]:
        raise WeekdayWrong(shown)
    return day


def _at(day: date, minute: int, clock: tzinfo, shown: str) -> datetime:
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    at = moment_at(wall, clock)
    if (there := wall_at(at, clock)) != wall:
        raise HourMissing(shown, f"{there:%Y-%m-%d %H:%M}")
    return at


_SECONDS: Final = re.compile("[0-9]{10}")
_ISO: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(?:z|[+-][0-9]{2}:?[0-9]{2})"
)
_A_TIME: Final = re.compile(HOUR)
_BEFORE: Final = re.compile(r"(?:\b(?:at|on|from)\b|(?<=[0-9])t|[@のに, ])+$")
_AFTER: Final = re.compile(r"^(?:から|より|開始|スタート|に|の|\b(?:on|start)\b|[~〜, ])+")
_JAPANESE_WEEKDAY: Final = re.compile(r"\(([月火水木金土日])(?:曜日?)?\)|([月火水木金土日])曜日?")
