"""An opening is shared, found by its topic, saved, heard of in one message, and asked about at its end."""

from handlers.reception import Reception
from handlers.timetable import openings
from tests.conftest import SetClock
from tests.journeys.hands import Hands
from tests.journeys.said import Said

SAID = {
    "ja": {
        "shared": "共有していただき、ありがとうございます",
        "saved": "保存しました",
        "no link": "開けるリンクではない",
        "hearing": "すぐにお知らせします",
        "new": "新しい募集は以上です",
        "still?": "まだ募集中でしょうか",
        "stands": "まで表示します",
        "none": "いま募集中のものはありません",
    },
    "en": {
        "shared": "Thank you for sharing",
        "saved": "Saved. Nobody but you",
        "no link": "is no link",
        "hearing": "I will tell you",
        "new": "These are new",
        "still?": "Is it still open?",
        "stands": "It stands until",
        "none": "Nothing is open just now",
    },
}

WORDS = "週2日から <!channel> @everyone **歓迎** です"


async def _shared(hands: Hands, title: str = "経理リーダー", link: str = "https://jobs.example/1") -> str:
    """Hana fills in both forms; what the last one sent answers."""
    await hands.say("hana", "opening")
    kept = await hands.send(
        "hana", title=title, organisation="Cobalt", kind="side-job", link=link, words=WORDS
    )
    if not link.startswith("https"):
        return kept
    await hands.tap("hana", "opening-step")
    return await hands.send("hana", topics="経理")


async def _later(reception: Reception, clock: SetClock, **length: float) -> None:
    clock.forward(**length)
    async with reception.database.writing() as tx:
        now = reception.clock()
        await openings.look_after_openings(tx, reception.rules, now)
        await openings.tell_subscribers(tx, reception.rules, now)


async def test_what_one_shares_another_finds_by_its_topic_and_saves(hands: Hands, told: Said) -> None:
    shared = await _shared(hands)

    listed = await hands.say("ken", "openings", words="経理")
    whole = await hands.tap("ken", "opening-shown")
    saved = await hands.tap("ken", "opening-save")
    again = await hands.tap("ken", "openings-saved")

    assert told[0]["shared"] in shared
    assert "経理リーダー" in listed
    assert "jobs.example" in listed
    assert "歓迎" in whole
    assert told[1]["saved"] in saved
    assert "経理リーダー" in again
    assert told[1]["none"] not in listed


async def test_several_new_ones_are_heard_of_in_one_message(
    hands: Hands, told: Said, reception: Reception, clock: SetClock
) -> None:
    await hands.say("ken", "openings")
    await hands.tap("ken", "openings-hear")
    hearing = await hands.send("ken", topics="経理", rhythm="at-once")
    for title in ("First job", "Second job"):
        await _shared(hands, title)

    await _later(reception, clock, hours=1)

    letters = await hands.letters("ken")
    assert told[1]["hearing"] in hearing
    assert letters.count(told[1]["new"]) == 1
    assert "First job" in letters
    assert "Second job" in letters
    assert told[0]["new"] not in await hands.letters("hana")


async def test_a_link_that_runs_something_is_refused_and_nothing_is_typed_twice(
    hands: Hands, told: Said
) -> None:
    refused = await _shared(hands, link="javascript:alert(1)")
    await hands.tap("hana", "again")
    await hands.send(
        "hana",
        title="Typed once",
        organisation="Cobalt",
        kind="job",
        link="https://jobs.example/2",
        words=WORDS,
    )
    await hands.tap("hana", "opening-step")

    shared = await hands.send("hana", topics="")

    assert told[0]["no link"] in refused
    assert told[0]["shared"] in shared
    assert "Typed once" in await hands.say("ken", "openings")


async def test_at_its_end_it_disappears_and_stands_again_with_one_tap(
    hands: Hands, told: Said, reception: Reception, clock: SetClock
) -> None:
    await _shared(hands)
    await _later(reception, clock, days=31)
    empty = await hands.say("ken", "openings")
    letters = await hands.letters("hana")

    again = await hands.tap("hana", "opening-still")

    assert told[1]["none"] in empty
    assert told[0]["still?"] in letters
    assert told[0]["stands"] in again
    assert "経理リーダー" in await hands.say("ken", "openings")
