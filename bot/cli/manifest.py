"""`okaeri manifest`: what to paste into Slack or to open on Discord, so that the bot may come in."""

import json
import sys
from typing import assert_never

from bot.cli.asked import Manifest
from bot.cli.opened import load_settings

PLACE = "APPLICATION_ID"
"""Stands in the link while no token tells the application's id."""


def show(asked: Manifest) -> int:
    """Show it; returns the exit code."""
    match asked.platform:
        case "slack":
            sys.stdout.write(_of_slack(asked.address))
        case "discord":
            sys.stdout.write(_of_discord())
        case _:
            assert_never(asked.platform)
    return 0


def _of_slack(address: str | None) -> str:
    """The manifest as JSON, and below it the link that opens Slack's form filled in with it."""
    from bot.slack.manifest import creation_link, manifest

    app = manifest() if address is None else manifest(socket_mode=False, address=address)
    written = json.dumps(app, ensure_ascii=False, indent=2)
    return f"{written}\n\nOr open this link, which fills it in:\n{creation_link(app)}\n"


def _of_discord() -> str:
    """The link, the permissions and the intents; a bot's token tells its application, and is not shown."""
    from bot.discord import invite

    token = load_settings().discord_token
    application = invite.application_of(token.get_secret_value()) if token is not None else None
    if application is not None:
        return f"{invite.described(application)}\n"
    note = f"Put the id of your application where {PLACE} stands, or set DISCORD_TOKEN and ask again."
    return f"{invite.described(PLACE)}\n\n{note}\n"
