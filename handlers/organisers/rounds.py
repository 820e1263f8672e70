"""Rounds as organisers see them: how many take part, and why some are alone; never who meets whom."""

from dataclasses import replace
from typing import Final

from community.errors import ButtonExpired
from community.notice import Notice
from community.round import PLANNED_BEFORE, WEEK, Alone, Rhythm, Round, RoundId, Stage, next_round
from community.zone import clock_of
from handlers import rows, text
from handlers.acts import Pressed, Shown, Told, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.members.rounds_met import as_it_looks
from handlers.view import Button, Facts, Message, Note, Part, Section, Text, When
from storage import audit, rounds, seats

PLANNED: Final = "round-planned"
"""The kind of the notice to organisers, a day ahead; its subject is the round and when it goes out."""


async def page(ctx: Context, _said: Command | Press) -> Shown:
    """`/organiser rounds`."""
    return await _page(ctx)


async def planned(ctx: Context, notice: Notice) -> Message | None:
    """The round that goes out tomorrow, in figures, to be sent now or to wait; once it went, what went."""
    one = await rounds.get(ctx.tx, RoundId(int(notice.subject.partition(".")[0])))
    if one is not None and one.stage is Stage.SENT:
        went = text.joined(ctx.text("rounds-went", at=When(one.at)), await _figures(ctx, one))
        return Message(ctx.say("rounds-title"), (Section(went),))
    if one is None or one.stage is not Stage.PLANNED:
        return None
    note = Note(ctx.text("rounds-organiser-note"))
    return Message(ctx.say("rounds-planned-title"), (*await _shown(ctx, one), note))


async def send_now(ctx: Context, press: Press) -> Shown:
    """It goes out within the minute."""
    one = await _planned(ctx, press.subject)
    if not await rounds.advance(ctx.tx, one, Stage.PLANNED, ctx.now):
        raise ButtonExpired
    await audit.note(ctx.tx, ctx.me.id, "round-sent", f"round:{one.id}", ctx.now)
    return Message(ctx.say("rounds-planned-title"), (Section(ctx.text("rounds-goes-out")),))


async def wait(ctx: Context, press: Press) -> Shown:
    """It waits a week, and is shown again the day before."""
    one = await _planned(ctx, press.subject)
    later = one.at + WEEK
    if not await rounds.advance(ctx.tx, one, Stage.WAITING, later):
        raise ButtonExpired
    await audit.note(ctx.tx, ctx.me.id, "round-waits", f"round:{one.id}", ctx.now)
    said = ctx.text("rounds-waits", at=When(later, "moment"))
    return Message(ctx.say("rounds-planned-title"), (Section(said),))


async def look(ctx: Context, press: Press) -> Shown:
    """Exactly as its rooms will look, for the organiser alone, with how many will get it and when."""
    one = rows.there(await rounds.get(ctx.tx, RoundId(rows.number(press.subject))))
    if one.stage is not Stage.PLANNED:
        raise ButtonExpired
    shown = await as_it_looks(ctx)
    counts = await rounds.counts(ctx.tx, one.id)
    people = 2 * counts.twos + 3 * counts.threes
    said = ctx.text("rounds-will-get", count=people, at=When(one.at, "moment"))
    return replace(shown, parts=(*shown.parts, *await _shown(ctx, one), Note(said)))


async def _planned(ctx: Context, subject: str) -> Round:
    """The round as it was shown: one that went out, or waits already, is not asked about any more."""
    number, _, shown_for = subject.partition(".")
    one = rows.there(await rounds.get(ctx.tx, RoundId(rows.number(number))))
    if one.stage is not Stage.PLANNED or shown_for != _moment(one):
        raise ButtonExpired
    return one


async def _page(ctx: Context) -> Message:
    counts = await seats.counts(ctx.tx)
    pairs = tuple(
        (ctx.say("rounds-rhythm", rhythm=rhythm), ctx.text("members-count", count=counts[rhythm]))
        for rhythm in Rhythm
    )
    parts: list[Part] = [Section(ctx.text("rounds-taking-part")), Facts(pairs)]
    coming, last = await rounds.unsent(ctx.tx), await rounds.newest_sent(ctx.tx)
    if coming is not None:
        parts += await _shown(ctx, coming)
    if last is not None:
        parts += await _gone(ctx, last)
    if coming is None and last is None:
        parts.append(_first(ctx, any(counts.values())))
    return Message(ctx.say("rounds-title"), (*parts, Note(ctx.text("rounds-organiser-note"))))


def _first(ctx: Context, somebody: bool) -> Section:
    """When the first round goes out, or what it waits for."""
    if not somebody:
        return Section(ctx.text("rounds-none-yet"))
    at = next_round(ctx.now + PLANNED_BEFORE, clock_of(ctx.rules.time_zone, ctx.rules.time_zone))
    return Section(ctx.text("rounds-first", at=When(at, "moment")))


async def _shown(ctx: Context, one: Round) -> list[Section]:
    at = When(one.at, "moment")
    if one.stage is Stage.WAITING:
        return [Section(ctx.text("rounds-coming", at=at))]
    buttons = (
        Button(ctx.say("rounds-send-now"), "round-now", f"{one.id}.{_moment(one)}", "primary"),
        Button(ctx.say("rounds-wait"), "round-wait", f"{one.id}.{_moment(one)}"),
        Button(ctx.say("rounds-look"), "round-look", str(one.id)),
    )
    return [Section(text.joined(ctx.text("rounds-planned", at=at), await _figures(ctx, one)), buttons)]


async def _gone(ctx: Context, one: Round) -> list[Section]:
    met, of = await rounds.how_many_met(ctx.tx, one.id)
    said = ctx.text("rounds-gone", at=When(one.at))
    return [Section(text.joined(said, await _figures(ctx, one), ctx.text("rounds-met", met=met, of=of)))]


async def _figures(ctx: Context, one: Round) -> Text:
    """How many are together, and how many are alone for each reason."""
    counts = await rounds.counts(ctx.tx, one.id)
    lines = [ctx.text("rounds-groups", twos=counts.twos, threes=counts.threes)]
    for why, count in sorted(counts.alone.items()):
        lines.append(ctx.text("rounds-alone-count", count=count, why=Alone(why)))
    return text.joined(*lines)


def _moment(one: Round) -> str:
    return str(int(one.at.timestamp()))


VERBS = (Verb("rounds", page, also=("ラウンド", "round"), command="organiser"),)
PRESSES = (
    Pressed("rounds-organised", page, organisers_only=True),
    Pressed("round-look", look, organisers_only=True),
    Pressed("round-now", send_now, writes=True, organisers_only=True),
    Pressed("round-wait", wait, writes=True, organisers_only=True),
)
NOTICES = (Told(PLANNED, planned),)
