"""Mirrors: events as they stand in a platform's own calendar, and which of them are behind."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, select

from community.event import EventId
from storage.database import Tx, insert_new
from storage.tables import event_mirrors

CLAIM = timedelta(minutes=2)
"""How long one process may work on a mirror before another may take it over."""


class MirrorState(StrEnum):
    """Whether a mirror is to be brought up to date, is so, or was given up."""

    DUE = "due"
    DONE = "done"
    GIVEN_UP = "given-up"


@dataclass(frozen=True, slots=True)
class Mirror:
    """A mirror that was claimed; `known_as` is the platform's id of it, "" before there is one."""

    event: EventId
    platform: str
    known_as: str
    attempts: int


async def want(tx: Tx, event: EventId, platforms: Collection[str], at: datetime) -> None:
    """An event is new, or otherwise than before: what stands of it on these platforms is behind."""
    for platform in sorted(platforms):
        row = {"event_id": event, "platform": platform, "external_id": "", "version": 0}
        row |= {"state": MirrorState.DUE, "try_at": at, "attempts": 0}
        await tx.execute(insert_new(tx, event_mirrors), row)
    due = event_mirrors.update().where(event_mirrors.c.event_id == event)
    await tx.execute(due.values(state=MirrorState.DUE, try_at=at, attempts=0))


async def claim(tx: Tx, now: datetime, platforms: Sequence[str], most: int) -> tuple[Mirror, ...]:
    """Take up to `most` mirrors that are due on these platforms, for `CLAIM`."""
    due = (event_mirrors.c.state == MirrorState.DUE, event_mirrors.c.try_at <= now)
    query = select(event_mirrors).where(*due, event_mirrors.c.platform.in_(platforms))
    query = query.order_by(event_mirrors.c.try_at, event_mirrors.c.event_id).limit(most)
    if tx.dialect.name != "sqlite":
        query = query.with_for_update(skip_locked=True)
    rows = (await tx.execute(query)).all()
    found = tuple(Mirror(EventId(r.event_id), r.platform, r.external_id, r.attempts + 1) for r in rows)
    for mirror in found:
        taken = {"attempts": mirror.attempts, "try_at": now + CLAIM}
        await tx.execute(event_mirrors.update().where(*_is(mirror)).values(**taken))
    return found


async def done(tx: Tx, mirror: Mirror, known_as: str, version: int) -> None:
    """The platform knows the event as it was in this version; what changed meanwhile stays due."""
    there = event_mirrors.update().where(*_is(mirror))
    await tx.execute(there.values(external_id=known_as, version=version))
    ours = event_mirrors.update().where(*_is(mirror), event_mirrors.c.attempts == mirror.attempts)
    await tx.execute(ours.values(state=MirrorState.DONE))


async def later(tx: Tx, mirror: Mirror, at: datetime) -> None:
    """Try again from then on."""
    ours = event_mirrors.update().where(*_is(mirror), event_mirrors.c.attempts == mirror.attempts)
    await tx.execute(ours.values(try_at=at))


async def give_up(tx: Tx, mirror: Mirror) -> None:
    """Try no more, until the event changes."""
    ours = event_mirrors.update().where(*_is(mirror), event_mirrors.c.attempts == mirror.attempts)
    await tx.execute(ours.values(state=MirrorState.GIVEN_UP))


def _is(mirror: Mirror) -> tuple[ColumnElement[bool], ...]:
    return (event_mirrors.c.event_id == mirror.event, event_mirrors.c.platform == mirror.platform)
