"""Thanks: recording a word for a gift, and moving it to the gift it was meant for."""

from sqlalchemy import Row, func, select

from community.gift import GiftId, Source
from community.member import MemberId
from community.thanks import Thanks, ThanksId
from storage.database import Tx, insert_new
from storage.tables import thanks


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
    }
    added = (await tx.execute(insert_new(tx, thanks).returning(thanks.c.id), values)).scalar_one_or_none()
    known = added or (await tx.execute(select(thanks.c.id).where(thanks.c.key == word.key))).scalar_one()
    return ThanksId(known), added is not None


async def get(tx: Tx, thanks_id: ThanksId) -> Thanks | None:
    """One thanks."""
    row = (await tx.execute(select(thanks).where(thanks.c.id == thanks_id))).one_or_none()
    return _thanks(row) if row is not None else None


async def move(tx: Tx, thanks_id: ThanksId, gift_id: GiftId) -> None:
    """The thanks is for another gift than it had met."""
    await tx.execute(thanks.update().where(thanks.c.id == thanks_id).values(gift_id=gift_id))


async def for_gift(tx: Tx, gift_id: GiftId) -> tuple[Thanks, ...]:
    """Every thanks for a gift, oldest first."""
    rows = await tx.execute(select(thanks).where(thanks.c.gift_id == gift_id).order_by(thanks.c.id))
    return tuple(_thanks(row) for row in rows)


async def counts(tx: Tx, member: MemberId) -> tuple[int, int]:
    """How often a member thanked, and was thanked."""
    said = select(func.count()).where(thanks.c.thanker_id == member)
    heard = select(func.count()).where(thanks.c.thanked_id == member)
    return (await tx.execute(said)).scalar_one(), (await tx.execute(heard)).scalar_one()


async def remove(tx: Tx, key: str) -> GiftId | None:
    """Take a thanks back by its key; returns the gift it was for."""
    removed = await tx.execute(thanks.delete().where(thanks.c.key == key).returning(thanks.c.gift_id))
    gift_id = removed.scalar_one_or_none()
    return GiftId(gift_id) if gift_id is not None else None


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
    )
