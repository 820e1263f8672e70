"""What each platform does for the bot: listen, answer, and send what was not asked for just now."""

from dataclasses import dataclass
from typing import Protocol

from community.settled import Channel
from handlers.view import Message


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was delivered, so that it can be changed later: a channel and a message in it."""

    channel: str
    message: str


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
