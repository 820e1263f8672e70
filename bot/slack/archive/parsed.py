"""Turns a file's bytes into JSON values, within bounds: hostile files nest deep and count high."""

import json
import re
from typing import Final, NoReturn, TypeAlias

from bot.slack.archive.limits import MOST_DIGITS, MOST_VALUES
from bot.slack.archive.refused import FileSkipped, SkipReason

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""What a JSON text can hold; of equal keys in one object the last wins."""


def parse(raw: bytes) -> Json:
    """Read UTF-8 JSON, with or without a byte order mark, or raise `FileSkipped`."""
    if _too_many_values(raw):
        raise FileSkipped(SkipReason.TOO_LARGE)
    try:
        text = raw.decode("utf-8-sig")
        parsed: Json = json.loads(text, parse_int=_whole, parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise FileSkipped(SkipReason.NOT_UTF8) from None
    except ValueError:
        raise FileSkipped(SkipReason.NOT_JSON) from None
    except RecursionError:
        raise FileSkipped(SkipReason.TOO_DEEP) from None
    return parsed


def as_list(value: Json) -> list[Json]:
    """Return a list, an absent one as empty, or raise `FileSkipped`."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise FileSkipped(SkipReason.WRONG_TYPE)
    return value


def as_object(value: Json) -> dict[str, Json]:
    """Return an object, or raise `FileSkipped`."""
    if not isinstance(value, dict):
        raise FileSkipped(SkipReason.WRONG_TYPE)
    return value


def as_text(value: Json) -> str:
    """Return a text, an absent one as empty, or raise `FileSkipped`."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise FileSkipped(SkipReason.WRONG_TYPE)
    return value


def _too_many_values(raw: bytes) -> bool:
    """Count commas and openings, first all of them (quick), then those outside texts (exact)."""
    return _openings(raw) > MOST_VALUES and _openings(_TEXT.sub(b"", raw)) > MOST_VALUES


def _openings(raw: bytes) -> int:
    return raw.count(b",") + raw.count(b"[") + raw.count(b"{")


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise FileSkipped(SkipReason.NOT_JSON)
    return int(digits)


def _refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads although JSON has none."""
    raise FileSkipped(SkipReason.NOT_JSON)


# An unclosed text runs to the end, so that each byte is walked once.
_TEXT: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\Z)', re.DOTALL)
