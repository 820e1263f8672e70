"""Connects slack-bolt with one function that hears everything: every kind is caught, so all is acknowledged.

What nobody handles, bolt answers with 404 and Slack sends again or shows a warning for.
"""

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.payload import Payload
from bot.slack.work import Work

Heard = Callable[[Payload], Awaitable[None]]

_ANYTHING = re.compile(".*", re.S)


@dataclass(frozen=True, slots=True)
class Bot:
    """Who we are to Slack, by which bolt knows our own reactions and drops them."""

    team: str
    user: str
    bot: str
    token: str


def quiet_log() -> logging.Logger:
    """The SDK's own log, from errors on: below that it writes whole payloads, with members' words in them."""
    log = logging.getLogger("bot.slack.sdk")
    log.setLevel(logging.ERROR)
    return log


def app_for(base_url: str, secret: str, me: Callable[[], Bot], heard: Heard, work: Work) -> AsyncApp:
    """A bolt app that acknowledges first and then lets `heard` answer; `secret` signs HTTP requests.

    Bolt's own client has no token and sends nothing; `me` is asked at each request.
    """
    log = quiet_log()

    async def authorize() -> AuthorizeResult:
        bot = me()
        return AuthorizeResult(
            enterprise_id=None,
            team_id=bot.team,
            bot_user_id=bot.user,
            bot_id=bot.bot,
            bot_token=bot.token,
        )

    async def hear(ack: AsyncAck, body: Payload) -> None:
        with work.going():
            await ack()
            await heard(body)

    client = AsyncWebClient(base_url=base_url, logger=log)
    app = AsyncApp(logger=log, client=client, signing_secret=secret, authorize=authorize)
    for kind in (app.event, app.command, app.action, app.view, app.view_closed, app.shortcut):
        kind(_ANYTHING)(hear)
    return app
