"""Everything told, listed in order a batch at a time, with ids as files write them: for exports."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from graphlib import CycleError, TopologicalSorter

from sqlalchemy import case, or_, select

from community.member import Account, Member, MemberId
from storage import members as members_
from storage import topics
from storage.bulk import BATCH, all_ids
from storage.database import Tx
from storage.tables import gifts, inspirations, members, receipts, thanks


@dataclass(frozen=True, slots=True)
class ListedGift:
    """A gift with its giver, receivers and what moved it by their keys; no receivers = everybody."""

    key: str
    giver: str
    kind: str
    at: datetime
    receivers: tuple[str, ...]
    host: bool | None
    words: str
    inspiration: str
    inspired_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedMember:
    """A person who is here, with their accounts and topics."""

    member: Member
    accounts: tuple[Account, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedThanks:
    """A thanks with its people and its gift by their keys."""

    key: str
    thanker: str
    thanked: str
    gift: str
    at: datetime
    words: str


async def all_gifts(tx: Tx) -> AsyncIterator[ListedGift]:
    """Every gift, in the order in which they were recorded, but none before what moved it.

    Words that were hidden, or are kept private, do not go out.
    """
    query = select(gifts, members.c.key.label("giver")).join(members, members.c.id == gifts.c.giver_id)
    async for ids in _in_order(tx):
        received, moved = await _receivers(tx, ids), await _inspired_by(tx, ids)
        rows = {row.id: row for row in await tx.execute(query.where(gifts.c.id.in_(ids)))}
        for number in ids:
            known = rows[number]._mapping
            yield ListedGift(
                known["key"],
                known["giver"],
                known["kind"],
                known["at"],
                () if known["everybody"] else received.get(number, ()),
                known["host"],
                "" if known["words_hidden"] or known["kept_private"] else known["words"],
                known["inspiration"],
                moved.get(number, ()),
            )


async def all_members(tx: Tx) -> AsyncIterator[ListedMember]:
    """Every person who is here, the oldest member first."""
    async for numbers in all_ids(tx, members):
        ids = [MemberId(number) for number in numbers]
        known = await members_.get(tx, ids)
        accounts = await members_.accounts_of(tx, ids)
        shared = await topics.of(tx, ids)
        for number in ids:
            member = known[number]
            if not member.is_bot and member.left_community is None:
                yield ListedMember(member, accounts[number], tuple(sorted(shared.get(number, ()))))


async def all_thanks(tx: Tx) -> AsyncIterator[ListedThanks]:
    """Every thanks in the order in which it was recorded, without words that are hidden or kept private."""
    thanker, thanked = members.alias("thanker"), members.alias("thanked")
    joined = (
        thanks.join(gifts, gifts.c.id == thanks.c.gift_id)
        .join(thanker, thanker.c.id == thanks.c.thanker_id)
        .join(thanked, thanked.c.id == thanks.c.thanked_id)
    )
    withheld = or_(thanks.c.words_hidden, thanks.c.kept_private)
    words = case((withheld, ""), else_=thanks.c.words)
    columns = (thanks.c.key, thanker.c.key, thanked.c.key, gifts.c.key, thanks.c.at, words)
    query = select(*columns).select_from(joined).order_by(thanks.c.id)
    async for ids in all_ids(tx, thanks):
        for row in await tx.execute(query.where(thanks.c.id.in_(ids))):
            yield ListedThanks(row[0], row[1], row[2], row[3], row[4], row[5])


async def _in_order(tx: Tx) -> AsyncIterator[Sequence[int]]:
    held = await _recorded_too_early(tx)
    async for ids in all_ids(tx, gifts):
        yield [number for number in ids if number not in held]
    try:
        later = list(TopologicalSorter(held).static_order())
    except CycleError:  # no import takes a circle; what another hand wrote still goes out
        later = sorted(held)
    for begin in range(0, len(later), BATCH):
        yield later[begin : begin + BATCH]


async def _recorded_too_early(tx: Tx) -> dict[int, set[int]]:
    """Gifts that wait for one recorded after them, by which they were moved: a member may log late.

    Each comes with those of these gifts that must stand before it.
    """
    late = inspirations.c.inspired_by > inspirations.c.gift_id
    held = set((await tx.execute(select(inspirations.c.gift_id).where(late))).scalars())
    if not held:
        return {}
    rows = await tx.execute(select(inspirations.c.gift_id, inspirations.c.inspired_by))
    links = [(row[0], row[1]) for row in rows]
    while more := {gift for gift, earlier in links if earlier in held} - held:
        held |= more
    waits: dict[int, set[int]] = {gift: set() for gift in held}
    for gift, earlier in links:
        if gift in held and earlier in held:
            waits[gift].add(earlier)
    return waits


async def _receivers(tx: Tx, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    query = select(receipts.c.gift_id, members.c.key).join(members, members.c.id == receipts.c.member_id)
    rows = await tx.execute(query.where(receipts.c.gift_id.in_(ids)).order_by(receipts.c.member_id))
    return _gathered([(row[0], row[1]) for row in rows])


async def _inspired_by(tx: Tx, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    query = select(inspirations.c.gift_id, gifts.c.key).join(gifts, gifts.c.id == inspirations.c.inspired_by)
    rows = await tx.execute(query.where(inspirations.c.gift_id.in_(ids)).order_by(inspirations.c.inspired_by))
    return _gathered([(row[0], row[1]) for row in rows])


def _gathered(pairs: Sequence[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for number, key in pairs:
        found.setdefault(number, []).append(key)
    return {number: tuple(keys) for number, keys in found.items()}
