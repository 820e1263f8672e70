"""Thanks: recording a word for a gift, and moving it to the gift it was meant for."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BindParameter,
    Row,
    Select,
    bindparam,
    exists,
    false,
    func,
    or_,
    select,
    true,
    union_all,
)

from community.gift import GiftId, Source
from community.member import AccountId, MemberId
from community.thanks import MEETING_WINDOW, SAME_ACT_WITHIN, Meetable, Thanks, ThanksId
from storage.columns import Moment
from storage.database import Tx, insert_new
from storage.tables import gifts, receipts, thanks


@dataclass(frozen=True, slots=True)
class Before:
    """What a thanks finds: the gifts it may be for, newest first, and whether it was said just now."""

    gifts: tuple[Meetable, ...]
    said_just_now: bool


async def before(tx: Tx, thanker: MemberId, thanked: MemberId, words: str, at: datetime) -> Before:
    """What there is before a thanks: an unthanked gift to the thanker or to everybody, the same words.

    Both in one look. A clock that jumped back further than `SAME_ACT_WITHIN` makes the words new.
    """
    rows = await tx.execute(
        _BEFORE,
        {
            "thanker": thanker,
            "thanked": thanked,
            "words": words,
            "gift_since": at - MEETING_WINDOW,
            "gift_until": at + MEETING_WINDOW,
            "said_since": at - SAME_ACT_WITHIN,
            "said_until": at + SAME_ACT_WITHIN,
        },
    )
    found = rows.all()
    meetable = tuple(Meetable(GiftId(row.id), row.at) for row in found if row.is_gift)
    return Before(meetable, any(not row.is_gift for row in found))


async def record(
    tx: Tx, word: Thanks, source: Source = Source.LIVE, rule: str | None = None
) -> tuple[ThanksId, bool]:
    """Store a thanks unless its key is there; returns its id, and whether it is new."""
    values = {
        "key": word.key,
        "thanker_id": word.thanker,
        "thanked_id": word.thanked,
        "gift_id": word.gift,
        "at": word.at,
        "words": word.words,
        "source": source,
        "rule": rule,
        "by_account": word.by_account,
    }
    added = (await tx.execute(insert_new(tx, thanks).returning(thanks.c.id), values)).scalar_one_or_none()
    known = added or (await tx.execute(select(thanks.c.id).where(thanks.c.key == word.key))).scalar_one()
    return ThanksId(known), added is not None


async def get(tx: Tx, thanks_id: ThanksId) -> Thanks | None:
    """One thanks."""
    row = (await tx.execute(select(thanks).where(thanks.c.id == thanks_id))).one_or_none()
    return _thanks(row) if row is not None else None


async def of_key(tx: Tx, key: str) -> Thanks | None:
    """One thanks, by its key."""
    row = (await tx.execute(select(thanks).where(thanks.c.key == key))).one_or_none()
    return _thanks(row) if row is not None else None


async def wordless(tx: Tx, thanker: MemberId, since: datetime, most: int) -> tuple[Thanks, ...]:
    """The newest thanks that somebody said by an emoji alone."""
    silent = (thanks.c.words == "", thanks.c.rule == "reaction", thanks.c.source == Source.LIVE)
    query = select(thanks).where(thanks.c.thanker_id == thanker, thanks.c.at >= since, *silent)
    rows = await tx.execute(query.order_by(thanks.c.at.desc(), thanks.c.id.desc()).limit(most))
    return tuple(_thanks(row) for row in rows)


async def heard(tx: Tx, thanked: MemberId, most: int) -> tuple[Thanks, ...]:
    """The newest thanks that were said to somebody."""
    query = select(thanks).where(thanks.c.thanked_id == thanked)
    rows = await tx.execute(query.order_by(thanks.c.at.desc(), thanks.c.id.desc()).limit(most))
    return tuple(_thanks(row) for row in rows)


async def move(tx: Tx, thanks_id: ThanksId, gift_id: GiftId) -> bool:
    """The thanks is for another gift than it had met; no when it was taken back in this moment."""
    moved = thanks.update().where(thanks.c.id == thanks_id).values(gift_id=gift_id)
    return (await tx.execute(moved.returning(thanks.c.id))).first() is not None


async def move_all(tx: Tx, gift_id: GiftId, to: GiftId) -> None:
    """Every thanks for a gift is for another one from now on."""
    await tx.execute(thanks.update().where(thanks.c.gift_id == gift_id).values(gift_id=to))


async def for_gift(tx: Tx, gift_id: GiftId) -> tuple[Thanks, ...]:
    """Every thanks for a gift, oldest first."""
    rows = await tx.execute(select(thanks).where(thanks.c.gift_id == gift_id).order_by(thanks.c.id))
    return tuple(_thanks(row) for row in rows)


async def counts(tx: Tx, member: MemberId) -> tuple[int, int]:
    """How often a member thanked, and was thanked."""
    said = select(func.count()).where(thanks.c.thanker_id == member)
    heard = select(func.count()).where(thanks.c.thanked_id == member)
    return (await tx.execute(said)).scalar_one(), (await tx.execute(heard)).scalar_one()


def _unthanked() -> Select[int, datetime, bool]:
    thanker: BindParameter[int] = bindparam("thanker")
    received = exists().where(receipts.c.gift_id == gifts.c.id, receipts.c.member_id == thanker)
    word = exists().where(thanks.c.gift_id == gifts.c.id, thanks.c.thanker_id == thanker)
    near = gifts.c.at.between(bindparam("gift_since", type_=Moment), bindparam("gift_until", type_=Moment))
    query = select(gifts.c.id, gifts.c.at, true().label("is_gift"))
    query = query.where(gifts.c.giver_id == bindparam("thanked"), near, ~word)
    return query.where(or_(received, gifts.c.everybody)).order_by(gifts.c.at.desc()).limit(1)


def _said() -> Select[int, datetime, bool]:
    near = thanks.c.at.between(bindparam("said_since", type_=Moment), bindparam("said_until", type_=Moment))
    same = thanks.c.words == bindparam("words")
    query = select(thanks.c.id, thanks.c.at, false().label("is_gift"))
    pair = (thanks.c.thanker_id == bindparam("thanker"), thanks.c.thanked_id == bindparam("thanked"))
    return query.where(*pair, near, same).limit(1)


_BEFORE = union_all(select(_unthanked().subquery()), select(_said().subquery()))


def _thanks(row: Row[*tuple[object, ...]]) -> Thanks:
    known = row._mapping
    return Thanks(
        id=ThanksId(known["id"]),
        key=known["key"],
        thanker=MemberId(known["thanker_id"]),
        thanked=MemberId(known["thanked_id"]),
        gift=GiftId(known["gift_id"]),
        at=known["at"],
        words=known["words"],
        by_account=AccountId(known["by_account"]) if known["by_account"] is not None else None,
        edited_at=known["edited_at"],
        note=known["note"],
        words_hidden=known["words_hidden"],
        kept_private=known["kept_private"],
    )
