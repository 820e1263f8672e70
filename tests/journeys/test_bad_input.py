"""What goes wrong is answered in a sentence on every platform, and nothing that was told is lost."""

import asyncio

import pytest

from handlers.reception import Reception
from storage import members
from tests.conftest import SetClock
from tests.journeys.hands import PEOPLE, Hands
from tests.journeys.said import Said


@pytest.mark.parametrize("words", ["", "　", "🙏", "👩‍🚀🙇🏽", "\u200d"])
async def test_no_words_or_emoji_alone_are_thanks_enough(hands: Hands, said: Said, words: str) -> None:
    answer = await hands.say("hana", "thanks", "ken", words)

    assert said[0]["sent"] in answer
    assert said[1]["came"] in await hands.letters("ken")


async def test_words_that_are_too_long_are_refused_with_the_limit_and_nothing_is_told(
    hands: Hands, said: Said
) -> None:
    answer = await hands.say("hana", "thanks", "ken", "long" * 1_475)

    assert said[0]["long"] in answer
    assert "long" not in await hands.letters("ken")


async def test_marks_that_turn_the_reading_direction_do_not_arrive(hands: Hands) -> None:
    await hands.say("hana", "thanks", "ken", "safe\u202egpj.exe\u2066")

    letter = await hands.letters("ken")
    assert "\u202e" not in letter
    assert "\u2066" not in letter
    assert "safegpj.exe" in letter


async def test_two_who_thank_for_one_gift_at_the_same_moment_are_two_thanks(hands: Hands, said: Said) -> None:
    await hands.say("ken", "give")
    await hands.send("ken", kind="panel", words="the panel")

    answers = await asyncio.gather(
        *[hands.say(who, "thanks", "ken", "the panel") for who in ("hana", "olga")]
    )

    assert all("the panel" in answer for answer in answers)
    assert said[1]["received one"] in await hands.say("ken", "mine")


async def test_a_clock_that_jumps_back_loses_nothing(hands: Hands, said: Said, clock: SetClock) -> None:
    await hands.say("hana", "thanks", "ken", "before")
    clock.forward(hours=-3)

    answer = await hands.say("hana", "thanks", "ken", "after")
    clock.forward(hours=4)

    letter = await hands.letters("ken")
    assert said[0]["sent"] in answer
    assert "before" in letter
    assert "after" in letter


async def test_somebody_who_left_is_named_and_not_thanked(
    hands: Hands, said: Said, reception: Reception
) -> None:
    await hands.say("ken", "menu")
    await hands.go("ken")
    async with asyncio.timeout(5):
        while await _is_here(reception, PEOPLE["ken"]):
            pass

    answer = await hands.say("hana", "thanks", "ken", "everything")

    assert said[0]["left"] in answer


async def test_a_form_that_was_refused_opens_again_with_what_was_written(hands: Hands, said: Said) -> None:
    await hands.say("hana", "give")
    refused = await hands.send("hana", kind="mentoring", receivers="hana", words="毎月の面談")
    await hands.tap("hana", "again")

    answer = await hands.send("hana", receivers="ken")

    letter = await hands.letters("ken")
    assert said[0]["self"] in refused
    assert said[0]["mentoring"] in answer
    assert "毎月の面談" in letter


async def _is_here(reception: Reception, name: str) -> bool:
    async with reception.database.reading() as tx:
        return bool(await members.named(tx, name))
