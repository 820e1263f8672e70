"""How the community's giving is doing, for every member: two sentences, one figure, and nobody's name."""

from datetime import timedelta
from typing import Final

from community.hope import Hope, Lately, come_of_ten, of_late
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.view import Button, Message, Section
from storage import chain as chain_
from storage import members, snapshots

_LATELY: Final = timedelta(days=30)


async def chain(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni chain`."""
    hope, figure = await _hope(ctx)
    thank = Button(ctx.say("menu-thanks"), "thanks", tone="primary")
    said = ctx.text("chain-hope", hope=hope, figure=figure)
    return Message(ctx.say("chain-title"), (Section(said, (thank,)),))


async def _hope(ctx: Context) -> tuple[Hope, int]:
    newest = await snapshots.newest(ctx.tx)
    further = come_of_ten(newest.measured) if newest is not None else 0
    if further:
        return Hope.PASSED_ON, further
    gifts, givers = await chain_.in_the_last(ctx.tx, ctx.now - _LATELY, ctx.now)
    ever = gifts > 0 or await chain_.has_begun(ctx.tx)
    return of_late(Lately(gifts, givers, await members.present(ctx.tx), ever))


VERBS = (Verb("chain", chain, also=("連鎖", "つながり")),)
PRESSES = (Pressed("chain", chain),)
