"""Each night the chain is measured once, whoever runs, and whatever went wrong the night before."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from community.member import MemberId
from handlers.context import Rules
from handlers.organisers.chain import MEASURED
from handlers.timetable import chain
from handlers.timetable.chain import Measured
from storage import outbox, snapshots, tables, timetable
from storage.database import Database
from storage.snapshots import AGAIN, NAME, Pictures
from tests.conftest import SetClock
from tests.storage.people import several
from tests.storage.test_snapshots import MEASURED as FIGURES

NIGHT = datetime(2026, 6, 1, 18, 30, tzinfo=UTC)
"""Half past three of a Tuesday in Tokyo; the clock of the tests begins at noon on Monday."""

DAY = timedelta(days=1)


class Broken(Exception):
    """What went wrong in a worker."""


@dataclass
class Worker:
    """Measures at once, or fails as often as it is told to."""

    fails: int = 0
    asked: list[datetime] = field(default_factory=list)

    async def __call__(self, _database: Database, _rules: Rules, now: datetime, _seed: int) -> Measured:
        self.asked.append(now)
        if len(self.asked) <= self.fails:
            raise Broken
        return Measured(FIGURES, Pictures(b"png"))


async def look(database: Database, clock: SetClock, worker: Worker, zone: str = "Asia/Tokyo") -> bool:
    return await chain.measure(database, Rules(time_zone=zone), clock(), worker, 1)


async def look_until(database: Database, clock: SetClock, worker: Worker, until: datetime) -> None:
    """Look every ten minutes."""
    while clock() < until:
        await look(database, clock, worker)
        clock.forward(minutes=10)


async def days_kept(database: Database) -> list[date]:
    async with database.reading() as tx:
        found = await snapshots.weekly_since(tx, date(2026, 1, 1))
        newest = await snapshots.newest(tx)
    return [*(one.day for one in found), *([newest.day] if newest and not newest.weekly else [])]


async def test_it_is_measured_once_a_night_on_the_communitys_clock(
    database: Database, clock: SetClock
) -> None:
    worker = Worker()

    await look_until(database, clock, worker, clock() + 3 * DAY)

    assert worker.asked == [NIGHT, NIGHT + DAY, NIGHT + 2 * DAY]
    assert await days_kept(database) == [date(2026, 6, 2), date(2026, 6, 4)]


async def test_nights_on_which_nobody_was_there_are_made_up_for_once(
    sqlite_database: Database, clock: SetClock
) -> None:
    worker = Worker()
    await look(sqlite_database, clock, worker)
    clock.forward(days=9)

    found = [await look(sqlite_database, clock, worker) for _ in range(3)]

    assert found == [True, False, False]
    assert worker.asked == [clock()]


async def test_two_processes_do_not_measure_twice(database: Database, clock: SetClock) -> None:
    worker = Worker()
    await look(database, clock, worker)
    clock.now = NIGHT

    found = await asyncio.gather(*(look(database, clock, worker) for _ in range(3)))

    assert sorted(found) == [False, False, True]
    assert worker.asked == [NIGHT]


async def test_what_failed_is_tried_again_in_an_hour(database: Database, clock: SetClock) -> None:
    worker = Worker(fails=1)
    await look(database, clock, worker)
    clock.now = NIGHT
    with pytest.raises(Broken):
        await look(database, clock, worker)

    await look_until(database, clock, worker, NIGHT + DAY)

    assert worker.asked == [NIGHT, NIGHT + AGAIN]
    assert await days_kept(database) == [date(2026, 6, 2)]


async def test_who_asks_is_told_as_soon_as_it_was_measured(database: Database, clock: SetClock) -> None:
    (organiser,) = await several(database, 1)
    await look(database, clock, Worker())
    async with database.writing() as tx:
        await snapshots.want(tx, clock())
        await outbox.put(tx, MEASURED, organiser, "0.1", clock() + DAY)
    clock.forward(minutes=1)
    worker = Worker()

    assert await look(database, clock, worker)

    assert await due_letters(database, organiser) == [clock()]
    assert worker.asked == [clock()]


async def test_a_clock_that_was_wrong_once_holds_up_nothing(
    sqlite_database: Database, clock: SetClock
) -> None:
    worker = Worker()
    async with sqlite_database.writing() as tx:
        await timetable.settle(tx, NAME, NIGHT + 400 * DAY)

    await look_until(sqlite_database, clock, worker, NIGHT + DAY)

    assert worker.asked == [NIGHT]


@pytest.mark.parametrize(
    ("now", "zone", "night"),
    [
        ("2026-03-29T00:10+00:00", "Europe/Berlin", "2026-03-29T01:30+00:00"),  # two o'clock is three
        ("2026-10-24T23:10+00:00", "Europe/Berlin", "2026-10-25T02:30+00:00"),  # two o'clock twice
        ("2026-06-01T18:30+00:00", "Asia/Tokyo", "2026-06-02T18:30+00:00"),
        ("2026-06-01T18:29+00:00", "Nowhere/Else", "2026-06-02T03:30+00:00"),
    ],
)
def test_the_next_night_is_at_half_past_three_of_the_wall(now: str, zone: str, night: str) -> None:
    at = chain.next_night(Rules(time_zone=zone), datetime.fromisoformat(now))

    assert at == datetime.fromisoformat(night)


async def due_letters(database: Database, member: MemberId) -> list[datetime]:
    query = select(tables.outbox.c.due_at).where(tables.outbox.c.member_id == member)
    async with database.reading() as tx:
        return list((await tx.execute(query)).scalars())
