"""The way out to the home: whether there is one now, how long it is waited for, and what failed on it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import discord

from bot.discord.faults import BROKEN, meaning_of
from bot.discord.home import Home
from bot.platform import DmClosed, Never, Removed, TryLater, Unclear

PATIENCE = 10.0  # seconds; discord.py alone would try for half a minute, longer than a notice may be held

T = TypeVar("T")


class Line:
    """The way out by one client."""

    def __init__(self, client: discord.Client, home: Home, patience: float = PATIENCE) -> None:
        self._client, self._home, self._patience = client, home, patience
        self._underway: set[asyncio.Task[Any]] = set()

    async def carry(self, work: Callable[[discord.Client], Awaitable[T]]) -> T:
        """Do what is to be done with Discord; raises TryLater, DmClosed, Never, Removed or Unclear."""
        if self._home.lost:
            raise Removed(self._home.lost)
        if not self._client.is_ready() or self._client.is_closed():
            raise TryLater("not connected")
        try:
            return await self._within_patience(work)
        except (DmClosed, Never) as refused:
            if self._home.lost:  # while it was under way; then every door seems closed
                raise Removed(self._home.lost) from refused
            raise

    async def server(self) -> discord.Guild:
        """The home; raises Never where there is none yet, and TryLater in an outage."""
        guild = await self._home.guild(self._client)
        if guild is None:
            raise Never("no server")
        if guild.unavailable:
            raise TryLater("server unavailable")
        return guild

    async def _within_patience(self, work: Callable[[discord.Client], Awaitable[T]]) -> T:
        """What takes too long is left to end by itself: discord.py must not be interrupted while it waits

        for a global limit, since it would never open the gate again.
        """
        task = asyncio.create_task(self._meant(work))
        self._underway.add(task)
        task.add_done_callback(self._ended)
        await asyncio.wait({task}, timeout=self._patience)
        if not task.done():
            raise Unclear("timeout")
        return task.result()

    async def _meant(self, work: Callable[[discord.Client], Awaitable[T]]) -> T:
        try:
            return await work(self._client)
        except BROKEN as error:
            raise meaning_of(error) from error

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._underway.discard(task)
        if not task.cancelled():
            task.exception()  # looked at here, since after the timeout nobody else does
