"""Sends a private message that nobody asked for just now, draws one anew, and says what became of it."""

import asyncio
import hashlib
from collections.abc import Coroutine
from typing import Any, TypeVar

import aiohttp
import discord

from bot.discord import render
from bot.discord.home import TOKEN, Home
from bot.platform import DmClosed, Never, Place, Removed, SendFailed, TryLater, Unclear
from handlers.view import Message

LONGEST_NONCE = 25
PATIENCE = 10.0  # seconds; discord.py alone would try for half a minute, longer than a notice may be held

BROKEN = (discord.DiscordException, aiohttp.ClientError, OSError)
"""What discord.py and the line raise when something did not work."""

_CLOSED = (50007, 50278)  # takes no direct messages; shares no server with the bot any more
_TOO_MANY = 40003  # direct messages opened too fast
_TOO_MANY_WAIT = 600.0  # seconds; Discord names no time, and insisting makes it worse
_TOO_OLD = 30046  # edits of a message older than an hour; comes as a 429, but no wait helps

T = TypeVar("T")


class Sending:
    """Direct messages of one client.

    Discord returns the earlier message for a nonce that it has seen in the "past few minutes", so a resend
    within that time is no double; the key of a notice is its nonce. Later a resend may be a second message.
    """

    def __init__(self, client: discord.Client, home: Home, patience: float = PATIENCE) -> None:
        self._client, self._home, self._patience = client, home, patience
        self._underway: set[asyncio.Task[Any]] = set()

    async def send(self, account: str, message: Message, key: str) -> Place:
        """Send to one account; raises TryLater, DmClosed, Never, Removed or Unclear."""
        if not account.isdecimal():
            raise Never("no account")
        self._check_way()
        return await self._within_patience(post(self._client, int(account), drawn(message), nonce_of(key)))

    async def change(self, place: Place, message: Message) -> None:
        """Draw a message of ours anew; raises TryLater, Never, Removed or Unclear."""
        if not (place.channel.isdecimal() and place.message.isdecimal()):
            raise Never("no message")
        self._check_way()
        try:
            await self._within_patience(_redraw(self._client, place, drawn(message)))
        except DmClosed as closed:
            raise Never(closed.reason) from closed

    def _check_way(self) -> None:
        if self._home.lost:
            raise Removed(self._home.lost)
        if not self._client.is_ready() or self._client.is_closed():
            raise TryLater("not connected")

    async def _within_patience(self, work: Coroutine[Any, Any, T]) -> T:
        """What takes too long is left to end by itself: discord.py must not be interrupted while it waits

        for a global limit, since it would never open the gate again.
        """
        task = asyncio.create_task(work)
        self._underway.add(task)
        task.add_done_callback(self._ended)
        await asyncio.wait({task}, timeout=self._patience)
        if not task.done():
            raise Unclear("timeout")
        try:
            return task.result()
        except (DmClosed, Never) as refused:
            if self._home.lost:  # while it was under way; then every door seems closed
                raise Removed(self._home.lost) from refused
            raise

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._underway.discard(task)
        if not task.cancelled():
            task.exception()  # looked at here, since after the timeout nobody else does


async def post(client: discord.Client, account: int, view: discord.ui.LayoutView, nonce: str) -> Place:
    """Open the direct message with an account and write into it; raises SendFailed."""
    try:
        channel = await client.create_dm(discord.Object(account))
        sent = await channel.send(view=view, nonce=nonce)
    except BROKEN as error:
        raise meaning_of(error) from error
    return Place(str(channel.id), str(sent.id))


async def _redraw(client: discord.Client, place: Place, view: discord.ui.LayoutView) -> None:
    channel = client.get_partial_messageable(int(place.channel))
    try:
        message = channel.get_partial_message(int(place.message))
        await message.edit(view=view, allowed_mentions=client.allowed_mentions)
    except BROKEN as error:
        raise meaning_of(error) from error


def drawn(message: Message) -> discord.ui.LayoutView:
    """The message as Discord takes it; raises Never for more than fits."""
    try:
        return render.layout(message)
    except ValueError as error:
        raise Never("too much for one message") from error


def nonce_of(key: str) -> str:
    """The key as Discord takes it: as it is, or by its digest when it is longer than 25 characters."""
    return key if len(key) <= LONGEST_NONCE else hashlib.sha256(key.encode()).hexdigest()[:LONGEST_NONCE]


def meaning_of(error: Exception) -> SendFailed:
    """What an error of discord.py or of the line says about the message."""
    match error:
        case discord.RateLimited():
            return TryLater("429", error.retry_after)
        case discord.LoginFailure():
            return Removed(TOKEN)
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
    if error.code == _TOO_OLD:
        return Never(reason)
    if error.code == _TOO_MANY:
        return TryLater(reason, _TOO_MANY_WAIT)
    if error.status == 429:
        asked = error.response.headers.get("Retry-After", "")
        return TryLater("429", float(asked) if asked.replace(".", "", 1).isdecimal() else None)
    if error.status == 401:
        return Removed(TOKEN)
    return Unclear(reason) if error.status >= 500 else Never(reason)
