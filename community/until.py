"""Until when: a day read kindly from what a member types, in Japanese or English."""

import calendar
import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from community.errors import DayIsPast, DayTooFar, DayUnclear
from community.words import shortened

MOST_YEARS: Final = 5
"""A day further away is no plan but a wish to be asked no more."""

MORNING: Final = time(9)
"""What waited comes on the morning after the day, and wakes nobody."""

_LONGEST: Final = 60  # letters that are read


def day_named(said: str, today: date) -> date:
    """The last day that is meant, today or later.

    Raises DayUnclear, DayIsPast, or DayTooFar beyond `MOST_YEARS`.
    """
    return _read(said, today, (*_DAYS, *_LENGTHS))


def one_day_named(said: str, today: date) -> date:
    """The day that is meant, today or later, where a whole month or "two weeks" names none.

    Raises DayUnclear, DayIsPast, or DayTooFar beyond `MOST_YEARS`.
    """
    return _read(said, today, (*_DAYS, *_ONE_DAYS))


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last. Raises OverflowError beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError(year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def morning_after(day: date, clock: tzinfo) -> datetime:
    """The moment at which what lasts to the end of a day is over."""
    return datetime.combine(day + timedelta(days=1), MORNING, clock).astimezone(UTC)


_DayOf = Callable[[re.Match[str], date], date]
_Ways = Iterable[tuple[re.Pattern[str], _DayOf]]


def _read(said: str, today: date, ways: _Ways) -> date:
    as_said = " ".join(unicodedata.normalize("NFKC", said[:_LONGEST]).casefold().split()).rstrip(".。! ")
    for words in (as_said, _bare(as_said)):
        for pattern, day_of in ways:
            if found := pattern.fullmatch(words):
                return _to_come(day_of, found, today, shortened(said, 40))
    raise DayUnclear(shortened(said, 40))


def _to_come(day_of: _DayOf, found: re.Match[str], today: date, said: str) -> date:
    try:
        day = day_of(found, today)
    except OverflowError:
        raise DayTooFar(said, MOST_YEARS) from None
    except ValueError:  # a 30th of February
        raise DayUnclear(said) from None
    if day < today:
        raise DayIsPast(said)
    if day > months_later(today, 12 * MOST_YEARS):
        raise DayTooFar(said, MOST_YEARS)
    return day


def _bare(words: str) -> str:
    while (less := _AROUND.sub("", words)) != words:
        words = less
    return words


def _date(found: re.Match[str], today: date) -> date:
    """A date; without its year it is the next one that comes, and 24/12 can only be the 24th of December."""
    month, day = _month(found["month"]), int(found["day"])
    if month > 12 and found.start("year") != 0:
        month, day = day, month
    if found["year"]:
        return date(int(found["year"]), month, day)
    this = date(today.year, month, day)
    return this if this >= today else date(today.year + 1, month, day)


def _whole_month(found: re.Match[str], today: date) -> date:
    month = _month(found["month"])
    year = int(found["year"]) if found["year"] else today.year + (month < today.month)
    return _end_of_month(date(year, month, 1))


def _day_of_month(found: re.Match[str], today: date) -> date:
    """24日まで: of this month, or of the next one."""
    this = today.replace(day=int(found["day"]))
    return this if this >= today else months_later(this, 1)


def _length(found: re.Match[str], today: date) -> date:
    said, unit = found["count"], found["unit"][0]
    count = int(said) if said.isdecimal() else _NUMBERS[said]
    if unit in "日d週w":
        return today + timedelta(days=count * (7 if unit in "週w" else 1))
    return months_later(today, count * (12 if unit in "年y" else 1))


def _weekday(found: re.Match[str], today: date) -> date:
    """The next day of that name, or the one of this, the next or the second week where that is said."""
    ahead = WEEK[found["day"]] - today.weekday()
    return today + timedelta(days=ahead + 7 * _WEEKS[found["week"]] if found["week"] else ahead % 7 or 7)


def _end_of_week(weeks: int) -> _DayOf:
    return lambda _, today: today + timedelta(days=6 - today.weekday() + 7 * weeks)


def _after_months(months: int) -> _DayOf:
    return lambda _, today: _end_of_month(months_later(today.replace(day=1), months))


def _days_later(days: int) -> _DayOf:
    return lambda _, today: today + timedelta(days=days)


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _month(said: str) -> int:
    return int(said) if said.isdecimal() else _MONTHS.index(said[:3]) + 1


_AROUND: Final = re.compile(r"^(?:until|till|til|by|for|up to|about|in)\s+|\s*(?:まで|迄|頃|ごろ)$")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEN: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS: Final = {word: n for n, word in enumerate("一二三四五六七八九十", 1)} | {
    **{word: n for n, word in enumerate(_TEN, 1)},
    **dict.fromkeys(("a", "an"), 1),
}
WEEK: Final = {
    word: n
    for n, words in enumerate(
        (
            "月 mon monday",
            "火 tue tues tuesday",
            "水 wed wednesday",
            "木 thu thurs thursday",
            "金 fri friday",
            "土 sat saturday",
            "日 sun sunday",
        )
    )
    for word in words.split()
}
"""What the days of a week are called, from Monday, 0."""

_WEEKS: Final = {"今週": 0, "this": 0, "来週": 1, "next": 1, "再来週": 2}

_D: Final = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_M: Final = r"(?P<month>[0-9]{1,2})"
_Y: Final = r"(?P<year>[0-9]{4})"
_NAME: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_COUNT: Final = rf"(?P<count>[0-9]{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
WEEKDAY: Final = "|".join(sorted(WEEK, key=len, reverse=True))
_END: Final = "(?:the )?(?:end of )?"


def _ways(*ways: tuple[str, _DayOf]) -> _Ways:
    return tuple((re.compile(pattern), day_of) for pattern, day_of in ways)


_DAYS: Final = _ways(
    (rf"(?:{_Y} ?[-/.年] ?)?{_M} ?[-/.月] ?(?P<day>[0-9]{{1,2}})日?", _date),
    (rf"{_M}[-/.]{_D}[-/.]{_Y}", _date),
    (rf"{_NAME} {_D}(?:,? {_Y})?", _date),
    (rf"(?:the )?{_D} (?:of )?{_NAME}(?:,? {_Y})?", _date),
    (r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)", _day_of_month),
    ("昨日|きのう|yesterday", _days_later(-1)),
    ("今日|本日|きょう|today", _days_later(0)),
    ("明日|あした|あす|tomorrow", _days_later(1)),
    ("明後日|あさって|(?:the )?day after tomorrow", _days_later(2)),
    (rf"(?:(?P<week>{'|'.join(_WEEKS)})の? ?)?(?P<day>{WEEKDAY})(?:曜日?)?", _weekday),
)
"""Words for one day."""

_ONE_DAYS: Final = _ways(
    (r"(?P<day>[0-9]{1,2})日", _day_of_month),
    (rf"{_COUNT} ?(?P<unit>日|週|年)間?後", _length),
    (rf"{_COUNT} ?(?P<unit>[かカヶケヵ箇]月)後", _length),
    (rf"in {_COUNT} ?(?P<unit>days?|weeks?|months?|years?)", _length),
)
"""What names one day only where no length could be meant: 3日 is the third, or three days."""

_LENGTHS: Final = _ways(
    (rf"{_END}{_NAME}(?:,? {_Y})?", _whole_month),
    (rf"(?:{_Y}年)?{_M}月の?末?", _whole_month),
    (r"(?P<day>[0-9]{1,2})日まで", _day_of_month),
    (rf"{_COUNT} ?(?P<unit>日|週|年)間?", _length),
    (rf"{_COUNT} ?(?P<unit>[かカヶケヵ箇]月)間?", _length),
    (rf"{_COUNT} ?(?P<unit>days?|weeks?|months?|years?)", _length),
    ("半年間?|half a year", lambda _, today: months_later(today, 6)),
    (rf"今週末?|週末|{_END}(?:the|this) week(?:end)?", _end_of_week(0)),
    (rf"来週末?|{_END}next week(?:end)?", _end_of_week(1)),
    ("再来週末?", _end_of_week(2)),
    (rf"今?月末|今月|{_END}(?:the|this) month", _after_months(0)),
    (rf"来月末?|{_END}next month", _after_months(1)),
    ("再来月末?", _after_months(2)),
    (rf"年末|今年末?|{_END}(?:the|this) year", lambda _, today: date(today.year, 12, 31)),
)
"""Words that last: the end of them is meant."""
