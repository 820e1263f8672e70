"""The menu and the help: where a member starts."""

from handlers import text
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.view import Button, Message, Note, Section

_HELPED = ("thanks", "give", "mine", "chain", "menu", "help")


async def menu(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni`: one button for each thing that one can do."""
    buttons = (
        Button(ctx.say("menu-thanks"), "thanks", tone="primary"),
        Button(ctx.say("menu-give"), "give"),
        Button(ctx.say("menu-mine"), "mine"),
        Button(ctx.say("menu-chain"), "chain"),
        Button(ctx.say("menu-help"), "help"),
    )
    first = Section(ctx.text("menu-welcome", name=ctx.me.name), buttons)
    if not ctx.organises:
        return Message(ctx.say("menu-title"), (first,))
    status = Button(ctx.say("menu-status"), "status")
    return Message(ctx.say("menu-title"), (first, Section(ctx.text("menu-organiser"), (status,))))


async def help_(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni help`: what each verb does, with an example."""
    lines = text.joined(*[ctx.text(f"help-{verb}") for verb in _HELPED])
    return Message(
        ctx.say("help-title"), (Section(ctx.text("help-intro")), Section(lines), Note(ctx.text("help-note")))
    )


VERBS = (
    Verb("menu", menu, also=("メニュー", "start")),
    Verb("help", help_, also=("?", "？", "ヘルプ", "使い方")),
)
PRESSES = (Pressed("menu", menu), Pressed("help", help_))
