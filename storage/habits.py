"""Habits: how often a member likes to be invited, and when they are left in peace."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from community.hours import QUIET, Hours
from community.member import MemberId
from community.prompt import Rhythm
from storage.database import Tx, insert_new
from storage.tables import habits


@dataclass(frozen=True, slots=True)
class Habits:
    """What holds for a member who said nothing else."""

    rhythm: Rhythm = Rhythm.NORMAL
    quiet: Hours = QUIET


async def of(tx: Tx, members: Sequence[MemberId]) -> dict[MemberId, Habits]:
    """The habits of each, as far as they told any."""
    rows = await tx.execute(select(habits).where(habits.c.member_id.in_(members)))
    return {
        MemberId(row.member_id): Habits(
            Rhythm(row.rhythm),
            Hours(row.quiet_from, row.quiet_to)
            if row.quiet_from is not None and row.quiet_to is not None
            else QUIET,
        )
        for row in rows
    }


async def save(tx: Tx, member: MemberId, wanted: Habits) -> None:
    """From now on, this."""
    await tx.execute(insert_new(tx, habits), {"member_id": member, "rhythm": Rhythm.NORMAL})
    quiet = {"quiet_from": wanted.quiet.first, "quiet_to": wanted.quiet.last}
    mine = habits.update().where(habits.c.member_id == member)
    await tx.execute(mine.values(rhythm=wanted.rhythm, **quiet))
