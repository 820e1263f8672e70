"""Once a year: is the profile still right? A yes is one tap, and so is the way to change it."""

from typing import Final

from community.notice import Notice
from handlers.acts import Pressed, Shown, Told
from handlers.context import Context
from handlers.event import Press
from handlers.members import profile
from handlers.view import Button, Message, Note, Part, Section
from storage import members

KIND: Final = "profile-right"


async def letter(ctx: Context, _notice: Notice) -> Message | None:
    """The card: what stands in it today, and the two answers."""
    answers = (
        Button(ctx.say("profile-right-yes"), "profile-right", tone="primary"),
        Button(ctx.say("profile-right-change"), "profile"),
    )
    question = Section(ctx.text("profile-right-question"))
    note = Note(ctx.text("profile-right-note"))
    parts: tuple[Part, ...] = (question, *await profile.facts(ctx), Section((), answers), note)
    return Message(ctx.say("profile-right-title"), parts)


async def right(ctx: Context, _press: Press) -> Shown:
    """It is, and nobody asks again for a year."""
    await members.update(ctx.tx, ctx.me.id, profile_asked_at=ctx.now)
    return Message(ctx.say("profile-right-title"), (Section(ctx.text("profile-right-thanks")),))


PRESSES = (Pressed("profile-right", right, writes=True),)
NOTICES = (Told(KIND, letter, can_wait=True),)
