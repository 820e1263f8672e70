"""What every request of the page stands on: the reception, the time, what is on the page, and who is here."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiohttp import web

from bot.playground import personas, render
from bot.playground.clock import MovableClock
from bot.playground.personas import Persona
from bot.playground.refused import Refused
from bot.playground.world import Seen, Told, World
from handlers.reception import Reception
from handlers.timetable import prompts
from handlers.view import Answer
from storage import moments

LONGEST_STEP = timedelta(hours=8)
"""How far time goes at once where nothing is planned: what waits for the day's waking hours meets them."""

SHORTEST_STEP = timedelta(minutes=15)
"""How far it goes at least, so that much that is due does not make a month long."""

DAY = timedelta(days=1)
"""How long the example community is left alone, while time is moved."""

Tick = Callable[[], Awaitable[None]]
"""Runs what has become due, and delivers it, before it returns."""

Live = Callable[[datetime, datetime], Awaitable[None]]
"""Lets the example community live on between two moments."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The parts of a playground, and the few readings that requests share.

    `acted` are those who acted while the page was open, as the page itself knows them: who asks the
    community to forget them stays on the page, as they stay in a workspace.
    """

    reception: Reception
    clock: MovableClock
    world: World
    tick: Tick
    live: Live
    acted: dict[str, Persona] = field(default_factory=dict)

    async def known(self, persona: str) -> Persona | None:
        """Whoever has that id on the page, perhaps one who has left."""
        async with self.reception.database.reading() as tx:
            return await personas.one(tx, persona)

    async def acting(self, persona: str) -> Persona:
        """The persona who acts or looks; raises Refused when nobody of that id is here."""
        found = await self.known(persona) or self.acted.get(persona)
        if found is None or not found.is_here:
            raise Refused(404, "page-refused-persona", id=persona)
        self.acted[persona] = personas.stranger(persona, found.name, self.language_of(found))
        return found

    async def everybody(self) -> tuple[Persona, ...]:
        """All who can be played, and last those whom the community has forgotten."""
        async with self.reception.database.reading() as tx:
            known = await personas.here(tx)
            others = self.acted.keys() - {persona.id for persona in known}
            forgotten = [self.acted[one] for one in sorted(others) if await personas.one(tx, one) is None]
        return (*known, *forgotten)

    async def pass_by(self, length: timedelta) -> None:
        """Let time pass step by step, so that each thing comes when it is due and in its order."""
        since, until = self.clock(), self.clock() + length
        await self.tick()
        while (now := self.clock()) < until:
            self.clock.forward(min(await self._step(now), until - now))
            if self.clock() - since >= DAY or self.clock() >= until:
                await self.live(since, self.clock())
                since = self.clock()
            await self.tick()

    async def _step(self, now: datetime) -> timedelta:
        """As far as the next thing that is due."""
        async with self.reception.database.reading() as tx:
            due = await moments.next_due(tx, now, prompts.NAME)
        return max(SHORTEST_STEP, min(LONGEST_STEP, due - now if due else LONGEST_STEP))

    def language_of(self, persona: Persona) -> str:
        """The language that the bot speaks with them."""
        return persona.member.language or self.reception.rules.language

    def zone_of(self, persona: Persona) -> str:
        """The zone by which their clock goes."""
        return persona.member.time_zone or self.reception.rules.time_zone

    def reader(self, persona: Persona) -> render.Reader:
        """How things are drawn for them."""
        return render.Reader(self.language_of(persona), self.zone_of(persona), persona.id)

    def drawn(self, persona: Persona, messages: Sequence[Seen]) -> list[render.Json]:
        """Messages as this persona reads them."""
        reader = self.reader(persona)
        return [render.seen(one, reader, self.world.reactions(one.id)) for one in messages]

    def answered(
        self, persona: Persona, answer: Answer, pressed: Seen | None = None, channel: str | None = None
    ) -> web.Response:
        """Put an answer before the persona: in place of their message that was pressed, else below.

        What is answered where several read stands there as well, for this persona alone.
        """
        now, channel = self.clock(), pressed.channel if pressed else channel
        shown: list[Seen] = []
        for message in answer.messages:
            if isinstance(pressed, Told) and not shown:
                shown.append(self.world.replace(persona.id, pressed, message, now))
            else:
                shown.append(self.world.deliver(persona.id, message, now, channel=channel))
        if answer.form is not None:
            self.world.open(persona.id, answer.form, channel)
        self.world.change_everything()  # what one does shows on the homes of others, too
        form = render.form(answer.form, self.reader(persona)) if answer.form is not None else None
        return web.json_response({"messages": self.drawn(persona, shown), "form": form})
