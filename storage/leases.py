"""Leases: what one process at a time may do, such as holding Discord's gateway."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update

from storage.database import Tx, insert_new
from storage.tables import leases


async def take(tx: Tx, name: str, holder: str, now: datetime, length: timedelta) -> bool:
    """Take or renew a lease; says whether the holder has it now."""
    row = {"name": name, "holder": holder, "until": now + length}
    await tx.execute(insert_new(tx, leases), row)
    free = or_(leases.c.holder == holder, leases.c.until <= now)
    mine = update(leases).where(leases.c.name == name, free).values(holder=holder, until=now + length)
    return (await tx.execute(mine.returning(leases.c.name))).first() is not None


async def running(tx: Tx, now: datetime) -> frozenset[str]:
    """The names of all leases that somebody holds now."""
    return frozenset((await tx.execute(select(leases.c.name).where(leases.c.until > now))).scalars())


async def give_back(tx: Tx, name: str, holder: str) -> None:
    """End a lease early."""
    await tx.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))


async def give_all_back(tx: Tx, holder: str) -> None:
    """End every lease of a holder."""
    await tx.execute(delete(leases).where(leases.c.holder == holder))


async def holder_of(tx: Tx, name: str) -> str | None:
    """Who has a lease, or had it last."""
    return (await tx.execute(select(leases.c.holder).where(leases.c.name == name))).scalar_one_or_none()
