"""Events from the first announcement to the question afterwards, as organisers and members live them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.reception import Reception
from tests.conftest import SetClock
from tests.handlers.gathering import pass_time
from tests.journeys.everybody import come
from tests.journeys.hands import Hands
from tests.journeys.on_slack import SlackHands
from tests.journeys.said import Said

SAID = {
    "ja": {
        "come": "参加のご予定です",
        "file": "カレンダーに登録できます",
        "moved": "予定が変わりました",
        "reminder": "まもなく始まります",
        "waits": "空きをお待ちです",
        "place": "席が空きました",
        "here": "ようこそ",
        "question": "ありがとうございました。3つだけ",
        "sent": "お礼をお届けします",
        "thanked": "お礼が届きました",
        "would": "お声がけするかもしれません",
    },
    "en": {
        "come": "You are coming",
        "file": "puts it into your calendar",
        "moved": "This has changed",
        "reminder": "begins within the hour",
        "waits": "on the waiting list",
        "place": "it is yours",
        "here": "Good to have you here",
        "question": "Thank you for being at",
        "sent": "Your thanks are on their way",
        "thanked": "thanks you",
        "would": "I may ask you",
    },
}

STARTS = "2026-06-15 19:00"
LATER = "2026-06-16 19:00"


async def test_an_event_is_announced_answered_moved_and_reminded_of(
    hands: Hands, told: Said, reception: Reception, clock: SetClock
) -> None:
    await _announced(hands, reception)
    post = await hands.channel()
    answer = await hands.tap_post("hana", "event-yes")
    counted = await hands.channel()
    file = await hands.letters("hana")
    await hands.tap("olga", "event-move")
    await hands.send("olga", at=_picked(hands, LATER))
    clock.forward(minutes=5)
    moved = await hands.letters("hana")
    kens = await hands.letters("ken")
    _move_to(clock, reception, LATER, minutes=-50)
    await pass_time(reception)

    reminder = await hands.letters("hana")

    assert "Leaving well" in post
    assert told[0]["come"] in answer
    assert "I am coming (1)" in counted
    assert told[0]["file"] in file
    assert told[0]["moved"] in moved
    assert told[1]["moved"] not in kens
    assert told[0]["reminder"] in reminder


async def test_who_waits_for_a_place_gets_it_when_one_becomes_free(
    hands: Hands, told: Said, reception: Reception
) -> None:
    await _announced(hands, reception, capacity="1")
    await hands.channel()
    await hands.tap_post("hana", "event-yes")
    waits = await hands.tap_post("ken", "event-yes")
    await hands.letters("ken")

    await hands.tap("hana", "event-no")

    assert told[1]["waits"] in waits
    assert told[1]["place"] in await hands.letters("ken")
    assert "I am coming (1)" in await hands.channel()


async def test_after_an_event_who_was_there_is_asked_once_and_may_thank(
    hands: Hands, told: Said, reception: Reception, clock: SetClock
) -> None:
    await _announced(hands, reception)
    await hands.channel()
    await hands.tap_post("hana", "event-yes")
    _move_to(clock, reception, STARTS, minutes=5)
    await hands.say("hana", "events")
    await hands.tap("hana", "event-show")
    here = await hands.tap("hana", "event-here")
    await pass_time(reception)
    _move_to(clock, reception, STARTS, minutes=24 * 60)
    await pass_time(reception)

    question = await hands.letters("hana")
    await hands.tap("hana", "thanks-for")
    thanked = await hands.send("hana", words="a good evening")
    would = await hands.tap("hana", "event-would")

    assert told[0]["here"] in here
    assert told[0]["question"] in question
    assert told[0]["sent"] in thanked
    assert told[0]["would"] in would
    assert "a good evening" in await hands.letters("olga")
    assert told[1]["question"] not in await hands.letters("ken")


async def _announced(hands: Hands, reception: Reception, capacity: str = "") -> None:
    """Olga plans an event and announces it in the general channel."""
    await come(hands, reception)
    await hands.say("olga", "event", command="organiser")
    await hands.send("olga", title="Leaving well", kind="panel", at=_picked(hands, STARTS), length="60 min")
    await hands.tap("olga", "event-plan-step")
    await hands.send("olga", place="Room 1", capacity=capacity)
    await hands.tap("olga", "event-plan-step")
    await hands.send("olga")
    await hands.tap("olga", "event-announce")


def _picked(hands: Hands, wall: str) -> str:
    """A time on the community's wall as each platform's form gives it; Slack's picker knows moments."""
    return f"{wall}+09:00" if isinstance(hands, SlackHands) else wall


def _move_to(clock: SetClock, reception: Reception, wall: str, *, minutes: int) -> None:
    """Move on to so many minutes after a time on the community's wall."""
    there = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(reception.rules.time_zone))
    now = reception.clock()
    clock.forward(seconds=(there - now).total_seconds() + 60 * minutes)
