"""The server that is the community's home: which one it is, whether the bot is in it, and its channels."""

import asyncio

import discord
import structlog

from bot.discord.read import PLATFORM
from bot.platform import Removed, SendFailed, TryLater
from community.settled import Channel
from handlers.reception import Reception
from storage import homes

KICKED, TOKEN = "kicked", "token"
"""Why the bot has no way in: it was removed from the server, or Discord does not take its token any more."""

WHAT_TO_DO = {
    KICKED: "Invite it again; `okaeri check` shows the link.",
    TOKEN: "Copy a new DISCORD_TOKEN from the developer portal, and start again.",
}

_log = structlog.get_logger("bot.discord")


class Home:
    """The home as this process knows it; `fixed` is the server of the settings, "" where use fixes it."""

    def __init__(self, reception: Reception, fixed: str) -> None:
        self._reception, self._id = reception, fixed
        self._in_order = asyncio.Lock()  # a removal must not be written down after the return
        self._noted = ""
        self._told: tuple[Channel, ...] | None = None
        self.lost = ""

    async def id(self) -> str:
        """The server of the settings, else where the bot was first spoken to, "" before that."""
        if not self._id:
            async with self._reception.database.reading() as tx:
                self._id = (await homes.all_of(tx)).get(PLATFORM, "")
        return self._id

    async def guild(self, client: discord.Client) -> discord.Guild | None:
        """The home as discord.py knows it; before there is one, the only server that the bot is in."""
        home = await self.id()
        if home.isdecimal():
            return client.get_guild(int(home))
        return client.guilds[0] if len(client.guilds) == 1 else None

    async def find(self, client: discord.Client) -> None:
        """Discord takes our token: note whether the bot is still in its home, or again."""
        async with self._in_order:
            is_here = await self.guild(client) is not None
            if is_here:
                self.lost = self._noted = ""
                await self._reception.returned(PLATFORM)
        if not is_here and (await self.id()).isdecimal():
            await self.lose(KICKED)

    async def lose(self, why: str) -> None:
        """The bot has no way in any more; nothing is sent from now on, and the operator is told once."""
        self.lost = why
        async with self._in_order:
            self.lost = why
            if self._noted == why:
                return
            self._told = None
            if await self._reception.removed(PLATFORM, why):
                _log.error("removed from its home, and stopped sending", why=why, do=WHAT_TO_DO[why])
            self._noted = why

    async def channels(self, client: discord.Client) -> tuple[Channel, ...]:
        """The channels that members write in, none before there is a home; raises TryLater or Removed."""
        if self.lost:
            raise Removed(self.lost)
        if not client.is_ready() or client.is_closed():
            raise TryLater("not connected")
        guild = await self.guild(client)
        if guild is None:
            return ()
        if guild.unavailable:
            raise TryLater("server unavailable")
        return tuple(_channel(channel, guild.me) for channel in guild.text_channels)

    async def look_around(self, client: discord.Client) -> None:
        """Let the community know the channels, when they are others than it was told last."""
        async with self._in_order:
            try:
                found = await self.channels(client)
            except SendFailed as failed:
                _log.info("channels not known", reason=failed.reason)
                return
            if found != self._told:
                await self._reception.channels(PLATFORM, found)
                self._told = found


def _channel(channel: discord.TextChannel, me: discord.Member) -> Channel:
    """Reactions are heard where messages are seen."""
    may = channel.permissions_for(me)
    writable = may.view_channel and may.send_messages
    return Channel(PLATFORM, str(channel.id), channel.name, heard=may.view_channel, writable=writable)
