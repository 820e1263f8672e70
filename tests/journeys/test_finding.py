"""Somebody is found by a topic and asked through the bot, and a newcomer takes first steps."""

from tests.journeys.hands import Hands
from tests.journeys.said import Said

SAID = {
    "ja": {
        "empty": "まだいらっしゃいません",
        "order": "並び順は優劣ではありません",
        "sent": "ほかの方には見えません",
        "came": "聞いてみたいことがある",
        "silent": "相手には何も伝えません",
        "answered": "お返事が届いています",
        "thanked": "お礼が届きました",
        "card": "どれも数分でできて",
        "steps": "小さなはじめの一歩",
        "noted": "承りました",
        "skipped": "もうおすすめしません",
    },
    "en": {
        "empty": "Nobody has said yet",
        "order": "The order means nothing",
        "sent": "to nobody else",
        "came": "would like to ask you",
        "silent": "They hear nothing of it",
        "answered": "An answer for you",
        "thanked": "thanks you",
        "card": "none of them is needed",
        "steps": "Small first steps",
        "noted": "Noted.",
        "skipped": "I will not bring it up again",
    },
}


async def _askable(hands: Hands) -> None:
    """Ken says what he may be asked about."""
    await hands.say("ken", "profile")
    await hands.tap("ken", "profile-step")
    await hands.send("ken", topics="Python", language="platform", zone="", years="", team="")
    await hands.tap("ken", "profile-step")
    await hands.send("ken", asked="advice", about="転職", role_model="起業")


async def test_somebody_is_found_asked_and_answers_after_all(hands: Hands, told: Said) -> None:
    await hands.say("hana", "menu")
    before = await hands.say("hana", "find", words="転職")
    await _askable(hands)
    found = await hands.say("hana", "find", words="転職")
    await hands.tap("hana", "find-ask")
    sent = await hands.send("hana", words="Where to begin?")
    came = await hands.letters("ken")
    no = await hands.tap("ken", "find-no")
    nothing = await hands.letters("hana")
    await hands.tap("ken", "ask-help")
    await hands.send("ken", words="With a list")

    answer = await hands.letters("hana")
    await hands.tap("hana", "ask-thank")

    assert told[0]["empty"] in before
    assert "(転職)" in found
    assert told[0]["order"] in found
    assert told[0]["sent"] in sent
    assert told[1]["came"] in came
    assert "Where to begin?" in came
    assert told[1]["silent"] in no
    assert told[0]["answered"] not in nothing
    assert told[0]["answered"] in answer
    assert "With a list" in answer
    assert told[1]["thanked"] in await hands.letters("ken")


async def test_a_newcomer_names_a_topic_is_found_by_it_and_skips_the_rest(hands: Hands, told: Said) -> None:
    await hands.say("hana", "profile")
    await hands.tap("hana", "introduce-yourself")
    card = await hands.send("hana", kind="alumnus", years="", team="", topics="")
    home = await hands.home("hana")
    await hands.tap("hana", "first-step-topic")
    noted = await hands.send("hana", topic="Gardening")
    found = await hands.say("ken", "find", words="gardening")

    skipped = await hands.tap("hana", "first-step-skip")

    assert told[0]["card"] in card
    assert told[0]["steps"] in home
    assert told[0]["noted"] in noted
    assert "(gardening)" in found
    assert told[0]["skipped"] in skipped
    assert told[0]["steps"] not in await hands.home("hana")
