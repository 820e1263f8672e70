"""What every request of the page stands on: the reception, the time, what is on the page, and who is here."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from aiohttp import web

from bot.playground import personas, render
from bot.playground.clock import MovableClock
from bot.playground.personas import Persona
from bot.playground.refused import Refused
from bot.playground.world import Seen, Told, World
from handlers.reception import Reception
from handlers.view import Answer

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

    def language_of(self, persona: Persona) -> str:
        """The language that the bot speaks with them."""
        return persona.member.language or self.reception.rules.language

    def drawn(self, persona: Persona, messages: Sequence[Seen]) -> list[render.Json]:
        """Messages as this persona reads them."""
        zone = persona.member.time_zone or self.reception.rules.time_zone
        reader = render.Reader(self.language_of(persona), zone)
        return [render.seen(one, reader, self.world.reactions(one.id)) for one in messages]

    def answered(self, persona: Persona, answer: Answer, pressed: Seen | None = None) -> web.Response:
        """Put an answer before the persona: in place of their message that was pressed, else below."""
        now = self.clock()
        shown: list[Seen] = []
        for message in answer.messages:
            if isinstance(pressed, Told) and not shown:
                shown.append(self.world.replace(persona.id, pressed.id, message, now))
            else:
                shown.append(self.world.deliver(persona.id, message, now))
        if answer.form is not None:
            self.world.open(persona.id, answer.form)
        self.world.change_everything()  # what one does shows on the homes of others, too
        form = render.form(answer.form) if answer.form is not None else None
        return web.json_response({"messages": self.drawn(persona, shown), "form": form})
