"""The outbox: notices put in the transaction of the fact they tell, claimed with a lease, settled once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, func, or_, select

from community.member import MemberId
from community.notice import CLAIM, Notice, NoticeId, NoticeState
from storage.database import Tx, insert_new
from storage.tables import outbox

_WAITING = outbox.c.state == NoticeState.WAITING


async def put(tx: Tx, kind: str, member: MemberId, subject: str, due_at: datetime) -> None:
    """Put a notice in, once: its kind, subject and reader are its key."""
    key = f"{kind}:{subject}:{member}"
    row = {"key": key, "kind": kind, "member_id": member, "subject": subject, "due_at": due_at}
    await tx.execute(insert_new(tx, outbox), {**row, "state": NoticeState.WAITING})


async def claim(tx: Tx, now: datetime, most: int) -> tuple[Notice, ...]:
    """Take up to `most` due notices for `CLAIM`; what nobody settles until then comes up again.

    A claim counts as an attempt, so a notice that kills its process is put aside in the end.
    """
    query = (
        select(outbox.c.id)
        .where(_WAITING, outbox.c.due_at <= now, _unclaimed(now))
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(most)
    )
    if tx.dialect.name != "sqlite":
        query = query.with_for_update(skip_locked=True)
    ids = (await tx.execute(query)).scalars().all()
    if not ids:
        return ()
    taken = outbox.update().where(outbox.c.id.in_(ids))
    await tx.execute(taken.values(claimed_until=now + CLAIM, attempts=outbox.c.attempts + 1))
    rows = await tx.execute(select(outbox).where(outbox.c.id.in_(ids)).order_by(outbox.c.due_at, outbox.c.id))
    return tuple(_notice(row) for row in rows)


async def next_due(tx: Tx) -> datetime | None:
    """When the next waiting notice is due."""
    return (await tx.execute(select(func.min(outbox.c.due_at)).where(_WAITING))).scalar_one()


async def tell_later(tx: Tx, notice: NoticeId, due_at: datetime, reason: str) -> None:
    """Try this one again from `due_at` on."""
    await _change(tx, notice, due_at=due_at, claimed_until=None, reason=reason)


async def settle(
    tx: Tx,
    notice: NoticeId,
    state: NoticeState,
    at: datetime,
    *,
    reason: str = "",
    place: tuple[str, str] = ("", ""),
) -> None:
    """The notice was told at `place`, or is kept, or put aside with a reason."""
    channel, message = place
    await _change(tx, notice, state=state, settled_at=at, reason=reason, channel=channel, message=message)


async def withdraw(tx: Tx, kind: str, subject: str) -> None:
    """Take out what waits of a thing that is not so any more."""
    waiting = outbox.c.state.in_((NoticeState.WAITING, NoticeState.KEPT))
    await tx.execute(outbox.delete().where(outbox.c.kind == kind, outbox.c.subject == subject, waiting))


async def keep_all_for(tx: Tx, member: MemberId, at: datetime) -> None:
    """A closed door: all that waits for this member is kept for their next command."""
    theirs = (outbox.c.member_id == member, _WAITING)
    kept = outbox.update().where(*theirs).values(state=NoticeState.KEPT, settled_at=at, reason="closed")
    await tx.execute(kept)


async def kept_for(tx: Tx, member: MemberId, most: int = 3) -> tuple[Notice, ...]:
    """What waits for this member's next command because their door was closed, oldest first."""
    query = select(outbox).where(outbox.c.member_id == member, outbox.c.state == NoticeState.KEPT)
    rows = await tx.execute(query.order_by(outbox.c.id).limit(most))
    return tuple(_notice(row) for row in rows)


async def counts(tx: Tx) -> dict[str, int]:
    """How many notices are in each state."""
    rows = await tx.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
    return {row[0]: row[1] for row in rows}


async def reasons_aside(tx: Tx, most: int = 5) -> Sequence[tuple[str, int]]:
    """Why notices were put aside, the most frequent first."""
    count = func.count().label("count")
    query = select(outbox.c.reason, count).where(outbox.c.state == NoticeState.ASIDE)
    rows = await tx.execute(query.group_by(outbox.c.reason).order_by(count.desc()).limit(most))
    return [(row[0], row[1]) for row in rows]


def _unclaimed(now: datetime) -> ColumnElement[bool]:
    return or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now)


async def _change(tx: Tx, notice: NoticeId, **values: object) -> None:
    await tx.execute(outbox.update().where(outbox.c.id == notice).values(**values))


def _notice(row: Row[*tuple[object, ...]]) -> Notice:
    known = row._mapping
    return Notice(
        id=NoticeId(known["id"]),
        key=known["key"],
        kind=known["kind"],
        member=MemberId(known["member_id"]),
        subject=known["subject"],
        due_at=known["due_at"],
        attempts=known["attempts"],
    )
