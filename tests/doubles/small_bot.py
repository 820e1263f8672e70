"""The smallest discord.py bot that answers everything that okaeri will, over a Discord double."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import discord
from discord import app_commands

from tests.doubles.discord import DiscordDouble

HARU, HANA = "101", "102"
INTENTS = 1027  # guilds, members, reactions


class Japanese(app_commands.Translator):
    """Translates the names that these tests use."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        return {"thanks": "お礼"}.get(string.message) if locale is discord.Locale.japanese else None


class Bot(discord.Client):
    """A small bot that answers everything that okaeri will."""

    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents._from_value(INTENTS),
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0.02,
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: list[str] = []
        self.bell = asyncio.Event()
        self.tree.add_command(alumni(self))

    async def setup_hook(self) -> None:
        await self.tree.set_translator(Japanese())
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """No pause before identifying anew, where the library waits 5 s to spare Discord."""

    def hear(self, what: str) -> None:
        """Remember what was heard."""
        self.heard.append(what)
        self.bell.set()

    async def hears(self, what: str) -> None:
        """Wait until it has heard that."""
        async with asyncio.timeout(3):
            while what not in self.heard:
                self.bell.clear()
                await self.bell.wait()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        told: Mapping[str, object] = interaction.data or {}
        if interaction.type is discord.InteractionType.component:
            await interaction.response.edit_message(view=card(f"pressed {told.get('custom_id')}"))
        if interaction.type is discord.InteractionType.modal_submit:
            await interaction.response.send_message(str(told.get("components")), ephemeral=True)

    async def on_member_join(self, member: discord.Member) -> None:
        self.hear(f"joined {member.name}")

    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        self.hear(f"left {event.user.name}")

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        self.hear(f"{event.emoji} from {event.user_id} for {event.message_author_id}")

    async def on_raw_reaction_remove(self, event: discord.RawReactionActionEvent) -> None:
        self.hear(f"{event.emoji} taken back by {event.user_id}")


class Give(discord.ui.Modal, title="贈る"):
    """A form with the kinds of fields that okaeri uses."""

    words: discord.ui.Label[discord.ui.Modal] = discord.ui.Label(
        text="ことば", component=discord.ui.TextInput(custom_id="words", max_length=20)
    )
    who: discord.ui.Label[discord.ui.Modal] = discord.ui.Label(
        text="相手", component=discord.ui.UserSelect(custom_id="who")
    )
    kind: discord.ui.Label[discord.ui.Modal] = discord.ui.Label(
        text="種類",
        component=discord.ui.RadioGroup(
            custom_id="kind",
            options=[discord.RadioGroupOption(label=kind, value=kind) for kind in ("advice", "panel")],
        ),
    )


def alumni(bot: Bot) -> app_commands.Group:
    """Its one command with five subcommands."""
    group = app_commands.Group(name="alumni", description="The alumni bot")

    @group.command(name="thanks", description="Thank somebody")
    async def thanks(interaction: discord.Interaction, who: discord.Member, words: str) -> None:
        await interaction.response.send_message(
            view=card(f"{interaction.locale} {who.display_name}: {words}", "thanks:7"), ephemeral=True
        )

    @thanks.autocomplete("words")
    async def offered(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{typed}!", value=typed)]

    @group.command(name="mine", description="What I gave")
    async def mine(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("三つの贈り物", ephemeral=True)
        await interaction.edit_original_response(content="四つの贈り物")

    @group.command(name="give", description="Log a gift")
    async def give(interaction: discord.Interaction) -> None:
        form = Give(custom_id="give:0")
        form.stop()
        await interaction.response.send_modal(form)

    @group.command(name="twice", description="Answers twice")
    async def twice(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("一度目", ephemeral=True)
        interaction.response._response_type = None
        try:
            await interaction.response.send_message("二度目", ephemeral=True)
        except discord.HTTPException as error:
            bot.hear(f"refused {error.code}")

    @group.command(name="silent", description="Says nothing")
    async def silent(interaction: discord.Interaction) -> None:
        bot.hear(interaction.token)

    return group


def card(text: str, action: str = "") -> discord.ui.LayoutView:
    """A card of one text and perhaps a button, which no view store keeps."""
    view = discord.ui.LayoutView()
    container: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container(
        discord.ui.TextDisplay(text)
    )
    if action:
        container.add_item(discord.ui.ActionRow(discord.ui.Button(label="お礼", custom_id=action)))
    view.add_item(container)
    view.stop()
    return view


@asynccontextmanager
async def at_work(server: DiscordDouble, bot: Bot | None = None) -> AsyncIterator[Bot]:
    """The bot logged in and ready, closed at the end."""
    bot = bot or Bot()
    running = asyncio.create_task(bot.start(server.token))
    try:
        await server.connected()
        await bot.wait_until_ready()
        yield bot
    finally:
        await bot.close()
        await running
