"""The menu of a message thanks its author or logs a gift to them; what the message says is never kept."""

import logging

import pytest
from structlog.testing import capture_logs

from bot.slack.read import event_of
from tests.bot.slack.conftest import World, recorded
from tests.bot.slack.test_stories import opened
from tests.doubles.slack_records import OpenedView
from tests.doubles.wire import Json

SECRET = "what somebody wrote to their friends"


def everywhere(words: str) -> Json:
    """A message as a menu brings it along, its words wherever Slack puts them."""
    line = {"type": "rich_text_section", "elements": [{"type": "text", "text": words}]}
    return {
        "type": "message",
        "user": "U2",
        "ts": "1780196400.000100",
        "text": words,
        "blocks": [{"type": "rich_text", "block_id": "b", "elements": [line]}],
        "attachments": [{"text": words, "fallback": words}],
        "files": [{"id": "F1", "title": words, "preview": words}],
        "client_msg_id": words,
    }


async def dumped(world: World) -> str:
    """All that the database holds."""
    tables = await world.lines("select name from sqlite_master where type = 'table'")
    return str([await world.lines(f"select * from {name}") for (name,) in tables])


def chosen(form: OpenedView, block: str) -> object:
    """Who stands in a field of a form at first."""
    (field,) = [found for found in form.blocks if found["block_id"] == block]
    return field["element"].get("initial_user") or field["element"].get("initial_users")


async def test_the_author_of_a_message_is_thanked_from_its_menu(world: World) -> None:
    message = world.slack.write("U2", "a helpful answer")
    await world.slack.shortcut("U1", "thanks-author", message)
    form = await opened(world, "U1")

    await world.slack.submit("U1", form, {"words": "助かりました"})
    answer = await world.told("U1")
    await world.deliver()

    (dm,) = world.slack.dms_of("U2")
    assert chosen(form, "who") == "U2"
    assert "お礼をお届けします" in answer.text
    assert "助かりました" in dm.text


async def test_a_gift_to_the_author_is_logged_from_the_menu(world: World) -> None:
    await world.slack.shortcut("U1", "give-author", world.slack.write("U2", "a question"))
    form = await opened(world, "U1")

    await world.slack.submit("U1", form, {"kind": "advice", "words": "面接の練習"})
    answer = await world.told("U1")

    assert chosen(form, "receivers") == ["U2"]
    assert "記録しました" in answer.text


async def test_the_answer_is_seen_where_the_menu_was_used_and_by_nobody_else(world: World) -> None:
    message = world.slack.write("U2", "a helpful answer")
    await world.slack.shortcut("U1", "thanks-author", message)
    await world.slack.submit("U1", await opened(world, "U1"), {"words": "茶"})

    answer = await world.told("U1")

    assert (answer.channel, answer.only) == (message.channel, "U1")
    assert [body["response_type"] for body in world.slack.answers] == ["ephemeral"]
    assert world.slack.posts_in(message.channel) == (message,)


async def test_a_menu_whose_answer_has_no_place_is_answered_by_dm(world: World) -> None:
    await world.slack.shortcut("U1", "thanks-author", world.slack.write("U2", "a helpful answer"))
    world.slack.fail_next("response_url", "no_service", status=404)

    await world.slack.submit("U1", await opened(world, "U1"), {"words": "茶"})

    await world.slack.until(lambda: bool(world.slack.dms_of("U1")))
    assert "お礼をお届けします" in world.slack.dms_of("U1")[0].text


@pytest.mark.parametrize("author", [{"bot_id": "B1", "subtype": "bot_message"}, {"user": "USLACKBOT"}])
@pytest.mark.parametrize("entry", ["thanks-author", "give-author"])
async def test_a_message_that_nobody_wrote_is_answered_in_a_sentence_and_opens_no_form(
    world: World, author: Json, entry: str
) -> None:
    message = {"type": "message", "ts": "1780196400.000100", "text": "deployed", **author}

    await world.slack.shortcut("U1", entry, message)

    answer = await world.told("U1")
    assert answer.only == "U1"
    assert world.slack.views_of("U1") == ()
    assert await world.lines("select count(*) from gifts") == [(0,)]


def test_a_webhook_has_no_author() -> None:
    event = event_of(recorded("message_menu_of_a_webhook"))

    assert getattr(event, "subject", None) == ""


@pytest.mark.parametrize("entry", ["thanks-author", "give-author", "long-forgotten"])
async def test_what_the_message_says_is_kept_nowhere(
    world: World, entry: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    message = everywhere(SECRET)

    with capture_logs() as logs:
        await world.slack.shortcut("U1", entry, message)
        await world.door.caught_up()
        for form in world.slack.views_of("U1"):
            await world.slack.submit("U1", form, {"words": "茶", **needed(form)})
        await world.door.caught_up()
        await world.deliver()

    assert world.slack.answers != ()
    assert SECRET not in str(event_of({**recorded("message_menu"), "message": message}))
    assert SECRET not in await dumped(world)
    assert SECRET not in str(logs) + caplog.text
    assert SECRET not in str([call.body for call in world.slack.calls])


def needed(form: OpenedView) -> dict[str, str]:
    """What a form does not go without."""
    return {"kind": "advice"} if any(block["block_id"] == "kind" for block in form.blocks) else {}


async def test_an_error_of_ours_logs_no_word_of_the_message(world: World) -> None:
    async with world.database.writing() as tx:
        await tx.exec_driver_sql("drop table accounts")

    with capture_logs() as logs:
        await world.slack.shortcut("U1", "thanks-author", everywhere(SECRET))
        await world.door.caught_up()

    assert "slack unexpected" in str(logs)
    assert SECRET not in str(logs)


async def test_a_refusal_is_in_the_language_of_who_was_never_met_before(world: World) -> None:
    await world.slack.shortcut("U2", "thanks-author", world.slack.write("U2", "my own words"))

    answer = await world.told("U2")

    assert "That is you" in answer.text
    assert len(world.slack.whispers_to("U2")) == 1
