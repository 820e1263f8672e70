"""Linking two accounts in one member, and giving back what came by one of them.

The rows of the younger member move to the older one, column by column, as the tables themselves say who is
named where. Each is noted under the account by which it came, with what it takes to undo it.
"""

import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    Integer,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    false,
    not_,
    or_,
    select,
)

from community.linking import together
from community.member import AccountId, Member, MemberId, account_key
from storage import members as members_
from storage.columns import Described, Moment, naming
from storage.database import Tx, insert_new
from storage.tables import accounts, gifts, link_codes, members, metadata, moved_rows, receipts, thanks

_YOUNGER = "members.id"
"""Under this, the note of a link names the member that was merged."""


_Notes = Sequence[tuple[str, str]]
"""The column that was changed, or the table from which a row was taken, and the row."""


@dataclass(frozen=True, slots=True)
class _Link:
    """Whose rows go where; `account` is the one they are noted under."""

    account: AccountId
    older: MemberId
    younger: MemberId


async def offer(tx: Tx, account: AccountId, code_hash: str, until: datetime) -> None:
    """An account's one open code; an earlier one holds no more."""
    await tx.execute(delete(link_codes).where(link_codes.c.account_id == account))
    row = {"code_hash": code_hash, "account_id": account, "until": until}
    await tx.execute(link_codes.insert(), row)


async def redeem(tx: Tx, code_hash: str, now: datetime) -> AccountId | None:
    """The account whose code it is, which holds no more; nothing where it is over, or nobody's."""
    taken = delete(link_codes).where(link_codes.c.code_hash == code_hash, link_codes.c.until > now)
    found = (await tx.execute(taken.returning(link_codes.c.account_id))).scalar_one_or_none()
    return AccountId(found) if found is not None else None


async def forget_before(tx: Tx, moment: datetime) -> None:
    """Drop the codes that held until a moment."""
    await tx.execute(delete(link_codes).where(link_codes.c.until <= moment))


async def link(tx: Tx, one: AccountId, other: AccountId, at: datetime) -> AccountId | None:
    """Make one member of the two behind these accounts; returns the account that moved.

    Nothing happens where they are one already.
    """
    query = select(accounts.c.id, accounts.c.member_id).where(accounts.c.id.in_((one, other)))
    rows = await tx.execute(query.order_by(accounts.c.id).with_for_update())
    owners = {MemberId(row.member_id): AccountId(row.id) for row in rows}
    if len(owners) < 2:
        return None
    older, younger = sorted(owners)
    moving = _Link(await _own_account(tx, younger, owners[younger]), older, younger)
    await _merge(tx, moving, at)
    return moving.account


async def unlink(tx: Tx, account: AccountId, at: datetime) -> MemberId:
    """Make an account a member of its own, with all that came by it; returns that member."""
    query = select(accounts).where(accounts.c.id == account)
    row = (await tx.execute(query.with_for_update())).one()
    there = select(moved_rows.c.at_column, moved_rows.c.row).where(moved_rows.c.account_id == account)
    notes = [(found[0], found[1]) for found in await tx.execute(there.order_by(moved_rows.c.at_column))]
    merged = [MemberId(int(number)) for at_column, number in notes if at_column == _YOUNGER]
    own = min(merged) if merged else await _made(tx, row.platform, row.external_id, row.name)
    link = _Link(account, MemberId(row.member_id), own)
    await _give_back(tx, link, notes)
    await _give_back_since(tx, link)
    await tx.execute(accounts.update().where(accounts.c.id == account).values(member_id=own))
    gone = {"merged_into": None, "left_community": row.left_at}
    await tx.execute(members.update().where(members.c.id == own).values(**gone))
    await tx.execute(delete(moved_rows).where(moved_rows.c.account_id == account))
    await members_.leave_if_gone(tx, link.older, at)
    return own


async def linked(tx: Tx, member: MemberId) -> tuple[AccountId, ...]:
    """The accounts that became this member's by linking, and can be parted again as they were."""
    joined = accounts.join(moved_rows, moved_rows.c.account_id == accounts.c.id)
    query = select(accounts.c.id).select_from(joined).where(moved_rows.c.at_column == _YOUNGER)
    rows = await tx.execute(query.where(accounts.c.member_id == member).distinct().order_by(accounts.c.id))
    return tuple(AccountId(found) for found in rows.scalars())


async def _own_account(tx: Tx, member: MemberId, given: AccountId) -> AccountId:
    """The account under which a member's rows are noted: one that did not come by a link itself."""
    came = await linked(tx, member)
    if given not in came:
        return given
    own = select(accounts.c.id).where(accounts.c.member_id == member, accounts.c.id.not_in(came))
    found = (await tx.execute(own.order_by(accounts.c.id).limit(1))).scalar_one_or_none()
    return AccountId(found) if found is not None else given


async def _merge(tx: Tx, link: _Link, at: datetime) -> None:
    known = await members_.get(tx, [link.older, link.younger])
    await _take_gifts_to_oneself_out(tx, link)
    for table, column in _referring():
        await _take_doubles_out(tx, link, table, column)
        await _move(tx, link, table, column)
    await _fill(tx, link, known[link.older], known[link.younger])
    await _note(tx, link, _YOUNGER, [str(link.younger)])
    gone = {"merged_into": link.older, "left_community": at}
    await tx.execute(members.update().where(members.c.id == link.younger).values(**gone))


def _referring() -> Iterator[tuple[Table, Described]]:
    """Every column that names a member, with its table."""
    for table in metadata.sorted_tables:
        yield from ((table, column) for column in naming(table))
    yield members, members.c.merged_into


async def _take_gifts_to_oneself_out(tx: Tx, link: _Link) -> None:
    """Gifts between the two stay, but nobody receives from themselves."""
    both = (link.older, link.younger)
    between = receipts.c.gift_id.in_(select(gifts.c.id).where(gifts.c.giver_id.in_(both)))
    await _take_out(tx, link, receipts, and_(between, receipts.c.member_id.in_(both)))


async def _take_doubles_out(tx: Tx, link: _Link, table: Table, column: Described) -> None:
    """What both have, they have once: of rows that say nothing else, the younger's goes."""
    in_the_way = _in_the_way(link, table, column)
    if column.primary_key and len(table.columns) == len(table.primary_key.columns):
        await _take_out(tx, link, table, and_(column == link.younger, in_the_way))


def _in_the_way(link: _Link, table: Table, column: Described) -> ColumnElement[bool]:
    """Rows that would be twice the same, or lead from a member to themselves, once they moved."""
    others = [other for other in naming(table) if other is not column and other.table is table]
    ways = [other == link.older for other in others]
    if column.primary_key:
        twin = table.alias()
        same = (twin.c[other.name] == other for other in _rest(table, column))
        ways.append(exists().where(twin.c[column.name] == link.older, *same))
    return or_(false(), *ways)


async def _take_out(tx: Tx, link: _Link, table: Table, which: ColumnElement[bool]) -> None:
    taken = await tx.execute(delete(table).where(which).returning(*table.primary_key.columns))
    await _note(tx, link, table.name, [_as_text(tuple(row)) for row in taken])


async def _move(tx: Tx, link: _Link, table: Table, column: Described) -> None:
    theirs = (column == link.younger, not_(_in_the_way(link, table, column)))
    moved = table.update().where(*theirs).values({column.name: link.older})
    rest = _rest(table, column)
    rows = await tx.execute(moved.returning(*(rest or (column,))))
    await _note(tx, link, str(column), [_as_text(tuple(row)) if rest else "" for row in rows])


async def _fill(tx: Tx, link: _Link, older: Member, younger: Member) -> None:
    """The older member's own row gets what it lacks; what it held before is noted."""
    after = together(older, younger)
    names = [f.name for f in fields(Member) if getattr(after, f.name) != getattr(older, f.name)]
    for name in names:
        await _note(tx, link, f"members.{name}", [f"{link.older}:{_noted(getattr(older, name))}"])
    if names:
        values = {name: getattr(after, name) for name in names}
        await tx.execute(members.update().where(members.c.id == link.older).values(**values))


async def _note(tx: Tx, link: _Link, at_column: str, rows: Sequence[str]) -> None:
    noted = [{"account_id": link.account, "at_column": at_column, "row": row} for row in rows]
    if noted:
        await tx.execute(insert_new(tx, moved_rows), noted)


async def _give_back(tx: Tx, link: _Link, notes: _Notes) -> None:
    """Undo a link by its notes; what is gone or changed hands since stays as it is."""
    for table, column in _referring():
        await _move_back(tx, link, table, column, _rows(notes, str(column)))
    for table in metadata.sorted_tables:
        await _put_back(tx, table, _rows(notes, table.name))
    for column in members.columns:
        if column is not members.c.id and column is not members.c.merged_into:
            await _empty_again(tx, link, column, _rows(notes, str(column)))


async def _move_back(tx: Tx, link: _Link, table: Table, column: Described, rows: Sequence[str]) -> None:
    rest = _rest(table, column)
    at = [{f"at_{c.name}": v for c, v in zip(rest, _values(rest, row), strict=True)} for row in rows]
    if at:
        there = (c == bindparam(f"at_{c.name}") for c in rest)
        mine = table.update().where(column == link.older, *there)
        await tx.execute(mine.values({column.name: link.younger}), at)


async def _put_back(tx: Tx, table: Table, rows: Sequence[str]) -> None:
    keys = tuple(table.primary_key.columns)
    found = [dict(zip((c.name for c in keys), _values(keys, row), strict=True)) for row in rows]
    if found and table is receipts:
        there = select(gifts.c.id).where(gifts.c.id.in_([row["gift_id"] for row in found]))
        known = set((await tx.execute(there)).scalars())
        found = [row for row in found if row["gift_id"] in known]
    if found:
        await tx.execute(insert_new(tx, table), found)


async def _empty_again(tx: Tx, link: _Link, column: Described, rows: Sequence[str]) -> None:
    """What the younger had brought goes with them, unless it was changed since."""
    for row in rows:
        number, _, before = row.partition(":")
        brought = select(column).where(members.c.id == link.younger).scalar_subquery()
        same = and_(members.c.id == int(number), column.is_not_distinct_from(brought))
        await tx.execute(members.update().where(same).values({column.name: _held(column, before)}))


async def _give_back_since(tx: Tx, link: _Link) -> None:
    """What was given and thanked by the account since it was linked, with the words for it."""
    own, theirs = link.younger, link.older
    gave = (gifts.c.by_account == link.account, gifts.c.giver_id == theirs)
    given = (
        await tx.execute(gifts.update().where(*gave).values(giver_id=own).returning(gifts.c.id))
    ).scalars()
    for_these = (thanks.c.gift_id.in_(given.all()), thanks.c.thanked_id == theirs)
    await tx.execute(thanks.update().where(*for_these).values(thanked_id=own))
    said = (thanks.c.by_account == link.account, thanks.c.thanker_id == theirs)
    for_gifts = await tx.execute(
        thanks.update().where(*said).values(thanker_id=own).returning(thanks.c.gift_id)
    )
    other_word = exists().where(thanks.c.gift_id == receipts.c.gift_id, thanks.c.thanker_id == theirs)
    born = exists().where(gifts.c.id == receipts.c.gift_id, gifts.c.born_of_thanks)
    told_by_it = receipts.c.gift_id.in_(for_gifts.scalars().all())
    received = (receipts.c.member_id == theirs, told_by_it, born, ~other_word)
    await tx.execute(receipts.update().where(*received).values(member_id=own))


async def _made(tx: Tx, platform: str, external_id: str, name: str) -> MemberId:
    """A member for an account that never was one by itself, as where a file gave somebody several."""
    key = account_key(platform, external_id)
    taken = exists().where(members.c.key == key)
    if (await tx.execute(select(taken))).scalar_one():
        key = f"{key}#{uuid.uuid4().hex}"
    row = members_.row_of(Member(MemberId(0), key, name))
    return MemberId((await tx.execute(members.insert().returning(members.c.id), row)).scalar_one())


def _rest(table: Table, column: Described) -> tuple[Described, ...]:
    """The rest of the primary key, by which a row is found whoever it names."""
    return tuple(other for other in table.primary_key.columns if other is not column)


def _rows(notes: _Notes, at_column: str) -> list[str]:
    return [row for where, row in notes if where == at_column]


def _noted(held: object) -> str:
    return json.dumps(held.isoformat() if isinstance(held, date) else held)


def _held(column: Described, noted: str) -> object:
    held: object = json.loads(noted)
    return datetime.fromisoformat(held) if isinstance(held, str) and isinstance(column.type, Moment) else held


def _as_text(key: tuple[object, ...]) -> str:
    """A primary key in one line; of its values only the last may hold a colon, as a topic may."""
    return ":".join(map(str, key))


def _values(columns: Sequence[Described], row: str) -> list[int | str]:
    texts = row.split(":", len(columns) - 1) if columns else []
    return [int(t) if isinstance(c.type, Integer) else t for c, t in zip(columns, texts, strict=True)]
