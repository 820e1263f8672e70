"""Events: what is planned, who said yes, who speaks, who came, and where they stand in calendars."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Named, String, Table, Text, TypedColumns

from storage.columns import NOBODY, Kept, Moment, RowId, about
from storage.tables.metadata import metadata

_GOING = "who comes to an event"


class _Events(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    key = Column(String(200), nullable=False, unique=True, info=NOBODY)
    series_id: Named[int | None] = Column(RowId, index=True, info=NOBODY)
    title = Column(Text, nullable=False, info=NOBODY)
    kind = Column(String(16), nullable=False, info=NOBODY)
    question = Column(Text, nullable=False, info=NOBODY)
    starts_at = Column(Moment, nullable=False, index=True, info=NOBODY)
    minutes = Column(Integer, nullable=False, info=NOBODY)
    place = Column(Text, nullable=False, info=NOBODY)
    link = Column(Text, nullable=False, info=NOBODY)
    capacity: Named[int | None] = Column(Integer, info=NOBODY)
    speakers_wanted = Column(Integer, nullable=False, info=NOBODY)
    rule = Column(Text, nullable=False, info=NOBODY)
    reach = Column(String(16), nullable=False, info=NOBODY)
    state = Column(String(16), nullable=False, info=NOBODY)
    version = Column(Integer, nullable=False, info=NOBODY)
    organiser_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="SET NULL"),
        nullable=True,
        index=True,
        info=about("organiser", "who organises an event", Kept.WITH_THE_EVENT),
    )
    confirmed_by = Column(
        RowId,
        ForeignKey("members.id", ondelete="SET NULL"),
        nullable=True,
        index=True,
        info=about("confirmer", "who confirmed an event", Kept.WITH_THE_EVENT),
    )
    made_at = Column(Moment, nullable=False, info=NOBODY)
    announce_at = Column(Moment, nullable=True, index=True, info=NOBODY)
    announced_at = Column(Moment, nullable=True, info=NOBODY)
    remind_at = Column(Moment, nullable=True, info=NOBODY)
    closed_at = Column(Moment, nullable=True, info=NOBODY)


class _EventTopics(TypedColumns):
    event_id = Column(RowId, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, info=NOBODY)
    topic = Column(String(40), primary_key=True, info=NOBODY)


class _EventAnswers(TypedColumns):
    event_id = Column(RowId, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info=about("member", _GOING),
    )
    answer = Column(String(8), nullable=False, info=about("member", _GOING))
    at = Column(Moment, nullable=False, info=about("member", _GOING))
    waits = Column(Boolean, nullable=False, info=about("member", _GOING))
    told_version = Column(Integer, nullable=False, info=about("member", "telling a change once"))
    came: Named[bool | None] = Column(Boolean, info=about("member", "who came"))
    marked_by_organiser = Column(Boolean, nullable=False, info=about("member", "who came"))
    would_speak: Named[bool | None] = Column(Boolean, info=about("member", "whom to invite to what"))


class _EventSpeakers(TypedColumns):
    event_id = Column(RowId, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info=about("speaker", "who speaks at an event"),
    )
    words = Column(Text, nullable=False, info=about("speaker", "who speaks at an event"))
    state = Column(String(16), nullable=False, info=about("speaker", "who speaks at an event"))
    at = Column(Moment, nullable=False, info=about("speaker", "who speaks at an event"))
    prompt_id: Named[int | None] = Column(RowId, info=about("speaker", "telling prompted giving"))


class _EventMirrors(TypedColumns):
    event_id = Column(RowId, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True, info=NOBODY)
    platform = Column(String(16), primary_key=True, info=NOBODY)
    external_id = Column(String(64), nullable=False, info=NOBODY)
    version = Column(Integer, nullable=False, info=NOBODY)
    state = Column(String(16), nullable=False, info=NOBODY)
    try_at = Column(Moment, nullable=False, info=NOBODY)
    attempts = Column(Integer, nullable=False, info=NOBODY)


class _Calendars(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "their calendar address"),
    )
    secret_hash = Column(
        String(64), nullable=False, unique=True, info=about("member", "their calendar address")
    )
    at = Column(Moment, nullable=False, info=about("member", "their calendar address"))


# Autoincrement where a removed row's id stands in buttons or nonces: SQLite would give it to the next row.
events = Table("events", metadata, _Events, Index(None, "state", "starts_at"), sqlite_autoincrement=True)
event_topics = Table("event_topics", metadata, _EventTopics)
event_answers = Table("event_answers", metadata, _EventAnswers)
event_speakers = Table("event_speakers", metadata, _EventSpeakers)
event_mirrors = Table("event_mirrors", metadata, _EventMirrors)
calendars = Table("calendars", metadata, _Calendars)
