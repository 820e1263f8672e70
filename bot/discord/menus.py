"""The entries that Discord shows under Apps in the menu of every message."""

from collections.abc import Mapping

import discord
from discord import app_commands

from config.words import say

ENTRIES: Mapping[str, str] = {
    "thanks-author": "message-menu-thanks",
    "give-author": "message-menu-give",
}
"""What each entry presses, beside its wording; Discord takes fifteen entries of 32 characters at most."""


def entries() -> tuple[app_commands.ContextMenu, ...]:
    """The entries, for messages in a server: in a direct message there is nobody else to thank."""
    return tuple(_entry(wording) for wording in ENTRIES.values())


def name_of(action: str) -> str:
    """What the entry is called towards Discord, whatever the language of who reads it."""
    return say("en", ENTRIES[action])


def action_of(name: str) -> str:
    """What the entry of that name presses; one that is out of date presses nothing we know."""
    return next((action for action in ENTRIES if name_of(action) == name), name)


def _entry(wording: str) -> app_commands.ContextMenu:
    async def chosen(_interaction: discord.Interaction, _message: discord.Message) -> None:
        """Stands for the entry, as discord.py wants one; it never runs."""

    return app_commands.ContextMenu(
        name=app_commands.locale_str(say("en", wording), ja=say("ja", wording)),
        callback=chosen,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
