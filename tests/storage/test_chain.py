"""The chain's figures over what is remembered."""

from datetime import timedelta

from community.chain import ChainFigures
from community.gift import Source
from storage import chain, tables
from storage.database import Database
from tests.storage.people import NOON, gift, several


async def test_an_empty_community_has_empty_figures(database: Database) -> None:
    async with database.reading() as tx:
        assert await chain.figures(tx) == ChainFigures(0, 0, 0, 0, None, 0, 0)


async def test_figures_count_gifts_givers_receivers_sides_and_the_longest_line(database: Database) -> None:
    a, b, c, _ = await several(database, 4)
    async with database.writing() as tx:
        first = await gift(tx, "1", a, b, host=True)
        second = await gift(tx, "2", b, c, at=NOON + timedelta(days=1), host=False)
        third = await gift(tx, "3", b, at=NOON + timedelta(days=2))
        links = [(second, first), (third, second)]
        rows = [{"gift_id": later, "inspired_by": earlier} for later, earlier in links]
        await tx.execute(tables.inspirations.insert(), rows)

        whole = await chain.figures(tx)
        before = await chain.figures(tx, NOON + timedelta(days=1))

    assert whole == ChainFigures(3, 4, 2, 2, 0.5, 1, 3)
    assert before == ChainFigures(1, 4, 1, 1, 1.0, 0, 1)


async def test_a_stretch_counts_its_first_moment_and_not_its_last(database: Database) -> None:
    a, b = await several(database, 2)
    async with database.writing() as tx:
        for number, who in enumerate((a, b, a)):
            await gift(tx, str(number), who, b if who == a else a, at=NOON + timedelta(days=number))

        assert await chain.in_the_last(tx, NOON, NOON + timedelta(days=2)) == (2, 2)


async def test_where_nothing_was_given_nothing_has_begun(database: Database) -> None:
    a, b = await several(database, 2)
    async with database.writing() as tx:
        before = await chain.has_begun(tx)
        await gift(tx, "1", a, b)

        assert not before
        assert await chain.has_begun(tx)


async def test_the_bot_hears_since_its_first_gift_where_an_archive_tells_of_those_before(
    database: Database,
) -> None:
    a, b = await several(database, 2)
    async with database.writing() as tx:
        nothing = await chain.heard_since(tx)
        await gift(tx, "old", a, b, at=NOON - timedelta(days=9))
        await tx.execute(tables.gifts.update().values(source=Source.ARCHIVE))
        archive_alone = await chain.heard_since(tx)
        for days in (3, 1, 2):
            await gift(tx, str(days), a, b, at=NOON + timedelta(days=days))
        both = await chain.heard_since(tx)
        await tx.execute(tables.gifts.update().values(source=Source.LIVE))
        live_alone = await chain.heard_since(tx)

    assert (nothing, archive_alone, live_alone) == (None, None, None)
    assert both == NOON + timedelta(days=1)
