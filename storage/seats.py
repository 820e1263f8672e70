"""Seats: who takes part in the rounds, how often, and who is asked whether they stay."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, and_, func, or_, select

from community.introduction import Said
from community.member import MemberId
from community.round import MOST_SILENT, Rhythm, Seat
from storage.database import Tx, insert_new
from storage.tables import members, muted, round_members, round_places, rounds

BY_MESSAGES = "rounds-in-a-room"
"""Switched off by who would rather be written to than be drawn into a room."""

_ACTIVE = and_(round_members.c.asked_at.is_(None), round_members.c.rests_until.is_(None))
_HERE = and_(
    members.c.left_community.is_(None),
    members.c.paused_at.is_(None),
    members.c.is_bot.is_(False),
    members.c.merged_into.is_(None),
)


async def of(tx: Tx, member: MemberId) -> Seat | None:
    """A member's seat, if they joined."""
    query = select(round_members).where(round_members.c.member_id == member)
    row = (await tx.execute(query)).one_or_none()
    return _seat(row) if row is not None else None


async def join(tx: Tx, member: MemberId, rhythm: Rhythm, at: datetime) -> None:
    """Take part in this rhythm from now on; to say so is a word, so nobody is silent or asked any more."""
    row = {"member_id": member, "rhythm": rhythm, "since": at, "silent": 0}
    await tx.execute(insert_new(tx, round_members), row)
    fresh = {"rhythm": rhythm, "silent": 0, "asked_at": None, "rests_until": None}
    await tx.execute(round_members.update().where(round_members.c.member_id == member).values(**fresh))


async def leave(tx: Tx, member: MemberId) -> None:
    """Take part no more."""
    await tx.execute(round_members.delete().where(round_members.c.member_id == member))


async def spoke(tx: Tx, member: MemberId) -> None:
    """A member said something, whatever it was."""
    values = {"silent": 0, "asked_at": None, "rests_until": None}
    await tx.execute(round_members.update().where(round_members.c.member_id == member).values(**values))


async def rest(tx: Tx, member: MemberId, until: datetime) -> bool:
    """Ask a member again then; no when they are not asked just now."""
    asked = (round_members.c.member_id == member, round_members.c.asked_at.is_not(None))
    changed = round_members.update().where(*asked).values(rests_until=until)
    return (await tx.execute(changed.returning(round_members.c.member_id))).first() is not None


def taking_part(rhythms: Sequence[Rhythm]) -> ColumnElement[bool]:
    """Whether a seat and its member take part in a round of these rhythms."""
    return and_(_ACTIVE, _HERE, round_members.c.rhythm.in_(rhythms))


async def present(tx: Tx, rhythms: Sequence[Rhythm]) -> frozenset[MemberId]:
    """Who takes part in a round of these rhythms now."""
    joined = round_members.join(members, members.c.id == round_members.c.member_id)
    query = select(round_members.c.member_id).select_from(joined).where(taking_part(rhythms))
    return frozenset(MemberId(found) for found in (await tx.execute(query)).scalars())


async def counts(tx: Tx) -> dict[Rhythm, int]:
    """How many take part in each rhythm now."""
    joined = round_members.join(members, members.c.id == round_members.c.member_id)
    query = select(round_members.c.rhythm, func.count()).select_from(joined)
    rows = await tx.execute(query.where(taking_part(tuple(Rhythm))).group_by(round_members.c.rhythm))
    found = {Rhythm(row[0]): row[1] for row in rows}
    return {rhythm: found.get(rhythm, 0) for rhythm in Rhythm}


async def count_silent(tx: Tx, since: datetime, before: datetime) -> None:
    """Who was told of a group before that moment and has not said a word was silent in that round, once.

    Only rounds `since` then are looked at.
    """
    unsaid = (round_places.c.said == Said.UNSAID, round_places.c.at <= before)
    in_a_group = round_places.c.group.is_not(None)
    lately = round_places.c.round_id.in_(select(rounds.c.id).where(rounds.c.at >= since))
    silent = round_places.update().where(lately, *unsaid, in_a_group).values(said=Said.SILENT)
    rows = await tx.execute(silent.returning(round_places.c.member_id))
    for times, those in _by_count(rows.scalars().all()).items():
        more = round_members.update().where(round_members.c.member_id.in_(those))
        await tx.execute(more.values(silent=round_members.c.silent + times))


async def to_ask(tx: Tx, now: datetime, most: int) -> tuple[MemberId, ...]:
    """Some who were silent too often, or wished to be asked again; they count as asked from now on."""
    joined = round_members.join(members, members.c.id == round_members.c.member_id)
    often = and_(round_members.c.asked_at.is_(None), round_members.c.silent >= MOST_SILENT)
    due = or_(often, round_members.c.rests_until <= now)
    some = select(round_members.c.member_id).select_from(joined).where(_HERE, due).limit(most)
    # Said twice, so that who was asked by another process in this moment is not asked again.
    asked = round_members.update().where(round_members.c.member_id.in_(some), due)
    rows = await tx.execute(asked.values(asked_at=now, rests_until=None).returning(round_members.c.member_id))
    return tuple(MemberId(member) for member in rows.scalars())


async def prefer_messages(tx: Tx, ids: Sequence[MemberId]) -> bool:
    """Whether one of these would rather be written to."""
    theirs = (muted.c.kind == BY_MESSAGES, muted.c.member_id.in_(ids))
    return (await tx.execute(select(muted.c.kind).where(*theirs).limit(1))).first() is not None


def _by_count(those: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for member, times in Counter(those).items():
        found.setdefault(times, []).append(member)
    return found


def _seat(row: Row[*tuple[object, ...]]) -> Seat:
    known = row._mapping
    return Seat(
        MemberId(known["member_id"]),
        Rhythm(known["rhythm"]),
        known["since"],
        known["silent"],
        known["asked_at"],
        known["rests_until"],
    )
