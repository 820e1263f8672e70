"""Drafts: what a member began and has not finished, theirs alone, kept seven days."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from community.member import MemberId
from storage.database import Tx
from storage.tables import drafts

KEPT_FOR = timedelta(days=7)


async def keep(tx: Tx, member: MemberId, kind: str, words: str, at: datetime) -> int:
    """Keep the words of something half done; returns its id."""
    row = {"member_id": member, "kind": kind, "words": words, "at": at}
    return (await tx.execute(drafts.insert().returning(drafts.c.id), row)).scalar_one()


async def look(tx: Tx, draft: int, member: MemberId, kind: str) -> str | None:
    """The words of a draft, which stays; nothing when it is over or another member's."""
    theirs = (drafts.c.id == draft, drafts.c.member_id == member, drafts.c.kind == kind)
    return (await tx.execute(select(drafts.c.words).where(*theirs))).scalar_one_or_none()


async def take(tx: Tx, draft: int, member: MemberId, kind: str) -> str | None:
    """The words of a draft, which is finished by this; nothing when it is over or another member's."""
    theirs = (drafts.c.id == draft, drafts.c.member_id == member, drafts.c.kind == kind)
    words = (await tx.execute(select(drafts.c.words).where(*theirs).with_for_update())).scalar_one_or_none()
    await tx.execute(delete(drafts).where(*theirs))
    return words


async def forget_before(tx: Tx, moment: datetime) -> None:
    """Drop what was begun before a moment."""
    await tx.execute(delete(drafts).where(drafts.c.at < moment))
