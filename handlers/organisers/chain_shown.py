"""How the chain of giving is shown: a verdict with its reason, four figures, five stages, and pictures."""

from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import Final

from community.reciprocity import Month, Reciprocity, Stage, StageState
from community.zone import clock_of
from handlers import text
from handlers.context import Context
from handlers.verdicts import in_figures, judged
from handlers.view import Button, Facts, Note, Part, Picture, Plain, Section, Text, When
from storage.snapshots import Snapshot

BY_MONTH, OF_CHAIN = "months", "chain"
"""The two pictures: how it went month by month, and who moved whom."""

_TOLD_MONTHS: Final = 12  # of the picture's words

_DONE, _NEXT, _LATER = "✓", "→", "–"

_IN_FIGURES: Final[Mapping[Stage, Callable[[float], int]]] = {
    Stage.WORTH_JOINING: lambda share: round(100 * share),
    Stage.VOLUNTEERING: lambda share: round(100 * share),
    Stage.INDUCING: lambda further: round(10 * further),
    Stage.CHAIN: lambda further: round(10 * further),
    Stage.RETURN: round,
}
"""A stage's indicator as people count: of a hundred members, of ten gifts, or as it is."""


def figures(ctx: Context, measured: Reciprocity) -> tuple[Part, ...]:
    """All that the figures say, in words."""
    found = judged(ctx.language, measured)
    said = text.joined(headline(ctx, measured), text.plain(found.why), text.plain(found.next))
    return Section(said), _figures(ctx, measured), Section(_stages(ctx, measured))


def headline(ctx: Context, measured: Reciprocity) -> Text:
    """What may be said of it."""
    verdict = judged(ctx.language, measured).verdict
    return (Plain(verdict[:1].upper() + verdict[1:], bold=True),)


def as_of(ctx: Context, snapshot: Snapshot) -> When:
    """The snapshot's day, the same for whoever reads it."""
    return When(datetime.combine(snapshot.day, time(12), clock_of(ctx.rules.time_zone, ctx.rules.time_zone)))


def small_print(ctx: Context, snapshot: Snapshot) -> Note:
    """Of which day it is, what it rests on, and from when on gifts were heard of otherwise."""
    measured, since = snapshot.measured, snapshot.heard_since
    said = [ctx.text("measured-as-of", at=as_of(ctx, snapshot), gifts=measured.gifts)]
    if not measured.sample.whole:
        said.append(ctx.text("measured-part", members=measured.sample.members))
    if since is not None:
        said.append(ctx.text("measured-source", at=When(since)))
    return Note(text.joined(*said))


def what_helps(ctx: Context) -> Section:
    """What to do where there are too few gifts to say anything."""
    button = Button(ctx.say("menu-thanks"), "thanks", tone="primary")
    return Section(ctx.text("measured-to-do"), (button,))


def picture(ctx: Context, snapshot: Snapshot, which: str, content: bytes) -> Picture:
    """One of the two pictures, with its words."""
    words = _of_chain(ctx, snapshot.measured) if which == OF_CHAIN else _by_month(ctx, snapshot.measured)
    return Picture(f"okaeri-{which}-{snapshot.day}.png", content, words)


def _figures(ctx: Context, measured: Reciprocity) -> Facts:
    beside = measured.beside
    return Facts(
        (
            (ctx.say("measured-follow"), _follow(ctx, measured)),
            (ctx.say("measured-host"), _percent(ctx, beside.host_share, "measured-host-unknown")),
            (ctx.say("measured-givers"), _percent(ctx, beside.participation)),
            (ctx.say("measured-rooted"), _percent(ctx, beside.host_rooted_share)),
        )
    )


def _follow(ctx: Context, measured: Reciprocity) -> Text:
    """Further gifts for ten, with the least and the most that are likely."""
    if measured.R is None or measured.R_low is None or measured.R_high is None:
        return ctx.text("measured-unknown")
    figure, low, high = (round(10 * one) for one in (measured.R, measured.R_low, measured.R_high))
    return ctx.text("measured-follow-about", figure=figure, low=low, high=high)


def _percent(ctx: Context, share: float | None, unknown: str = "measured-unknown") -> Text:
    return ctx.text(unknown) if share is None else ctx.text("measured-percent", percent=round(100 * share))


def _stages(ctx: Context, measured: Reciprocity) -> Text:
    coming = next((state.stage for state in measured.stages if not state.reached), None)
    lines = [_stage(ctx, state, coming) for state in measured.stages]
    last = ctx.text("measured-next", stage=coming) if coming is not None else ctx.text("measured-all-reached")
    return text.joined(ctx.text("measured-stages"), *lines, last)


def _stage(ctx: Context, state: StageState, coming: Stage | None) -> Text:
    figure = _IN_FIGURES[state.stage]
    return ctx.text(
        "measured-stage",
        mark=_DONE if state.reached else _NEXT if state.stage is coming else _LATER,
        stage=state.stage,
        known=int(state.value is not None),
        value=figure(state.value or 0),
        reached=int(state.reached),
        needed=max(figure(state.threshold), 1),
    )


def _by_month(ctx: Context, measured: Reciprocity) -> str:
    told = [_month(ctx, month) for month in measured.months[-_TOLD_MONTHS:]]
    return ctx.say("measured-alt-months", months="; ".join(told))


def _month(ctx: Context, month: Month) -> str:
    return ctx.say(
        "measured-alt-month",
        month=month.month,
        known=int(month.R is not None),
        figure=in_figures(month.R),
        low=in_figures(month.R_low),
        high=in_figures(month.R_high),
        host=-1 if month.host_share is None else round(100 * month.host_share),
    )


def _of_chain(ctx: Context, measured: Reciprocity) -> str:
    beside = measured.beside
    facts = {"chains": beside.chains, "largest": beside.chain_largest, "steps": beside.depth_max}
    return ctx.say("measured-alt-chain", **facts)
