"""What single cells mean: ids, moments, days, yes and no, and words. Each refuses in a sentence."""

import re
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from community.words import cleaned, shortened
from handlers.imports.table import RowRefused
from handlers.people import MOST_NAME

LONGEST_ID = 200
"""Characters of an id, as the database keeps it."""

NOON = time(12)
"""A date without an hour stands for noon, which is the same day in most of the world."""

Kind = TypeVar("Kind", bound=StrEnum)


def ids(cell: str, column: str) -> tuple[str, ...]:
    r"""The ids between `;`, each once; a `\` keeps the character after it, so an id may hold a `;`."""
    parts = _unescaped(cell) if "\\" in cell else [part.strip() for part in cell.split(";")]
    found = tuple(dict.fromkeys(part for part in parts if part))
    for one in found:
        if len(one) > LONGEST_ID:
            raise RowRefused(f"{column}: an id has {len(one)} characters, at most {LONGEST_ID}.")
    return found


def joined_ids(all_ids: tuple[str, ...]) -> str:
    """The cell that `ids` reads back to the same."""
    return ";".join(_TO_ESCAPE.sub(r"\\\g<0>", one) for one in all_ids)


def one_id(cell: str, column: str) -> str:
    """The one id in a cell."""
    found = ids(cell, column)
    if len(found) != 1:
        raise RowRefused(
            f"{column} is empty." if not found else f"{column} names {len(found)}; one is needed."
        )
    return found[0]


def moment(cell: str, column: str, zone: tzinfo) -> datetime:
    """ISO 8601 with an offset, or a date, which stands for its noon in `zone`."""
    written = cell.strip()
    try:
        if _DAY.fullmatch(written):
            return _in_range(datetime.combine(date.fromisoformat(written), NOON, zone), cell, column)
        read = datetime.fromisoformat(written if len(written) <= _LONGEST_MOMENT else "")
    except ValueError:
        raise RowRefused(f"{column}: {_shown(cell)} is no date, and no moment in ISO 8601.") from None
    if read.tzinfo is None:
        raise RowRefused(f"{column}: {_shown(cell)} needs its offset from UTC, such as +09:00.")
    return _in_range(read, cell, column)


def day(cell: str, column: str) -> date | None:
    """An ISO date, or nothing."""
    if not cell.strip():
        return None
    try:
        return date.fromisoformat(cell.strip())
    except ValueError:
        raise RowRefused(f"{column}: {_shown(cell)} is no date like 2026-04-01.") from None


def yes_or_no(cell: str, column: str) -> bool | None:
    """`yes`, `no`, or nothing said."""
    match cell.strip().lower():
        case "yes":
            return True
        case "no":
            return False
        case "":
            return None
        case _:
            raise RowRefused(f"{column}: {_shown(cell)} is neither yes nor no.")


def one_of(kinds: type[Kind], cell: str, column: str) -> Kind:
    """One of our words."""
    try:
        return kinds(cell.strip().lower())
    except ValueError:
        raise RowRefused(f"{column}: {_shown(cell)} is none of {', '.join(kinds)}.") from None


def zone_name(cell: str, column: str) -> str | None:
    """The name of a time zone, or nothing."""
    name = cell.strip()
    if name and not is_zone(name):
        raise RowRefused(f"{column}: {_shown(cell)} is no time zone like Asia/Tokyo.")
    return name or None


def is_zone(name: str) -> bool:
    """Whether a time zone of this name is known."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, leading out of the zones, or a folder of them
        return False
    return True


def name(cell: str) -> str:
    """A name as others see it, on one line; "" when nothing is left of it."""
    return shortened(cleaned(cell, len(cell)), MOST_NAME)


def words(cell: str, column: str, most: int) -> str:
    """Words as they were written, less the marks that only deceive the eye; spaces and breaks stay."""
    kept = cell if cell.isprintable() else "".join(c for c in cell if c in "\t\r\n" or _is_seen(c))
    if len(kept) > most:
        raise RowRefused(f"{column}: {len(kept):,} characters, at most {most:,}.")
    return kept


def _is_seen(c: str) -> bool:
    return len(cleaned(f"a{c}a", 3)) == 3


def _unescaped(cell: str) -> list[str]:
    parts, part, kept = list[str](), "", 0
    characters = iter(cell.lstrip())
    for c in characters:
        if c == ";":
            parts.append(part[:kept] + part[kept:].rstrip())
            part, kept = "", 0
        elif c == "\\":
            part += next(characters, "")
            kept = len(part)
        elif part or not c.isspace():
            part += c
    return [*parts, part[:kept] + part[kept:].rstrip()]


def _in_range(read: datetime, cell: str, column: str) -> datetime:
    # Year 1 and year 9999 overflow when they are shown in another time zone.
    if not 1900 <= read.year < 2200:
        raise RowRefused(f"{column}: {_shown(cell)} is not of our time.")
    return read


def _shown(cell: str) -> str:
    return repr(cell if len(cell) <= 40 else cell[:39] + "…")


# With a microsecond and an offset it has 32 characters; Python would read on and ignore more digits.
_LONGEST_MOMENT = 40
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TO_ESCAPE = re.compile(r"[\\;\s]")
