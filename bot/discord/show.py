"""Shows an answer on the interaction that it answers: at once, or after Discord was told to wait."""

import discord

from bot.discord import render
from config.words import say
from handlers import registry, text
from handlers.event import Command, Event, Press
from handlers.view import Answer, Button, Form, Message, Section

Interaction = discord.Interaction


def replaces(interaction: Interaction) -> bool:
    """Whether the answer takes the place of the message that was pressed: only the presser sees that one."""
    if interaction.type is not discord.InteractionType.component or interaction.message is None:
        return False
    return interaction.guild_id is None or interaction.message.flags.ephemeral


async def at_once(interaction: Interaction, answer: Answer, language: str) -> None:
    """Give the first answer, which alone can be a form."""
    if answer.form is not None:
        await interaction.response.send_modal(render.modal(answer.form, language))
        return
    if not answer.messages:
        await wait(interaction)
        await finally_(interaction, answer)
        return
    first, *others = answer.messages
    if replaces(interaction):
        await interaction.response.edit_message(view=render.layout(first), attachments=render.files(first))
    else:
        view, files = render.layout(first), render.files(first)
        await interaction.response.send_message(view=view, files=files, ephemeral=_whispers(interaction))
    await _further(interaction, others)


async def wait(interaction: Interaction, *, replace: bool = True) -> None:
    """Tell Discord, within its three seconds, that the answer follows; it may take 15 minutes then."""
    thinking = not (replace and replaces(interaction))
    await interaction.response.defer(ephemeral=_whispers(interaction), thinking=thinking)


async def finally_(interaction: Interaction, answer: Answer) -> None:
    """Give the answer that Discord was told to wait for."""
    if answer.messages:
        first, *others = answer.messages
        await interaction.edit_original_response(view=render.layout(first), attachments=render.files(first))
        await _further(interaction, others)
    elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.delete_original_response()


def in_place_of(form: Form, event: Event, language: str) -> Answer:
    """A button to the form, when it came too late to be opened by itself."""
    if isinstance(event, Press):
        action, subject = event.action, event.subject
    else:
        action, subject = registry.verb_of(event).name if isinstance(event, Command) else form.action, ""
    button = Button(say(language, "form-open"), action, subject, "primary")
    section = Section(text.text(language, "form-late"), (button,))
    return Answer((Message(form.title, (section,)),))


def unexpected(language: str) -> Message:
    """What is said when the mistake is ours."""
    section = Section(text.text(language, "error-unexpected"))
    return Message(say(language, "error-title"), (section,))


async def apologise(interaction: Interaction, language: str) -> None:
    """Say so, wherever the answer had got to; nothing that was pressed is lost by it."""
    view = render.layout(unexpected(language))
    if not interaction.response.is_done():
        await interaction.response.send_message(view=view, ephemeral=_whispers(interaction))
    elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.edit_original_response(view=view)
    else:
        await interaction.followup.send(view=view, ephemeral=_whispers(interaction))


async def _further(interaction: Interaction, messages: list[Message]) -> None:
    for message in messages:
        view, files = render.layout(message), render.files(message)
        await interaction.followup.send(view=view, files=files, ephemeral=_whispers(interaction))


def _whispers(interaction: Interaction) -> bool:
    """In a server only the one who acted may see the answer; a direct message is private, and lasts."""
    return interaction.guild_id is not None
