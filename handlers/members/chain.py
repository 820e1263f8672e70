"""How the community's giving is doing, for every member, without a name in it."""

from datetime import timedelta

from community.chain import ChainFigures
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.view import Button, Facts, Message, Note, Section, Text
from storage import chain as chain_

_MONTH = timedelta(days=30)


async def chain(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni chain`: the last thirty days beside the thirty before, and the figures over all time."""
    figures = await chain_.figures(ctx.tx)
    if not figures.gifts:
        button = Button(ctx.say("menu-thanks"), "thanks", tone="primary")
        return Message(ctx.say("chain-title"), (Section(ctx.text("chain-empty"), (button,)),))
    now, givers = await chain_.in_the_last(ctx.tx, ctx.now - _MONTH, ctx.now)
    before, _ = await chain_.in_the_last(ctx.tx, ctx.now - 2 * _MONTH, ctx.now - _MONTH)
    month = Section(
        ctx.text("chain-month", count=now, givers=givers, trend=_trend(now, before), before=before)
    )
    return Message(ctx.say("chain-title"), (month, Facts(_pairs(ctx, figures)), Note(ctx.text("chain-note"))))


def _pairs(ctx: Context, figures: ChainFigures) -> tuple[tuple[str, Text], ...]:
    share = figures.host_share
    host = (
        ctx.text("chain-host-unknown", count=figures.unconfirmed)
        if share is None
        else ctx.text("chain-percent", percent=round(100 * share))
    )
    return (
        (ctx.say("chain-gifts"), ctx.text("mine-count", count=figures.gifts)),
        (ctx.say("chain-givers"), ctx.text("chain-of", count=figures.givers, members=figures.members)),
        (ctx.say("chain-receivers"), ctx.text("chain-people", count=figures.receivers)),
        (ctx.say("chain-host"), host),
        (ctx.say("chain-longest"), ctx.text("chain-links", count=figures.longest_chain)),
    )


def _trend(now: int, before: int) -> int:
    """1, 0 or -1, which the wording chooses by; 2 where there is nothing to compare."""
    return (now > before) - (now < before) if now or before else 2


VERBS = (Verb("chain", chain, also=("連鎖", "つながり")),)
PRESSES = (Pressed("chain", chain),)
