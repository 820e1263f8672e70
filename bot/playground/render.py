"""Draws messages and forms for the page: as JSON, with plain text for scripts and typed spans for drawing.

The page sets every span as text and parses nothing, so members' words stay data.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_skeleton

from bot.playground.world import Posted, Seen, Told
from handlers.view import (
    Action,
    Anchor,
    Button,
    Facts,
    Field,
    Form,
    Link,
    Mention,
    Note,
    Part,
    Plain,
    Section,
    Span,
    Text,
    When,
)

BOT = "okaeri"
"""The author of what the bot says."""

Json = dict[str, object]

_SKELETONS = {"day": ("yMMMd",), "moment": ("yMMMd", "Hm")}  # babel knows no skeleton of both


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the language and the zone of moments written out."""

    language: str
    time_zone: str


def seen(message: Seen, reader: Reader, reactions: Mapping[str, Sequence[str]]) -> Json:
    """A message as the interface describes it; `reactions` are emoji with who put them."""
    put = [{"emoji": emoji, "personas": list(who)} for emoji, who in reactions.items()]
    return {"id": message.id, "at": moment(message.at), **_said(message, reader), "reactions": put}


def form(shown: Form) -> Json:
    """A form as the interface describes it."""
    return {
        "title": shown.title,
        "action": shown.action,
        "subject": shown.subject,
        "fields": [_field(one) for one in shown.fields],
    }


def part(shown: Part, reader: Reader) -> Json:
    """One part of a message."""
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


def moment(at: datetime) -> str:
    """A moment as ISO 8601 in UTC, to the second."""
    return at.isoformat(timespec="seconds")


def _said(message: Seen, reader: Reader) -> Json:
    match message:
        case Told(message=told):
            parts = [part(one, reader) for one in told.parts]
            about: Json = {"channel": None, "private": told.private, "author": BOT, "title": told.title}
            return {**about, "parts": parts}
        case Posted(channel=channel, author=author, text=text):
            about = {"channel": channel, "private": False, "author": author, "title": ""}
            # Not by way of a Section, which limits what we say: one long post must not hide an inbox.
            return {**about, "parts": [{"type": "section", **_text(text, reader), "actions": []}]}


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


def _field(field: Field) -> Json:
    return {
        "name": field.name,
        "label": field.label,
        "kind": field.kind,
        "required": field.required,
        "value": field.value,
        "choices": [{"label": choice.label, "value": choice.value} for choice in field.choices],
        "most": field.most,
    }
