"""Members and accounts as they are remembered."""

import asyncio
from datetime import timedelta

import pytest

from community.member import Account, Member, MemberId
from storage import members
from storage.database import Database
from tests.storage.people import NOON, member, several


async def test_a_member_is_found_by_account_and_by_id(database: Database) -> None:
    async with database.writing() as tx:
        hana = await member(tx, "花")

        found = await members.of_account(tx, "slack", "花")
        by_id = await members.get(tx, [hana, MemberId(404)])

    assert found is not None
    assert (found[0].id, found[1].member_id, found[1].seen_at) == (hana, hana, NOON)
    assert by_id == {hana: found[0]}


async def test_an_account_nobody_has_is_nobody(database: Database) -> None:
    await several(database, 1)

    async with database.reading() as tx:
        assert await members.of_account(tx, "discord", "m0") is None


async def test_somebody_met_twice_at_once_is_one_member(database: Database) -> None:
    async def meet() -> MemberId:
        async with database.writing() as tx:
            return await member(tx, "hana")

    met = await asyncio.gather(*(meet() for _ in range(10)))

    async with database.reading() as tx:
        assert await members.present(tx) == 1
    assert len(set(met)) == 1


@pytest.mark.parametrize("typed", ["佐藤花", "佐藤 花", "ｻﾄｳ", "さとう"])
async def test_a_name_is_found_whatever_its_width_case_and_spaces(database: Database, typed: str) -> None:
    async with database.writing() as tx:
        await member(tx, "佐藤 花")
        await member(tx, "サトウ")

        found = await members.named(tx, typed)

    expected = {"佐藤花": ["佐藤 花"], "佐藤 花": ["佐藤 花"], "ｻﾄｳ": ["サトウ"], "さとう": []}
    assert [one.name for one in found] == expected[typed]


async def test_a_whole_name_goes_before_one_that_begins_so(database: Database) -> None:
    async with database.writing() as tx:
        await member(tx, "Ken")
        await member(tx, "Kentaro")

        exact, begun = await members.named(tx, "KEN"), await members.named(tx, "kent")

    assert [one.name for one in exact] == ["Ken"]
    assert [one.name for one in begun] == ["Kentaro"]


@pytest.mark.parametrize("typed", ["%%", "__", "k%", "\\"])
async def test_a_typed_wildcard_finds_nobody(database: Database, typed: str) -> None:
    async with database.writing() as tx:
        await member(tx, "Ken")

        assert await members.named(tx, typed) == ()


async def test_who_left_and_bots_are_not_found_by_name_nor_counted(database: Database) -> None:
    async with database.writing() as tx:
        ken = await member(tx, "Ken")
        bot = Member(MemberId(0), "slack:bot", "Kenbot", is_bot=True)
        await members.meet(tx, Account("slack", "bot", MemberId(0), "Kenbot"), bot)
        await members.leave(tx, "slack", "Ken", NOON)

        assert await members.named(tx, "ken") == ()
        assert await members.present(tx) == 0
        assert (await members.get(tx, [ken]))[ken].left_community == NOON


async def test_a_member_of_two_homes_leaves_with_the_last_account(database: Database) -> None:
    async with database.writing() as tx:
        ken = await member(tx, "Ken")
        both = Member(MemberId(0), "slack:Ken", "Ken")
        await members.meet(tx, Account("discord", "22", MemberId(0), "Ken"), both)
        await members.leave(tx, "slack", "Ken", NOON)
        here = (await members.get(tx, [ken]))[ken].left_community

        await members.leave(tx, "discord", "22", NOON + timedelta(days=1))

        gone = (await members.get(tx, [ken]))[ken].left_community
    assert (here, gone) == (None, NOON + timedelta(days=1))


async def test_an_account_that_was_never_seen_leaves_without_a_trace(database: Database) -> None:
    async with database.writing() as tx:
        await members.leave(tx, "slack", "U404", NOON)

        assert await members.of_account(tx, "slack", "U404") is None


async def test_a_changed_name_is_found_and_the_old_one_is_not(database: Database) -> None:
    async with database.writing() as tx:
        ken = await member(tx, "Ken")

        await members.update(tx, ken, name="Ｋｅｎｉｃｈｉ", language="en")

        found = await members.named(tx, "kenichi")
        assert await members.named(tx, "ken1") == ()
    assert [(one.id, one.language) for one in found] == [(ken, "en")]


async def test_whoever_administers_a_home_in_any_account_does(database: Database) -> None:
    async with database.writing() as tx:
        ken, hana = await member(tx, "Ken"), await member(tx, "hana")

        await members.update_account(tx, "slack", "Ken", administers=True)

        assert await members.administers(tx, ken)
        assert not await members.administers(tx, hana)


async def test_accounts_are_given_for_each_member_asked_for(database: Database) -> None:
    async with database.writing() as tx:
        ken, hana = await member(tx, "Ken"), await member(tx, "hana")

        found = await members.accounts_of(tx, [ken, hana, MemberId(404)])

    assert {who: [a.external_id for a in accounts] for who, accounts in found.items()} == {
        ken: ["Ken"],
        hana: ["hana"],
        MemberId(404): [],
    }
