"""What each platform does for the bot: listen, answer, and send what was not asked for just now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from community.settled import Channel
from handlers.view import Message


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was delivered, so that it can be changed later: a channel and a message in it."""

    channel: str
    message: str


@dataclass(frozen=True, slots=True)
class MirroredEvent:
    """An event as a platform's own calendar shows it; `over` takes it out again."""

    title: str
    words: str
    place: str
    starts_at: datetime
    ends_at: datetime
    over: bool = False


class SendFailed(Exception):
    """A message did not arrive, as far as the platform says. `reason` is a short code, not for members."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TryLater(SendFailed):
    """It surely did not arrive and may later; `after` is what the platform asked us to wait, in seconds."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class DmClosed(SendFailed):
    """This member takes no direct messages; no error of anybody's."""


class Removed(SendFailed):
    """The bot was removed from its home, or its token revoked: nothing can be sent until an operator acts."""


class Never(SendFailed):
    """The platform will never take it."""


class Unclear(SendFailed):
    """It may have arrived: no answer came. Resent only where a key tells doubles apart."""


class Platform(Protocol):
    """One home's door. `name` is how accounts and notices name it: slack, discord or page."""

    name: str

    async def start(self) -> None:
        """Connect and be ready to hear; raises BotError when the token or a setting is refused."""
        ...

    async def stop(self) -> None:
        """Hear no more, and return when everything that was acknowledged is answered."""
        ...

    async def send(self, account: str, message: Message, key: str) -> Place:
        """Deliver a private message to one account. `key` tells doubles apart where the platform can.

        Raises TryLater, DmClosed, Never, Removed or Unclear.
        """
        ...

    async def change(self, account: str, place: Place, message: Message) -> None:
        """Draw a message that was delivered to this account anew.

        Raises TryLater, Never (it is gone, or too old to be changed), Removed or Unclear.
        """
        ...

    async def post(self, channel: str, message: Message, key: str) -> Place:
        """Write into a channel, or a room; everybody there reads it. `key` as in `send`.

        Raises TryLater, Never (no such channel, or the bot may not write there), Removed or Unclear.
        """
        ...

    async def change_post(self, place: Place, message: Message) -> None:
        """Draw what was posted anew. Raises TryLater, Never, Removed or Unclear."""
        ...

    async def open_room(self, accounts: Sequence[str], name: str, beside: str) -> str:
        """A room of their own for two or three accounts and the bot; returns the channel to post in.

        `name` is shown where rooms have names; `beside` is the channel where rooms hang on channels.
        Raises TryLater, Never (one of them cannot be reached so), Removed or Unclear.
        """
        ...

    async def mirror(self, event: MirroredEvent, known_as: str | None) -> str:
        """Keep the platform's own event in step with ours; returns its id there, "" where it has none.

        Raises TryLater, Never, Removed or Unclear.
        """
        ...

    async def look_around(self) -> None:
        """Tell the community which channels its home has now; what fails is logged, and tried again."""
        ...

    async def channels(self) -> tuple[Channel, ...]:
        """The home's channels that can be chosen, and whether the bot hears and may write in each.

        Raises TryLater, Removed or Unclear.
        """
        ...

    def connected(self) -> bool:
        """Whether the platform hears just now."""
        ...
