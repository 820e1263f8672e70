"""Introductions: who is to meet whom, what each of them said, and which of them came about."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, and_, or_, select

from community.introduction import Introduction, IntroductionId, Said, Side, State, Way
from community.member import MemberId
from storage.database import Tx, insert_new
from storage.tables import introductions


async def record(tx: Tx, it: Introduction) -> tuple[IntroductionId, bool]:
    """Store an introduction unless its key is there; returns its id, and whether it is new."""
    row = {"key": it.key, "at": it.at, **_values(it)}
    added = await tx.execute(insert_new(tx, introductions).returning(introductions.c.id), row)
    new = added.scalar_one_or_none()
    there = select(introductions.c.id).where(introductions.c.key == it.key)
    return IntroductionId(new or (await tx.execute(there)).scalar_one()), new is not None


async def get(tx: Tx, number: IntroductionId) -> Introduction | None:
    """One introduction."""
    row = (await tx.execute(select(introductions).where(introductions.c.id == number))).one_or_none()
    return _introduction(row) if row is not None else None


async def save(tx: Tx, it: Introduction) -> None:
    """Keep it as it stands now."""
    await tx.execute(introductions.update().where(introductions.c.id == it.id).values(**_values(it)))


async def say(tx: Tx, number: IntroductionId, member: MemberId, said: Said) -> None:
    """What one of the two says became of it, whatever the other says at the same moment."""
    for named, column in (("first_id", "first_said"), ("second_id", "second_said")):
        mine = (introductions.c.id == number, introductions.c[named] == member)
        await tx.execute(introductions.update().where(*mine).values({column: said}))


async def between(tx: Tx, one: MemberId, other: MemberId) -> tuple[Introduction, ...]:
    """Every introduction of these two to each other, the newest first."""
    there = and_(introductions.c.first_id == one, introductions.c.second_id == other)
    back = and_(introductions.c.first_id == other, introductions.c.second_id == one)
    query = select(introductions).where(or_(there, back)).order_by(introductions.c.id.desc())
    return tuple(_introduction(row) for row in await tx.execute(query))


async def about(tx: Tx, member: MemberId) -> tuple[Introduction, ...]:
    """Every introduction in which a member plays a part."""
    named = (introductions.c.introducer_id, introductions.c.first_id, introductions.c.second_id)
    query = select(introductions).where(or_(*(column == member for column in named)))
    return tuple(_introduction(row) for row in await tx.execute(query.order_by(introductions.c.id)))


async def brought_together(tx: Tx) -> Sequence[tuple[MemberId, MemberId, datetime]]:
    """Everybody who was introduced to somebody with the yes of both, and when."""
    columns = (introductions.c.first_id, introductions.c.second_id, introductions.c.met_at)
    rows = await tx.execute(select(*columns).where(introductions.c.state == State.BOTH))
    return [(MemberId(row[0]), MemberId(row[1]), row[2]) for row in rows]


def _values(it: Introduction) -> dict[str, object]:
    return {
        "introducer_id": it.introducer,
        "words": it.words,
        "state": it.state,
        "until": it.until,
        "tell_at": it.tell_at,
        "way": it.way,
        "met_at": it.met_at,
        "gift_id": it.gift_id,
        "prompt_id": it.prompt_id,
        **_side("first", it.first),
        **_side("second", it.second),
    }


def _side(place: str, side: Side) -> dict[str, object]:
    return {
        f"{place}_id": side.member,
        f"{place}_words": side.words,
        f"{place}_contact": side.contact,
        f"{place}_said": side.said,
    }


def _introduction(row: Row[*tuple[object, ...]]) -> Introduction:
    known = row._mapping
    first, second = (
        Side(
            MemberId(known[f"{place}_id"]),
            known[f"{place}_words"],
            known[f"{place}_contact"],
            Said(known[f"{place}_said"]),
        )
        for place in ("first", "second")
    )
    introducer = known["introducer_id"]
    return Introduction(
        id=IntroductionId(known["id"]),
        key=known["key"],
        introducer=MemberId(introducer) if introducer is not None else None,
        first=first,
        second=second,
        words=known["words"],
        state=State(known["state"]),
        at=known["at"],
        until=known["until"],
        tell_at=known["tell_at"] or known["until"],
        way=Way(known["way"]),
        met_at=known["met_at"],
        gift_id=known["gift_id"],
        prompt_id=known["prompt_id"],
    )
