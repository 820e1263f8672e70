"""What tests wait for: facts that the database or discord.py tells."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.discord.door import DiscordDoor
from community.settled import Channel
from handlers.reception import Reception
from storage import homes, members, settled
from tests.doubles.discord import CHANNEL

GENERAL = Channel("discord", CHANNEL, "general", heard=True, writable=True)

Claim = Callable[[], Awaitable[object]]


async def until(claim: Claim, holds: bool = True) -> None:
    """Wait until the claim holds, or does no more."""
    async with asyncio.timeout(5):
        while bool(await claim()) is not holds:
            pass


def lost(reception: Reception) -> Claim:
    """Why the bot has no way in, "" while it has."""

    async def why() -> str:
        async with reception.database.reading() as tx:
            return "".join(home.removed_why for home in await homes.every(tx))

    return why


def back(reception: Reception) -> Claim:
    """Whether the bot is in its home."""

    async def here() -> bool:
        async with reception.database.reading() as tx:
            return [home.removed_at for home in await homes.every(tx)] == [None]

    return here


def told(reception: Reception, *expected: Channel) -> Claim:
    """Whether the community knows exactly these channels."""

    async def same() -> bool:
        async with reception.database.reading() as tx:
            return await settled.channels_of(tx) == expected

    return same


def is_down(door: DiscordDoor) -> Claim:
    """Whether discord.py knows of an outage."""

    async def down() -> bool:
        await asyncio.sleep(0)
        return any(guild.unavailable for guild in door.client.guilds)

    return down


def gone(reception: Reception, account: str) -> Claim:
    """Whether somebody is known to have left."""

    async def left() -> bool:
        async with reception.database.reading() as tx:
            found = await members.of_account(tx, "discord", account)
        return found is not None and found[1].left_at is not None

    return left
