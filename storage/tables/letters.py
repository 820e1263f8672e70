"""What waits: forms half done, and notices to tell."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Named,
    String,
    Table,
    Text,
    TypedColumns,
    false,
)

from storage.columns import NOBODY, Kept, Moment, RowId, about
from storage.tables.metadata import metadata


class _Drafts(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        nullable=False,
        info=about("member", "finishing what they began", Kept.SEVEN_DAYS),
    )
    kind = Column(String(32), nullable=False, info=NOBODY)
    words = Column(Text, nullable=False, info=about("member", "finishing what they began", Kept.SEVEN_DAYS))
    at = Column(Moment, nullable=False, info=NOBODY)


class _Outbox(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    key = Column(
        String(200), nullable=False, unique=True, info=about("reader", "telling once", Kept.THIRTY_DAYS)
    )
    kind = Column(String(32), nullable=False, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        nullable=True,
        info=about("reader", "telling them", Kept.THIRTY_DAYS),
    )
    subject = Column(String(64), nullable=False, info=NOBODY)
    state = Column(String(16), nullable=False, info=NOBODY)
    due_at = Column(Moment, nullable=False, info=NOBODY)
    attempts = Column(Integer, nullable=False, default=0, info=NOBODY)
    claimed_until = Column(Moment, nullable=True, info=NOBODY)
    reason = Column(Text, nullable=False, default="", info=NOBODY)
    account_id = Column(
        RowId,
        ForeignKey("accounts.id", ondelete="SET NULL"),
        nullable=True,
        info=about("reader", "changing what was delivered", Kept.THIRTY_DAYS),
    )
    channel = Column(Text, nullable=False, default="", info=about("reader", "changing it", Kept.THIRTY_DAYS))
    message = Column(Text, nullable=False, default="", info=about("reader", "changing it", Kept.THIRTY_DAYS))
    settled_at = Column(Moment, nullable=True, info=NOBODY)
    via: Named[str | None] = Column(String(16), info=NOBODY)
    urgency = Column(Integer, nullable=False, server_default="1", info=NOBODY)
    useful_until = Column(Moment, nullable=True, info=NOBODY)
    late = Column(Boolean, nullable=False, server_default=false(), info=NOBODY)


# Autoincrement where a removed row's id stands in buttons or nonces: SQLite would give it to the next row.
drafts = Table("drafts", metadata, _Drafts, Index(None, "member_id"), sqlite_autoincrement=True)
outbox = Table(
    "outbox",
    metadata,
    _Outbox,
    Index(None, "state", "due_at"),
    Index(None, "state", "urgency", "due_at", "id"),
    Index(None, "member_id", "state"),
    sqlite_autoincrement=True,
)
