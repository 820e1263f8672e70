"""Prompts as organisers see them: on or off, how many went out and how they were answered, and why none."""

from typing import Final

from community.errors import ButtonExpired
from community.prompt import Inviting, WhyNone
from community.prompt_counts import LEAST, told
from community.prompt_gates import MONTH, allowance, left_in_peace
from handlers import text
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.inviting import DOOR_CLOSED, forbidden, invitee_at, inviting
from handlers.view import Button, Facts, Message, Note, Part, Section, Text
from storage import audit, invitees, opportunities, prompts

ON, OFF = "on", "off"
_GOING: Final = "going"

_LAST_GATES: Final = (WhyNone.ALL_REST, WhyNone.NOBODY_AWAKE, WhyNone.ALL_PAUSED)


async def page(ctx: Context, _said: Command | Press) -> Shown:
    """`/organiser prompts`."""
    return await _shown(ctx)


async def switch(ctx: Context, press: Press) -> Shown:
    """On or off; what went out already can still be answered."""
    if press.subject not in (ON, OFF):
        raise ButtonExpired
    on = press.subject == ON
    if on != await prompts.are_on(ctx.tx):
        await prompts.switch(ctx.tx, on=on)
        await audit.note(ctx.tx, ctx.me.id, "prompts-on" if on else "prompts-off", "community", ctx.now)
    return await _shown(ctx, Section(ctx.text("prompts-switched", on=int(on))))


async def _shown(ctx: Context, *first: Part) -> Message:
    on, now = await prompts.are_on(ctx.tx), await inviting(ctx.tx, ctx.now)
    turn = Button(ctx.say("prompts-switch", on=int(on)), "prompts-switch", OFF if on else ON)
    door = Button(ctx.say("settings-title"), "settings")
    why = await _why(ctx, now)
    buttons = (turn, door) if why == DOOR_CLOSED else (turn,)
    return Message(
        ctx.say("prompts-organiser-title"),
        (
            *first,
            Section(ctx.text("prompts-organiser-intro")),
            await _figures(ctx, now),
            Section(text.plain(ctx.say("prompts-why", why=why)), buttons),
            Note(ctx.text("prompts-organiser-note", least=LEAST)),
        ),
    )


async def _figures(ctx: Context, now: Inviting) -> Facts:
    """How many, and how those of four weeks were answered."""
    yes, no, silent = told(await prompts.endings_since(ctx.tx, ctx.now - MONTH))
    return Facts(
        (
            (ctx.say("prompts-fact-week"), ctx.text("prompts-count", count=now.sent_week)),
            (ctx.say("prompts-fact-month"), ctx.text("prompts-count", count=now.sent_month)),
            (ctx.say("prompts-fact-yes"), _count(ctx, yes)),
            (ctx.say("prompts-fact-no"), _count(ctx, no)),
            (ctx.say("prompts-fact-silent"), _count(ctx, silent)),
        )
    )


def _count(ctx: Context, count: int | None) -> Text:
    if count is None:
        return ctx.text("prompts-few")
    return ctx.text("prompts-count", count=count)


async def _why(ctx: Context, now: Inviting) -> str:
    """Why nobody, or nobody more, is invited just now, in the order in which it stands in the way."""
    against = await forbidden(ctx.tx, ctx.rules)
    if against is not None:
        return against
    allowed = allowance(now, ctx.now)
    if not allowed.prompts:
        return allowed.then
    offered = await opportunities.every(ctx.tx, ctx.now, ctx.rules.language)
    if not any(one.wanted > 0 and one.at <= ctx.now < one.until for one in offered):
        return WhyNone.NOTHING_TO_GIVE
    return await _who_could(ctx)


async def _who_could(ctx: Context) -> str:
    """The last gate at which members are stopped; whoever passes all is invited soon, if they fit."""
    as_invitee = invitee_at(ctx.rules, ctx.now, ())
    stopped = {left_in_peace(as_invitee(one), ctx.now) for one in await invitees.briefly(ctx.tx)}
    if None in stopped:
        return _GOING
    return next((why for why in _LAST_GATES if why in stopped), WhyNone.NOBODY_CONSENTS)


VERBS = (Verb("prompts", page, also=("お声がけ", "声がけ", "お誘い"), command="organiser"),)
PRESSES = (
    Pressed("organiser-prompts", page, organisers_only=True),
    Pressed("prompts-switch", switch, writes=True, organisers_only=True),
)
