"""Answers to events: who comes, who waits for a place, who was there, and what organisers see of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Row, and_, case, exists, func, not_, or_, select

from community.event import Answer, Counts, EventId
from community.gift import Occasion
from community.member import MemberId
from storage.database import Tx, insert_new
from storage.tables import event_answers, event_speakers, events, gifts, members

_COMES = (Answer.YES, Answer.MAYBE)


@dataclass(frozen=True, slots=True)
class Given:
    """A member's answer; `waits` for a place, and `came` as they or an organiser said, if anybody did.

    They were told of the event as it was in `told_version`.
    """

    member: MemberId
    answer: Answer
    at: datetime
    waits: bool
    told_version: int
    came: bool | None
    would_speak: bool | None


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there, as counts: newcomers to the community, and who had been to an earlier event."""

    came: int
    newcomers: int
    again: int


async def of(tx: Tx, event: EventId, member: MemberId) -> Given | None:
    """What a member answered."""
    query = select(event_answers).where(
        event_answers.c.event_id == event, event_answers.c.member_id == member
    )
    row = (await tx.execute(query)).one_or_none()
    return _given(row) if row is not None else None


async def said_by(tx: Tx, member: MemberId, several: Sequence[EventId]) -> dict[EventId, Given]:
    """What a member answered to each of several events."""
    query = select(event_answers).where(event_answers.c.member_id == member)
    rows = await tx.execute(query.where(event_answers.c.event_id.in_(several)))
    return {EventId(row.event_id): _given(row) for row in rows}


async def counts(tx: Tx, event: EventId) -> Counts:
    """How many of those who are here said what."""
    query = select(event_answers.c.answer, event_answers.c.waits, func.count()).where(_of_here(event))
    found = {(row[0], row[1]): row[2] for row in await tx.execute(query.group_by("answer", "waits"))}
    yes, maybe, no = (found.get((answer, False), 0) for answer in (Answer.YES, Answer.MAYBE, Answer.NO))
    return Counts(yes, maybe, no, found.get((Answer.YES, True), 0))


async def give(
    tx: Tx, event: EventId, member: MemberId, answer: Answer, at: datetime, *, waits: bool, version: int
) -> None:
    """A member's answer, in place of an earlier one; they know the event as it is in this version."""
    key = {"event_id": event, "member_id": member}
    row = {**key, "answer": answer, "at": at, "waits": waits, "told_version": version}
    await tx.execute(insert_new(tx, event_answers), {**row, "marked_by_organiser": False})
    mine = event_answers.update().where(_is(event, member))
    await tx.execute(mine.values(answer=answer, at=at, waits=waits, told_version=version))


async def move_up(tx: Tx, event: EventId, most: int) -> tuple[tuple[MemberId, datetime], ...]:
    """The first of those who wait get a place; who, and since when they waited."""
    waits = (_of_here(event), event_answers.c.answer == Answer.YES, event_answers.c.waits)
    query = select(event_answers.c.member_id, event_answers.c.at).where(*waits)
    rows = await tx.execute(query.order_by(event_answers.c.at, event_answers.c.member_id).limit(most))
    moved = tuple((MemberId(row[0]), row[1]) for row in rows)
    if moved:
        theirs = event_answers.c.member_id.in_([member for member, _ in moved])
        given = event_answers.update().where(event_answers.c.event_id == event, theirs)
        await tx.execute(given.values(waits=False))
    return moved


async def to_tell(tx: Tx, event: EventId, version: int) -> tuple[MemberId, ...]:
    """Who said yes or maybe and knows the event only as it was before; from now on they know it."""
    theirs = (event_answers.c.event_id == event, event_answers.c.answer.in_(_COMES))
    told = event_answers.update().where(*theirs, event_answers.c.told_version < version)
    rows = await tx.execute(told.values(told_version=version).returning(event_answers.c.member_id))
    return tuple(sorted(MemberId(found) for found in rows.scalars()))


async def coming(tx: Tx, event: EventId, by: datetime) -> tuple[MemberId, ...]:
    """Who has a place, and had said yes by then."""
    yes = (_of_here(event), event_answers.c.answer == Answer.YES, event_answers.c.waits.is_(False))
    query = select(event_answers.c.member_id).where(*yes, event_answers.c.at <= by)
    return tuple(MemberId(found) for found in (await tx.execute(query.order_by("member_id"))).scalars())


async def how_many_to_tell(tx: Tx, event: EventId) -> int:
    """How many would be told of a change."""
    query = select(func.count()).where(_of_here(event), event_answers.c.answer.in_(_COMES))
    return (await tx.execute(query)).scalar_one()


async def listed(tx: Tx, event: EventId, most: int, skipped: int = 0) -> tuple[Given, ...]:
    """Everybody who may have been there: who said yes, maybe, and who came without a word, in this order."""
    order = case(
        (event_answers.c.answer == Answer.YES, 0), (event_answers.c.answer == Answer.MAYBE, 1), else_=2
    )
    shown = or_(event_answers.c.answer.in_(_COMES), event_answers.c.came.is_not(None))
    query = select(event_answers).where(_of_here(event), shown)
    query = query.order_by(order, event_answers.c.waits, event_answers.c.at, event_answers.c.member_id)
    return tuple(_given(row) for row in await tx.execute(query.offset(skipped).limit(most)))


async def mark(
    tx: Tx,
    event: EventId,
    member: MemberId,
    came: bool | None,
    at: datetime,
    *,
    by_organiser: bool,
    version: int,
) -> None:
    """A member was there or was not, or nobody says any more; also one who had not answered."""
    key = {"event_id": event, "member_id": member, "answer": Answer.NONE, "at": at, "waits": False}
    row = {**key, "told_version": version, "marked_by_organiser": by_organiser}
    await tx.execute(insert_new(tx, event_answers), row)
    marked = event_answers.update().where(_is(event, member))
    await tx.execute(marked.values(came=came, marked_by_organiser=by_organiser))


async def came(tx: Tx, event: EventId) -> tuple[MemberId, ...]:
    """Who was there."""
    query = select(event_answers.c.member_id).where(_of_here(event), event_answers.c.came.is_(True))
    return tuple(MemberId(found) for found in (await tx.execute(query.order_by("member_id"))).scalars())


async def note_would_speak(tx: Tx, event: EventId, member: MemberId, would: bool | None) -> None:
    """Whether a member who was there would speak another time."""
    await tx.execute(event_answers.update().where(_is(event, member)).values(would_speak=would))


async def attendance(tx: Tx, event: EventId, starts_at: datetime, new_since: date) -> Attendance:
    """Counts of who was there; who joined the community since then is a newcomer."""
    there = (_of_here(event), event_answers.c.came.is_(True))
    ids = select(event_answers.c.member_id).where(*there)
    new = (
        select(func.count()).select_from(members).where(members.c.id.in_(ids), members.c.joined >= new_since)
    )
    earlier = event_answers.join(events, events.c.id == event_answers.c.event_id)
    before = and_(event_answers.c.came.is_(True), events.c.starts_at < starts_at)
    again = select(func.count(func.distinct(event_answers.c.member_id))).select_from(earlier)
    return Attendance(
        (await tx.execute(select(func.count()).where(*there))).scalar_one(),
        (await tx.execute(new)).scalar_one(),
        (await tx.execute(again.where(before, event_answers.c.member_id.in_(ids)))).scalar_one(),
    )


async def set_off(tx: Tx, event: EventId, since: datetime, until: datetime) -> tuple[int, int]:
    """How many gifts those who were there gave within a time, beside the event's own, and how many gave."""
    ids = select(event_answers.c.member_id).where(_of_here(event), event_answers.c.came.is_(True))
    own = and_(gifts.c.occasion == Occasion.EVENT, gifts.c.occasion_id == event)
    given = (
        gifts.c.giver_id.in_(ids),
        gifts.c.at > since,
        gifts.c.at <= until,
        not_(func.coalesce(own, False)),
    )
    query = select(func.count(), func.count(func.distinct(gifts.c.giver_id))).select_from(gifts).where(*given)
    gave, givers = (await tx.execute(query)).one()
    return gave, givers


async def announced_to(tx: Tx, member: MemberId, among: Collection[str]) -> tuple[EventId, ...]:
    """Events in one of these states whose announcement counts or names a member."""
    answered = exists().where(event_answers.c.event_id == events.c.id, event_answers.c.member_id == member)
    speaks = exists().where(event_speakers.c.event_id == events.c.id, event_speakers.c.member_id == member)
    query = select(events.c.id).where(events.c.state.in_(among), or_(answered, speaks))
    return tuple(EventId(found) for found in (await tx.execute(query)).scalars())


def _is(event: EventId, member: MemberId) -> ColumnElement[bool]:
    return and_(event_answers.c.event_id == event, event_answers.c.member_id == member)


def _of_here(event: EventId) -> ColumnElement[bool]:
    """Answers to an event of those who are still here."""
    here = exists().where(members.c.id == event_answers.c.member_id, members.c.left_community.is_(None))
    return and_(event_answers.c.event_id == event, here)


def _given(row: Row[*tuple[object, ...]]) -> Given:
    known = row._mapping
    return Given(
        MemberId(known["member_id"]),
        Answer(known["answer"]),
        known["at"],
        known["waits"],
        known["told_version"],
        known["came"],
        known["would_speak"],
    )
