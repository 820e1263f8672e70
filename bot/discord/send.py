"""Sends what nobody asked for just now, to one person or into a channel, and draws it anew."""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import discord
from discord import ui

from bot.discord import render
from bot.discord.line import Line
from bot.platform import DmClosed, Never, Place
from handlers.view import File, Message, Picture

LONGEST_NONCE = 25
TOO_LARGE = 413  # what a server, or something on the way to it, says of files

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message as Discord takes it, with the files that it shows."""

    message: Message
    view: ui.LayoutView
    files: Sequence[discord.File]


class Sending:
    """Messages of one client.

    Discord returns the earlier message for a nonce that it has seen in the "past few minutes", so a resend
    within that time is no double; the key of a notice is its nonce. Later a resend may be a second message.
    """

    def __init__(self, line: Line) -> None:
        self._line = line

    async def send(self, account: str, message: Message, key: str) -> Place:
        """Send to one account; raises TryLater, DmClosed, Never, Removed or Unclear."""
        if not account.isdecimal():
            raise Never("no account")
        drawn = drawn_as(message)
        return await self._line.carry(lambda client: to_account(client, int(account), drawn, key))

    async def post(self, channel: str, message: Message, key: str) -> Place:
        """Write into a channel or a room; raises TryLater, Never, Removed or Unclear."""
        if not channel.isdecimal():
            raise Never("no channel")

        async def work(client: discord.Client) -> Place:
            drawn = drawn_as(_fitting(client, int(channel), message))
            return await _write(client.get_partial_messageable(int(channel)), drawn, key)

        return await self._there(work)

    async def change(self, place: Place, message: Message) -> None:
        """Draw a message of ours anew; raises TryLater, Never, Removed or Unclear."""
        if not (place.channel.isdecimal() and place.message.isdecimal()):
            raise Never("no message")
        await self._there(lambda client: _redraw(client, place, message))

    async def _there(self, work: Callable[[discord.Client], Awaitable[T]]) -> T:
        """What has its place already knocks at no door."""
        try:
            return await self._line.carry(work)
        except DmClosed as closed:
            raise Never(closed.reason) from closed


async def to_account(client: discord.Client, account: int, drawn: Drawn, key: str) -> Place:
    """Open the direct message with an account and write into it; raises what discord.py raises."""
    return await _write(await client.create_dm(discord.Object(account)), drawn, key)


async def _write(channel: discord.abc.Messageable, drawn: Drawn, key: str) -> Place:
    try:
        sent = await channel.send(view=drawn.view, files=drawn.files, nonce=nonce_of(key))
    except discord.HTTPException as error:
        if error.status != TOO_LARGE or not drawn.files:
            raise
        return await _write(channel, drawn_as(_without_files(drawn.message)), key)
    return Place(str(sent.channel.id), str(sent.id))


async def _redraw(client: discord.Client, place: Place, message: Message) -> None:
    """The files are sent anew as well: those that are not would be gone from the message."""
    channel = client.get_partial_messageable(int(place.channel))
    drawn = drawn_as(_fitting(client, channel.id, message))
    standing = channel.get_partial_message(int(place.message))
    quiet = client.allowed_mentions
    await standing.edit(view=drawn.view, attachments=drawn.files, allowed_mentions=quiet)


def _fitting(client: discord.Client, channel: int, message: Message) -> Message:
    """The message without its files in a channel where the bot may attach none, its pictures in words."""
    known = client.get_channel(channel)
    hall = known.parent if isinstance(known, discord.Thread) else known
    if not isinstance(hall, discord.TextChannel) or hall.permissions_for(hall.guild.me).attach_files:
        return message
    return _without_files(message)


def _without_files(message: Message) -> Message:
    parts = (part.in_words if isinstance(part, Picture) else part for part in message.parts)
    return replace(message, parts=tuple(part for part in parts if not isinstance(part, File)))


def drawn_as(message: Message) -> Drawn:
    """The message drawn; raises Never for more than fits."""
    try:
        return Drawn(message, render.layout(message), render.files(message))
    except ValueError as error:
        raise Never("too much for one message") from error


def nonce_of(key: str) -> str:
    """The key as Discord takes it: as it is, or by its digest when it is longer than 25 characters."""
    return key if len(key) <= LONGEST_NONCE else hashlib.sha256(key.encode()).hexdigest()[:LONGEST_NONCE]
