"""Draws messages and forms as Discord shows them: Components v2 in a container, and modals of labels."""

import io
import re
from collections.abc import Iterator

import discord
from discord import ui

from bot.discord.fields import component
from bot.discord.words import escaped, widened
from config.words import say
from handlers.by_name import with_name
from handlers.view import (
    Action,
    Anchor,
    Button,
    Facts,
    File,
    Form,
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

PLATFORM = "discord"
LONGEST = 4_000  # characters of all texts of one message together

_STYLES = {
    "plain": discord.ButtonStyle.secondary,
    "primary": discord.ButtonStyle.primary,
    "danger": discord.ButtonStyle.danger,
}
_MOMENTS = {"day": "<t:{0}:D>", "moment": "<t:{0}:f>"}
_IN_FIGURES = {"day": "<t:{0}:d>", "moment": "<t:{0}:d> <t:{0}:t>"}
"""In a post, where the names of months would be in each reader's own language."""

_NOT_IN_FILE_NAMES = re.compile(r"[^A-Za-z0-9._-]")


def layout(message: Message) -> ui.LayoutView:
    """The message as one container; already stopped, since presses are routed by id and not by a view."""
    texts = _texts(message)
    view = ui.LayoutView(timeout=None)
    container: ui.Container[ui.LayoutView] = ui.Container()
    for text, part in zip(texts, (None, *message.parts), strict=True):
        if text:
            container.add_item(ui.TextDisplay(text))
        if isinstance(part, Section) and part.actions:
            container.add_item(ui.ActionRow(*(_button(action) for action in part.actions)))
        if isinstance(part, File):
            container.add_item(ui.File(f"attachment://{_file_name(part)}"))
        if isinstance(part, Picture):
            shown = discord.MediaGalleryItem(f"attachment://{_file_name(part)}", description=part.alt)
            container.add_item(ui.MediaGallery(shown))
    view.add_item(container)
    view.stop()
    return view


def files(message: Message) -> list[discord.File]:
    """The files and pictures that the drawn message shows, to be sent along with it."""
    parts = (part for part in message.parts if isinstance(part, File | Picture))
    return [discord.File(io.BytesIO(part.content), filename=_file_name(part)) for part in parts]


def modal(form: Form, language: str) -> ui.Modal:
    """The form; where it asks for members and has room, it also takes a name from the other home."""
    drawn = ui.Modal(title=form.title, custom_id=f"{form.action}:{form.subject}", timeout=None)
    for field in with_name(form.fields, say(language, "form-name")):
        drawn.add_item(ui.Label(text=field.label, component=component(field, language)))
    drawn.stop()
    return drawn


def drawn(text: Text, *, dense: bool = False, public: bool = False) -> str:
    """Typed text in Discord's markup; `dense` draws it in no more letters than a reader sees."""
    return "".join(_span(span, dense, public) for span in text)


def _texts(message: Message) -> list[str]:
    """A text for the title and for each part, no more than Discord takes in all."""
    texts = list(_all(message, dense=False))
    if sum(map(len, texts)) <= LONGEST:
        return texts
    room, kept = LONGEST, list[str]()
    for text in _all(message, dense=True):
        kept.append(text if len(text) <= room else text[: max(0, room - 1)] + "…" * (room > 0))
        room -= len(kept[-1])
    return kept


def _all(message: Message, *, dense: bool) -> Iterator[str]:
    title = drawn((Plain(message.title),), dense=dense).strip()
    yield f"### {title}" if title else ""
    for part in message.parts:
        yield _part(part, dense, not message.private).strip()


def _part(part: Part, dense: bool, public: bool) -> str:
    match part:
        case Section(text):
            return drawn(text, dense=dense, public=public)
        case Note(text):
            lines = drawn(text, dense=dense, public=public).splitlines()
            return "\n".join(f"-# {line}" for line in lines if line.strip())
        case Facts(pairs):
            named = ((drawn((Plain(name, bold=True),), dense=dense), value) for name, value in pairs)
            values = ((name, drawn(value, dense=dense, public=public)) for name, value in named)
            return "\n".join(f"{name}\u2003{value}" for name, value in values)
        case File() | Picture():
            return ""


def _span(span: Span, dense: bool, public: bool) -> str:
    safe = widened if dense else escaped
    match span:
        case Plain(text, bold):
            return f"**{safe(text)}**" if bold and text.strip() and not dense else safe(text)
        case Anchor(text, url):
            return safe(text) if dense else f"[{safe(text)}]({url.replace(')', '%29')})"
        case Mention(name, accounts):
            here = next((account for platform, account in accounts if platform == PLATFORM), None)
            if here is None or dense:
                return safe(name) if dense else f"**{safe(name)}**"
            return f"<@{here}>"
        case When(at, style):
            return (_IN_FIGURES if public else _MOMENTS)[style].format(int(at.timestamp()))


def _file_name(file: File | Picture) -> str:
    """As a component may name it: https://discord.com/developers/docs/reference#editing-message-attachments."""
    return _NOT_IN_FILE_NAMES.sub("_", file.name)


def _button(action: Action) -> ui.Button[ui.LayoutView]:
    if isinstance(action, Button):
        style = _STYLES[action.tone]
        return ui.Button(label=action.label, style=style, custom_id=f"{action.action}:{action.subject}")
    return ui.Button(label=action.label, url=action.url)
