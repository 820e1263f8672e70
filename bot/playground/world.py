"""What stands on the page: each persona's direct messages, the channels with their posts, and reactions."""

import asyncio
import uuid
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from handlers.view import Form, Message, Text

MOST_MESSAGES = 500
"""Messages kept for each persona and each channel; older ones scroll away for good."""

MOST_FORMS = 200

EVERYBODY = "*"
NOBODY = ""
"""What listeners hear when every view has changed, and when none will change any more."""

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Told:
    """A direct message from the bot to one persona."""

    id: str
    at: datetime
    message: Message


@dataclass(frozen=True, slots=True)
class Posted:
    """A plain message of a persona in a channel."""

    id: str
    at: datetime
    channel: str
    author: str
    text: Text


Seen = Told | Posted


class World:
    """The page's memory, gone with the process. Listeners hear whose view has changed."""

    def __init__(self, channels: tuple[str, ...]) -> None:
        self.channels = channels
        self._told: dict[str, list[Told]] = {}
        self._posted: dict[str, list[Posted]] = {channel: [] for channel in channels}
        self._delivered: OrderedDict[tuple[str, str], Told] = OrderedDict()
        self._reactions: dict[str, list[tuple[str, str]]] = {}
        self._forms: OrderedDict[tuple[str, str, str], Form] = OrderedDict()
        self._listeners: set[asyncio.Queue[str]] = set()

    def deliver(self, persona: str, message: Message, at: datetime, key: str = "") -> Told:
        """A message arrives; the same one with the same `key` arrives once."""
        again = self._delivered.get((persona, key)) if key else None
        if again is not None and again.message == message:  # SQLite gives a forgotten notice's id anew
            return again
        told = Told(_fresh_id(), at, message)
        if key:
            _keep(self._delivered, (persona, key), told)
        box = self._told.setdefault(persona, [])
        box.append(told)
        del box[:-MOST_MESSAGES]
        self._change(persona)
        return told

    def change(self, persona: str, told: str, message: Message) -> Told | None:
        """A message becomes another one in its place; nothing when it is gone."""
        box = self._told.get(persona, [])
        for number, old in enumerate(box):
            if old.id == told:
                box[number] = replace(old, message=message)
                self._change(persona)
                return box[number]
        return None

    def replace(self, persona: str, told: str, message: Message, at: datetime) -> Told:
        """A message becomes another one in its place; one that is gone is delivered anew."""
        return self.change(persona, told, message) or self.deliver(persona, message, at)

    def post(self, channel: str, author: str, text: Text, at: datetime) -> Posted:
        """Somebody writes in a channel."""
        posted = Posted(_fresh_id(), at, channel, author, text)
        self._posted[channel].append(posted)
        del self._posted[channel][:-MOST_MESSAGES]
        self._change(EVERYBODY)
        return posted

    def react(self, message: str, persona: str, emoji: str, *, remove: bool = False) -> bool:
        """Put an emoji on a message, or take it off; says whether that changed anything."""
        on_it = self._reactions.setdefault(message, [])
        if ((persona, emoji) in on_it) is not remove:
            return False
        if remove:
            on_it.remove((persona, emoji))
        else:
            on_it.append((persona, emoji))
        self._change(EVERYBODY)
        return True

    def reactions(self, message: str) -> dict[str, tuple[str, ...]]:
        """Who put which emoji on a message, in the order of the first of each."""
        found: dict[str, tuple[str, ...]] = {}
        for persona, emoji in self._reactions.get(message, ()):
            found[emoji] = (*found.get(emoji, ()), persona)
        return found

    def seen_by(self, persona: str) -> tuple[Seen, ...]:
        """All that a persona can see, oldest first."""
        everything: list[Seen] = [*self._told.get(persona, ())]
        for posts in self._posted.values():
            everything += posts
        return tuple(sorted(everything, key=lambda seen: seen.at))

    def find(self, persona: str, message: str) -> Seen | None:
        """A message, if this persona can see it."""
        return next((seen for seen in self.seen_by(persona) if seen.id == message), None)

    def open(self, persona: str, form: Form) -> None:
        """A persona has this form before them."""
        _keep(self._forms, (persona, form.action, form.subject), form)

    def opened(self, persona: str, action: str, subject: str) -> Form | None:
        """The form that a persona was shown."""
        return self._forms.get((persona, action, subject))

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[str]]:
        """A queue of whose view has changed: a persona's id, or `EVERYBODY`."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def change_everything(self) -> None:
        """Tell every listener to look again: time has passed, somebody came or went."""
        self._change(EVERYBODY)

    def end(self) -> None:
        """Tell every listener that nothing will change any more."""
        self._change(NOBODY)

    def _change(self, whose: str) -> None:
        for queue in self._listeners:
            queue.put_nowait(whose)


def _fresh_id() -> str:
    """Never used before, in earlier runs neither: gifts born of a reaction remember it."""
    return uuid.uuid4().hex[:16]


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > MOST_FORMS:
        kept.popitem(last=False)
