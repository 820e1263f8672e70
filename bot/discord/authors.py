"""Whose message it was: Discord says so when an emoji comes, but not when it goes."""

from collections import OrderedDict

import discord
import structlog

_KNOWN = 5_000  # messages whose author is remembered; about half a megabyte

_log = structlog.get_logger("bot.discord")


class Authors:
    """The authors of the messages that somebody reacted to lately."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._known: OrderedDict[int, int] = OrderedDict()

    async def of(self, raw: discord.RawReactionActionEvent) -> int | None:
        """The author's id; Discord is asked for the message only where nobody said it before."""
        author = raw.message_author_id or self._known.get(raw.message_id)
        if author is None:
            channel = self._client.get_partial_messageable(raw.channel_id)
            try:
                author = (await channel.fetch_message(raw.message_id)).author.id
            except discord.HTTPException as refused:
                _log.warning("author of a message unknown", code=refused.code)
                return None
        self._known[raw.message_id] = author
        if len(self._known) > _KNOWN:
            self._known.popitem(last=False)
        return author
