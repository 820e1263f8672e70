"""The tokens by which okaeri speaks with Slack, and whether Slack takes them."""

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.faults import BROKEN, SlackRefused, word_of
from bot.slack.hearing import Bot, quiet_log
from config.settings import Settings

PATIENCE = 10  # seconds for one call of the Web API


def client_of(settings: Settings) -> AsyncWebClient:
    """A client with the bot token. It retries nothing: Slack cannot tell doubles."""
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    return AsyncWebClient(token, settings.slack_url, logger=quiet_log(), retry_handlers=[])


def session() -> aiohttp.ClientSession:
    """What the client's calls go by; whoever opens it closes it."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE))


def app_token_of(settings: Settings) -> str:
    """The token of Socket Mode, "" where Slack reaches us by HTTP."""
    return settings.slack_app_token.get_secret_value().strip() if settings.slack_app_token else ""


def secrets_of(settings: Settings) -> tuple[str, str]:
    """The app token and the signing secret; an empty secret would let anybody speak as Slack."""
    app_token = app_token_of(settings)
    secret = settings.slack_signing_secret.get_secret_value().strip() if settings.slack_signing_secret else ""
    if not (app_token or secret):
        raise SlackRefused("Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).")
    return app_token, secret


async def introduced(client: AsyncWebClient, settings: Settings) -> Bot:
    """Who we are to Slack, when it takes our tokens; raises SlackRefused."""
    which = "SLACK_BOT_TOKEN"
    try:
        said = await client.auth_test()
        me = Bot(said["team_id"], said["user_id"], said.get("bot_id", ""), client.token or "")
        which = "SLACK_APP_TOKEN"
        if app_token := app_token_of(settings):
            await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        raise SlackRefused(f"Slack does not accept {which}: {word_of(error)}.") from error
    except BROKEN as error:
        raise SlackRefused(f"Slack cannot be reached at {settings.slack_url}.") from error
    return me
