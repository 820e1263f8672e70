"""Gifts and thanks, and what moved whom."""

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

_GIVING = "telling gifts and their chain"
_GIFT = Kept.WITH_THE_GIFT


class _Gifts(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    key = Column(String(200), nullable=False, unique=True, info=about("giver", "importing once", _GIFT))
    giver_id = Column(RowId, ForeignKey("members.id"), nullable=False, info=about("giver", _GIVING, _GIFT))
    kind = Column(String(16), nullable=False, info=NOBODY)
    at = Column(Moment, nullable=False, index=True, info=NOBODY)
    everybody = Column(Boolean, nullable=False, info=NOBODY)
    audience: Named[int | None] = Column(Integer, info=NOBODY)
    host: Named[bool | None] = Column(Boolean, info=about("giver", "the host's share", _GIFT))
    words = Column(Text, nullable=False, info=about("giver and receivers", _GIVING))
    occasion = Column(String(16), nullable=False, default="none", info=NOBODY)
    source = Column(String(16), nullable=False, info=NOBODY)
    born_of_thanks = Column(Boolean, nullable=False, info=NOBODY)
    inspiration = Column(String(8), nullable=False, info=about("giver", "the chain", _GIFT))
    by_account: Named[int | None] = Column(RowId, info=about("giver", "unlinking"))
    edited_at = Column(Moment, nullable=True, info=NOBODY)
    note = Column(Text, nullable=False, server_default="", info=about("giver and receivers", _GIVING))
    words_hidden = Column(Boolean, nullable=False, server_default=false(), info=NOBODY)
    kept_private = Column(Boolean, nullable=False, server_default=false(), info=NOBODY)
    asked_at = Column(Moment, nullable=True, info=NOBODY)
    occasion_id: Named[int | None] = Column(RowId, info=NOBODY)
    prompt_id: Named[int | None] = Column(RowId, info=about("giver", "telling prompted giving", _GIFT))


class _Receipts(TypedColumns):
    gift_id = Column(RowId, ForeignKey("gifts.id", ondelete="CASCADE"), primary_key=True, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id"),
        primary_key=True,
        index=True,
        info=about("receiver", _GIVING, _GIFT),
    )


class _Inspirations(TypedColumns):
    gift_id = Column(RowId, ForeignKey("gifts.id", ondelete="CASCADE"), primary_key=True, info=NOBODY)
    inspired_by = Column(
        RowId,
        ForeignKey("gifts.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info=about("giver", "the chain", _GIFT),
    )


class _Thanks(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    key = Column(String(200), nullable=False, unique=True, info=about("thanker", "importing once", _GIFT))
    thanker_id = Column(
        RowId, ForeignKey("members.id"), nullable=False, info=about("thanker", _GIVING, _GIFT)
    )
    thanked_id = Column(
        RowId, ForeignKey("members.id"), nullable=False, info=about("thanked", _GIVING, _GIFT)
    )
    gift_id = Column(
        RowId, ForeignKey("gifts.id", ondelete="CASCADE"), nullable=False, index=True, info=NOBODY
    )
    at = Column(Moment, nullable=False, info=NOBODY)
    words = Column(Text, nullable=False, info=about("thanker and thanked", _GIVING))
    source = Column(String(16), nullable=False, info=NOBODY)
    rule: Named[str | None] = Column(String(16), info=NOBODY)
    by_account: Named[int | None] = Column(RowId, info=about("thanker", "unlinking"))
    edited_at = Column(Moment, nullable=True, info=NOBODY)
    note = Column(Text, nullable=False, server_default="", info=about("thanker and thanked", _GIVING))
    words_hidden = Column(Boolean, nullable=False, server_default=false(), info=NOBODY)
    kept_private = Column(Boolean, nullable=False, server_default=false(), info=NOBODY)


class _Reactions(TypedColumns):
    place = Column(String(160), primary_key=True, info=NOBODY)
    account = Column(String(64), primary_key=True, info=about("thanker", "one thanks for all emoji"))
    emoji = Column(String(100), primary_key=True, info=NOBODY)


# Autoincrement where a removed row's id stands in buttons or nonces: SQLite would give it to the next row.
gifts = Table("gifts", metadata, _Gifts, Index(None, "giver_id", "at"), sqlite_autoincrement=True)
receipts = Table("receipts", metadata, _Receipts)
inspirations = Table("inspirations", metadata, _Inspirations)
thanks = Table(
    "thanks",
    metadata,
    _Thanks,
    Index(None, "thanked_id", "at"),
    Index(None, "thanker_id", "at"),
    sqlite_autoincrement=True,
)
reactions = Table("reactions", metadata, _Reactions)
