"""Proves what whoever runs the server does in the Discord double, with the real discord.py."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.doubles import discord_hands, openapi
from tests.doubles.discord import CHANNEL, DiscordDouble
from tests.doubles.discord_people import VIEW_CHANNEL, Place
from tests.doubles.small_bot import HANA, HARU, Bot, at_work
from tests.doubles.wire import Json


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordDouble]:
    async with DiscordDouble() as double:
        monkeypatch.setattr(Route, "BASE", double.api)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", double.gateway)
        double.add_member(HARU, "haru", nick="はる")
        double.add_member(HANA, "hana", locale="en-GB")
        yield double


class Watcher(Bot):
    """Writes down what becomes of the server."""

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.hear(f"removed from {guild.name}")

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.hear(f"joined {guild.name}")

    async def on_guild_unavailable(self, guild: discord.Guild) -> None:
        self.hear(f"{guild.name} is down")

    async def on_guild_available(self, guild: discord.Guild) -> None:
        self.hear(f"{guild.name} is back")

    async def on_guild_channel_create(self, channel: discord.abc.GuildChannel) -> None:
        self.hear(f"created {channel.name}")

    async def on_guild_channel_update(
        self, _before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        self.hear(f"changed {after.name} {after.permissions_for(after.guild.me).view_channel}")

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        self.hear(f"deleted {channel.name}")

    async def on_guild_role_update(self, _before: discord.Role, after: discord.Role) -> None:
        self.hear(f"may {after.permissions.value}")


async def test_a_removal_an_invitation_and_an_outage_are_told_apart(server: DiscordDouble) -> None:
    async with at_work(server, Watcher()) as bot:
        await server.owner.break_down()
        await server.owner.mend()
        await server.owner.remove()
        await bot.hears("removed from 同窓会")
        await server.owner.invite()
        await bot.hears("joined 同窓会")

    assert bot.heard[1:] == ["同窓会 is down", "同窓会 is back", "removed from 同窓会", "joined 同窓会"]


async def test_who_was_removed_finds_no_server_and_writes_to_nobody(server: DiscordDouble) -> None:
    server.owner.leave_out()

    async with at_work(server) as bot:
        user = await bot.fetch_user(int(HANA))
        with pytest.raises(discord.Forbidden) as refused:
            await user.send("こんにちは")
        guilds = [guild async for guild in bot.fetch_guilds()]

    assert (len(bot.guilds), guilds, refused.value.code) == (0, [], 50278)


async def test_channels_and_permissions_change_before_the_bots_eyes(server: DiscordDouble) -> None:
    async with at_work(server, Watcher()) as bot:
        await server.owner.put(Place("5003", "lounge"))
        await bot.hears("created lounge")
        await server.owner.put(Place("5003", "salon", is_open=False))
        await bot.hears("changed salon False")
        await server.owner.delete("5003")
        await server.owner.permit(VIEW_CHANNEL)
        await bot.hears(f"may {VIEW_CHANNEL}")

    assert bot.heard[-2:] == ["deleted salon", f"may {VIEW_CHANNEL}"]


async def test_a_token_taken_away_ends_the_connection_and_every_request(server: DiscordDouble) -> None:
    old = server.token
    bot = Bot()
    async with bot:
        await bot.login(old)
        await server.owner.revoke()
        with pytest.raises(discord.HTTPException) as refused:
            await bot.fetch_user(int(HANA))
        with pytest.raises(discord.ConnectionClosed) as closed:
            await bot.connect()

    assert (refused.value.status, closed.value.code) == (401, 4004)
    assert server.token != old


def test_an_entry_of_a_menu_brings_the_whole_message_along() -> None:
    commands: list[Json] = [{"id": "1", "name": "Thank", "type": 1}, {"id": "2", "name": "Thank", "type": 3}]

    chosen = discord_hands.entry_chosen(commands, "Thank", {"id": "7", "content": "資料です"})

    assert (chosen["id"], chosen["target_id"]) == ("2", "7")
    assert chosen["resolved"]["messages"]["7"]["content"] == "資料です"
    with pytest.raises(LookupError, match="Log is not registered"):
        discord_hands.entry_chosen(commands, "Log", {"id": "7"})


def test_what_stands_in_a_form_is_sent_with_it() -> None:
    select: Json = {"type": 5, "custom_id": "who", "default_values": [{"id": 5, "type": "user"}]}
    form: Json = {"custom_id": "a:", "components": [{"type": 18, "component": select}]}

    untouched = discord_hands.form_filled(form, {})
    changed = discord_hands.form_filled(form, {"who": ["6"]})

    sent = [filled["components"][0]["component"]["values"] for filled in (untouched, changed)]
    assert sent == [["5"], ["6"]]


def test_a_message_tells_when_it_was_written(server: DiscordDouble) -> None:
    noon = datetime(2026, 6, 1, 3, tzinfo=UTC)

    post = server.say(HANA, CHANNEL, "資料です", noon)

    assert discord.utils.snowflake_time(int(post.id)) == noon


@pytest.mark.skipif(
    not openapi.available(), reason="OKAERI_TEST_DATA names no folder with Discord's document"
)
def test_the_document_knows_entries_of_menus() -> None:
    entry = {"name": "Thank", "type": 3, "contexts": [0], "integration_types": [0]}

    assert openapi.errors_of("PUT", "/applications/1/commands", [entry]) == []
    assert openapi.errors_of("PUT", "/applications/1/commands", [{**entry, "name": "x" * 33}])
