"""Asks and who answers them; prompts, and how each of them was decided."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Named,
    String,
    Table,
    Text,
    TypedColumns,
)

from storage.columns import NOBODY, Kept, Moment, RowId, about
from storage.tables.metadata import metadata

_PROMPTS = Kept.THIRTEEN_MONTHS


class _Asks(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    key = Column(String(200), nullable=False, unique=True, info=about("asker", "asking once"))
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
        info=about("asker", "finding help"),
    )
    words = Column(Text, nullable=False, info=about("asker", "finding help"))
    named = Column(Boolean, nullable=False, info=NOBODY)
    posted = Column(Boolean, nullable=False, info=NOBODY)
    state = Column(String(16), nullable=False, info=NOBODY)
    at = Column(Moment, nullable=False, info=NOBODY)
    until = Column(Moment, nullable=False, index=True, info=NOBODY)
    asked_at = Column(Moment, nullable=True, info=about("asker", "asking once whether it helped"))
    addressee_id: Named[int | None] = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        index=True,
        info=about("addressee", "bringing an ask to whom it is for"),
    )


class _AskTopics(TypedColumns):
    ask_id = Column(RowId, ForeignKey("asks.id", ondelete="CASCADE"), primary_key=True, info=NOBODY)
    topic = Column(String(40), primary_key=True, info=about("asker", "finding help"))


class _AskOffers(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    ask_id = Column(RowId, ForeignKey("asks.id", ondelete="CASCADE"), nullable=False, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
        info=about("helper", "bringing help to who asked"),
    )
    words = Column(Text, nullable=False, info=about("helper", "bringing help to who asked"))
    at = Column(Moment, nullable=False, info=NOBODY)
    answer = Column(Text, nullable=False, info=about("helper", "bringing help to who asked"))
    helped: Named[bool | None] = Column(Boolean, info=about("helper", "thanking for help"))
    gift_id: Named[int | None] = Column(RowId, info=about("helper", "telling gifts and their chain"))
    prompt_id: Named[int | None] = Column(RowId, info=about("helper", "telling prompted giving"))


class _Prompts(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        nullable=False,
        info=about("member", "inviting without pressing", _PROMPTS),
    )
    kind = Column(String(16), nullable=False, info=about("member", "inviting without pressing", _PROMPTS))
    subject = Column(String(64), nullable=False, info=NOBODY)
    reason = Column(Text, nullable=False, info=about("member", "saying why they", _PROMPTS))
    at = Column(Moment, nullable=False, index=True, info=NOBODY)
    until = Column(Moment, nullable=False, info=NOBODY)
    answer = Column(String(16), nullable=False, info=about("member", "inviting without pressing", _PROMPTS))
    answered_at = Column(Moment, nullable=True, info=NOBODY)
    gift_id: Named[int | None] = Column(RowId, info=about("member", "telling prompted giving", _PROMPTS))
    decision_id: Named[int | None] = Column(RowId, info=NOBODY)


class _Decisions(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    at = Column(Moment, nullable=False, index=True, info=NOBODY)
    policy = Column(String(32), nullable=False, info=NOBODY)
    seed = Column(String(40), nullable=False, info=NOBODY)
    kind = Column(String(16), nullable=False, info=NOBODY)
    subject = Column(String(64), nullable=False, info=NOBODY)


class _Weighed(TypedColumns):
    decision_id = Column(RowId, ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info=about("member", "judging how the bot invites", _PROMPTS),
    )
    score = Column(Float, nullable=False, info=about("member", "judging how the bot invites", _PROMPTS))
    chance = Column(Float, nullable=False, info=about("member", "judging how the bot invites", _PROMPTS))
    chosen = Column(Boolean, nullable=False, info=about("member", "judging how the bot invites", _PROMPTS))


class _Habits(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "writing when they like it"),
    )
    rhythm = Column(String(8), nullable=False, info=about("member", "writing when they like it"))
    quiet_from: Named[int | None] = Column(Integer, info=about("member", "writing when they like it"))
    quiet_to: Named[int | None] = Column(Integer, info=about("member", "writing when they like it"))


# Autoincrement where a removed row's id stands in buttons or nonces: SQLite would give it to the next row.
asks = Table("asks", metadata, _Asks, Index(None, "state", "until"), sqlite_autoincrement=True)
ask_topics = Table("ask_topics", metadata, _AskTopics)
ask_offers = Table(
    "ask_offers",
    metadata,
    _AskOffers,
    Index(None, "ask_id", "member_id"),
    sqlite_autoincrement=True,
)
prompts = Table("prompts", metadata, _Prompts, Index(None, "member_id", "at"), sqlite_autoincrement=True)
decisions = Table("decisions", metadata, _Decisions, sqlite_autoincrement=True)
weighed = Table("weighed", metadata, _Weighed)
habits = Table("habits", metadata, _Habits)
