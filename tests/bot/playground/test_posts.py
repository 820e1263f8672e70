"""What the bot posts in channels and rooms, and the files beside its messages, over the page's interface."""

from datetime import UTC, datetime

import pytest

from bot.platform import MirroredEvent, Never, Place
from handlers import feeds
from handlers.view import Message, Picture, Plain, Section, When
from storage import calendars, members
from tests.bot.playground.conftest import HANA, KEN, OLGA, STAFF, Visitor, buttons_of, words_of
from tests.bot.playground.gathering import AT, FILE, ROOM, Gathering, announce, gathering
from tests.doubles.wire import Json

__all__ = ["gathering"]


async def _posts(page: Visitor, persona: str, channel: str = "lounge") -> list[Json]:
    """What the bot wrote there for all, as a persona sees it."""
    shown = [one for one in await page.inbox(persona) if one["channel"] == channel]
    return [one for one in shown if one["author"] == "okaeri" and not one["private"]]


async def _press(page: Visitor, persona: str, post: Json, action: str) -> Json:
    pressed = {"message": post["id"], "action": action, "subject": "1"}
    return await page.post("press", persona=persona, **pressed)


async def test_a_post_reads_the_same_for_everybody_in_the_communitys_language(
    page: Visitor, gathering: Gathering
) -> None:
    await announce(page)

    (hanas,), (kens,) = await _posts(page, HANA), await _posts(page, KEN)
    assert hanas["id"] == kens["id"]
    assert hanas["title"] == kens["title"] == "ロールモデルの会"
    assert [button["label"] for button in buttons_of(kens)] == ["行きます (0)", "たぶん (0)"]


async def test_a_moment_in_a_post_is_told_in_the_readers_own_zone(
    page: Visitor, gathering: Gathering
) -> None:
    await announce(page)

    seen = [words_of((await _posts(page, who))[0]) for who in (HANA, KEN)]

    assert ["19:00" in seen[0], "11:00" in seen[1]] == [True, True]


async def test_a_moment_in_a_post_is_in_the_posts_language_and_elsewhere_in_the_readers(
    page: Visitor, gathering: Gathering
) -> None:
    await announce(page)
    await page.door.send(KEN, Message("Hello", (Section((When(AT),)),)), "1")

    (post,) = await _posts(page, KEN)
    assert post["language"] == "ja"
    assert "2026年6月12日" in words_of(post)
    assert "Jun 12, 2026" in words_of((await page.told(KEN))[-1])


async def test_a_press_on_a_post_is_answered_there_to_whoever_pressed_and_to_nobody_else(
    page: Visitor, gathering: Gathering
) -> None:
    await announce(page)
    (post,) = await _posts(page, KEN)

    answer = await _press(page, KEN, post, "gathering-yes")

    (shown,) = answer["messages"]
    assert (shown["channel"], shown["private"], shown["title"]) == ("lounge", True, "Noted: Yes")
    assert shown["id"] in [one["id"] for one in await page.inbox(KEN)]
    assert shown["id"] not in [one["id"] for one in await page.inbox(HANA)]


async def test_what_is_pressed_on_such_an_answer_takes_its_place(page: Visitor, gathering: Gathering) -> None:
    await announce(page)
    (post,) = await _posts(page, KEN)
    (first,) = (await _press(page, KEN, post, "gathering-yes"))["messages"]

    (second,) = (await _press(page, KEN, first, "gathering-maybe"))["messages"]

    assert (second["id"], second["channel"], second["title"]) == (first["id"], "lounge", "Noted: Maybe")


async def test_the_answer_to_a_form_stands_where_the_form_was_asked_for(page: Visitor) -> None:
    message = await page.posted(HANA, "資料です")
    form = (await page.post("menu", persona=KEN, message=message, action="thanks-author"))["form"]
    filled = {
        "action": form["action"],
        "subject": form["subject"],
        "answers": {"who": HANA, "words": "thank you"},
    }

    (answer,) = (await page.post("submit", persona=KEN, **filled))["messages"]

    assert (answer["channel"], answer["private"]) == ("lounge", True)
    assert answer["id"] not in [one["id"] for one in await page.inbox(HANA)]


async def test_a_post_is_drawn_anew_for_all_where_it_stands(page: Visitor, gathering: Gathering) -> None:
    await announce(page)
    (post,) = await _posts(page, KEN)
    for who in (HANA, KEN):
        await _press(page, who, post, "gathering-yes")
        await page.post("forward", minutes=1)

    (now,) = await _posts(page, OLGA)
    assert now["id"] == post["id"]
    assert buttons_of(now)[0]["label"] == "行きます (2)"


async def test_everybodys_page_hears_that_a_post_changed(page: Visitor, gathering: Gathering) -> None:
    await announce(page)
    (post,) = await _posts(page, KEN)

    with page.door.world.listening() as heard:
        await page.door.change_post(Place("lounge", post["id"]), Message("Moved", private=False))

        assert heard.get_nowait() == "*"


async def test_a_post_with_the_same_key_arrives_once(page: Visitor) -> None:
    places = [await page.door.post("lounge", Message("Hello", private=False), "7") for _ in range(2)]

    assert places[0] == places[1]
    assert len(await _posts(page, KEN)) == 1


async def test_the_members_words_in_a_post_stay_words(page: Visitor) -> None:
    words = "<img src=x> **bold** [here](javascript:alert(1)) <@ken>"
    await page.door.post("lounge", Message("Hello", (Section((Plain(words),)),), private=False), "1")

    (post,) = await _posts(page, KEN)
    assert post["parts"][0]["spans"] == [{"kind": "plain", "text": words}]


@pytest.mark.parametrize("channel", ["nowhere", "room-0123456789abcdef", ""])
async def test_where_there_is_no_channel_nothing_is_posted(page: Visitor, channel: str) -> None:
    with pytest.raises(Never):
        await page.door.post(channel, Message("Hello", private=False), "1")


async def test_a_post_that_is_gone_or_somebodys_own_is_not_drawn_anew(page: Visitor) -> None:
    own = await page.posted(HANA, "資料です")

    for message in (own, "gone"):
        with pytest.raises(Never):
            await page.door.change_post(Place("lounge", message), Message("Other", private=False))


async def test_a_room_is_there_for_its_people_and_for_nobody_else(
    page: Visitor, gathering: Gathering
) -> None:
    await announce(page, ROOM)

    rooms = {who: (await page.get(f"/api/rooms?persona={who}"))["rooms"] for who in (HANA, KEN, OLGA)}
    (room,) = rooms[HANA]
    assert sorted(room["personas"]) == sorted([HANA, KEN])
    assert (rooms[KEN], rooms[OLGA]) == ([room], [])
    assert [one["title"] for one in await _posts(page, KEN, room["id"])] == ["ロールモデルの会"]
    assert room["id"] not in [one["channel"] for one in await page.inbox(OLGA)]


async def test_only_who_is_in_a_room_can_write_press_or_react_there(
    page: Visitor, gathering: Gathering
) -> None:
    await announce(page, ROOM)
    room = (await page.get(f"/api/rooms?persona={KEN}"))["rooms"][0]["id"]
    (post,) = await _posts(page, KEN, room)

    inside = await page.post("post", persona=HANA, channel=room, text="はじめまして")
    outside = await page.post("post", persona=OLGA, channel=room, text="hello?")
    pressed = await _press(page, OLGA, post, "gathering-yes")
    reacted = await page.post("react", persona=OLGA, message=post["id"], emoji="🙏")

    assert [inside["status"], outside["status"], pressed["status"], reacted["status"]] == [200, 404, 404, 404]
    assert words_of((await page.inbox(KEN))[-1]).endswith("はじめまして")


async def test_the_same_people_have_the_same_room(page: Visitor) -> None:
    rooms = [await page.door.open_room(people, "A name", "lounge") for people in ((HANA, KEN), (KEN, HANA))]
    other = await page.door.open_room((HANA, KEN, STAFF), "A name", "lounge")

    assert rooms[0] == rooms[1] != other


async def test_a_file_is_downloaded_by_its_reader_and_by_nobody_else(page: Visitor) -> None:
    place = await page.door.send(KEN, Message("An event", (FILE,)), "1")
    part = (await page.told(KEN))[-1]["parts"][0]

    async with page.session.get(page.door.url.rstrip("/") + part["url"]) as answer:
        content, headers = await answer.read(), answer.headers
    others = await page.get(f"/api/file?persona={HANA}&message={place.message}&part=0")

    assert (part["name"], part["size"], content) == (FILE.name, len(FILE.content), FILE.content)
    assert headers["Content-Type"] == "text/calendar"
    assert headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E3%83%AD")
    assert others["status"] == 404


async def test_a_picture_is_seen_by_its_reader_and_by_nobody_else_and_has_its_words(page: Visitor) -> None:
    place = await page.door.send(KEN, Message("The chain", (Picture("R.png", b"\x89PNG", "R is 0.58"),)), "1")
    part = (await page.told(KEN))[-1]["parts"][0]

    async with page.session.get(page.door.url.rstrip("/") + part["url"]) as answer:
        content, headers = await answer.read(), answer.headers
    others = await page.get(f"/api/file?persona={HANA}&message={place.message}&part=0")

    assert (part["type"], part["alt"], content) == ("picture", "R is 0.58", b"\x89PNG")
    assert headers["Content-Type"] == "image/png"
    assert "Content-Disposition" not in headers
    assert others["status"] == 404


@pytest.mark.parametrize("part", ["1", "-1", "0x0", "²", "", "99999999999999999999"])
async def test_a_part_that_is_no_file_is_not_found(page: Visitor, part: str) -> None:
    place = await page.door.send(KEN, Message("An event", (FILE, Section((Plain("words"),)))), "1")

    answer = await page.get(f"/api/file?persona={KEN}&message={place.message}&part={part}")

    assert answer["status"] == 404


async def test_a_calendar_is_read_at_the_pages_own_address(page: Visitor) -> None:
    async with page.database.writing() as tx:
        found = await members.of_account(tx, "page", KEN)
        assert found is not None
        secret = await calendars.make(tx, found[0].id, page.door.ground.clock())
    address = feeds.address(page.door.ground.reception.rules, secret)

    async with page.session.get(address) as answer:
        content = await answer.read()
    async with page.session.get(f"{address}x") as answer:
        guessed = answer.status

    assert address.startswith(page.door.url)
    assert content.startswith(b"BEGIN:VCALENDAR")
    assert guessed == 404


async def test_the_page_has_no_events_of_its_own(page: Visitor) -> None:
    at = datetime(2026, 6, 12, 10, tzinfo=UTC)

    assert await page.door.mirror(MirroredEvent("Title", "", "", at, at), None) == ""
