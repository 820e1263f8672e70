"""Openings that members shared, what others saved of them, and who hears of new ones."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, String, Table, Text, TypedColumns

from storage.columns import NOBODY, Moment, RowId, about
from storage.tables.metadata import metadata

_SHARING = "sharing openings"


class _Openings(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    key = Column(String(200), nullable=False, unique=True, info=about("sharer", "sharing once"))
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
        info=about("sharer", _SHARING),
    )
    title = Column(Text, nullable=False, info=about("sharer", _SHARING))
    organisation = Column(Text, nullable=False, info=about("sharer", _SHARING))
    kind = Column(String(16), nullable=False, info=NOBODY)
    of_host = Column(Boolean, nullable=False, info=NOBODY)
    link = Column(Text, nullable=False, info=about("sharer", _SHARING))
    words = Column(Text, nullable=False, info=about("sharer", _SHARING))
    as_of = Column(Date, nullable=False, info=NOBODY)
    until = Column(Moment, nullable=False, index=True, info=NOBODY)
    state = Column(String(16), nullable=False, info=NOBODY)
    at = Column(Moment, nullable=False, info=NOBODY)
    asked_at = Column(Moment, nullable=True, info=about("sharer", "asking once whether it is still open"))
    came = Column(Boolean, nullable=True, info=about("sharer", "hearing what came of it"))
    came_of_it = Column(Text, nullable=False, info=about("sharer", "hearing what came of it"))
    gift_id = Column(RowId, nullable=True, info=about("sharer", "telling gifts and their chain"))
    prompt_id = Column(RowId, nullable=True, info=about("sharer", "telling prompted giving"))


class _OpeningTopics(TypedColumns):
    opening_id = Column(RowId, ForeignKey("openings.id", ondelete="CASCADE"), primary_key=True, info=NOBODY)
    topic = Column(String(40), primary_key=True, index=True, info=about("sharer", _SHARING))


class _OpeningSaves(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "finding again what they saved"),
    )
    opening_id = Column(
        RowId,
        ForeignKey("openings.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info=about("member", "finding again what they saved"),
    )
    at = Column(Moment, nullable=False, info=NOBODY)


class _Subscribers(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "telling them of new openings"),
    )
    rhythm = Column(String(8), nullable=False, info=about("member", "telling them of new openings"))
    every_topic = Column(Boolean, nullable=False, info=about("member", "telling them of new openings"))
    told_to = Column(RowId, nullable=False, info=about("member", "telling them once"))
    next_at = Column(Moment, nullable=True, index=True, info=about("member", "telling them of new openings"))


class _Subscriptions(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "telling them of new openings"),
    )
    topic = Column(
        String(40), primary_key=True, index=True, info=about("member", "telling them of new openings")
    )


# Autoincrement where a removed row's id stands in buttons or nonces: SQLite would give it to the next row.
openings = Table("openings", metadata, _Openings, Index(None, "state", "until"), sqlite_autoincrement=True)
opening_topics = Table("opening_topics", metadata, _OpeningTopics)
opening_saves = Table("opening_saves", metadata, _OpeningSaves)
subscribers = Table("subscribers", metadata, _Subscribers)
subscriptions = Table("subscriptions", metadata, _Subscriptions)
