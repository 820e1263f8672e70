"""Bad input gets one clear sentence and loses nothing."""

import pytest

from tests.bot.slack.conftest import World
from tests.bot.slack.test_stories import opened
from tests.doubles.block_kit import calls_everybody
from tests.doubles.slack_records import OpenedView, Posted


async def recorded_gifts(world: World) -> object:
    """How many gifts there are."""
    return (await world.lines("select count(*) from gifts"))[0][0]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("thnks <@U2|ken> for tea", "もしかして「thanks」でしょうか"),
        ("thanks @nobody for tea", "「nobody」という方は、このコミュニティに見つかりませんでした"),
        ("thanks <@U1|hana> for me", "ご自身のようです"),
        ("thanks <@U4|helper> for tea", "それはボットです"),
        ("thanks <@USLACKBOT|slackbot> for tea", "それはボットです"),
        ("thanks <@U5|gone> for tea", "Goneさんはコミュニティを離れた"),
        ("thanks for tea", "どなたへのお礼でしょうか"),
        ("thanks <!channel> for tea", "「channel」という方は"),
        ("thanks @everyone for tea", "「everyone」という方は"),
        (f"thanks <@U2|ken> for {'長' * 10_000}", "文字まで"),
    ],
)
async def test_a_command_that_cannot_be_done_says_why(world: World, line: str, sentence: str) -> None:
    answer = await world.says("U1", line)

    assert sentence in answer.text
    assert await recorded_gifts(world) == 0


async def test_the_same_command_twice_at_once_is_one_gift_and_says_so(world: World) -> None:
    await world.says("U1", "thanks <@U2|ken> for tea")

    again = await world.says("U1", "thanks <@U2|ken> for tea")

    assert "1回として数えました" in again.text
    assert await recorded_gifts(world) == 1


@pytest.mark.parametrize(
    "words",
    [
        "*bold* _it_ ~no~ `code` &lt;!channel&gt; @everyone",
        "\u202egnitsil\u202c \u2066x",
        "🙏🏽",
        "<https://evil.example|https://good.example>",
        "&lt;https://evil.example|my bank&gt; &amp;amp;",
    ],
)
async def test_words_arrive_as_words(world: World, words: str) -> None:
    await world.says("U1", f"thanks <@U2|ken> for {words}")
    await world.deliver()

    (dm,) = world.slack.dms_of("U2")
    assert not calls_everybody({"text": dm.text, "blocks": list(dm.blocks)})
    assert "mrkdwn" not in str(dm.blocks)
    assert not set(dm.text) & set("<>\u202e\u202c\u2066")


async def test_a_masked_link_shows_where_it_leads(world: World) -> None:
    await world.says("U1", "thanks <@U2|ken> for <https://evil.example|https://good.example>")
    await world.deliver()

    (dm,) = world.slack.dms_of("U2")
    assert "https://good.example (https://evil.example)" in dm.text
    assert "'link'" not in str(dm.blocks)


async def test_a_bot_picked_in_a_form_is_refused(world: World) -> None:
    await world.slack.command("U1", "/alumni", "thanks")
    await world.slack.submit("U1", await opened(world, "U1"), {"who": "U4", "words": "茶"})

    answer = await world.told("U1")

    assert "それはボットです" in answer.text
    assert await recorded_gifts(world) == 0


async def test_a_form_in_which_nobody_is_named_says_so(world: World) -> None:
    await world.slack.command("U1", "/alumni", "thanks")
    await world.slack.submit("U1", await opened(world, "U1"), {"words": "茶"})

    answer = await world.told("U1")

    assert "どなたへのお礼でしょうか" in answer.text


async def test_a_form_answered_twice_counts_once_and_says_so(world: World) -> None:
    await world.slack.command("U1", "/alumni", "thanks")
    form = await opened(world, "U1")
    await world.slack.submit("U1", form, {"who": "U2", "words": "茶"})
    await world.told("U1")

    await world.slack.submit("U1", form, {"who": "U2", "words": "茶"})

    answer = await world.told("U1", 2)
    assert "1回として数えました" in answer.text
    assert await recorded_gifts(world) == 1


@pytest.mark.parametrize(
    "action", ["thanks-another:99", "thanks-chosen:1.1", "long-forgotten:1", "thanks-another:x"]
)
async def test_an_old_button_gets_a_sentence(world: World, action: str) -> None:
    await world.says("U1", "menu")
    button = {"type": "button", "action_id": action, "text": {"type": "plain_text", "text": "古い"}}
    old = Posted("D-U1", "1.1", "old", ({"type": "actions", "block_id": "b", "elements": [button]},))

    await world.slack.press("U1", old, action)

    await world.slack.until(lambda: bool(world.slack.dms_of("U1")))
    assert "このボタンはもう使えません" in world.slack.dms_of("U1")[0].text


async def test_a_button_of_somebody_else_is_refused(world: World) -> None:
    await world.slack.command("U2", "/alumni", "give")
    form = await opened(world, "U2")
    await world.slack.submit("U2", form, {"kind": "advice", "receivers": ["U1"], "words": "a hint"})
    await world.told("U2")
    answer = await world.says("U1", "thanks <@U2|ken> for tea")

    await world.slack.press("U3", answer, "thanks-another:1")

    await world.slack.until(lambda: any("made for somebody else" in b["text"] for b in world.slack.answers))
    assert await recorded_gifts(world) == 1


async def test_organisers_alone_see_the_status(world: World) -> None:
    answer = await world.says("U1", "status", "/organiser")

    assert "運営の方だけが見られます" in answer.text


async def test_an_old_button_does_not_open_the_status_to_a_member(world: World) -> None:
    status = await world.says("U3", "status", "/organiser")

    await world.slack.press("U2", status, "status:")

    await world.slack.until(lambda: any("Only organisers" in body["text"] for body in world.slack.answers))


async def test_an_organisers_button_at_home_is_refused_to_members_too(world: World) -> None:
    button = {"type": "button", "action_id": "status:", "text": {"type": "plain_text", "text": "様子"}}
    row = {"type": "actions", "block_id": "b", "elements": [button]}
    home = OpenedView("V1", "U1", {"type": "home", "blocks": [row]})

    await world.slack.press("U1", home, "status:")
    await world.slack.until(lambda: world.slack.home_of("U1") is not None)

    assert "運営の方だけが見られます" in str(world.slack.home_of("U1"))


async def test_another_workspace_is_told_that_this_is_not_its_bot(world: World) -> None:
    await world.says("U1", "menu")

    await world.slack.command("U1", "/alumni", "mine", team="T2")

    answer = await world.told("U1", 2)
    assert "別のコミュニティのボット" in answer.text


async def test_several_people_of_one_name_are_offered_as_a_choice(world: World) -> None:
    world.slack.add_person("U7", "Ken")
    await world.says("U2", "menu")
    await world.says("U7", "menu")

    choice = await world.says("U1", "thanks @ken for tea")
    await world.slack.press("U1", choice, "thanks-chosen:1.1")
    await world.slack.until(lambda: "お届けします" in world.slack.whispers_to("U1")[-1].text)

    assert "どなたでしょうか" in choice.text
    assert await recorded_gifts(world) == 1
