"""What is remembered for a while: drafts, leases, reactions; and the homes."""

import asyncio
from datetime import timedelta

from storage import drafts, homes, leases, reactions
from storage.database import Database
from tests.storage.people import NOON, several

TEN_SECONDS = timedelta(seconds=10)


async def test_a_draft_is_taken_once_and_by_its_member_only(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        draft = await drafts.keep(tx, hana, "thanks", "for the talk", NOON)

        taken = [await drafts.take(tx, draft, who, "thanks") for who in (ken, hana, hana)]

    assert taken == [None, "for the talk", None]


async def test_a_draft_answered_twice_at_once_is_finished_once(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        draft = await drafts.keep(tx, hana, "thanks", "for the talk", NOON)

    async def take() -> str | None:
        async with database.writing() as tx:
            return await drafts.take(tx, draft, hana, "thanks")

    taken = await asyncio.gather(*(take() for _ in range(5)))

    assert [words for words in taken if words is not None] == ["for the talk"]


async def test_drafts_are_dropped_by_age(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        old = await drafts.keep(tx, hana, "thanks", "old", NOON - timedelta(seconds=1))
        new = await drafts.keep(tx, hana, "thanks", "new", NOON)

        await drafts.forget_before(tx, NOON)

        left = [await drafts.take(tx, draft, hana, "thanks") for draft in (old, new)]
    assert left == [None, "new"]


async def test_a_lease_has_one_holder_until_it_lapses(database: Database) -> None:
    async with database.writing() as tx:
        mine = await leases.take(tx, "gateway", "a", NOON, TEN_SECONDS)
        theirs = await leases.take(tx, "gateway", "b", NOON + timedelta(seconds=9), TEN_SECONDS)
        renewed = await leases.take(tx, "gateway", "a", NOON + timedelta(seconds=9), TEN_SECONDS)

        lapsed = await leases.take(tx, "gateway", "b", NOON + timedelta(seconds=19), TEN_SECONDS)

        assert await leases.holder_of(tx, "gateway") == "b"
    assert (mine, theirs, renewed, lapsed) == (True, False, True, True)


async def test_a_lease_taken_by_several_at_once_is_held_by_one(database: Database) -> None:
    async def take(holder: str) -> bool:
        async with database.writing() as tx:
            return await leases.take(tx, "gateway", holder, NOON, TEN_SECONDS)

    taken = await asyncio.gather(*(take(f"process {number}") for number in range(6)))

    assert sum(taken) == 1


async def test_what_runs_is_what_has_a_lease_now(database: Database) -> None:
    async with database.writing() as tx:
        await leases.take(tx, "slack", "a", NOON, TEN_SECONDS)
        await leases.take(tx, "discord", "a", NOON, TEN_SECONDS * 3)
        await leases.take(tx, "page", "a", NOON, TEN_SECONDS * 3)
        await leases.give_back(tx, "page", "b")
        at_first = await leases.running(tx, NOON)
        await leases.give_back(tx, "page", "a")

        at_last = await leases.running(tx, NOON + timedelta(seconds=11))

    assert at_first == {"slack", "discord", "page"}
    assert at_last == {"discord"}


async def test_a_holder_gives_everything_back_and_nothing_of_others(database: Database) -> None:
    async with database.writing() as tx:
        await leases.take(tx, "slack", "a", NOON, TEN_SECONDS)
        await leases.take(tx, "discord", "b", NOON, TEN_SECONDS)

        await leases.give_all_back(tx, "a")

        assert await leases.running(tx, NOON) == {"discord"}


async def test_emoji_of_one_person_on_one_message_are_counted_down(database: Database) -> None:
    async with database.writing() as tx:
        for account, emoji in (("U1", "pray"), ("U1", "pray"), ("U1", "bow"), ("U2", "pray")):
            await reactions.put(tx, "slack:C1:1", account, emoji)

        left = [await reactions.take(tx, "slack:C1:1", "U1", emoji) for emoji in ("pray", "pray", "bow")]

    assert left == [1, 1, 0]


async def test_the_first_home_of_a_platform_stays(database: Database) -> None:
    async with database.writing() as tx:
        first = await homes.settle_in(tx, "slack", "T1", "host")
        other = await homes.settle_in(tx, "slack", "T2")
        await homes.settle_in(tx, "discord", "900")

        assert await homes.all_of(tx) == {"slack": "T1", "discord": "900"}
    assert (first, other) == ("T1", "T1")
