"""Keeps the server's own calendar in step: each event of ours is one of Discord's scheduled events."""

from contextlib import suppress
from datetime import datetime
from typing import Literal, TypedDict

import discord

from bot.discord.line import Line
from bot.discord.words import escaped
from bot.platform import MirroredEvent, Never
from community.words import shortened
from handlers.reception import Reception

LONGEST_NAME = 100
LONGEST_WORDS = 1_000
LONGEST_PLACE = 100

_OPEN = (discord.EventStatus.scheduled, discord.EventStatus.active)


class _Told(TypedDict):
    """What Discord is told of an event."""

    name: str
    description: str
    location: str
    start_time: datetime
    end_time: datetime
    entity_type: Literal[discord.EntityType.external]
    privacy_level: discord.PrivacyLevel


class Mirror:
    """The scheduled events of the home."""

    def __init__(self, line: Line, reception: Reception) -> None:
        self._line, self._reception = line, reception

    async def keep(self, event: MirroredEvent, known_as: str | None) -> str:
        """Discord's id of it, "" where it has none; raises TryLater, Never, Removed or Unclear."""
        return await self._line.carry(lambda _client: self._keep(event, known_as))

    async def _keep(self, event: MirroredEvent, known_as: str | None) -> str:
        if not event.over and event.starts_at <= self._reception.clock():
            raise Never("begun already")  # Discord takes none that begins in the past
        guild = await self._line.server()
        there = await _found(guild, event, known_as)
        if there is not None and (event.over or there.status is discord.EventStatus.active):
            await _take_out(there)  # one that began there before it was moved takes no other beginning
            there = None
        return "" if event.over else await _written(guild, there, _told(event, guild))


async def _found(
    guild: discord.Guild, event: MirroredEvent, known_as: str | None
) -> discord.ScheduledEvent | None:
    """It as it stands there; what has ended, or was deleted by somebody, stands there no more.

    Discord knows no key for an event either, so one that was made without our hearing of it is found by
    what it says.
    """
    standing = [e for e in await guild.fetch_scheduled_events(with_counts=False) if e.status in _OPEN]
    if known_as:
        return next((e for e in standing if str(e.id) == known_as), None)
    name = shortened(event.title, LONGEST_NAME)
    ours = (e for e in standing if e.creator_id == guild.me.id and e.name == name)
    return next((e for e in ours if e.start_time == event.starts_at), None)


async def _written(guild: discord.Guild, there: discord.ScheduledEvent | None, told: _Told) -> str:
    if there is not None:
        with suppress(discord.NotFound):  # deleted since
            return str((await there.edit(**told)).id)
    return str((await guild.create_scheduled_event(**told)).id)


async def _take_out(there: discord.ScheduledEvent) -> None:
    with suppress(discord.NotFound):
        await there.delete()


def _told(event: MirroredEvent, guild: discord.Guild) -> _Told:
    """Discord asks for a place, and draws markup in the words, but not in the name."""
    return {
        "name": shortened(event.title, LONGEST_NAME),
        "description": _words(event.words),
        "location": shortened(event.place or guild.name, LONGEST_PLACE),
        "start_time": event.starts_at,
        "end_time": event.ends_at,
        "entity_type": discord.EntityType.external,
        "privacy_level": discord.PrivacyLevel.guild_only,
    }


def _words(words: str) -> str:
    """As many of the words as there is room for with the marks in them made harmless."""
    kept = words
    while (excess := len(escaped(kept)) - LONGEST_WORDS) > 0:
        kept = kept[: -(excess // 3 + 2)].rstrip() + "…"  # a letter becomes three at the most
    return escaped(kept)
