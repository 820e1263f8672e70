"""Openings that members shared, and what others saved of them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, select

from community.gift import GiftId
from community.member import MemberId
from community.opening import Opening, OpeningId, OpeningKind, OpeningState
from community.prompt import Ending, PromptKind
from storage.database import Tx, insert_new
from storage.tables import opening_saves, opening_topics, openings, prompts


async def record(tx: Tx, opening: Opening, key: str) -> OpeningId | None:
    """Store an opening; nothing when its key is there. `opening.id` is not read."""
    row = {
        "key": key,
        "member_id": opening.sharer,
        "state": opening.state,
        "at": opening.at,
        "came_of_it": "",
    }
    added = await tx.execute(insert_new(tx, openings).returning(openings.c.id), row | _told(opening))
    new = added.scalar_one_or_none()
    if new is not None:
        await _note_topics(tx, OpeningId(new), opening.topics)
    return OpeningId(new) if new is not None else None


async def note_gift(tx: Tx, opening: OpeningId, gift: GiftId, prompt: int | None) -> None:
    """Sharing it was this gift, prompted or not."""
    shared = openings.update().where(openings.c.id == opening)
    await tx.execute(shared.values(gift_id=gift, prompt_id=prompt))


async def prompted(tx: Tx, member: MemberId, topics: Sequence[str]) -> int | None:
    """The newest invitation of a member to share one on such a topic, as long as they have not."""
    theirs = (prompts.c.member_id == member, prompts.c.kind == PromptKind.SHARE)
    waits = prompts.c.answer.in_((Ending.OPEN, Ending.IGNORED))
    about = prompts.c.subject.in_([f"topic:{topic}" for topic in topics])
    query = select(prompts.c.id).where(*theirs, waits, about).order_by(prompts.c.id.desc()).limit(1)
    return (await tx.execute(query)).scalar_one_or_none()


async def invited_on(tx: Tx, member: MemberId) -> tuple[str, ...]:
    """The topic on which a member is invited to share one just now, if they are."""
    theirs = (prompts.c.member_id == member, prompts.c.kind == PromptKind.SHARE)
    query = select(prompts.c.subject).where(*theirs, prompts.c.answer == Ending.OPEN)
    found = (await tx.execute(query.order_by(prompts.c.id.desc()).limit(1))).scalar_one_or_none()
    return (found.partition(":")[2],) if found is not None else ()


async def get(tx: Tx, opening: OpeningId) -> Opening | None:
    """One opening."""
    return next(iter(await of_query(tx, select(openings).where(openings.c.id == opening))), None)


async def newest(
    tx: Tx, now: datetime, most: int, *, before: OpeningId | None = None, topic: str = ""
) -> tuple[Opening, ...]:
    """What is open just now, newest first; with a `topic`, what carries it."""
    query = select(openings).where(is_open(now), _before(before))
    if topic:
        query = query.where(_has(topic))
    return await of_query(tx, query.order_by(openings.c.id.desc()).limit(most))


async def saved_by(
    tx: Tx, member: MemberId, now: datetime, most: int, *, before: OpeningId | None = None
) -> tuple[Opening, ...]:
    """What a member saved and is still open, newest first."""
    saved = select(opening_saves.c.opening_id).where(opening_saves.c.member_id == member)
    query = select(openings).where(is_open(now), _before(before), openings.c.id.in_(saved))
    return await of_query(tx, query.order_by(openings.c.id.desc()).limit(most))


async def shared_by(
    tx: Tx, member: MemberId, most: int, *, before: OpeningId | None = None
) -> tuple[Opening, ...]:
    """What a member shared, whatever became of it, newest first."""
    query = select(openings).where(openings.c.member_id == member, _before(before))
    return await of_query(tx, query.order_by(openings.c.id.desc()).limit(most))


async def ids_of(tx: Tx, member: MemberId) -> tuple[OpeningId, ...]:
    """All that a member shared, oldest first."""
    query = select(openings.c.id).where(openings.c.member_id == member).order_by(openings.c.id)
    return tuple(OpeningId(found) for found in (await tx.execute(query)).scalars())


async def between(tx: Tx, first: OpeningId, last: OpeningId, now: datetime, most: int) -> tuple[Opening, ...]:
    """What was shared after `first`, up to `last`, and is open just now, newest first."""
    query = select(openings).where(is_open(now), openings.c.id > first, openings.c.id <= last)
    return await of_query(tx, query.order_by(openings.c.id.desc()).limit(most))


async def topics_now(tx: Tx, now: datetime, most: int) -> tuple[str, ...]:
    """The topics of what is open just now, the most frequent first."""
    joined = opening_topics.join(openings, openings.c.id == opening_topics.c.opening_id)
    query = select(opening_topics.c.topic).select_from(joined).where(is_open(now))
    ranked = query.group_by(opening_topics.c.topic).order_by(func.count().desc(), opening_topics.c.topic)
    return tuple((await tx.execute(ranked.limit(most))).scalars())


async def last_shared(tx: Tx, until: datetime | None = None) -> OpeningId:
    """The newest opening of all, or of those that were shared by a moment; 0 where there is none."""
    query = select(func.max(openings.c.id))
    if until is not None:
        query = query.where(openings.c.at <= until)
    return OpeningId((await tx.execute(query)).scalar_one() or 0)


async def change(tx: Tx, opening: Opening) -> None:
    """From now on it reads like this."""
    await tx.execute(openings.update().where(openings.c.id == opening.id).values(**_told(opening)))
    await tx.execute(opening_topics.delete().where(opening_topics.c.opening_id == opening.id))
    await _note_topics(tx, opening.id, opening.topics)


async def end(tx: Tx, opening: OpeningId, state: OpeningState) -> bool:
    """It is over for this reason; no when it was said before, or an organiser took it down."""
    other = (openings.c.id == opening, openings.c.state.not_in((state, OpeningState.REMOVED)))
    ended = openings.update().where(*other).values(state=state).returning(openings.c.id)
    return (await tx.execute(ended)).first() is not None


async def open_again(tx: Tx, opening: OpeningId, until: datetime) -> bool:
    """It stands again, until then; no when it does already, or an organiser took it down."""
    over = (openings.c.id == opening, openings.c.state.not_in((OpeningState.OPEN, OpeningState.REMOVED)))
    again = openings.update().where(*over).values(state=OpeningState.OPEN, until=until)
    return (await tx.execute(again.returning(openings.c.id))).first() is not None


async def over(tx: Tx, now: datetime, most: int) -> tuple[Opening, ...]:
    """Those that are open by their state, and whose day came."""
    query = select(openings).where(openings.c.state == OpeningState.OPEN, openings.c.until <= now)
    return await of_query(tx, query.order_by(openings.c.until).limit(most))


async def expire(tx: Tx, several: Sequence[OpeningId], now: datetime) -> None:
    """Their day came, and their sharers are asked about them now."""
    ended = openings.update().where(openings.c.id.in_(several), openings.c.state == OpeningState.OPEN)
    await tx.execute(ended.values(state=OpeningState.EXPIRED, asked_at=now))


async def say_came(tx: Tx, opening: OpeningId, came: bool, words: str = "") -> None:
    """Whether anybody came of it, in its sharer's word."""
    values = {"came": came, "came_of_it": words}
    await tx.execute(openings.update().where(openings.c.id == opening).values(**values))


async def remove(tx: Tx, opening: OpeningId) -> None:
    """Take an opening out, as if it had never been shared."""
    await tx.execute(openings.delete().where(openings.c.id == opening))


async def save(tx: Tx, member: MemberId, opening: OpeningId, at: datetime) -> None:
    """A member would like to find it again, which nobody else learns."""
    await tx.execute(insert_new(tx, opening_saves), {"member_id": member, "opening_id": opening, "at": at})


async def unsave(tx: Tx, member: MemberId, opening: OpeningId) -> None:
    """A member does not need it any more."""
    theirs = (opening_saves.c.member_id == member, opening_saves.c.opening_id == opening)
    await tx.execute(opening_saves.delete().where(*theirs))


async def has_saved(tx: Tx, member: MemberId, opening: OpeningId) -> bool:
    """Whether a member saved it."""
    theirs = (opening_saves.c.member_id == member, opening_saves.c.opening_id == opening)
    return (await tx.execute(select(opening_saves.c.at).where(*theirs))).first() is not None


def is_open(now: datetime) -> ColumnElement[bool]:
    """What is shown."""
    return and_(openings.c.state == OpeningState.OPEN, openings.c.until > now)


def _before(opening: OpeningId | None) -> ColumnElement[bool]:
    return openings.c.id < opening if opening is not None else openings.c.id.is_not(None)


def _has(topic: str) -> ColumnElement[bool]:
    of_it = opening_topics.c.opening_id == openings.c.id
    return exists().where(of_it, opening_topics.c.topic == topic)


def _told(opening: Opening) -> dict[str, object]:
    """What its sharer tells, as columns."""
    return {
        "title": opening.title,
        "organisation": opening.organisation,
        "kind": opening.kind,
        "of_host": opening.of_host,
        "link": opening.link,
        "words": opening.words,
        "as_of": opening.as_of,
        "until": opening.until,
    }


async def _note_topics(tx: Tx, opening: OpeningId, topics: Sequence[str]) -> None:
    if topics:
        await tx.execute(opening_topics.insert(), [{"opening_id": opening, "topic": t} for t in topics])


async def of_query(tx: Tx, query: Select[*tuple[object, ...]]) -> tuple[Opening, ...]:
    """The openings that a query finds, in its order, with their topics."""
    rows = (await tx.execute(query)).all()
    known = [row._mapping["id"] for row in rows]
    there = select(opening_topics).where(opening_topics.c.opening_id.in_(known))
    found = (await tx.execute(there.order_by(opening_topics.c.topic))).all() if known else []
    topics: dict[int, tuple[str, ...]] = {}
    for row in found:
        topics[row.opening_id] = (*topics.get(row.opening_id, ()), row.topic)
    return tuple(_opening(row, topics.get(row._mapping["id"], ())) for row in rows)


def _opening(row: Row[*tuple[object, ...]], topics: tuple[str, ...]) -> Opening:
    known = row._mapping
    return Opening(
        OpeningId(known["id"]),
        MemberId(known["member_id"]),
        known["title"],
        known["organisation"],
        OpeningKind(known["kind"]),
        known["link"],
        known["words"],
        known["as_of"],
        known["until"],
        known["at"],
        known["of_host"],
        topics,
        OpeningState(known["state"]),
        known["asked_at"],
        known["came"],
        known["came_of_it"],
        GiftId(known["gift_id"]) if known["gift_id"] is not None else None,
    )
