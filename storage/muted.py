"""What members switched off: kinds of private messages that are not sent to them any more."""

from sqlalchemy import select

from community.member import MemberId
from storage.database import Tx, insert_new
from storage.tables import muted

PLATFORM_LANGUAGE = "platform-language"
"""Switched off by members who chose their language themselves: the platform's changes nothing any more."""

PLATFORM_TIME_ZONE = "platform-time-zone"
"""Switched off by members who chose their time zone themselves."""


async def off(tx: Tx, member: MemberId, kind: str) -> None:
    """Send no more of this kind to a member."""
    await tx.execute(insert_new(tx, muted), {"member_id": member, "kind": kind})


async def on(tx: Tx, member: MemberId, kind: str) -> None:
    """Send this kind again."""
    await tx.execute(muted.delete().where(muted.c.member_id == member, muted.c.kind == kind))


async def of(tx: Tx, member: MemberId) -> frozenset[str]:
    """All that a member switched off."""
    return frozenset((await tx.execute(select(muted.c.kind).where(muted.c.member_id == member))).scalars())
