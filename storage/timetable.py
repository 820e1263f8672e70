"""The timetable: what comes again and again by itself, when it is due next, and when it was done last."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.database import Tx, insert_new
from storage.tables import timetable


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that comes again."""

    name: str
    next_due: datetime
    last_done: datetime | None


async def settle(tx: Tx, name: str, next_due: datetime) -> None:
    """It is due at this moment, whenever it was before."""
    await tx.execute(insert_new(tx, timetable), {"name": name, "next_due": next_due})
    await tx.execute(timetable.update().where(timetable.c.name == name).values(next_due=next_due))


async def due(tx: Tx, now: datetime) -> tuple[Entry, ...]:
    """What is due by now, the longest due first; no other process takes it in this moment."""
    query = (
        select(timetable).where(timetable.c.next_due <= now).order_by(timetable.c.next_due, timetable.c.name)
    )
    if tx.dialect.name != "sqlite":
        query = query.with_for_update(skip_locked=True)
    return tuple(Entry(row.name, row.next_due, row.last_done) for row in await tx.execute(query))


async def done(tx: Tx, name: str, now: datetime, next_due: datetime) -> None:
    """It was done, however often it was missed before; it is due again at `next_due`."""
    there = timetable.update().where(timetable.c.name == name)
    await tx.execute(there.values(last_done=now, next_due=next_due))


async def remove(tx: Tx, name: str) -> None:
    """It comes no more."""
    await tx.execute(timetable.delete().where(timetable.c.name == name))


async def every(tx: Tx, begins: str = "") -> tuple[Entry, ...]:
    """All whose name begins so."""
    query = select(timetable).where(timetable.c.name.startswith(begins, autoescape=True))
    rows = await tx.execute(query.order_by(timetable.c.name))
    return tuple(Entry(row.name, row.next_due, row.last_done) for row in rows)
