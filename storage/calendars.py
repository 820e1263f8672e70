"""Calendar addresses: each member may have one, which ends in a secret of which only the hash is kept."""

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import select

from community.member import MemberId
from storage.database import Tx, insert_new
from storage.tables import calendars, members

SECRET_BYTES = 32
"""Nobody guesses so many; written in letters that an address may have they are 43."""


async def make(tx: Tx, member: MemberId, at: datetime) -> str:
    """A new secret for a member's calendar; the former one leads nowhere from now on."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    known = {"secret_hash": _hash(secret), "at": at}
    await tx.execute(insert_new(tx, calendars), {"member_id": member, **known})
    await tx.execute(calendars.update().where(calendars.c.member_id == member).values(**known))
    return secret


async def revoke(tx: Tx, member: MemberId) -> bool:
    """A member's address leads nowhere any more; says whether there was one."""
    gone = calendars.delete().where(calendars.c.member_id == member).returning(calendars.c.member_id)
    return (await tx.execute(gone)).first() is not None


async def made_at(tx: Tx, member: MemberId) -> datetime | None:
    """Since when a member has the address that they have."""
    query = select(calendars.c.at).where(calendars.c.member_id == member)
    return (await tx.execute(query)).scalar_one_or_none()


async def of_secret(tx: Tx, secret: str) -> MemberId | None:
    """Whose calendar it is. Guessed, revoked, or of somebody who left: all are looked for in the same way."""
    query = (
        select(calendars.c.member_id)
        .select_from(calendars.join(members, calendars.c.member_id == members.c.id))
        .where(calendars.c.secret_hash == _hash(secret), members.c.left_community.is_(None))
    )
    found = (await tx.execute(query)).scalar_one_or_none()
    return MemberId(found) if found is not None else None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
