"""A platform that tests stand behind: it takes messages, or fails as it is told."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.platform import MirroredEvent, Place
from community.settled import Channel
from handlers.view import Message, Note, Section
from tests.reading import as_plain


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that arrived; one key twice is one message where the door tells doubles apart."""

    account: str
    key: str
    message: Message

    @property
    def text(self) -> str:
        """All that the reader reads."""
        parts = self.message.parts
        texts = [as_plain(part.text) for part in parts if isinstance(part, (Section, Note))]
        return "\n".join([self.message.title, *texts])


@dataclass(slots=True)
class ADoor:
    """A platform under the test's control. `failures` are raised by the next sendings, one each."""

    name: str = "slack"
    sent: list[Sent] = field(default_factory=list)
    failures: deque[BaseException] = field(default_factory=deque)
    tries: list[str] = field(default_factory=list)
    arrives_first: bool = False
    gate: asyncio.Event | None = None
    knocked: asyncio.Event = field(default_factory=asyncio.Event)
    is_connected: bool = True
    refusal: Exception | None = None
    started: int = 0
    looks: int = 0
    changed: list[tuple[Place, Sent]] = field(default_factory=list)
    stopped: int = 0
    posted: list[Sent] = field(default_factory=list)
    redrawn: list[tuple[Place, Sent]] = field(default_factory=list)
    rooms: list[tuple[str, ...]] = field(default_factory=list)
    mirrored: list[MirroredEvent] = field(default_factory=list)

    async def start(self) -> None:
        """Start, or be refused."""
        if self.refusal is not None:
            raise self.refusal
        self.started += 1

    async def stop(self) -> None:
        """Stop."""
        self.stopped += 1

    def connected(self) -> bool:
        """Whether the test lets it be connected."""
        return self.is_connected

    async def send(self, account: str, message: Message, key: str) -> Place:
        """Take a message. With `arrives_first` it arrives even when the answer is a failure."""
        self.tries.append(account)
        self.knocked.set()
        if self.gate is not None:
            await self.gate.wait()
        if self.failures:
            if self.arrives_first:
                self._take(account, message, key)
            raise self.failures.popleft()
        self._take(account, message, key)
        return Place(f"D-{account}", f"m{key}")

    async def change(self, account: str, place: Place, message: Message) -> None:
        """Draw a message anew, or fail as told."""
        self.tries.append(account)
        if self.failures:
            raise self.failures.popleft()
        self.changed.append((place, Sent(account, "", message)))

    async def post(self, channel: str, message: Message, key: str) -> Place:
        """Take a post, or fail as told."""
        self._fail()
        self.posted.append(Sent(channel, key, message))
        return Place(channel, f"p{key}")

    async def change_post(self, place: Place, message: Message) -> None:
        """Draw a post anew, or fail as told."""
        self._fail()
        self.redrawn.append((place, Sent(place.channel, "", message)))

    async def open_room(self, accounts: Sequence[str], name: str, beside: str) -> str:
        """Open a room, or fail as told."""
        self._fail()
        self.rooms.append(tuple(accounts))
        return f"R{len(self.rooms)}"

    async def mirror(self, event: MirroredEvent, known_as: str | None) -> str:
        """Keep an event, or fail as told."""
        self._fail()
        self.mirrored.append(event)
        return known_as or f"E{len(self.mirrored)}"

    async def channels(self) -> tuple[Channel, ...]:
        """One channel."""
        return (Channel(self.name, "C1", "general", heard=True, writable=True),)

    async def look_around(self) -> None:
        """Count how often it was asked to."""
        self.looks += 1

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.popleft()

    def _take(self, account: str, message: Message, key: str) -> None:
        doubled = self.name == "discord" and any(sent.key == key for sent in self.sent)
        if not doubled:
            self.sent.append(Sent(account, key, message))
