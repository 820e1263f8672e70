"""The community and its homes: what organisers settled, what they did, and who runs what."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Named, String, Table, Text, TypedColumns, true

from storage.columns import NOBODY, Kept, Moment, RowId, about
from storage.tables.metadata import metadata


class _Homes(TypedColumns):
    platform = Column(String(16), primary_key=True, info=NOBODY)
    external_id = Column(String(64), nullable=False, info=NOBODY)
    name = Column(Text, nullable=False, info=NOBODY)
    channel: Named[str | None] = Column(String(64), info=NOBODY)
    removed_at = Column(Moment, nullable=True, info=NOBODY)
    removed_why = Column(String(40), nullable=False, server_default="", info=NOBODY)


class _Channels(TypedColumns):
    platform = Column(String(16), primary_key=True, info=NOBODY)
    external_id = Column(String(64), primary_key=True, info=NOBODY)
    name = Column(Text, nullable=False, info=NOBODY)
    heard = Column(Boolean, nullable=False, info=NOBODY)
    writable = Column(Boolean, nullable=False, info=NOBODY)


class _Community(TypedColumns):
    id = Column(Integer, primary_key=True, info=NOBODY)
    name = Column(Text, nullable=False, info=NOBODY)
    company = Column(Text, nullable=False, info=NOBODY)
    language: Named[str | None] = Column(String(8), info=NOBODY)
    thanks_emoji: Named[str | None] = Column(Text, info=NOBODY)
    welcomes = Column(String(16), nullable=False, info=NOBODY)
    welcomes_since = Column(Moment, nullable=True, info=NOBODY)
    organisers_named = Column(Boolean, nullable=False, info=NOBODY)
    version = Column(Integer, nullable=False, info=NOBODY)
    secret: Named[str | None] = Column(String(64), info=NOBODY)
    prompts = Column(Boolean, nullable=False, server_default=true(), info=NOBODY)


class _Audit(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    at = Column(Moment, nullable=False, info=NOBODY)
    organiser_id = Column(
        RowId,
        ForeignKey("members.id"),
        nullable=False,
        index=True,
        info=about("organiser", "who did what", Kept.A_YEAR),
    )
    action = Column(String(32), nullable=False, info=NOBODY)
    subject = Column(String(64), nullable=False, info=NOBODY)


class _Leases(TypedColumns):
    name = Column(String(64), primary_key=True, info=NOBODY)
    holder = Column(String(64), nullable=False, info=NOBODY)
    until = Column(Moment, nullable=False, info=NOBODY)


# Autoincrement where a removed row's id stands in buttons or nonces: SQLite would give it to the next row.
homes = Table("homes", metadata, _Homes)
channels = Table("channels", metadata, _Channels)
community = Table("community", metadata, _Community)
audit = Table("audit", metadata, _Audit, sqlite_autoincrement=True)
leases = Table("leases", metadata, _Leases)
