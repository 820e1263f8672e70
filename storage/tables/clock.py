"""The clock: what is due when, and how long nobody was there to do it."""

from sqlalchemy import Boolean, Column, Integer, String, Table, TypedColumns

from storage.columns import NOBODY, Moment, RowId
from storage.tables.metadata import metadata


class _Timetable(TypedColumns):
    name = Column(String(64), primary_key=True, info=NOBODY)
    next_due = Column(Moment, nullable=False, info=NOBODY)
    last_done = Column(Moment, nullable=True, info=NOBODY)


class _Outages(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    began = Column(Moment, nullable=False, info=NOBODY)
    ended = Column(Moment, nullable=False, info=NOBODY)
    late = Column(Integer, nullable=False, info=NOBODY)
    dropped = Column(Integer, nullable=False, info=NOBODY)
    told = Column(Boolean, nullable=False, info=NOBODY)


timetable = Table("timetable", metadata, _Timetable)
outages = Table("outages", metadata, _Outages, sqlite_autoincrement=True)
