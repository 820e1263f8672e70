"""Drafts: what a member began and has not finished, theirs alone, kept seven days."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from community.member import MemberId
from storage.database import Tx
from storage.tables import drafts

KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Draft:
    """Something half done; `at` is when its member last went on with it."""

    id: int
    member: MemberId
    kind: str
    words: str
    at: datetime


async def keep(tx: Tx, member: MemberId, kind: str, words: str, at: datetime) -> int:
    """Keep the words of something half done; returns its id."""
    row = {"member_id": member, "kind": kind, "words": _whole(words), "at": at}
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


async def get(tx: Tx, draft: int, kind: str) -> Draft | None:
    """A draft, whoever's it is, as long as it is remembered."""
    query = select(drafts).where(drafts.c.id == draft, drafts.c.kind == kind)
    row = (await tx.execute(query)).one_or_none()
    return Draft(row.id, MemberId(row.member_id), row.kind, row.words, row.at) if row is not None else None


async def begun(tx: Tx, member: MemberId, kinds: Collection[str], now: datetime) -> tuple[Draft, ...]:
    """What a member began of these kinds and may still go on with, newest first."""
    query = select(drafts).where(
        drafts.c.member_id == member, drafts.c.kind.in_(kinds), drafts.c.at > now - KEPT_FOR
    )
    rows = await tx.execute(query.order_by(drafts.c.at.desc(), drafts.c.id.desc()))
    return tuple(Draft(row.id, MemberId(row.member_id), row.kind, row.words, row.at) for row in rows)


async def go_on(tx: Tx, draft: int, words: str, at: datetime) -> None:
    """Keep the words of something half done in place of those before, for seven days from now."""
    await tx.execute(drafts.update().where(drafts.c.id == draft).values(words=_whole(words), at=at))


def _whole(words: str) -> str:
    """What no database takes, half of a character that was sent apart, is a question mark."""
    return words.encode("utf-8", "replace").decode()


async def forget_before(tx: Tx, moment: datetime) -> None:
    """Drop what was begun before a moment."""
    await tx.execute(delete(drafts).where(drafts.c.at < moment))
