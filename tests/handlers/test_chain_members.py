"""`/alumni chain`: two sentences and one figure, hopeful and true; nothing that is held up to the reader."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from community.gift import Gift, GiftId, GiftKind
from community.reciprocity import Reciprocity, Verdict
from handlers.event import Who
from handlers.reception import Reception
from storage import gifts, members
from tests.conftest import SetClock
from tests.handlers.measured import INDUCES, TOO_FEW, stand
from tests.handlers.people import HANA, KEN, OLGA, button, come, press, read, say, thank

CROWD = tuple(Who("slack", "T1", f"C{number}", f"Crowd {number}", "en-US") for number in range(20))


async def _give(reception: Reception, clock: SetClock, givers: int, *, days: int = 3) -> None:
    """So many of the crowd gave some days ago."""
    async with reception.database.writing() as tx:
        for who in CROWD[:givers]:
            giver, at = (await members.named(tx, who.name))[0].id, clock() - timedelta(days=days)
            await gifts.record(tx, Gift(GiftId(0), who.name, giver, GiftKind.ADVICE, at, everybody=True))


async def test_with_nothing_given_yet_it_begins_with_a_word_of_thanks(reception: Reception) -> None:
    await come(reception, HANA)

    page = await say(reception, HANA, "chain")

    assert "Nobody has given anything yet" in read(page)
    assert (await press(reception, HANA, button(page, "thanks"))).form is not None


async def test_with_few_givers_no_figure_is_told(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN)
    await thank(either_reception, HANA, KEN, "tea")

    page = read(await say(either_reception, HANA, "chain"))

    assert "Members are beginning to give to one another." in page
    assert not re.search("[0-9]", page)


async def test_givers_of_the_last_thirty_days_are_told_rounded_down(
    either_reception: Reception, clock: SetClock
) -> None:
    await come(either_reception, HANA, *CROWD)
    await _give(either_reception, clock, 12)

    page = read(await say(either_reception, HANA, "chain"))

    assert "In the last 30 days 10 or more of us gave something to another." in page


@pytest.mark.parametrize(("givers", "told"), [(4, False), (5, True), (16, True), (17, False)])
async def test_a_count_is_told_only_with_five_on_either_side(
    reception: Reception, clock: SetClock, givers: int, told: bool
) -> None:
    await come(reception, HANA, *CROWD)
    await _give(reception, clock, givers)

    page = read(await say(reception, HANA, "chain"))

    assert ("or more of us" in page) is told


async def test_after_a_quiet_month_nobody_is_reproached(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, *CROWD)
    await _give(reception, clock, 12, days=31)

    page = read(await say(reception, HANA, "chain"))

    assert "Members have given to one another here before." in page
    assert not re.search("[0-9]", page)


async def test_once_chance_is_ruled_out_it_says_what_ten_gifts_bring(reception: Reception) -> None:
    await come(reception, HANA)
    await stand(reception)

    page = read(await say(reception, HANA, "chain"))

    assert "10 gifts lead to about 6 more" in page
    assert page.count(". ") + page.endswith(".") == 2


@pytest.mark.parametrize("found", [TOO_FEW, replace(INDUCES, verdict=Verdict.FROM_HOST)])
async def test_what_is_not_sure_is_not_told(reception: Reception, found: Reciprocity) -> None:
    await come(reception, HANA)
    await stand(reception, found)

    page = read(await say(reception, HANA, "chain"))

    assert "Nobody has given anything yet" in page


async def test_members_read_nothing_of_the_company_of_who_receives_or_of_anybody(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN, OLGA, *CROWD)
    await thank(reception, HANA, KEN, "tea")
    await _give(reception, clock, 12)

    pages = [read(await say(reception, who, "chain")) for who in (HANA, OLGA)]
    await stand(reception)
    pages += [read(await say(reception, who, "chain")) for who in (HANA, OLGA)]

    assert pages[0] == pages[1] != pages[2] == pages[3]
    for page in pages:
        assert not re.search("company|receive|Hana|Olga|佐藤|%|more than|fewer|you ", page)
