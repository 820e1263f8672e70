"""Many rows at once: what files bring in and take out, in batches, without a statement for each row."""

from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import Table, func, select, text

from community.gift import Gift, GiftId
from community.member import Account, Member, MemberId, MemberKind
from community.thanks import Thanks
from storage import forgotten
from storage import gifts as gifts_
from storage import members as members_
from storage.database import Tx, insert_new
from storage.tables import accounts, gifts, inspirations, members, receipts, thanks

BATCH = 2_000
"""Rows taken in or out at once."""

_MOST_BOUND = 10_000  # values in one statement; SQLite takes at most 32,766

_CACHE_KB = 64_000  # SQLite's own 2 MB would write index pages over and over


@dataclass(frozen=True, slots=True)
class KnownMember:
    """As much of a member as a gift needs."""

    id: MemberId
    kind: MemberKind
    confirmed: bool
    is_bot: bool


@dataclass(frozen=True, slots=True)
class KnownGift:
    """As much of a gift as tells whether a row means the same one."""

    id: GiftId
    at: datetime


async def prepare(tx: Tx) -> None:
    """Give SQLite room for the indexes of a large file, for this connection."""
    if tx.dialect.name == "sqlite":
        await tx.execute(text(f"PRAGMA cache_size = -{_CACHE_KB}"))


async def fresh_ids(tx: Tx, table: Table, count: int) -> Sequence[int]:
    """Ids that no row of the table has; on SQLite they hold because nobody else can write meanwhile."""
    if tx.dialect.name == "sqlite":
        newest = (await tx.execute(select(func.coalesce(func.max(table.c.id), 0)))).scalar_one()
        return range(newest + 1, newest + 1 + count)
    sequence = func.pg_get_serial_sequence(table.name, "id")
    numbers = func.generate_series(1, count).table_valued("number")
    return (await tx.execute(select(func.nextval(sequence)).select_from(numbers))).scalars().all()


async def members_by_key(tx: Tx, keys: Collection[str]) -> dict[str, KnownMember]:
    """The members who have these keys; the key of one who was merged leads to whom they became."""
    now = members.alias("now")
    joined = members.join(now, now.c.id == func.coalesce(members.c.merged_into, members.c.id))
    query = select(members.c.key, now.c.id, now.c.kind, now.c.confirmed, now.c.is_bot).select_from(joined)
    return {
        row.key: KnownMember(MemberId(row.id), MemberKind(row.kind), row.confirmed, row.is_bot)
        for some in _portions(keys)
        for row in await tx.execute(query.where(members.c.key.in_(some)))
    }


async def accounts_by_id(tx: Tx, platform: str, ids: Collection[str]) -> dict[str, Account]:
    """The accounts of a platform that have these ids, each with its member and when it was seen."""
    query = select(accounts).where(accounts.c.platform == platform)
    return {
        row.external_id: Account(
            platform,
            row.external_id,
            MemberId(row.member_id),
            row.name,
            row.administers,
            row.left_at,
            seen_at=row.seen_at,
        )
        for some in _portions(ids)
        for row in await tx.execute(query.where(accounts.c.external_id.in_(some)))
    }


async def gifts_by_key(tx: Tx, keys: Collection[str]) -> dict[str, KnownGift]:
    """The gifts that have these keys, or had them before somebody asked to be forgotten."""
    query, hidden = select(gifts.c.key, gifts.c.id, gifts.c.at), await forgotten.hidden(tx, keys)
    return {
        hidden.get(row.key, row.key): KnownGift(GiftId(row.id), row.at)
        for some in _portions([*hidden, *keys])
        for row in await tx.execute(query.where(gifts.c.key.in_(some)))
    }


async def thanks_keys(tx: Tx, keys: Collection[str]) -> frozenset[str]:
    """Those of the keys that a thanks has, or had before somebody asked to be forgotten."""
    query, found = select(thanks.c.key), set[str]()
    hidden = await forgotten.hidden(tx, keys)
    for some in _portions([*hidden, *keys]):
        found |= set((await tx.execute(query.where(thanks.c.key.in_(some)))).scalars())
    return frozenset(hidden.get(key, key) for key in found)


async def thanks_between(
    tx: Tx, source: str, prefix: str, first: datetime, last: datetime
) -> tuple[str, ...]:
    """The keys of thanks from a source that begin so, between two moments (both included)."""
    begins = thanks.c.key.startswith(prefix, autoescape=True)
    query = select(thanks.c.key).where(thanks.c.source == source, thanks.c.at.between(first, last), begins)
    return tuple((await tx.execute(query.order_by(thanks.c.key))).scalars())


async def add_members(tx: Tx, new: Sequence[Member]) -> dict[str, MemberId]:
    """Store members whose keys are new; returns the id that each key got. `member.id` is not read."""
    ids = await fresh_ids(tx, members, len(new))
    if new:
        rows = [{"id": number, **members_.row_of(member)} for number, member in zip(ids, new, strict=True)]
        await tx.execute(members.insert(), rows)
    return {member.key: MemberId(number) for number, member in zip(ids, new, strict=True)}


async def add_accounts(tx: Tx, new: Sequence[Account]) -> None:
    """Store accounts that are new."""
    rows = [
        {
            "platform": account.platform,
            "external_id": account.external_id,
            "member_id": account.member_id,
            "name": account.name,
            "administers": account.administers,
            "left_at": account.left_at,
            "seen_at": account.seen_at,
        }
        for account in new
    ]
    if rows:
        await tx.execute(insert_new(tx, accounts), rows)


async def add_gifts(
    tx: Tx, new: Sequence[Gift], inspired_by: Mapping[GiftId, Sequence[GiftId]] | None = None
) -> None:
    """Store gifts whose keys are new, under the ids they carry, with receivers and told inspirations."""
    if not new:
        return
    await tx.execute(gifts.insert(), [{"id": gift.id, **gifts_.row_of(gift)} for gift in new])
    await add_receipts(tx, [(gift.id, receiver) for gift in new for receiver in gift.receivers])
    told = inspired_by or {}
    links = [{"gift_id": gift, "inspired_by": earlier} for gift in told for earlier in told[gift]]
    if links:
        await tx.execute(insert_new(tx, inspirations), links)


async def add_receipts(tx: Tx, received: Sequence[tuple[GiftId, MemberId]]) -> None:
    """Store who received what, once."""
    if received:
        rows = [{"gift_id": gift, "member_id": receiver} for gift, receiver in received]
        await tx.execute(insert_new(tx, receipts), rows)


async def add_thanks(tx: Tx, new: Sequence[Thanks], source: str, rules: Sequence[str | None]) -> None:
    """Store thanks whose keys are new, each with the rule that found it. `word.id` is not read."""
    rows = [
        {
            "key": word.key,
            "thanker_id": word.thanker,
            "thanked_id": word.thanked,
            "gift_id": word.gift,
            "at": word.at,
            "words": word.words,
            "source": source,
            "rule": rule,
        }
        for word, rule in zip(new, rules, strict=True)
    ]
    if rows:
        await tx.execute(thanks.insert(), rows)


async def all_ids(tx: Tx, table: Table) -> AsyncIterator[Sequence[int]]:
    """Every id of a table, in order, a batch at a time."""
    last = 0
    while True:
        query = select(table.c.id).where(table.c.id > last).order_by(table.c.id).limit(BATCH)
        ids = (await tx.execute(query)).scalars().all()
        if not ids:
            return
        yield ids
        last = ids[-1]


def _portions(keys: Collection[str]) -> Iterator[list[str]]:
    """As many keys as one statement may bind: a few rows can name very many."""
    every = iter(keys)
    while some := list(islice(every, _MOST_BOUND)):
        yield some
