"""Members of whom every column tells something that can be recognised, whatever columns there are."""

import itertools
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Boolean, Date, Float, Integer, String, Table, insert, select

from community.member import AccountId, MemberId
from storage.columns import Described, Moment, about_of, naming
from storage.database import Tx
from storage.tables import (
    accounts,
    drafts,
    forgotten,
    gifts,
    inspirations,
    members,
    metadata,
    receipts,
    thanks,
)

Rows = dict[str, list[dict[str, object]]]
"""Every row of every table, by the table's name."""

_GIVING = (gifts, receipts, inspirations, thanks)
_OTHERWISE = (members, accounts, forgotten)  # filled by `person`, or by forgetting alone
_DAY = date(2026, 6, 1)

_FIXED: dict[str, object] = {
    "accounts.platform": "slack",
    "members.kind": "staff",
    "members.is_bot": False,
    "gifts.kind": "advice",
    "gifts.source": "live",
    "gifts.inspiration": "told",
    "thanks.source": "live",
    "reactions.place": "slack:C1:1.1",
}
"""What we say ourselves, by which nobody is recognised, and a place on the platform of the accounts."""

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose `mark` stands in every word that describes them, and whose `year` in every date."""

    mark: str
    year: int
    member: MemberId
    account: AccountId


async def person(tx: Tx, mark: str, year: int) -> Person:
    """A member and their account, every column filled."""
    unknown = Person(mark, year, MemberId(0), AccountId(0))
    member = MemberId(await _put(tx, members, (unknown,), merged_into=None, left_community=None))
    account = await _put(tx, accounts, (unknown,), member_id=member, left_at=None)
    return Person(mark, year, member, AccountId(account))


async def fill(tx: Tx, several: tuple[Person, ...]) -> None:
    """Everything that these say, do, give and thank, each to each other, in every table there is."""
    for one, other in itertools.permutations(several, 2):
        gift = await _put(tx, gifts, (one, other), one, giver_id=one.member)
        await _put(tx, receipts, (other,), gift_id=gift, member_id=other.member)
        await _put(
            tx,
            thanks,
            (one, other),
            other,
            thanker_id=other.member,
            thanked_id=one.member,
            gift_id=gift,
        )
        if previous := (await tx.execute(select(gifts.c.id).where(gifts.c.id < gift).limit(1))).scalar():
            await _put(tx, inspirations, (one,), gift_id=gift, inspired_by=previous)
    first, *rest = several
    shared = await _put(tx, gifts, several, rest[-1], giver_id=rest[-1].member)
    for one in several[:-1]:
        await _put(tx, receipts, (one,), gift_id=shared, member_id=one.member)
    for table in metadata.sorted_tables:
        if table not in (*_OTHERWISE, *_GIVING) and any(map(about_of, table.columns)):
            for one, other in zip(several, (*rest, first), strict=True):
                await _fill_one(tx, table, one, other)


async def draft(tx: Tx, whose: Person, words: object) -> None:
    """Something half done."""
    row = {"member_id": whose.member, "kind": "give", "at": datetime(2026, 6, 1, tzinfo=UTC)}
    text = words if isinstance(words, str) else json.dumps(words, ensure_ascii=False)
    await tx.execute(drafts.insert(), {**row, "words": text})


async def everything(tx: Tx) -> Rows:
    """All that the database holds."""
    found: Rows = {}
    for table in metadata.sorted_tables:
        rows = await tx.execute(select(table).order_by(*table.primary_key.columns))
        found[table.name] = [dict(row._mapping) for row in rows]
    return found


async def _fill_one(tx: Tx, table: Table, one: Person, other: Person) -> int:
    """A row of theirs, and the row to which it belongs, if it belongs to one."""
    names = (column.name for column in naming(table))
    whom = itertools.cycle((one.member, other.member))
    fixed: dict[str, object] = dict(zip(names, whom, strict=False))
    fixed |= {column.name: one.account for column in naming(table, "accounts")}
    for column in table.columns:
        for key in column.foreign_keys:
            if key.column.table not in _OTHERWISE:
                fixed[column.name] = await _fill_one(tx, key.column.table, one, other)
    return await _put(tx, table, (one,), None, **fixed)


async def _put(
    tx: Tx, table: Table, told_of: tuple[Person, ...], owner: Person | None = None, /, **fixed: object
) -> int:
    """A row whose words hold the marks of those of whom they tell; `owner` alone in what is theirs alone."""
    alone = (owner or told_of[0],)
    row: dict[str, object] = {}
    for column in table.columns:
        about = about_of(column)
        whom = () if about is None else told_of if len(about.roles) > 1 else alone
        if column.name in fixed:
            row[column.name] = fixed[column.name]
        elif str(column) in _FIXED:
            row[column.name] = _FIXED[str(column)]
        elif not (column.primary_key and isinstance(column.type, Integer)):
            row[column.name] = _value(column, whom)
    added = await tx.execute(insert(table).values(row).returning(*table.primary_key.columns))
    key = added.one()[0]
    return key if isinstance(key, int) else 0


def _value(column: Described, whom: tuple[Person, ...]) -> object:
    year = whom[0].year if whom else 2026
    match column.type:
        case Boolean():
            return bool(whom)
        case Moment():
            return datetime(year, 6, 1, tzinfo=UTC)
        case Date():
            return _DAY.replace(year=year)
        case Integer() | Float():
            return whom[0].account if whom else next(_numbers)
        case String(length=length):
            words = " ".join(one.mark for one in whom) or f"n{next(_numbers)}"
            words += f" {next(_numbers)}" if column.unique and column.table is not members else ""
            return words[: length or 100]
    raise NotImplementedError(f"{column} is of a type that nobody filled yet")


def alone(rows: Rows, mark: str) -> Rows:
    """The rows in which a mark does not stand."""
    return {table: [row for row in several if mark not in repr(row)] for table, several in rows.items()}
