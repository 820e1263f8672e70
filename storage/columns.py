"""Column types that the community needs, and what each column says of a member."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, DateTime, Integer
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

RowId = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite numbers rows by itself only in a column of type INTEGER."""


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC, in and out; a naive one is refused. SQLite keeps it as text that sorts."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Kept(StrEnum):
    """How long what a column says of a member is kept."""

    WHILE_MEMBER = "while a member"
    WITH_THE_GIFT = "with the gift, without the name once forgotten"
    SEVEN_DAYS = "seven days"
    THIRTY_DAYS = "thirty days after delivery"
    TEN_MINUTES = "ten minutes"
    A_YEAR = "a year"
    UNTIL_BACK = "until they come back by themselves"


@dataclass(frozen=True, slots=True)
class About:
    """Whose a value is, what it serves and how long it is kept: the data map is made of these."""

    whose: str
    serves: str
    kept: Kept


def about(whose: str, serves: str, kept: Kept = Kept.WHILE_MEMBER) -> dict[Any, Any]:
    """For `Column(info=…)`: the value names or describes a member."""
    return {"about": About(whose, serves, kept)}


NOBODY: dict[Any, Any] = {"about": None}
"""For `Column(info=…)`: the value says nothing of any member."""
