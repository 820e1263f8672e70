"""The chain is measured while members speak: their commands take as long as before."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime

from bot.worker import measure_apart
from handlers.context import Rules
from storage.database import Database
from tests.benchmarks.filled import fill
from tests.benchmarks.workspace import workspace
from tests.conftest import SetClock
from tests.doubles.slack_commands import slowest, taken

GIFTS, MEMBERS, ACTIVE = 100_000, 5_000, 20
SECONDS, TURNS = 40.0, 4  # so long each, in turns, since a machine has its moods
MOST_RATIO = 1.5
_USERS = [f"U{number}" for number in range(ACTIVE)]
_NOW = datetime(2026, 6, 1, tzinfo=UTC)


async def test_commands_are_as_quick_while_the_chain_is_measured(database: Database, clock: SetClock) -> None:
    async with database.writing() as tx:
        await fill(tx, GIFTS, MEMBERS)
    async with workspace(database, clock, _USERS, MEMBERS) as (slack, _, _):
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
