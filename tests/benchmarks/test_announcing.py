"""A message to ten thousand members: put in at once, memory flat, and commands as before while it flows."""

import asyncio
import time
from datetime import timedelta
from random import Random

import psutil  # type: ignore[import-untyped]
import pytest
from sqlalchemy import func, insert, select

from bot.delivery import Delivery
from community.member import MemberId
from community.notice import Notice, NoticeState
from handlers import registry
from handlers.acts import Told
from handlers.context import Context
from handlers.view import Message, Section
from storage import outbox
from storage.database import Database
from storage.tables import accounts
from storage.tables import members as members_
from storage.tables import outbox as outbox_
from tests.benchmarks.workspace import workspace
from tests.conftest import SetClock
from tests.doubles.slack_commands import slowest, taken

SUBSCRIBERS, ACTIVE = 10_000, 20
SECONDS, TURNS = 60.0, 4  # so long each, in turns, since a machine has its moods
MOST_SECONDS, MOST_RATIO, MOST_MEGABYTES = 2.0, 1.5, 30
_KIND = "an-announcement"
_USERS = [f"U{number}" for number in range(ACTIVE)]


@pytest.fixture(autouse=True)
def _a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    async def draw(ctx: Context, notice: Notice) -> Message:
        return Message("A panel", (Section(ctx.text("outage-title")),))

    monkeypatch.setitem(registry.NOTICES, _KIND, Told(_KIND, draw))


async def test_a_message_to_ten_thousand_leaves_commands_as_they_were(
    database: Database, clock: SetClock
) -> None:
    async with workspace(database, clock, _USERS) as (slack, door, reception):
        for number in range(SUBSCRIBERS):
            slack.add_person(f"S{number}", f"Subscriber {number}")
        readers = await _subscribers(database)
        enqueued = await _announce(database, clock, readers)
        before = psutil.Process().memory_info().rss
        at_rest, meanwhile = list[float](), list[float]()
        for _ in range(TURNS):
            at_rest += await taken(slack, _USERS, SECONDS / TURNS)
            delivery = Delivery(database, reception, {"slack": door}, clock, Random(1))
            flowing = asyncio.create_task(delivery.run())
            meanwhile += await taken(slack, _USERS, SECONDS / TURNS)
            delivery.stop()
            await flowing
        idle, busy = slowest(at_rest), slowest(meanwhile)
        grown = (psutil.Process().memory_info().rss - before) / 1e6
    told = await _told(database)

    print(  # noqa: T201 - a measurement
        f"\n{SUBSCRIBERS:,} readers on {database.url.get_backend_name()}: put in in {enqueued:.2f} s (at most"
        f" {MOST_SECONDS}); {told / SECONDS:.0f} messages a second flow; a command takes {busy * 1000:.1f} ms"
        f" at p99, {idle * 1000:.1f} ms when idle: ratio {busy / idle:.2f} (at most {MOST_RATIO});"
        f" memory + {grown:.0f} MB, the doubled workspace's own records included (at most {MOST_MEGABYTES})"
    )
    assert enqueued <= MOST_SECONDS
    assert told > SECONDS
    assert busy / idle <= MOST_RATIO
    assert grown <= MOST_MEGABYTES


async def _subscribers(database: Database) -> list[MemberId]:
    """Members whom nobody has to meet first."""
    async with database.writing() as tx:
        rows = [
            {"key": f"slack:S{n}", "name": f"Subscriber {n}", "folded_name": f"subscriber {n}"}
            | {"kind": "alumnus", "confirmed": False}
            for n in range(SUBSCRIBERS)
        ]
        await tx.execute(insert(members_), rows)
        found = await tx.execute(select(members_.c.id, members_.c.key).where(members_.c.key.like("slack:S%")))
        ids = {row.key: row.id for row in found}
        doors = [
            {"platform": "slack", "external_id": key[6:], "member_id": row, "name": key}
            for key, row in ids.items()
        ]
        await tx.execute(insert(accounts), doors)
    return [MemberId(row) for row in ids.values()]


async def _announce(database: Database, clock: SetClock, readers: list[MemberId]) -> float:
    start = time.perf_counter()
    async with database.writing() as tx:
        until = clock() + timedelta(days=1)
        await outbox.put_many(tx, _KIND, readers, "1", clock(), useful_until=until)
    return time.perf_counter() - start


async def _told(database: Database) -> int:
    async with database.reading() as tx:
        query = select(func.count()).select_from(outbox_).where(outbox_.c.state == NoticeState.TOLD)
        return (await tx.execute(query)).scalar_one()
