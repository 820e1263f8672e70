"""`okaeri try`, put together: a page on this machine and an example community that lives on."""

import asyncio
import os
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from bot.clock import Tick
from bot.health import PLAYGROUND, RENEWED_EVERY, Health
from bot.playground import example_daily, example_kept, personas
from bot.playground.clock import MovableClock
from bot.playground.door import PlaygroundDoor
from bot.playground.example import made_up
from bot.playground.example_measured import SOON, Measuring
from bot.process import Process
from bot.worker import measure_apart, plan_here
from community.hours import AWAKE, is_awake
from community.wall import wall_at
from community.zone import clock_of
from config.settings import Settings
from handlers.context import Rules
from handlers.reception import Reception
from handlers.timetable import outages, prompts
from storage import moments
from storage.database import Database, DatabaseRefused

PLAYED = 4
"""Personas for whom people at the page act (two alumni, one of staff, one who organises); others live on."""


FIRST_SEED = 2008
"""Everybody begins with the same made-up people; `--fresh` makes others up."""


@dataclass(frozen=True, slots=True)
class Trying:
    """How the playground is asked for; without a language the settings' own."""

    port: int
    language: str | None = None
    fresh: bool = False
    browser: bool = True


def file() -> Path:
    """The playground's own database, in the user's data folder."""
    folder = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(folder) / "okaeri" / "playground.db"


async def play(settings: Settings, asked: Trying, database: Database, stopping: asyncio.Event) -> None:
    """Show the page until `stopping`; raises DatabaseRefused where it is open already, BotError."""
    alone = Health(database, {}, lambda: datetime.now(UTC))
    if not await alone.hold(PLAYGROUND):
        raise DatabaseRefused("the playground is open already; end it there first.")
    clock = MovableClock()
    process = Process(_reception(settings, asked.language, database, clock))
    measuring = Measuring(process.reception, measure_apart)
    try:
        called = example_daily.names(asked.language or settings.language, settings.community)
        await _move_in(database, clock, called, fresh=asked.fresh)
        page = await _page(process, database, clock, measuring, asked.port)
        await process.open(page)
        await process.begin((Tick("playground", RENEWED_EVERY, _Holding(alone)),))
        await _show(page.url, asked)
        async with _looking(Tick("measuring", SOON, measuring)):
            await stopping.wait()
    finally:
        await process.stop()
        await alone.end()


@asynccontextmanager
async def _looking(tick: Tick) -> AsyncIterator[None]:
    """Tick and rest meanwhile: a ticker would complain of ticks that take longer than the rest."""

    async def look() -> None:
        while True:
            await asyncio.sleep(tick.every.total_seconds())
            await tick()

    looking = asyncio.create_task(look())
    try:
        yield
    finally:
        looking.cancel()


@dataclass(frozen=True, slots=True)
class _Holding:
    """Says again that this process alone has the playground."""

    alone: Health

    async def __call__(self) -> None:
        await self.alone.hold(PLAYGROUND)


@dataclass(frozen=True, slots=True)
class _Living:
    """Lets the community live on between two moments, without those who are played, and forget."""

    process: Process
    played: frozenset[str]

    async def __call__(self, since: datetime, until: datetime) -> None:
        async with self.process.reception.database.writing() as tx:
            await example_kept.go_on(tx, Random(), since, until, self.played)
        await self.process.forget()
        await self.process.health.tell()


@dataclass(slots=True)
class _Inviting:
    """Invites once on each day that goes by: to look every hour of a month would make a visitor wait."""

    process: Process
    looked: date | None = None

    async def __call__(self) -> None:
        reception = self.process.reception
        now, clock = reception.clock(), clock_of(None, reception.rules.time_zone)
        today = wall_at(now, clock).date()
        if today != self.looked and is_awake(AWAKE, now, clock):
            self.looked, seed = today, Random().getrandbits(63)
            await prompts.invite(reception.database, reception.rules, now, plan_here, seed)


def _reception(
    settings: Settings, language: str | None, database: Database, clock: MovableClock
) -> Reception:
    spoken = language or settings.language
    name = example_daily.names(spoken, settings.community).community
    rules = Rules(name, spoken, settings.time_zone, settings.thanks_emoji)
    return Reception(database, rules, clock, fixed={personas.PLATFORM: personas.HOME})


async def _move_in(
    database: Database, clock: MovableClock, called: example_daily.Names, *, fresh: bool
) -> None:
    """Make a community up where there is none, or another one; else take time up where it was left."""
    async with database.writing() as tx:
        newest = await moments.newest(tx)
        if fresh and newest is not None:
            await moments.forget_everything(tx)
        if fresh or newest is None:
            rng = Random() if fresh else Random(FIRST_SEED)
            community = made_up(rng, clock())
            await example_kept.move_in(tx, community)
            await example_daily.furnish(tx, community, clock(), called)
        elif newest > clock():
            clock.forward(newest - clock())
        await example_daily.call(tx, called)


async def _page(
    process: Process, database: Database, clock: MovableClock, measuring: Measuring, port: int
) -> PlaygroundDoor:
    async with database.reading() as tx:
        here = await personas.here(tx)
    played = frozenset(persona.id for persona in here[:PLAYED])

    inviting, asked = _Inviting(process), Tick("measuring", SOON, measuring.for_who_waits)

    async def tick() -> None:
        """All that time brings, before the page answers."""
        async with database.writing() as tx:
            await outages.look_on(tx, clock())
        await process.reception.pass_time()
        await inviting()
        await asked()
        await process.delivery.deliver_due()

    living = _Living(process, played)
    return PlaygroundDoor(process.reception, clock, tick=tick, live=living, port=port)


async def _show(address: str, asked: Trying) -> None:
    sys.stdout.write(f"The playground is at {address} (Ctrl+C ends it).\n")
    sys.stdout.flush()
    if asked.browser:
        spoken = f"?language={asked.language}" if asked.language else ""
        await asyncio.to_thread(webbrowser.open, address + spoken)
