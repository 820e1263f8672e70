"""What became of notices: counts for organisers and operators, and how long it is remembered."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select

from community.notice import NoticeState
from storage.database import Tx
from storage.outbox import TOO_LATE, UNSETTLED
from storage.tables import accounts, outbox

POSTS_FOR = timedelta(days=365)
"""How much longer than what members were told: an event may be announced that long before it is."""


async def forget_before(tx: Tx, moment: datetime) -> None:
    """Drop what members were told, or what was put aside, before a moment.

    What channels were told tells of no reader, and stays for `POSTS_FOR` longer, so that it can be redrawn.
    """
    over = outbox.c.state.in_((NoticeState.TOLD, NoticeState.ASIDE))
    to_members = and_(outbox.c.member_id.is_not(None), outbox.c.settled_at < moment)
    posts = and_(outbox.c.member_id.is_(None), outbox.c.settled_at < moment - POSTS_FOR)
    await tx.execute(outbox.delete().where(over, or_(to_members, posts)))


async def counts(tx: Tx) -> dict[str, int]:
    """How many notices are in each state."""
    rows = await tx.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
    return {row[0]: row[1] for row in rows}


async def due(tx: Tx, now: datetime) -> int:
    """How many notices are to be told by now."""
    query = select(func.count()).select_from(outbox).where(UNSETTLED, outbox.c.due_at <= now)
    return (await tx.execute(query)).scalar_one()


async def reasons_aside(tx: Tx, most: int = 5) -> Sequence[tuple[str, int]]:
    """Why notices were put aside, the most frequent first."""
    count = func.count().label("count")
    query = select(outbox.c.reason, count).where(outbox.c.state == NoticeState.ASIDE)
    rows = await tx.execute(query.group_by(outbox.c.reason).order_by(count.desc()).limit(most))
    return [(row[0], row[1]) for row in rows]


async def newest_ending(tx: Tx, platform: str, reason: str) -> NoticeState | None:
    """How the newest notice ended there of those that arrived, or were put aside for this reason."""
    arrived = and_(outbox.c.state == NoticeState.TOLD, outbox.c.message != "")
    refused = and_(outbox.c.state == NoticeState.ASIDE, outbox.c.reason == reason)
    joined = outbox.join(accounts, outbox.c.account_id == accounts.c.id)
    query = select(outbox.c.state).select_from(joined).order_by(outbox.c.settled_at.desc()).limit(1)
    found = await tx.execute(query.where(accounts.c.platform == platform, or_(arrived, refused)))
    state = found.scalar_one_or_none()
    return NoticeState(state) if state is not None else None


async def late_and_dropped(tx: Tx, since: datetime) -> tuple[int, int]:
    """Of what was settled since a moment: how much came late, and how much was dropped as too late."""
    counted = select(func.count()).select_from(outbox).where(outbox.c.settled_at >= since)
    arrived = (outbox.c.state == NoticeState.TOLD, outbox.c.message != "", outbox.c.late)
    dropped = (outbox.c.state == NoticeState.ASIDE, outbox.c.reason == TOO_LATE)
    late = (await tx.execute(counted.where(*arrived))).scalar_one()
    return late, (await tx.execute(counted.where(*dropped))).scalar_one()
