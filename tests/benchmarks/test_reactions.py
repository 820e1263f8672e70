"""A thousand thanking emoji in a minute: one thanks a person and message, none lost, commands as before."""

import asyncio
import time

from sqlalchemy import func, select

from storage.database import Database
from storage.tables import thanks
from tests.benchmarks.workspace import workspace
from tests.conftest import SetClock
from tests.doubles.slack import SlackDouble
from tests.doubles.slack_commands import slowest, taken
from tests.doubles.slack_records import Posted

PEOPLE, MESSAGES = 100, 8
TWICE = 2  # of the messages each person puts a second emoji on
REACTIONS = PEOPLE * (MESSAGES + TWICE)
SECONDS = 60.0
MOST = 1.5
_USERS = [f"U{number}" for number in range(1, PEOPLE + 1)]


async def test_a_thousand_reactions_in_a_minute_leave_commands_as_they_were(
    database: Database, clock: SetClock
) -> None:
    async with workspace(database, clock, ["U0", *_USERS]) as (slack, door, _):
        messages = [slack.write("U0", f"message {number}") for number in range(MESSAGES)]
        idle = slowest(await taken(slack, _USERS, SECONDS))
        _, times = await asyncio.gather(_react(slack, messages), taken(slack, _USERS, SECONDS))
        busy = slowest(times)
        await door.caught_up()
    async with database.reading() as tx:
        recorded = (await tx.execute(select(func.count()).select_from(thanks))).scalar_one()

    print(  # noqa: T201 - a measurement
        f"\n{REACTIONS:,} reactions in {SECONDS:.0f} s on {database.url.get_backend_name()}: a command takes"
        f" {busy * 1000:.1f} ms at p99, {idle * 1000:.1f} ms when idle: ratio {busy / idle:.2f}"
        f" (at most {MOST})"
    )
    assert recorded == PEOPLE * MESSAGES
    assert busy / idle <= MOST


async def _react(slack: SlackDouble, messages: list[Posted]) -> None:
    """Evenly through the time: each person on each message, and on some of them with two emoji."""
    every = [(f"U{p}", on, "pray") for on in messages for p in range(1, PEOPLE + 1)]
    every += [(f"U{p}", on, "bow") for on in messages[:TWICE] for p in range(1, PEOPLE + 1)]
    start = time.perf_counter()
    going = []
    for number, (user, on, emoji) in enumerate(every):
        await asyncio.sleep(max(0.0, start + number * SECONDS / len(every) - time.perf_counter()))
        going.append(asyncio.create_task(slack.react(user, on, emoji)))
    await asyncio.gather(*going)
