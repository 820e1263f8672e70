"""Wall time: what the clock on somebody's wall shows, how people write it, and the moment that it is."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

DAY: Final = 24 * 60
"""Minutes of a wall clock's day."""

HOUR: Final = (
    r"(?:(?P<before>午前|午後|朝|夕方|夜|晩|am|pm) ?)?"
    r"(?<![0-9])(?P<hour>[0-9]{1,2})"
    r"(?::(?P<minute>[0-9]{2})(?::[0-9]{2})?|(?P<ji> ?時)(?:(?P<half>半)|(?P<past>[0-9]{1,2})分)?)?"
    r"(?: ?(?P<after>am|pm|a\.m\.?|p\.m\.?)(?![a-z]))?(?![0-9])"
)
"""19:00, 19時半, 午後7時, 7 p.m.: a time of day in folded words; a figure alone fits as well."""

_FORENOON: Final = ("am", "午前", "朝")
_AFTERNOON: Final = ("pm", "午後", "夕方", "夜", "晩")
_NIGHT: Final = ("夜", "晩")


def folded(said: str) -> str:
    """Words as times are read in them: width, case, spaces and the kind of dash do not matter."""
    words = " ".join(unicodedata.normalize("NFKC", said).casefold().split())
    return re.sub("正午|\\bnoon\\b", "12:00", re.sub("[−–—‐]", "-", words))


def minute_of(found: re.Match[str]) -> int | None:
    """The minute of the day that a match of `HOUR` names, up to `DAY`, its end; None where none is meant."""
    hour = int(found["hour"])
    minute = 30 if found["half"] else int(found["minute"] or found["past"] or 0)
    part = (found["after"] or found["before"] or "").replace(".", "")
    # 夜1時 is tomorrow and 夜12時 could be either day's: better asked than guessed.
    if (
        minute > 59
        or (found["after"] and not 1 <= hour <= 12)
        or (part in _NIGHT and (hour < 5 or hour == 12))
    ):
        return None
    if part in _FORENOON and hour == 12:
        hour = 0
    elif part in _AFTERNOON and hour < 12:
        hour += 12
    at = hour * 60 + minute
    return at if at <= DAY else None


def has_a_half(found: re.Match[str]) -> bool:
    """Whether a match of `HOUR` is more than a figure, which could be anything."""
    return any(found[said] for said in ("before", "minute", "ji", "after"))


def moment_at(wall: datetime, clock: tzinfo) -> datetime:
    """The moment, in UTC, at which a wall clock shows a time (naive).

    Where it shows it twice, the first; where clocks were put forward past it, the next moment there is.
    """
    early, late = (wall.replace(tzinfo=clock, fold=fold).astimezone(UTC) for fold in (1, 0))
    if late.astimezone(clock).replace(tzinfo=None) == wall:
        return late
    before = early.astimezone(clock).utcoffset()
    # The clock jumps somewhere between the two readings.
    while late - early > timedelta(seconds=1):
        middle = (early + (late - early) / 2).replace(microsecond=0)
        if middle.astimezone(clock).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late


def wall_at(at: datetime, clock: tzinfo) -> datetime:
    """What a wall clock shows at a moment (naive)."""
    return at.astimezone(clock).replace(tzinfo=None)
