"""Sends direct messages, and says truly what became of each."""

from collections.abc import Callable, Mapping, Sequence

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.platform import Never, Place
from bot.slack.bounded import Bounded
from bot.slack.faults import BROKEN, of_asking, of_sending
from bot.slack.files import attach, illustrated
from bot.slack.payload import text
from bot.slack.render import message
from bot.slack.words import Reader
from handlers.view import Message

MOST_ROOMS = 10_000  # ids of opened DMs; under 2 MB


class Post:
    """The bot's letters, each to one person. The client must not retry: Slack cannot tell doubles."""

    def __init__(self, client: AsyncWebClient, reader: Callable[[str], Reader]) -> None:
        self._client, self._reader = client, reader
        self._rooms: Bounded[str, str] = Bounded(MOST_ROOMS)

    async def send(self, user: str, shown: Message) -> Place:
        """Deliver to somebody's DM, with its files; raises TryLater, DmClosed, Never, Removed or Unclear."""
        return await self.put(await self._room(user), shown, user)

    async def put(self, room: str, shown: Message, user: str = "") -> Place:
        """Post in an opened room, with its files below it; raises like `send`."""

        async def write(pictures: Mapping[str, str]) -> AsyncSlackResponse:
            drawn = message(shown, self._reader(user), pictures)
            return await self._client.chat_postMessage(
                channel=room, text=drawn.text, blocks=drawn.blocks, unfurl_links=False, unfurl_media=False
            )

        try:
            said = await illustrated(self._client, shown, write)
        except BROKEN as error:
            failed = of_sending(error)
            if isinstance(failed, Never):
                self._rooms.drop(user)
            raise failed from error
        await attach(self._client, room, shown)
        return Place(room, str(said.get("ts", "")))

    async def redraw(self, user: str, place: Place, shown: Message) -> None:
        """Draw somebody's message anew, its files staying as they are.

        Raises like `send`, and Never when it is gone or too old.
        """
        await self.change(place, shown, user)

    async def change(self, place: Place, shown: Message, user: str = "") -> None:
        """Draw a posted message anew, with its pictures of now; raises like `send`."""

        async def write(pictures: Mapping[str, str]) -> AsyncSlackResponse:
            drawn = message(shown, self._reader(user), pictures)
            return await self._client.chat_update(
                channel=place.channel, ts=place.message, text=drawn.text, blocks=drawn.blocks
            )

        try:
            await illustrated(self._client, shown, write)
        except BROKEN as error:
            raise of_sending(error) from error

    async def _room(self, user: str) -> str:
        if found := self._rooms.get(user):
            return found
        room = await opened(self._client, (user,))
        self._rooms.put(user, room)
        return room


async def opened(client: AsyncWebClient, users: Sequence[str]) -> str:
    """The DM, or the group DM, of the bot with these people; raises TryLater, DmClosed, Never or Removed."""
    try:
        said = await client.conversations_open(users=",".join(users))
    except BROKEN as error:
        raise of_asking(error) from error
    answer: object = said.data
    room = text(answer, "channel", "id") if isinstance(answer, dict) else ""
    if not room:
        raise Never("no room")
    return room
