"""The smallest slack-bolt app over a Slack double: a client, an app, and its listening by Socket Mode."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.doubles.slack import SlackDouble


def client_of(slack: SlackDouble) -> AsyncWebClient:
    """A client of the double with a bot token."""
    return AsyncWebClient("xoxb-any", base_url=slack.url)


def app_of(slack: SlackDouble) -> AsyncApp:
    """A bolt app over the double."""
    return AsyncApp(client=client_of(slack), signing_secret="secret")


@asynccontextmanager
async def listening(
    slack: SlackDouble, app: AsyncApp, connections: int = 1, ping_interval: float = 10
) -> AsyncIterator[None]:
    """The app listening by so many Socket Mode connections, closed at the end."""
    handlers = [
        AsyncSocketModeHandler(app, "xapp-any", ping_interval=ping_interval) for _ in range(connections)
    ]
    for handler in handlers:
        await handler.connect_async()  # type: ignore[no-untyped-call]
    await slack.connected(connections)
    try:
        yield
    finally:
        for handler in handlers:
            await handler.close_async()  # type: ignore[no-untyped-call]
