"""Corrections: what follows a gift or a thanks that is edited, taken back, or not for whom it named."""

from datetime import timedelta

from sqlalchemy import select

from community.gift import GiftKind
from storage import corrections, gifts, tables, thanks
from storage.database import Database
from tests.storage.people import NOON, gift, several, word


async def test_an_edited_thanks_changes_the_gift_that_carries_its_words(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        born = await gift(tx, "b", giver, hana, words="tee", born_of_thanks=True)
        said = await thanks.get(tx, await word(tx, "k", hana, giver, born, words="tee"))
        assert said is not None

        await corrections.edit_thanks(tx, said, "tea", "", None)

        edited, same = await thanks.get(tx, said.id), await gifts.get(tx, born)
        assert edited is not None
        assert same is not None
        assert (edited.words, same.words) == ("tea", "tea")


async def test_an_edited_thanks_leaves_a_gift_with_words_of_its_own(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        told = await gift(tx, "b", giver, hana, words="an hour")
        said = await thanks.get(tx, await word(tx, "k", hana, giver, told, words="tee"))
        assert said is not None

        await corrections.edit_thanks(tx, said, "tea", "", None)

        found = await gifts.get(tx, told)
        assert found is not None
        assert found.words == "an hour"


async def test_a_gift_born_of_two_thanks_goes_with_the_last_of_them(database: Database) -> None:
    giver, hana, ken = await several(database, 3)
    async with database.writing() as tx:
        born = await gift(tx, "b", giver, hana, ken, born_of_thanks=True)
        words = [await word(tx, k, who, giver, born) for k, who in (("k1", hana), ("k2", ken))]
        first, second = [await thanks.get(tx, one) for one in words]
        assert first is not None
        assert second is not None

        await corrections.take_thanks_back(tx, first)
        halfway = await gifts.get(tx, born)
        await corrections.take_thanks_back(tx, second)

        assert halfway is not None
        assert halfway.receivers == (ken,)
        assert await gifts.get(tx, born) is None


async def test_a_thanked_gift_that_is_taken_back_keeps_only_whom_the_thanks_tell_of(
    database: Database,
) -> None:
    giver, hana, ken = await several(database, 3)
    async with database.writing() as tx:
        told = await gift(tx, "b", giver, hana, ken, words="mine")
        await word(tx, "k1", hana, giver, told)
        found = await gifts.get(tx, told)
        assert found is not None

        await corrections.take_gift_back(tx, found)

        left = await gifts.get(tx, told)
        assert left is not None
        assert (left.receivers, left.words, left.kind) == ((hana,), "", GiftKind.OTHER)
        assert left.born_of_thanks


async def test_a_gift_that_was_not_received_goes_with_its_last_receiver(database: Database) -> None:
    giver, hana, ken = await several(database, 3)
    async with database.writing() as tx:
        told = await gift(tx, "b", giver, hana, ken)
        for who in (hana, ken):
            found = await gifts.get(tx, told)
            assert found is not None
            await corrections.not_received(tx, found, who)

        assert await gifts.get(tx, told) is None
        assert (await tx.execute(select(tables.receipts))).all() == []


async def test_what_one_told_lately_is_listed_newest_first_without_what_others_told(
    database: Database,
) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        await gift(tx, "old", giver, hana, at=NOON - timedelta(days=40))
        told = await gift(tx, "new", giver, hana, at=NOON)
        born = await gift(tx, "born", giver, hana, at=NOON, born_of_thanks=True)
        await word(tx, "theirs", hana, giver, born)
        said = await word(tx, "mine", giver, hana, told, at=NOON + timedelta(hours=1))

        found = await corrections.lately(tx, giver, NOON - timedelta(days=30), 5)

    assert found == (("thanks", said), ("gift", told))
