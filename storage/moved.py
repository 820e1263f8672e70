"""What moved a giver: which gifts wait for an answer, what could have moved them, and the answer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, cast, delete, exists, func, or_, select

from community.gift import GiftId, Inspiration, Source
from community.member import MemberId
from storage.columns import RowId
from storage.database import Tx, insert_new
from storage.tables import gifts, inspirations, members, muted, outbox, receipts

KIND = "moved"
"""The kind of the notice that asks, and of the switch that turns the question off."""


async def candidates(
    tx: Tx, giver: MemberId, since: datetime, until: datetime, most: int
) -> tuple[GiftId, ...]:
    """The newest gifts that somebody received from others before they gave, oldest of them first."""
    mine = exists().where(receipts.c.gift_id == gifts.c.id, receipts.c.member_id == giver)
    query = (
        select(gifts.c.id)
        .where(gifts.c.giver_id != giver, gifts.c.at >= since, gifts.c.at < until)
        .where(or_(mine, gifts.c.everybody))
        .order_by(gifts.c.at.desc(), gifts.c.id.desc())
        .limit(most)
    )
    return tuple(GiftId(found) for found in reversed((await tx.execute(query)).scalars().all()))


async def unanswered(tx: Tx, giver: MemberId, since: datetime) -> GiftId | None:
    """The newest gift that a thanks told of, and whose giver has not said what moved them."""
    query = select(gifts.c.id).where(gifts.c.giver_id == giver, _waits(since))
    row = (await tx.execute(query.order_by(gifts.c.at.desc()).limit(1))).scalar_one_or_none()
    return GiftId(row) if row is not None else None


async def to_ask(
    tx: Tx, since: datetime, asked_before: datetime, most: int, *, newcomers_only: bool
) -> tuple[tuple[MemberId, GiftId], ...]:
    """Whom to ask now, each about their newest such gift; nobody who was asked after `asked_before`."""
    off = exists().where(muted.c.member_id == members.c.id, muted.c.kind == KIND)
    here = (members.c.left_community.is_(None), members.c.is_bot.is_(False), members.c.paused_at.is_(None))
    rested = or_(members.c.asked_at.is_(None), members.c.asked_at < asked_before)
    query = (
        select(members.c.id, func.max(gifts.c.id))
        .join(gifts, gifts.c.giver_id == members.c.id)
        .where(*here, rested, ~off, _waits(since), gifts.c.asked_at.is_(None))
        .group_by(members.c.id)
        .order_by(members.c.id)
        .limit(most)
    )
    if newcomers_only:
        query = query.where(members.c.welcomed_at.is_not(None))
    return tuple((MemberId(row[0]), GiftId(row[1])) for row in await tx.execute(query))


async def note_asked(tx: Tx, member: MemberId, gift: GiftId, at: datetime, *, by_letter: bool) -> None:
    """A gift's giver was asked about it, or there was nothing to ask; each gift is asked about once."""
    await tx.execute(gifts.update().where(gifts.c.id == gift).values(asked_at=at))
    if by_letter:
        await tx.execute(members.update().where(members.c.id == member).values(asked_at=at))


async def asked_with(tx: Tx, member: MemberId) -> tuple[GiftId, ...]:
    """The gifts of others that a letter asked about, and that a member received or may have moved."""
    earlier, to_giver = gifts.alias(), receipts.alias()
    received = exists().where(receipts.c.gift_id == gifts.c.id, receipts.c.member_id == member)
    reached = exists().where(to_giver.c.gift_id == earlier.c.id, to_giver.c.member_id == gifts.c.giver_id)
    before = (earlier.c.giver_id == member, earlier.c.at < gifts.c.at)
    moved_by = exists().where(*before, or_(earlier.c.everybody, reached))
    asked = select(cast(outbox.c.subject, RowId)).where(outbox.c.kind == KIND)
    query = select(gifts.c.id).where(gifts.c.id.in_(asked), or_(received, moved_by))
    return tuple(GiftId(found) for found in (await tx.execute(query)).scalars())


async def answer(tx: Tx, gift: GiftId, said: Inspiration, by: Sequence[GiftId] = ()) -> None:
    """The giver's answer, in place of an earlier one; `by` for `TOLD` alone."""
    await tx.execute(delete(inspirations).where(inspirations.c.gift_id == gift))
    if by:
        rows = [{"gift_id": gift, "inspired_by": earlier} for earlier in by]
        await tx.execute(insert_new(tx, inspirations), rows)
    await tx.execute(gifts.update().where(gifts.c.id == gift).values(inspiration=said))


async def take_over(tx: Tx, gift: GiftId, old: GiftId, said: Inspiration) -> None:
    """Two gifts become one, which keeps what was said of the old one: what moved it, and whom it moved."""
    if said is not Inspiration.UNKNOWN:
        await answer(tx, gift, said, await told(tx, old))
    set_off = select(inspirations.c.gift_id).where(inspirations.c.inspired_by == old)
    rows = [{"gift_id": one, "inspired_by": gift} for one in (await tx.execute(set_off)).scalars()]
    if rows:
        await tx.execute(insert_new(tx, inspirations), rows)


async def told(tx: Tx, gift: GiftId) -> tuple[GiftId, ...]:
    """The gifts that the giver named."""
    query = select(inspirations.c.inspired_by).where(inspirations.c.gift_id == gift)
    return tuple(GiftId(found) for found in (await tx.execute(query)).scalars())


def _waits(since: datetime) -> ColumnElement[bool]:
    unknown = gifts.c.inspiration == Inspiration.UNKNOWN
    return and_(gifts.c.born_of_thanks, unknown, gifts.c.source == Source.LIVE, gifts.c.at >= since)
