"""The door to a Discord server: connects, answers what is heard, and sends what is told."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import TypeVar

import discord
import structlog

from bot.discord.address import go_by, token_of
from bot.discord.answers import PATIENCE, Answers
from bot.discord.ears import Ears
from bot.discord.faults import BROKEN
from bot.discord.home import TOKEN, Home
from bot.discord.invite import PORTAL
from bot.discord.line import Line
from bot.discord.mirror import Mirror
from bot.discord.rooms import Rooms
from bot.discord.send import Sending
from bot.platform import MirroredEvent, Place, Removed
from community.errors import BotError
from community.settled import Channel
from config.settings import Settings
from handlers.reception import Reception
from handlers.view import Message

READY_AFTER = 2.0  # seconds without a further server after which discord.py takes it that it has them all

_TOKEN_REFUSED = 4004  # the gateway's close code for a token that is good no more

_log = structlog.get_logger("bot.discord")
T = TypeVar("T")


class StartRefused(BotError):
    """Discord does not let the bot in; the message is the sentence for the operator."""


class DiscordDoor:
    """One Discord server, by discord.py's gateway client (bot.platform.Platform)."""

    name = "discord"

    def __init__(
        self,
        settings: Settings,
        reception: Reception,
        *,
        ready_after: float = READY_AFTER,
        patience: float = PATIENCE,
    ) -> None:
        go_by(settings)
        self._settings = settings
        self._home = Home(reception, settings.discord_server)
        self._answers = Answers(reception, self._home, patience)
        self.client = Ears(self._answers, self._home, ready_after)
        line = Line(self.client, self._home)
        self._sending, self._rooms = Sending(line), Rooms(line)
        self._mirror = Mirror(line, reception)
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Log in, connect, and return when the members are known; raises StartRefused."""
        try:
            await self._log_in()
            self._running = asyncio.create_task(self._listen())
            await self._ready(self._running)
        except (StartRefused, asyncio.CancelledError):
            await self.stop()
            raise

    async def stop(self) -> None:
        """Hear no more, finish the answers under way, and go; goes at once when it is cancelled."""
        try:
            await self._answers.finish()
        finally:
            await self.client.close()
            if self._running is not None:
                await asyncio.wait({self._running})

    async def send(self, account: str, message: Message, key: str) -> Place:
        """A private message to one account; raises TryLater, DmClosed, Never, Removed or Unclear."""
        return await self._noting(self._sending.send(account, message, key))

    async def change(self, account: str, place: Place, message: Message) -> None:
        """Draw a private message of ours anew; raises TryLater, Never, Removed or Unclear."""
        await self._noting(self._sending.change(place, message))

    async def post(self, channel: str, message: Message, key: str) -> Place:
        """Write into a channel or a room; raises TryLater, Never, Removed or Unclear."""
        return await self._noting(self._sending.post(channel, message, key))

    async def change_post(self, place: Place, message: Message) -> None:
        """Draw what was posted anew; raises TryLater, Never, Removed or Unclear."""
        await self._noting(self._sending.change(place, message))

    async def open_room(self, accounts: Sequence[str], name: str, beside: str) -> str:
        """A private thread for these accounts; raises TryLater, Never, Removed or Unclear."""
        return await self._noting(self._rooms.open(accounts, name, beside))

    async def mirror(self, event: MirroredEvent, known_as: str | None) -> str:
        """Keep the server's own event in step; raises TryLater, Never, Removed or Unclear."""
        return await self._noting(self._mirror.keep(event, known_as))

    async def channels(self) -> tuple[Channel, ...]:
        """The text and announcement channels of the home; raises TryLater or Removed."""
        return await self._home.channels(self.client)

    async def look_around(self) -> None:
        """Let the community know which channels there are; waits for the next change when that fails."""
        await self._home.look_around(self.client)

    def connected(self) -> bool:
        """Whether the gateway is open and the members are known."""
        return self.client.is_ready() and not self.client.is_closed() and self.client.ws.open

    async def _noting(self, sending: Awaitable[T]) -> T:
        try:
            return await sending
        except Removed as removed:
            await self._home.lose(removed.reason)
            raise

    async def _log_in(self) -> None:
        try:
            await self.client.login(token_of(self._settings))
        except (discord.LoginFailure, ValueError) as error:
            raise StartRefused(f"Discord does not take DISCORD_TOKEN; copy it anew from {PORTAL}.") from error
        except BROKEN as error:
            raise StartRefused(
                f"Discord could not be reached at {self._settings.discord_url} ({type(error).__name__})."
            ) from error

    async def _listen(self) -> None:
        try:
            await self.client.connect()
        except discord.ConnectionClosed as closed:
            if closed.code == _TOKEN_REFUSED:
                await self._home.lose(TOKEN)
            raise

    async def _ready(self, running: asyncio.Task[None]) -> None:
        ready = asyncio.create_task(self.client.wait_until_ready())
        await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
        if ready.done():
            running.add_done_callback(_ended)
            return
        ready.cancel()
        error = running.exception()
        if isinstance(error, discord.PrivilegedIntentsRequired):
            raise StartRefused(
                "Discord keeps the Server Members Intent back; switch it on for the bot at "
                f"{PORTAL} and start again."
            ) from error
        raise StartRefused(f"Discord closed the connection ({_code(error)}).") from error


def _ended(running: asyncio.Task[None]) -> None:
    if not running.cancelled() and (error := running.exception()) is not None:
        _log.error("connection ended", reason=_code(error))


def _code(error: BaseException | None) -> str:
    return str(getattr(error, "code", None) or type(error).__name__)
