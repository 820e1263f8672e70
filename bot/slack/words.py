"""Text drawn for Slack: as rich_text elements, which parse nothing, and as plain words beside them.

Shapes: docs.slack.dev, reference/block-kit/blocks/rich-text-block and block-elements/date-element.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.slack.markup import without_calls
from bot.slack.profile import PLATFORM
from handlers.view import Anchor, Mention, Plain, Text, When

Json = dict[str, object]

EMPTY = "…"
_FORMATS = {"day": "{date_short_pretty}", "moment": "{date_short_pretty} {time}"}
_IN_FIGURES = {"day": "{date_num}", "moment": "{date_num} {time}"}  # the names of months are in a language


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the zone of moments written out, and whether a mention may be the platform's own.

    In a channel Slack's own mention rings; there a member is a bold name. Its dates would be in each reader's
    language within a post in another; there they are in figures.
    """

    time_zone: str = "Asia/Tokyo"
    alone: bool = True


def inline(text: Text, reader: Reader, *, bold: bool = False) -> list[Json]:
    """Elements of a rich_text_section; words of one kind in a row are one element."""
    drawn: list[Json] = []
    for span in text:
        match span:
            case Plain(words, is_bold):
                _write(drawn, words, bold or is_bold)
            case Anchor(words, url):
                label = shown(words)
                drawn.append({"type": "link", "url": url, **({"text": label} if label else {})})
            case Mention():
                _mention(drawn, span, reader)
            case When(at, style):
                drawn.append(_date(at, style, reader))
    return drawn


def aloud(text: Text, reader: Reader) -> str:
    """The text as it is read where nothing is drawn: notifications and screen readers."""
    return "".join(_said(span, reader) for span in text)


def shown(words: str) -> str:
    """Words for a field that Slack does not parse; what cannot be sent is left out."""
    return without_calls(words.encode("utf-8", "ignore").decode("utf-8").replace("\0", ""))


def plain_text(words: str) -> Json:
    """A plain_text object, in which `:tea:` stays as it was written; Slack takes no empty one."""
    return {"type": "plain_text", "text": shown(words) or EMPTY, "emoji": False}


def _write(drawn: list[Json], words: str, bold: bool) -> None:
    words = shown(words)
    style: Json = {"style": {"bold": True}} if bold else {}
    last = drawn[-1] if drawn else {}
    if words and last.get("type") == "text" and last.get("style") == style.get("style"):
        last["text"] = f"{last['text']}{words}"
    elif words:
        drawn.append({"type": "text", "text": words, **style})


def _mention(drawn: list[Json], span: Mention, reader: Reader) -> None:
    account = dict(span.accounts).get(PLATFORM)
    if account and reader.alone:
        drawn.append({"type": "user", "user_id": account})
    else:
        _write(drawn, span.name, bold=True)


def _date(at: datetime, style: Literal["day", "moment"], reader: Reader) -> Json:
    formats = _FORMATS if reader.alone else _IN_FIGURES
    date = {"type": "date", "timestamp": int(at.timestamp()), "format": formats[style]}
    return {**date, "fallback": _written(at, style, reader)}


def _said(span: Plain | Anchor | Mention | When, reader: Reader) -> str:
    match span:
        case Plain(words):
            return words
        case Anchor(words, url):
            return f"{words} ({url})" if words else url
        case Mention(name):
            return name
        case When(at, style):
            return _written(at, style, reader)


def _written(at: datetime, style: Literal["day", "moment"], reader: Reader) -> str:
    """A moment that is right by itself: the reader's day, or the minute with the zone that it is in."""
    local = at.astimezone(_zone(reader.time_zone))
    return f"{local:%Y-%m-%d}" if style == "day" else f"{local:%Y-%m-%d %H:%M} {local.tzname()}"


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
