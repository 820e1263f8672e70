"""The workspace's public channels, as Slack lists them, and in which of them the bot is."""

from collections.abc import Awaitable, Callable

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.faults import BROKEN, of_asking
from bot.slack.payload import Payload, child, children, text
from bot.slack.profile import PLATFORM
from community.settled import Channel

MOST = 400  # channels to choose from; where there are more, some that the bot is not in are left out
A_PAGE = 200  # Slack advises no more
KIND = "public_channel"

_Listing = Callable[[str], Awaitable[AsyncSlackResponse]]


class Channels:
    """The channels that can be chosen; Slack tells the bot of reactions only in those that it is in."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def ours(self) -> tuple[Channel, ...]:
        """Those that the bot is in; raises TryLater, Removed or Never."""
        return await _found(self._joined, is_in=True)

    async def all(self) -> tuple[Channel, ...]:
        """Every one, those that the bot is in first; raises like `ours`."""
        known: dict[str, Channel] = {}
        for channel in (*await self.ours(), *await _found(self._public, is_in=False)):
            known.setdefault(channel.id, channel)
        return tuple(known.values())[:MOST]

    async def _joined(self, cursor: str) -> AsyncSlackResponse:
        return await self._client.users_conversations(
            types=KIND, exclude_archived=True, limit=A_PAGE, cursor=cursor
        )

    async def _public(self, cursor: str) -> AsyncSlackResponse:
        return await self._client.conversations_list(
            types=KIND, exclude_archived=True, limit=A_PAGE, cursor=cursor
        )


async def _found(listing: _Listing, *, is_in: bool) -> tuple[Channel, ...]:
    found: list[Channel] = []
    page = await _page(listing, "")
    found += _channels(page, is_in)
    while len(found) < MOST and (cursor := text(child(page, "response_metadata"), "next_cursor")):
        page = await _page(listing, cursor)
        found += _channels(page, is_in)
    return tuple(found[:MOST])


async def _page(listing: _Listing, cursor: str) -> Payload:
    try:
        said: object = (await listing(cursor)).data
    except BROKEN as error:
        raise of_asking(error) from error
    return said if isinstance(said, dict) else {}


def _channels(page: Payload, is_in: bool) -> list[Channel]:
    listed = ((text(said, "id"), text(said, "name")) for said in children(page, "channels"))
    return [Channel(PLATFORM, found, name, is_in, is_in) for found, name in listed if found and name]
