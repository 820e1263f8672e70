"""Two organisers at once: the second one sees what the first changed, and nothing is overwritten."""

from collections.abc import Sequence

from community.settled import Settled
from handlers import text
from handlers.context import Context
from handlers.organisers import held as held_
from handlers.organisers.held import Pair
from handlers.people import mentions
from handlers.view import Button, Message, Note, Section, Text, When
from storage import audit

ACTS = ("settings-saved", "door-set")
"""What the audit calls a change of the settings."""


def unlike(ctx: Context, now: Sequence[Pair], wanted: Sequence[Pair]) -> tuple[Text, ...]:
    """A line for each setting that is not as this organiser wanted it."""
    return tuple(
        ctx.text("settings-unlike", setting=setting, now=value, wanted=other)
        for (setting, value), (_, other) in zip(now, wanted, strict=True)
        if value != other
    )


async def shown(ctx: Context, held: Settled, lines: Sequence[Text], anew: str) -> Message:
    """Nothing was changed: how the settings stand now, and the way to a form made from them."""
    done = await audit.newest(ctx.tx, ACTS)
    first = ctx.text("settings-meanwhile")
    if done is not None:
        who = (await mentions(ctx, [done.organiser])).get(done.organiser)
        by = ctx.text("settings-meanwhile-by", who=who, at=When(done.at, "moment")) if who else ()
        first = text.joined(first, by, by=" ")
    button = Button(ctx.say("settings-anew"), anew, tone="primary")
    return Message(
        ctx.say("settings-meanwhile-title"),
        (
            Section(first),
            *([Section(text.joined(*lines))] if lines else []),
            *await held_.facts(ctx, held),
            Section(ctx.text("settings-anew-note"), (button,)),
        ),
    )


def nothing_new(ctx: Context) -> Note:
    """What was wanted is so already, as when a form comes twice."""
    return Note(ctx.text("settings-already"))
