"""How the giving stood: figures and pictures of a day, in which nobody is named and nobody can be found."""

from sqlalchemy import Boolean, Column, Date, LargeBinary, Table, Text, TypedColumns, UniqueConstraint

from storage.columns import NOBODY, Moment, RowId
from storage.tables.metadata import metadata


class _Snapshots(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    day = Column(Date, nullable=False, info=NOBODY)
    weekly = Column(Boolean, nullable=False, info=NOBODY)
    made_at = Column(Moment, nullable=False, info=NOBODY)
    heard_since = Column(Moment, nullable=True, info=NOBODY)
    figures = Column(Text, nullable=False, info=NOBODY)
    months_en = Column(LargeBinary, nullable=True, info=NOBODY)
    months_ja = Column(LargeBinary, nullable=True, info=NOBODY)
    chain_en = Column(LargeBinary, nullable=True, info=NOBODY)
    chain_ja = Column(LargeBinary, nullable=True, info=NOBODY)


# Autoincrement where a removed row's id stands in buttons or nonces: SQLite would give it to the next row.
snapshots = Table(
    "snapshots", metadata, _Snapshots, UniqueConstraint("day", "weekly"), sqlite_autoincrement=True
)
