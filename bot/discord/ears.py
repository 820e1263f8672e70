"""The discord.py client: hears interactions, comings, goings and reactions, and hands them on."""

import sys

import discord
import structlog

from bot.discord import invite, read
from bot.discord.answers import Answers
from bot.discord.authors import Authors
from bot.discord.home import KICKED, Home
from bot.discord.tree import Tree

LONGEST_HOLD = 30.0  # seconds; a longer `Retry-After` is for the outbox; discord.py takes no less

_log = structlog.get_logger("bot.discord")


class Ears(discord.Client):
    """Hears what the intents let it hear; keeps no messages, and pings nobody."""

    def __init__(self, answers: Answers, home: Home, ready_after: float) -> None:
        super().__init__(
            intents=invite.INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            guild_ready_timeout=ready_after,
            max_ratelimit_timeout=LONGEST_HOLD,
        )
        self._answers, self._home = answers, home
        self._authors = Authors(self)
        self._settled_in, self._is_down = "", False
        self.tree = Tree(self, self._answer)

    async def setup_hook(self) -> None:
        """Register the commands when they changed."""
        if await self.tree.sync_when_changed():
            _log.info("commands registered")

    async def on_ready(self) -> None:
        """The members are known: the community gets to know who and what is there now."""
        if not self.guilds:
            _log.info("in no server yet", invite=invite.link(str(self.application_id)))
        await self._answers.see_to(self._settle)

    async def on_resumed(self) -> None:
        """The connection is back, so our token is good."""
        if self._home.lost:
            await self._answers.see_to(self._settle)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was invited, perhaps again."""
        await self._answers.see_to(lambda: self._settle_in(guild))

    async def on_guild_unavailable(self, _guild: discord.Guild) -> None:
        """An outage, which is no removal."""
        self._is_down = True

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """An outage is over; at a start, of which discord.py says the same, there was none."""
        if self._is_down:
            await self._answers.see_to(lambda: self._settle_in(guild))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed; discord.py tells an outage apart, of which this is not called."""

        async def note() -> None:
            if str(guild.id) == await self._home.id():
                await self._home.lose(KICKED)

        await self._answers.see_to(note)

    async def on_guild_channel_create(self, _channel: discord.abc.GuildChannel) -> None:
        """A channel more."""
        await self._look_around()

    async def on_guild_channel_delete(self, _channel: discord.abc.GuildChannel) -> None:
        """A channel less."""
        await self._look_around()

    async def on_guild_channel_update(
        self, _before: discord.abc.GuildChannel, _after: discord.abc.GuildChannel
    ) -> None:
        """A channel is called otherwise, or opened or closed to the bot."""
        await self._look_around()

    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """A role may do more or less; only those that the bot has are of interest."""
        if before.permissions != after.permissions and after in after.guild.me.roles:
            await self._look_around()

    async def on_guild_role_delete(self, _role: discord.Role) -> None:
        """A role is gone, perhaps one that let the bot in somewhere."""
        await self._look_around()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """A press or a form, also of a message from before a restart; the tree hears commands itself."""
        if interaction.type in (
            discord.InteractionType.component,
            discord.InteractionType.modal_submit,
        ):
            await self._answer(interaction)

    async def on_member_join(self, member: discord.Member) -> None:
        """Somebody came; with screening they are in only when they pass it."""
        if not member.pending:
            await self._answers.hear(read.joined(member, new=True))

    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        """Somebody passed the screening, changed their name, or may now run the server."""
        if not after.pending and _known_by(before) != _known_by(after):
            await self._answers.hear(read.joined(after, new=before.pending))
        if after == after.guild.me and before.roles != after.roles:
            await self._look_around()

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

    async def _answer(self, interaction: discord.Interaction) -> None:
        """Answer; whoever speaks first makes their server the home, which is to be known then."""
        await self._answers.answer(interaction)
        if not self._settled_in:
            await self._answers.see_to(self._settle_at_last)

    async def _settle_at_last(self) -> None:
        if await self._home.id():
            await self._settle()

    async def _settle_in(self, guild: discord.Guild) -> None:
        if guild == await self._home.guild(self):
            await self._settle()

    async def _settle(self) -> None:
        """Get to know the home: who is there, that the bot is, and which channels it has."""
        guild = await self._home.guild(self)
        self._is_down = guild is not None and guild.unavailable
        if guild is not None:
            await self._answers.introduce([read.joined(m).who for m in guild.members if not m.pending])
        self._settled_in = await self._home.id()
        await self._home.find(self)
        await self._home.look_around(self)

    async def _look_around(self) -> None:
        await self._answers.see_to(lambda: self._home.look_around(self))

    async def _react(self, raw: discord.RawReactionActionEvent) -> None:
        guild = self.get_guild(raw.guild_id) if raw.guild_id is not None else None
        by = guild.get_member(raw.user_id) if guild else None
        if guild is None or by is None or not self._answers.thanks_by(raw.emoji.name or ""):
            return
        author = guild.get_member(await self._authors.of(raw) or 0)
        if author is not None:  # a webhook's message, or one of somebody who left, thanks nobody
            await self._answers.hear(read.reacted(raw, by, author))


def _known_by(member: discord.Member) -> tuple[str, bool, bool]:
    return member.display_name, member.pending, member.guild_permissions.manage_guild
