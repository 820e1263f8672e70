"""Who organises: named one by one, or, where nobody is yet, whoever runs a home."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, or_, select

from community.member import MemberId
from storage.database import Tx
from storage.tables import accounts, members


async def every(tx: Tx, *, named: bool) -> tuple[MemberId, ...]:
    """All who organise and are here; `named` says that running a home is not enough any more."""
    rows = await tx.execute(select(members.c.id).where(_organises(named)).order_by(members.c.id))
    return tuple(MemberId(found) for found in rows.scalars())


async def at(tx: Tx, platform: str, *, named: bool) -> tuple[MemberId, ...]:
    """Those of them who have an account in this home."""
    everywhere = await every(tx, named=named)
    account = (accounts.c.platform == platform, accounts.c.left_at.is_(None))
    query = select(accounts.c.member_id).where(accounts.c.member_id.in_(everywhere), *account)
    here = frozenset((await tx.execute(query)).scalars())
    return tuple(member for member in everywhere if member in here)


async def settle(tx: Tx, shown: Collection[MemberId], chosen: Collection[MemberId], *, named: bool) -> None:
    """From now on the chosen organise, and of those `shown` nobody else.

    Whom the form could not show, as in the other home, stays: who organised by running a home is named too.
    Who has left does not organise again by coming back.
    """
    gone = (members.c.organises.is_(True), members.c.left_community.is_not(None))
    await tx.execute(members.update().where(*gone).values(organises=None))
    stay = set(await every(tx, named=named)).difference(shown)
    await _set(tx, set(shown).difference(chosen), organises=None)
    await _set(tx, stay.union(chosen), organises=True)


async def _set(tx: Tx, ids: Collection[MemberId], *, organises: bool | None) -> None:
    if ids:
        await tx.execute(members.update().where(members.c.id.in_(ids)).values(organises=organises))


def _organises(named: bool) -> ColumnElement[bool]:
    here = and_(members.c.left_community.is_(None), members.c.is_bot.is_(False))
    if named:
        return and_(here, members.c.organises.is_(True))
    runs = members.c.id.in_(select(accounts.c.member_id).where(accounts.c.administers))
    return and_(here, or_(members.c.organises.is_(True), and_(members.c.organises.is_(None), runs)))
