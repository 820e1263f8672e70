"""Channels, comings and goings, time, and what the page completes, over the page's interface."""

from datetime import timedelta

import pytest

from config.words import say
from tests.bot.playground.conftest import HANA, KEN, OLGA, STAFF, Visitor, words_of


async def test_who_left_cannot_act_and_cannot_be_thanked(page: Visitor) -> None:
    await page.post("leave", persona=KEN)

    gone = await page.say(KEN, "/alumni")
    thanked = await page.say(HANA, f"/alumni thanks <@{KEN}> for the talk")

    assert 400 <= gone["status"] < 500
    assert "Ken" in words_of(thanked["messages"][0])
    assert await page.lines("select count(*) from thanks") == [(0,)]
    assert KEN not in [p["id"] for p in (await page.get("/api/personas"))["personas"]]


async def test_who_joins_is_a_persona_that_can_thank(page: Visitor) -> None:
    new = (await page.post("join", name="Mei Lin", language="en"))["persona"]

    said = await page.say(new["id"], f"/alumni thanks <@{HANA}> for the welcome")

    assert new | {"id": ""} == {
        "id": "", "name": "Mei Lin", "kind": "alumnus", "organises": False, "language": "en"
    }  # fmt: skip
    assert said["status"] == 200
    assert [p["id"] for p in (await page.get("/api/personas"))["personas"]][-1] == new["id"]


async def test_a_post_is_seen_by_all_in_its_channel(page: Visitor) -> None:
    message = await page.posted(HANA, f"<@{KEN}> さん **こんにちは**")

    seen = (await page.inbox(STAFF))[-1]
    assert seen["id"] == message
    assert (seen["author"], seen["private"]) == (HANA, False)
    assert seen["channel"] is not None
    assert "**こんにちは**" in words_of(seen)


async def test_a_reaction_thanks_once_for_each_persona(page: Visitor) -> None:
    message = await page.posted(HANA, "資料です")

    for who in (KEN, KEN, STAFF, HANA):
        await page.post("react", persona=who, message=message, emoji="🙏")

    assert await page.lines("select count(*) from thanks") == [(2,)]
    assert await page.lines("select count(*) from gifts") == [(1,)]
    seen = (await page.inbox(OLGA))[-1]
    assert seen["reactions"] == [{"emoji": "🙏", "personas": [KEN, STAFF, HANA]}]


async def test_a_reaction_taken_back_takes_the_thanks_back(page: Visitor) -> None:
    message = await page.posted(HANA, "資料です")
    await page.post("react", persona=KEN, message=message, emoji="🙏")

    await page.post("react", persona=KEN, message=message, emoji="🙏", remove=True)

    assert await page.lines("select count(*) from thanks") == [(0,)]
    assert (await page.inbox(OLGA))[-1]["reactions"] == []


async def test_a_message_menu_that_nobody_knows_is_refused_in_a_sentence(page: Visitor) -> None:
    message = await page.posted(HANA, "資料です")

    said = await page.post("menu", persona=KEN, message=message, action="no-such")

    assert 400 <= said["status"] < 500
    assert said["error"]


async def test_time_moves_forward_and_the_community_lives_meanwhile(page: Visitor) -> None:
    said = await page.post("forward", days=30)

    now = (await page.get("/api/personas"))["now"]
    assert said["status"] == 200
    assert now.startswith("2026-07-01T03:00")
    stretches = [until - since for since, until in page.lived]
    assert sum(stretches, timedelta()) == timedelta(days=30)
    assert max(stretches) < timedelta(days=1, hours=8)


async def test_time_that_moved_twice_has_moved_by_both(page: Visitor) -> None:
    await page.post("forward", days=1)

    said = await page.post("forward", hours=2, minutes=30)

    assert said["now"].startswith("2026-06-02T05:30")


async def test_completion_offers_japanese_names_to_a_japanese_persona(page: Visitor) -> None:
    japanese, english = [(await page.get(f"/api/commands?persona={who}"))["commands"] for who in (HANA, KEN)]

    assert "お礼" in [one["verb"] for one in japanese]
    assert "thanks" in [one["verb"] for one in english]
    assert all(one["about"] for one in (*japanese, *english))


async def test_completion_offers_organisers_commands_to_organisers_only(page: Visitor) -> None:
    member, organiser = [(await page.get(f"/api/commands?persona={who}"))["commands"] for who in (KEN, OLGA)]

    assert "organiser" not in [one["command"] for one in member]
    assert "organiser" in [one["command"] for one in organiser]


@pytest.mark.parametrize("language", ["ja", "en"])
async def test_the_pages_words_come_in_the_language_asked_for(page: Visitor, language: str) -> None:
    said = await page.get("/api/words", {"Accept-Language": language})

    assert said["page-skip"] == say(language, "page-skip")
