"""Thanks where the talk is, what moved the giver, and the way back for a slip, as both of them see it."""

from handlers.reception import Reception
from tests.conftest import SetClock
from tests.handlers.notices import open_the_door
from tests.journeys.hands import Hands
from tests.journeys.said import Said


async def test_an_emoji_thanks_in_two_taps_and_tells_nobody_by_letter(hands: Hands, said: Said) -> None:
    before = hands.taps

    await hands.react("hana", "ken")

    assert hands.taps - before <= 2
    assert said[1]["came"] not in await hands.letters("ken")
    assert said[1]["emoji"] in await hands.say("ken", "mine")
    assert said[0]["add word"] in await hands.home("hana")


async def test_the_thanker_adds_a_word_from_home_which_the_other_reads(hands: Hands, said: Said) -> None:
    await hands.react("hana", "ken")
    await hands.home("hana")
    await hands.tap("hana", "add-word")

    answer = await hands.send("hana", words="面談のヒント")

    assert said[0]["sent"] in answer
    assert "面談のヒント" in await hands.letters("ken")
    assert said[0]["add word"] not in await hands.home("hana")


async def test_the_last_emoji_taken_off_takes_the_thanks_back(hands: Hands, said: Said) -> None:
    await hands.react("hana", "ken")
    await hands.react("hana", "ken", "🙇")
    await hands.react("hana", "ken", remove=True)
    one_left = await hands.say("ken", "mine")

    await hands.react("hana", "ken", "🙇", remove=True)

    assert said[1]["emoji"] in one_left
    assert said[1]["empty"] in await hands.say("ken", "mine")


async def test_a_skin_tone_and_the_same_emoji_twice_are_one_thanks(hands: Hands, said: Said) -> None:
    await hands.react("hana", "ken", "🙏🏽")
    await hands.react("hana", "ken", "🙏")

    shown = await hands.say("ken", "mine")

    assert said[1]["received one"] in shown


async def test_an_emoji_on_ones_own_message_is_no_thanks(hands: Hands, said: Said) -> None:
    await hands.react("hana", "hana")

    assert said[0]["empty"] in await hands.say("hana", "mine")


async def test_the_menu_of_a_message_thanks_its_author(hands: Hands, said: Said) -> None:
    opened = await hands.menu("hana", "ken", "thanks-author")

    answer = await hands.send("hana", words="the answer in the channel")

    assert opened == ""
    assert said[0]["sent"] in answer
    assert "the answer in the channel" in await hands.letters("ken")
    assert "a message of ken" not in await hands.letters("ken")


async def test_the_menu_of_a_message_logs_a_gift_to_its_author(hands: Hands, said: Said) -> None:
    await hands.menu("ken", "hana", "give-author")

    logged = await hands.send("ken", kind="advice", words="how to begin")

    assert said[1]["logged"] in logged
    assert said[0]["told"] in await hands.letters("hana")


async def test_ones_own_message_is_logged_as_ones_own_gift_to_everybody(hands: Hands, said: Said) -> None:
    await hands.menu("ken", "ken", "give-author")

    logged = await hands.send("ken", kind="advice", words="how to begin")

    assert said[1]["logged for all"] in logged


async def test_the_menu_of_ones_own_message_says_so(hands: Hands, said: Said) -> None:
    answer = await hands.menu("hana", "hana", "thanks-author")

    assert said[0]["self"] in answer


async def test_what_moved_one_is_answered_with_one_tap(hands: Hands, said: Said, clock: SetClock) -> None:
    await hands.say("hana", "thanks", "ken", "an hour of listening")
    await hands.say("ken", "thanks", "hana", "the slides")
    clock.forward(days=1)
    await hands.say("ken", "give")
    logged = await hands.send("ken", kind="advice", receivers="olga", words="a book")

    answer = await hands.tap("ken", "moved-by")

    assert said[1]["asked"] in logged
    assert said[1]["noted"] in answer


async def test_what_moved_one_waits_at_home_and_comes_by_letter(
    hands: Hands, said: Said, reception: Reception, clock: SetClock
) -> None:
    await open_the_door(reception)
    await reception.pass_time()
    await hands.say("ken", "thanks", "hana", "the introduction")
    clock.forward(days=1)
    await hands.say("hana", "thanks", "ken", "an hour of listening")

    await reception.pass_time()

    assert said[1]["asked"] in await hands.home("ken")
    assert said[1]["asked"] in await hands.letters("ken")
    assert said[1]["noted"] in await hands.tap("ken", "moved-own")
    assert said[1]["asked"] not in await hands.home("ken")


async def test_a_slip_is_corrected_before_the_other_reads_it(hands: Hands, said: Said) -> None:
    await hands.say("hana", "thanks", "ken", "Mondy")
    await hands.tap("hana", "edit")

    answer = await hands.send("hana", words="Monday")

    letter = await hands.letters("ken")
    assert said[0]["corrected"] in answer
    assert "Monday" in letter
    assert "Mondy" not in letter


async def test_thanks_taken_back_after_they_were_read_leave_one_line(hands: Hands, said: Said) -> None:
    await hands.say("hana", "thanks", "ken", "too much said")
    before = await hands.letters("ken")
    await hands.tap("hana", "take-back")

    answer = await hands.tap("hana", "take-back-yes")

    letter = await hands.letters("ken")
    assert "too much said" in before
    assert said[0]["taken back"] in answer
    assert "too much said" not in letter
    assert said[1]["gone"] in letter
    assert said[1]["empty"] in await hands.say("ken", "mine")


async def test_the_thanked_hides_the_words_where_they_stand(hands: Hands, said: Said) -> None:
    await hands.say("hana", "thanks", "ken", "a secret")
    await hands.letters("ken")
    await hands.tap("ken", "wrong")

    answer = await hands.tap("ken", "hide-told")

    assert said[1]["hidden"] in answer
    assert "a secret" not in await hands.letters("ken")
    assert "a secret" not in await hands.say("hana", "mine")


async def test_thanks_that_were_meant_for_another_find_their_way(hands: Hands, said: Said) -> None:
    await hands.say("hana", "thanks", "ken", "the slides")
    await hands.letters("ken")
    await hands.tap("ken", "wrong")

    answer = await hands.tap("ken", "not-me")

    letter = await hands.letters("hana")
    await hands.tap("hana", "tell-again")
    again = await hands.send("hana", who="olga", words="the slides")
    assert said[1]["not me"] in answer
    assert said[0]["somebody else"] in letter
    assert said[0]["sent"] in again


async def test_a_letter_carries_its_own_switch(hands: Hands, said: Said) -> None:
    await hands.say("hana", "thanks", "ken", "the tea")
    await hands.letters("ken")

    answer = await hands.tap("ken", "letter-off")

    await hands.say("hana", "thanks", "ken", "the cake")
    assert said[1]["is off"] in answer
    assert "the cake" not in await hands.letters("ken")
    assert "the cake" in await hands.say("ken", "mine")
