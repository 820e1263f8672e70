"""The checkup finds what stands against working in Slack, and tells an outage from a refusal."""

import pytest

from bot.findings import Finding
from bot.platform import Never, Removed, SendFailed
from bot.slack.checkup import checkup, send_to
from config.settings import Settings
from handlers.view import Message
from tests.bot.slack.conftest import settings_for
from tests.doubles.slack import SlackDouble
from tests.doubles.wire import Drop

HELLO = Message("okaeri works")


async def found(settings: Settings) -> dict[str, Finding]:
    """What was found, by its code."""
    return {finding.what: finding for finding in await checkup(settings)}


async def test_where_all_is_well_every_line_says_so(slack: SlackDouble) -> None:
    findings = await checkup(settings_for(slack))

    assert findings == (
        Finding("bot-token", True, "Alumni (T1)"),
        Finding("app-token", True),
        Finding("scopes", True),
        Finding("direct-messages", True),
        Finding("channels", True, "#general"),
    )


async def test_without_slacks_token_nothing_is_looked_at() -> None:
    assert await checkup(Settings(_env_file=None)) == ()  # type: ignore[call-arg]


async def test_reached_by_http_there_is_no_app_token_to_look_at(slack: SlackDouble) -> None:
    findings = await found(settings_for(slack, SLACK_SIGNING_SECRET="shhh"))

    assert "app-token" not in findings
    assert findings["bot-token"].ok
    assert slack.calls_of("apps.connections.open") == ()


@pytest.mark.parametrize("word", ["invalid_auth", "account_inactive", "token_revoked"])
async def test_a_bot_token_that_is_refused_is_the_last_thing_found_of_it(
    slack: SlackDouble, word: str
) -> None:
    slack.fail_next("auth.test", word)

    findings = await checkup(settings_for(slack))

    assert findings == (Finding("bot-token", False, word), Finding("app-token", True))


async def test_an_app_token_that_is_refused_is_told_apart(slack: SlackDouble) -> None:
    slack.fail_next("apps.connections.open", "invalid_auth")

    findings = await found(settings_for(slack))

    assert findings["app-token"] == Finding("app-token", False, "invalid_auth")
    assert findings["bot-token"].ok
    assert findings["channels"].ok


async def test_scopes_that_are_missing_are_named(slack: SlackDouble) -> None:
    slack.here.granted -= {"reactions:read", "im:write", "mpim:write", "files:write"}

    findings = await found(settings_for(slack))

    missing = "files:write, im:write, mpim:write, reactions:read"
    assert findings["scopes"] == Finding("scopes", False, missing)
    assert findings["direct-messages"] == Finding("direct-messages", False, "im:write")


async def test_more_scopes_than_needed_are_no_fault(slack: SlackDouble) -> None:
    slack.here.granted |= {"reactions:write"}

    assert (await found(settings_for(slack)))["scopes"].ok


async def test_channels_that_may_not_be_listed_are_a_refusal(slack: SlackDouble) -> None:
    slack.here.granted -= {"channels:read"}

    findings = await found(settings_for(slack))

    assert findings["channels"] == Finding("channels", False, "missing_scope")
    assert findings["scopes"].detail == "channels:read"


async def test_a_bot_that_is_in_no_channel_hears_that(slack: SlackDouble) -> None:
    slack.add_channel("C1", "general", has_bot=False)

    assert (await found(settings_for(slack)))["channels"] == Finding("channels", False)


@pytest.mark.parametrize(
    ("what", "method"),
    [
        ("bot-token", "auth.test"),
        ("app-token", "apps.connections.open"),
        ("channels", "users.conversations"),
    ],
)
@pytest.mark.parametrize(
    ("word", "status", "drop"),
    [
        ("", 429, ""),
        ("invalid_auth", 503, ""),
        ("internal_error", 200, ""),
        ("", 200, "before"),
        ("", 200, "after"),
    ],
)
async def test_an_outage_leaves_it_open(
    slack: SlackDouble, what: str, method: str, word: str, status: int, drop: Drop
) -> None:
    slack.fail_next(method, word, status=status, drop=drop, times=2)  # aiohttp gets again what broke off

    finding = (await found(settings_for(slack)))[what]

    assert finding.ok is None
    assert finding.detail


async def test_where_nobody_listens_nothing_can_be_found_out() -> None:
    tokens = {"SLACK_BOT_TOKEN": "xoxb-any", "SLACK_APP_TOKEN": "xapp-any"}
    nowhere = {"OKAERI_SLACK_URL": "http://127.0.0.1:9/api/", **tokens}

    findings = await checkup(Settings(_env_file=None, **nowhere))  # type: ignore[call-arg, arg-type]

    assert findings == (
        Finding("bot-token", None, "unreachable"),
        Finding("app-token", None, "unreachable"),
    )


async def test_one_real_message_proves_it(slack: SlackDouble) -> None:
    place = await send_to(settings_for(slack), "U3", HELLO)

    (dm,) = slack.dms_of("U3")
    assert (dm.ts, dm.text) == (place.message, "okaeri works")


@pytest.mark.parametrize(("word", "kind"), [("messages_tab_disabled", Never), ("account_inactive", Removed)])
async def test_a_message_that_does_not_arrive_says_why(
    slack: SlackDouble, word: str, kind: type[SendFailed]
) -> None:
    slack.fail_next("chat.postMessage", word)

    with pytest.raises(kind) as failed:
        await send_to(settings_for(slack), "U3", HELLO)

    assert failed.value.reason == word
