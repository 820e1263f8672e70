"""Thanks as they are remembered."""

from community.thanks import Thanks, ThanksId
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


async def test_a_thanks_taken_back_names_its_gift_and_is_gone(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        given = await gift(tx, "a", giver, hana)
        said = await word(tx, "k", hana, giver, given)

        first, again = await thanks.remove(tx, "k"), await thanks.remove(tx, "k")

        assert await thanks.get(tx, said) is None
    assert (first, again) == (given, None)


async def test_thanks_said_and_heard_are_counted_apart(database: Database) -> None:
    giver, hana, ken = await several(database, 3)
    async with database.writing() as tx:
        given = await gift(tx, "a", giver, hana, ken)
        await word(tx, "k1", hana, giver, given)
        await word(tx, "k2", ken, giver, given)

        assert await thanks.counts(tx, giver) == (0, 2)
        assert await thanks.counts(tx, hana) == (1, 0)
