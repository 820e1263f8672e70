"""The channels of the home: known once the bot is there, and followed when they change."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.discord import afar
from bot.platform import TryLater
from community.settled import Channel
from handlers import registry
from handlers.acts import Pressed
from handlers.context import Context, Rules
from handlers.event import Press, Who
from handlers.reception import Reception
from handlers.view import Button, Field, Form, Message, Section
from storage import members, settled, tables
from tests.bot.discord.claims import GENERAL, told, until
from tests.bot.discord.conftest import HANA, World, at_work, door_to
from tests.doubles import openapi
from tests.doubles.discord import CHANNEL, DiscordDouble
from tests.doubles.discord_people import NEWS, SEND_MESSAGES, VIEW_CHANNEL, Place

CALLBACK = "/interactions/1/t/callback"


async def test_the_channels_are_known_once_the_bot_is_there(
    server: DiscordDouble, reception: Reception
) -> None:
    server.here.places["5001"] = Place("5001", "news", NEWS, denied=SEND_MESSAGES)
    server.add_channel("5002", "board", is_open=False)

    async with at_work(server, reception) as door:
        found = await door.channels()
        await until(
            told(
                reception,
                Channel("discord", "5002", "board", heard=False, writable=False),
                GENERAL,
                Channel("discord", "5001", "news", heard=True, writable=False),
            )
        )

    assert {channel.name for channel in found} == {"general", "news", "board"}


async def test_channels_that_come_change_and_go_are_followed(
    server: DiscordDouble, reception: Reception
) -> None:
    lounge = Channel("discord", "5003", "lounge", heard=True, writable=True)
    async with at_work(server, reception):
        await until(told(reception, GENERAL))
        await server.owner.put(Place("5003", "lounge"))
        await until(told(reception, GENERAL, lounge))
        await server.owner.put(Place("5003", "lounge", is_open=False))
        await until(told(reception, GENERAL, replace(lounge, heard=False, writable=False)))
        await server.owner.delete("5003")
        await until(told(reception, GENERAL))


async def test_what_the_bot_may_do_by_its_roles_is_followed(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception):
        await until(told(reception, GENERAL))
        await server.owner.permit(VIEW_CHANNEL)

        await until(told(reception, replace(GENERAL, writable=False)))


async def test_what_changes_nothing_is_not_written_down_again(
    server: DiscordDouble, reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_work(server, reception) as door:
        await until(told(reception, GENERAL))
        monkeypatch.setattr(reception, "channels", None)

        await door.look_around()

    assert (await told(reception, GENERAL)()) is True


async def test_nobody_is_told_of_channels_that_cannot_be_seen_now(
    server: DiscordDouble, reception: Reception
) -> None:
    door = door_to(server, reception)

    with pytest.raises(TryLater):
        await door.channels()
    await door.look_around()

    assert await told(reception)()


CHOICE = Field("channel", "告知するチャンネル", "channel", required=False, value="5003")


async def test_in_a_direct_message_the_channels_are_written_out_in_the_form(
    server: DiscordDouble, reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask(_ctx: Context, _press: Press) -> Form:
        return Form("設定", "settings-test", (CHOICE,))

    monkeypatch.setitem(registry.PRESSES, "menu", Pressed("menu", ask, asks=True))
    server.here.places["5001"] = Place("5001", "news", NEWS, denied=SEND_MESSAGES)
    server.add_channel("5003", "lounge")
    button = Message("題", (Section((), (Button("設定", "menu"),)),))

    async with at_work(server, reception) as door:
        await door.send(HANA, button, "1")
        form = await server.press(HANA, server.dms_of(HANA)[0], "menu:")

    component = form.body["components"][0]["component"]
    offered = [(option["label"], option["value"]) for option in component["options"]]
    assert offered == [("#lounge", "5003"), ("#general", CHANNEL), ("#news", "5001")]
    assert [option["value"] for option in component["options"] if option["default"]] == ["5003"]
    assert (
        not openapi.available() or openapi.errors_of("POST", CALLBACK, {"type": 9, "data": form.body}) == []
    )


def test_of_many_channels_the_chosen_one_and_those_one_may_use_are_offered() -> None:
    many = [Channel("discord", str(n), "名" * 100, heard=True, writable=n > 3) for n in range(40)]

    form = afar.with_channels(Form("題", "a", (replace(CHOICE, value="2"), Field("x", "問", "line"))), many)

    channel, line = form.fields
    assert [choice.value for choice in channel.choices][:2] == ["2", "4"]
    assert (len(channel.choices), channel.kind, line.kind) == (25, "choice", "line")
    assert afar.with_channels(Form("題", "a", (CHOICE,)), ()).fields == (CHOICE,)


async def test_a_start_gets_to_know_everybody_once(
    server: DiscordDouble, reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[int] = []
    introduce = reception.introduce

    async def counted(people: Sequence[Who]) -> None:
        times.append(len(people))
        await introduce(people)

    monkeypatch.setattr(reception, "introduce", counted)

    async with at_work(server, reception):
        await until(told(reception, GENERAL))
        await server.finished(await server.command(HANA, ("alumni", "mine")))

    assert times == [3]


async def test_of_several_servers_the_first_to_speak_is_the_home_and_gets_known(world: World) -> None:
    hana = world.person("花")
    world.env.create_guild("よそ")
    await world.env.settle()
    await forget_everything(world)
    await world.restart()
    before = await world.door.channels()

    await hana.slash(world.channel, "alumni help")
    await world.env.settle()

    me = world.env.bot.user
    assert me is not None
    async with world.database.reading() as tx:
        found = await settled.channels_of(tx)
        known = await members.of_account(tx, "discord", str(me.id))
    assert before == ()
    assert [channel.name for channel in found] == ["雑談"]
    assert known is not None


async def forget_everything(world: World) -> None:
    """As before anybody spoke."""
    async with world.database.writing() as tx:
        for table in reversed(tables.metadata.sorted_tables):
            await tx.execute(table.delete())
    world.reception = Reception(world.database, Rules(), world.clock)
