"""Draws messages and forms for the page: as JSON, with plain text for scripts and typed spans for drawing.

The page sets every span as text and parses nothing, so members' words stay data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_skeleton, get_timezone_location

from bot.playground.world import Announced, Posted, Seen, Told
from handlers.view import (
    Action,
    Anchor,
    Button,
    Facts,
    Field,
    File,
    Form,
    Link,
    Mention,
    Message,
    Note,
    Part,
    Picture,
    Plain,
    Section,
    Span,
    Text,
    When,
)

BOT = "okaeri"
"""The author of what the bot says."""

FILE = "/api/file"
"""Where the files of messages are read."""

Json = dict[str, object]

_SKELETONS = {"day": ("yMMMd",), "moment": ("yMMMd", "Hm")}  # babel knows no skeleton of both


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the language and the zone of moments written out, and the persona's id."""

    language: str
    time_zone: str
    persona: str


def seen(message: Seen, reader: Reader, reactions: Mapping[str, Sequence[str]]) -> Json:
    """A message as the interface describes it; `reactions` are emoji with who put them.

    What several read is in one language, with its moments; each has them in their own zone.
    """
    put = [{"emoji": emoji, "personas": list(who)} for emoji, who in reactions.items()]
    return {"id": message.id, "at": moment(message.at), **_said(message, reader), "reactions": put}


def form(shown: Form, reader: Reader) -> Json:
    """A form as the interface describes it."""
    return {
        "title": shown.title,
        "action": shown.action,
        "subject": shown.subject,
        "fields": [_field(one, reader) for one in shown.fields],
    }


def part(shown: Part, reader: Reader, file: str = "") -> Json:
    """One part of a message; `file` is where it is read, if it is one."""
    match shown:
        case Section(text, actions):
            return {"type": "section", **_text(text, reader), "actions": [_action(a) for a in actions]}
        case Note(text):
            return {"type": "note", **_text(text, reader)}
        case Facts(pairs):
            drawn = [(name, _text(value, reader)) for name, value in pairs]
            return {
                "type": "facts",
                "pairs": [[name, value["text"]] for name, value in drawn],
                "values": [value["spans"] for _, value in drawn],
            }
        case File(name, content):
            return {"type": "file", "url": file, "name": name, "size": len(content)}
        case Picture(name, alt=alt):
            return {"type": "picture", "url": file, "name": name, "alt": alt}


def moment(at: datetime) -> str:
    """A moment as ISO 8601 in UTC, to the second."""
    return at.isoformat(timespec="seconds")


def _said(message: Seen, reader: Reader) -> Json:
    match message:
        case Told(message=told, channel=channel):
            about: Json = {"channel": channel, "private": told.private, "author": BOT, "title": told.title}
            return {**about, "language": reader.language, "parts": _parts(message.id, told, reader)}
        case Announced(message=told, channel=channel):
            language = told.language or reader.language
            about = {"channel": channel, "private": False, "author": BOT, "title": told.title}
            parts = _parts(message.id, told, replace(reader, language=language))
            return {**about, "language": language, "parts": parts}
        case Posted(channel=channel, author=author, text=text):
            about = {"channel": channel, "private": False, "author": author, "title": ""}
            # Not by way of a Section, which limits what we say: one long post must not hide an inbox.
            said = {"type": "section", **_text(text, reader), "actions": []}
            return {**about, "language": None, "parts": [said]}


def _parts(message: str, told: Message, reader: Reader) -> list[Json]:
    asked = {"persona": reader.persona, "message": message}
    addresses = (f"{FILE}?{urlencode(asked | {'part': number})}" for number in range(len(told.parts)))
    return [part(one, reader, address) for one, address in zip(told.parts, addresses, strict=True)]


def _text(text: Text, reader: Reader) -> Json:
    spans = list(map(partial(_span, reader=reader), text))
    return {"text": "".join(str(span["text"]) for span in spans), "spans": spans}


def _span(span: Span, reader: Reader) -> Json:
    match span:
        case Plain(words, bold):
            return {"kind": "bold" if bold else "plain", "text": words}
        case Anchor(words, url):
            return {"kind": "link", "text": words, "url": url}
        case Mention(name, accounts):
            persona = dict(accounts).get("page")
            return {"kind": "mention", "text": f"@{name}", **({"persona": persona} if persona else {})}
        case When(at, style):
            return {"kind": "moment", "text": _written(at, style, reader), "at": moment(at)}


def _written(at: datetime, style: str, reader: Reader) -> str:
    local = at.astimezone(_zone(reader.time_zone))
    zone, language = local.tzinfo, reader.language
    return " ".join(format_skeleton(s, local, tzinfo=zone, locale=language) for s in _SKELETONS[style])


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _action(action: Action) -> Json:
    match action:
        case Button(label, name, subject, tone):
            return {"type": "button", "label": label, "action": name, "subject": subject, "tone": tone}
        case Link(label, url):
            return {"type": "link", "label": label, "url": url}


def _field(field: Field, reader: Reader) -> Json:
    return {
        "name": field.name,
        "label": field.label,
        "kind": field.kind,
        "required": field.required,
        "value": _on_the_wall(field.value, reader) if field.kind == "moment" else field.value,
        "choices": [{"label": choice.label, "value": choice.value} for choice in field.choices],
        "most": field.most,
        "zone": _zone_name(reader) if field.kind == "moment" else "",
    }


def _on_the_wall(value: str, reader: Reader) -> str:
    """A moment as the reader's clock shows it, for a picker; nothing for words that no picker can show."""
    written, _, _zone_said = value.partition(f" {reader.time_zone}")
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return ""
    wall = at.astimezone(_zone(reader.time_zone)) if at.tzinfo else at
    return f"{wall:%Y-%m-%d %H:%M}"


def _zone_name(reader: Reader) -> str:
    return get_timezone_location(_zone(reader.time_zone), locale=reader.language, return_city=True)
