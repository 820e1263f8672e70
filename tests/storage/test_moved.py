"""What moved a giver: who is asked, about which gift, with which choices."""

from datetime import timedelta

from community.gift import Inspiration
from storage import members, moved, muted
from storage.database import Database
from tests.storage.people import NOON, gift, several, word

LONG_AGO = NOON - timedelta(days=400)


async def test_choices_are_what_was_received_before_oldest_first(database: Database) -> None:
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        third = await gift(tx, "c", ken, hana, at=NOON - timedelta(days=1))
        first = await gift(tx, "a", yui, hana, at=NOON - timedelta(days=3))
        to_all = await gift(tx, "b", ken, at=NOON - timedelta(days=2))
        await gift(tx, "not mine", ken, yui, at=NOON - timedelta(days=2))
        await gift(tx, "my own", hana, at=NOON - timedelta(days=2))
        await gift(tx, "later", ken, hana, at=NOON + timedelta(days=1))

        found = await moved.candidates(tx, hana, NOON - timedelta(days=30), NOON, 4)

    assert found == (first, to_all, third)


async def test_only_the_newest_choices_are_offered(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        every = [await gift(tx, f"g{n}", ken, hana, at=NOON - timedelta(days=n)) for n in range(1, 7)]

        found = await moved.candidates(tx, hana, NOON - timedelta(days=30), NOON, 4)

    assert list(found) == list(reversed(every[:4]))


async def test_each_giver_is_asked_about_their_newest_gift_that_waits(database: Database) -> None:
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        await gift(tx, "older", hana, ken, born_of_thanks=True, at=NOON - timedelta(days=2))
        newer = await gift(tx, "newer", hana, ken, born_of_thanks=True)
        await gift(tx, "logged", ken, hana)
        answered = await gift(tx, "answered", yui, hana, born_of_thanks=True)
        await moved.answer(tx, answered, Inspiration.OWN)

        due = await moved.to_ask(tx, LONG_AGO, LONG_AGO, 10, newcomers_only=False)

    assert due == ((hana, newer),)


async def test_nobody_is_asked_who_was_asked_lately_rests_left_or_does_not_want_it(
    database: Database,
) -> None:
    asked, rests, gone, off, other = await several(database, 5)
    async with database.writing() as tx:
        for giver in (asked, rests, gone, off):
            await gift(tx, f"g{giver}", giver, other, born_of_thanks=True)
        await members.update(tx, asked, asked_at=NOON)
        await members.update(tx, rests, paused_at=NOON)
        await members.update(tx, gone, left_community=NOON)
        await muted.off(tx, off, moved.KIND)

        due = await moved.to_ask(tx, LONG_AGO, NOON, 10, newcomers_only=False)
        a_week_later = await moved.to_ask(tx, LONG_AGO, NOON + timedelta(days=7), 10, newcomers_only=False)

    assert due == ()
    assert [member for member, _ in a_week_later] == [asked]


async def test_each_gift_is_asked_about_once(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        born = await gift(tx, "b", hana, ken, born_of_thanks=True)
        await moved.note_asked(tx, hana, born, NOON, by_letter=False)

        due = await moved.to_ask(tx, LONG_AGO, NOON, 10, newcomers_only=False)

        assert due == ()
        assert await moved.unanswered(tx, hana, LONG_AGO) == born


async def test_where_only_newcomers_may_be_written_to_others_are_not_asked(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        for giver, receiver in ((hana, ken), (ken, hana)):
            await gift(tx, f"g{giver}", giver, receiver, born_of_thanks=True)
        await members.update(tx, ken, welcomed_at=NOON)

        due = await moved.to_ask(tx, LONG_AGO, LONG_AGO, 10, newcomers_only=True)

    assert [member for member, _ in due] == [ken]


async def test_a_later_answer_takes_the_place_of_an_earlier_one(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        earlier = await gift(tx, "a", ken, hana, at=NOON - timedelta(days=1))
        given = await gift(tx, "b", hana, ken)
        await word(tx, "k", ken, hana, given)
        await moved.answer(tx, given, Inspiration.TOLD, (earlier,))
        told = await moved.told(tx, given)

        await moved.answer(tx, given, Inspiration.UNSAID)

        assert told == (earlier,)
        assert await moved.told(tx, given) == ()
