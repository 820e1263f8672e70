"""What stands on the page: each persona's direct messages, posts in channels and rooms, and reactions."""

import asyncio
import uuid
from collections import OrderedDict
from collections.abc import Iterator, Sequence
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
    """A message from the bot to one persona; with a `channel` it stands there, and nobody else sees it."""

    id: str
    at: datetime
    message: Message
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A plain message of a persona in a channel or a room."""

    id: str
    at: datetime
    channel: str
    author: str
    text: Text


@dataclass(frozen=True, slots=True)
class Announced:
    """What the bot wrote in a channel or a room, the same for all who read there."""

    id: str
    at: datetime
    channel: str
    message: Message


@dataclass(frozen=True, slots=True)
class Room:
    """A place of two or three personas and the bot."""

    id: str
    personas: tuple[str, ...]


Seen = Told | Posted | Announced


class World:
    """The page's memory, gone with the process. Listeners hear whose view has changed."""

    def __init__(self, channels: tuple[str, ...]) -> None:
        self.channels = channels
        self._told: dict[str, list[Told]] = {}
        self._posts: dict[str, list[Posted | Announced]] = {channel: [] for channel in channels}
        self._rooms: dict[str, Room] = {}
        self._delivered: OrderedDict[tuple[str, str], Told | Announced] = OrderedDict()
        self._reactions: dict[str, list[tuple[str, str]]] = {}
        self._forms: OrderedDict[tuple[str, str, str], tuple[Form, str | None]] = OrderedDict()
        self._listeners: set[asyncio.Queue[str]] = set()

    def deliver(
        self, persona: str, message: Message, at: datetime, key: str = "", channel: str | None = None
    ) -> Told:
        """A message arrives; the same one with the same `key` arrives once."""
        again = self._again(persona, key, message)
        if isinstance(again, Told):
            return again
        told = Told(_fresh_id(), at, message, channel)
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

    def replace(self, persona: str, told: Told, message: Message, at: datetime) -> Told:
        """A message becomes another one in its place; one that is gone is delivered anew."""
        there = self.change(persona, told.id, message)
        return there or self.deliver(persona, message, at, channel=told.channel)

    def post(self, channel: str, author: str, text: Text, at: datetime) -> Posted:
        """Somebody writes in a channel or a room; it must be there."""
        posted = Posted(_fresh_id(), at, channel, author, text)
        self._put(channel, posted)
        return posted

    def announce(self, channel: str, message: Message, at: datetime, key: str) -> Announced | None:
        """The bot writes in a channel or a room, once for each `key`; nothing when it is not there."""
        if channel not in self._posts:
            return None
        again = self._again(channel, key, message)
        if isinstance(again, Announced):
            return again
        announced = Announced(_fresh_id(), at, channel, message)
        _keep(self._delivered, (channel, key), announced)
        self._put(channel, announced)
        return announced

    def redraw(self, channel: str, announced: str, message: Message) -> bool:
        """What the bot wrote there becomes another message in its place; says whether it stands there."""
        posts = self._posts.get(channel, [])
        for number, old in enumerate(posts):
            if isinstance(old, Announced) and old.id == announced:
                posts[number] = replace(old, message=message)
                self._change_in(channel)
                return True
        return False

    def open_room(self, personas: Sequence[str]) -> Room:
        """The room of these personas; the same ones have the same one."""
        people = tuple(sorted(set(personas)))
        known = next((room for room in self._rooms.values() if room.personas == people), None)
        room = known or Room(f"room-{_fresh_id()}", people)
        if known is None:
            self._rooms[room.id], self._posts[room.id] = room, []
            self._change_in(room.id)
        return room

    def rooms_of(self, persona: str) -> tuple[Room, ...]:
        """The rooms that a persona is in, the oldest first."""
        return tuple(room for room in self._rooms.values() if persona in room.personas)

    def places_of(self, persona: str) -> tuple[str, ...]:
        """The channels and rooms in which a persona reads and writes."""
        return (*self.channels, *(room.id for room in self.rooms_of(persona)))

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
        everything: list[Seen] = [post for place in self.places_of(persona) for post in self._posts[place]]
        everything += self._told.get(persona, ())  # an answer stands below what it answers
        return tuple(sorted(everything, key=lambda seen: seen.at))

    def find(self, persona: str, message: str) -> Seen | None:
        """A message, if this persona can see it."""
        return next((seen for seen in self.seen_by(persona) if seen.id == message), None)

    def open(self, persona: str, form: Form, channel: str | None = None) -> None:
        """A persona has this form before them; what comes of it is shown in `channel`."""
        _keep(self._forms, (persona, form.action, form.subject), (form, channel))

    def opened(self, persona: str, action: str, subject: str) -> tuple[Form, str | None] | None:
        """The form that a persona was shown, and where its answer goes."""
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

    def _again(self, whose: str, key: str, message: Message) -> Told | Announced | None:
        """What was delivered under this key already; SQLite gives a forgotten notice's id anew."""
        again = self._delivered.get((whose, key)) if key else None
        return again if again is not None and again.message == message else None

    def _put(self, channel: str, post: Posted | Announced) -> None:
        self._posts[channel].append(post)
        del self._posts[channel][:-MOST_MESSAGES]
        self._change_in(channel)

    def _change_in(self, channel: str) -> None:
        room = self._rooms.get(channel)
        for whose in room.personas if room else (EVERYBODY,):
            self._change(whose)

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
