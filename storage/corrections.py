"""Corrections: a gift or a thanks is edited, taken back, said to be somebody else's, or kept private."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, select

from community.gift import Gift, GiftId, GiftKind
from community.member import MemberId
from community.thanks import Thanks
from storage import gifts as gifts_
from storage.database import Tx, insert_new
from storage.tables import gifts, receipts, thanks


async def edit_gift(
    tx: Tx, gift: GiftId, kind: GiftKind, words: str, note: str, edited_at: datetime | None
) -> None:
    """A gift is told otherwise; `edited_at` and `note` stay empty for an early correction."""
    values = {"kind": kind, "words": words, "note": note, "edited_at": edited_at}
    await tx.execute(gifts.update().where(gifts.c.id == gift).values(**values))


async def edit_thanks(tx: Tx, word: Thanks, words: str, note: str, edited_at: datetime | None) -> None:
    """A thanks is said otherwise, and so is the gift that carries its words.

    A gift that others received too, or to whose message others may bow yet, carries the words of none.
    """
    others = exists().where(receipts.c.gift_id == gifts.c.id, receipts.c.member_id != word.thanker)
    by_emoji = exists().where(thanks.c.id == word.id, thanks.c.rule == "reaction")
    same = (gifts.c.id == word.gift, gifts.c.born_of_thanks, gifts.c.words == word.words)
    await tx.execute(gifts.update().where(*same, ~others, ~by_emoji).values(words=words))
    values = {"words": words, "note": note, "edited_at": edited_at}
    await tx.execute(thanks.update().where(thanks.c.id == word.id).values(**values))


async def take_gift_back(tx: Tx, gift: Gift) -> None:
    """A gift goes; where it was thanked for, what the thanks tell of it stays, without the giver's words."""
    await tx.execute(select(gifts.c.id).where(gifts.c.id == gift.id).with_for_update())
    said = select(thanks.c.thanker_id).where(thanks.c.gift_id == gift.id).distinct()
    thankers = (await tx.execute(said)).scalars().all()
    if not thankers:
        await gifts_.remove(tx, gift.id)
        return
    rows = [{"gift_id": gift.id, "member_id": thanker} for thanker in thankers if thanker != gift.giver]
    if rows:
        await tx.execute(insert_new(tx, receipts), rows)
    theirs = (receipts.c.gift_id == gift.id, receipts.c.member_id.not_in(said))
    await tx.execute(delete(receipts).where(*theirs))
    values = {"words": "", "note": "", "kind": GiftKind.OTHER, "everybody": False, "audience": None}
    await tx.execute(
        gifts.update().where(gifts.c.id == gift.id).values(**values, born_of_thanks=True, edited_at=None)
    )


async def take_thanks_back(tx: Tx, word: Thanks) -> None:
    """A thanks goes, and the gift that it alone told of."""
    gone = delete(thanks).where(thanks.c.id == word.id).returning(thanks.c.gift_id)
    gift = (await tx.execute(gone)).scalar_one_or_none()
    if gift is not None:
        await gifts_.unreceive(tx, GiftId(gift), word.thanker)


async def not_received(tx: Tx, gift: Gift, member: MemberId) -> None:
    """A member did not receive this gift. Their thanks for it go as well, and a gift that reached nobody."""
    await tx.execute(delete(thanks).where(thanks.c.gift_id == gift.id, thanks.c.thanker_id == member))
    await tx.execute(delete(receipts).where(receipts.c.gift_id == gift.id, receipts.c.member_id == member))
    if gift.receivers == (member,):
        await gifts_.remove(tx, gift.id)


async def keep_private(tx: Tx, told: Gift | Thanks) -> None:
    """The words leave the two people in no way, not even in an organiser's export."""
    same: tuple[ColumnElement[bool], ...]
    if isinstance(told, Thanks):
        await tx.execute(thanks.update().where(thanks.c.id == told.id).values(kept_private=True))
        same = (gifts.c.id == told.gift, gifts.c.born_of_thanks)
    else:
        same = (gifts.c.id == told.id,)
    await tx.execute(gifts.update().where(*same).values(kept_private=True))


async def lately(tx: Tx, member: MemberId, since: datetime, most: int) -> tuple[tuple[str, int], ...]:
    """The newest gifts that a member told of and thanks that they said, as (`gift` or `thanks`, id)."""
    told = (gifts.c.giver_id == member, ~gifts.c.born_of_thanks, gifts.c.at >= since)
    said = (thanks.c.thanker_id == member, thanks.c.at >= since)
    gave = select(gifts.c.id, gifts.c.at).where(*told).order_by(gifts.c.at.desc()).limit(most)
    thanked = select(thanks.c.id, thanks.c.at).where(*said).order_by(thanks.c.at.desc()).limit(most)
    found = [(row.at, "gift", row.id) for row in await tx.execute(gave)]
    found += [(row.at, "thanks", row.id) for row in await tx.execute(thanked)]
    return tuple((what, row) for _, what, row in sorted(found, reverse=True)[:most])
