"""Claims: a delivery takes due notices for a while, hands them over, and says how far it came."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, exists, or_, select

from community.member import Account
from community.notice import CLAIM, Notice, NoticeState
from storage.database import Tx
from storage.outbox import UNSETTLED, WAITING, notice_of
from storage.tables import accounts, members, outbox

_NEXT_ONES = 20  # one of the next due can be claimed first, but for those that are just being sent

LATE = timedelta(minutes=15)
"""What is handed over so long after it was due came late: a restart, or a platform's wait, takes less."""

_SENDING = outbox.c.state == NoticeState.SENDING
_ready_at = case(
    (or_(_SENDING, outbox.c.claimed_until > outbox.c.due_at), outbox.c.claimed_until), else_=outbox.c.due_at
)


async def claim(tx: Tx, now: datetime, most: int, platforms: Sequence[str]) -> tuple[Notice, ...]:
    """Take up to `most` due notices for `CLAIM`, of readers whom `platforms` reach or who left.

    What nobody settles until then comes up again, as `SENDING` when its sending had begun. A claim counts
    as an attempt, so a notice that kills its process is put aside in the end.
    """
    ids: list[int] = []
    for state in (_SENDING, WAITING):
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
    return tuple(notice_of(row) for row in rows)


async def next_due(tx: Tx, platforms: Sequence[str] | None = None) -> datetime | None:
    """When the next notice can be claimed (by a delivery that reaches `platforms`)."""
    found: list[datetime] = []
    for state in (_SENDING, WAITING):
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


async def note_room(tx: Tx, notice: Notice, channel: str) -> bool:
    """The room that was opened for a notice, so that no second one is; no when the claim is not ours."""
    return await _change(tx, notice, channel=channel)


async def place_of(tx: Tx, notice: Notice) -> tuple[str, str]:
    """Channel and id of the message by which a notice was told."""
    query = select(outbox.c.channel, outbox.c.message).where(outbox.c.id == notice.id)
    row = (await tx.execute(query)).one()
    return row[0], row[1]


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
