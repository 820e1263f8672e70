"""How far the community's memory reaches, what comes next, and an end to all of it: for the playground."""

from datetime import datetime

from sqlalchemy import func, select

from storage.database import Tx
from storage.tables import events, gifts, leases, members, metadata, outbox, timetable


async def newest(tx: Tx) -> datetime | None:
    """The newest moment that is remembered; nothing in a community without members."""
    if (await tx.execute(select(members.c.id).limit(1))).first() is None:
        return None
    columns = (gifts.c.at, outbox.c.settled_at)
    found: list[datetime | None] = [
        (await tx.execute(select(func.max(column)))).scalar_one() for column in columns
    ]
    return max((moment for moment in found if moment is not None), default=None)


async def next_due(tx: Tx, after: datetime, hourly: str) -> datetime | None:
    """The next moment for which something is planned to the minute; what is looked at `hourly` is not."""
    columns = (outbox.c.due_at, events.c.announce_at, events.c.remind_at)
    found: list[datetime | None] = [
        (await tx.execute(select(func.min(column)).where(column > after))).scalar_one() for column in columns
    ]
    again = select(func.min(timetable.c.next_due)).where(timetable.c.next_due > after)
    found.append((await tx.execute(again.where(timetable.c.name != hourly))).scalar_one())
    return min((moment for moment in found if moment is not None), default=None)


async def forget_everything(tx: Tx) -> None:
    """Empty every table but the leases, which tell of processes and not of the community."""
    for table in reversed(metadata.sorted_tables):
        if table is not leases:
            await tx.execute(table.delete())
