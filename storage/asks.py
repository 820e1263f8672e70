"""Asks and the help that was offered for them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, and_, exists, func, or_, select

from community.ask import ASKED_AFTER, Ask, AskId, AskState, Offer, OfferId
from community.gift import GiftId
from community.member import MemberId
from storage.database import Tx, insert_new
from storage.tables import ask_offers, ask_topics, asks, members

DIRECT = "ask-direct"
"""The kind of the notice by which one member asks another, and of the switch that turns such asks off."""


async def record(tx: Tx, ask: Ask, key: str) -> AskId | None:
    """Store an ask; nothing when its key is there. `ask.id` is not read."""
    row = {"key": key, "member_id": ask.asker, "words": ask.words, "named": ask.named, "posted": ask.posted}
    row |= {"state": ask.state, "at": ask.at, "until": ask.until, "addressee_id": ask.addressee}
    added = await tx.execute(insert_new(tx, asks).returning(asks.c.id), row)
    new = added.scalar_one_or_none()
    if new is not None and ask.topics:
        await tx.execute(ask_topics.insert(), [{"ask_id": new, "topic": topic} for topic in ask.topics])
    return AskId(new) if new is not None else None


async def get(tx: Tx, ask: AskId) -> Ask | None:
    """One ask."""
    row = (await tx.execute(select(asks).where(asks.c.id == ask))).one_or_none()
    return (await _asks(tx, [row]))[0] if row is not None else None


async def open_of(tx: Tx, member: MemberId, now: datetime) -> tuple[Ask, ...]:
    """What a member asks just now, newest first."""
    query = select(asks).where(asks.c.member_id == member, _open(now)).order_by(asks.c.id.desc())
    return await _asks(tx, (await tx.execute(query)).all())


async def open_now(tx: Tx, now: datetime, most: int) -> tuple[Ask, ...]:
    """What is asked of everybody just now, by who is here, oldest first."""
    here = exists().where(members.c.id == asks.c.member_id, members.c.left_community.is_(None))
    query = (
        select(asks).where(_open(now), asks.c.addressee_id.is_(None), here).order_by(asks.c.id).limit(most)
    )
    return await _asks(tx, (await tx.execute(query)).all())


async def unanswered(tx: Tx, since: datetime) -> int:
    """How many asks of everybody since a moment had no offer of help and are open, or ended so."""
    offered = exists().where(ask_offers.c.ask_id == asks.c.id)
    waiting = asks.c.state.in_((AskState.OPEN, AskState.EXPIRED))
    of_all = asks.c.addressee_id.is_(None)
    query = select(func.count()).select_from(asks).where(asks.c.at >= since, of_all, waiting, ~offered)
    return (await tx.execute(query)).scalar_one()


async def end(tx: Tx, ask: AskId, state: AskState) -> bool:
    """An open ask is over; no when it was over before."""
    ended = asks.update().where(asks.c.id == ask, asks.c.state == AskState.OPEN).values(state=state)
    return (await tx.execute(ended.returning(asks.c.id))).first() is not None


async def lengthen(tx: Tx, ask: AskId, until: datetime) -> None:
    """An ask stands again, until then."""
    await tx.execute(asks.update().where(asks.c.id == ask).values(state=AskState.OPEN, until=until))


async def over(tx: Tx, now: datetime, most: int) -> tuple[Ask, ...]:
    """Open asks whose day came."""
    query = select(asks).where(asks.c.state == AskState.OPEN, asks.c.until <= now)
    return await _asks(tx, (await tx.execute(query.order_by(asks.c.until).limit(most))).all())


async def to_ask(tx: Tx, now: datetime, most: int) -> tuple[Ask, ...]:
    """Asks whose asker was not asked yet whether the offered help helped, and may be by now."""
    early = exists().where(ask_offers.c.ask_id == asks.c.id, ask_offers.c.at <= now - ASKED_AFTER)
    offered = exists().where(ask_offers.c.ask_id == asks.c.id, ask_offers.c.helped.is_(None))
    due = or_(early, asks.c.until <= now)
    unasked = and_(asks.c.asked_at.is_(None), asks.c.state.in_((AskState.OPEN, AskState.EXPIRED)))
    query = select(asks).where(unasked, offered, due).order_by(asks.c.id).limit(most)
    return await _asks(tx, (await tx.execute(query)).all())


async def note_asked(tx: Tx, ask: AskId, at: datetime) -> None:
    """The asker was asked whether it helped."""
    await tx.execute(asks.update().where(asks.c.id == ask).values(asked_at=at))


async def offer(tx: Tx, offered: Offer) -> OfferId:
    """Store an offer of help. `offered.id` is not read."""
    row = {"ask_id": offered.ask, "member_id": offered.helper, "words": offered.words, "at": offered.at}
    answered = {"answer": "", "prompt_id": offered.prompt_id}
    added = await tx.execute(ask_offers.insert().returning(ask_offers.c.id), {**row, **answered})
    return OfferId(added.scalar_one())


async def offers(tx: Tx, ask: AskId) -> tuple[Offer, ...]:
    """The help that was offered, oldest first."""
    query = select(ask_offers).where(ask_offers.c.ask_id == ask).order_by(ask_offers.c.id)
    return tuple(_offer(row) for row in await tx.execute(query))


async def get_offer(tx: Tx, number: OfferId) -> Offer | None:
    """One offer of help."""
    row = (await tx.execute(select(ask_offers).where(ask_offers.c.id == number))).one_or_none()
    return _offer(row) if row is not None else None


async def answer(tx: Tx, number: OfferId, words: str) -> None:
    """What the asker writes back to a helper."""
    await tx.execute(ask_offers.update().where(ask_offers.c.id == number).values(answer=words))


async def say_helped(tx: Tx, number: OfferId, helped: bool, gift: GiftId | None = None) -> None:
    """Whether it helped, in the asker's word, and the gift that it was."""
    values = {"helped": helped, "gift_id": gift}
    await tx.execute(ask_offers.update().where(ask_offers.c.id == number).values(**values))


async def of_member(tx: Tx, member: MemberId) -> tuple[AskId, ...]:
    """Everything that a member ever asked."""
    query = select(asks.c.id).where(asks.c.member_id == member).order_by(asks.c.id)
    return tuple(AskId(found) for found in (await tx.execute(query)).scalars())


async def offers_with(tx: Tx, member: MemberId) -> tuple[tuple[OfferId, AskId], ...]:
    """The help that a member offered, or was offered."""
    query = select(ask_offers.c.id, ask_offers.c.ask_id).join(asks, asks.c.id == ask_offers.c.ask_id)
    theirs = query.where(or_(ask_offers.c.member_id == member, asks.c.member_id == member))
    return tuple(
        (OfferId(row[0]), AskId(row[1])) for row in await tx.execute(theirs.order_by(ask_offers.c.id))
    )


def _open(now: datetime) -> ColumnElement[bool]:
    return and_(asks.c.state == AskState.OPEN, asks.c.until > now)


async def _asks(tx: Tx, rows: Sequence[Row[*tuple[object, ...]]]) -> tuple[Ask, ...]:
    known = [row._mapping for row in rows]
    there = select(ask_topics).where(ask_topics.c.ask_id.in_([row["id"] for row in known]))
    topics = (await tx.execute(there.order_by(ask_topics.c.topic))).all() if known else []
    return tuple(
        Ask(
            AskId(row["id"]),
            MemberId(row["member_id"]),
            row["words"],
            row["at"],
            row["until"],
            tuple(topic.topic for topic in topics if topic.ask_id == row["id"]),
            row["named"],
            row["posted"],
            AskState(row["state"]),
            row["asked_at"],
            MemberId(row["addressee_id"]) if row["addressee_id"] is not None else None,
        )
        for row in known
    )


def _offer(row: Row[*tuple[object, ...]]) -> Offer:
    known = row._mapping
    return Offer(
        OfferId(known["id"]),
        AskId(known["ask_id"]),
        MemberId(known["member_id"]),
        known["words"],
        known["at"],
        known["helped"],
        known["answer"],
        known["prompt_id"],
    )
