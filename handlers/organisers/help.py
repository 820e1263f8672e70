"""The organisers' help: what each of their words does."""

from handlers.acts import Shown, Verb
from handlers.context import Context
from handlers.event import Command
from handlers.view import Message, Note, Section


async def help_(ctx: Context, _said: Command) -> Shown:
    """`/organiser help`."""
    parts = (Section(ctx.text("organiser-help")), Note(ctx.text("organiser-help-note")))
    return Message(ctx.say("organiser-help-title"), parts)


VERBS = (Verb("help", help_, also=("?", "？", "ヘルプ", "使い方"), command="organiser"),)
