"""What okaeri asks of a Discord server, and not more: permissions, intents, and the link that invites it."""

import base64
import binascii
from urllib.parse import urlencode

import discord

SCOPES = ("bot", "applications.commands")
"""To be in the server, and to have slash commands there."""

NEEDED = (
    ("view_channel", "to hear which messages get a thanking emoji"),
    ("read_message_history", "to see whose message it was when such an emoji is taken back"),
    ("send_messages", "to announce in the channel that organisers choose, and nowhere else"),
    ("attach_files", "to add a calendar file to what is announced"),
    ("create_private_threads", "to open a room for two who both want to be introduced"),
    ("send_messages_in_threads", "to bring the two in, and to write there"),
    ("create_events", "to keep the server's own events in step with those of the community"),
)
"""Permissions, each with its reason. Answers and private messages need none."""

INTENTS = discord.Intents(guilds=True, members=True, guild_reactions=True)
"""Servers and their channels, who comes and goes, and reactions; never what people write."""

SWITCHED_ON = (("Server Members Intent", "so that members are known by name, and it is noticed who left"),)
"""Intents that Discord gives only when somebody switches them on in the developer portal."""

ADDRESS = "https://discord.com/oauth2/authorize"
PORTAL = "https://discord.com/developers/applications"


def permissions() -> discord.Permissions:
    """The permissions that the invitation asks for."""
    return discord.Permissions(**{name: True for name, _ in NEEDED})


def link(application: str) -> str:
    """The address that invites the bot of this application."""
    asked = {"client_id": application, "scope": " ".join(SCOPES), "permissions": permissions().value}
    return f"{ADDRESS}?{urlencode(asked)}"


def application_of(token: str) -> str | None:
    """The application's id, which stands in a bot's token before the first dot, in base64."""
    first = token.partition(".")[0]
    try:
        told = base64.b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return told if told.isdecimal() else None


def described(application: str) -> str:
    """All of it as lines to read: the link, the permissions and the intents to switch on."""
    lines = ["Invite the bot:", f"  {link(application)}", "", "It asks for:"]
    lines += [f"  {name.replace('_', ' ')}: {reason}" for name, reason in NEEDED]
    lines += ["", f"Switch on at {PORTAL}/{application}/bot :"]
    lines += [f"  {name}: {reason}" for name, reason in SWITCHED_ON]
    return "\n".join(lines)
