"""What runs, what waits, what failed: for organisers, in private."""

from datetime import datetime, timedelta

from community.notice import NoticeState
from handlers import text
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.organisers.first_steps import first_steps
from handlers.view import Button, Facts, Message, Note, Part, Section, When
from storage import asks, claims, confirming, deliveries, homes, leases

PROCESSES = ("slack", "discord", "page")
"""Leases that the running process renews for as long as a platform is connected."""

UNANSWERED_FOR = timedelta(days=30)
"""Asks so old, without an offer of help, are past helping."""


async def status(ctx: Context, _said: Command | Press) -> Shown:
    """`/organiser status`."""
    running = await leases.running(ctx.tx, ctx.now)
    counts = await deliveries.counts(ctx.tx)
    waits = await deliveries.due(ctx.tx, ctx.now)
    unanswered = await asks.unanswered(ctx.tx, ctx.now - UNANSWERED_FOR)
    runs = [ctx.say("platform", name=name) for name in PROCESSES if name in running]
    wait = await confirming.how_many_wait(ctx.tx)
    pairs = (
        (ctx.say("status-runs"), text.plain(ctx.say("list-comma").join(runs) or ctx.say("status-nothing"))),
        (ctx.say("status-waits"), ctx.text("status-notices", count=waits)),
        (ctx.say("status-kept"), ctx.text("status-notices", count=counts.get(NoticeState.KEPT, 0))),
        (ctx.say("status-aside"), ctx.text("status-notices", count=counts.get(NoticeState.ASIDE, 0))),
        (ctx.say("settings-door"), ctx.text("settings-door-now", welcomes=ctx.rules.welcomes)),
        (ctx.say("status-unconfirmed"), ctx.text("members-count", count=wait)),
        (ctx.say("status-unanswered"), ctx.text("status-asks", count=unanswered)),
    )
    steps = await first_steps(ctx)
    parts: list[Part] = [*await _removed(ctx), *([steps] if steps else []), Facts(pairs)]
    parts += [*await _late(ctx), *await _failed(ctx)]
    again = Section(ctx.text("status-as-of", at=When(ctx.now, "moment")), _buttons(ctx))
    return Message(ctx.say("status-title"), (*parts, again))


async def _removed(ctx: Context) -> list[Section]:
    """Homes that the bot has no way into any more, with what to do."""
    return [
        Section(
            ctx.text(
                "status-removed",
                home=ctx.say("platform", name=home.platform),
                at=When(home.removed_at, "moment"),
                why=home.removed_why or "?",
                todo=ctx.say("status-way-back", platform=home.platform),
            )
        )
        for home in await homes.every(ctx.tx)
        if home.removed_at is not None
    ]


async def _late(ctx: Context) -> list[Note]:
    due: datetime | None = await claims.next_due(ctx.tx)
    return [Note(ctx.text("status-next", at=When(due, "moment")))] if due else []


async def _failed(ctx: Context) -> list[Section]:
    reasons = await deliveries.reasons_aside(ctx.tx)
    lines = [ctx.text("status-reason", reason=reason or "?", count=count) for reason, count in reasons]
    return [Section(text.joined(ctx.text("status-failed"), *lines))] if lines else []


def _buttons(ctx: Context) -> tuple[Button, ...]:
    return (
        Button(ctx.say("status-again"), "status"),
        Button(ctx.say("settings-title"), "settings"),
        Button(ctx.say("members-title"), "members"),
        Button(ctx.say("measured-title"), "organiser-chain"),
    )


VERBS = (Verb("status", status, also=("状態", "状況"), command="organiser"),)
PRESSES = (Pressed("status", status, organisers_only=True),)
