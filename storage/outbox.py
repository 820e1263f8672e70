"""The outbox: notices put in the transaction of the fact they tell, drawn anew with it, and settled once."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, and_, exists, or_, select, true

from community.member import MemberId
from community.notice import Notice, NoticeId, NoticeState, Urgency
from storage.database import Tx, insert_new
from storage.tables import outbox

_TOGETHER = 1_000  # rows put in at once
_FEW = 100  # messages that are redrawn before others are told something new

REDRAW = "redraw"
"""The kind of notice by which a message that was delivered is drawn anew; its subject begins with the id."""

TOO_LATE = "too-late"
"""Why a notice was dropped that would have been of no use any more."""

PAUSED = "paused"
"""Why a notice waits whose reader wants to be left in peace for now."""

WAITING = outbox.c.state == NoticeState.WAITING
UNSETTLED = outbox.c.state.in_((NoticeState.WAITING, NoticeState.SENDING))


async def put(
    tx: Tx,
    kind: str,
    member: MemberId,
    subject: str,
    due_at: datetime,
    via: str | None = None,
    *,
    urgency: Urgency = Urgency.USUAL,
    useful_until: datetime | None = None,
) -> None:
    """Put a notice in, once: its kind, subject and reader are its key; `via` one platform only, if named.

    What cannot be told before `useful_until` is dropped, and counted.
    """
    row = {"key": f"{kind}:{subject}:{member}", "kind": kind, "member_id": member, "subject": subject}
    when = {"due_at": due_at, "via": via, "urgency": urgency, "useful_until": useful_until}
    await tx.execute(insert_new(tx, outbox), {**row, **when, "state": NoticeState.WAITING})


async def put_many(
    tx: Tx,
    kind: str,
    readers: Sequence[MemberId],
    subject: str,
    due_at: datetime,
    *,
    urgency: Urgency = Urgency.USUAL,
    useful_until: datetime | None = None,
) -> None:
    """The same notice for many readers, once each."""
    same = {"kind": kind, "subject": subject, "due_at": due_at, "state": NoticeState.WAITING}
    when = {"urgency": urgency, "useful_until": useful_until}
    for start in range(0, len(readers), _TOGETHER):
        some = readers[start : start + _TOGETHER]
        rows = [{**same, **when, "key": f"{kind}:{subject}:{reader}", "member_id": reader} for reader in some]
        await tx.execute(insert_new(tx, outbox), rows)


async def put_post(
    tx: Tx,
    kind: str,
    platform: str,
    channel: str,
    subject: str,
    due_at: datetime,
    *,
    useful_until: datetime | None = None,
) -> None:
    """Tell a channel of one platform, once; with no channel, a room of its own that is opened for it."""
    key = f"{kind}:{subject}:{platform}/{channel}"
    row = {"key": key, "kind": kind, "member_id": None, "subject": subject, "due_at": due_at}
    where = {"via": platform, "channel": channel, "urgency": Urgency.POST, "useful_until": useful_until}
    await tx.execute(insert_new(tx, outbox), {**row, **where, "state": NoticeState.WAITING})


async def settle(
    tx: Tx,
    notice: NoticeId,
    state: NoticeState,
    at: datetime,
    *,
    reason: str = "",
    place: tuple[str, str] = ("", ""),
    attempt: int | None = None,
) -> None:
    """The notice was told at `place`, or is kept, or put aside with a reason.

    With `attempt`, only when that claim has not been taken over since.
    """
    channel, message = place
    values = {"state": state, "settled_at": at, "reason": reason, "channel": channel, "message": message}
    ours = (outbox.c.attempts == attempt, UNSETTLED) if attempt is not None else ()
    await tx.execute(outbox.update().where(outbox.c.id == notice, *ours).values(**values))


async def withdraw(tx: Tx, kind: str, subject: str, readers: Sequence[MemberId] | None = None) -> None:
    """Take out what waits of a thing that is not so any more, or that these readers know already."""
    waiting = outbox.c.state.in_((NoticeState.WAITING, NoticeState.KEPT))
    theirs = outbox.c.member_id.in_(readers) if readers is not None else true()
    of_it = (outbox.c.kind == kind, outbox.c.subject == subject)
    await tx.execute(outbox.delete().where(*of_it, waiting, theirs))


async def taken_back(tx: Tx, kind: str, subject: str, at: datetime) -> None:
    """A thing is not so any more: what waits of it is taken out, what was or is being sent is redrawn."""
    await withdraw(tx, kind, subject)
    await changed(tx, kind, subject, at)


async def changed(
    tx: Tx, kind: str, subject: str, at: datetime, readers: Sequence[MemberId] | None = None
) -> None:
    """A thing is otherwise than it was told: every message that told it is drawn anew where it stands.

    `subject` may be what the subject begins with, and `readers` those alone whose messages tell of it. What
    was drawn already and is handed over next loses its claim, and is drawn anew as well.
    """
    longer = outbox.c.subject.startswith(f"{subject}.", autoescape=True)
    theirs = outbox.c.member_id.in_(readers) if readers is not None else true()
    of_it = and_(outbox.c.kind == kind, or_(outbox.c.subject == subject, longer), theirs)
    drawn = outbox.update().where(of_it, WAITING, outbox.c.claimed_until.is_not(None))
    await tx.execute(drawn.values(claimed_until=None, attempts=outbox.c.attempts + 1))
    sent = outbox.c.state.in_((NoticeState.SENDING, NoticeState.TOLD))
    told = (of_it, sent, or_(outbox.c.account_id.is_not(None), outbox.c.member_id.is_(None)))
    query = select(outbox.c.id, outbox.c.member_id, outbox.c.via).where(*told).order_by(outbox.c.id)
    found = (await tx.execute(query)).all()
    soon = await _redrawn_soon(tx, [row.id for row in found]) if found else frozenset()
    await _redraw(tx, [row for row in found if row.id not in soon], at)


async def _redraw(tx: Tx, told: Sequence[Row[*tuple[object, ...]]], at: datetime) -> None:
    """Draw these anew; where they are very many, nobody's own message waits for them."""
    urgency = Urgency.USUAL if len(told) <= _FEW else Urgency.DIGEST
    for start in range(0, len(told), _TOGETHER):
        rows = []
        for one in (row._mapping for row in told[start : start + _TOGETHER]):
            subject, reader = f"{one['id']}.{secrets.token_hex(4)}", one["member_id"]
            what = {"key": f"{REDRAW}:{subject}:{reader or ''}", "kind": REDRAW, "subject": subject}
            where = {"member_id": reader, "via": None if reader is not None else one["via"]}
            when = {"due_at": at, "urgency": urgency if reader is not None else Urgency.POST}
            rows.append({**what, **where, **when, "state": NoticeState.WAITING})
        await tx.execute(insert_new(tx, outbox), rows)


async def _redrawn_soon(tx: Tx, messages: Sequence[int]) -> frozenset[int]:
    """Messages of which a redrawing waits that nobody began: it shows later changes as well."""
    unbegun = (outbox.c.kind == REDRAW, WAITING, outbox.c.claimed_until.is_(None))
    query = select(outbox.c.subject).where(UNSETTLED, *unbegun)
    if len(messages) <= _FEW:
        query = query.where(or_(*(outbox.c.subject.startswith(f"{one}.") for one in messages)))
    subjects = (await tx.execute(query)).scalars()
    return frozenset(int(subject.partition(".")[0]) for subject in subjects)


async def retell(tx: Tx, kind: str, subject: str, instead: str) -> None:
    """A thing is known as another one from now on: who was or will be told of it is told of that one."""
    query = select(outbox.c.id, outbox.c.member_id).where(outbox.c.kind == kind, outbox.c.subject == subject)
    for row in (await tx.execute(query)).all():
        key = f"{kind}:{instead}:{row.member_id}"
        twin = outbox.alias("twin")
        new = outbox.update().where(outbox.c.id == row.id, ~exists().where(twin.c.key == key))
        await tx.execute(new.values(subject=instead, key=key))


async def get(tx: Tx, notice: NoticeId) -> Notice | None:
    """One notice, as long as it is kept."""
    row = (await tx.execute(select(outbox).where(outbox.c.id == notice))).one_or_none()
    return notice_of(row) if row is not None else None


async def wake(tx: Tx, member: MemberId, now: datetime) -> None:
    """A pause is over: what waited because of it is due now."""
    held = (outbox.c.member_id == member, outbox.c.reason == PAUSED)
    waits = outbox.c.state.in_((NoticeState.WAITING, NoticeState.KEPT))
    values = {"state": NoticeState.WAITING, "due_at": now, "settled_at": None, "claimed_until": None}
    await tx.execute(outbox.update().where(*held, waits).values(**values, reason=""))


async def hasten(tx: Tx, kind: str, now: datetime) -> None:
    """What these notices waited for has happened: they are due now."""
    waits = (outbox.c.kind == kind, WAITING, outbox.c.due_at > now)
    await tx.execute(outbox.update().where(*waits).values(due_at=now))


async def keep_all_for(tx: Tx, member: MemberId, at: datetime) -> None:
    """A closed door: all that is or was due to this member is kept for their next command."""
    was_due = or_(outbox.c.due_at <= at, outbox.c.attempts > 0)
    theirs = (outbox.c.member_id == member, WAITING, was_due)
    kept = outbox.update().where(*theirs).values(state=NoticeState.KEPT, settled_at=at, reason="closed")
    await tx.execute(kept)


async def kept_for(tx: Tx, member: MemberId, most: int = 3) -> tuple[Notice, ...]:
    """What waits for this member's next command because their door was closed, oldest first.

    Two commands at once do not both get it: on PostgreSQL the rows are locked, SQLite has one writer.
    """
    query = select(outbox).where(outbox.c.member_id == member, outbox.c.state == NoticeState.KEPT)
    rows = await tx.execute(query.order_by(outbox.c.id).limit(most).with_for_update())
    return tuple(notice_of(row) for row in rows)


def notice_of(row: Row[*tuple[object, ...]]) -> Notice:
    """A row as the notice that it keeps."""
    known = row._mapping
    return Notice(
        id=NoticeId(known["id"]),
        key=known["key"],
        kind=known["kind"],
        member=MemberId(known["member_id"]) if known["member_id"] is not None else None,
        subject=known["subject"],
        due_at=known["due_at"],
        attempts=known["attempts"],
        state=NoticeState(known["state"]),
        via=known["via"],
        channel=known["channel"],
        useful_until=known["useful_until"],
    )
