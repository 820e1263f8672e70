"""Outages: when nobody was there to do what was due, and what that cost."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.database import Tx
from storage.tables import outages


@dataclass(frozen=True, slots=True)
class Outage:
    """From when to when, how much was told late, and how much was dropped because it came too late."""

    id: int
    began: datetime
    ended: datetime
    late: int
    dropped: int


async def note(tx: Tx, began: datetime, ended: datetime) -> None:
    """There was one; what it cost is counted once it is caught up with."""
    row = {"began": began, "ended": ended, "late": 0, "dropped": 0, "told": False}
    await tx.execute(outages.insert(), row)


async def untold(tx: Tx, ended_before: datetime) -> tuple[Outage, ...]:
    """Those that are caught up with by now and of which organisers did not hear."""
    query = select(outages).where(outages.c.told.is_(False), outages.c.ended <= ended_before)
    rows = await tx.execute(query.order_by(outages.c.id).with_for_update(skip_locked=True))
    return tuple(Outage(row.id, row.began, row.ended, row.late, row.dropped) for row in rows)


async def count(tx: Tx, outage: int, late: int, dropped: int) -> None:
    """What it cost; organisers hear of it now, or need not."""
    values = {"late": late, "dropped": dropped, "told": True}
    await tx.execute(outages.update().where(outages.c.id == outage).values(**values))


async def get(tx: Tx, outage: int) -> Outage | None:
    """One outage."""
    row = (await tx.execute(select(outages).where(outages.c.id == outage))).one_or_none()
    return Outage(row.id, row.began, row.ended, row.late, row.dropped) if row is not None else None
