"""The invitation asks for what the code uses, and for nothing else."""

import ast
import base64
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord

import bot.discord
from bot.discord import invite

FOLDER = Path(next(iter(bot.discord.__path__)))

USES = {
    "on_raw_reaction_add": "view_channel",
    "fetch_message": "read_message_history",
    "create_dm": "",
    "send_messages": "send_messages",
    "pin": "manage_messages",
    "create_thread": "create_private_threads",
    "add_user": "send_messages_in_threads",
    "File": "attach_files",
    "create_scheduled_event": "create_events",
    "add_reaction": "add_reactions",
    "create_text_channel": "manage_channels",
}
"""What the code names of discord.py, beside the permission that each needs in a server."""

HEARS = {
    "on_member_join": "members",
    "on_raw_member_remove": "members",
    "on_raw_reaction_add": "guild_reactions",
    "on_message": "guild_messages",
    "on_scheduled_event_update": "guild_scheduled_events",
    "on_presence_update": "presences",
}
"""Events beside the intent that each needs."""


def named_in_code() -> set[str]:
    """Every attribute and function that the folder names."""
    nodes = [n for f in FOLDER.glob("*.py") for n in ast.walk(ast.parse(f.read_text(encoding="utf-8")))]
    called = {n.attr for n in nodes if isinstance(n, ast.Attribute)}
    return called | {n.name for n in nodes if isinstance(n, ast.AsyncFunctionDef)}


def test_the_link_asks_for_the_permissions_that_the_code_uses() -> None:
    asked = parse_qs(urlsplit(invite.link("123")).query)

    used = {USES[name] for name in named_in_code() & USES.keys()} - {""}
    assert asked["client_id"] == ["123"]
    assert asked["scope"] == ["bot applications.commands"]
    assert asked["permissions"] == [str(invite.permissions().value)]
    assert invite.permissions() == discord.Permissions(**dict.fromkeys(used, True))


def test_the_intents_are_those_of_the_events_that_are_heard() -> None:
    heard = {HEARS[name] for name in named_in_code() & HEARS.keys()}

    assert {name for name, on in invite.INTENTS if on} == {"guilds"} | heard
    assert not invite.INTENTS.message_content


def test_only_the_members_intent_must_be_switched_on() -> None:
    privileged = invite.INTENTS.members + invite.INTENTS.presences + invite.INTENTS.message_content

    assert privileged == len(invite.SWITCHED_ON)
    assert "Server Members Intent" in invite.described("123")


def test_the_application_stands_in_the_token() -> None:
    token = base64.b64encode(b"1234567890").decode().rstrip("=") + ".abc.def"

    assert invite.application_of(token) == "1234567890"
    assert invite.application_of("no token") is None
    assert invite.application_of("") is None
