"""Proves the Web API of the Slack double with the real slack_sdk."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from aiohttp import ClientSession, ServerDisconnectedError
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.doubles.slack import SlackDouble
from tests.doubles.slack_records import Uploaded
from tests.doubles.small_app import client_of
from tests.doubles.small_blocks import form, modal, section
from tests.doubles.wire import Json


@pytest.fixture
async def slack() -> AsyncIterator[SlackDouble]:
    async with SlackDouble() as double:
        double.add_person("U1", "haru", is_owner=True)
        double.add_person("U2", "hana", locale="en-GB", tz="Europe/London")
        yield double


@pytest.mark.parametrize(
    ("age", "uses", "error"),
    [(3.1, 1, "expired_trigger_id"), (0.0, 2, "exchanged_trigger_id"), (0.0, 0, "invalid_trigger_id")],
)
async def test_a_trigger_that_is_old_used_or_unknown_opens_nothing(
    slack: SlackDouble, age: float, uses: int, error: str
) -> None:
    client = client_of(slack)
    trigger = slack.here.trigger("U1") if uses else "unknown"
    if uses == 2:
        await client.views_open(trigger_id=trigger, view=form())
    slack.forward(age)

    with pytest.raises(SlackApiError) as refused:
        await client.views_open(trigger_id=trigger, view=form())

    assert refused.value.response["error"] == error


async def test_a_429_is_honoured_when_the_client_retries(slack: SlackDouble) -> None:
    client = client_of(slack)
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    slack.fail_next("chat.postMessage", status=429, retry_after=0)

    await client.chat_postMessage(channel="C1", text="こんにちは")

    assert [call.answer.get("error") for call in slack.calls] == ["ratelimited", None]
    assert [posted.text for posted in slack.posts_in("C1")] == ["こんにちは"]


async def test_a_429_says_how_long_to_wait(slack: SlackDouble) -> None:
    slack.fail_next("chat.postMessage", status=429, retry_after=30)

    with pytest.raises(SlackApiError) as refused:
        await client_of(slack).chat_postMessage(channel="C1", text="こんにちは")

    assert refused.value.response.headers["Retry-After"] == "30"
    assert slack.posts_in("C1") == ()


async def test_a_line_cut_after_the_work_leaves_the_message_there(slack: SlackDouble) -> None:
    client = AsyncWebClient("xoxb-any", base_url=slack.url, retry_handlers=[])
    slack.fail_next("chat.postMessage", drop="after")

    with pytest.raises(ServerDisconnectedError):
        await client.chat_postMessage(channel="C1", text="こんにちは")

    assert [posted.text for posted in slack.posts_in("C1")] == ["こんにちは"]


@pytest.mark.parametrize(
    "error", ["messages_tab_disabled", "cannot_dm_bot", "user_disabled", "channel_not_found"]
)
async def test_a_closed_dm_is_refused_with_slacks_word(slack: SlackDouble, error: str) -> None:
    slack.add_person("UBOT", "robot", is_bot=True)
    slack.add_person("UGONE", "gone", deleted=True)
    slack.close_dm("U2")
    who = {"messages_tab_disabled": "U2", "cannot_dm_bot": "UBOT", "user_disabled": "UGONE"}.get(
        error, "UNOBODY"
    )

    with pytest.raises(SlackApiError) as refused:
        await client_of(slack).chat_postMessage(channel=who, text="こんにちは")

    assert refused.value.response["error"] == error


async def test_a_channel_without_the_bot_is_refused(slack: SlackDouble) -> None:
    slack.add_channel("C2", "random", has_bot=False)

    with pytest.raises(SlackApiError, match="not_in_channel"):
        await client_of(slack).chat_postMessage(channel="C2", text="こんにちは")


async def test_an_opened_dm_keeps_its_id(slack: SlackDouble) -> None:
    client = client_of(slack)

    opened = await client.conversations_open(users="U2")
    await client.chat_postMessage(channel=opened["channel"]["id"], text="一通目")
    await client.chat_postMessage(channel="U2", text="二通目")

    assert [posted.text for posted in slack.dms_of("U2")] == ["一通目", "二通目"]


async def test_only_one_person_sees_an_ephemeral_message(slack: SlackDouble) -> None:
    await client_of(slack).chat_postEphemeral(channel="C1", user="U2", text="あなただけに")

    assert [posted.text for posted in slack.whispers_to("U2")] == ["あなただけに"]
    assert slack.posts_in("C1") == ()


async def test_a_response_url_takes_five_answers_in_half_an_hour(slack: SlackDouble) -> None:
    webhook = AsyncWebhookClient(slack.here.answer_url("U1", "C1"))
    late = AsyncWebhookClient(slack.here.answer_url("U1", "C1"))

    statuses = [(await webhook.send(text=f"{number}")).status_code for number in range(6)]
    slack.forward(30 * 60 + 1)
    too_late = await late.send(text="遅い")

    assert statuses == [200] * 5 + [404]
    assert too_late.body == '{"ok": false, "error": "expired_url"}'
    assert len(slack.answers) == len(slack.whispers_to("U1")) == 5


async def test_people_come_page_by_page_with_their_language(slack: SlackDouble) -> None:
    client = client_of(slack)

    one = await client.users_info(user="U2", include_locale=True)
    first = await client.users_list(limit=1, include_locale=True)
    second = await client.users_list(
        limit=1, cursor=first["response_metadata"]["next_cursor"], include_locale=True
    )

    assert (one["user"]["locale"], one["user"]["tz"]) == ("en-GB", "Europe/London")
    assert [page["members"][0]["name"] for page in (first, second)] == ["haru", "hana"]
    assert second["response_metadata"]["next_cursor"] == ""


async def test_a_picture_is_uploaded_into_a_dm(slack: SlackDouble) -> None:
    client = client_of(slack)
    dm = await client.conversations_open(users="U2")

    await client.files_upload_v2(
        channel=dm["channel"]["id"], filename="chain.png", content=b"png", title="贈与の連鎖"
    )

    (shown,) = slack.dms_of("U2")
    assert shown.files == (Uploaded("chain.png", 3, b"png"),)


async def test_a_file_whose_bytes_never_came_is_shown_nowhere(slack: SlackDouble) -> None:
    client = client_of(slack)
    opened = await client.files_getUploadURLExternal(filename="chain.png", length=3)

    with pytest.raises(SlackApiError, match="file_not_found"):
        await client.files_completeUploadExternal(files=[{"id": opened["file_id"]}], channel_id="C1")

    assert slack.posts_in("C1") == ()


async def test_a_file_goes_to_a_room_and_not_to_a_user(slack: SlackDouble) -> None:
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client_of(slack).files_upload_v2(channel="U2", filename="chain.png", content=b"png")


async def test_a_group_dm_needs_a_scope_of_its_own(slack: SlackDouble) -> None:
    slack.here.granted -= {"mpim:write"}

    with pytest.raises(SlackApiError, match="missing_scope"):
        await client_of(slack).conversations_open(users="U1,U2")


async def test_a_bad_block_is_refused_and_says_where(slack: SlackDouble) -> None:
    long = {"type": "section", "text": {"type": "mrkdwn", "text": "長" * 3001}}

    with pytest.raises(SlackApiError) as refused:
        await client_of(slack).chat_postMessage(channel="C1", text="こんにちは", blocks=[long])

    assert refused.value.response["error"] == "invalid_blocks"
    assert "[json-pointer:/blocks/0/text/text]" in refused.value.response["response_metadata"]["messages"][0]


async def test_calling_everybody_is_refused_and_remembered() -> None:
    slack = SlackDouble()

    async with slack:
        with pytest.raises(SlackApiError):
            await client_of(slack).chat_postMessage(channel="C1", text="<!channel> こんにちは")
        offences = tuple(slack.here.offences)
        slack.here.offences.clear()

    assert "calls everybody" in offences[0]


async def test_leaving_with_an_offence_fails_the_test() -> None:
    slack = await SlackDouble().__aenter__()
    slack.here.offences.append("a message calls everybody")

    with pytest.raises(AssertionError, match="calls everybody"):
        await slack.__aexit__(None, None, None)


async def test_a_link_can_be_used_once(slack: SlackDouble) -> None:
    opened = await AsyncWebClient("xapp-any", base_url=slack.url).apps_connections_open(app_token="xapp-any")

    async with ClientSession() as session:
        async with session.ws_connect(opened["url"]) as link:
            hello = json.loads(await link.receive_str())
        async with session.get(str(opened["url"]).replace("ws", "http", 1)) as again:
            status = again.status

    assert (hello["type"], hello["num_connections"], status) == ("hello", 1, 401)


async def test_the_wrong_kind_of_token_is_refused(slack: SlackDouble) -> None:
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        await AsyncWebClient(base_url=slack.url).apps_connections_open(app_token="xoxb-any")
    with pytest.raises(SlackApiError, match="invalid_auth"):
        await AsyncWebClient("wrong", base_url=slack.url).auth_test()


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"blocks": [section(10)]}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": [section(2700)] * 5}, "msg_blocks_too_long"),
    ],
)
async def test_a_message_as_a_whole_has_limits_too(slack: SlackDouble, body: Json, error: str) -> None:
    async with (
        ClientSession(headers={"Authorization": "Bearer xoxb-any"}) as session,
        session.post(f"{slack.url}chat.postMessage", json={"channel": "C1", **body}) as response,
    ):
        said = await response.json()

    assert said["error"] == error


async def test_a_message_is_changed_and_taken_away_in_its_place(slack: SlackDouble) -> None:
    client = client_of(slack)
    first = await client.chat_postMessage(channel="C1", text="一人")
    second = await client.chat_postMessage(channel="C1", text="消えます")

    await client.chat_update(channel="C1", ts=str(first["ts"]), text="二人")
    await client.chat_delete(channel="C1", ts=str(second["ts"]))
    with pytest.raises(SlackApiError, match="msg_too_long"):
        await client.chat_update(channel="C1", ts=str(first["ts"]), text="長" * 4001)

    assert [posted.text for posted in slack.posts_in("C1")] == ["二人"]


async def test_channels_are_listed_by_kind_and_by_whether_the_bot_is_in(slack: SlackDouble) -> None:
    client = client_of(slack)
    slack.add_channel("C2", "random", has_bot=False)
    slack.add_channel("C3", "secret", is_private=True)

    every = await client.conversations_list()
    own = await client.users_conversations(types="public_channel,private_channel")

    assert [channel["id"] for channel in every["channels"]] == ["C1", "C2"]
    assert [channel["id"] for channel in own["channels"]] == ["C1", "C3"]


async def test_the_bots_reaction_is_on_the_message_once(slack: SlackDouble) -> None:
    slack.here.granted |= {"reactions:write"}
    client = client_of(slack)
    posted = await client.chat_postMessage(channel="C1", text="ようこそ")
    ts = str(posted["ts"])

    await client.reactions_add(channel="C1", timestamp=ts, name="wave")
    with pytest.raises(SlackApiError, match="already_reacted"):
        await client.reactions_add(channel="C1", timestamp=ts, name="wave")
    found = await client.reactions_get(channel="C1", timestamp=ts)

    assert found["message"]["reactions"] == [{"name": "wave", "users": ["UOKAERI"], "count": 1}]


async def test_a_view_changes_only_from_the_state_that_was_seen(slack: SlackDouble) -> None:
    client = client_of(slack)
    opened = await client.views_open(trigger_id=slack.here.trigger("U1"), view=form())
    view_id, seen = opened["view"]["id"], opened["view"]["hash"]

    await client.views_update(view_id=view_id, hash=seen, view=modal(section(1)))
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_update(view_id=view_id, hash=seen, view=modal(section(2)))

    (now,) = slack.views_of("U1")
    assert now.blocks[0]["type"] == "section"


async def test_an_eleventh_connection_is_too_many(slack: SlackDouble) -> None:
    client = AsyncWebClient(base_url=slack.url)
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        said = []
        for _ in range(11):
            opened = await client.apps_connections_open(app_token="xapp-any")
            link = await stack.enter_async_context(session.ws_connect(opened["url"]))
            said.append(json.loads(await link.receive_str())["type"])

    assert said == ["hello"] * 10 + ["disconnect"]


async def test_what_a_token_may_not_do_is_refused_with_the_scope_that_is_missing(slack: SlackDouble) -> None:
    slack.here.granted -= {"channels:read"}

    with pytest.raises(SlackApiError) as refused:
        await client_of(slack).conversations_list()

    assert (refused.value.response["error"], refused.value.response["needed"]) == (
        "missing_scope",
        "channels:read",
    )


async def test_every_answer_names_the_scopes_of_the_token(slack: SlackDouble) -> None:
    said = await client_of(slack).auth_test()

    assert "commands" in said.headers["x-oauth-scopes"].split(",")


async def test_a_message_of_somebody_else_cannot_be_drawn_anew(slack: SlackDouble) -> None:
    posted = slack.write("U2", "mine")

    with pytest.raises(SlackApiError, match="cant_update_message"):
        await client_of(slack).chat_update(channel="C1", ts=posted.ts, text="not mine")


async def test_a_revoked_token_may_do_nothing(slack: SlackDouble) -> None:
    slack.here.revoked = "token_revoked"

    with pytest.raises(SlackApiError, match="token_revoked"):
        await client_of(slack).auth_test()
