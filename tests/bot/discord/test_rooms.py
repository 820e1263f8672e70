"""Rooms for two or three: private threads beside a channel, or none at all."""

from collections.abc import Sequence
from dataclasses import replace

import discord
import pytest

from bot.discord.line import Line
from bot.discord.rooms import Rooms, speaks
from bot.platform import Never, TryLater, Unclear
from handlers.reception import Reception
from handlers.view import Button, Message, Section
from tests.bot.discord.conftest import HANA, HARU, at_work, door_to
from tests.doubles.discord import CHANNEL, DiscordDouble
from tests.doubles.discord_people import (
    CREATE_PRIVATE_THREADS,
    MOST,
    NEWS,
    PRIVATE_THREAD,
    SEND_MESSAGES_IN_THREADS,
    Place,
)
from tests.doubles.discord_records import DEFERRED

BOTH = (HANA, HARU)


def rooms_of(server: DiscordDouble) -> list[Place]:
    """The threads that there are, folded away or not."""
    return [place for place in server.here.places.values() if place.kind == PRIVATE_THREAD]


async def test_a_room_is_a_private_thread_of_its_people_where_the_bot_can_write(
    server: DiscordDouble, reception: Reception
) -> None:
    told = Message("はじめまして", (Section((), (Button("会えました", "menu"),)),), private=False)

    async with at_work(server, reception) as door:
        room = await door.open_room(BOTH, "ご紹介", CHANNEL)
        await door.post(room, told, "7")
        pressed = await server.press(HANA, server.posts_in(room)[0], "menu:")
        answer = await server.finished(pressed)

    assert rooms_of(server) == [Place(room, "ご紹介", PRIVATE_THREAD, BOTH, parent=CHANNEL)]
    asked = next(r.body for r in server.requests if r.path.endswith("/threads"))
    assert (asked["type"], asked["invitable"], asked["auto_archive_duration"]) == (12, False, 10_080)
    assert server.posts_in(room)[0].text == "### はじめまして\n会えました"
    assert (pressed.kind, answer.only) == (DEFERRED, HANA)


async def test_a_long_name_is_shortened(server: DiscordDouble, reception: Reception) -> None:
    async with at_work(server, reception) as door:
        await door.open_room(BOTH, "名" * 150, CHANNEL)

    assert rooms_of(server)[0].name == "名" * 99 + "…"


@pytest.mark.parametrize("people", [(HANA, "U7"), (HANA, "109")], ids=["of-elsewhere", "unknown"])
async def test_there_is_no_room_for_somebody_who_is_not_here(
    server: DiscordDouble, reception: Reception, people: Sequence[str]
) -> None:
    async with at_work(server, reception) as door:
        with pytest.raises(Never):
            await door.open_room(people, "ご紹介", CHANNEL)

    assert rooms_of(server) == []


async def test_there_is_no_room_beside_a_channel_that_one_of_them_cannot_see(
    server: DiscordDouble, reception: Reception
) -> None:
    server.here.places[CHANNEL] = Place(CHANNEL, "general", hidden_from=(HARU,))

    async with at_work(server, reception) as door:
        with pytest.raises(Never, match="not all can be there"):
            await door.open_room(BOTH, "ご紹介", CHANNEL)

    assert rooms_of(server) == []


@pytest.mark.parametrize(
    ("may", "can"),
    [
        (discord.Permissions(view_channel=True, send_messages_in_threads=True), True),
        (discord.Permissions(view_channel=True, send_messages=True), False),
        (discord.Permissions(send_messages_in_threads=True), False),
    ],
)
def test_who_can_be_in_a_room_sees_its_channel_and_may_write_in_threads(
    may: discord.Permissions, can: bool
) -> None:
    assert speaks(may) is can


@pytest.mark.parametrize("beside", ["", "general", "5999"])
async def test_there_is_no_room_beside_no_channel(
    server: DiscordDouble, reception: Reception, beside: str
) -> None:
    async with at_work(server, reception) as door:
        with pytest.raises(Never, match="no channel"):
            await door.open_room(BOTH, "ご紹介", beside)


@pytest.mark.parametrize("lacking", [CREATE_PRIVATE_THREADS, SEND_MESSAGES_IN_THREADS])
async def test_there_is_no_room_where_the_bot_may_not_open_one(
    server: DiscordDouble, reception: Reception, lacking: int
) -> None:
    server.here.permissions = MOST & ~lacking

    async with at_work(server, reception) as door:
        with pytest.raises(Never, match="no permission"):
            await door.open_room(BOTH, "ご紹介", CHANNEL)

    assert rooms_of(server) == []


async def test_discord_has_no_rooms_beside_an_announcement_channel(
    server: DiscordDouble, reception: Reception
) -> None:
    server.here.places["5001"] = Place("5001", "news", NEWS)

    async with at_work(server, reception) as door:
        with pytest.raises(Never, match="400 50024"):
            await door.open_room(BOTH, "ご紹介", "5001")


async def test_nobody_is_left_in_a_room_that_somebody_is_kept_out_of(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        server.fail_next("PUT", f"/channels/*/thread-members/{HARU}", status=403, code=50013)
        with pytest.raises(Never, match="403 50013"):
            await door.open_room(BOTH, "ご紹介", CHANNEL)
        (given_up,) = rooms_of(server)
        anew = await door.open_room(BOTH, "ご紹介", CHANNEL)

    assert (given_up.people, given_up.archived) == ((), True)
    assert anew != given_up.id


async def test_a_room_that_was_half_opened_is_gone_on_with(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        server.fail_next("PUT", f"/channels/*/thread-members/{HARU}", status=429, retry_after=45.0)
        with pytest.raises(TryLater):
            await door.open_room(BOTH, "ご紹介", CHANNEL)
        room = await door.open_room(BOTH, "ご紹介", CHANNEL)
        another = await door.open_room(BOTH, "ご紹介", CHANNEL)

    assert [(place.id, place.people) for place in rooms_of(server)] == [(room, BOTH), (another, BOTH)]


async def test_a_room_that_took_too_long_is_the_one_that_is_found_again(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        rooms = Rooms(Line(door.client, door._home, patience=0.05))
        server.fail_next("PUT", f"/channels/*/thread-members/{HANA}", status=429, retry_after=0.2)
        with pytest.raises(Unclear):
            await rooms.open(BOTH, "ご紹介", CHANNEL)
        await server.until(lambda: rooms_of(server)[0].people == BOTH)
        room = await rooms.open(BOTH, "ご紹介", CHANNEL)

    assert [place.id for place in rooms_of(server)] == [room]


async def test_a_room_is_opened_later_when_there_is_no_way_now(
    server: DiscordDouble, reception: Reception
) -> None:
    with pytest.raises(TryLater):
        await door_to(server, reception).open_room(BOTH, "ご紹介", CHANNEL)


async def test_a_room_that_was_folded_away_is_posted_in_all_the_same(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        room = await door.open_room(BOTH, "ご紹介", CHANNEL)
        server.here.places[room] = replace(server.here.places[room], archived=True)
        await door.post(room, Message("その後いかがですか", private=False), "8")

    assert len(server.posts_in(room)) == 1
