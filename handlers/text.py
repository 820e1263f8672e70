"""From wording and facts to typed text: what members wrote goes in as data and comes out as data."""

import re
from enum import Enum

from config import words
from handlers.view import Anchor, Mention, Plain, Span, Text, When

Fact = str | int | float | Plain | Anchor | Mention | When | Text

_SLOT = re.compile("(\ue000[0-9]+\ue001)")
_MARKUP = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<label>[^\]]+)\]\((?P<url>https?://[^)\s]+)\)", re.S)


def say(language: str, wording: str, **facts: str | int | float) -> str:
    """A sentence of plain text, for titles and labels."""
    return words.say(language, wording, {name: _raw(fact) for name, fact in facts.items()})


def text(language: str, wording: str, **facts: Fact) -> Text:
    """A sentence as typed spans. A `str` is somebody's words; an enum's value or a number steers the wording.

    Only the wording itself may hold `**bold**` and `[label](https://…)`.
    """
    slots: list[Text] = []
    values = {name: _slot(fact, slots) for name, fact in facts.items()}
    return _spans(words.say(language, wording, values), slots, bold=False)


def plain(written: str) -> Text:
    """Somebody's words as a whole paragraph."""
    return (Plain(written),)


def joined(*texts: Text, by: str = "\n") -> Text:
    """Texts one after another."""
    spans: list[Span] = []
    for number, one in enumerate(t for t in texts if t):
        spans += [Plain(by), *one] if number else one
    return tuple(spans)


def _raw(fact: str | int | float) -> str | int | float:
    return str(fact.value) if isinstance(fact, Enum) else fact


def _slot(fact: Fact, slots: list[Text]) -> str | int | float:
    if isinstance(fact, Enum):
        return str(fact.value)
    if isinstance(fact, int | float):
        return fact
    span = Plain(fact) if isinstance(fact, str) else fact
    slots.append(span if isinstance(span, tuple) else (span,))
    return f"\ue000{len(slots) - 1}\ue001"


def _spans(said: str, slots: list[Text], bold: bool) -> Text:
    spans: list[Span] = []
    position = 0
    for found in _MARKUP.finditer(said):
        spans += _filled(said[position : found.start()], slots, bold)
        if found["bold"] is not None:
            spans += _filled(found["bold"], slots, bold=True)
        else:
            spans.append(Anchor(found["label"], found["url"]))
        position = found.end()
    return (*spans, *_filled(said[position:], slots, bold))


def _filled(said: str, slots: list[Text], bold: bool) -> Text:
    spans: list[Span] = []
    for piece in _SLOT.split(said):
        if _SLOT.fullmatch(piece):
            filled = slots[int(piece[1:-1])]
            spans += [Plain(s.text, bold=bold or s.bold) if isinstance(s, Plain) else s for s in filled]
        elif piece:
            spans.append(Plain(piece, bold=bold))
    return tuple(spans)
