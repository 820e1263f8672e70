"""Thanks and gifts from one member to the other, as both of them see it."""

from tests.conftest import SetClock
from tests.journeys.hands import Hands
from tests.journeys.said import Said


async def test_thanks_are_answered_and_arrive_in_each_ones_own_language(hands: Hands, said: Said) -> None:
    words = "tea & <!channel> @everyone **x** [bank](http://evil.example)"

    answer = await hands.say("hana", "thanks", "ken", words)

    letter = await hands.letters("ken")
    assert said[0]["sent"] in answer
    assert said[1]["came"] in letter
    assert "bank" in letter
    assert "evil.example" in letter
    assert "bank" not in await hands.letters("olga")
    assert said[0]["received one"] in await hands.say("hana", "mine")
    assert said[0]["month"] in await hands.say("hana", "chain")


async def test_a_logged_gift_is_told_and_thanked_for_with_one_tap(hands: Hands, said: Said) -> None:
    await hands.say("ken", "give")
    logged = await hands.send("ken", kind="advice", receivers="hana", words="面談の練習")
    letter = await hands.letters("hana")
    await hands.tap("hana", "thanks-for")

    answer = await hands.send("hana", words="たすかりました")

    assert said[1]["logged"] in logged
    assert said[0]["told"] in letter
    assert "面談の練習" in letter
    assert said[0]["sent"] in answer
    assert "たすかりました" in await hands.letters("ken")


async def test_thanks_meet_a_gift_unless_they_were_for_something_else(hands: Hands, said: Said) -> None:
    await hands.say("ken", "give")
    await hands.send("ken", kind="advice", receivers="hana", words="mock interview")
    met = await hands.say("hana", "thanks", "ken", "the tea")

    answer = await hands.tap("hana", "thanks-another")

    assert "mock interview" in met
    assert said[0]["another"] in answer


async def test_a_gift_that_was_thanked_for_is_told_by_its_giver_and_stays_one(
    hands: Hands, said: Said
) -> None:
    await hands.say("hana", "thanks", "ken", "the introduction")
    await hands.say("ken", "give")
    await hands.send("ken", kind="introduction", receivers="hana", words="to Ms Abe")

    answer = await hands.tap("ken", "give-same")

    assert said[1]["same"] in answer
    assert said[0]["received one"] in await hands.say("hana", "mine")


async def test_a_double_click_counts_once_and_says_so(hands: Hands, said: Said) -> None:
    await hands.say("hana", "thanks", "ken", "tea")

    again = await hands.say("hana", "thanks", "ken", "tea")

    assert said[0]["once"] in again


async def test_a_form_from_the_menu_opens_is_filled_and_thanks(hands: Hands, said: Said) -> None:
    await hands.say("hana", "menu")
    await hands.tap("hana", "thanks")

    answer = await hands.send("hana", who="ken", words="tea")

    assert said[0]["sent"] in answer
    assert "tea" in await hands.letters("ken")


async def test_thanks_to_oneself_are_answered_and_nothing_is_told(hands: Hands, said: Said) -> None:
    answer = await hands.say("hana", "thanks", "hana", "being me")

    assert said[0]["self"] in answer
    assert "being me" not in await hands.letters("hana")


async def test_the_organisers_door_is_open_to_organisers_only(
    hands: Hands, said: Said, clock: SetClock
) -> None:
    refused = await hands.say("hana", "status", command="organiser")
    shown = await hands.say("olga", "status", command="organiser")
    clock.forward(minutes=5)

    again = await hands.tap("olga", "status")

    assert said[0]["shut"] in refused
    assert "Waiting to be delivered" in shown
    assert "Waiting to be delivered" in again


async def test_what_one_gave_and_what_came_afterwards_is_theirs_to_see(
    hands: Hands, said: Said, clock: SetClock
) -> None:
    await hands.say("hana", "thanks", "ken", "the first step")
    clock.forward(days=1)
    await hands.say("olga", "thanks", "hana", "a way on")

    kens = await hands.say("ken", "mine")

    assert said[1]["onward"] in kens
    assert "Olga" not in kens
    assert "a way on" not in kens
