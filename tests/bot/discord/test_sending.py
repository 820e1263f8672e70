"""Private messages over a real socket: sent once, waited for, refused, drawn anew."""

import pytest

from bot.discord.line import Line
from bot.discord.send import Sending
from bot.platform import DmClosed, Never, Place, TryLater, Unclear
from handlers.reception import Reception
from handlers.view import Button, Message, Note, Section
from tests.bot.discord.conftest import HARU, at_work, door_to
from tests.doubles import openapi
from tests.doubles.discord import DiscordDouble

TOLD = Message("お知らせ", (Note(()),))


async def test_the_same_notice_sent_again_within_minutes_is_one_message(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        first = await door.send(HARU, TOLD, "thanks-received:1234567890:9876")
        again = await door.send(HARU, TOLD, "thanks-received:1234567890:9876")

    assert first == again
    assert len(server.dms_of(HARU)) == 1


async def test_what_takes_too_long_is_unclear_and_sent_again_it_is_one_message(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        hasty = Sending(Line(door.client, door._home, patience=0.05))
        server.fail_next("POST", "/channels/*/messages", status=429, retry_after=0.3)
        with pytest.raises(Unclear):
            await hasty.send(HARU, TOLD, "outbox7")
        await door.send(HARU, TOLD, "outbox7")

    assert len(server.dms_of(HARU)) == 1


async def test_a_long_wait_is_left_to_the_outbox(server: DiscordDouble, reception: Reception) -> None:
    server.fail_next("POST", "/channels/*/messages", status=429, retry_after=45.0)

    async with at_work(server, reception) as door:
        with pytest.raises(TryLater) as asked:
            await door.send(HARU, TOLD, "1")

    assert asked.value.after == 45.0


async def test_nothing_is_sent_before_the_start_or_to_what_is_no_account(
    server: DiscordDouble, reception: Reception
) -> None:
    door = door_to(server, reception)

    with pytest.raises(TryLater):
        await door.send(HARU, TOLD, "1")
    with pytest.raises(Never):
        await door.send("U123", TOLD, "1")


async def test_a_closed_door_is_told_apart(server: DiscordDouble, reception: Reception) -> None:
    server.close_dm(HARU)
    async with at_work(server, reception) as door:
        with pytest.raises(DmClosed):
            await door.send(HARU, TOLD, "1")


async def test_a_message_is_drawn_anew_in_its_place(server: DiscordDouble, reception: Reception) -> None:
    async with at_work(server, reception) as door:
        place = await door.send(HARU, TOLD, "1")
        await door.change(HARU, place, Message("変わりました", (Section((), (Button("見る", "mine"),)),)))
        store = door.client._connection._view_store

    (written,) = server.dms_of(HARU)
    changed = next(r for r in server.requests if r.method == "PATCH")
    assert (written.id, written.text) == (place.message, "### 変わりました\n見る")
    assert changed.body["allowed_mentions"] == {"parse": []}
    assert not openapi.available() or openapi.errors_of("PATCH", changed.path, changed.body) == []
    assert not store._views


@pytest.mark.parametrize(
    ("status", "code"), [(404, 10008), (404, 10003), (403, 50005), (403, 50007), (403, 50278), (400, 30046)]
)
async def test_what_is_gone_or_too_old_is_never_drawn_anew(
    server: DiscordDouble, reception: Reception, status: int, code: int
) -> None:
    async with at_work(server, reception) as door:
        place = await door.send(HARU, TOLD, "1")
        server.fail_next("PATCH", "/channels/*/messages/*", status=status, code=code)

        with pytest.raises(Never) as refused:
            await door.change(HARU, place, TOLD)

    assert refused.value.reason == f"{status} {code}"


async def test_drawing_anew_waits_where_discord_asks_and_knows_what_never_was_a_place(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        place = await door.send(HARU, TOLD, "1")
        server.fail_next("PATCH", "/channels/*/messages/*", status=429, retry_after=45.0)
        with pytest.raises(TryLater) as asked:
            await door.change(HARU, place, TOLD)
        server.fail_next("PATCH", "/channels/*/messages/*", drop="after")
        with pytest.raises(Unclear):
            await door.change(HARU, place, TOLD)
        with pytest.raises(Never):
            await door.change(HARU, Place("", ""), TOLD)
    with pytest.raises(TryLater):
        await door.change(HARU, place, TOLD)

    assert asked.value.after == 45.0


async def test_a_message_that_was_deleted_is_never_drawn_anew(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        place = await door.send(HARU, TOLD, "1")
        del server.here.messages[place.message]

        with pytest.raises(Never, match="404 10008"):
            await door.change(HARU, place, TOLD)
