"""A message drawn as Block Kit, with all that it says in the text beside the blocks.

That text is what notifications show and all that a screen reader reads (docs.slack.dev, chat.postMessage).
Members' words stand in text elements, which Slack does not parse; nothing here ever calls everybody.
Files are no part of a message: they are shown below it, where it is sent. A picture stands in it where Slack
has it already, and is a note elsewhere.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from types import MappingProxyType

from bot.slack.markup import escaped
from bot.slack.read import LINK
from bot.slack.words import EMPTY, Json, Reader, aloud, inline, plain_text, shown
from handlers.text import joined
from handlers.view import (
    Action,
    Button,
    Facts,
    File,
    Link,
    Message,
    Note,
    Part,
    Picture,
    Plain,
    Section,
    Text,
)

LONGEST_TEXT = 3_900  # chat.update refuses a text over 4,000
LONGEST_BLOCKS = 12_000  # Slack refuses near 13,200 characters in all (slackapi/bolt-js#2509)
LONGEST_CONTEXT = 2_000
MOST_HOME_BLOCKS = 100
MOST_IN_A_ROW = 25  # buttons in one block
_COMMA = " · "
NONE: Mapping[str, str] = MappingProxyType({})
"""No picture is at Slack."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message as Slack takes it."""

    text: str
    blocks: list[Json]


def message(written: Message, reader: Reader, uploaded: Mapping[str, str] = NONE) -> Drawn:
    """Draw a message; `uploaded` holds Slack's id for the name of each picture that it has already."""
    reader = replace(reader, alone=reader.alone and written.private)
    blocks = _blocks(written, reader, "", uploaded)
    if len(json.dumps(blocks, ensure_ascii=False)) > LONGEST_BLOCKS:
        blocks = _blocks(_simplified(written, reader), reader, "", uploaded)
    return Drawn(escaped(_aloud(written, reader), LONGEST_TEXT), blocks)


def home(messages: Sequence[Message], reader: Reader) -> Json:
    """The Home tab: messages one below the other, the last ones in few blocks where there are too many."""
    drawn = [_blocks(written, reader, f"{number}-") for number, written in enumerate(messages)]
    for number in reversed(range(len(drawn))):
        if sum(map(len, drawn)) + len(drawn) > MOST_HOME_BLOCKS:
            drawn[number] = _few_blocks(messages[number], reader, f"{number}-")
    blocks: list[Json] = []
    for number, below in enumerate(drawn):
        divider: Json = {"type": "divider", "block_id": f"{number}-above"}
        blocks += [divider, *below] if number else below
    return {"type": "home", "blocks": blocks[:MOST_HOME_BLOCKS]}


def _blocks(written: Message, reader: Reader, prefix: str, uploaded: Mapping[str, str] = NONE) -> list[Json]:
    """`prefix` keeps block ids apart where several messages share a view."""
    blocks: list[Json] = []
    if written.title.strip():
        blocks.append({"type": "header", "block_id": f"{prefix}title", "text": plain_text(written.title)})
    for number, part in enumerate(written.parts):
        block_id = f"{prefix}{number}"
        if isinstance(part, Picture) and part.name in uploaded:
            blocks.append(_picture(part, uploaded[part.name], block_id))
        else:
            blocks += _part(part, reader, block_id)
    return blocks


def _few_blocks(written: Message, reader: Reader, prefix: str) -> list[Json]:
    """The same words in one paragraph, and all buttons below it."""
    words = joined(*filter(None, map(_text_of, written.parts)))
    buttons = tuple(a for part in written.parts if isinstance(part, Section) for a in part.actions)
    rows = [buttons[at : at + MOST_IN_A_ROW] for at in range(0, len(buttons), MOST_IN_A_ROW)]
    actions = [_actions(row, f"{prefix}actions-{number}") for number, row in enumerate(rows)]
    title = _blocks(replace(written, parts=()), reader, prefix)
    return [*title, *_rich(words, reader, f"{prefix}0"), *chain.from_iterable(actions)]


def _text_of(part: Part) -> Text:
    match part:
        case Section(text) | Note(text):
            return text
        case Facts(pairs):
            return _table(pairs)
        case Picture():
            return part.in_words.text
        case File():
            return ()


def _part(part: Part, reader: Reader, block_id: str) -> list[Json]:
    match part:
        case Section(text, actions):
            return _rich(text, reader, block_id) + _actions(actions, f"{block_id}-actions")
        case Facts(pairs):
            return _rich(_table(pairs), reader, block_id)
        case Note(text):
            return _note(text, reader, block_id)
        case Picture():
            return _part(part.in_words, reader, block_id)
        case File():
            return []


def _picture(picture: Picture, file: str, block_id: str) -> Json:
    return {
        "type": "image",
        "block_id": block_id,
        "alt_text": shown(picture.alt) or EMPTY,
        "slack_file": {"id": file},
    }


def _rich(text: Text, reader: Reader, block_id: str) -> list[Json]:
    """A paragraph; an empty one is left out, since Slack refuses it."""
    elements = inline(text, reader)
    paragraph = {"type": "rich_text_section", "elements": elements}
    return [{"type": "rich_text", "block_id": block_id, "elements": [paragraph]}] if elements else []


def _table(pairs: tuple[tuple[str, Text], ...]) -> Text:
    return joined(*((Plain(f"{name}: ", bold=True), *value) for name, value in pairs))


def _note(text: Text, reader: Reader, block_id: str) -> list[Json]:
    """Small print; what is more than words is drawn as a paragraph, since small print cannot hold it."""
    words = shown(aloud(text, reader))
    if len(words) > LONGEST_CONTEXT or not all(isinstance(span, Plain) for span in text):
        return _rich(text, reader, block_id)
    return [{"type": "context", "block_id": block_id, "elements": [plain_text(words)]}] if words else []


def _actions(actions: tuple[Action, ...], block_id: str) -> list[Json]:
    drawn: dict[object, Json] = {}
    for number, action in enumerate(actions):
        button = _button(action, number)
        drawn.setdefault(button["action_id"], button)
    return [{"type": "actions", "block_id": block_id, "elements": list(drawn.values())}] if drawn else []


def _button(action: Action, number: int) -> Json:
    drawn: Json = {"type": "button", "text": plain_text(action.label)}
    match action:
        case Link(url=url):
            return {**drawn, "action_id": f"{LINK}:{number}", "url": url}
        case Button(tone="plain"):
            return {**drawn, "action_id": f"{action.action}:{action.subject}"}
        case Button():
            return {**drawn, "action_id": f"{action.action}:{action.subject}", "style": action.tone}


def _simplified(written: Message, reader: Reader) -> Message:
    """The same words without the elements that make a message too large for Slack."""
    return replace(written, parts=tuple(_plainly(part, reader) for part in written.parts))


def _plainly(part: Part, reader: Reader) -> Part:
    match part:
        case Section(text, actions):
            return Section((Plain(aloud(text, reader)),), actions)
        case Facts(pairs):
            return Facts(tuple((name, (Plain(aloud(value, reader)),)) for name, value in pairs))
        case Note(text):
            return Note((Plain(aloud(text, reader)),))
        case File() | Picture():
            return part


def _aloud(written: Message, reader: Reader) -> str:
    lines = (written.title, *(_part_aloud(part, reader) for part in written.parts))
    return "\n".join(line for line in map(shown, lines) if line.strip()) or EMPTY


def _part_aloud(part: Part, reader: Reader) -> str:
    match part:
        case Section(text, actions):
            buttons = _COMMA.join(f"[{action.label}]" for action in actions)
            return "\n".join(line for line in (aloud(text, reader), buttons) if line)
        case Facts(pairs):
            return "\n".join(f"{name}: {aloud(value, reader)}" for name, value in pairs)
        case Note(text):
            return aloud(text, reader)
        case Picture(alt=alt):
            return alt
        case File():
            return ""
