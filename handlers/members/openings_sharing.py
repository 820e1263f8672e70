"""Sharing an opening: two short forms, a gift to everybody, and the way to take it back right after."""

from dataclasses import replace
from typing import Final

from community.correcting import is_free
from community.errors import ButtonExpired
from community.gift import GiftKind, Occasion
from community.opening import OpeningId
from handlers import giving, rows, steps
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context, fresh_key
from handlers.event import Command, Press
from handlers.members import openings_forms
from handlers.members.moved import question
from handlers.members.openings_heard import draw_anew
from handlers.members.openings_shown import of_mine, whole
from handlers.steps import Answers, Step, Steps
from handlers.view import Form, Message, Section
from storage import corrections, gifts, members, openings, prompts


async def share(ctx: Context, said: Command | Press) -> Form | Message:
    """`/alumni opening`: the first form, or what is half done."""
    half_done = await steps.unfinished(ctx, (OPENING,))
    if half_done:
        return Message(ctx.say("opening-form"), half_done)
    return await OPENING.open(ctx, Press(said.who, "opening-step", OPENING.begin_at(1)))


async def finish(ctx: Context, answers: Answers) -> Shown:
    """Keep it, which is a gift to everybody; subscribers hear of it in a moment."""
    if 1 not in answers.steps:
        raise ButtonExpired
    told = openings_forms.with_about(openings_forms.blank(ctx), answers)
    opening = await openings_forms.with_more(ctx, told, answers)
    new = await openings.record(ctx.tx, opening, f"steps:{fresh_key()}")
    return await _given(ctx, rows.there(new))


async def take_back(ctx: Context, press: Press) -> Shown:
    """Within a day it is as if it had never been shared; later it can be closed."""
    await members.lock(ctx.tx, ctx.me.id)
    opening = await of_mine(ctx, press.subject)
    if not is_free(opening.at, ctx.now):
        return await whole(ctx, opening, Section(ctx.text("opening-too-late-to-take-back")))
    gift = await gifts.get(ctx.tx, opening.gift) if opening.gift is not None else None
    if gift is not None:
        await corrections.take_gift_back(ctx.tx, gift)
    await openings.remove(ctx.tx, opening.id)
    await draw_anew(ctx, opening.id)
    return Message(ctx.say("opening-form"), (Section(ctx.text("opening-taken-back")),))


async def _given(ctx: Context, new: OpeningId) -> Message:
    opening = rows.there(await openings.get(ctx.tx, new))
    prompt = await openings.prompted(ctx.tx, ctx.me.id, opening.topics)
    if prompt is not None:
        await prompts.accept(ctx.tx, prompt, ctx.me.id, ctx.now)
    gift_id = await giving.record(
        ctx,
        ctx.me,
        GiftKind.OPENING,
        (),
        Occasion.OPENING,
        opening.id,
        words=opening.title,
        prompt_id=prompt,
        for_company=opening.of_host,
    )
    await openings.note_gift(ctx.tx, opening.id, gift_id, prompt)
    gift = await gifts.get(ctx.tx, gift_id)
    shown = await whole(ctx, opening, Section(ctx.text("opening-recorded")))
    return replace(shown, parts=(*shown.parts, *(await question(ctx, gift) if gift else ())))


async def _about(ctx: Context, _answers: Answers) -> Form:
    return Form(ctx.say("opening-form"), "", openings_forms.fields_about(ctx, openings_forms.blank(ctx)))


async def _check_about(ctx: Context, answers: Answers) -> None:
    openings_forms.with_about(openings_forms.blank(ctx), answers)


async def _more(ctx: Context, _answers: Answers) -> Form:
    invited = replace(openings_forms.blank(ctx), topics=await openings.invited_on(ctx.tx, ctx.me.id))
    fields = await openings_forms.fields_more(ctx, invited)
    return Form(ctx.say("opening-form"), "", fields)


async def _check_more(ctx: Context, answers: Answers) -> None:
    await openings_forms.with_more(ctx, openings_forms.blank(ctx), answers)


OPENING: Final = Steps(
    "opening", "opening-form", (Step(_about, _check_about), Step(_more, _check_more)), finish, least=2
)
VERBS = (Verb("opening", None, share, ("募集", "募集を出す", "求人", "job"), ()),)
PRESSES = (
    Pressed("opening", share, asks=True),
    Pressed("opening-take-back", take_back, writes=True),
    *OPENING.presses,
)
SUBMISSIONS = OPENING.submissions
