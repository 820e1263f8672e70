"""Over a real socket: login, commands, the nonce of a private message, coming back, and being refused."""

import asyncio
from random import Random

import pytest

from bot.delivery import Delivery
from bot.discord.door import DiscordDoor, StartRefused
from config.settings import Settings
from handlers.reception import Reception
from storage import members
from tests.bot.discord.conftest import HANA, HARU, at_work, door_to
from tests.conftest import SetClock
from tests.doubles.discord import CHANNEL, DiscordDouble


async def test_thanks_walk_from_the_command_to_the_direct_message(
    server: DiscordDouble, reception: Reception, clock: SetClock
) -> None:
    async with at_work(server, reception) as door:
        delivery = Delivery(reception.database, reception, {"discord": door}, clock, Random(1))

        answer = await server.command(HANA, ("alumni", "thanks"), {"who": HARU, "words": "お茶"}, locale="ja")
        said = await server.finished(answer)
        await delivery.deliver_due()

    (written,) = server.dms_of(HARU)
    assert (answer.kind, answer.is_private) == (5, True)
    assert said.text.startswith("### ありがとうございます")
    assert f"<@{HARU}>さんにお礼をお届けします。" in said.text
    assert "お茶" in written.text
    assert len(written.body["nonce"]) <= 25
    assert written.body["enforce_nonce"] is True
    assert written.body["allowed_mentions"] == {"parse": []}
    assert server.posts_in(CHANNEL) == ()


async def test_commands_are_registered_once_and_again_only_when_they_changed(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception):
        pass
    async with at_work(server, reception):
        pass
    synced = [r.method for r in server.requests if r.path.endswith("/commands")]
    server.here.commands[""] = server.here.commands[""][:1]
    async with at_work(server, reception):
        pass

    assert synced == ["GET", "PUT", "GET"]
    assert [r.method for r in server.requests if r.path.endswith("/commands")][-1] == "PUT"


async def test_after_a_broken_connection_it_hears_again(server: DiscordDouble, reception: Reception) -> None:
    async with at_work(server, reception) as door:
        await server.drop_connections()
        await server.connected()
        answer = await server.command(HANA, ("alumni", "help"))
        said = await server.finished(answer)
        is_connected = door.connected()

    assert "できること" in said.text
    assert is_connected
    assert not door.connected()


async def test_a_command_is_acknowledged_while_the_database_is_busy(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception):
        async with reception.database.writing():
            answer = await server.command(HANA, ("alumni", "thanks"), {"who": HARU, "words": "お茶"})
        said = await server.finished(answer)

    assert answer.kind == 5
    assert "お礼をお届けします" in said.text


async def test_a_form_that_comes_too_late_is_offered_by_a_button(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception, patience=0.1):
        async with reception.database.writing():
            answer = await server.command(HANA, ("alumni", "thanks"))
        late = await server.finished(answer)
    async with at_work(server, reception):
        form = await server.press(HANA, late, "thanks:")

    assert answer.kind == 5
    assert "お待たせしました" in late.text
    assert (form.kind, form.body["title"]) == (9, "お礼を伝える")


async def test_a_stop_finishes_what_was_acknowledged(server: DiscordDouble, reception: Reception) -> None:
    async with at_work(server, reception), reception.database.writing():
        answer = await server.command(HANA, ("alumni", "thanks"), {"who": HARU, "words": "お茶"})

    assert "お礼をお届けします" in (await server.finished(answer)).text


async def test_a_stop_that_may_wait_no_longer_goes_at_once(
    server: DiscordDouble, reception: Reception
) -> None:
    door = door_to(server, reception)
    await door.start()

    async with reception.database.writing():
        await server.command(HANA, ("alumni", "thanks"), {"who": HARU, "words": "お茶"})
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(door.stop(), 0.05)

    assert not door.connected()
    assert door.client.is_closed()
    await door.stop()


async def test_a_mistake_outside_of_an_answer_is_written_down_without_words(
    server: DiscordDouble, reception: Reception, capsys: pytest.CaptureFixture[str]
) -> None:
    client = door_to(server, reception).client

    try:
        raise RuntimeError("ひみつの言葉")
    except RuntimeError:
        await client.on_error("on_member_join")

    logged = capsys.readouterr().out
    assert "RuntimeError" in logged
    assert "on_member_join" in logged
    assert "ひみつ" not in logged


async def test_a_reaction_taken_back_needs_no_look_at_a_message_that_was_known(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception):
        post = server.say(HARU, CHANNEL, "資料です")
        await server.react(HANA, post, "🎉", author="")
        await server.react(HANA, post, "🙏")
        await server.react(HANA, post, "🙏", remove=True)
        async with asyncio.timeout(5):
            while "まだ記録はありません" not in await _mine(server):
                pass

    assert not [r for r in server.requests if r.method == "GET" and "/messages/" in r.path]


async def test_a_reaction_to_a_message_that_cannot_be_read_thanks_nobody(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception):
        post = server.say(HARU, CHANNEL, "資料です")
        server.fail_next("GET", "/channels/*/messages/*", status=403, code=50001)
        await server.react(HANA, post, "🙏", author="")
        await server.until(lambda: any("/messages/" in r.path for r in server.requests))
        asked = await server.command(HANA, ("alumni", "mine"))
        mine = await server.finished(asked)

    assert "まだ記録はありません" in mine.text


async def test_who_passes_the_screening_is_known_by_name_then(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception):
        await server.join("103", "Ren", pending=True)
        waiting = await server.command(HANA, ("alumni", "thanks"), {"name": "Ren", "words": "tea"})
        unknown = await server.finished(waiting)
        await server.change_member(server.add_member("103", "Ren"))
        found = await server.command(HANA, ("alumni", "thanks"), {"name": "Ren", "words": "cake"})
        known = await server.finished(found)

    assert "「Ren」という方は" in unknown.text
    assert "<@103>さんに" in known.text


async def test_who_is_picked_in_a_form_is_known_by_name(server: DiscordDouble, reception: Reception) -> None:
    async with at_work(server, reception):
        form = await server.command(HANA, ("alumni", "thanks"))
        answer = await server.submit(HANA, form, {"who": [HARU], "words": "お茶"})
        await server.finished(answer)

    async with reception.database.reading() as tx:
        found = await members.of_account(tx, "discord", HARU)
    assert found is not None
    assert found[0].name == "haru"


async def test_a_wrong_token_is_one_sentence(server: DiscordDouble, reception: Reception) -> None:
    with pytest.raises(StartRefused, match="does not take DISCORD_TOKEN"):
        await door_to(server, reception, token="wrong").start()


async def test_an_intent_that_is_off_is_one_sentence(server: DiscordDouble, reception: Reception) -> None:
    server.allow_intents(1)

    with pytest.raises(StartRefused, match="Server Members Intent"):
        await door_to(server, reception).start()


async def test_a_discord_that_cannot_be_reached_is_one_sentence(
    server: DiscordDouble, reception: Reception
) -> None:
    settings = Settings(_env_file=None, DISCORD_TOKEN="x", OKAERI_DISCORD_URL="http://127.0.0.1:1/api/v10")  # type: ignore[call-arg]

    with pytest.raises(StartRefused, match="could not be reached"):
        await DiscordDoor(settings, reception).start()


async def _mine(server: DiscordDouble) -> str:
    return (await server.finished(await server.command(HANA, ("alumni", "mine")))).text


async def test_members_who_never_acted_are_found_by_name_once_the_bot_is_there(
    server: DiscordDouble, reception: Reception
) -> None:
    async with at_work(server, reception):
        async with asyncio.timeout(5):
            while not await _named(reception, "haru"):
                pass

    assert await _named(reception, "haru") == 1


async def _named(reception: Reception, name: str) -> int:
    async with reception.database.reading() as tx:
        return len(await members.named(tx, name))
