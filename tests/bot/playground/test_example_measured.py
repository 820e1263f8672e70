"""How the example's chain stands: measured soon, for who waits at once, and looked back upon."""

import asyncio
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from bot.playground.clock import MovableClock
from bot.playground.example_measured import Measuring
from handlers.context import Rules
from handlers.event import Command, Joined, Who
from handlers.organisers.chain import WEEKS_BACK
from handlers.reception import Reception
from handlers.timetable.chain import Measured
from storage import snapshots
from storage.database import Database
from tests.conftest import SetClock
from tests.handlers.measured import INDUCES, PICTURES
from tests.handlers.people import read

OLGA = Who("page", "page", "olga", "Olga", "en-US", administers=True)


@dataclass
class Worker:
    """Measures when it may; `asked` are the moments of which it was asked."""

    asked: list[datetime] = field(default_factory=list)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    may: asyncio.Event = field(default_factory=asyncio.Event)
    most: int = 0
    _at_work: int = 0

    async def __call__(self, _database: Database, _rules: Rules, now: datetime, _seed: int) -> Measured:
        self.asked.append(now)
        self._at_work += 1
        self.begun.set()
        self.most = max(self.most, self._at_work)
        await self.may.wait()
        self._at_work -= 1
        return Measured(INDUCES, PICTURES)


@pytest.fixture
def time(clock: SetClock) -> MovableClock:
    """The page's time."""
    return MovableClock(clock)


@pytest.fixture
async def reception(sqlite_database: Database, time: MovableClock) -> Reception:
    """A page with an organiser, where figures are wanted since it began."""
    found = Reception(sqlite_database, Rules(), time)
    await found.answer(Joined(OLGA))
    async with sqlite_database.writing() as tx:
        await snapshots.want(tx, time())
    return found


@pytest.fixture
def worker() -> Worker:
    """A worker that may work."""
    found = Worker()
    found.may.set()
    return found


@pytest.fixture
def measuring(reception: Reception, worker: Worker) -> Measuring:
    """What is tried here."""
    return Measuring(reception, worker)


async def ask(reception: Reception) -> str:
    """What Olga reads when she asks how it stands."""
    return read(await reception.answer(Command(OLGA, "organiser", "chain", (), "", "asked")))


async def days_kept(reception: Reception) -> list[date]:
    async with reception.database.reading() as tx:
        return [one.day for one in await snapshots.weekly_since(tx, date(2000, 1, 1))]


async def test_it_is_measured_and_then_looked_back_upon_once(
    measuring: Measuring, worker: Worker, reception: Reception, time: MovableClock
) -> None:
    began = time()

    for _ in range(6):
        await measuring()

    weeks = [timedelta(weeks=ago) for ago in (0, *WEEKS_BACK)]
    assert worker.asked == [began - ago for ago in weeks]
    assert await days_kept(reception) == sorted((began - ago).date() for ago in weeks)
    assert "Gifts induce gifts" in await ask(reception)


async def test_who_waits_is_served_before_time_moves_on(
    measuring: Measuring, worker: Worker, reception: Reception
) -> None:
    await measuring.for_who_waits()
    unasked = list(worker.asked)
    before = await ask(reception)

    await measuring.for_who_waits()

    assert unasked == []
    assert "I am at it now" in before
    assert "Gifts induce gifts" in await ask(reception)


async def test_while_time_moves_nights_go_by_until_it_stands_still(
    measuring: Measuring, worker: Worker, time: MovableClock
) -> None:
    await measuring()
    worker.asked.clear()

    for _ in range(30):
        time.forward(timedelta(days=1))
        await measuring()
    while_it_moved = list(worker.asked)
    await measuring()

    assert while_it_moved == []
    assert worker.asked == [time()]


async def test_after_a_month_the_weeks_that_nobody_measured_are_looked_back_upon(
    measuring: Measuring, worker: Worker, time: MovableClock
) -> None:
    for _ in range(6):
        await measuring()
    worker.asked.clear()
    time.forward(timedelta(weeks=8))

    for _ in range(6):
        await measuring()

    assert worker.asked == [time(), time() - timedelta(weeks=4), time() - timedelta(weeks=52)]


async def test_two_never_measure_at_once(measuring: Measuring, worker: Worker, reception: Reception) -> None:
    await ask(reception)
    worker.may.clear()
    both = asyncio.gather(measuring(), measuring.for_who_waits())
    await worker.begun.wait()

    worker.may.set()
    await both

    assert len(worker.asked) == 1
    assert worker.most == 1
