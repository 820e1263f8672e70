"""Speakers: who offers to speak at an event, who was accepted, and who may be glad to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Row, and_, exists, or_, select

from community.event import EventId
from community.member import MemberId
from storage.database import Tx, insert_new
from storage.tables import event_answers, event_speakers, event_topics, expertise, members, role_models


class SpeakerState(StrEnum):
    """Where an offer to speak is."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who offered to speak, and what about, in their own words."""

    member: MemberId
    words: str
    state: SpeakerState
    at: datetime
    prompt_id: int | None


async def offer(
    tx: Tx, event: EventId, member: MemberId, words: str, at: datetime, prompt_id: int | None = None
) -> None:
    """A member offers to speak; their words take the place of those before, and who was accepted stays so."""
    key = {"event_id": event, "member_id": member}
    row = {**key, "words": words, "state": SpeakerState.OFFERED, "at": at, "prompt_id": prompt_id}
    await tx.execute(insert_new(tx, event_speakers), row)
    theirs = (event_speakers.c.event_id == event, event_speakers.c.member_id == member)
    await tx.execute(event_speakers.update().where(*theirs).values(words=words, at=at))
    declined = event_speakers.update().where(*theirs, event_speakers.c.state == SpeakerState.DECLINED)
    await tx.execute(declined.values(state=SpeakerState.OFFERED))


async def withdraw(tx: Tx, event: EventId, member: MemberId) -> bool:
    """A member does not offer it any more; no when they did not."""
    theirs = (event_speakers.c.event_id == event, event_speakers.c.member_id == member)
    gone = event_speakers.delete().where(*theirs).returning(event_speakers.c.member_id)
    return (await tx.execute(gone)).first() is not None


async def answer(tx: Tx, event: EventId, member: MemberId, state: SpeakerState) -> bool:
    """An organiser's answer to an offer; no when it was answered so before, or is gone."""
    theirs = (event_speakers.c.event_id == event, event_speakers.c.member_id == member)
    changed = event_speakers.update().where(*theirs, event_speakers.c.state != state).values(state=state)
    return (await tx.execute(changed.returning(event_speakers.c.member_id))).first() is not None


async def of(tx: Tx, event: EventId, member: MemberId) -> Speaker | None:
    """A member's offer."""
    return next((one for one in await every(tx, event) if one.member == member), None)


async def every(tx: Tx, event: EventId, state: SpeakerState | None = None) -> tuple[Speaker, ...]:
    """All who offered and are here, in the order of their offers; those of one state, if named."""
    here = exists().where(members.c.id == event_speakers.c.member_id, members.c.left_community.is_(None))
    query = select(event_speakers).where(event_speakers.c.event_id == event, here)
    if state is not None:
        query = query.where(event_speakers.c.state == state)
    rows = await tx.execute(query.order_by(event_speakers.c.at, event_speakers.c.member_id))
    return tuple(_speaker(row) for row in rows)


async def likely(tx: Tx, event: EventId, most: int) -> tuple[MemberId, ...]:
    """Who offered themselves for the steps that an event is about, or would speak and knows its topics.

    Nobody who offered to speak there, or who paused.
    """
    about = select(event_topics.c.topic).where(event_topics.c.event_id == event)
    model = exists().where(role_models.c.member_id == members.c.id, role_models.c.topic.in_(about))
    would = exists().where(event_answers.c.member_id == members.c.id, event_answers.c.would_speak.is_(True))
    knows = exists().where(expertise.c.member_id == members.c.id, expertise.c.topic.in_(about))
    here = (members.c.left_community.is_(None), members.c.is_bot.is_(False), members.c.paused_at.is_(None))
    known = exists().where(event_speakers.c.event_id == event, event_speakers.c.member_id == members.c.id)
    query = select(members.c.id).where(*here, ~known, or_(model, and_(would, knows)))
    rows = await tx.execute(query.order_by(members.c.id).limit(most))
    return tuple(MemberId(found) for found in rows.scalars())


async def spoken_at(tx: Tx, member: MemberId) -> tuple[EventId, ...]:
    """Where a member speaks, or offered to."""
    query = select(event_speakers.c.event_id).where(event_speakers.c.member_id == member)
    return tuple(EventId(found) for found in (await tx.execute(query.order_by("event_id"))).scalars())


def names(several: Sequence[Speaker]) -> tuple[MemberId, ...]:
    """Who they are."""
    return tuple(one.member for one in several)


def _speaker(row: Row[*tuple[object, ...]]) -> Speaker:
    known = row._mapping
    state = SpeakerState(known["state"])
    return Speaker(MemberId(known["member_id"]), known["words"], state, known["at"], known["prompt_id"])
