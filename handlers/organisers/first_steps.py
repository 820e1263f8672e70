"""The first organiser's three first steps: shown, with ticks, until all of them are done."""

from handlers import text
from handlers.context import Context
from handlers.view import Button, Section
from storage import homes, thanks

_STEP = "step"  # the subject, since a page may hold the same button once more and ids have to differ


async def first_steps(ctx: Context) -> Section | None:
    """The steps with a button for the next open one; nothing once all are done, or for who does not organise.

    A channel for announcements in any home, organisers named, and one thanks of this organiser's own.
    """
    if not ctx.organises:
        return None
    channel = any(home.channel for home in await homes.every(ctx.tx))
    named = ctx.rules.organisers_named
    thanked = (await thanks.counts(ctx.tx, ctx.me.id))[0] > 0
    if channel and named and thanked:
        return None
    lines = (
        ctx.text("first-steps-channel", done=int(channel)),
        ctx.text("first-steps-organisers", done=int(named)),
        ctx.text("first-steps-thanks", done=int(thanked)),
    )
    return Section(text.joined(ctx.text("first-steps-title"), *lines), (_next(ctx, channel, named),))


def _next(ctx: Context, channel: bool, named: bool) -> Button:
    if not channel:
        return Button(ctx.say("first-steps-choose-channel"), "settings-home", _STEP, tone="primary")
    if not named:
        return Button(ctx.say("first-steps-name-organisers"), "settings-home", _STEP, tone="primary")
    return Button(ctx.say("first-steps-thank"), "thanks", _STEP, tone="primary")
