"""What was heard already: a platform's retry, a double click, a form sent twice."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update

from storage.database import Tx, insert_new
from storage.tables import heard


async def is_new(tx: Tx, key: str, now: datetime, within: timedelta | None = None) -> bool:
    """Note a key and say whether it is heard for the first time (within a stretch of time, if given).

    A clock that jumped back counts as the stretch being over.
    """
    added = await tx.execute(insert_new(tx, heard).returning(heard.c.key), {"key": key, "at": now})
    if added.scalar_one_or_none() is not None:
        return True
    if within is None:
        return False
    over = or_(heard.c.at < now - within, heard.c.at > now + within)
    renewed = update(heard).where(heard.c.key == key, over).values(at=now).returning(heard.c.key)
    return (await tx.execute(renewed)).scalar_one_or_none() is not None


async def forget_before(tx: Tx, moment: datetime) -> None:
    """Drop what was heard before a moment."""
    await tx.execute(delete(heard).where(heard.c.at < moment))
