"""Bad input on Discord gets a clear answer and loses nothing."""

import pytest

from bot.discord.words import escaped
from handlers.view import Button, Message, Section
from storage import members
from tests.bot.discord.conftest import World, counted, dms, shown
from tests.doubles.wire import Json

TRICKS = "\u202e@everyone <@&1> [銀行](https://evil.example) <t:0:R> **大** \u2066# 見出し"


async def test_a_form_that_names_nobody_is_asked_again_in_a_sentence(world: World) -> None:
    hana = world.person("花")

    form = await hana.slash(world.channel, "alumni thanks")
    answer = await hana.submit_modal(form, {"words": "お茶"})

    assert "どなたへのお礼でしょうか" in shown(answer)


async def test_a_form_sent_twice_counts_once(world: World) -> None:
    hana, haru = world.person("花"), world.person("春")

    form = await hana.slash(world.channel, "alumni thanks")
    await hana.submit_modal(form, {"who": [haru], "words": "お茶"})
    form._interaction.modal_consumed = False  # as after a slow answer, when the client lets it be sent again
    again = await hana.submit_modal(form, {"who": [haru], "words": "お茶"})

    assert "すでに記録しています" in shown(again)
    assert await counted(world.database, haru.id) == (0, 1)


async def test_a_double_click_on_a_command_counts_once(world: World) -> None:
    hana, haru = world.person("花"), world.person("春")

    await hana.slash(world.channel, "alumni thanks", who=haru, words="お茶")
    again = await hana.slash(world.channel, "alumni thanks", who=haru, words="お茶")

    assert "すでに記録しています" in shown(again)
    assert await counted(world.database, haru.id) == (0, 1)


@pytest.mark.parametrize(
    ("action", "subject"), [("gone", "7"), ("thanks-for", "99"), ("thanks-another", "x")]
)
async def test_a_button_that_belongs_to_nothing_any_more_has_expired(
    world: World, action: str, subject: str
) -> None:
    hana = world.person("花")
    await hana.slash(world.channel, "alumni help")
    old = Message("お知らせ", (Section((), (Button("昔", action, subject),)),))
    await world.door.send(str(hana.id), old, "old")

    await hana.user.click(hana.user.dm_channel.history()[0], label="昔")

    assert "このボタンはもう使えません" in dms(hana)[0]


async def test_status_is_for_organisers_at_every_entrance(world: World) -> None:
    hana, owner = world.person("花"), world.guild_member(world.guild.owner)

    refused = await hana.slash(world.channel, "organiser status")
    await world.door.send(str(hana.id), Message("", (Section((), (Button("様子", "status"),)),)), "old")
    await hana.user.click(hana.user.dm_channel.history()[0], label="様子")
    allowed = await owner.slash(world.channel, "organiser status")

    assert "運営の方だけが見られます" in shown(refused)
    assert "運営の方だけが見られます" in dms(hana)[0]
    assert "How the bot is doing" in shown(allowed)


@pytest.mark.parametrize("case", ["self", "bot", "left", "nobody", "empty", "long"])
async def test_what_cannot_be_thanked_is_said_in_a_sentence(world: World, case: str) -> None:
    hana, haru = world.person("花"), world.person("春")
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    await haru.slash(world.channel, "alumni help")
    if case == "left":
        world.guild.remove_member(haru)
        await world.env.settle()
    said: dict[str, Json] = {
        "self": {"who": hana, "words": "わたし"},
        "bot": {"who": robot, "words": "ありがとう"},
        "left": {"who": haru.user, "words": "お茶"},
        "nobody": {"name": "どこにもいない人", "words": "お茶"},
        "empty": {"words": "お茶"},
        "long": {"who": haru, "words": "あ" * 6000},
    }

    answer = await hana.slash(world.channel, "alumni thanks", **said[case])

    assert {
        "self": "ご自身のようです",
        "bot": "それはボットです",
        "left": "コミュニティを離れた",
        "nobody": "「どこにもいない人」という方は",
        "empty": "どなたへのお礼でしょうか",
        "long": "6,000文字あります",
    }[case] in shown(answer)
    assert await counted(world.database, hana.id) == (0, 0)


async def test_an_outsider_is_no_member_and_is_not_remembered(world: World) -> None:
    hana, outsider = world.person("花"), world.env.create_user("outsider", global_name="よその人")

    answer = await hana.slash(world.channel, "alumni thanks", who=outsider, words="お茶")

    assert "「よその人」という方は" in shown(answer)
    async with world.database.reading() as tx:
        assert await members.of_account(tx, "discord", str(outsider.id)) is None


async def test_a_member_who_left_while_the_bot_was_away_has_left(world: World) -> None:
    hana, haru = world.person("花"), world.person("春")
    await haru.slash(world.channel, "alumni help")
    world.door.client._connection.parsers["GUILD_MEMBER_REMOVE"] = lambda _told: None
    world.guild.remove_member(haru)
    await world.restart()

    answer = await hana.slash(world.channel, "alumni thanks", who=haru.user, words="お茶")

    assert "コミュニティを離れた" in shown(answer)


async def test_tricks_in_words_arrive_as_letters_and_ping_nobody(world: World) -> None:
    hana, haru = world.person("花"), world.person("春")

    await hana.slash(world.channel, "alumni thanks", who=haru, words=TRICKS)
    await world.deliver()

    plain = TRICKS.replace("\u202e", "").replace("\u2066", "")
    assert escaped(plain) in dms(haru)[0]
    posts = [r.json or {} for r in world.env.http_requests if r.path.endswith("/messages")]
    assert [post.get("allowed_mentions") for post in posts] == [{"parse": []}]


async def test_another_server_is_told_one_sentence_and_nothing_of_who_is_a_member(world: World) -> None:
    hana, stranger = world.person("花"), world.env.create_user("stranger")
    await hana.slash(world.channel, "alumni help")
    other = world.env.create_guild("よそ")
    hall, visitor = other.create_text_channel("hall"), other.add_member(world.env.create_user("visitor"))

    chain = await visitor.slash(hall, "alumni chain")
    of_a_member = await visitor.slash(hall, "alumni thanks", who=hana.user, words="tea")
    of_nobody = await visitor.slash(hall, "alumni thanks", who=stranger, words="tea")

    said = [shown(answer) for answer in (chain, of_a_member, of_nobody)]
    assert "another community's home" in said[0]
    assert said == [said[0]] * 3


async def test_a_reaction_to_ones_own_or_a_bots_message_thanks_nobody(world: World) -> None:
    hana = world.person("花")
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    own, bots = await hana.send(world.channel, "ひとりごと"), await robot.send(world.channel, "beep")

    await hana.react(own, "🙏")
    await hana.react(bots, "🙏")
    await robot.react(own, "🙏")

    assert await counted(world.database, hana.id) == (0, 0)
    assert await counted(world.database, robot.id) == (0, 0)


async def test_a_mistake_of_ours_becomes_a_sentence_and_no_words_are_logged(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_event: object) -> None:
        raise RuntimeError("ひみつの言葉")

    hana = world.person("花")
    monkeypatch.setattr(world.reception, "answer", broken)

    answer = await hana.slash(world.channel, "alumni mine")

    assert "こちらの不具合で" in shown(answer)
    logged = capsys.readouterr()
    assert "RuntimeError" in logged.out + logged.err
    assert "ひみつ" not in logged.out + logged.err
