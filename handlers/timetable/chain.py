"""Every night the chain is measured, in a process of its own; the first time in a week stays."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from community.reciprocity import Reciprocity
from community.wall import moment_at, wall_at
from community.zone import clock_of
from handlers.context import Rules
from handlers.organisers.chain import MEASURED
from storage import outbox, snapshots, timetable
from storage.database import Database, Tx
from storage.snapshots import AGAIN, NAME, Pictures

AT: Final = time(3, 30)
"""On the community's clock: when hardly anybody is awake to notice."""

_LONGEST: Final = timedelta(hours=26)
"""From one night to the next, where clocks are put back."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How the giving stands, in figures and pictures; gifts before `heard_since` were found in an archive."""

    reciprocity: Reciprocity
    pictures: Pictures
    heard_since: datetime | None = None


Measurer = Callable[[Database, Rules, datetime, int], Awaitable[Measured]]
"""Measures somewhere else, since that takes NumPy and every gift there is."""


async def measure(database: Database, rules: Rules, now: datetime, measurer: Measurer, seed: int) -> bool:
    """Look whether it is time, measure outside any transaction, and keep it; returns whether it was time.

    Who waits for it is told. What fails raises, and is tried again after AGAIN. Nights on which nobody was
    there are made up for once.
    """
    async with database.reading() as tx:
        if not await _is_time(tx, now):
            return False
    async with database.writing() as tx:
        if not await _claimed(tx, rules, now):
            return False
    it = await measurer(database, rules, now, seed)
    async with database.writing() as tx:
        await snapshots.keep(tx, today(rules, now), it.reciprocity, it.pictures, now, it.heard_since)
        await outbox.hasten(tx, MEASURED, now)
        await timetable.settle(tx, NAME, next_night(rules, now))
    return True


def today(rules: Rules, now: datetime) -> date:
    """The day on the community's calendar."""
    return wall_at(now, clock_of(rules.time_zone, "UTC")).date()


def next_night(rules: Rules, now: datetime) -> datetime:
    """When it is measured next, in UTC."""
    clock = clock_of(rules.time_zone, "UTC")
    day = today(rules, now)
    at = moment_at(datetime.combine(day, AT), clock)
    return at if at > now else moment_at(datetime.combine(day + timedelta(days=1), AT), clock)


async def _is_time(tx: Tx, now: datetime) -> bool:
    entry = await _entry(tx)
    return entry is None or not now < entry.next_due <= now + _LONGEST


async def _claimed(tx: Tx, rules: Rules, now: datetime) -> bool:
    """Take this night, unless another process did; a clock that was wrong once holds up nothing."""
    entry = await _entry(tx)
    if entry is None or entry.next_due > now + _LONGEST:
        await timetable.settle(tx, NAME, next_night(rules, now))
    if NAME not in [one.name for one in await timetable.due(tx, now)]:
        return False
    await timetable.done(tx, NAME, now, now + AGAIN)
    return True


async def _entry(tx: Tx) -> timetable.Entry | None:
    return next((one for one in await timetable.every(tx, NAME) if one.name == NAME), None)
