"""What an error says about a message: not arrived, closed, never, or who knows."""

import hashlib

import aiohttp
import discord
import pytest

from bot.discord.faults import meaning_of
from bot.discord.send import nonce_of
from bot.platform import DmClosed, Never, Removed, SendFailed, TryLater, Unclear


class Refused:
    """A response of Discord, as far as an error looks at it."""

    reason = "refused"

    def __init__(self, status: int, retry_after: str = "") -> None:
        self.status = status
        self.headers = {"Retry-After": retry_after} if retry_after else {}


def refused(status: int, code: int = 0, retry_after: str = "") -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    kind = kinds.get(status, discord.DiscordServerError if status >= 500 else discord.HTTPException)
    return kind(Refused(status, retry_after), {"code": code, "message": "words"})


@pytest.mark.parametrize(
    ("error", "kind", "reason"),
    [
        (refused(403, 50007), DmClosed, "403 50007"),
        (refused(403, 50278), DmClosed, "403 50278"),
        (refused(403, 50013), Never, "403 50013"),
        (refused(404, 10013), Never, "404 10013"),
        (refused(400, 50035), Never, "400 50035"),
        (refused(400, 50024), Never, "400 50024"),
        (refused(400, 30038), Never, "400 30038"),
        (refused(400, 40003), TryLater, "400 40003"),
        (refused(401), Removed, "token"),
        (discord.LoginFailure("x"), Removed, "token"),
        (refused(404, 10008), Never, "404 10008"),
        (refused(404, 10003), Never, "404 10003"),
        (refused(403, 50005), Never, "403 50005"),
        (refused(403, 50001), Never, "403 50001"),
        (refused(429, 30046), Never, "429 30046"),
        (refused(429), TryLater, "429"),
        (discord.RateLimited(45.0), TryLater, "429"),
        (refused(500), Unclear, "500 0"),
        (refused(503), Unclear, "503 0"),
        (aiohttp.ServerDisconnectedError(), Unclear, "ServerDisconnectedError"),
        (TimeoutError(), Unclear, "TimeoutError"),
    ],
)
def test_each_error_says_what_became_of_the_message(
    error: Exception, kind: type[SendFailed], reason: str
) -> None:
    meant = meaning_of(error)

    assert type(meant) is kind
    assert meant.reason == reason


@pytest.mark.parametrize("error", [refused(429, retry_after="12.5"), discord.RateLimited(12.5)])
def test_the_wait_that_discord_asks_for_is_carried_on(error: Exception) -> None:
    meant = meaning_of(error)

    assert isinstance(meant, TryLater)
    assert meant.after == 12.5


def test_a_connection_that_never_stood_delivered_nothing() -> None:
    key = aiohttp.client_reqrep.ConnectionKey("x", 443, True, True, None, None, None)

    assert isinstance(meaning_of(aiohttp.ClientConnectorError(key, OSError())), TryLater)


def test_a_key_is_the_nonce_or_its_digest_is() -> None:
    long = "thanks-received:1234567:89012345"

    assert nonce_of("outbox7") == "outbox7"
    assert nonce_of(long) == hashlib.sha256(long.encode()).hexdigest()[:25]
    assert nonce_of(long) != nonce_of(long + "6")
