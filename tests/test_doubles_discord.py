"""Proves the Discord double with the real discord.py over a real socket."""

from collections.abc import AsyncIterator
from dataclasses import replace

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.doubles.discord import CHANNEL, DiscordDouble, NotAnswered
from tests.doubles.small_bot import HANA, HARU, INTENTS, Bot, at_work


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordDouble]:
    async with DiscordDouble() as double:
        monkeypatch.setattr(Route, "BASE", double.api)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", double.gateway)
        double.add_member(HARU, "haru", nick="はる")
        double.add_member(HANA, "hana", locale="en-GB")
        yield double


async def test_the_bot_logs_in_knows_everybody_and_syncs_its_commands_once(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        guild = bot.get_guild(int(server.guild))
        assert guild is not None
        names = {member.name for member in guild.members}

    (command,) = server.commands_of()
    assert names == {"okaeri", "haru", "hana"}
    assert server.identified[0]["intents"] == INTENTS
    assert [request.method for request in server.requests if request.path.endswith("/commands")] == ["PUT"]
    assert command["options"][0]["name_localizations"] == {"ja": "お礼"}


async def test_a_command_carries_the_language_and_is_answered_privately(server: DiscordDouble) -> None:
    async with at_work(server):
        japanese = await server.command(HARU, ("alumni", "thanks"), {"who": HANA, "words": "お茶"})
        english = await server.command(HANA, ("alumni", "thanks"), {"who": HARU, "words": "tea"})

    assert japanese.text.startswith("ja hana: お茶")
    assert english.text.startswith("en-GB はる: tea")
    assert japanese.is_private
    assert 0 < japanese.seconds < 3
    assert japanese.body["allowed_mentions"] == {"parse": []}
    assert server.posts_in(CHANNEL) == ()


async def test_a_command_can_be_said_in_the_dm(server: DiscordDouble) -> None:
    async with at_work(server):
        answer = await server.command(HARU, ("alumni", "mine"), guild="")

    assert answer.kind == 5


async def test_a_deferred_answer_is_finished_by_a_follow_up(server: DiscordDouble) -> None:
    async with at_work(server):
        answer = await server.command(HARU, ("alumni", "mine"))
        await server.until(lambda: any(request.method == "PATCH" for request in server.requests))
        finished = await server.finished(answer)

    assert (answer.kind, finished.text, finished.only) == (5, "四つの贈り物", HARU)
    assert len(server.whispers_to(HARU)) == 1


async def test_choices_are_offered_while_typing(server: DiscordDouble) -> None:
    async with at_work(server):
        choices = await server.autocomplete(HARU, ("alumni", "thanks"), {"words": "お茶"}, focused="words")

    assert [choice["value"] for choice in choices] == ["お茶"]


async def test_a_form_opens_and_comes_back_filled_in(server: DiscordDouble) -> None:
    async with at_work(server):
        form = await server.command(HARU, ("alumni", "give"))
        answer = await server.submit(HARU, form, {"words": "助言", "who": [HANA], "kind": "panel"})

    assert (form.kind, form.body["title"]) == (9, "贈る")
    assert "'value': '助言'" in answer.text
    assert "'value': 'panel'" in answer.text
    assert f"'values': ['{HANA}']" in answer.text


async def test_a_form_is_filled_in_as_discords_own_client_would_let_it(server: DiscordDouble) -> None:
    async with at_work(server):
        form = await server.command(HARU, ("alumni", "give"))
        answers = {"words": "助言", "who": [HANA], "kind": "panel"}

        with pytest.raises(ValueError, match="words does not take 21"):
            await server.submit(HARU, form, {**answers, "words": "長" * 21})
        with pytest.raises(ValueError, match="words must be filled in"):
            await server.submit(HARU, form, {"who": [HANA], "kind": "panel"})
        with pytest.raises(ValueError, match=r"\['gold'\] is not among"):
            await server.submit(HARU, form, {**answers, "kind": "gold"})


async def test_an_old_button_works_after_a_restart(server: DiscordDouble) -> None:
    async with at_work(server):
        answer = await server.command(HARU, ("alumni", "thanks"), {"who": HANA, "words": "お茶"})
    async with at_work(server):
        pressed = await server.press(HARU, answer, "thanks:7")

    assert (pressed.kind, pressed.text) == (7, "pressed thanks:7")
    assert [written.text for written in server.whispers_to(HARU)] == ["pressed thanks:7"]


async def test_only_what_is_on_the_screen_can_be_pressed_or_called(server: DiscordDouble) -> None:
    async with at_work(server):
        answer = await server.command(HARU, ("alumni", "thanks"), {"who": HANA, "words": "お茶"})

        with pytest.raises(LookupError, match="no component 'thanks:8'"):
            await server.press(HARU, answer, "thanks:8")
        with pytest.raises(LookupError, match="no subcommand 'lost'"):
            await server.command(HARU, ("alumni", "lost"))
        with pytest.raises(LookupError, match="bare command"):
            await server.command(HARU, ("alumni",))
        with pytest.raises(ValueError, match=r"\['words'\] must be given"):
            await server.command(HARU, ("alumni", "thanks"), {"who": HANA})


async def test_a_second_first_answer_is_refused(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        await server.command(HARU, ("alumni", "twice"))
        await bot.hears("refused 40060")

    assert [written.text for written in server.whispers_to(HARU)] == ["一度目"]


async def test_an_answer_after_three_seconds_is_refused(server: DiscordDouble) -> None:
    server.patience = 0.05
    async with at_work(server) as bot:
        with pytest.raises(NotAnswered):
            await server.command(HARU, ("alumni", "silent"))
        token = bot.heard[0]
        late = Route(
            "POST", "/interactions/{talk}/{token}/callback", talk=server.here.talks[token].id, token=token
        )
        server.forward(3.1)

        with pytest.raises(discord.NotFound) as refused:
            await bot.http.request(late, json={"type": 4, "data": {"content": "遅い"}})

    assert refused.value.code == 10062


async def test_joining_leaving_and_reacting_are_heard(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        said = server.say(HANA, CHANNEL, "資料です")
        await server.join("103", "ren")
        await server.react(HARU, said, "🙏🏽")
        await server.react(HARU, said, "🙏🏽", remove=True)
        await server.react(HARU, said, "👏", author="")
        await server.leave("103")
        await bot.hears("left ren")

    assert bot.heard == [
        "joined ren",
        f"🙏🏽 from {HARU} for {HANA}",
        f"🙏🏽 taken back by {HARU}",
        f"👏 from {HARU} for None",
        "left ren",
    ]


async def test_after_op_7_the_session_resumes_and_misses_nothing(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        await server.reconnect()
        await server.join("103", "ren")
        await bot.hears("joined ren")
        await server.until(lambda: server.resumed == 1)

    assert len(server.identified) == 1


async def test_intents_that_are_not_allowed_end_the_bot(server: DiscordDouble) -> None:
    server.allow_intents(1)
    bot = Bot()

    with pytest.raises(discord.PrivilegedIntentsRequired):
        await bot.start(server.token)
    await bot.close()


async def test_people_who_change_are_told(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        await server.change_member(replace(server.here.being(HANA), nick="花"))
        await server.join("103", "ren")
        await bot.hears("joined ren")
        guild = bot.get_guild(int(server.guild))
        assert guild is not None
        member = guild.get_member(int(HANA))

    assert member is not None
    assert member.display_name == "花"


async def test_an_unknown_session_identifies_again(server: DiscordDouble) -> None:
    async with at_work(server) as bot:
        await server.drop_connections(forget=True)
        await server.connected()
        await server.join("103", "ren")
        await bot.hears("joined ren")

    assert len(server.identified) == 2
