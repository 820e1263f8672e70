"""The channels that can be chosen are known from the start, and anew when the bot enters or leaves one."""

import asyncio

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.platform import Removed, SendFailed, TryLater
from bot.slack import channels
from bot.slack.channels import Channels
from bot.slack.door import SlackDoor
from community.settled import Channel
from config.settings import Settings
from handlers.reception import Reception
from storage import settled
from storage.database import Database
from tests.bot.slack.conftest import World, settings_for
from tests.doubles.slack import SlackDouble

GENERAL = Channel("slack", "C1", "general", heard=True, writable=True)


def channels_of(slack: SlackDouble) -> Channels:
    return Channels(AsyncWebClient("xoxb-any", base_url=slack.url, retry_handlers=[]))


async def known(database: Database) -> tuple[Channel, ...]:
    """The channels that the community knows of."""
    async with database.reading() as tx:
        return await settled.channels_of(tx, "slack")


async def noted(database: Database, count: int) -> tuple[Channel, ...]:
    """The same, when there are so many."""
    async with asyncio.timeout(5):
        while len(await known(database)) != count:
            pass
    return await known(database)


async def test_channels_that_the_bot_is_in_come_first_and_in_those_alone_it_hears(slack: SlackDouble) -> None:
    slack.add_channel("C0", "announcements", has_bot=False)
    slack.add_channel("C2", "日本語", has_bot=True)

    found = await channels_of(slack).all()

    assert found == (
        GENERAL,
        Channel("slack", "C2", "日本語", heard=True, writable=True),
        Channel("slack", "C0", "announcements", heard=False, writable=False),
    )


async def test_archived_and_private_channels_are_no_choice(slack: SlackDouble) -> None:
    slack.add_channel("C2", "board", is_private=True)
    slack.add_channel("C3", "old", is_archived=True)

    assert await channels_of(slack).all() == (GENERAL,)


async def test_page_after_page_is_read_up_to_the_most_there_may_be(
    slack: SlackDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "A_PAGE", 3)
    monkeypatch.setattr(channels, "MOST", 8)
    for number in range(20):
        slack.add_channel(f"C{number + 10}", f"talk-{number}", has_bot=number >= 16)

    found = await channels_of(slack).all()

    assert [channel.heard for channel in found] == [True] * 5 + [False] * 3
    assert len(slack.calls_of("conversations.list")) == 3
    assert len(slack.calls_of("users.conversations")) == 2


async def test_a_channel_that_slack_lists_twice_is_one(
    slack: SlackDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "_channels", lambda _page, _is_in: [GENERAL, GENERAL])

    assert await channels_of(slack).all() == (GENERAL,)


@pytest.mark.parametrize("method", ["users.conversations", "conversations.list"])
@pytest.mark.parametrize(
    ("word", "status", "kind"),
    [
        ("missing_scope", 200, TryLater),
        ("", 429, TryLater),
        ("", 503, TryLater),
        ("invalid_auth", 200, Removed),
    ],
)
async def test_a_listing_that_fails_says_why(
    slack: SlackDouble, method: str, word: str, status: int, kind: type[SendFailed]
) -> None:
    slack.fail_next(method, word, status=status)

    with pytest.raises(SendFailed) as failed:
        await channels_of(slack).all()

    assert type(failed.value) is kind


async def test_from_the_start_the_channels_are_known(slack: SlackDouble, reception: Reception) -> None:
    slack.add_channel("C2", "talks", has_bot=False)
    door = SlackDoor(settings_for(slack), reception)

    await door.start()
    found = await noted(reception.database, 2)
    await door.stop()

    assert [(channel.name, channel.heard) for channel in found] == [("general", True), ("talks", False)]


async def test_invited_into_a_channel_the_bot_knows_that_it_hears_there(world: World) -> None:
    world.slack.add_channel("C2", "talks", has_bot=False)

    await world.slack.move("UOKAERI", "C2")
    await world.door.caught_up()

    assert [channel.heard for channel in await known(world.database)] == [True, True]


async def test_removed_from_a_channel_it_knows_that_it_is_deaf_there(world: World) -> None:
    await world.slack.move("UOKAERI", "C1", comes=False)
    await world.door.caught_up()

    assert [channel.heard for channel in await known(world.database)] == [False]


async def test_other_peoples_comings_and_goings_are_none_of_its_business(world: World) -> None:
    await world.slack.until(lambda: bool(world.slack.calls_of("users.list")))
    before = len(world.slack.calls)

    async with asyncio.timeout(5), world.database.writing():
        for comes in (False, True):
            await world.slack.move("U1", "C1", comes=comes)
        await world.door.caught_up()

    assert len(world.slack.calls) == before
    assert await world.lines("select count(*) from members") == [(0,)]


async def test_many_invitations_at_once_are_few_looks(world: World) -> None:
    await noted(world.database, 1)
    before = len(world.slack.calls_of("users.conversations"))
    for number in range(2, 32):
        world.slack.add_channel(f"C{number}", f"talk-{number}", has_bot=False)

    await asyncio.gather(*[world.slack.move("UOKAERI", f"C{number}") for number in range(2, 32)])
    await world.door.caught_up()

    assert all(channel.heard for channel in await known(world.database))
    assert len(await known(world.database)) == 31
    assert len(world.slack.calls_of("users.conversations")) - before < 15


async def test_a_look_that_fails_is_logged_and_leaves_what_was_known(world: World) -> None:
    await noted(world.database, 1)
    world.slack.add_channel("C2", "talks")
    world.slack.fail_next("users.conversations", "missing_scope")

    with capture_logs() as logs:
        await world.door.look_around()

    assert {
        "event": "slack channels not listed",
        "reason": "missing_scope",
        "log_level": "warning",
    } in logs
    assert await known(world.database) == (GENERAL,)


async def test_the_channels_of_another_workspace_are_not_this_communitys(
    slack: SlackDouble, reception: Reception
) -> None:
    tokens = {"SLACK_BOT_TOKEN": "xoxb-any", "SLACK_APP_TOKEN": "xapp-any", "OKAERI_SLACK_TEAM": "T9"}
    settings = Settings(_env_file=None, OKAERI_SLACK_URL=slack.url, **tokens)  # type: ignore[call-arg, arg-type]
    door = SlackDoor(settings, reception)

    await door.start()
    await door.look_around()
    await door.stop()

    assert await known(reception.database) == ()
