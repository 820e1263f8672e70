"""Where Discord is: at its own address, or where the settings say."""

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from config.settings import Settings


def go_by(settings: Settings) -> None:
    """Let discord.py talk to that address; it keeps both on its classes, so one process has one Discord."""
    Route.BASE = settings.discord_url.rstrip("/")
    if settings.discord_gateway:
        DiscordWebSocket.DEFAULT_GATEWAY = URL(settings.discord_gateway)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody speaks aloud here


def token_of(settings: Settings) -> str:
    """The bot's token, "" where none is set."""
    return settings.discord_token.get_secret_value() if settings.discord_token else ""
