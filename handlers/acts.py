"""How a handler module says what it answers: verbs, presses, submissions, and notices it can draw."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from community.member import MemberId
from community.notice import Notice
from handlers.context import Context
from handlers.event import Command, Press, Submission
from handlers.view import Form, Message

Shown = Message | Form | None
Takes = Literal["who", "other", "words", "name", "code", "until", "topic"]


@dataclass(frozen=True, slots=True)
class Verb:
    """`/alumni <name>`, with the other words for it. `takes` are the options that Discord lays out.

    `ask` is answered instead of `act` when nothing but the verb was said: it only reads, and shows a form.
    A verb that has `ask` alone always asks.
    """

    name: str
    act: Callable[[Context, Command], Awaitable[Shown]] | None = None
    ask: Callable[[Context, Command], Awaitable[Shown]] | None = None
    also: tuple[str, ...] = ()
    takes: tuple[Takes, ...] = ()
    writes: bool = False
    command: Literal["alumni", "organiser"] = "alumni"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button's action. One that `asks` only reads and may show a form."""

    action: str
    act: Callable[[Context, Press], Awaitable[Shown]]
    writes: bool = False
    asks: bool = False
    organisers_only: bool = False


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form's action; a form always writes. `ask` makes the form anew, to be filled in as it was sent."""

    action: str
    act: Callable[[Context, Submission], Awaitable[Shown]]
    ask: Callable[[Context, Press], Awaitable[Form]] | None = None
    organisers_only: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A kind of notice, drawn on delivery; nothing is told any more when it draws `None`.

    `from_member`: another member's words, which wait for the end of a pause; what the bot says of its own
    accord is dropped then. `asked`: the reader asked for it, so it carries no switch and no pause holds it.
    What `can_wait` is not sent in the reader's quiet hours but in the morning after.
    """

    kind: str
    draw: Callable[[Context, Notice], Awaitable[Message | None]]
    from_member: bool = False
    asked: bool = False
    can_wait: bool = False


@dataclass(frozen=True, slots=True)
class Posted:
    """A kind of notice that a channel is told, in the community's language, and redrawn when it changes.

    `people` are those for whom a room of their own is opened first; without it the notice names a channel.
    Where no room can be opened, `otherwise` says what happens instead. The context's `me` is nobody.
    """

    kind: str
    draw: Callable[[Context, Notice], Awaitable[Message | None]]
    people: Callable[[Context, Notice], Awaitable[tuple[MemberId, ...]]] | None = None
    otherwise: Callable[[Context, Notice], Awaitable[None]] | None = None
