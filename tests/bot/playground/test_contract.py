"""The page's interface keeps what it promises, to whoever speaks it over a socket."""

import json

import pytest

from tests.bot.playground.conftest import HANA, KEN, OLGA, STAFF, Visitor, buttons_of, words_of


async def test_the_personas_are_those_who_are_here_with_who_they_are(page: Visitor) -> None:
    said = await page.get("/api/personas")

    assert said["community"] == "同窓会"
    assert said["now"].startswith("2026-06-01T03:00")
    assert [p["id"] for p in said["personas"]] == [HANA, KEN, STAFF, OLGA]
    assert said["personas"][0] == {
        "id": HANA, "name": "花", "kind": "alumnus", "organises": False, "language": "ja"
    }  # fmt: skip
    assert (said["personas"][2]["kind"], said["personas"][3]["organises"]) == ("staff", True)


async def test_home_is_the_menu_in_the_personas_language(page: Visitor) -> None:
    home = await page.get(f"/api/home?persona={HANA}")

    assert home["author"] == "okaeri"
    assert home["channel"] is None
    assert home["private"] is True
    assert len(buttons_of(home)) >= 4
    assert "花" in words_of(home)


async def test_a_menu_says_more_to_an_organiser(page: Visitor) -> None:
    member, organiser = [await page.say(who, "/alumni") for who in (KEN, OLGA)]

    assert "status" not in {b["action"] for b in buttons_of(member["messages"][0])}
    assert "status" in {b["action"] for b in buttons_of(organiser["messages"][0])}


async def test_thanks_reach_the_thanked_alone_and_in_their_language(page: Visitor) -> None:
    said = await page.say(HANA, f"/alumni お礼 <@{KEN}> 相談に乗ってくれた")
    await page.post("forward", minutes=2)

    assert said["status"] == 200
    (told,) = await page.told(KEN)
    assert told["private"]
    assert told["title"] == "Somebody thanks you"
    assert "相談に乗ってくれた" in words_of(told)
    assert await page.told(STAFF) == []


async def test_delivery_runs_by_itself_and_the_page_hears_of_it(page: Visitor) -> None:
    async with page.session.get(f"{page.door.url}api/changes") as changes:
        await page.say(HANA, f"/alumni thanks <@{KEN}> for the talk")

        while json.dumps({"persona": KEN}) not in (await changes.content.readline()).decode():
            pass

    assert [message["title"] for message in await page.told(KEN)] == ["Somebody thanks you"]


async def test_an_answer_is_shown_and_stays_in_the_inbox(page: Visitor) -> None:
    said = await page.say(KEN, "/alumni help")

    assert [m["id"] for m in await page.told(KEN)] == [m["id"] for m in said["messages"]]


async def test_words_of_members_are_data_in_text_and_in_spans(page: Visitor) -> None:
    evil = "**fat** <!channel> @everyone [bank](http://evil.example)"

    await page.say(HANA, f"/alumni thanks <@{KEN}> for {evil}")
    await page.post("forward", minutes=2)

    (told,) = await page.told(KEN)
    (part,) = [p for p in told["parts"] if "bank" in p.get("text", "")]
    assert part["text"] == evil
    assert {span["kind"] for span in part["spans"]} == {"plain"}


async def test_moments_are_words_in_the_readers_zone_with_the_instant_beside(page: Visitor) -> None:
    await page.say(HANA, f"/alumni thanks <@{KEN}> for the talk")
    await page.post("forward", minutes=2)

    (told,) = await page.told(KEN)
    spans = [span for part in told["parts"] for span in part.get("spans", [])]
    moments = [span for span in spans if span["kind"] == "moment"]
    assert [span["text"] for span in moments] == ["Jun 1, 2026"]
    assert moments[0]["at"].startswith("2026-06-01T03:00")


async def test_a_mention_reads_well_before_the_japanese_title(page: Visitor) -> None:
    said = await page.say(HANA, f"/alumni thanks <@{KEN}> for the talk")

    text = words_of(said["messages"][0])
    assert "@Kenさん" in text or "Kenさん" in text


async def test_somebody_is_found_by_a_typed_name(page: Visitor) -> None:
    said = await page.say(HANA, "/alumni thanks @ken for the talk")

    assert "Ken" in words_of(said["messages"][0])
    assert await page.lines("select count(*) from thanks") == [(1,)]


async def test_a_table_has_names_and_texts_with_the_spans_of_each(page: Visitor) -> None:
    said = await page.say(OLGA, "/organiser status")

    (table,) = [part for part in said["messages"][0]["parts"] if part["type"] == "facts"]
    assert table["pairs"][1] == ["Waiting to be delivered", "0 messages"]
    assert table["values"][1] == [{"kind": "plain", "text": "0 messages"}]


async def test_a_moment_to_the_minute_is_written_in_the_readers_way(page: Visitor) -> None:
    said = await page.say(OLGA, "/organiser status")

    assert "As of May 31, 2026 23:00" in words_of(said["messages"][0])
    assert (await page.inbox(OLGA))[-1]["id"] == said["messages"][0]["id"]


async def test_a_form_opens_and_its_answer_comes_into_the_inbox(page: Visitor) -> None:
    asked = await page.say(HANA, "/alumni thanks")
    form = asked["form"]

    sent = await page.post(
        "submit",
        persona=HANA,
        action=form["action"],
        subject=form["subject"],
        answers={"who": KEN, "words": "相談"},
    )

    assert asked["messages"] == []
    assert [f["kind"] for f in form["fields"]] == ["member", "paragraph"]
    assert {"name", "label", "kind", "required", "value", "choices"} <= set(form["fields"][0])
    assert "Ken" in words_of(sent["messages"][0])
    assert (await page.told(HANA))[-1]["id"] == sent["messages"][0]["id"]


async def test_a_form_answered_twice_counts_once(page: Visitor) -> None:
    form = (await page.say(HANA, "/alumni thanks"))["form"]
    filled = {"action": form["action"], "subject": form["subject"], "answers": {"who": [KEN], "words": "a"}}

    for _ in range(2):
        await page.post("submit", persona=HANA, **filled)

    assert await page.lines("select count(*) from thanks") == [(1,)]


async def test_the_answer_to_a_press_takes_the_messages_place(page: Visitor) -> None:
    menu = (await page.say(KEN, "/alumni"))["messages"][0]

    pressed = await page.post("press", persona=KEN, message=menu["id"], action="help", subject="")

    (seen,) = await page.told(KEN)
    assert seen["id"] == menu["id"] == pressed["messages"][0]["id"]
    assert seen["title"] != menu["title"]


async def test_a_press_may_open_a_form_and_leaves_the_message(page: Visitor) -> None:
    menu = (await page.say(KEN, "/alumni"))["messages"][0]

    pressed = await page.post("press", persona=KEN, message=menu["id"], action="thanks", subject="")

    assert pressed["form"]["action"] == "thanks"
    assert (await page.told(KEN))[0]["title"] == menu["title"]


async def test_a_message_that_somebody_else_sees_cannot_be_pressed(page: Visitor) -> None:
    menu = (await page.say(KEN, "/alumni"))["messages"][0]

    pressed = await page.post("press", persona=HANA, message=menu["id"], action="help", subject="")

    assert 400 <= pressed["status"] < 500
    assert pressed["error"]


async def test_an_old_button_says_that_it_is_over(page: Visitor) -> None:
    menu = (await page.say(KEN, "/alumni"))["messages"][0]

    pressed = await page.post("press", persona=KEN, message=menu["id"], action="gone", subject="1")

    assert "no longer valid" in words_of(pressed["messages"][0])


@pytest.mark.parametrize("line", ["/organiser status", "/organiser"])
async def test_the_organisers_door_is_shut_to_others(page: Visitor, line: str) -> None:
    member, organiser = await page.say(KEN, line), await page.say(OLGA, line)

    assert "Only organisers" in words_of(member["messages"][0])
    assert organiser["messages"][0]["title"] == "How the bot is doing"


async def test_an_organisers_button_is_shut_to_others(page: Visitor) -> None:
    menu = (await page.say(KEN, "/alumni"))["messages"][0]

    pressed = await page.post("press", persona=KEN, message=menu["id"], action="status", subject="")

    assert "Only organisers" in words_of(pressed["messages"][0])


async def test_the_nearest_verb_is_suggested(page: Visitor) -> None:
    said = await page.say(KEN, f"/alumni thnks <@{HANA}>")

    assert "thanks" in words_of(said["messages"][0])


async def test_oneself_somebody_unknown_and_a_line_too_long_are_answered_kindly(page: Visitor) -> None:
    for line, word in ((f"<@{KEN}> me", "That is you"), ("<@nobody> hi", "nobody"), ("@nobody hi", "nobody")):
        said = await page.say(KEN, f"/alumni thanks {line}")
        assert word in words_of(said["messages"][0])

    said = await page.say(KEN, f"/alumni thanks <@{HANA}> {'x' * 10_000}")

    assert "10000" in str(said).replace(",", "")
    assert await page.lines("select count(*) from thanks") == [(0,)]
    assert await page.lines("select count(*) from members") == [(4,)]


async def test_the_same_command_within_ten_seconds_is_one_thanks_and_says_so(page: Visitor) -> None:
    await page.say(KEN, f"/alumni thanks <@{HANA}> for the talk")

    again = await page.say(KEN, f"/alumni thanks <@{HANA}> for the talk")

    assert "counts once" in words_of(again["messages"][0])
    assert await page.lines("select count(*) from thanks") == [(1,)]
