"""Private messages over a real socket: sent once, waited for, refused."""

import pytest

from bot.discord.send import Sending
from bot.platform import DmClosed, Never, TryLater, Unclear
from handlers.reception import Reception
from handlers.view import Message, Note
from tests.bot.discord.conftest import HARU, at_work, door_to
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
        hasty = Sending(door.client, patience=0.05)
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
