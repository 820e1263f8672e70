"""Finding somebody to ask: who said "ask me about this", and can be reached and asked by whom."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true, union

from community.finding import Findable
from community.gift import GiftKind
from community.member import MemberId
from storage.asks import DIRECT
from storage.database import Tx
from storage.tables import accounts, askable, asks, avoided, expertise, members, muted, topics


async def askable_about(
    tx: Tx, reader: MemberId, topic: str, now: datetime, only: MemberId | None = None
) -> tuple[Findable, ...]:
    """Who may be asked about a topic by a reader, or of them `only` one; their order means nothing.

    Who may be asked on any topic may be asked on those that they told.
    """
    told = (expertise, topics)
    tells = (exists().where(t.c.member_id == askable.c.member_id, t.c.topic == topic) for t in told)
    about = or_(askable.c.topic == topic, and_(askable.c.topic == "", or_(*tells)))
    asked = select(func.max(asks.c.at)).where(asks.c.addressee_id == members.c.id).scalar_subquery()
    query = select(askable.c.member_id, askable.c.kind, asked).join(members, _themselves)
    one = true() if only is None else askable.c.member_id == only
    last: dict[MemberId, datetime | None] = {}
    kinds: defaultdict[MemberId, set[GiftKind]] = defaultdict(set)
    for member, kind, at in await tx.execute(query.where(about, one, _may_be_asked_by(reader, now))):
        last[MemberId(member)] = at
        kinds[MemberId(member)].add(GiftKind(kind))
    return tuple(_findable(member, kinds[member], at) for member, at in last.items())


async def topics_asked_about(tx: Tx, reader: MemberId, now: datetime) -> frozenset[str]:
    """Every topic about which a reader may ask somebody."""
    may = _may_be_asked_by(reader, now)
    named = select(askable.c.topic).join(members, _themselves).where(may, askable.c.topic != "")
    on_any = [
        select(told.c.topic)
        .join(askable, and_(askable.c.member_id == told.c.member_id, askable.c.topic == ""))
        .join(members, _themselves)
        .where(may)
        for told in (expertise, topics)
    ]
    return frozenset((await tx.execute(union(named, *on_any))).scalars())


async def topics_of(tx: Tx, ids: Sequence[MemberId]) -> dict[MemberId, frozenset[str]]:
    """The topics that these members named as those they may be asked on; who named none is left out."""
    found: defaultdict[MemberId, set[str]] = defaultdict(set)
    query = select(askable.c.member_id, askable.c.topic).where(askable.c.topic != "")
    for member, topic in await tx.execute(query.where(askable.c.member_id.in_(ids))):
        found[MemberId(member)].add(topic)
    return {member: frozenset(named) for member, named in found.items()}


_themselves = members.c.id == askable.c.member_id


def _may_be_asked_by(reader: MemberId, now: datetime) -> ColumnElement[bool]:
    """Whether a member is here, not left in peace, reached, somebody else, and kept apart by neither."""
    here = (members.c.left_community.is_(None), members.c.is_bot.is_(False), members.c.id != reader)
    awake = or_(members.c.paused_at.is_(None), members.c.paused_until <= now)
    reached = exists().where(accounts.c.member_id == members.c.id, accounts.c.left_at.is_(None))
    silent = exists().where(muted.c.member_id == members.c.id, muted.c.kind == DIRECT)
    there = and_(avoided.c.member_id == members.c.id, avoided.c.other_id == reader)
    back = and_(avoided.c.member_id == reader, avoided.c.other_id == members.c.id)
    return and_(*here, awake, reached, ~silent, ~exists().where(or_(there, back)))


def _findable(member: MemberId, kinds: set[GiftKind], asked_at: datetime | None) -> Findable:
    in_order = tuple(kind for kind in GiftKind if kind in kinds)
    return Findable(member, in_order, asked_at.date() if asked_at is not None else None)
