"""Thanks as they are remembered."""

from datetime import timedelta

from community.thanks import MEETING_WINDOW, Thanks, ThanksId
from storage import thanks
from storage.database import Database
from tests.storage.people import NOON, gift, several, word


async def test_a_thanks_is_read_as_it_was_said_and_counts_once(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        given = await gift(tx, "a", giver, hana)
        said = Thanks(ThanksId(0), "k", hana, giver, given, NOON, "ありがとう")

        first, again = await thanks.record(tx, said), await thanks.record(tx, said)

        found = await thanks.get(tx, first[0])
    assert (first[1], again) == (True, (first[0], False))
    assert found == Thanks(first[0], "k", hana, giver, given, NOON, "ありがとう")


async def test_a_thanks_moves_to_the_gift_it_was_meant_for(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        met, meant = await gift(tx, "a", giver, hana), await gift(tx, "b", giver, hana)
        said = await word(tx, "k", hana, giver, met)

        await thanks.move(tx, said, meant)

        assert await thanks.for_gift(tx, met) == ()
        assert [one.id for one in await thanks.for_gift(tx, meant)] == [said]


async def test_thanks_said_and_heard_are_counted_apart(database: Database) -> None:
    giver, hana, ken = await several(database, 3)
    async with database.writing() as tx:
        given = await gift(tx, "a", giver, hana, ken)
        await word(tx, "k1", hana, giver, given)
        await word(tx, "k2", ken, giver, given)

        assert await thanks.counts(tx, giver) == (0, 2)
        assert await thanks.counts(tx, hana) == (1, 0)


async def test_thanks_meet_the_newest_unthanked_gift_to_the_thanker_or_to_everybody(
    database: Database,
) -> None:
    giver, hana, ken = await several(database, 3)
    async with database.writing() as tx:
        await gift(tx, "old", giver, hana, at=NOON - timedelta(days=3))
        to_all = await gift(tx, "all", giver, at=NOON - timedelta(days=2))
        await gift(tx, "other", giver, ken, at=NOON - timedelta(days=1))

        found = await thanks.before(tx, hana, giver, "", NOON)

    assert [one.gift for one in found.gifts] == [to_all]


async def test_a_gift_thanked_for_is_not_met_again_by_the_same_thanker(database: Database) -> None:
    giver, hana, ken = await several(database, 3)
    async with database.writing() as tx:
        given = await gift(tx, "a", giver, hana, ken)
        await word(tx, "t", hana, giver, given)

        met = [await thanks.before(tx, who, giver, "", NOON) for who in (hana, ken)]

    assert [[one.gift for one in found.gifts] for found in met] == [[], [given]]


async def test_a_gift_outside_the_window_is_not_met(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        await gift(tx, "a", giver, hana, at=NOON - MEETING_WINDOW - timedelta(seconds=1))

        assert (await thanks.before(tx, hana, giver, "", NOON)).gifts == ()


async def test_the_same_words_within_ten_seconds_were_said_just_now(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        given = await gift(tx, "a", giver, hana)
        await thanks.record(tx, Thanks(ThanksId(0), "k", hana, giver, given, NOON, "tea"))

        async def said(words: str, seconds: float) -> bool:
            return (
                await thanks.before(tx, hana, giver, words, NOON + timedelta(seconds=seconds))
            ).said_just_now

        assert [await said("tea", s) for s in (0, 10, 10.001, -10, -600)] == [True, True, False, True, False]
        assert not await said("cake", 0)
        assert not (await thanks.before(tx, giver, hana, "tea", NOON)).said_just_now
