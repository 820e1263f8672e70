"""Pictures stand in their message over a real socket; where one cannot be attached, its words are read."""

from dataclasses import replace

import pytest

from bot.platform import Never
from handlers.reception import Reception
from handlers.view import Message, Picture, Plain, Section
from tests.bot.discord.conftest import HARU, at_work
from tests.doubles import openapi
from tests.doubles.discord import CHANNEL, DiscordDouble
from tests.doubles.discord_people import ATTACH_FILES, Place
from tests.doubles.discord_records import Attached

PICTURE = Picture("R by month.png", b"\x89PNG", "R: 4月 0.41、5月 0.58")
REPORT = Message("連鎖", (Section((Plain("本文"),)), PICTURE))


async def test_a_picture_stands_in_its_message_with_its_words(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        await door.send(HARU, REPORT, "1")
        await door.post(CHANNEL, replace(REPORT, private=False), "2")

    for written in (*server.dms_of(HARU), *server.posts_in(CHANNEL)):
        (container,) = written.body["components"]
        (item,) = container["components"][-1]["items"]
        assert (item["media"]["url"], item["description"]) == ("attachment://R_by_month.png", PICTURE.alt)
        assert written.files == (Attached("R_by_month.png", PICTURE.content),)
    asked = [r for r in server.requests if r.method == "POST" and "/messages" in r.path]
    assert not openapi.available() or [openapi.errors_of("POST", r.path, r.body) for r in asked] == [[], []]


async def test_what_is_drawn_anew_shows_the_picture_of_now(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        place = await door.send(HARU, REPORT, "1")
        await door.change(HARU, place, Message("連鎖", (Picture("R.png", b"later", "R: 6月 0.61"),)))

    assert [file.content for file in server.dms_of(HARU)[0].files] == [b"later"]


async def test_where_no_file_may_be_attached_the_words_of_a_picture_are_read(
    server: DiscordDouble, reception: Reception
) -> None:
    server.here.places[CHANNEL] = Place(CHANNEL, "general", denied=ATTACH_FILES)

    async with at_work(server, reception) as door:
        await door.post(CHANNEL, replace(REPORT, private=False), "1")

    (post,) = server.posts_in(CHANNEL)
    assert (post.text, post.files) == (f"### 連鎖\n本文\n-# {PICTURE.alt}", ())


async def test_a_picture_too_large_on_the_way_is_read_in_words_and_the_message_arrives_once(
    server: DiscordDouble, reception: Reception
) -> None:
    server.fail_next("POST", "/channels/*/messages", status=413, code=40005)

    async with at_work(server, reception) as door:
        await door.send(HARU, REPORT, "1")

    (letter,) = server.dms_of(HARU)
    assert (letter.text, letter.files) == (f"### 連鎖\n本文\n-# {PICTURE.alt}", ())


async def test_a_message_without_pictures_that_is_too_large_is_never_told(
    server: DiscordDouble, reception: Reception
) -> None:
    server.fail_next("POST", "/channels/*/messages", status=413, code=40005)

    async with at_work(server, reception) as door:
        with pytest.raises(Never, match="413"):
            await door.send(HARU, Message("題"), "1")
