"""Column types that the community needs, and what each column says of a member."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Integer, Table
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
    WITH_THE_EVENT = "with the event, without the name once forgotten"
    SEVEN_DAYS = "seven days"
    THIRTY_DAYS = "thirty days after delivery"
    TEN_MINUTES = "ten minutes"
    A_YEAR = "a year"
    THIRTEEN_MONTHS = "thirteen months"
    UNTIL_BACK = "until they come back by themselves"


STAYING = frozenset({Kept.WITH_THE_GIFT, Kept.WITH_THE_EVENT, Kept.A_YEAR, Kept.UNTIL_BACK})
"""What outlives the member whom it described, once it does not tell any more who that was."""


@dataclass(frozen=True, slots=True)
class About:
    """Whose a value is, what it serves and how long it is kept: the data map is made of these."""

    whose: str
    serves: str
    kept: Kept

    @property
    def roles(self) -> tuple[str, ...]:
        """Each part that a described member plays: `giver and receivers` is a giver, and a receiver."""
        return tuple(role.removesuffix("s") for role in self.whose.split(" and "))

    @property
    def stays(self) -> bool:
        """Whether it outlives the member."""
        return self.kept in STAYING


def about(whose: str, serves: str, kept: Kept = Kept.WHILE_MEMBER) -> dict[Any, Any]:
    """For `Column(info=…)`: the value names or describes a member."""
    return {"about": About(whose, serves, kept)}


NOBODY: dict[Any, Any] = {"about": None}
"""For `Column(info=…)`: the value says nothing of any member."""


Described = Column[Any]
"""A column of whatever type: what it says of a member is in its `info`."""


def about_of(column: Described) -> About | None:
    """What a column says of a member, if anything."""
    found = column.info.get("about")
    return found if isinstance(found, About) else None


def naming(table: Table, whom: str = "members") -> tuple[Described, ...]:
    """The columns of a table that name a member, or an account, by its row."""
    return tuple(c for c in table.columns if any(key.column.table.name == whom for key in c.foreign_keys))
