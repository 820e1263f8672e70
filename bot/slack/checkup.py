"""Looks whether Slack lets okaeri work: its tokens, their scopes, direct messages, the channels it is in."""

from collections.abc import Sequence

from slack_sdk.web.async_client import AsyncWebClient

from bot.findings import Finding
from bot.platform import Place, SendFailed, TryLater
from bot.slack.channels import Channels
from bot.slack.faults import BROKEN, OPERATORS, is_outage, of_asking
from bot.slack.manifest import METHODS, scopes
from bot.slack.send import Post
from bot.slack.tokens import app_token_of, client_of, session
from bot.slack.words import Reader
from config.settings import Settings
from handlers.view import Message

GRANTED = "x-oauth-scopes"
"""The header in which every answer of Slack's names the scopes of the token (docs.slack.dev, auth.test)."""

WRITING = frozenset({METHODS["chat.postMessage"], METHODS["conversations.open"]})


async def checkup(settings: Settings) -> tuple[Finding, ...]:
    """What was found, in order: "bot-token", "app-token", "scopes", "direct-messages", "channels".

    Details: the workspace's name and id; what is missing of the scopes; the channels that the bot is in
    (not ok and none: it is in no channel yet); Slack's word where it refused or did not answer. Without
    Slack's token nothing is found; without Socket Mode no "app-token"; and nothing after "app-token" where
    the bot's token is not taken.
    """
    if settings.slack_bot_token is None:
        return ()
    client = client_of(settings)
    async with session() as client.session:
        token, granted = await _bot_token(client)
        app = await _app_token(client, app_token_of(settings))
        if not token.ok:
            return (token, *app)
        return (token, *app, _scopes(granted), _direct_messages(granted), await _channels(client))


async def send_to(settings: Settings, account: str, message: Message) -> Place:
    """Send one real direct message; raises SendFailed with Slack's word, such as messages_tab_disabled."""
    client = client_of(settings)
    async with session() as client.session:
        return await Post(client, lambda _user: Reader(settings.time_zone)).send(account, message)


async def _bot_token(client: AsyncWebClient) -> tuple[Finding, frozenset[str] | None]:
    """Whether it is taken, and the scopes that it carries, `None` where Slack does not say."""
    try:
        said = await client.auth_test()
    except BROKEN as error:
        return _failed("bot-token", error), None
    carried = next((value for name, value in said.headers.items() if name.lower() == GRANTED), None)
    granted = None if carried is None else frozenset(scope.strip() for scope in carried.split(","))
    return Finding("bot-token", True, f"{said.get('team', '')} ({said.get('team_id', '')})"), granted


async def _app_token(client: AsyncWebClient, token: str) -> tuple[Finding, ...]:
    if not token:
        return ()
    try:
        await client.apps_connections_open(app_token=token)
    except BROKEN as error:
        return (_failed("app-token", error),)
    return (Finding("app-token", True),)


def _scopes(granted: frozenset[str] | None) -> Finding:
    return _carried("scopes", scopes(), granted)


def _direct_messages(granted: frozenset[str] | None) -> Finding:
    """Whether one may be opened and written; that members can receive them, only a real one shows."""
    return _carried("direct-messages", sorted(WRITING), granted)


def _carried(what: str, needed: Sequence[str], granted: frozenset[str] | None) -> Finding:
    if granted is None:
        return Finding(what, None)
    missing = [scope for scope in needed if scope not in granted]
    return Finding(what, not missing, ", ".join(missing))


async def _channels(client: AsyncWebClient) -> Finding:
    try:
        ours = await Channels(client).ours()
    except SendFailed as failed:
        is_passing = isinstance(failed, TryLater) and failed.reason not in OPERATORS
        return Finding("channels", None if is_passing else False, failed.reason)
    return Finding("channels", bool(ours), ", ".join(f"#{channel.name}" for channel in ours))


def _failed(what: str, error: Exception) -> Finding:
    return Finding(what, None if is_outage(error) else False, of_asking(error).reason)
