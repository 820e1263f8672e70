"""Two are brought together with the yes of both, a no stays silent, and a round goes out by itself."""

from handlers.reception import Reception
from handlers.timetable import rounds
from tests.conftest import SetClock
from tests.journeys.everybody import come
from tests.journeys.hands import Hands
from tests.journeys.said import Said

SAID = {
    "ja": {
        "asked": "会ってみませんか",
        "both": "これからお引き合わせします",
        "noted": "誰にも伝わりません",
        "not": "今回は実現しませんでした",
        "joined": "ご参加ありがとうございます",
        "with": "お引き合わせします",
        "met?": "お話しできましたか",
        "met": "お会いになれたのですね",
    },
    "en": {
        "asked": "Would you like to meet",
        "both": "I bring you together now",
        "noted": "Nobody hears that it was you",
        "not": "did not come together",
        "joined": "Good to have you",
        "with": "This round brings you together",
        "met?": "Did you meet?",
        "met": "How good that you met",
    },
}


async def _introduced(hands: Hands, reception: Reception) -> None:
    """Olga brings Hana and Ken together."""
    await come(hands, reception)
    await hands.say("olga", "introduce")
    await hands.send("olga", people="hana", name="Ken", words="You both build teams")


async def test_both_say_yes_one_after_the_other_and_find_a_room(
    hands: Hands, told: Said, reception: Reception
) -> None:
    await _introduced(hands, reception)
    asked = await hands.letters("hana")
    before = await hands.letters("ken")
    await hands.tap("hana", "introduction-yes")
    await hands.send("hana", words="I build teams", way="room")
    then = await hands.letters("ken")
    await hands.tap("ken", "introduction-yes")

    both = await hands.send("ken", words="I hire", way="room")

    room = await hands.room("hana", "ken")
    assert told[0]["asked"] in asked
    assert "You both build teams" in asked
    assert told[1]["asked"] not in before
    assert "I build teams" in then
    assert told[1]["both"] in both
    for words in ("You both build teams", "I build teams", "I hire", "(Tokyo)"):
        assert words in room
    assert "have both said yes" in await hands.letters("olga")


async def test_a_no_is_silent_and_nobody_hears_whose_it_was(
    hands: Hands, told: Said, clock: SetClock, reception: Reception
) -> None:
    await _introduced(hands, reception)
    await hands.letters("hana")

    answer = await hands.tap("hana", "introduction-no")

    soon = await hands.letters("olga")
    clock.forward(days=5, minutes=1)
    later = await hands.letters("olga")
    assert told[0]["noted"] in answer
    assert SAID["en"]["not"] not in soon
    assert SAID["en"]["not"] in later
    assert told[1]["asked"] not in await hands.letters("ken")
    assert told[0]["not"] not in await hands.letters("hana")


async def test_a_round_brings_two_together_and_asks_a_week_later(
    hands: Hands, told: Said, clock: SetClock, reception: Reception
) -> None:
    await come(hands, reception)
    other = "hana" if told[0] is SAID["en"] else "ken"
    await hands.say(other, "rounds")
    joined = await hands.tap(other, "round-join")
    await hands.say("olga", "rounds")
    await hands.tap("olga", "round-join")
    for _ in range(8):
        clock.forward(days=1)
        await rounds.work(reception.database, reception.rules, clock())
    figures = await hands.say("olga", "rounds", command="organiser")
    clock.forward(days=7)

    room = await hands.room(other, "olga")
    letter = await hands.letters("olga")
    answer = await hands.tap("olga", "round-met")

    assert SAID["en"]["joined"] in joined
    assert "One pair" in figures
    assert SAID["en"]["with"] in room
    assert SAID["en"]["met?"] in letter
    assert SAID["en"]["met"] in answer
