"""What members tell of themselves: their topics and expertise, what they may be asked, whom they avoid."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import Table, and_, exists, or_, select, true

from community.gift import GiftKind
from community.member import MemberId
from community.profile import Profile
from storage import topics as topics_
from storage.database import Tx, insert_new
from storage.tables import accounts, askable, avoided, expertise, members, muted, role_models


async def read(tx: Tx, member: MemberId) -> Profile:
    """All that a member told; what they never told is empty."""
    shared = await topics_.of(tx, [member])
    knows = await tx.execute(select(expertise.c.topic).where(expertise.c.member_id == member))
    asked = await tx.execute(select(askable.c.kind, askable.c.topic).where(askable.c.member_id == member))
    others = await tx.execute(select(avoided.c.other_id).where(avoided.c.member_id == member))
    models = await tx.execute(select(role_models.c.topic).where(role_models.c.member_id == member))
    return Profile(
        topics=shared.get(member, frozenset()),
        expertise=frozenset(knows.scalars()),
        askable=frozenset((GiftKind(row.kind), row.topic) for row in asked),
        avoided=frozenset(MemberId(other) for other in others.scalars()),
        role_model=frozenset(models.scalars()),
    )


async def save_expertise(tx: Tx, member: MemberId, wanted: Collection[str]) -> None:
    """A member knows these topics well, and no others."""
    await _exactly(tx, expertise, member, ({"topic": topic} for topic in wanted))


async def save_askable(tx: Tx, member: MemberId, kinds: Collection[GiftKind], about: Collection[str]) -> None:
    """A member may be asked for these kinds of gift, on these topics (none: on any)."""
    rows = ({"kind": kind, "topic": topic} for kind in kinds for topic in about or ("",))
    await _exactly(tx, askable, member, rows)


async def add_askable(tx: Tx, member: MemberId, kind: GiftKind, about: Collection[str]) -> None:
    """A member may be asked for this on these topics as well."""
    rows = [{"member_id": member, "kind": kind, "topic": topic} for topic in about]
    await tx.execute(insert_new(tx, askable), rows)


async def save_role_model(tx: Tx, member: MemberId, steps: Collection[str]) -> None:
    """A member made these steps and would speak about them, and about no others."""
    await _exactly(tx, role_models, member, ({"topic": step} for step in steps))


async def save_avoided(tx: Tx, member: MemberId, others: Collection[MemberId]) -> None:
    """A member would rather not meet these; nobody ever hears of it."""
    await _exactly(tx, avoided, member, ({"other_id": other} for other in others if other != member))


async def avoids(tx: Tx, one: MemberId, other: MemberId) -> bool:
    """Whether either of two would rather not meet the other; which of them stays unsaid."""
    there = and_(avoided.c.member_id == one, avoided.c.other_id == other)
    back = and_(avoided.c.member_id == other, avoided.c.other_id == one)
    return (
        await tx.execute(select(avoided.c.member_id).where(or_(there, back)).limit(1))
    ).first() is not None


async def untouched(
    tx: Tx, before: datetime, most: int, off: str, *, welcomed_since: datetime | None
) -> tuple[MemberId, ...]:
    """Some who told something of themselves and were neither asked about it nor came since `before`.

    With `welcomed_since`, only newcomers of that time. Nobody who turned the kind of message `off`.
    """
    here = (members.c.left_community.is_(None), members.c.is_bot.is_(False), members.c.paused_at.is_(None))
    reached = exists().where(accounts.c.member_id == members.c.id, accounts.c.left_at.is_(None))
    silent = exists().where(muted.c.member_id == members.c.id, muted.c.kind == off)
    told = [exists().where(t.c.member_id == members.c.id) for t in (expertise, askable, role_models)]
    has_profile = or_(members.c.declared_at.is_not(None), *told)
    long_ago = [
        or_(column.is_(None), column <= limit)
        for column, limit in (
            (members.c.declared_at, before),
            (members.c.profile_asked_at, before),
            (members.c.joined, before.date()),
        )
    ]
    new = true() if welcomed_since is None else members.c.welcomed_at >= welcomed_since
    query = select(members.c.id).where(*here, reached, ~silent, has_profile, *long_ago, new)
    rows = await tx.execute(query.order_by(members.c.id).limit(most))
    return tuple(MemberId(found) for found in rows.scalars())


async def _exactly(tx: Tx, table: Table, member: MemberId, rows: Iterable[Mapping[str, object]]) -> None:
    await tx.execute(table.delete().where(table.c.member_id == member))
    if wanted := [{"member_id": member, **row} for row in rows]:
        await tx.execute(table.insert(), wanted)
