"""Subscriptions: who hears of new openings, about what, in which rhythm, and how far they were told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, literal, or_, select

from community.member import MemberId
from community.notice import NoticeState
from community.opening import HearRhythm, Opening, OpeningId, Subscription
from storage.database import Tx, insert_new
from storage.openings import is_open, of_query
from storage.tables import members, opening_topics, openings, outbox, subscribers, subscriptions


@dataclass(frozen=True, slots=True)
class Hearer:
    """A subscriber whose time has come: what they were told up to, and whether there is anything new."""

    member: MemberId
    rhythm: HearRhythm
    told_to: OpeningId
    time_zone: str | None
    has_news: bool = True


async def of(tx: Tx, member: MemberId) -> Subscription | None:
    """What a member hears of; nothing when they did not ask for it."""
    found = await tx.execute(select(subscribers).where(subscribers.c.member_id == member))
    row = found.one_or_none()
    if row is None:
        return None
    query = select(subscriptions.c.topic).where(subscriptions.c.member_id == member)
    topics = tuple((await tx.execute(query.order_by(subscriptions.c.topic))).scalars())
    return Subscription(HearRhythm(row.rhythm), topics, OpeningId(row.told_to), row.next_at)


async def save(tx: Tx, member: MemberId, wanted: Subscription) -> None:
    """From now on a member hears of this; who heard before goes on from where they were."""
    row = {"rhythm": wanted.rhythm, "every_topic": not wanted.topics, "next_at": wanted.next_at}
    new = {**row, "member_id": member, "told_to": wanted.told_to}
    await tx.execute(insert_new(tx, subscribers), new)
    await tx.execute(subscribers.update().where(subscribers.c.member_id == member).values(**row))
    await tx.execute(subscriptions.delete().where(subscriptions.c.member_id == member))
    if wanted.topics:
        rows = [{"member_id": member, "topic": topic} for topic in wanted.topics]
        await tx.execute(subscriptions.insert(), rows)


async def stop(tx: Tx, member: MemberId) -> None:
    """A member hears of no more."""
    for table in (subscriptions, subscribers):
        await tx.execute(table.delete().where(table.c.member_id == member))


async def new_for(
    tx: Tx, member: MemberId, first: OpeningId, last: OpeningId, now: datetime, most: int
) -> tuple[Opening, ...]:
    """What a subscriber hears of, shared after `first`, up to `last`, and open just now, newest first."""
    theirs = (subscribers.c.member_id == member, _is_news(literal(first), last, now))
    query = select(openings).select_from(openings.join(subscribers, subscribers.c.member_id == member))
    return await of_query(tx, query.where(*theirs).order_by(openings.c.id.desc()).limit(most))


async def at_once(tx: Tx, last: OpeningId, now: datetime, most: int) -> tuple[Hearer, ...]:
    """Those who hear at once, and of whose interest something is new, up to the opening `last`."""
    news = (*_behind(last), _has_news(last, now))
    query = _hearers().where(*news).order_by(subscribers.c.member_id).limit(most)
    return tuple(_hearer(row) for row in await tx.execute(_claimed(tx, query)))


async def due(tx: Tx, last: OpeningId, now: datetime, most: int) -> tuple[Hearer, ...]:
    """Those whose morning has come, whether anything is new for them or not, the longest due first."""
    query = _hearers().add_columns(_has_news(last, now).label("has_news")).where(subscribers.c.next_at <= now)
    in_order = query.order_by(subscribers.c.next_at, subscribers.c.member_id).limit(most)
    rows = (await tx.execute(_claimed(tx, in_order))).all()
    return tuple(_hearer(row, has_news=bool(row._mapping["has_news"])) for row in rows)


async def note_told(tx: Tx, told: Sequence[MemberId], last: OpeningId, next_at: datetime | None) -> None:
    """These are told up to the opening `last` at least, and are told again at `next_at`."""
    theirs = subscribers.update().where(subscribers.c.member_id.in_(told))
    further = case((subscribers.c.told_to < last, last), else_=subscribers.c.told_to)
    await tx.execute(theirs.values(told_to=further, next_at=next_at))


async def skip(tx: Tx, last: OpeningId, now: datetime) -> None:
    """What is new up to the opening `last` concerns these not, so it is not looked at for them again."""
    unconcerned = (*_behind(last), ~_has_news(last, now))
    await tx.execute(subscribers.update().where(*unconcerned).values(told_to=last))


async def untold(tx: Tx, kind: str, readers: Sequence[MemberId]) -> dict[MemberId, str]:
    """Take out what waits of a kind for these readers; returns the subject of each one's oldest."""
    waits = outbox.c.state.in_((NoticeState.WAITING, NoticeState.KEPT))
    theirs = (outbox.c.member_id.in_(readers), waits, outbox.c.kind == kind)
    taken = await tx.execute(
        outbox.delete().where(*theirs).returning(outbox.c.id, outbox.c.member_id, outbox.c.subject)
    )
    newest_first = sorted(taken.all(), key=lambda row: row.id, reverse=True)
    return {MemberId(row.member_id): row.subject for row in newest_first}


async def posted(tx: Tx, kind: str) -> tuple[str, ...]:
    """The subjects of what channels were told of a kind, as long as that is kept."""
    query = select(outbox.c.subject).where(outbox.c.kind == kind, outbox.c.member_id.is_(None)).distinct()
    return tuple((await tx.execute(query)).scalars())


async def told(tx: Tx, kind: str) -> tuple[str, ...]:
    """The subjects of what members were told of a kind, as long as that is kept."""
    query = select(outbox.c.subject).where(outbox.c.kind == kind, outbox.c.member_id.is_not(None)).distinct()
    return tuple((await tx.execute(query)).scalars())


def _behind(last: OpeningId) -> tuple[ColumnElement[bool], ...]:
    return subscribers.c.rhythm == HearRhythm.AT_ONCE, subscribers.c.told_to < last


def _hearers() -> Select[*tuple[object, ...]]:
    """Subscribers who are here."""
    joined = subscribers.join(members, members.c.id == subscribers.c.member_id)
    columns = (subscribers.c.member_id, subscribers.c.rhythm, subscribers.c.told_to, members.c.time_zone)
    return select(*columns).select_from(joined).where(members.c.left_community.is_(None))


def _claimed(tx: Tx, query: Select[*tuple[object, ...]]) -> Select[*tuple[object, ...]]:
    """No other process takes the same subscribers in this moment."""
    if tx.dialect.name == "sqlite":
        return query
    return query.with_for_update(skip_locked=True, of=subscribers)


def _hearer(row: Row[*tuple[object, ...]], *, has_news: bool = True) -> Hearer:
    known = row._mapping
    rhythm, told_to = HearRhythm(known["rhythm"]), OpeningId(known["told_to"])
    return Hearer(MemberId(known["member_id"]), rhythm, told_to, known["time_zone"], has_news)


def _has_news(last: OpeningId, now: datetime) -> ColumnElement[bool]:
    return exists().where(_is_news(subscribers.c.told_to, last, now))


def _is_news(first: ColumnElement[int], last: OpeningId, now: datetime) -> ColumnElement[bool]:
    """Whether an opening is of a subscriber's interest, and new to them; nobody hears of their own."""
    common = (
        opening_topics.c.opening_id == openings.c.id,
        opening_topics.c.topic == subscriptions.c.topic,
        subscriptions.c.member_id == subscribers.c.member_id,
    )
    return and_(
        openings.c.id > first,
        openings.c.id <= last,
        is_open(now),
        openings.c.member_id != subscribers.c.member_id,
        or_(subscribers.c.every_topic, exists().where(*common)),
    )
