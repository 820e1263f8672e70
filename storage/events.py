"""Events: what is planned, announced and over, and what is due for them when."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select

from community.event import (
    CLOSES_AFTER,
    LONGEST,
    Answer,
    Event,
    EventId,
    EventKind,
    EventState,
    Reach,
)
from community.member import MemberId
from storage.database import Tx, insert_new
from storage.tables import (
    event_answers,
    event_topics,
    events,
    members,
    topics,
)

_PLANNED = (EventState.PROPOSED, EventState.PLANNED, EventState.SCHEDULED, EventState.LATE)
_SHOWN = (EventState.ANNOUNCED, EventState.CANCELLED, EventState.OVER)


async def add(tx: Tx, event: Event) -> EventId | None:
    """Plan an event unless its key is there; returns its id if it is new. `event.id` is not read."""
    row = {**_values(event), "key": event.key, "made_at": event.made_at, "version": event.version}
    row |= {"organiser_id": event.organiser, "series_id": event.series, "state": event.state}
    row |= {"confirmed_by": event.confirmed_by}
    added = await tx.execute(insert_new(tx, events).returning(events.c.id), row)
    new = added.scalar_one_or_none()
    if new is None:
        return None
    await _save_topics(tx, EventId(new), event.topics)
    return EventId(new)


async def get(tx: Tx, event: EventId) -> Event | None:
    """One event."""
    return next(iter(await _read(tx, select(events).where(events.c.id == event))), None)


async def lock(tx: Tx, event: EventId) -> Event | None:
    """One event, whose answers and changes follow one another from here on (SQLite has one writer anyway)."""
    query = select(events).where(events.c.id == event)
    return next(iter(await _read(tx, query.with_for_update(key_share=True))), None)


async def change(tx: Tx, event: Event) -> bool:
    """Keep an event as it is now, made from its `version`; no when somebody changed it meanwhile."""
    same = (events.c.id == event.id, events.c.version == event.version)
    changed = events.update().where(*same).values(**_values(event), version=event.version + 1)
    if (await tx.execute(changed.returning(events.c.id))).first() is None:
        return False
    await tx.execute(event_topics.delete().where(event_topics.c.event_id == event.id))
    await _save_topics(tx, event.id, event.topics)
    return True


async def pass_on(
    tx: Tx, event: EventId, before: Collection[EventState], state: EventState, **values: object
) -> bool:
    """An event goes from one of these states to another; no when it is in none of them any more."""
    there = (events.c.id == event, events.c.state.in_(before))
    changed = events.update().where(*there).values(state=state, **values).returning(events.c.id)
    return (await tx.execute(changed)).first() is not None


async def take_charge(tx: Tx, event: EventId, member: MemberId) -> None:
    """Who announces what nobody answers for yet, as what a rhythm planned, organises it."""
    nobodys = (events.c.id == event, events.c.confirmed_by.is_(None))
    organiser = func.coalesce(events.c.organiser_id, member)
    await tx.execute(events.update().where(*nobodys).values(confirmed_by=member, organiser_id=organiser))


async def let_go(tx: Tx, before: datetime) -> None:
    """What was never announced, and was to take place before a moment, is not at hand any more."""
    never = (EventState.PROPOSED, EventState.PLANNED, EventState.LATE)
    past = (events.c.state.in_(never), events.c.starts_at < before)
    await tx.execute(events.update().where(*past).values(state=EventState.CANCELLED))


async def remind_next(tx: Tx, event: EventId, at: datetime | None) -> None:
    """At this moment the next reminder of an event is due."""
    await tx.execute(events.update().where(events.c.id == event).values(remind_at=at))


async def coming(tx: Tx, now: datetime) -> tuple[Event, ...]:
    """What was announced and is not over, the next one first."""
    query = select(events).where(_is_coming(now)).order_by(events.c.starts_at, events.c.id)
    return tuple(event for event in await _read(tx, query.limit(_MOST)) if event.is_coming(now))


async def past(tx: Tx, now: datetime) -> tuple[Event, ...]:
    """What took place, the last one first."""
    begun = and_(events.c.state == EventState.ANNOUNCED, events.c.starts_at <= now)
    query = select(events).where(or_(events.c.state == EventState.OVER, begun))
    found = await _read(tx, query.order_by(events.c.starts_at.desc(), events.c.id).limit(_MOST))
    return tuple(event for event in found if event.ends_at <= now)


async def of_member(tx: Tx, member: MemberId, now: datetime) -> tuple[Event, ...]:
    """What is coming to which a member said yes or maybe, the next one first."""
    query = select(events).where(_is_coming(now), _is_mine(member)).order_by(events.c.starts_at, events.c.id)
    return tuple(event for event in await _read(tx, query.limit(_MOST)) if event.is_coming(now))


async def for_calendar(tx: Tx, member: MemberId, since: datetime) -> tuple[Event, ...]:
    """What a member's own calendar shows: all to which they said yes or maybe, also what was cancelled."""
    shown = (events.c.state.in_(_SHOWN), events.c.starts_at >= since, _is_mine(member))
    return await _read(
        tx, select(events).where(*shown).order_by(events.c.starts_at, events.c.id).limit(_MOST)
    )


async def at_hand(tx: Tx) -> tuple[Event, ...]:
    """What organisers have at hand: proposed, planned, announced and not closed; the next one first."""
    query = select(events).where(events.c.state.in_((*_PLANNED, EventState.ANNOUNCED)))
    return await _read(tx, query.order_by(events.c.starts_at, events.c.id).limit(_MOST))


async def later_of_series(tx: Tx, series: EventId, after: datetime) -> tuple[Event, ...]:
    """What is planned or announced of a series after a moment."""
    later = (events.c.series_id == series, events.c.starts_at > after)
    states = events.c.state.in_((*_PLANNED, EventState.ANNOUNCED))
    return await _read(tx, select(events).where(*later, states).order_by(events.c.starts_at).limit(_MOST))


async def closed(tx: Tx, most: int) -> tuple[Event, ...]:
    """What was closed, the last one first."""
    query = select(events).where(events.c.state == EventState.OVER)
    return await _read(tx, query.order_by(events.c.starts_at.desc(), events.c.id).limit(most))


async def to_announce(tx: Tx, now: datetime, most: int) -> tuple[Event, ...]:
    """What was to be announced by now."""
    due = (events.c.state == EventState.SCHEDULED, events.c.announce_at <= now)
    return await _claimed(tx, select(events).where(*due).order_by(events.c.announce_at).limit(most))


async def to_remind(tx: Tx, now: datetime, most: int) -> tuple[Event, ...]:
    """What is coming and has a reminder due."""
    due = (events.c.state == EventState.ANNOUNCED, events.c.remind_at <= now)
    return await _claimed(tx, select(events).where(*due).order_by(events.c.remind_at).limit(most))


async def to_close(tx: Tx, now: datetime, most: int) -> tuple[Event, ...]:
    """What was over long enough ago that its attendance is known as well as it will be."""
    begun = (events.c.state == EventState.ANNOUNCED, events.c.starts_at <= now - CLOSES_AFTER)
    found = await _claimed(tx, select(events).where(*begun).order_by(events.c.starts_at).limit(_MOST))
    return tuple(event for event in found if event.ends_at + CLOSES_AFTER <= now)[:most]


async def with_free_places(tx: Tx, now: datetime, most: int) -> tuple[EventId, ...]:
    """What is coming where somebody waits though a place is free, as after somebody left the community."""
    here = exists().where(
        members.c.id == event_answers.c.member_id,
        members.c.left_community.is_(None),
    )
    of_it = and_(event_answers.c.event_id == events.c.id, event_answers.c.answer == Answer.YES, here)
    taken = select(func.count()).where(of_it, event_answers.c.waits.is_(False)).scalar_subquery()
    waits = exists().where(of_it, event_answers.c.waits)
    free = or_(events.c.capacity.is_(None), events.c.capacity > taken)
    query = select(events.c.id).where(_is_coming(now), waits, free).order_by(events.c.id).limit(most)
    return tuple(EventId(found) for found in (await tx.execute(query)).scalars())


async def readers(
    tx: Tx, reach: Reach, event_topics_: Sequence[str], *, newcomers_only: bool
) -> tuple[MemberId, ...]:
    """Who hears of an event by message: who is here, did not pause and, if so chosen, shares a topic."""
    here = (members.c.left_community.is_(None), members.c.is_bot.is_(False), members.c.paused_at.is_(None))
    query = select(members.c.id).where(*here).order_by(members.c.id)
    match reach:
        case Reach.CHANNEL:
            return ()
        case Reach.TOPICS:
            shares = exists().where(topics.c.member_id == members.c.id, topics.c.topic.in_(event_topics_))
            query = query.where(shares)
        case Reach.EVERYBODY:
            pass
    if newcomers_only:
        query = query.where(members.c.welcomed_at.is_not(None))
    return tuple(MemberId(found) for found in (await tx.execute(query)).scalars())


async def organised_by(tx: Tx, member: MemberId) -> tuple[EventId, ...]:
    """What a member proposed or organised."""
    query = select(events.c.id).where(events.c.organiser_id == member).order_by(events.c.id)
    return tuple(EventId(found) for found in (await tx.execute(query)).scalars())


_MOST = 200
"""Events that one look brings; a community has a few a month."""


def _is_coming(now: datetime) -> ColumnElement[bool]:
    """Announced, and so near that it may last still; how long it lasts is looked at afterwards."""
    return and_(events.c.state == EventState.ANNOUNCED, events.c.starts_at > now - LONGEST)


def _is_mine(member: MemberId) -> ColumnElement[bool]:
    said = event_answers.c.answer.in_((Answer.YES, Answer.MAYBE))
    return exists().where(event_answers.c.event_id == events.c.id, event_answers.c.member_id == member, said)


async def _claimed(tx: Tx, query: Select[*tuple[object, ...]]) -> tuple[Event, ...]:
    """What no other process works on in this moment."""
    if tx.dialect.name != "sqlite":
        query = query.with_for_update(skip_locked=True)
    return await _read(tx, query)


async def _read(tx: Tx, query: Select[*tuple[object, ...]]) -> tuple[Event, ...]:
    rows = (await tx.execute(query)).all()
    if not rows:
        return ()
    found: dict[int, list[str]] = {}
    ids = [row._mapping["id"] for row in rows]
    query_topics = select(event_topics).where(event_topics.c.event_id.in_(ids)).order_by(event_topics.c.topic)
    for row in await tx.execute(query_topics):
        found.setdefault(row.event_id, []).append(row.topic)
    return tuple(_event(row, found.get(row._mapping["id"], ())) for row in rows)


async def _save_topics(tx: Tx, event: EventId, wanted: Sequence[str]) -> None:
    if wanted:
        await tx.execute(event_topics.insert(), [{"event_id": event, "topic": topic} for topic in wanted])


def _values(event: Event) -> dict[str, object]:
    """What an edit may change."""
    return {
        "title": event.title,
        "kind": event.kind,
        "question": event.question,
        "starts_at": event.starts_at,
        "minutes": event.minutes,
        "place": event.place,
        "link": event.link,
        "capacity": event.capacity,
        "speakers_wanted": event.speakers_wanted,
        "rule": event.rule,
        "reach": event.reach,
        "announce_at": event.announce_at,
        "remind_at": event.remind_at,
    }


def _event(row: Row[*tuple[object, ...]], about: Sequence[str]) -> Event:
    known = row._mapping
    return Event(
        id=EventId(known["id"]),
        key=known["key"],
        title=known["title"],
        kind=EventKind(known["kind"]),
        question=known["question"],
        starts_at=known["starts_at"],
        minutes=known["minutes"],
        made_at=known["made_at"],
        organiser=MemberId(known["organiser_id"]) if known["organiser_id"] is not None else None,
        confirmed_by=MemberId(known["confirmed_by"]) if known["confirmed_by"] is not None else None,
        place=known["place"],
        link=known["link"],
        capacity=known["capacity"],
        speakers_wanted=known["speakers_wanted"],
        topics=tuple(about),
        rule=known["rule"],
        reach=Reach(known["reach"]),
        state=EventState(known["state"]),
        version=known["version"],
        series=EventId(known["series_id"]) if known["series_id"] is not None else None,
        announce_at=known["announce_at"],
        announced_at=known["announced_at"],
        remind_at=known["remind_at"],
        closed_at=known["closed_at"],
    )
