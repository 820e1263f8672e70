"""Who is brought together: introductions, one yes after the other, and rounds."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    Named,
    String,
    Table,
    Text,
    TypedColumns,
)

from storage.columns import NOBODY, Moment, RowId, about
from storage.tables.metadata import metadata

_TOGETHER = "bringing them together"
_CASCADE = "CASCADE"


class _Introductions(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    key = Column(String(200), nullable=False, unique=True, info=about("introducer", "introducing once"))
    introducer_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="SET NULL"),
        nullable=True,
        index=True,
        info=about("introducer", _TOGETHER),
    )
    first_id = Column(
        RowId,
        ForeignKey("members.id", ondelete=_CASCADE),
        nullable=False,
        index=True,
        info=about("first member", _TOGETHER),
    )
    second_id = Column(
        RowId,
        ForeignKey("members.id", ondelete=_CASCADE),
        nullable=False,
        index=True,
        info=about("second member", _TOGETHER),
    )
    words = Column(Text, nullable=False, info=about("introducer", _TOGETHER))
    state = Column(String(16), nullable=False, info=about("first member and second member", _TOGETHER))
    at = Column(Moment, nullable=False, info=NOBODY)
    until = Column(Moment, nullable=False, index=True, info=NOBODY)
    first_words = Column(Text, nullable=False, info=about("first member", _TOGETHER))
    first_contact = Column(Text, nullable=False, info=about("first member", _TOGETHER))
    second_words = Column(Text, nullable=False, info=about("second member", _TOGETHER))
    second_contact = Column(Text, nullable=False, info=about("second member", _TOGETHER))
    way = Column(String(16), nullable=False, info=about("first member and second member", _TOGETHER))
    tell_at = Column(Moment, nullable=True, info=NOBODY)
    met_at = Column(Moment, nullable=True, info=NOBODY)
    first_said = Column(String(8), nullable=False, info=about("first member", "hearing whether they met"))
    second_said = Column(String(8), nullable=False, info=about("second member", "hearing whether they met"))
    gift_id: Named[int | None] = Column(RowId, info=about("introducer", "telling gifts and their chain"))
    prompt_id: Named[int | None] = Column(RowId, info=about("introducer", "telling prompted giving"))


class _RoundMembers(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete=_CASCADE),
        primary_key=True,
        info=about("member", "rounds they joined"),
    )
    rhythm = Column(String(16), nullable=False, info=about("member", "rounds they joined"))
    since = Column(Moment, nullable=False, info=about("member", "rounds they joined"))
    silent = Column(Integer, nullable=False, default=0, info=about("member", "not pressing who is silent"))
    asked_at = Column(Moment, nullable=True, info=about("member", "not pressing who is silent"))
    rests_until = Column(Moment, nullable=True, info=about("member", "not pressing who is silent"))


class _Rounds(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    rhythm = Column(String(16), nullable=False, info=NOBODY)
    at = Column(Moment, nullable=False, info=NOBODY)
    state = Column(String(16), nullable=False, info=NOBODY)
    seed = Column(String(40), nullable=False, info=NOBODY)


class _RoundPlaces(TypedColumns):
    round_id = Column(RowId, ForeignKey("rounds.id", ondelete=_CASCADE), primary_key=True, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete=_CASCADE),
        primary_key=True,
        index=True,
        info=about("member", "rounds they joined"),
    )
    group: Named[int | None] = Column(Integer, info=about("member", "rounds they joined"))
    alone = Column(String(24), nullable=False, info=about("member", "saying why not this time"))
    said = Column(String(8), nullable=False, info=about("member", "hearing whether they met"))
    at = Column(Moment, nullable=True, info=NOBODY)


# Autoincrement where a removed row's id stands in buttons or nonces: SQLite would give it to the next row.
introductions = Table(
    "introductions", metadata, _Introductions, Index(None, "state", "until"), sqlite_autoincrement=True
)
round_members = Table("round_members", metadata, _RoundMembers)
rounds = Table("rounds", metadata, _Rounds, sqlite_autoincrement=True)
round_places = Table("round_places", metadata, _RoundPlaces)
