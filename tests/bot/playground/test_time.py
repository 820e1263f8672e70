"""Time on the page passes step by step, so that each thing comes at its moment."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.playground.clock import MovableClock
from bot.playground.ground import DAY, LONGEST_STEP, Ground
from bot.playground.world import World
from community.event import Event, EventId, EventKind, EventState
from handlers.context import Rules
from handlers.event import Joined, Who
from handlers.reception import Reception
from storage import events, members, outbox, timetable
from storage.database import Database
from tests.conftest import SetClock


@dataclass(slots=True)
class Passing:
    """A page's time; `ticks` are the moments at which what is due was looked for."""

    ground: Ground
    database: Database
    ticks: list[datetime] = field(default_factory=list)
    lived: list[timedelta] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """The page's time."""
        return self.ground.clock()

    @property
    def steps(self) -> list[timedelta]:
        """How far time went between them."""
        return [later - earlier for earlier, later in zip(self.ticks, self.ticks[1:], strict=False)]


@pytest.fixture
def passing(sqlite_database: Database, clock: SetClock) -> Passing:
    """A page where nothing is due."""
    time = MovableClock(clock)

    async def tick() -> None:
        found.ticks.append(time())

    async def live(since: datetime, until: datetime) -> None:
        found.lived.append(until - since)

    reception = Reception(sqlite_database, Rules(), time)
    found = Passing(Ground(reception, time, World(()), tick, live), sqlite_database)
    return found


async def test_where_nothing_is_due_a_month_passes_in_long_steps(passing: Passing) -> None:
    began = passing.now

    await passing.ground.pass_by(timedelta(days=30))

    assert passing.now - began == timedelta(days=30)
    assert set(passing.steps) == {LONGEST_STEP}
    assert passing.lived == [DAY] * 30


async def test_what_is_due_to_the_minute_is_looked_for_then(passing: Passing) -> None:
    began = passing.now
    reminder, letter, rhythm = (began + timedelta(days=3, minutes=n) for n in (17, 137, 241))
    await passing.ground.reception.answer(Joined(Who("page", "page", "hana", "花")))
    event = Event(
        EventId(0), "e", "Event", EventKind.PANEL, "", reminder + timedelta(days=7), 60, began, None,
        state=EventState.ANNOUNCED, remind_at=reminder,
    )  # fmt: skip
    async with passing.database.writing() as tx:
        await events.add(tx, event)
        hana = await members.of_account(tx, "page", "hana")
        assert hana is not None
        await outbox.put(tx, "a-letter", hana[0].id, "", letter)
        await timetable.settle(tx, "a-rhythm", rhythm)

    await passing.ground.pass_by(timedelta(days=4))

    assert {reminder, letter, rhythm} <= set(passing.ticks)
    assert passing.ticks == sorted(passing.ticks)


async def test_much_that_is_due_makes_no_month_long(passing: Passing) -> None:
    began = passing.now
    async with passing.database.writing() as tx:
        for minute in range(300):
            await timetable.settle(tx, f"rhythm-{minute}", began + timedelta(minutes=minute))

    await passing.ground.pass_by(timedelta(hours=5))

    assert len(passing.ticks) == 21


async def test_what_is_due_already_comes_before_time_passes(passing: Passing) -> None:
    began = passing.now

    await passing.ground.pass_by(timedelta(minutes=1))

    assert passing.ticks == [began, began + timedelta(minutes=1)]
    assert passing.lived == [timedelta(minutes=1)]
