"""What is shown, written once and drawn by every platform: messages, forms, and the text in them.

Members' words are always `Plain` spans, so they are data and never markup. Limits are those of the smaller
platform (facts of Slack's Block Kit and Discord's Components v2); they catch our own mistakes early.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

LONGEST_ID = 100  # Discord's custom_id, which carries "action:subject"
LONGEST_LABEL = 75  # Slack's button text (Discord: 80)
LONGEST_TEXT = 3_000  # one Slack section
LONGEST_MESSAGE = 3_900  # Discord: 4,000 characters of text in a whole message
MOST_ACTIONS = 5  # Discord: buttons in one row
MOST_PARTS = 12
MOST_COMPONENTS = 40  # Discord: in a whole message, nested ones counted
MOST_BYTES = 1_000_000  # far below what either platform takes
LONGEST_ALT = 1_000  # Discord's description of a picture: 1,024 (Slack: 2,000)
MOST_FIELDS = 5  # Discord: labels in a modal
LONGEST_FORM_TITLE = 24  # Slack's modal title
LONGEST_FIELD_LABEL = 45  # Discord's label
MOST_CHOICES = 25  # Discord's select; radio and checkbox carry 10 on both


@dataclass(frozen=True, slots=True)
class Plain:
    """Words as they are."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that lead somewhere."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A member: shown by the platform's own mention where they have an account there, else by name.

    A mention informs; it never rings. `accounts` holds (platform, account id) pairs.
    """

    name: str
    accounts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A moment, drawn in the reader's own zone where the platform can."""

    at: datetime
    style: Literal["day", "moment"] = "day"


Span = Plain | Anchor | Mention | When
Text = tuple[Span, ...]


def length_of(text: Text) -> int:
    """Characters that a reader sees, a moment counted at its longest."""
    return sum(
        24 if isinstance(s, When) else len(s.name) + 1 if isinstance(s, Mention) else len(s.text)
        for s in text
    )


@dataclass(frozen=True, slots=True)
class Button:
    """A button, routed by `action:subject`; the subject is a row's id, so it works after a restart."""

    label: str
    action: str
    subject: str = ""
    tone: Literal["plain", "primary", "danger"] = "plain"

    def __post_init__(self) -> None:
        _at_most(len(self.label), LONGEST_LABEL, "button label")
        _at_most(len(f"{self.action}:{self.subject}"), LONGEST_ID, "button id")


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an address."""

    label: str
    url: str

    def __post_init__(self) -> None:
        _at_most(len(self.label), LONGEST_LABEL, "link label")


Action = Button | Link


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph (line breaks allowed) with up to five buttons below it."""

    text: Text
    actions: tuple[Action, ...] = ()

    def __post_init__(self) -> None:
        _at_most(length_of(self.text), LONGEST_TEXT, "section")
        _at_most(len(self.actions), MOST_ACTIONS, "actions")


@dataclass(frozen=True, slots=True)
class Facts:
    """A short table of names and values."""

    pairs: tuple[tuple[str, Text], ...]

    def __post_init__(self) -> None:
        _at_most(len(self.pairs), 10, "facts")


@dataclass(frozen=True, slots=True)
class Note:
    """Small print."""

    text: Text


@dataclass(frozen=True, slots=True)
class File:
    """A file beside the words, such as a calendar's; only in what the bot sends, never in an answer."""

    name: str
    content: bytes
    mime: str = "text/calendar"

    def __post_init__(self) -> None:
        _at_most(len(self.content), MOST_BYTES, "file")


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG among the words; only in what the bot sends, never in an answer.

    `alt` says all that the picture shows, for whoever does not see it and for where it cannot be shown:
    there it is a note.
    """

    name: str
    content: bytes
    alt: str

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a picture needs its words")
        _at_most(len(self.alt), LONGEST_ALT, "words of a picture")
        _at_most(len(self.content), MOST_BYTES, "picture")

    @property
    def in_words(self) -> Note:
        """What stands in its place where it cannot be shown."""
        return Note((Plain(self.alt),))


Part = Section | Facts | Note | File | Picture


@dataclass(frozen=True, slots=True)
class Message:
    """What one reader, or a channel, is shown. `private` messages never land in a channel.

    `language` is the one that several readers share it in; one reader's own is not said.
    """

    title: str
    parts: tuple[Part, ...] = ()
    private: bool = True
    language: str = ""

    def __post_init__(self) -> None:
        _at_most(len(self.title), 150, "title")
        _at_most(len(self.parts), MOST_PARTS, "parts")
        _at_most(2 + sum(_components(p) for p in self.parts), MOST_COMPONENTS, "components")
        _at_most(sum(_length(p) for p in self.parts) + len(self.title), LONGEST_MESSAGE, "message")


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen."""

    label: str
    value: str

    def __post_init__(self) -> None:
        _at_most(len(self.label), LONGEST_LABEL, "choice label")
        _at_most(len(self.value), LONGEST_ID, "choice value")


FieldKind = Literal[
    "line", "paragraph", "member", "members", "channel", "choice", "choices", "date", "moment"
]


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form; `value` is what stands in it at first (ids joined by ,)."""

    name: str
    label: str
    kind: FieldKind
    required: bool = True
    value: str = ""
    choices: tuple[Choice, ...] = field(default=())
    most: int = 1500

    def __post_init__(self) -> None:
        _at_most(len(self.label), LONGEST_FIELD_LABEL, "field label")
        _at_most(len(self.choices), MOST_CHOICES, "choices")


@dataclass(frozen=True, slots=True)
class Form:
    """Up to five questions, sent at once; routed by `action:subject` like a button."""

    title: str
    action: str
    fields: tuple[Field, ...]
    subject: str = ""

    def __post_init__(self) -> None:
        _at_most(len(self.title), LONGEST_FORM_TITLE, "form title")
        _at_most(len(self.fields), MOST_FIELDS, "fields")
        _at_most(len(f"{self.action}:{self.subject}"), LONGEST_ID, "form id")


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes of one event: messages to the one who acted, in order, or a form, or nothing to say."""

    messages: tuple[Message, ...] = ()
    form: Form | None = None


def as_many_as_fit(title: str, first: Sequence[Part], more: Sequence[Sequence[Part]]) -> Message:
    """A message of the first parts, and of each further group that there is room for, in their order."""
    parts = tuple(first)
    for group in more:
        parts = (*parts, *group) if _fits(title, (*parts, *group)) else parts
    return Message(title, parts)


def _fits(title: str, parts: Sequence[Part]) -> bool:
    return (
        len(parts) <= MOST_PARTS
        and 2 + sum(_components(p) for p in parts) <= MOST_COMPONENTS
        and sum(_length(p) for p in parts) + len(title) <= LONGEST_MESSAGE
    )


def _components(part: Part) -> int:
    """A text, and a row with its buttons."""
    actions = len(part.actions) if isinstance(part, Section) else 0
    return 1 + (1 + actions if actions else 0)


def _length(part: Part) -> int:
    match part:
        case Facts(pairs):
            return sum(len(name) + length_of(value) for name, value in pairs)
        case Section(text) | Note(text):
            return length_of(text)
        case File(name):
            return len(name)
        case Picture(alt=alt):
            return len(alt)


def _at_most(length: int, most: int, what: str) -> None:
    if length > most:
        raise ValueError(f"{what}: {length}, at most {most}")
