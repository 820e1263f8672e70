"""Words are taken out of sight and shown again; what is listed of them holds no word."""

from dataclasses import fields
from datetime import timedelta

from sqlalchemy import select

from community.gift import GiftId, GiftKind
from storage import gifts, hiding, thanks
from storage.database import Database, Tx
from storage.hiding import Hideable
from storage.tables import gifts as gifts_
from tests.storage.people import NOON, gift, several, word


async def _hidden(tx: Tx, gift_id: GiftId) -> bool:
    return (await tx.execute(select(gifts_.c.words_hidden).where(gifts_.c.id == gift_id))).scalar_one()


async def test_what_a_member_wrote_is_listed_by_date_kind_and_to_how_many(database: Database) -> None:
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        first = await gift(tx, "first", hana, ken, yui, at=NOON - timedelta(days=2))
        every = await gift(tx, "every", hana, at=NOON - timedelta(days=1))
        said = await word(tx, "said", hana, ken, await gift(tx, "of ken", ken, hana))

        found = await hiding.listed(tx, hana)

    assert found == (
        Hideable("thanks", said, NOON, None, 1, hidden=False),
        Hideable("gift", every, NOON - timedelta(days=1), GiftKind.ADVICE, None, hidden=False),
        Hideable("gift", first, NOON - timedelta(days=2), GiftKind.ADVICE, 2, hidden=False),
    )
    assert "words" not in {field.name for field in fields(Hideable)}


async def test_a_gift_that_thanks_told_of_is_listed_once_with_who_wrote_the_words(
    database: Database,
) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        born = await gift(tx, "born", ken, hana, born_of_thanks=True)
        await word(tx, "said", hana, ken, born)

        assert await hiding.listed(tx, ken) == ()
        assert [one.what for one in await hiding.listed(tx, hana)] == ["thanks"]


async def test_only_the_newest_are_listed(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        for number in range(5):
            await gift(tx, f"g{number}", hana, ken, at=NOON + timedelta(minutes=number))

        found = await hiding.listed(tx, hana, most=2)

    assert [one.at for one in found] == [NOON + timedelta(minutes=4), NOON + timedelta(minutes=3)]


async def test_words_are_hidden_once_and_shown_again(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        one, other = await gift(tx, "one", hana, ken), await gift(tx, "other", hana, ken)

        hidden = [await hiding.hide(tx, "gift", one, hidden=True) for _ in range(2)]
        while_hidden = [await _hidden(tx, g) for g in (one, other)]
        shown = await hiding.hide(tx, "gift", one, hidden=False)

        assert not await _hidden(tx, one)
        kept = await gifts.get(tx, one)
    assert (hidden, while_hidden, shown) == ([True, False], [True, False], True)
    assert kept is not None
    assert kept.words == "words of one"


async def test_a_gift_with_the_words_of_a_thanks_follows_the_thanks(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        born = await gift(tx, "born", ken, hana, born_of_thanks=True)
        own = await gift(tx, "own", ken, hana)
        said, met = await word(tx, "said", hana, ken, born), await word(tx, "met", hana, ken, own)
        same = gifts_.update().where(gifts_.c.id == born).values(words="thank you")
        await tx.execute(same)

        for thanks_id in (said, met):
            await hiding.hide(tx, "thanks", thanks_id, hidden=True)

        hidden = [await _hidden(tx, g) for g in (born, own)]
        await hiding.hide(tx, "thanks", said, hidden=False)
        assert not await _hidden(tx, born)
        word_ = await thanks.get(tx, met)
    assert hidden == [True, False]
    assert word_ is not None
    assert word_.words_hidden


async def test_what_is_not_there_is_not_hidden_and_nobody_wrote_it(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        one = await gift(tx, "one", hana, ken)
        said = await word(tx, "said", ken, hana, one)

        assert [await hiding.author(tx, "gift", one), await hiding.author(tx, "thanks", said)] == [hana, ken]
        assert await hiding.author(tx, "gift", 404) is None
        assert not await hiding.hide(tx, "thanks", 404, hidden=True)
