"""What an error of discord.py, or of the line, says about what was to be sent."""

import aiohttp
import discord

from bot.discord.home import TOKEN
from bot.platform import DmClosed, Never, Removed, SendFailed, TryLater, Unclear

BROKEN = (discord.DiscordException, aiohttp.ClientError, OSError)
"""What discord.py and the line raise when something did not work."""

_CLOSED = (50007, 50278)  # takes no direct messages; shares no server with the bot any more
_TOO_MANY = 40003  # direct messages opened too fast
_TOO_MANY_WAIT = 600.0  # seconds; Discord names no time, and insisting makes it worse
_TOO_OLD = 30046  # edits of a message older than an hour; comes as a 429, but no wait helps


def meaning_of(error: Exception) -> SendFailed:
    """Whether it arrived, may arrive later, or never will."""
    match error:
        case discord.RateLimited():
            return TryLater("429", error.retry_after)
        case discord.LoginFailure():
            return Removed(TOKEN)
        case discord.HTTPException():
            return _refused(error)
        case aiohttp.ClientConnectorError():
            return TryLater("unreachable")
        case _:
            return Unclear(type(error).__name__)


def _refused(error: discord.HTTPException) -> SendFailed:
    reason = f"{error.status} {error.code}"
    if error.code in _CLOSED:
        return DmClosed(reason)
    if error.code == _TOO_OLD:
        return Never(reason)
    if error.code == _TOO_MANY:
        return TryLater(reason, _TOO_MANY_WAIT)
    if error.status == 429:
        asked = error.response.headers.get("Retry-After", "")
        return TryLater("429", float(asked) if asked.replace(".", "", 1).isdecimal() else None)
    if error.status == 401:
        return Removed(TOKEN)
    return Unclear(reason) if error.status >= 500 else Never(reason)
