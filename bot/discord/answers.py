"""Takes what was heard to the reception, within Discord's three seconds, and has the answer shown."""

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace

import aiohttp
import discord
import structlog

from bot.discord import afar, read, show
from bot.discord.home import Home
from bot.platform import SendFailed
from community.errors import NotAMember, WrongHome
from community.thanking import is_thanking_emoji
from config.words import language_of
from handlers.event import Command, Event, Joined, Left, Mentioned, Who
from handlers.reception import Reception, in_words
from handlers.view import Answer
from storage import members

PATIENCE = 2.0  # seconds that a form may take; Discord waits 3, and the way there and back takes its part

_log = structlog.get_logger("bot.discord")


class Answers:
    """Answers one by one."""

    def __init__(self, reception: Reception, home: Home, patience: float) -> None:
        self._reception, self._home, self._patience = reception, home, patience
        self._idle = asyncio.Event()
        self._idle.set()
        self._underway = 0
        self._in_order = asyncio.Lock()  # an emoji must not be taken back before it was put on
        self._hears = True

    async def answer(self, interaction: discord.Interaction) -> None:
        """Answer a command, a press or a form; whoever waits is told, whatever goes wrong."""
        if not self._hears:
            return
        with self._work():
            try:
                await self._answer(interaction)
            except Exception as error:  # noqa: BLE001 - the one place where our own mistakes become a sentence
                _write_down(error)
                with suppress(discord.DiscordException, aiohttp.ClientError, OSError):
                    await show.apologise(interaction, self._language(interaction))

    async def hear(self, event: Event) -> None:
        """Take an event that nobody waits for an answer to, each after the one before it."""

        async def in_order() -> None:
            async with self._in_order:
                await self._reception.answer(event)

        await self.see_to(in_order)

    async def see_to(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do what nobody waits for, finished before the stop."""
        if not self._hears:
            return
        with self._work():
            try:
                await work()
            except Exception as error:  # noqa: BLE001 - a mistake of ours must not stop the hearing
                _write_down(error)

    async def introduce(self, people: Sequence[Who]) -> None:
        """Let the community know who is in its home, so that they are found by name from elsewhere."""
        with suppress(WrongHome):
            await self._reception.introduce(people)

    def thanks_by(self, emoji: str) -> bool:
        """Whether an emoji thanks in this community; the others are not worth a look at the database."""
        return is_thanking_emoji(emoji, self._reception.rules.thanks_emoji)

    async def finish(self) -> None:
        """Hear no more; returns when what was heard is answered."""
        self._hears = False
        await self._idle.wait()

    async def _answer(self, interaction: discord.Interaction) -> None:
        language = self._language(interaction)
        who = await self._who(interaction)
        if who is None:
            await show.at_once(interaction, Answer((in_words(language, WrongHome()),)), language)
            return
        event = read.event(interaction, who)
        if self._reception.asks(event):
            await self._ask(interaction, event, language)
            return
        await show.wait(interaction)
        await show.finally_(interaction, await self._answer_to(interaction, event, language))

    async def _answer_to(self, interaction: discord.Interaction, event: Event, language: str) -> Answer:
        """The answer, when those who are named are known to be here, or known to be not."""
        for met in (*read.picked(interaction, event.who.home), *_whose(interaction, event.who.home)):
            await self._reception.answer(met)
        for person in await self._absent(interaction, event):
            if not await self._parted(person, event.who.home):
                return Answer((in_words(language, NotAMember(person.name or person.id)),))
        return await self._reception.answer(event)

    async def _absent(self, interaction: discord.Interaction, event: Event) -> list[Mentioned]:
        """Who is named, or wrote the message, and is not in the server: Discord lets any account be named.

        Nobody is said to be, elsewhere than in the home, or before discord.py knows all members.
        """
        named = _named(interaction, event)
        guild = await self._home.guild(interaction.client) if named else None
        if guild is None or str(guild.id) != event.who.home or not interaction.client.is_ready():
            return []
        return [person for person in named if guild.get_member(int(person.id)) is None]

    async def _parted(self, person: Mentioned, home: str) -> bool:
        """Note that a member is not in the server any more; no when they never were."""
        async with self._reception.database.reading() as tx:
            found = await members.of_account(tx, read.PLATFORM, person.id)
        if found is not None and found[1].left_at is None:
            await self._reception.answer(Left(Who(read.PLATFORM, home, person.id, person.name)))
        return found is not None

    async def _ask(self, interaction: discord.Interaction, event: Event, language: str) -> None:
        """A form opens only as the first answer; one that the database kept back is offered by a button."""
        answering = asyncio.ensure_future(self._answer_to(interaction, event, language))
        await asyncio.wait({answering}, timeout=self._patience)
        if answering.done():
            answer = await self._from_afar(interaction, answering.result())
            await show.at_once(interaction, answer, language)
            return
        await show.wait(interaction, replace=False)
        answer = await answering
        late = show.in_place_of(answer.form, event, language) if answer.form else answer
        await show.finally_(interaction, late)

    async def _from_afar(self, interaction: discord.Interaction, answer: Answer) -> Answer:
        """In a direct message Discord lets nobody pick a channel, so they are written out there."""
        if interaction.guild_id is not None or answer.form is None or not afar.asks_for_channel(answer.form):
            return answer
        try:
            channels = await self._home.channels(interaction.client)
        except SendFailed:
            return answer
        return replace(answer, form=afar.with_channels(answer.form, channels))

    async def _who(self, interaction: discord.Interaction) -> Who | None:
        """Who acts, and in which home; nobody when a stranger to the home writes a direct message."""
        if interaction.guild_id is not None:
            return read.acting(interaction, str(interaction.guild_id), None)
        guild = await self._home.guild(interaction.client)
        member = guild.get_member(interaction.user.id) if guild else None
        return read.acting(interaction, str(member.guild.id), member) if member else None

    def _language(self, interaction: discord.Interaction) -> str:
        return language_of(str(interaction.locale), self._reception.rules.language)

    @contextmanager
    def _work(self) -> Iterator[None]:
        self._underway += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._underway -= 1
            if not self._underway:
                self._idle.set()


def _named(interaction: discord.Interaction, event: Event) -> list[Mentioned]:
    if isinstance(event, Command):
        return [person for person in event.people if isinstance(person, Mentioned)]
    author = read.author(interaction, event.who.home)
    return [Mentioned(author.id, author.name)] if author is not None and not author.is_bot else []


def _whose(interaction: discord.Interaction, home: str) -> tuple[Joined, ...]:
    """Whose message a menu was opened on, to be known by name, or as no person.

    Of somebody who is not in the server the community knows all that it may.
    """
    author = read.author(interaction, home)
    if author is None:
        return ()
    member = interaction.guild.get_member(int(author.id)) if interaction.guild else None
    if member is not None:
        return (read.joined(member),)
    return (Joined(author),) if author.is_bot else ()


def _write_down(error: Exception) -> None:
    """What kind of mistake, and where: an error's own text may hold a member's words."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    code = getattr(error, "code", None)
    _log.error("unexpected", kind=type(error).__name__, code=code, where=where)
