"""Somebody asks, somebody helps, and the help is thanked for, on each platform and in each language."""

from handlers.reception import Reception
from tests.conftest import SetClock
from tests.journeys.everybody import come
from tests.journeys.hands import Hands
from tests.journeys.said import Said

SAID = {
    "ja": {
        "asked": "相談を受け付けました",
        "brought": "お届けします",
        "offer": "申し出てくれました",
        "answer": "お返事が届きました",
        "question": "その後いかがですか",
        "thanked": "お礼をお届けします",
        "came": "お礼が届きました",
        "closed": "締め切られました",
    },
    "en": {
        "asked": "Asked.",
        "brought": "I will bring it to",
        "offer": "offers to help with",
        "answer": "answers your offer",
        "question": "Did it help?",
        "thanked": "Your thanks are on their way",
        "came": "thanks you",
        "closed": "This ask is closed",
    },
}


async def _ask(hands: Hands, reception: Reception, way: str = "channel") -> str:
    await come(hands, reception)
    await hands.say("hana", "ask")
    return await hands.send("hana", words="経理の方に話を伺いたいです", way=way)


async def test_an_ask_is_answered_in_private_and_thanked_for_in_one_tap(
    hands: Hands, told: Said, reception: Reception, clock: SetClock
) -> None:
    asked = await _ask(hands, reception)
    post = await hands.channel()
    await hands.tap_post("ken", "ask-help")
    brought = await hands.send("ken", words="十年やりました")
    offer = await hands.letters("hana")
    await hands.tap("hana", "ask-answer")
    await hands.send("hana", words="来週いかがですか")
    answer = await hands.letters("ken")
    clock.forward(days=8)
    await reception.pass_time()
    question = await hands.letters("hana")

    thanked = await hands.tap("hana", "ask-thank")

    assert told[0]["asked"] in asked
    assert "経理の方に話を伺いたいです" in post
    assert told[1]["brought"] in brought
    assert told[0]["offer"] in offer
    assert "十年やりました" in offer
    assert told[1]["answer"] in answer
    assert "来週いかがですか" in answer
    assert told[0]["question"] in question
    assert told[0]["thanked"] in thanked
    assert told[1]["came"] in await hands.letters("ken")


async def test_an_ask_without_a_name_stays_without_one_until_its_asker_answers(
    hands: Hands, told: Said, reception: Reception
) -> None:
    await _ask(hands, reception, "nameless")
    post = await hands.channel()
    await hands.tap_post("ken", "ask-help")
    brought = await hands.send("ken", words="十年やりました")
    await hands.letters("hana")
    await hands.tap("hana", "ask-answer")

    await hands.send("hana", words="花です")

    assert "Hana" not in post
    assert "花" not in post + brought
    assert "花です" in await hands.letters("ken")


async def test_a_yes_to_an_ask_that_was_closed_is_thanked(
    hands: Hands, told: Said, reception: Reception
) -> None:
    await _ask(hands, reception)
    await hands.channel()
    await hands.tap_post("ken", "ask-help")
    await hands.tap("hana", "ask-withdraw")

    late = await hands.send("ken", words="十年やりました")

    assert told[1]["closed"] in late
