"""The home over a real socket: a removal, an outage, a token that is good no more."""

import asyncio

import pytest

from bot.platform import Place, Removed, TryLater
from community.settled import Channel
from handlers.reception import Reception
from handlers.view import Message, Note
from tests.bot.discord.claims import GENERAL, back, is_down, lost, told, until
from tests.bot.discord.conftest import HARU, World, at_work
from tests.doubles.discord import DiscordDouble

TOLD = Message("お知らせ", (Note(()),))


async def test_a_removal_stops_the_sending_and_a_return_takes_it_up_again(
    server: DiscordDouble, reception: Reception, capsys: pytest.CaptureFixture[str]
) -> None:
    async with at_work(server, reception) as door:
        await until(told(reception, GENERAL))
        await server.owner.remove()
        await until(lost(reception))
        with pytest.raises(Removed) as refused:
            await door.send(HARU, TOLD, "1")
        with pytest.raises(Removed):
            await door.change(HARU, Place("77102", "5"), TOLD)
        with pytest.raises(Removed):
            await door.channels()
        asked = len([r for r in server.requests if r.method == "POST"])
        why = await lost(reception)()
        await server.owner.invite()
        await until(back(reception))
        await door.send(HARU, TOLD, "1")

    assert (refused.value.reason, why, asked) == ("kicked", "kicked", 0)
    assert len(server.dms_of(HARU)) == 1
    assert capsys.readouterr().out.count("stopped sending") == 1


async def test_a_removal_while_the_bot_was_away_is_found_at_the_start(
    server: DiscordDouble, reception: Reception, capsys: pytest.CaptureFixture[str]
) -> None:
    async with at_work(server, reception):
        await until(told(reception, GENERAL))
    server.owner.leave_out()

    async with at_work(server, reception):
        await until(lost(reception))

    logged = capsys.readouterr().out
    assert "in no server yet" in logged
    assert "https://discord.com/oauth2/authorize?client_id=1000" in logged


async def test_a_start_in_the_home_is_a_return(server: DiscordDouble, reception: Reception) -> None:
    async with at_work(server, reception):
        await until(told(reception, GENERAL))
    await reception.removed("discord", "token")

    async with at_work(server, reception) as door:
        await until(back(reception))
        await door.send(HARU, TOLD, "1")

    assert len(server.dms_of(HARU)) == 1


async def test_an_outage_is_no_removal_and_loses_no_channel(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        await until(told(reception, GENERAL))
        await server.owner.break_down()
        await until(is_down(door))
        with pytest.raises(TryLater):
            await door.channels()
        await door.look_around()
        kept = await told(reception, GENERAL)()
        server.add_channel("5003", "lounge")
        await server.owner.mend()
        await until(told(reception, GENERAL, Channel("discord", "5003", "lounge", True, True)))

    assert kept
    assert await lost(reception)() == ""


async def test_a_start_during_an_outage_is_no_removal(server: DiscordDouble, reception: Reception) -> None:
    async with at_work(server, reception):
        await until(told(reception, GENERAL))
    server.here.is_down = True

    async with at_work(server, reception) as door:
        with pytest.raises(TryLater):
            await door.channels()
        await door.look_around()
        kept = await told(reception, GENERAL)()
        server.add_channel("5003", "lounge")
        await server.owner.mend()
        await until(told(reception, GENERAL, Channel("discord", "5003", "lounge", True, True)))

    assert kept
    assert await lost(reception)() == ""


async def test_a_token_that_is_taken_away_at_the_gateway_is_a_removal(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        await until(told(reception, GENERAL))
        await server.owner.revoke()
        await until(lost(reception))
        with pytest.raises(Removed) as refused:
            await door.send(HARU, TOLD, "1")

    assert refused.value.reason == "token"
    assert await lost(reception)() == "token"


async def test_a_token_that_is_refused_while_sending_is_a_removal(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        await until(told(reception, GENERAL))
        server.fail_next("POST", "/users/@me/channels", status=401)
        with pytest.raises(Removed):
            await door.send(HARU, TOLD, "1")
        why = await lost(reception)()
        await server.reconnect()
        await until(back(reception))
        await door.send(HARU, TOLD, "1")

    assert why == "token"


async def test_a_removal_during_a_sending_is_not_taken_for_a_closed_door(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception) as door:
        await until(told(reception, GENERAL))
        server.fail_next("POST", "/users/@me/channels", status=429, retry_after=0.3)
        sending = asyncio.create_task(door.send(HARU, TOLD, "1"))
        await server.until(lambda: any(r.status == 429 for r in server.requests))
        await server.owner.remove()
        await until(lost(reception))

        with pytest.raises(Removed):
            await sending


async def test_another_server_that_the_bot_leaves_is_none_of_ours(world: World) -> None:
    hana = world.person("花")
    await hana.slash(world.channel, "alumni help")
    other = world.env.create_guild("よそ")
    client = world.door.client
    guild = client.get_guild(other.id)
    assert guild is not None

    await client.on_guild_remove(guild)

    assert await lost(world.reception)() == ""
