"""Sends a private message that nobody asked for just now, and says what became of it."""

import asyncio
import hashlib
from collections.abc import Coroutine
from typing import Any

import aiohttp
import discord

from bot.discord import render
from bot.platform import DmClosed, Never, Place, SendFailed, TryLater, Unclear
from handlers.view import Message

LONGEST_NONCE = 25
PATIENCE = 10.0  # seconds; discord.py alone would try for half a minute, longer than a notice may be held

_CLOSED = (50007, 50278)  # takes no direct messages; shares no server with the bot any more
_TOO_MANY = 40003  # direct messages opened too fast
_TOO_MANY_WAIT = 600.0  # seconds; Discord names no time, and insisting makes it worse


class Sending:
    """Direct messages of one client.

    Discord returns the earlier message for a nonce that it has seen in the "past few minutes", so a resend
    within that time is no double; the key of a notice is its nonce. Later a resend may be a second message.
    """

    def __init__(self, client: discord.Client, patience: float = PATIENCE) -> None:
        self._client, self._patience = client, patience
        self._underway: set[asyncio.Task[Place]] = set()

    async def send(self, account: str, message: Message, key: str) -> Place:
        """Send to one account; raises TryLater, DmClosed, Never or Unclear.

        What takes too long is left to end by itself: discord.py must not be interrupted while it waits for
        a global limit, since it would never open the gate again.
        """
        if not account.isdecimal():
            raise Never("no account")
        if not self._client.is_ready() or self._client.is_closed():
            raise TryLater("not connected")
        try:
            view = render.layout(message)
        except ValueError as error:
            raise Never("too much for one message") from error
        sending = self._begin(self._post(int(account), view, nonce_of(key)))
        await asyncio.wait({sending}, timeout=self._patience)
        if not sending.done():
            raise Unclear("timeout")
        return sending.result()

    def _begin(self, posting: Coroutine[Any, Any, Place]) -> asyncio.Task[Place]:
        task = asyncio.create_task(posting)
        self._underway.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Place]) -> None:
        self._underway.discard(task)
        if not task.cancelled():
            task.exception()  # looked at here, since after the timeout nobody else does

    async def _post(self, account: int, view: discord.ui.LayoutView, nonce: str) -> Place:
        try:
            channel = await self._client.create_dm(discord.Object(account))
            sent = await channel.send(view=view, nonce=nonce)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            raise meaning_of(error) from error
        return Place(str(channel.id), str(sent.id))


def nonce_of(key: str) -> str:
    """The key as Discord takes it: as it is, or by its digest when it is longer than 25 characters."""
    return key if len(key) <= LONGEST_NONCE else hashlib.sha256(key.encode()).hexdigest()[:LONGEST_NONCE]


def meaning_of(error: Exception) -> SendFailed:
    """What an error of discord.py or of the line says about the message."""
    match error:
        case discord.RateLimited():
            return TryLater("429", error.retry_after)
        case discord.HTTPException():
            return _refused(error)
        case aiohttp.ClientConnectorError():
            return TryLater("unreachable")
        case _:
            return Unclear(type(error).__name__)


def _refused(error: discord.HTTPException) -> SendFailed:
    reason = f"{error.status} {error.code}"
    if error.code in _CLOSED:
        return DmClosed(reason)
    if error.code == _TOO_MANY:
        return TryLater(reason, _TOO_MANY_WAIT)
    if error.status == 429:
        asked = error.response.headers.get("Retry-After", "")
        return TryLater("429", float(asked) if asked.replace(".", "", 1).isdecimal() else None)
    if error.status == 401:
        return TryLater(reason)  # the token was changed; the operator can set the new one
    return Unclear(reason) if error.status >= 500 else Never(reason)
