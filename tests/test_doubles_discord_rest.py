"""Proves the REST API of the Discord double with the real discord.py."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import discord
import pytest
from aiohttp import ServerDisconnectedError
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.doubles.discord import CHANNEL, DiscordDouble
from tests.doubles.small_bot import HANA, HARU, Bot, at_work, card


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordDouble]:
    async with DiscordDouble() as double:
        monkeypatch.setattr(Route, "BASE", double.api)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", double.gateway)
        double.add_member(HARU, "haru", nick="はる")
        double.add_member(HANA, "hana", locale="en-GB")
        yield double


async def test_the_same_nonce_gives_the_earlier_message_for_a_few_minutes(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        channel = bot.get_partial_messageable(int(CHANNEL))
        first = await channel.send("こんにちは", nonce="outbox7")
        again = await channel.send("こんにちは", nonce="outbox7")
        server.forward(5 * 60 + 1)
        later = await channel.send("こんにちは", nonce="outbox7")

    assert first.id == again.id != later.id
    assert len(server.posts_in(CHANNEL)) == 2


@pytest.mark.parametrize(("code", "leaves"), [(50007, False), (50278, True)])
async def test_a_dm_that_is_closed_or_to_somebody_gone_is_refused(
    server: DiscordDouble, code: int, leaves: bool
) -> None:
    async with at_work(server) as bot:
        user = await bot.fetch_user(int(HANA))
        if leaves:
            await server.leave(HANA)
        else:
            server.close_dm(HANA)

        with pytest.raises(discord.Forbidden) as refused:
            await user.send("こんにちは")

    assert refused.value.code == code
    assert server.dms_of(HANA) == ()


async def test_a_dm_with_a_picture_arrives_and_can_be_changed(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        user = await bot.fetch_user(int(HANA))
        view = discord.ui.LayoutView()
        view.add_item(
            discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://chain.png", description="連鎖"))
        )
        message = await user.send(view=view, file=discord.File(__file__, "chain.png"))
        await message.edit(view=card("変わりました"))

    (written,) = server.dms_of(HANA)
    assert written.text == "変わりました"
    assert [file.name for file in written.files] == ["chain.png"]


async def test_a_429_is_waited_out_and_a_cut_line_is_told(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        channel = bot.get_partial_messageable(int(CHANNEL))
        server.fail_next("POST", "/channels/*/messages", status=429, retry_after=0.01)
        await channel.send("待ちました")
        server.fail_next("POST", "/channels/*/messages", drop="after")
        with pytest.raises(ServerDisconnectedError):
            await channel.send("届いたかもしれません")

    sent = [request.status for request in server.requests if request.path.endswith("/messages")]
    assert sent == [429, 200, 200]
    assert len(server.posts_in(CHANNEL)) == 2


async def test_an_error_of_discord_is_told_with_its_code(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        server.fail_next("POST", "/channels/*/messages", status=403, code=200000)

        with pytest.raises(discord.Forbidden) as refused:
            await bot.get_partial_messageable(int(CHANNEL)).send("こんにちは")

    assert refused.value.code == 200000


async def test_a_wrong_token_is_refused(server: DiscordDouble) -> None:
    bot = Bot()

    with pytest.raises(discord.LoginFailure):
        await bot.login("wrong")
    await bot.close()


async def test_a_message_that_breaks_a_rule_is_refused_by_the_double(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        with pytest.raises(discord.HTTPException) as refused:
            await bot.http.request(
                Route("POST", "/channels/{channel_id}/messages", channel_id=CHANNEL),
                json={"content": "x" * 2001},
            )

    assert refused.value.code == 50035


async def test_rooms_events_reactions_and_members_work_as_discord_py_expects(server: DiscordDouble) -> None:
    soon = datetime(2026, 12, 1, 10, tzinfo=UTC)
    async with at_work(server) as bot:
        guild = await bot.fetch_guild(int(server.guild))
        members = [member.name async for member in guild.fetch_members()]
        channel = bot.get_channel(int(CHANNEL))
        assert isinstance(channel, discord.TextChannel)
        message = await channel.send("はじめまして")
        await message.add_reaction("👋")
        thread = await channel.create_thread(name="ご紹介", type=discord.ChannelType.private_thread)
        await thread.add_user(discord.Object(HANA))
        await thread.send("お二人へ")
        event = await guild.create_scheduled_event(
            name="同窓会",
            start_time=soon,
            end_time=soon + timedelta(hours=2),
            entity_type=discord.EntityType.external,
            privacy_level=discord.PrivacyLevel.guild_only,
            location="東京",
        )
        await message.delete()

    assert sorted(members) == ["hana", "haru", "okaeri"]
    assert server.here.reactions == {(str(message.id), "👋", "1000")}
    assert server.here.places[str(thread.id)].people == (HANA,)
    assert [written.text for written in server.posts_in(str(thread.id))] == ["お二人へ"]
    assert server.here.events[str(event.id)]["entity_metadata"] == {"location": "東京"}
    assert server.posts_in(CHANNEL) == ()


async def test_a_further_message_can_be_taken_back_until_the_token_dies(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        answer = await server.command(HARU, ("alumni", "mine"))
        await server.until(lambda: any(request.method == "PATCH" for request in server.requests))
        hook = f"/webhooks/1000/{answer.token}"
        further = await bot.http.request(Route("POST", hook), json={"content": "もう一つ", "flags": 64})
        texts = [written.text for written in server.whispers_to(HARU)]
        await bot.http.request(Route("DELETE", f"{hook}/messages/{further['id']}"))
        server.forward(15 * 60 + 1)

        with pytest.raises(discord.HTTPException) as refused:
            await bot.http.request(Route("POST", hook), json={"content": "遅い"})

    assert texts == ["四つの贈り物", "もう一つ"]
    assert [written.text for written in server.whispers_to(HARU)] == ["四つの贈り物"]
    assert refused.value.code == 50027


async def test_a_line_cut_before_the_work_leaves_nothing_there(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        server.fail_next("POST", "/channels/*/messages", drop="before")

        with pytest.raises(ServerDisconnectedError):
            await bot.get_partial_messageable(int(CHANNEL)).send("届きません")

    assert server.posts_in(CHANNEL) == ()


async def test_a_channel_that_is_shut_or_unknown_is_refused(server: DiscordDouble) -> None:
    server.add_channel("5001", "staff", is_open=False)
    codes = []
    async with at_work(server) as bot:
        for channel in ("5001", "5002"):
            with pytest.raises(discord.HTTPException) as refused:
                await bot.get_partial_messageable(int(channel)).send("こんにちは")
            codes.append(refused.value.code)

    assert codes == [50001, 10003]
