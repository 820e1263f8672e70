"""Removed or revoked, the bot stops and says so once; an outage is neither, and coming back is noticed."""

import asyncio
from collections.abc import Mapping, Sequence

import pytest
from structlog.testing import capture_logs

from bot.platform import Never, Place, Removed, SendFailed, TryLater
from bot.slack.door import SlackDoor
from handlers.reception import Reception
from handlers.view import Message
from storage import homes
from storage.database import Database
from tests.bot.slack.conftest import World, recorded, settings_for
from tests.doubles.slack import SlackDouble
from tests.doubles.wire import Drop

HELLO = Message("Hello")


async def removed_why(database: Database) -> str:
    """Why the bot has no way into the workspace, "" while it has."""
    async with database.reading() as tx:
        (home,) = await homes.every(tx)
    return home.removed_why if home.removed_at else ""


def warnings(logs: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    """What the operator is told of it."""
    return [line for line in logs if line["event"] == "slack removed the bot"]


async def sent_and_listed(world: World) -> None:
    """Everything that delivery and the clock ask of the door."""
    await world.door.send("U2", HELLO, "key")
    await world.door.channels()


@pytest.fixture
async def lived_in(world: World) -> World:
    """The workspace, where somebody has spoken to the bot already."""
    await world.says("U1", "menu")
    await world.door.look_around()
    return world


@pytest.mark.parametrize("name", ["app_uninstalled", "tokens_revoked"])
async def test_slack_tells_that_the_bot_was_removed(lived_in: World, name: str) -> None:
    with capture_logs() as logs:
        await lived_in.door.hear(recorded(name))

    (line,) = warnings(logs)
    assert (line["reason"], line["log_level"]) == (name, "warning")
    assert "Reinstall to Workspace" in str(line["do"])
    assert await removed_why(lived_in.database) == name


async def test_a_persons_own_token_and_other_workspaces_are_not_the_bots(lived_in: World) -> None:
    await lived_in.door.hear(recorded("tokens_revoked_of_a_person"))
    await lived_in.door.hear(recorded("app_uninstalled") | {"team_id": "T9"})
    await lived_in.door.hear(recorded("tokens_revoked") | {"team_id": "T9"})

    assert await removed_why(lived_in.database) == ""


@pytest.mark.parametrize(
    "word",
    [
        "token_revoked",
        "account_inactive",
        "invalid_auth",
        "not_authed",
        "token_expired",
        "team_access_not_granted",
    ],
)
@pytest.mark.parametrize("method", ["conversations.open", "chat.postMessage"])
async def test_a_token_that_is_good_no_more_is_a_removal(lived_in: World, word: str, method: str) -> None:
    lived_in.slack.fail_next(method, word)

    with pytest.raises(Removed, match=word):
        await lived_in.door.send("U1", HELLO, "key")

    assert await removed_why(lived_in.database) == word


async def test_changing_and_listing_notice_it_too(lived_in: World) -> None:
    place = await lived_in.door.send("U1", HELLO, "key")
    lived_in.slack.here.revoked = "token_revoked"

    with pytest.raises(Removed):
        await lived_in.door.change("U1", place, HELLO)
    with pytest.raises(Removed):
        await lived_in.door.channels()

    assert await removed_why(lived_in.database) == "token_revoked"


async def test_the_operator_is_told_once_however_often_it_shows(lived_in: World) -> None:
    with capture_logs() as logs:
        await lived_in.slack.uninstall()
        await lived_in.door.caught_up()
        for _ in range(3):
            with pytest.raises(Removed):
                await lived_in.door.send("U1", HELLO, "key")
        await lived_in.door.look_around()

    assert len(warnings(logs)) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503])
@pytest.mark.parametrize("word", ["", "invalid_auth", "account_inactive"])
@pytest.mark.parametrize("method", ["conversations.open", "chat.postMessage", "users.conversations"])
async def test_an_outage_is_no_removal_whatever_word_comes_with_it(
    lived_in: World, status: int, word: str, method: str
) -> None:
    lived_in.slack.fail_next(method, word, status=status)

    with pytest.raises(SendFailed) as failed:
        await sent_and_listed(lived_in)

    assert not isinstance(failed.value, Removed | Never)
    assert await removed_why(lived_in.database) == ""


@pytest.mark.parametrize("drop", ["before", "after"])
async def test_a_broken_line_is_no_removal(lived_in: World, drop: Drop) -> None:
    lived_in.slack.fail_next("conversations.open", drop=drop)

    with pytest.raises(TryLater):
        await lived_in.door.send("U2", HELLO, "key")

    assert await removed_why(lived_in.database) == ""


@pytest.mark.parametrize("word", ["missing_scope", "ekm_access_denied", "org_login_required"])
async def test_what_an_operator_can_mend_without_installing_anew_is_no_removal(
    lived_in: World, word: str
) -> None:
    lived_in.slack.fail_next("chat.postMessage", word)

    with pytest.raises(TryLater):
        await lived_in.door.send("U1", HELLO, "key")

    assert await removed_why(lived_in.database) == ""


async def test_a_start_that_slack_accepts_is_a_return(lived_in: World, slack: SlackDouble) -> None:
    await lived_in.door.hear(recorded("app_uninstalled"))
    again = SlackDoor(settings_for(slack), lived_in.reception)

    await again.start()
    await again.stop()

    assert await removed_why(lived_in.database) == ""


async def test_a_look_around_that_slack_answers_is_a_return_too(lived_in: World) -> None:
    lived_in.slack.here.revoked = "invalid_auth"
    await lived_in.door.look_around()
    gone = await removed_why(lived_in.database)
    lived_in.slack.here.revoked = ""

    await lived_in.door.look_around()

    assert gone == "invalid_auth"
    assert await removed_why(lived_in.database) == ""


async def test_after_a_return_the_next_removal_is_told_again(lived_in: World) -> None:
    with capture_logs() as logs:
        await lived_in.door.hear(recorded("app_uninstalled"))
        await lived_in.door.look_around()
        await lived_in.door.hear(recorded("tokens_revoked"))

    assert [line["reason"] for line in warnings(logs)] == ["app_uninstalled", "tokens_revoked"]


async def test_what_waits_when_the_bot_is_removed_is_delivered_when_it_is_back(lived_in: World) -> None:
    lived_in.slack.here.revoked = "account_inactive"
    await lived_in.says("U1", "thanks <@U2|ken> for tea")
    await lived_in.deliver()
    before = lived_in.slack.dms_of("U2")
    lived_in.slack.here.revoked = ""

    await lived_in.door.look_around()
    lived_in.clock.forward(hours=1)
    await lived_in.deliver()

    assert before == ()
    assert "tea" in lived_in.slack.dms_of("U2")[0].text


async def test_the_removal_from_a_workspace_that_is_no_home_concerns_nobody(
    slack: SlackDouble, reception: Reception
) -> None:
    async with reception.database.writing() as tx:
        await homes.settle_in(tx, "slack", "T9")
    door = SlackDoor(settings_for(slack), reception)
    await door.start()

    await door.hear(recorded("app_uninstalled"))
    await door.stop()

    assert await removed_why(reception.database) == ""


async def test_a_place_of_another_time_is_never_changed(lived_in: World) -> None:
    with pytest.raises(Never, match="message_not_found"):
        await asyncio.wait_for(lived_in.door.change("U1", Place("D-U1", "1.1"), HELLO), 5)
