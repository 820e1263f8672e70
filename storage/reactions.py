"""Thanking emoji on messages: a person may put several on one, and they are one thanks."""

from sqlalchemy import delete, func, select

from storage.database import Tx, insert_new
from storage.tables import reactions


async def put(tx: Tx, place: str, account: str, emoji: str) -> None:
    """An emoji was put on a message."""
    await tx.execute(insert_new(tx, reactions), {"place": place, "account": account, "emoji": emoji})


async def take(tx: Tx, place: str, account: str, emoji: str) -> int:
    """An emoji was taken off a message; returns how many of the account's are left on it."""
    theirs = (reactions.c.place == place, reactions.c.account == account)
    await tx.execute(delete(reactions).where(*theirs, reactions.c.emoji == emoji))
    return (await tx.execute(select(func.count()).select_from(reactions).where(*theirs))).scalar_one()
