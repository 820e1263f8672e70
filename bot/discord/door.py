"""The door to a Discord server: connects, answers what is heard, and sends what is told."""

import asyncio

import aiohttp
import discord
import structlog
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.discord.answers import PATIENCE, Answers
from bot.discord.ears import Ears
from bot.discord.invite import PORTAL
from bot.discord.send import Sending
from bot.platform import Place
from community.errors import BotError
from config.settings import Settings
from handlers.reception import Reception
from handlers.view import Message

READY_AFTER = 2.0  # seconds without a further server after which discord.py takes it that it has them all

_log = structlog.get_logger("bot.discord")


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
        self._settings = settings
        self._answers = Answers(reception, settings.discord_server, patience)
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks aloud here
        self.client = Ears(self._answers, ready_after)
        self._sending = Sending(self.client)
        self._running: asyncio.Task[None] | None = None
        # discord.py keeps both addresses on its classes, so one process has one Discord.
        Route.BASE = settings.discord_url.rstrip("/")
        if settings.discord_gateway:
            DiscordWebSocket.DEFAULT_GATEWAY = URL(settings.discord_gateway)

    async def start(self) -> None:
        """Log in, connect, and return when the members are known; raises StartRefused."""
        try:
            await self._log_in()
            self._running = asyncio.create_task(self.client.connect())
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
        """A private message to one account; raises TryLater, DmClosed, Never or Unclear."""
        return await self._sending.send(account, message, key)

    def connected(self) -> bool:
        """Whether the gateway is open and the members are known."""
        return self.client.is_ready() and not self.client.is_closed() and self.client.ws.open

    async def _log_in(self) -> None:
        token = self._settings.discord_token
        try:
            await self.client.login(token.get_secret_value() if token else "")
        except (discord.LoginFailure, ValueError) as error:
            raise StartRefused(f"Discord does not take DISCORD_TOKEN; copy it anew from {PORTAL}.") from error
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            raise StartRefused(
                f"Discord could not be reached at {self._settings.discord_url} ({type(error).__name__})."
            ) from error

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
