"""What organisers did to what others see: who, when, what; never the words themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from community.member import MemberId
from storage.database import Tx
from storage.tables import audit

KEPT_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Done:
    """One act of an organiser; `subject` names the row, such as `gift:12`."""

    at: datetime
    organiser: MemberId
    action: str
    subject: str


async def note(tx: Tx, organiser: MemberId, action: str, subject: str, at: datetime) -> None:
    """Write an act down."""
    row = {"at": at, "organiser_id": organiser, "action": action, "subject": subject}
    await tx.execute(audit.insert(), row)


async def lately(tx: Tx, most: int = 10) -> tuple[Done, ...]:
    """The newest acts, newest first."""
    rows = await tx.execute(select(audit).order_by(audit.c.id.desc()).limit(most))
    return tuple(Done(row.at, MemberId(row.organiser_id), row.action, row.subject) for row in rows)


async def forget_before(tx: Tx, moment: datetime) -> None:
    """Drop what was done before a moment."""
    await tx.execute(audit.delete().where(audit.c.at < moment))
