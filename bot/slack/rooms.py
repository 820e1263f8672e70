"""Writes where several read: in channels that the bot is in, and in group DMs that it opens."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import DmClosed, Never, Place, TryLater
from bot.slack.send import Post, opened
from handlers.view import Message

SCOPE_LACKS = "missing_scope"


class Rooms:
    """The bot's posts, each for everybody in a room; nothing in them rings anybody."""

    def __init__(self, client: AsyncWebClient, post: Post) -> None:
        self._client, self._post = client, post

    async def post(self, room: str, shown: Message) -> Place:
        """Write into a room, with its files below it; raises TryLater, Never, Removed or Unclear."""
        with _for_all():
            return await self._post.put(room, replace(shown, private=False))

    async def redraw(self, place: Place, shown: Message) -> None:
        """Draw a post anew, its files staying as they are; raises like `post`."""
        with _for_all():
            await self._post.change(place, replace(shown, private=False))

    async def open(self, users: Sequence[str]) -> str:
        """The group DM of these people and the bot, which Slack keeps: the same people get the same one.

        Raises TryLater, Never or Removed. Where the scope for it lacks, there is none: whoever said yes
        to one another does not wait for an operator.
        """
        with _for_all():
            try:
                return await opened(self._client, users)
            except TryLater as failed:
                if failed.reason != SCOPE_LACKS:
                    raise
                raise Never(SCOPE_LACKS) from failed


@contextmanager
def _for_all() -> Iterator[None]:
    """No one member can close a room: what would be a closed DM elsewhere is no room at all here."""
    try:
        yield
    except DmClosed as closed:
        raise Never(closed.reason) from closed
