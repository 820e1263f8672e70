"""What organisers did to what others see: who, when, what; never the words themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, select

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


async def newest(tx: Tx, actions: Sequence[str], subject: str | None = None) -> Done | None:
    """The newest act of one of these, on this subject if one is named."""
    query = select(audit).where(audit.c.action.in_(actions))
    if subject is not None:
        query = query.where(audit.c.subject == subject)
    row = (await tx.execute(query.order_by(audit.c.id.desc()).limit(1))).one_or_none()
    return _done(row) if row is not None else None


async def forget_before(tx: Tx, moment: datetime) -> None:
    """Drop what was done before a moment."""
    await tx.execute(audit.delete().where(audit.c.at < moment))


def _done(row: Row[*tuple[object, ...]]) -> Done:
    known = row._mapping
    return Done(known["at"], MemberId(known["organiser_id"]), known["action"], known["subject"])
