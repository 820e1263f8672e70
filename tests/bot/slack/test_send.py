"""What becomes of a direct message is said truly: sent, later, never, closed, or nobody knows."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import DmClosed, Never, Place, Removed, SendFailed, TryLater, Unclear
from bot.slack.send import Post
from bot.slack.words import Reader
from handlers.view import Message, Plain, Section
from tests.doubles.slack import SlackDouble
from tests.doubles.wire import Drop

HELLO = Message("Hello", (Section((Plain("https://alumni.example"),)),))


def post_to(slack: SlackDouble) -> Post:
    client = AsyncWebClient("xoxb-any", base_url=slack.url, retry_handlers=[])
    return Post(client, lambda _user: Reader())


async def test_a_dm_is_opened_once_and_nothing_in_it_unfolds(slack: SlackDouble) -> None:
    post = post_to(slack)

    first, second = await post.send("U1", HELLO), await post.send("U1", HELLO)

    assert len(slack.calls_of("conversations.open")) == 1
    assert (first.channel, second.channel) == ("D-U1", "D-U1")
    assert [p.ts for p in slack.dms_of("U1")] == [first.message, second.message]
    body = slack.calls_of("chat.postMessage")[0].body
    assert (body["unfurl_links"], body["unfurl_media"]) == (False, False)


async def test_a_limit_says_how_long_to_wait(slack: SlackDouble) -> None:
    slack.fail_next("chat.postMessage", status=429, retry_after=30)

    with pytest.raises(TryLater) as failed:
        await post_to(slack).send("U1", HELLO)

    assert (failed.value.reason, failed.value.after) == ("ratelimited", 30)
    assert slack.dms_of("U1") == ()


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("user_not_visible", DmClosed),
        ("restricted_action", DmClosed),
        ("messages_tab_disabled", Never),
        ("cannot_dm_bot", Never),
        ("user_disabled", Never),
        ("invalid_blocks", Never),
        ("msg_too_long", Never),
        ("something_new", Never),
        ("token_revoked", Removed),
        ("account_inactive", Removed),
        ("missing_scope", TryLater),
        ("not_allowed_token_type", TryLater),
        ("service_unavailable", TryLater),
        ("fatal_error", Unclear),
        ("internal_error", Unclear),
    ],
)
async def test_each_refusal_means_what_slack_says(
    slack: SlackDouble, word: str, kind: type[SendFailed]
) -> None:
    slack.fail_next("chat.postMessage", word)

    with pytest.raises(SendFailed) as failed:
        await post_to(slack).send("U1", HELLO)

    assert (type(failed.value), failed.value.reason) == (kind, word)


async def test_a_broken_server_leaves_it_unclear(slack: SlackDouble) -> None:
    slack.fail_next("chat.postMessage", status=502)

    with pytest.raises(Unclear):
        await post_to(slack).send("U1", HELLO)


@pytest.mark.parametrize("drop", ["before", "after"])
async def test_a_line_cut_while_sending_is_unclear_and_nothing_is_sent_again(
    slack: SlackDouble, drop: Drop
) -> None:
    slack.fail_next("chat.postMessage", drop=drop)

    with pytest.raises(Unclear):
        await post_to(slack).send("U1", HELLO)

    assert len(slack.calls_of("chat.postMessage")) == 1


async def test_a_line_cut_while_opening_sent_nothing_for_sure(slack: SlackDouble) -> None:
    slack.fail_next("conversations.open", drop="after")

    with pytest.raises(TryLater):
        await post_to(slack).send("U1", HELLO)

    assert slack.dms_of("U1") == ()


async def test_where_nobody_listens_nothing_was_sent() -> None:
    client = AsyncWebClient("xoxb-any", base_url="http://127.0.0.1:9/api/", retry_handlers=[])

    with pytest.raises(TryLater, match="unreachable"):
        await Post(client, lambda _user: Reader()).send("U1", HELLO)


@pytest.mark.parametrize(
    ("user", "reason"), [("U4", "cannot_dm_bot"), ("U5", "user_disabled"), ("U9", "user_not_found")]
)
async def test_bots_strangers_and_those_who_left_get_nothing(
    slack: SlackDouble, user: str, reason: str
) -> None:
    with pytest.raises(Never, match=reason):
        await post_to(slack).send(user, HELLO)


async def test_a_room_that_slack_forgot_is_opened_anew_next_time(slack: SlackDouble) -> None:
    post = post_to(slack)
    await post.send("U1", HELLO)
    slack.fail_next("chat.postMessage", "channel_not_found")

    with pytest.raises(Never):
        await post.send("U1", HELLO)
    await post.send("U1", HELLO)

    assert len(slack.calls_of("conversations.open")) == 2


async def test_a_message_is_drawn_anew_in_its_place_for_its_reader(slack: SlackDouble) -> None:
    post = post_to(slack)
    place = await post.send("U1", HELLO)

    await post.redraw("U1", place, Message("Taken back"))

    (dm,) = slack.dms_of("U1")
    assert (dm.ts, dm.text) == (place.message, "Taken back")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("message_not_found", Never),
        ("edit_window_closed", Never),
        ("cant_update_message", Never),
        ("is_inactive", Never),
        ("channel_not_found", Never),
        ("ratelimited", TryLater),
        ("external_channel_migrating", TryLater),
        ("token_revoked", Removed),
        ("update_failed", Unclear),
    ],
)
async def test_a_change_that_slack_refuses_means_what_slack_says(
    slack: SlackDouble, word: str, kind: type[SendFailed]
) -> None:
    place = await post_to(slack).send("U1", HELLO)
    slack.fail_next("chat.update", word)

    with pytest.raises(SendFailed) as failed:
        await post_to(slack).redraw("U1", place, HELLO)

    assert (type(failed.value), failed.value.reason) == (kind, word)


async def test_a_change_that_has_to_wait_says_how_long(slack: SlackDouble) -> None:
    place = await post_to(slack).send("U1", HELLO)
    slack.fail_next("chat.update", status=429, retry_after=7)

    with pytest.raises(TryLater) as failed:
        await post_to(slack).redraw("U1", place, HELLO)

    assert failed.value.after == 7


async def test_what_the_bot_did_not_write_is_never_changed(slack: SlackDouble) -> None:
    posted = slack.write("U2", "not the bot's")

    with pytest.raises(Never, match="cant_update_message"):
        await post_to(slack).redraw("U2", Place("C1", posted.ts), HELLO)
