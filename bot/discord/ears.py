"""The discord.py client: hears interactions, comings, goings and reactions, and hands them on."""

import sys
from collections import OrderedDict

import discord
import structlog

from bot.discord import read
from bot.discord.answers import Answers
from bot.discord.invite import INTENTS
from bot.discord.tree import Tree

LONGEST_HOLD = 30.0  # seconds; a longer `Retry-After` is for the outbox; discord.py takes no less
_AUTHORS_KNOWN = 5_000  # whose message it was, for reactions taken back; about half a megabyte

_log = structlog.get_logger("bot.discord")


class Ears(discord.Client):
    """Hears what the intents let it hear; keeps no messages, and pings nobody."""

    def __init__(self, answers: Answers, ready_after: float) -> None:
        super().__init__(
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            guild_ready_timeout=ready_after,
            max_ratelimit_timeout=LONGEST_HOLD,
        )
        self._answers = answers
        self._authors: OrderedDict[int, int] = OrderedDict()
        self.tree = Tree(self, answers.answer)

    async def setup_hook(self) -> None:
        """Register the commands when they changed."""
        if await self.tree.sync_when_changed():
            _log.info("commands registered")

    async def on_ready(self) -> None:
        """The members are known: the community gets to know who is new or changed since last time."""
        if len(self.guilds) == 1:  # of several, the first to speak is the home
            (guild,) = self.guilds
            await self._answers.introduce([read.joined(m).who for m in guild.members if not m.pending])

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """A press or a form, also of a message from before a restart; the tree hears commands itself."""
        if interaction.type in (
            discord.InteractionType.component,
            discord.InteractionType.modal_submit,
        ):
            await self._answers.answer(interaction)

    async def on_member_join(self, member: discord.Member) -> None:
        """Somebody came; with screening they are in only when they pass it."""
        if not member.pending:
            await self._answers.hear(read.joined(member))

    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        """Somebody passed the screening, changed their name, or may now run the server."""
        if not after.pending and _known_by(before) != _known_by(after):
            await self._answers.hear(read.joined(after))

    async def on_raw_member_remove(self, gone: discord.RawMemberRemoveEvent) -> None:
        """Somebody left."""
        await self._answers.hear(read.left(gone))

    async def on_raw_reaction_add(self, raw: discord.RawReactionActionEvent) -> None:
        """An emoji was put on a message."""
        await self._react(raw)

    async def on_raw_reaction_remove(self, raw: discord.RawReactionActionEvent) -> None:
        """An emoji was taken back."""
        await self._react(raw)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Write down what kind of mistake it was, without the words in it."""
        _log.error("unexpected", kind=getattr(sys.exc_info()[0], "__name__", "?"), where=event_method)

    async def _react(self, raw: discord.RawReactionActionEvent) -> None:
        guild = self.get_guild(raw.guild_id) if raw.guild_id is not None else None
        by = guild.get_member(raw.user_id) if guild else None
        if guild is None or by is None or not self._answers.thanks_by(raw.emoji.name or ""):
            return
        author = guild.get_member(await self._author(raw) or 0)
        if author is not None:  # a webhook's message, or one of somebody who left, thanks nobody
            await self._answers.hear(read.reacted(raw, by, author))

    async def _author(self, raw: discord.RawReactionActionEvent) -> int | None:
        """Whose message it is: Discord says so when an emoji comes, but not when it goes."""
        author = raw.message_author_id or self._authors.get(raw.message_id)
        if author is None:
            channel = self.get_partial_messageable(raw.channel_id)
            try:
                author = (await channel.fetch_message(raw.message_id)).author.id
            except discord.HTTPException as refused:
                _log.warning("author of a message unknown", code=refused.code)
                return None
        self._authors[raw.message_id] = author
        if len(self._authors) > _AUTHORS_KNOWN:
            self._authors.popitem(last=False)
        return author


def _known_by(member: discord.Member) -> tuple[str, bool, bool]:
    return member.display_name, member.pending, member.guild_permissions.manage_guild
