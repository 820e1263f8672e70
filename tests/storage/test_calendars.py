"""Calendar addresses: one secret a member, of which only the hash is kept."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import calendars, forgetting, linking, members
from storage.database import Database
from storage.tables import calendars as rows
from tests.storage.people import NOON, pair, several


async def test_a_secret_leads_to_the_member_whose_it_is(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        hanas, kens = await calendars.make(tx, hana, NOON), await calendars.make(tx, ken, NOON)

        assert [await calendars.of_secret(tx, secret) for secret in (hanas, kens)] == [hana, ken]
        assert await calendars.made_at(tx, hana) == NOON


async def test_a_secret_cannot_be_guessed_and_is_not_kept(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        secret = await calendars.make(tx, hana, NOON)

        kept = (await tx.execute(select(rows.c.secret_hash))).scalar_one()

    assert len(secret) == 43
    assert secret not in kept


async def test_a_new_address_ends_the_former_one(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        former = await calendars.make(tx, hana, NOON)
        now = await calendars.make(tx, hana, NOON + timedelta(days=1))

        assert await calendars.of_secret(tx, former) is None
        assert await calendars.of_secret(tx, now) == hana


async def test_two_addresses_made_at_once_leave_one(database: Database) -> None:
    (hana,) = await several(database, 1)

    async def make() -> str:
        async with database.writing() as tx:
            return await calendars.make(tx, hana, NOON)

    secrets = await asyncio.gather(make(), make())

    async with database.reading() as tx:
        found = [await calendars.of_secret(tx, secret) for secret in secrets]
    assert sorted(found, key=str) == [hana, None]


async def test_a_revoked_address_leads_nowhere(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        secret = await calendars.make(tx, hana, NOON)

        had = [await calendars.revoke(tx, hana), await calendars.revoke(tx, hana)]

        assert had == [True, False]
        assert await calendars.of_secret(tx, secret) is None
        assert await calendars.made_at(tx, hana) is None


@pytest.mark.parametrize("guess", ["", "a" * 43, "%", "秘密", "\udcff", "' or 1=1 --"])
async def test_a_guess_leads_nowhere(database: Database, guess: str) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        await calendars.make(tx, hana, NOON)

        assert await calendars.of_secret(tx, guess) is None


async def test_the_address_of_who_left_leads_nowhere_until_they_are_back(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        secret = await calendars.make(tx, hana, NOON)
        await members.update(tx, hana, left_community=NOON)
        gone = await calendars.of_secret(tx, secret)
        await members.update(tx, hana, left_community=None)

        assert (gone, await calendars.of_secret(tx, secret)) == (None, hana)


async def test_who_is_forgotten_has_no_address(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        secret = await calendars.make(tx, hana, NOON)

        await forgetting.forget(tx, hana, NOON)

        assert await calendars.of_secret(tx, secret) is None
        assert (await tx.execute(select(rows))).all() == []


async def test_who_becomes_one_member_keeps_the_address_of_the_older(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        older, younger = await calendars.make(tx, two.hana, NOON), await calendars.make(tx, two.ken, NOON)

        await linking.link(tx, two.on_slack, two.on_discord, NOON)

        assert await calendars.of_secret(tx, older) == two.hana
        assert await calendars.of_secret(tx, younger) is None
