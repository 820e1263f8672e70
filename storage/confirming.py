"""Confirming: what members say they are waits for an organiser's yes; and how many are what."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import and_, func, select

from community.member import Member, MemberId, MemberKind
from storage import members as members_
from storage.database import Tx
from storage.tables import members

_EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Before anybody said anything: SQLite looks up what is later than a moment, and not what is not null."""

_HERE = and_(members.c.left_community.is_(None), members.c.is_bot.is_(False), members.c.merged_into.is_(None))
_ASKS = and_(members.c.declared_at > _EVER, members.c.confirmed.is_(False))
_WAITS = and_(_HERE, _ASKS)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people are here, and as what; `waiting` said what they are and are not confirmed."""

    here: int
    alumni: int
    staff: int
    confirmed: int
    waiting: int


async def counts(tx: Tx) -> Counts:
    """The whole community, in one look."""
    query = select(
        func.count(),
        func.count().filter(members.c.kind == MemberKind.STAFF),
        func.count().filter(members.c.confirmed),
        func.count().filter(_ASKS),
    )
    here, staff, confirmed, waiting = (await tx.execute(query.where(_HERE))).one()
    return Counts(here, here - staff, staff, confirmed, waiting)


async def how_many_wait(tx: Tx) -> int:
    """How many wait to be confirmed."""
    return (await tx.execute(select(func.count()).where(_WAITS))).scalar_one()


async def waiting(tx: Tx, most: int = 5) -> tuple[Member, ...]:
    """Who waits to be confirmed, whoever said it first in front."""
    query = select(members.c.id).where(_WAITS).order_by(members.c.declared_at, members.c.id).limit(most)
    ids = [MemberId(found) for found in (await tx.execute(query)).scalars()]
    known = await members_.get(tx, ids)
    return tuple(known[found] for found in ids)


async def confirm(tx: Tx, member: MemberId, declared_at: datetime) -> bool:
    """They are what they said at that moment; no when they left, said otherwise since, or were answered."""
    return await _answer(tx, member, declared_at, confirmed=True)


async def decline(tx: Tx, member: MemberId, declared_at: datetime) -> bool:
    """They are not what they said at that moment; no as for `confirm`."""
    return await _answer(tx, member, declared_at, declared_at=None)


async def _answer(tx: Tx, member: MemberId, said_at: datetime, **values: object) -> bool:
    still = (members.c.id == member, _WAITS, members.c.declared_at == said_at)
    changed = members.update().where(*still).values(**values).returning(members.c.id)
    return (await tx.execute(changed)).first() is not None
