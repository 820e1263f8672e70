"""Takes what was heard to the reception, within Discord's three seconds, and has the answer shown."""

import asyncio
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import aiohttp
import discord
import structlog

from bot.discord import read, show
from community.errors import NotAMember, WrongHome
from community.thanking import is_thanking_emoji
from config.words import language_of
from handlers.event import Command, Event, Left, Mentioned, Who
from handlers.reception import Reception, in_words
from handlers.view import Answer
from storage import homes, members

PATIENCE = 2.0  # seconds that a form may take; Discord waits 3, and the way there and back takes its part

_log = structlog.get_logger("bot.discord")


class Answers:
    """Answers one by one; `fixed` is the server of the settings, "" where the first one to speak is it."""

    def __init__(self, reception: Reception, fixed: str, patience: float) -> None:
        self._reception, self._home, self._patience = reception, fixed, patience
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
        if not self._hears:
            return
        with self._work():
            try:
                async with self._in_order:
                    await self._reception.answer(event)
            except Exception as error:  # noqa: BLE001 - a mistake of ours must not stop the hearing
                _write_down(error)

    async def introduce(self, people: Sequence[Who]) -> None:
        """Let the community know who is in the server, so that they are found by name from elsewhere."""
        if self._hears and people and people[0].home == (self._home or people[0].home):
            with self._work(), suppress(WrongHome):
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
        for met in read.picked(interaction, event.who.home):
            await self._reception.answer(met)
        if isinstance(event, Command):
            for person in await self._absent(interaction.client, event):
                if not await self._parted(person, event.who.home):
                    return Answer((in_words(language, NotAMember(person.name or person.id)),))
        return await self._reception.answer(event)

    async def _absent(self, client: discord.Client, command: Command) -> list[Mentioned]:
        """Who is named by an account that is not in the server, since Discord lets any account be named.

        Nobody is said to be, elsewhere than in the home, or before discord.py knows all members.
        """
        guild = await self._home_of(client)
        if guild is None or str(guild.id) != command.who.home or not client.is_ready():
            return []
        named = [person for person in command.people if isinstance(person, Mentioned)]
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
        answering = asyncio.ensure_future(self._reception.answer(event))
        await asyncio.wait({answering}, timeout=self._patience)
        if answering.done():
            await show.at_once(interaction, answering.result(), language)
            return
        await show.wait(interaction, replace=False)
        answer = await answering
        late = show.in_place_of(answer.form, event, language) if answer.form else answer
        await show.finally_(interaction, late)

    async def _who(self, interaction: discord.Interaction) -> Who | None:
        """Who acts, and in which home; nobody when a stranger to the home writes a direct message."""
        if interaction.guild_id is not None:
            return read.acting(interaction, str(interaction.guild_id), None)
        guild = await self._home_of(interaction.client)
        member = guild.get_member(interaction.user.id) if guild else None
        return read.acting(interaction, str(member.guild.id), member) if member else None

    async def _home_of(self, client: discord.Client) -> discord.Guild | None:
        """The server of the settings, else where the bot was first spoken to, else the only one it is in."""
        if not self._home:
            async with self._reception.database.reading() as tx:
                self._home = (await homes.all_of(tx)).get(read.PLATFORM, "")
        if self._home.isdecimal():
            return client.get_guild(int(self._home))
        return client.guilds[0] if len(client.guilds) == 1 else None

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


def _write_down(error: Exception) -> None:
    """What kind of mistake, and where: an error's own text may hold a member's words."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    code = getattr(error, "code", None)
    _log.error("unexpected", kind=type(error).__name__, code=code, where=where)
