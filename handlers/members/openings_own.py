"""One's own opening: changed, closed, asked about once its day has come, and what came of it."""

from dataclasses import replace
from typing import Final

from community.errors import AlreadyDone, OpeningIsOver
from community.notice import Notice
from community.opening import LASTS, Opening, OpeningId, OpeningState
from community.until import morning_after
from community.words import cleaned, shortened
from community.zone import clock_of
from handlers.acts import Pressed, Shown, Submitted, Told
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.members import openings_forms
from handlers.members.oneself import local
from handlers.members.openings_heard import draw_anew
from handlers.members.openings_shown import came_question, meant, of_mine, questions, whole
from handlers.view import Button, Field, Form, Message, Note, Part, Section, When
from storage import audit, openings

OVER: Final = "opening-over"
_MOST_CAME: Final = 300
_SHORT: Final = 80


async def edit(ctx: Context, press: Press) -> Shown:
    """Which of the two forms: what it is, or how long it holds."""
    opening = await _open_one_of_mine(ctx, press.subject)
    buttons = (
        Button(ctx.say("opening-edit-about"), "opening-about", str(opening.id), "primary"),
        Button(ctx.say("opening-edit-more"), "opening-more", str(opening.id)),
    )
    return await whole(ctx, opening, Section(ctx.text("opening-edit-what"), buttons))


async def ask_about(ctx: Context, press: Press) -> Form:
    """The first form, as it was told."""
    opening = await _open_one_of_mine(ctx, press.subject)
    fields = openings_forms.fields_about(ctx, opening)
    return Form(ctx.say("opening-form"), "opening-about", fields, press.subject)


async def ask_more(ctx: Context, press: Press) -> Form:
    """The second form, as it was told."""
    opening = await _open_one_of_mine(ctx, press.subject)
    fields = await openings_forms.fields_more(ctx, opening)
    return Form(ctx.say("opening-form"), "opening-more", fields, press.subject)


async def told_about(ctx: Context, sent: Submission) -> Shown:
    """From now on it is what the first form says."""
    opening = await _open_one_of_mine(ctx, sent.subject)
    return await _changed(ctx, openings_forms.with_about(opening, sent))


async def told_more(ctx: Context, sent: Submission) -> Shown:
    """From now on it holds as the second form says."""
    opening = await _open_one_of_mine(ctx, sent.subject)
    return await _changed(ctx, await openings_forms.with_more(ctx, opening, sent))


async def filled(ctx: Context, press: Press) -> Shown:
    """Somebody was found."""
    return await _ended(ctx, press, OpeningState.FILLED)


async def gone(ctx: Context, press: Press) -> Shown:
    """It is not open any more."""
    return await _ended(ctx, press, OpeningState.CLOSED)


async def still(ctx: Context, press: Press) -> Shown:
    """It is open after all, for thirty more days at least."""
    opening = await of_mine(ctx, press.subject)
    clock = clock_of(ctx.me.time_zone, ctx.rules.time_zone)
    until = max(opening.until, morning_after(local(ctx).date() + LASTS, clock))
    if opening.state is OpeningState.OPEN and not opening.is_open(ctx.now):
        await openings.expire(ctx.tx, [opening.id], ctx.now)  # in the minute before the clock does
    if not await openings.open_again(ctx.tx, opening.id, until):
        raise AlreadyDone
    await draw_anew(ctx, opening.id)
    last_day = When(replace(opening, until=until).last_day)
    return await _standing(ctx, opening, Section(ctx.text("opening-stands-again", until=last_day)))


async def remove(ctx: Context, press: Press) -> Shown:
    """An organiser takes down what should not stand here; its sharer sees that in their own list."""
    opening = await meant(ctx, press.subject)
    if not await openings.end(ctx.tx, opening.id, OpeningState.REMOVED):
        raise AlreadyDone
    await draw_anew(ctx, opening.id)
    await audit.note(ctx.tx, ctx.me.id, "opening-removed", f"opening:{opening.id}", ctx.now)
    return Message(ctx.say("opening-title"), (Section(ctx.text("opening-removed")),))


async def ask_what_came(ctx: Context, press: Press) -> Form:
    """A short word, for the sharer's own eyes."""
    opening = await of_mine(ctx, press.subject)
    words = Field(
        "words",
        ctx.say("opening-came-words"),
        "paragraph",
        required=False,
        value=opening.came_of_it,
        most=_MOST_CAME,
    )
    return Form(ctx.say("opening-came-form"), "opening-came", (words,), press.subject)


async def came(ctx: Context, sent: Submission) -> Shown:
    """Somebody came of it."""
    opening = await of_mine(ctx, sent.subject)
    await openings.say_came(ctx.tx, opening.id, True, cleaned(sent.one("words"), _MOST_CAME))
    return await _standing(ctx, opening, Section(ctx.text("opening-came-thanks")))


async def came_not(ctx: Context, press: Press) -> Shown:
    """Nobody came of it, as far as the sharer knows."""
    opening = await of_mine(ctx, press.subject)
    await openings.say_came(ctx.tx, opening.id, False)
    return await _standing(ctx, opening, Section(ctx.text("opening-came-nobody")))


async def letter(ctx: Context, notice: Notice) -> Message | None:
    """To the sharer, when its day has come: is it still open, and did anybody come of it?"""
    opening = await openings.get(ctx.tx, OpeningId(int(notice.subject.partition(".")[0])))
    if opening is None or opening.sharer != ctx.me.id or opening.state is not OpeningState.EXPIRED:
        return None
    about = Section(ctx.text("opening-over", title=shortened(opening.title, _SHORT)))
    note = Note(ctx.text("opening-over-note"))
    return Message(ctx.say("opening-over-title"), (about, *questions(ctx, opening), note))


async def _ended(ctx: Context, press: Press, state: OpeningState) -> Message:
    opening = await of_mine(ctx, press.subject)
    if not await openings.end(ctx.tx, opening.id, state):
        raise AlreadyDone
    await draw_anew(ctx, opening.id)
    return await _standing(ctx, opening, Section(ctx.text("opening-ended", state=state)))


async def _standing(ctx: Context, before: Opening, *first: Part) -> Message:
    """What was just said, and what else its sharer may say."""
    opening = await openings.get(ctx.tx, before.id)
    asked = (questions(ctx, opening) or came_question(ctx, opening)) if opening is not None else ()
    return Message(shortened(before.title, _SHORT), (*first, *asked))


async def _changed(ctx: Context, wanted: Opening) -> Message:
    await openings.change(ctx.tx, wanted)
    await draw_anew(ctx, wanted.id)
    return await whole(ctx, wanted, Section(ctx.text("opening-changed")))


async def _open_one_of_mine(ctx: Context, subject: str) -> Opening:
    opening = await of_mine(ctx, subject)
    if not opening.is_open(ctx.now):
        raise OpeningIsOver
    return opening


PRESSES = (
    Pressed("opening-edit", edit),
    Pressed("opening-about", ask_about, asks=True),
    Pressed("opening-more", ask_more, asks=True),
    Pressed("opening-filled", filled, writes=True),
    Pressed("opening-gone", gone, writes=True),
    Pressed("opening-still", still, writes=True),
    Pressed("opening-came", ask_what_came, asks=True),
    Pressed("opening-came-no", came_not, writes=True),
    Pressed("opening-remove", remove, writes=True, organisers_only=True),
)
SUBMISSIONS = (
    Submitted("opening-about", told_about, ask_about),
    Submitted("opening-more", told_more, ask_more),
    Submitted("opening-came", came, ask_what_came),
)
NOTICES = (Told(OVER, letter, can_wait=True),)
