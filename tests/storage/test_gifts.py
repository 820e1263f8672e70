"""Gifts as they are remembered."""

from dataclasses import replace
from datetime import timedelta

from community.gift import Gift, GiftId, GiftKind, Inspiration, Source
from storage import gifts, tables
from storage.database import Database
from tests.storage.people import NOON, gift, several, word


async def test_a_gift_is_read_as_it_was_told(database: Database) -> None:
    giver, hana, ken = await several(database, 3)
    told = Gift(
        GiftId(0),
        "csv:7",
        giver,
        GiftKind.PANEL,
        NOON,
        (hana, ken),
        audience=12,
        host=True,
        words="登壇 🎤",
        source=Source.CSV,
        inspiration=Inspiration.OWN,
    )
    async with database.writing() as tx:
        gift_id, new = await gifts.record(tx, told)

    async with database.reading() as tx:
        found = await gifts.get(tx, gift_id)

    assert new
    assert found == replace(told, id=gift_id)


async def test_a_gift_told_twice_under_one_key_is_one_gift_with_all_receivers(database: Database) -> None:
    giver, hana, ken = await several(database, 3)
    async with database.writing() as tx:
        first = await gift(tx, "message", giver, hana)
        again = await gift(tx, "message", giver, ken)
        await gift(tx, "message", giver, ken)

    async with database.reading() as tx:
        found = await gifts.get(tx, first)

    assert again == first
    assert found is not None
    assert found.receivers == (hana, ken)


async def test_a_gift_that_nobody_told_is_nothing(database: Database) -> None:
    async with database.reading() as tx:
        assert await gifts.get(tx, GiftId(404)) is None


async def test_a_gift_born_of_thanks_is_offered_to_its_giver_once_and_completed(database: Database) -> None:
    giver, hana, ken = await several(database, 3)
    async with database.writing() as tx:
        born = await gift(tx, "born", giver, hana, ken, born_of_thanks=True)
        offered = await gifts.born_of_thanks(tx, giver, (hana, ken), NOON)
        told = Gift(GiftId(0), "form", giver, GiftKind.MENTORING, NOON, (ken,), words="every month")

        await gifts.complete(tx, born, told)

        whole = await gifts.get(tx, born)
        again = await gifts.born_of_thanks(tx, giver, (hana, ken), NOON)
    assert [one.gift for one in offered] == [born]
    assert again == ()
    assert whole is not None
    assert (whole.kind, whole.words, whole.receivers) == (GiftKind.MENTORING, "every month", (hana, ken))


async def test_a_gift_taken_out_goes_with_its_receipts_thanks_and_links(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        given, later = await gift(tx, "a", giver, hana), await gift(tx, "b", hana, giver)
        await word(tx, "t", hana, giver, given)
        await tx.execute(tables.inspirations.insert(), {"gift_id": later, "inspired_by": given})

        await gifts.remove(tx, given)

        left = [await tx.execute(table.select()) for table in (tables.thanks, tables.inspirations)]
        receipts = (await tx.execute(tables.receipts.select())).all()
    assert [rows.all() for rows in left] == [[], []]
    assert [row.gift_id for row in receipts] == [later]


async def test_a_gift_born_of_thanks_goes_with_its_last_receiver(database: Database) -> None:
    giver, hana, ken = await several(database, 3)
    async with database.writing() as tx:
        given = await gift(tx, "a", giver, hana, ken, born_of_thanks=True)
        await gifts.unreceive(tx, given, hana)
        with_one = await gifts.get(tx, given)

        await gifts.unreceive(tx, given, ken)

        assert await gifts.get(tx, given) is None
    assert with_one is not None
    assert with_one.receivers == (ken,)


async def test_a_gift_that_its_giver_told_stays_without_receivers(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        given = await gift(tx, "a", giver, hana)

        await gifts.unreceive(tx, given, hana)

        assert await gifts.get(tx, given) is not None


async def test_the_newest_gifts_given_and_received_come_first(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        days = [
            await gift(tx, f"g{day}", giver, hana, at=NOON + timedelta(days=day)) for day in (3, 1, 4, 2, 5)
        ]

        given = await gifts.lately(tx, giver, given=True)
        received = await gifts.lately(tx, hana, given=False)

    assert given == received == (days[4], days[2], days[0])


async def test_counts_tell_given_from_received(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        await gift(tx, "a", giver, hana, at=NOON)
        await gift(tx, "b", giver, hana, at=NOON + timedelta(days=1))

        gave, got = await gifts.given_by(tx, giver), await gifts.received_by(tx, hana)

    assert gave == got == gifts.Tally(2, NOON + timedelta(days=1))


async def test_gifts_told_to_be_moved_by_a_members_are_counted_without_their_own(database: Database) -> None:
    giver, hana = await several(database, 2)
    async with database.writing() as tx:
        first, by_hana, by_self = (
            await gift(tx, "a", giver, hana),
            await gift(tx, "b", hana, giver),
            await gift(tx, "c", giver, hana),
        )
        rows = [{"gift_id": later, "inspired_by": first} for later in (by_hana, by_self)]
        await tx.execute(tables.inspirations.insert(), rows)

        assert await gifts.told_onward(tx, giver) == 1


async def test_who_gave_on_within_the_time_is_counted_once(database: Database) -> None:
    giver, hana, ken, aya = await several(database, 4)
    month = timedelta(days=30)
    async with database.writing() as tx:
        await gift(tx, "a", giver, hana, ken, aya)
        await gift(tx, "b", hana, ken, at=NOON + timedelta(days=5))
        await gift(tx, "c", hana, aya, at=NOON + timedelta(days=6))
        await gift(tx, "back", ken, giver, at=NOON + timedelta(days=5))
        await gift(tx, "late", aya, hana, at=NOON + timedelta(days=31))

        assert await gifts.gave_onward(tx, giver, month) == 1
