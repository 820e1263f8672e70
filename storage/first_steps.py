"""A newcomer's first steps: when they began, which were taken, and which were skipped."""

from datetime import datetime
from typing import Final

from sqlalchemy import exists, func, or_, select

from community.first_step import LASTS, NEWCOMER, FirstStep
from community.gift import GiftKind
from community.member import MemberId
from storage.database import Tx, insert_new
from storage.tables import askable, avoided, first_steps, gifts, members, receipts, thanks

_BEGAN: Final = "began"
"""The row that says since when they stand there."""


async def begin(tx: Tx, member: MemberId, at: datetime) -> None:
    """From now on they are shown, if they never were."""
    row = {"member_id": member, "step": _BEGAN, "at": at, "taken": False}
    await tx.execute(insert_new(tx, first_steps), row)


async def settle(tx: Tx, member: MemberId, step: FirstStep, at: datetime, *, taken: bool) -> None:
    """A step was taken, or skipped: it is shown no more."""
    row = {"member_id": member, "step": step, "at": at, "taken": taken}
    await tx.execute(insert_new(tx, first_steps), row)


async def unskip(tx: Tx, member: MemberId) -> None:
    """The steps that were skipped stand there again."""
    theirs = (first_steps.c.member_id == member, first_steps.c.step != _BEGAN)
    await tx.execute(first_steps.delete().where(*theirs, first_steps.c.taken.is_(False)))


async def open_of(tx: Tx, member: MemberId, now: datetime) -> tuple[FirstStep, ...]:
    """The steps that a newcomer may still take; none before they began or once their time is over."""
    rows = await tx.execute(select(first_steps).where(first_steps.c.member_id == member))
    known = {row.step: row.at for row in rows}
    if _BEGAN not in known or now >= known[_BEGAN] + LASTS:
        return ()
    done = {*known, *await _done(tx, member)}
    return tuple(step for step in FirstStep if step not in done)


async def somebody_new(tx: Tx, member: MemberId, now: datetime) -> MemberId | None:
    """Who came lately and said who they are, was welcomed least, and not by this member."""
    here = (members.c.left_community.is_(None), members.c.is_bot.is_(False), members.c.paused_at.is_(None))
    new = (members.c.joined >= (now - NEWCOMER).date(), members.c.declared_at.is_not(None))
    welcomes = (
        select(func.count())
        .select_from(receipts.join(gifts, gifts.c.id == receipts.c.gift_id))
        .where(receipts.c.member_id == members.c.id, gifts.c.kind == GiftKind.WELCOME)
    )
    mine = welcomes.where(gifts.c.giver_id == member).scalar_subquery()
    there = (avoided.c.member_id == members.c.id) & (avoided.c.other_id == member)
    back = (avoided.c.member_id == member) & (avoided.c.other_id == members.c.id)
    query = select(members.c.id).where(*here, *new, members.c.id != member, mine == 0)
    apart = ~exists().where(or_(there, back))
    order = (welcomes.scalar_subquery(), members.c.declared_at.desc(), members.c.id)
    found = (await tx.execute(query.where(apart).order_by(*order).limit(1))).scalar_one_or_none()
    return MemberId(found) if found is not None else None


async def _done(tx: Tx, member: MemberId) -> set[FirstStep]:
    """What was done, however one came to do it."""
    ways = {
        FirstStep.WELCOME: exists().where(gifts.c.giver_id == member, gifts.c.kind == GiftKind.WELCOME),
        FirstStep.TOPIC: exists().where(askable.c.member_id == member),
        FirstStep.THANKS: exists().where(thanks.c.thanker_id == member),
    }
    row = (await tx.execute(select(*ways.values()))).one()
    return {step for step, done in zip(ways, row, strict=True) if done}
