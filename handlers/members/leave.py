"""Leaving for good: what is personal goes at a member's own word, and only at theirs they come back."""

from typing import Final

from config.words import language_of
from handlers import left_behind, text
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Event, Joined, Press, Reacted
from handlers.members.thing import CORRECTED, LETTERS
from handlers.view import Answer, Button, Message, Note, Section
from storage import forgetting, members, outbox

REJOIN: Final = "rejoin"
"""The press by which somebody forgotten comes back."""


async def leave(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni leave`: what would go and what would stay, and a last question."""
    accounts = (await members.accounts_of(ctx.tx, [ctx.me.id]))[ctx.me.id]
    buttons = (
        Button(ctx.say("leave-yes"), "leave-yes", tone="danger"),
        Button(ctx.say("leave-no"), "leave-no"),
        Button(ctx.say("pause-button"), "pause"),
    )
    parts = (
        Section(ctx.text("leave-goes", accounts=len(accounts))),
        Section(ctx.text("leave-stays")),
        Section(ctx.text("leave-question"), buttons),
        Note(ctx.text("leave-pause")),
    )
    return Message(ctx.say("leave-title"), parts)


async def yes(ctx: Context, _press: Press) -> Shown:
    """Forget the member now; what others were told of them reads without their name from now on."""
    told = await left_behind.of(ctx.tx, ctx.me.id)
    await forgetting.forget(ctx.tx, ctx.me.id, ctx.now)
    await left_behind.draw_anew(ctx.tx, told, ctx.now)
    for kind, subject in await forgetting.letters_about(ctx.tx, ctx.me.id, *LETTERS.values()):
        await outbox.changed(ctx.tx, kind, subject, ctx.now)
        await outbox.changed(ctx.tx, CORRECTED, f"{kind.removesuffix('-received')}.{subject}", ctx.now)
    parts = (Section(ctx.text("leave-done")), Note(ctx.text("leave-done-note")))
    return Message(ctx.say("leave-done-title"), parts)


async def no(ctx: Context, _press: Press) -> Shown:
    """They stay."""
    menu = Button(ctx.say("leave-menu"), "menu")
    return Message(ctx.say("leave-no-title"), (Section(ctx.text("leave-no-done"), (menu,)),))


async def rejoined(ctx: Context, _press: Press) -> Shown:
    """Who pressed is here: met anew just now, or never gone."""
    menu = Button(ctx.say("leave-menu"), "menu", tone="primary")
    return Message(ctx.say("rejoin-title"), (Section(ctx.text("rejoin-done"), (menu,)),))


def rejoins(event: Event) -> bool:
    """Whether somebody forgotten asks to come back. To join the home again is not to ask for it."""
    return isinstance(event, Press) and event.action == REJOIN


def kept_out(event: Event, otherwise: str) -> Answer:
    """What somebody forgotten is shown: nothing, unless they ask for something themselves."""
    if isinstance(event, Joined | Reacted):
        return Answer()
    language = language_of(event.who.language, otherwise)
    button = Button(text.say(language, "rejoin-button"), REJOIN, tone="primary")
    question = Section(text.text(language, "rejoin-question"), (button,))
    return Answer((Message(text.say(language, "rejoin-question-title"), (question,)),))


VERBS = (Verb("leave", leave, also=("forget", "forgetme", "退会", "忘れて")),)
PRESSES = (
    Pressed("leave", leave),
    Pressed("leave-yes", yes, writes=True),
    Pressed("leave-no", no),
    Pressed(REJOIN, rejoined, writes=True),
)
