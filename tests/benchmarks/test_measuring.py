"""The chain is measured while members speak: their commands take as long as before."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

from bot.slack.door import SlackDoor
from bot.worker import measure_apart
from handlers.context import Rules
from handlers.reception import Reception
from storage import members
from storage.database import Database
from tests.benchmarks.filled import fill
from tests.bot.slack.conftest import settings_for
from tests.conftest import SetClock
from tests.doubles.slack import SlackDouble
from tests.doubles.slack_commands import slowest, taken

GIFTS, MEMBERS, ACTIVE = 100_000, 5_000, 20
SECONDS, TURNS = 40.0, 4  # so long each, in turns, since a machine has its moods
MOST_RATIO = 1.5
_USERS = [f"U{number}" for number in range(ACTIVE)]
_NOW = datetime(2026, 6, 1, tzinfo=UTC)


async def test_commands_are_as_quick_while_the_chain_is_measured(database: Database, clock: SetClock) -> None:
    async with database.writing() as tx:
        await fill(tx, GIFTS, MEMBERS)
    async with _workspace(database, clock) as slack:
        at_rest, meanwhile = list[float](), list[float]()
        for _ in range(TURNS):
            at_rest += await taken(slack, _USERS, SECONDS / TURNS)
            measuring = asyncio.create_task(_measure_on(database))
            meanwhile += await taken(slack, _USERS, SECONDS / TURNS)
            measuring.cancel()
            with suppress(asyncio.CancelledError):
                await measuring
        idle, busy = slowest(at_rest), slowest(meanwhile)

    print(  # noqa: T201 - a measurement
        f"\n{GIFTS:,} gifts measured on {database.url.get_backend_name()}: a command takes"
        f" {busy * 1000:.1f} ms at p99, {idle * 1000:.1f} ms when idle: ratio {busy / idle:.2f}"
        f" (at most {MOST_RATIO})"
    )
    assert busy / idle <= MOST_RATIO


async def _measure_on(database: Database) -> None:
    """One measure after the other."""
    while True:
        await measure_apart(database, Rules(), _NOW, 1)


@asynccontextmanager
async def _workspace(database: Database, clock: SetClock) -> AsyncIterator[SlackDouble]:
    reception = Reception(database, Rules(), clock)
    async with SlackDouble() as slack:
        for number in range(ACTIVE):
            slack.add_person(f"U{number}", f"Member {number}")
        door = SlackDoor(settings_for(slack), reception)
        await door.start()
        await slack.connected(2)
        while True:
            async with database.reading() as tx:
                if await members.present(tx) == MEMBERS + ACTIVE:
                    break
            await asyncio.sleep(0.05)
        yield slack
        await door.stop()
