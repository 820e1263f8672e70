"""One person in both homes: their Slack and Discord accounts become one member, and two again."""

import re
from collections.abc import AsyncIterator

import pytest

from handlers.reception import Reception
from tests.journeys.hands import Hands
from tests.journeys.on_discord import on_discord
from tests.journeys.on_slack import on_slack
from tests.journeys.said import SAID, Said

CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")


@pytest.fixture
async def homes(reception: Reception, languages: tuple[str, str]) -> AsyncIterator[tuple[Hands, Hands]]:
    """The same people on Slack and on Discord."""
    async with on_slack(reception, languages) as slack, on_discord(reception, languages) as discord:
        yield slack, discord


async def _linked(slack: Hands, discord: Hands) -> str:
    code = CODE.search(await slack.say("hana", "link"))
    assert code is not None
    return await discord.say("hana", "link", words=code[0])


async def test_two_accounts_become_one_and_both_sides_hear_of_it(
    homes: tuple[Hands, Hands], languages: tuple[str, str]
) -> None:
    slack, discord = homes
    await slack.say("hana", "thanks", "ken", "the tea")
    await discord.say("hana", "thanks", "ken", "the cake")

    answer = await _linked(slack, discord)

    said = SAID[languages[0]]
    assert said["linked"] in answer
    assert said["linked there"] in await slack.letters("hana")
    for hands in homes:
        mine = await hands.say("hana", "mine")
        assert "the tea" in mine
        assert "the cake" in mine


async def test_a_link_that_was_not_theirs_is_undone_with_one_tap(
    homes: tuple[Hands, Hands], languages: tuple[str, str]
) -> None:
    slack, discord = homes
    await slack.say("hana", "thanks", "ken", "the tea")
    await discord.say("hana", "thanks", "ken", "the cake")
    await _linked(slack, discord)
    await slack.letters("hana")

    answer = await slack.tap("hana", "unlink-one")

    assert SAID[languages[0]]["parted"] in answer
    assert "the cake" not in await slack.say("hana", "mine")
    assert "the tea" not in await discord.say("hana", "mine")


async def test_a_code_works_once_and_a_guess_says_the_same(homes: tuple[Hands, Hands], said: Said) -> None:
    slack, discord = homes
    shown = await slack.say("hana", "link")
    code = CODE.search(shown)
    assert code is not None
    await discord.say("hana", "link", words=code[0])

    answers = [await discord.say("ken", "link", words=words) for words in (code[0], "ABCD-EFGH")]

    assert all(said[1]["code over"] in answer for answer in answers)
