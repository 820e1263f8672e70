"""Gifts: recording them, finding the one that a thanks is for, and what a member gave and received."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from community.event import EventId
from community.gift import Gift, GiftId, GiftKind, Inspiration, Occasion, Source
from community.member import AccountId, MemberId
from community.thanks import MEETING_WINDOW, Meetable
from storage.database import Tx, insert_new
from storage.tables import gifts, inspirations, receipts, thanks

_LATELY = 200  # a member's newest gifts, which bounds the look at what came afterwards


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gifts, and when the newest was."""

    count: int
    newest: datetime | None


async def record(tx: Tx, gift: Gift) -> tuple[GiftId, bool]:
    """Store a gift unless its key is there; returns its id, and whether it is new. `gift.id` is not read."""
    new: int | None = None
    known: int | None = None
    there = select(gifts.c.id).where(gifts.c.key == gift.key).with_for_update(read=True, key_share=True)
    while known is None:  # once, but where another process takes the gift out in this moment
        added = await tx.execute(insert_new(tx, gifts).returning(gifts.c.id), row_of(gift))
        new = added.scalar_one_or_none()
        known = new or (await tx.execute(there)).scalar_one_or_none()
    if gift.receivers:
        rows = [{"gift_id": known, "member_id": receiver} for receiver in gift.receivers]
        await tx.execute(insert_new(tx, receipts), rows)
    return GiftId(known), new is not None


async def get(tx: Tx, gift_id: GiftId) -> Gift | None:
    """One gift with its receivers."""
    row = (await tx.execute(select(gifts).where(gifts.c.id == gift_id))).one_or_none()
    if row is None:
        return None
    found = await tx.execute(
        select(receipts.c.member_id).where(receipts.c.gift_id == gift_id).order_by(receipts.c.member_id)
    )
    return Gift(
        id=GiftId(row.id),
        key=row.key,
        giver=MemberId(row.giver_id),
        kind=GiftKind(row.kind),
        at=row.at,
        receivers=tuple(MemberId(receiver) for receiver in found.scalars()),
        everybody=row.everybody,
        audience=row.audience,
        host=row.host,
        words=row.words,
        source=Source(row.source),
        born_of_thanks=row.born_of_thanks,
        inspiration=Inspiration(row.inspiration),
        by_account=AccountId(row.by_account) if row.by_account is not None else None,
        edited_at=row.edited_at,
        note=row.note,
        words_hidden=row.words_hidden,
        kept_private=row.kept_private,
        occasion=Occasion(row.occasion),
        occasion_id=row.occasion_id,
        prompt_id=row.prompt_id,
    )


async def born_of_thanks(
    tx: Tx, giver: MemberId, receivers: Sequence[MemberId], at: datetime
) -> tuple[Meetable, ...]:
    """Recent gifts of `giver` that only a thanks told of, to some of `receivers` and nobody else."""
    other = receipts.alias("other")
    others = exists().where(other.c.gift_id == gifts.c.id, other.c.member_id.not_in(receivers))
    query = (
        select(gifts.c.id, gifts.c.at)
        .join(receipts, receipts.c.gift_id == gifts.c.id)
        .where(
            gifts.c.giver_id == giver,
            gifts.c.at.between(at - MEETING_WINDOW, at + MEETING_WINDOW),
            gifts.c.born_of_thanks,
            receipts.c.member_id.in_(receivers),
            ~others,
        )
        .distinct()
        .order_by(gifts.c.at.desc())
        .limit(5)
    )
    return tuple(Meetable(GiftId(row.id), row.at) for row in await tx.execute(query))


async def complete(tx: Tx, gift_id: GiftId, told: Gift) -> None:
    """A gift born of thanks gets what its giver tells of it, with the key by which they told it.

    Who thanks for the same message later received something else than what was told here.
    """
    values = {name: getattr(told, name) for name in _TOLD}
    await tx.execute(gifts.update().where(gifts.c.id == gift_id).values(**values, born_of_thanks=False))
    rows = [{"gift_id": gift_id, "member_id": receiver} for receiver in told.receivers]
    if rows:
        await tx.execute(insert_new(tx, receipts), rows)


_TOLD = (
    *("key", "kind", "words", "host", "by_account", "edited_at", "note", "words_hidden", "kept_private"),
    *("occasion", "occasion_id", "prompt_id"),
)


async def remove(tx: Tx, gift_id: GiftId) -> None:
    """Take a gift out, with its receipts and told links."""
    await tx.execute(gifts.delete().where(gifts.c.id == gift_id))


async def unreceive(tx: Tx, gift_id: GiftId, receiver: MemberId) -> None:
    """A gift born of thanks loses a receiver who has no thanks for it any more, and goes with its last one.

    It is locked first, so that nobody thanks for it while it goes.
    """
    born = select(gifts.c.id).where(gifts.c.id == gift_id, gifts.c.born_of_thanks)
    if (await tx.execute(born.with_for_update())).first() is None:
        return
    still = exists().where(thanks.c.gift_id == gift_id, thanks.c.thanker_id == receiver)
    theirs = (receipts.c.gift_id == gift_id, receipts.c.member_id == receiver)
    await tx.execute(receipts.delete().where(*theirs, ~still))
    others = or_(exists().where(receipts.c.gift_id == gift_id), exists().where(thanks.c.gift_id == gift_id))
    await tx.execute(gifts.delete().where(gifts.c.id == gift_id, ~others))


async def given_by(tx: Tx, member: MemberId) -> Tally:
    """What a member gave."""
    query = select(func.count(), func.max(gifts.c.at)).where(gifts.c.giver_id == member)
    count, newest = (await tx.execute(query)).one()
    return Tally(count, newest)


async def received_by(tx: Tx, member: MemberId) -> Tally:
    """What a member received by name."""
    query = (
        select(func.count(), func.max(gifts.c.at))
        .select_from(receipts.join(gifts, receipts.c.gift_id == gifts.c.id))
        .where(receipts.c.member_id == member)
    )
    count, newest = (await tx.execute(query)).one()
    return Tally(count, newest)


async def lately(tx: Tx, member: MemberId, *, given: bool, most: int = 3) -> tuple[GiftId, ...]:
    """The newest gifts that a member gave, or received by name, newest first."""
    query = select(gifts.c.id).order_by(gifts.c.at.desc(), gifts.c.id.desc()).limit(most)
    if given:
        query = query.where(gifts.c.giver_id == member)
    else:
        query = query.join(receipts, receipts.c.gift_id == gifts.c.id).where(receipts.c.member_id == member)
    return tuple(GiftId(found) for found in (await tx.execute(query)).scalars())


async def of_event(tx: Tx, event: EventId, receiver: MemberId, most: int) -> tuple[GiftId, ...]:
    """The gifts that an event was to somebody who was there, the speakers' first."""
    own = (gifts.c.occasion == Occasion.EVENT, gifts.c.occasion_id == event)
    received = exists().where(receipts.c.gift_id == gifts.c.id, receipts.c.member_id == receiver)
    query = select(gifts.c.id).where(*own, received).order_by(gifts.c.kind == GiftKind.EVENT, gifts.c.id)
    return tuple(GiftId(found) for found in (await tx.execute(query.limit(most))).scalars())


async def told_onward(tx: Tx, member: MemberId) -> int:
    """How many later gifts other givers said were moved by a gift of this member."""
    later = gifts.alias("later")
    query = (
        select(func.count(func.distinct(inspirations.c.gift_id)))
        .select_from(
            inspirations.join(gifts, inspirations.c.inspired_by == gifts.c.id).join(
                later, inspirations.c.gift_id == later.c.id
            )
        )
        .where(gifts.c.giver_id == member, later.c.giver_id != member)
    )
    return (await tx.execute(query)).scalar_one()


async def gave_onward(tx: Tx, member: MemberId, within: timedelta) -> int:
    """How many who received a gift of this member gave to somebody else within that time afterwards."""
    mine, theirs = gifts.alias("mine"), gifts.alias("theirs")
    newest = select(mine.c.id).where(mine.c.giver_id == member).order_by(mine.c.at.desc()).limit(_LATELY)
    pairs = (
        select(receipts.c.member_id, mine.c.at, theirs.c.at.label("later"))
        .select_from(
            mine.join(receipts, receipts.c.gift_id == mine.c.id).join(
                theirs, and_(theirs.c.giver_id == receipts.c.member_id, theirs.c.at > mine.c.at)
            )
        )
        .where(mine.c.id.in_(newest), or_(theirs.c.everybody, _to_another(theirs.c.id, member)))
    )
    rows = await tx.execute(pairs.distinct())
    return len({row[0] for row in rows if row[2] - row[1] <= within})


def _to_another(gift_id: ColumnElement[int], member: MemberId) -> ColumnElement[bool]:
    other = receipts.alias("other")
    return exists().where(other.c.gift_id == gift_id, other.c.member_id != member)


def row_of(gift: Gift) -> dict[str, object]:
    """The row that holds it, but for the id."""
    return {
        "key": gift.key,
        "giver_id": gift.giver,
        "kind": gift.kind,
        "at": gift.at,
        "everybody": gift.everybody,
        "audience": gift.audience,
        "host": gift.host,
        "words": gift.words,
        "kept_private": gift.kept_private,
        "source": gift.source,
        "born_of_thanks": gift.born_of_thanks,
        "inspiration": gift.inspiration,
        "by_account": gift.by_account,
        "occasion": gift.occasion,
        "occasion_id": gift.occasion_id,
        "prompt_id": gift.prompt_id,
    }
