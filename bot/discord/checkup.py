"""Looks at Discord for the doctor: the token, the intent, the server, what the bot may do there."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord.http import Route

from bot.discord import invite
from bot.discord.address import go_by, token_of
from bot.discord.ears import LONGEST_HOLD
from bot.discord.faults import BROKEN, meaning_of
from bot.discord.send import drawn_as, to_account
from bot.findings import Finding
from bot.platform import Never, Place, Unclear
from config.settings import Settings
from handlers.context import fresh_key
from handlers.view import Message

PATIENCE = 10.0  # seconds for everything together; discord.py alone would insist for half a minute

_MOST_SERVERS = 200  # what Discord tells at once
_MEMBERS_INTENT = 1 << 14 | 1 << 15  # flags of an application; the second one where it is in few servers

Raw = Mapping[str, Any]


async def checkup(settings: Settings, home: str = "") -> tuple[Finding, ...]:
    """What is found out over REST, without connecting; one look tells as much as Discord answers.

    `home` is the server that the community is known to live in, where no setting names it.
    """
    found: list[Finding] = []
    missing = "bot-token"
    try:
        async with asyncio.timeout(PATIENCE), _client(settings) as client:
            found.append(Finding(missing, True, str(client.user)))
            missing = "intent"
            found.append(_intent(await client.http.request(Route("GET", "/applications/@me"))))
            missing = "server"
            servers = await client.http.get_guilds(_MOST_SERVERS, with_counts=False)
            found += _places(client, servers, settings.discord_server or home)
    except discord.LoginFailure:
        found.append(Finding("bot-token", False, invite.PORTAL))
    except (*BROKEN, TimeoutError, ValueError) as error:
        found.append(Finding(missing, None, _reason(error)))
    return tuple(found)


async def send_to(settings: Settings, account: str, message: Message) -> Place:
    """One real private message, for a proof that they arrive; raises SendFailed."""
    if not account.isdecimal():
        raise Never("no account")
    drawn = drawn_as(message)
    try:
        async with asyncio.timeout(PATIENCE), _client(settings) as client:
            return await to_account(client, int(account), drawn, fresh_key())
    except TimeoutError as error:
        raise Unclear("timeout") from error
    except (*BROKEN, ValueError) as error:
        raise meaning_of(error) from error


@asynccontextmanager
async def _client(settings: Settings) -> AsyncIterator[discord.Client]:
    """Logged in, and connected to nothing."""
    go_by(settings)
    token = token_of(settings)
    if not (token.isascii() and token.isprintable()):
        raise discord.LoginFailure("no token looks like this")
    quiet = discord.AllowedMentions.none()
    async with discord.Client(
        intents=discord.Intents.none(), allowed_mentions=quiet, max_ratelimit_timeout=LONGEST_HOLD
    ) as client:
        await client.login(token)
        yield client


def _intent(application: Raw) -> Finding:
    """Whether the Server Members Intent is switched on."""
    is_on = bool(int(application.get("flags") or 0) & _MEMBERS_INTENT)
    where = f"{invite.PORTAL}/{application.get('id')}/bot"
    return Finding("intent", is_on, "" if is_on else where)


def _places(client: discord.Client, servers: list[Any], home: str) -> list[Finding]:
    """The home and what the bot may do there, or the link that invites it."""
    here: list[Raw] = [s for s in servers if home in ("", str(s["id"]))]
    if not here:
        return [Finding("server", False, invite.link(str(client.application_id)))]
    named = Finding("server", True, ", ".join(str(s["name"]) for s in here))
    return [named, _permissions(here[0])] if len(here) == 1 else [named]


def _permissions(server: Raw) -> Finding:
    if not server.get("permissions"):
        return Finding("permissions", None)
    has = discord.Permissions(int(server["permissions"]))
    needed = [name for name, _ in invite.NEEDED if not (has.administrator or getattr(has, name))]
    return Finding("permissions", not needed, ", ".join(name.replace("_", " ") for name in needed))


def _reason(error: Exception) -> str:
    return str(getattr(error, "status", None) or type(error).__name__)
