"""Posts in channels over a real socket: written once, drawn anew, pressed on by many, with files."""

import asyncio

import pytest

from bot import platform
from bot.discord.door import DiscordDoor
from bot.platform import Never, TryLater, Unclear
from handlers import registry
from handlers.acts import Pressed
from handlers.context import Context
from handlers.event import Press
from handlers.reception import Reception
from handlers.view import Button, Field, File, Form, Message, Note, Plain, Section
from tests.bot.discord.claims import Claim, until
from tests.bot.discord.conftest import HANA, HARU, at_work, door_to
from tests.doubles import openapi
from tests.doubles.discord import CHANNEL, DiscordDouble
from tests.doubles.discord_people import ATTACH_FILES, Place
from tests.doubles.discord_records import DEFERRED, FORM, Attached, Request

POST = Message(
    "パネル", (Section((Plain("@everyone 来てください"),), (Button("参加", "menu"),)),), private=False
)
CALENDAR = File("event.ics", b"BEGIN:VCALENDAR")


def sent_to(server: DiscordDouble, method: str) -> Request:
    """The newest request about messages, which the published document takes."""
    asked = [r for r in server.requests if r.method == method and "/messages" in r.path][-1]
    assert not openapi.available() or openapi.errors_of(method, asked.path, asked.body) == []
    return asked


def knows(door: DiscordDoor, channel: str) -> Claim:
    """Whether discord.py was told of it."""

    async def told() -> bool:
        await asyncio.sleep(0)
        return door.client.get_channel(int(channel)) is not None

    return told


async def test_a_post_is_written_once_and_pings_nobody(server: DiscordDouble, reception: Reception) -> None:
    async with at_work(server, reception) as door:
        place = await door.post(CHANNEL, POST, "event-announcement:1234567890")
        again = await door.post(CHANNEL, POST, "event-announcement:1234567890")

    (written,) = server.posts_in(CHANNEL)
    asked = sent_to(server, "POST")
    assert place == again == platform.Place(CHANNEL, written.id)
    assert written.text == "### パネル\n@\u200beveryone 来てください\n参加"
    assert (asked.body["enforce_nonce"], len(asked.body["nonce"])) == (True, 25)
    assert asked.body["allowed_mentions"] == {"parse": []}
    assert not door.client._connection._view_store._views


async def test_a_post_is_drawn_anew_in_its_place(server: DiscordDouble, reception: Reception) -> None:
    async with at_work(server, reception) as door:
        place = await door.post(CHANNEL, POST, "1")
        await door.change_post(place, Message("パネル", (Note((Plain("3人"),)),), private=False))

    (written,) = server.posts_in(CHANNEL)
    assert (written.id, written.text) == (place.message, "### パネル\n-# 3人")
    assert sent_to(server, "PATCH").body["allowed_mentions"] == {"parse": []}


@pytest.mark.parametrize(
    ("status", "code"), [(403, 50001), (403, 50013), (404, 10003), (403, 50007), (400, 50035)]
)
async def test_a_channel_that_cannot_be_written_in_is_never_told(
    server: DiscordDouble, reception: Reception, status: int, code: int
) -> None:
    server.fail_next("POST", "/channels/*/messages", status=status, code=code)

    async with at_work(server, reception) as door:
        with pytest.raises(Never, match=f"{status} {code}"):
            await door.post(CHANNEL, POST, "1")


async def test_a_channel_may_be_told_later_or_nobody_knows(
    server: DiscordDouble, reception: Reception
) -> None:
    with pytest.raises(TryLater):
        await door_to(server, reception).post(CHANNEL, POST, "1")
    async with at_work(server, reception) as door:
        server.fail_next("POST", "/channels/*/messages", status=429, retry_after=45.0)
        with pytest.raises(TryLater) as asked:
            await door.post(CHANNEL, POST, "1")
        server.fail_next("POST", "/channels/*/messages", drop="after")
        with pytest.raises(Unclear):
            await door.post(CHANNEL, POST, "1")
        place = await door.post(CHANNEL, POST, "1")
        with pytest.raises(Never):
            await door.post("general", POST, "1")

    assert asked.value.after == 45.0
    assert [post.id for post in server.posts_in(CHANNEL)] == [place.message]


@pytest.mark.parametrize("code", [10008, 10003])
async def test_a_post_that_is_gone_is_never_drawn_anew(
    server: DiscordDouble, reception: Reception, code: int
) -> None:
    async with at_work(server, reception) as door:
        place = await door.post(CHANNEL, POST, "1")
        server.fail_next("PATCH", "/channels/*/messages/*", status=404, code=code)
        with pytest.raises(Never):
            await door.change_post(place, POST)
        with pytest.raises(Never):
            await door.change_post(platform.Place(CHANNEL, ""), POST)


async def test_a_file_goes_along_once_with_a_letter_and_with_a_post(
    server: DiscordDouble, reception: Reception
) -> None:
    told = Message("題", (Section((Plain("本文"),)), CALENDAR, Note((Plain("小"),))))

    async with at_work(server, reception) as door:
        await door.send(HARU, told, "7")
        await door.send(HARU, told, "7")
        await door.post(CHANNEL, told, "8")

    for written in (*server.dms_of(HARU), *server.posts_in(CHANNEL)):
        (container,) = written.body["components"]
        assert [part["type"] for part in container["components"]] == [10, 10, 13, 10]
        assert container["components"][2]["file"]["url"] == "attachment://event.ics"
        assert written.files == (Attached("event.ics", b"BEGIN:VCALENDAR"),)
    assert [len(server.dms_of(HARU)), len(server.posts_in(CHANNEL))] == [1, 1]
    assert sent_to(server, "POST").body["enforce_nonce"] is True


async def test_what_is_drawn_anew_has_the_files_of_now(server: DiscordDouble, reception: Reception) -> None:
    async with at_work(server, reception) as door:
        place = await door.post(CHANNEL, Message("題", (CALENDAR,)), "8")
        await door.change_post(place, Message("題", (File("event.ics", b"moved"),)))
        (moved,) = server.posts_in(CHANNEL)
        await door.change_post(place, Message("題"))
        (cancelled,) = server.posts_in(CHANNEL)

    assert moved.files == (Attached("event.ics", b"moved"),)
    assert cancelled.files == ()


async def test_where_no_file_may_be_attached_the_rest_is_posted(
    server: DiscordDouble, reception: Reception
) -> None:
    server.here.places[CHANNEL] = Place(CHANNEL, "general", denied=ATTACH_FILES)
    told = Message("題", (Section((Plain("本文"),)), CALENDAR), private=False)

    async with at_work(server, reception) as door:
        room = await door.open_room((HANA, HARU), "部屋", CHANNEL)
        await server.owner.tell_of(room)
        await until(knows(door, room))
        for channel in (CHANNEL, room):
            await door.change_post(await door.post(channel, told, "1"), told)
        await door.send(HANA, told, "1")

    (post,), (talk,) = server.posts_in(CHANNEL), server.posts_in(room)
    assert (post.text, post.files) == (talk.text, talk.files) == ("### 題\n本文", ())
    assert [len(letter.files) for letter in server.dms_of(HANA)] == [1]


async def test_a_file_keeps_a_name_that_a_component_may_say(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        await door.send(HARU, Message("題", (File("秋の会 1.ics", b"x"),)), "7")

    assert [file.name for file in server.dms_of(HARU)[0].files] == ["____1.ics"]


async def test_what_a_closed_door_kept_is_shown_with_its_file(
    server: DiscordDouble, reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def act(_ctx: Context, _press: Press) -> Message:
        return Message("保留", (CALENDAR,))

    monkeypatch.setitem(registry.PRESSES, "menu", Pressed("menu", act))

    async with at_work(server, reception) as door:
        await door.post(CHANNEL, POST, "1")
        public = await server.press(HANA, server.posts_in(CHANNEL)[0], "menu:")
        shown = await server.finished(public)
        await door.send(HANA, POST, "2")
        await server.press(HANA, server.dms_of(HANA)[0], "menu:")
        await server.until(lambda: bool(server.dms_of(HANA)[0].files))

    assert (shown.only, shown.files) == (HANA, (Attached("event.ics", b"BEGIN:VCALENDAR"),))
    (letter,) = server.dms_of(HANA)
    assert (letter.text, letter.files) == ("### 保留\nevent.ics", shown.files)


async def test_a_press_on_a_post_is_answered_to_the_presser_alone_and_leaves_the_post(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        await door.post(CHANNEL, POST, "1")
        before = server.posts_in(CHANNEL)
        answer = await server.press(HANA, before[0], "menu:")
        said = await server.finished(answer)

    assert (answer.kind, answer.is_private) == (DEFERRED, True)
    assert said.only == HANA
    assert server.posts_in(CHANNEL) == before
    assert server.whispers_to(HARU) == ()


async def test_a_form_opened_on_a_post_is_answered_to_the_presser_alone(
    server: DiscordDouble, reception: Reception
) -> None:
    thank = Message("題", (Section((), (Button("お礼", "thanks"),)),), private=False)

    async with at_work(server, reception) as door:
        await door.post(CHANNEL, thank, "1")
        before = server.posts_in(CHANNEL)
        form = await server.press(HANA, before[0], "thanks:")
        sent = await server.submit(HANA, form, {"who": [HARU], "words": "お茶"})
        said = await server.finished(sent)

    assert (form.kind, sent.kind, sent.is_private) == (FORM, DEFERRED, True)
    assert (said.only, server.posts_in(CHANNEL)) == (HANA, before)


async def test_a_form_on_a_post_that_comes_too_late_is_offered_to_the_presser_alone(
    server: DiscordDouble, reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask(_ctx: Context, _press: Press) -> Form:
        return Form("題", "menu-test", (Field("x", "問い", "line"),))

    monkeypatch.setitem(registry.PRESSES, "menu", Pressed("menu", ask, asks=True))

    async with at_work(server, reception, patience=0.05) as door:
        await door.post(CHANNEL, POST, "1")
        before = server.posts_in(CHANNEL)
        async with reception.database.writing():
            answer = await server.press(HANA, before[0], "menu:")
        late = await server.finished(answer)

    assert (answer.kind, answer.is_private, late.only) == (DEFERRED, True, HANA)
    assert server.posts_in(CHANNEL) == before
