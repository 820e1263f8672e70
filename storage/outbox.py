"""The outbox: notices put in the transaction of the fact they tell, claimed with a lease, settled once."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, and_, case, exists, or_, select, true

from community.member import Account, MemberId
from community.notice import CLAIM, Notice, NoticeId, NoticeState, Urgency
from storage.database import Tx, insert_new
from storage.tables import accounts, members, outbox

_TOGETHER = 1_000  # rows put in at once
_FEW = 100  # messages that are redrawn before others are told something new
_NEXT_ONES = 20  # one of the next due can be claimed first, but for those that are just being sent

REDRAW = "redraw"
"""The kind of notice by which a message that was delivered is drawn anew; its subject begins with the id."""

LATE = timedelta(minutes=15)
"""What is handed over so long after it was due came late: a restart, or a platform's wait, takes less."""

TOO_LATE = "too-late"
"""Why a notice was dropped that would have been of no use any more."""

PAUSED = "paused"
"""Why a notice waits whose reader wants to be left in peace for now."""

_WAITING = outbox.c.state == NoticeState.WAITING
_SENDING = outbox.c.state == NoticeState.SENDING
UNSETTLED = outbox.c.state.in_((NoticeState.WAITING, NoticeState.SENDING))
_ready_at = case(
    (or_(_SENDING, outbox.c.claimed_until > outbox.c.due_at), outbox.c.claimed_until), else_=outbox.c.due_at
)


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


async def claim(tx: Tx, now: datetime, most: int, platforms: Sequence[str]) -> tuple[Notice, ...]:
    """Take up to `most` due notices for `CLAIM`, of readers whom `platforms` reach or who left.

    What nobody settles until then comes up again, as `SENDING` when its sending had begun. A claim counts
    as an attempt, so a notice that kills its process is put aside in the end.
    """
    ids: list[int] = []
    for state in (_SENDING, _WAITING):
        due = select(outbox.c.id).where(state, _ready_at <= now, _concern(platforms))
        query = due.order_by(outbox.c.urgency, outbox.c.due_at, outbox.c.id).limit(most - len(ids))
        if tx.dialect.name != "sqlite":
            query = query.with_for_update(skip_locked=True)
        ids += (await tx.execute(query)).scalars() if len(ids) < most else ()
    if not ids:
        return ()
    taken = outbox.update().where(outbox.c.id.in_(ids))
    await tx.execute(taken.values(claimed_until=now + CLAIM, attempts=outbox.c.attempts + 1))
    in_order = (outbox.c.urgency, outbox.c.due_at, outbox.c.id)
    rows = await tx.execute(select(outbox).where(outbox.c.id.in_(ids)).order_by(*in_order))
    return tuple(_notice(row) for row in rows)


async def next_due(tx: Tx, platforms: Sequence[str] | None = None) -> datetime | None:
    """When the next notice can be claimed (by a delivery that reaches `platforms`)."""
    found: list[datetime] = []
    for state in (_SENDING, _WAITING):
        query = select(_ready_at).where(state).order_by(outbox.c.due_at).limit(_NEXT_ONES)
        if platforms is not None:
            query = query.where(_concern(platforms))
        found += (await tx.execute(query)).scalars()
    return min(found, default=None)


async def begin(tx: Tx, notice: Notice, account: Account | None, now: datetime) -> bool:
    """Note, before it happens, that a notice is handed over (to nobody alone, where a channel is told).

    No when the claim is not ours any more.
    """
    values: dict[str, object] = {"state": NoticeState.SENDING, "claimed_until": now + CLAIM}
    if account is not None:
        to = (accounts.c.platform == account.platform, accounts.c.external_id == account.external_id)
        values["account_id"] = select(accounts.c.id).where(*to).scalar_subquery()
    if notice.state is NoticeState.WAITING:
        values["due_at"] = now
        values["late"] = outbox.c.due_at < now - LATE
    return await _change(tx, notice, **values)


async def handed_to(tx: Tx, notice: Notice) -> tuple[str, str] | None:
    """Platform and id of the account that a notice was handed over to; nothing when it is forgotten."""
    joined = outbox.join(accounts, outbox.c.account_id == accounts.c.id)
    query = select(accounts.c.platform, accounts.c.external_id).select_from(joined)
    row = (await tx.execute(query.where(outbox.c.id == notice.id))).one_or_none()
    return (row[0], row[1]) if row is not None else None


async def tell_later(tx: Tx, notice: Notice, due_at: datetime, reason: str) -> None:
    """Try again from `due_at` on a notice that surely has not arrived."""
    waiting = {"state": NoticeState.WAITING, "claimed_until": None}
    await _change(tx, notice, due_at=due_at, reason=reason, **waiting)


async def give_back(tx: Tx, notice: Notice, due_at: datetime, reason: str = "") -> None:
    """Leave a notice that was not handed over to another delivery, or to a later day; it was no attempt."""
    waiting = {"state": NoticeState.WAITING, "claimed_until": None, "attempts": notice.attempts - 1}
    await _change(tx, notice, due_at=due_at, reason=reason, **waiting)


async def doubt(tx: Tx, notice: Notice, again_at: datetime, reason: str) -> None:
    """Look again at `again_at` at a notice that may have arrived."""
    await _change(tx, notice, claimed_until=again_at, reason=reason)


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
    drawn = outbox.update().where(of_it, _WAITING, outbox.c.claimed_until.is_not(None))
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
    unbegun = (outbox.c.kind == REDRAW, _WAITING, outbox.c.claimed_until.is_(None))
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
    return _notice(row) if row is not None else None


async def note_room(tx: Tx, notice: Notice, channel: str) -> bool:
    """The room that was opened for a notice, so that no second one is; no when the claim is not ours."""
    return await _change(tx, notice, channel=channel)


async def place_of(tx: Tx, notice: Notice) -> tuple[str, str]:
    """Channel and id of the message by which a notice was told."""
    query = select(outbox.c.channel, outbox.c.message).where(outbox.c.id == notice.id)
    row = (await tx.execute(query)).one()
    return row[0], row[1]


async def wake(tx: Tx, member: MemberId, now: datetime) -> None:
    """A pause is over: what waited because of it is due now."""
    held = (outbox.c.member_id == member, outbox.c.reason == PAUSED)
    waits = outbox.c.state.in_((NoticeState.WAITING, NoticeState.KEPT))
    values = {"state": NoticeState.WAITING, "due_at": now, "settled_at": None, "claimed_until": None}
    await tx.execute(outbox.update().where(*held, waits).values(**values, reason=""))


async def keep_all_for(tx: Tx, member: MemberId, at: datetime) -> None:
    """A closed door: all that is or was due to this member is kept for their next command."""
    was_due = or_(outbox.c.due_at <= at, outbox.c.attempts > 0)
    theirs = (outbox.c.member_id == member, _WAITING, was_due)
    kept = outbox.update().where(*theirs).values(state=NoticeState.KEPT, settled_at=at, reason="closed")
    await tx.execute(kept)


async def kept_for(tx: Tx, member: MemberId, most: int = 3) -> tuple[Notice, ...]:
    """What waits for this member's next command because their door was closed, oldest first.

    Two commands at once do not both get it: on PostgreSQL the rows are locked, SQLite has one writer.
    """
    query = select(outbox).where(outbox.c.member_id == member, outbox.c.state == NoticeState.KEPT)
    rows = await tx.execute(query.order_by(outbox.c.id).limit(most).with_for_update())
    return tuple(_notice(row) for row in rows)


def _concern(platforms: Sequence[str]) -> ColumnElement[bool]:
    by = or_(outbox.c.via.is_(None), outbox.c.via == accounts.c.platform)
    here = and_(accounts.c.left_at.is_(None), accounts.c.platform.in_(platforms), by)
    reached = exists().where(accounts.c.member_id == outbox.c.member_id, here)
    left = exists().where(members.c.id == outbox.c.member_id, members.c.left_community.is_not(None))
    there = (accounts.c.platform == outbox.c.via, accounts.c.left_at.is_(None))
    nowhere = ~exists().where(accounts.c.member_id == outbox.c.member_id, *there)
    of_a_member = or_(reached, left, and_(outbox.c.via.is_not(None), nowhere))
    posts = and_(outbox.c.member_id.is_(None), outbox.c.via.in_(platforms))
    return or_(posts, and_(outbox.c.member_id.is_not(None), of_a_member))


async def _change(tx: Tx, notice: Notice, **values: object) -> bool:
    """Change a notice that is still ours: not settled, and not claimed again since."""
    ours = (outbox.c.id == notice.id, outbox.c.attempts == notice.attempts, UNSETTLED)
    changed = outbox.update().where(*ours).values(**values).returning(outbox.c.id)
    return (await tx.execute(changed)).first() is not None


def _notice(row: Row[*tuple[object, ...]]) -> Notice:
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
