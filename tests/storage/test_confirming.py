"""Who waits to be confirmed, and the one answer that each of them gets."""

import asyncio
import re
from datetime import timedelta

from sqlalchemy import func, select, text

from community.member import Account, Member, MemberId, MemberKind
from storage import confirming, members, tables
from storage.confirming import Counts
from storage.database import Database, Tx
from tests.storage.people import NOON, member


async def _declares(tx: Tx, name: str, minutes: int = 0) -> MemberId:
    found = await member(tx, name)
    await members.update(tx, found, declared_at=NOON + timedelta(minutes=minutes))
    return found


async def test_an_empty_community_counts_nobody(database: Database) -> None:
    async with database.reading() as tx:
        assert await confirming.counts(tx) == Counts(0, 0, 0, 0, 0)
        assert await confirming.waiting(tx) == ()


async def test_people_are_counted_and_nobody_who_left_or_is_a_bot_or_was_joined(database: Database) -> None:
    async with database.writing() as tx:
        await _declares(tx, "hana")
        ken = await _declares(tx, "ken")
        await members.update(tx, ken, confirmed=True, kind=MemberKind.STAFF)
        await member(tx, "yui")
        await _declares(tx, "gone")
        await members.leave(tx, "slack", "gone", NOON)
        merged = await _declares(tx, "merged")
        await members.update(tx, merged, merged_into=ken)
        robot = Member(MemberId(0), "slack:robot", "robot", is_bot=True)
        await members.meet(tx, Account("slack", "robot", MemberId(0), "robot"), robot)

        counts = await confirming.counts(tx)

        assert await confirming.how_many_wait(tx) == 1
        assert [one.name for one in await confirming.waiting(tx)] == ["hana"]
    assert counts == Counts(here=3, alumni=2, staff=1, confirmed=1, waiting=1)


async def test_how_many_wait_is_looked_up_without_going_through_everybody(database: Database) -> None:
    blank = {"kind": MemberKind.ALUMNUS, "confirmed": False, "is_bot": False, "folded_name": ""}
    said = [NOON if n < 9 else None for n in range(3_000)]
    people = [{**blank, "key": f"k{n}", "name": "", "declared_at": at} for n, at in enumerate(said)]
    async with database.writing() as tx:
        await tx.execute(tables.members.insert(), people)
        await tx.execute(text("ANALYZE"))
        query = select(func.count()).where(confirming._WAITS)
        asked = query.compile(dialect=tx.dialect, compile_kwargs={"literal_binds": True})
        plan = "EXPLAIN QUERY PLAN" if tx.dialect.name == "sqlite" else "EXPLAIN"

        way = " ".join(str(row) for row in await tx.execute(text(f"{plan} {asked}")))

        assert "ix_members_confirmed_declared_at" in way
        assert re.search(r"declared_at ?>", way)
        assert await confirming.how_many_wait(tx) == 9


async def test_whoever_said_it_first_is_first(database: Database) -> None:
    async with database.writing() as tx:
        for name, minutes in (("b", 5), ("c", 9), ("a", 1)):
            await _declares(tx, name, minutes)

        found = await confirming.waiting(tx, 2)

    assert [one.name for one in found] == ["a", "b"]


async def test_a_yes_counts_once_and_a_no_takes_them_off_the_list(database: Database) -> None:
    async with database.writing() as tx:
        hana, ken = await _declares(tx, "hana"), await _declares(tx, "ken")

        yes = [await confirming.confirm(tx, hana, NOON) for _ in range(2)]
        no = [await confirming.decline(tx, ken, NOON) for _ in range(2)]

        known = await members.get(tx, [hana, ken])
        assert await confirming.waiting(tx) == ()
    assert (yes, no) == ([True, False], [True, False])
    assert [(known[who].confirmed, known[who].declared_at) for who in (hana, ken)] == [
        (True, NOON),
        (False, None),
    ]


async def test_who_left_said_otherwise_or_is_unknown_is_not_confirmed(database: Database) -> None:
    async with database.writing() as tx:
        gone, changed = await _declares(tx, "gone"), await _declares(tx, "changed", 3)
        await members.leave(tx, "slack", "gone", NOON)

        answers = [await confirming.confirm(tx, who, NOON) for who in (gone, changed, MemberId(404))]

        known = await members.get(tx, [gone, changed])
    assert answers == [False, False, False]
    assert not any(one.confirmed for one in known.values())


async def test_two_organisers_at_once_confirm_once(database: Database) -> None:
    async with database.writing() as tx:
        hana = await _declares(tx, "hana")

    async def confirm() -> bool:
        async with database.writing() as tx:
            return await confirming.confirm(tx, hana, NOON)

    answers = await asyncio.gather(*(confirm() for _ in range(5)))

    assert sorted(answers) == [False] * 4 + [True]
