"""Opens a room for two or three: a private thread beside the channel that organisers chose."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

import discord

from bot.discord.faults import BROKEN, meaning_of
from bot.discord.line import Line
from bot.platform import Never
from community.words import shortened

LONGEST_NAME = 100
A_WEEK: Final = (
    10_080  # minutes without a word after which Discord folds a room away; a new word opens it again
)

_Key = tuple[str, str, tuple[str, ...]]


class Rooms:
    """The rooms of one client.

    Discord knows no key for a room, so one that was only half opened is remembered, and gone on with when
    it is asked for again.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._begun: dict[_Key, discord.Thread] = {}

    async def open(self, accounts: Sequence[str], name: str, beside: str) -> str:
        """The room's channel; raises TryLater, Never, Removed or Unclear."""
        key = (beside, name, tuple(accounts))

        async def work(_client: discord.Client) -> discord.Thread:
            hall = await self._hall(beside)
            people = _people(hall, accounts)
            if key not in self._begun:
                self._begun[key] = await _begin(hall, name)
            await self._fill(key, people)
            return self._begun[key]

        room = await self._line.carry(work)
        self._begun.pop(key, None)
        return str(room.id)

    async def _hall(self, beside: str) -> discord.TextChannel:
        """The channel on which the room hangs; raises Never where the bot may not open one there."""
        guild = await self._line.server()
        hall = guild.get_channel(int(beside)) if beside.isdecimal() else None
        if not isinstance(hall, discord.TextChannel):
            raise Never("no channel")
        may = hall.permissions_for(guild.me)
        if not (may.view_channel and may.create_private_threads and may.send_messages_in_threads):
            raise Never("no permission")
        return hall

    async def _fill(self, key: _Key, people: Sequence[discord.Member]) -> None:
        """Bring all of them in; nobody stays in a room that somebody is kept out of."""
        room = self._begun[key]
        try:
            for person in people:
                await room.add_user(person)
        except discord.HTTPException as refused:
            if isinstance(meaning_of(refused), Never):
                del self._begun[key]
                await _close(room, people)
            raise


async def _begin(hall: discord.TextChannel, name: str) -> discord.Thread:
    """Nobody sees it yet but the bot, and who may manage threads; only the bot brings others in."""
    return await hall.create_thread(
        name=shortened(name, LONGEST_NAME),
        type=discord.ChannelType.private_thread,
        auto_archive_duration=A_WEEK,
        invitable=False,
    )


async def _close(room: discord.Thread, people: Sequence[discord.Member]) -> None:
    """As its maker may: people are let out and it is folded away; to delete it would need more rights."""
    with suppress(*BROKEN):
        for person in people:
            await room.remove_user(person)
        await room.edit(archived=True)


def _people(hall: discord.TextChannel, accounts: Sequence[str]) -> list[discord.Member]:
    """Who is to be in the room; raises Never when one of them could not speak there, before it is opened."""
    ids = [int(account) for account in accounts if account.isdecimal()]
    people = [person for person in map(hall.guild.get_member, ids) if person is not None]
    speaking = [person for person in people if speaks(hall.permissions_for(person))]
    if len(speaking) < len(accounts):
        raise Never("not all can be there")
    return speaking


def speaks(may: discord.Permissions) -> bool:
    """Whether somebody who may do this beside a channel can be in a room there, and say a word."""
    return may.view_channel and may.send_messages_in_threads
