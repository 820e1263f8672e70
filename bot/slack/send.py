"""Sends direct messages, and says truly what became of each."""

from collections.abc import Callable, Sequence

from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import Never, Place
from bot.slack.bounded import Bounded
from bot.slack.faults import BROKEN, of_asking, of_sending
from bot.slack.files import attach
from bot.slack.payload import text
from bot.slack.render import Drawn, message
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
        place = await self.put(await self._room(user), message(shown, self._reader(user)), user)
        await attach(self._client, place.channel, shown)
        return place

    async def put(self, room: str, drawn: Drawn, user: str = "") -> Place:
        """Post in an opened room; raises like `send`."""
        try:
            said = await self._client.chat_postMessage(
                channel=room, text=drawn.text, blocks=drawn.blocks, unfurl_links=False, unfurl_media=False
            )
        except BROKEN as error:
            failed = of_sending(error)
            if isinstance(failed, Never):
                self._rooms.drop(user)
            raise failed from error
        return Place(room, str(said.get("ts", "")))

    async def redraw(self, user: str, place: Place, shown: Message) -> None:
        """Draw somebody's message anew, its files staying as they are.

        Raises like `send`, and Never when it is gone or too old.
        """
        await self.change(place, message(shown, self._reader(user)))

    async def change(self, place: Place, drawn: Drawn) -> None:
        """Draw a posted message anew; raises like `send`."""
        try:
            await self._client.chat_update(
                channel=place.channel, ts=place.message, text=drawn.text, blocks=drawn.blocks
            )
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
