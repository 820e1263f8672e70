"""An event is planned in three steps: by an organiser, or by a member, for an organiser to confirm."""

from datetime import datetime, tzinfo
from typing import Final

from community.errors import AnnouncedTooLate, TitleMissing
from community.event import (
    Event,
    EventId,
    EventKind,
    EventState,
    Reach,
    minutes_of,
    places_of,
    speakers_of,
    web_address,
)
from community.moment import moment_named
from community.notice import Notice
from community.rhythm import Repeat, rule_for
from community.topic import topics_of
from community.words import cleaned, shortened
from community.zone import clock_of
from handlers import rows
from handlers.acts import Pressed, Shown, Told, Verb
from handlers.calendars import rule_of
from handlers.context import Context, fresh_key
from handlers.event import Command, Press
from handlers.gathering import key_of
from handlers.members.events_shown import told_of
from handlers.members.oneself import MOST_TOPIC_LETTERS
from handlers.organisers.events import page
from handlers.organisers.events_announced import changed_meanwhile, seen_as_it_is
from handlers.organising import organises
from handlers.people import mentions
from handlers.steps import Answers, Step, Steps
from handlers.view import Choice, Field, Form, Message, Note, Section
from storage import audit, events, organisers, outbox

PROPOSED, PROPOSAL = "event-proposed", "event-proposal"

MOST_TITLE: Final = 100
MOST_QUESTION: Final = 1_000
MOST_PLACE: Final = 200
MOST_LINK: Final = 300
MOST_LINE: Final = 80


async def ask(ctx: Context, said: Command) -> Form:
    """`/organiser event` and `/alumni event`: the first step, or the one that waits."""
    return await PLAN.open(ctx, Press(said.who, "event-plan-step", PLAN.begin_at(1)))


async def finish(ctx: Context, answers: Answers) -> Shown:
    """An organiser's event is planned, and shown with what may be done; a member's is proposed."""
    mine = await organises(ctx)
    event = wanted(ctx, answers, EventState.PLANNED if mine else EventState.PROPOSED, by_organiser=mine)
    new = await events.add(ctx.tx, event)
    kept = rows.there(await events.get(ctx.tx, rows.there(new)))
    if mine:
        return await page(ctx, kept, Section(ctx.text("event-planned")))
    every = await organisers.every(ctx.tx, named=ctx.rules.organisers_named)
    await outbox.put_many(ctx.tx, PROPOSED, every, str(kept.id), ctx.now, useful_until=kept.starts_at)
    parts = (Section(ctx.text("event-proposal-thanks")), Note(ctx.text("event-proposal-next")))
    return Message(shortened(kept.title, MOST_TITLE), parts)


def wanted(ctx: Context, answers: Answers, state: EventState, *, by_organiser: bool) -> Event:
    """The event that the answers tell of; raises what stands against it."""
    clock = clock_of(ctx.rules.time_zone, ctx.rules.time_zone)
    title = title_of(answers.one("title"))
    starts_at = moment_named(answers.one("at"), ctx.now, clock)
    return Event(
        EventId(0),
        key_of(fresh_key(), starts_at),
        title,
        _kind(answers.one("kind")),
        cleaned(answers.one("question"), MOST_QUESTION),
        starts_at,
        minutes_of(answers.one("length")),
        ctx.now,
        ctx.me.id,
        confirmed_by=ctx.me.id if by_organiser else None,
        place=place_of(answers.one("place")),
        link=web_address(answers.one("link")),
        capacity=places_of(answers.one("capacity")),
        speakers_wanted=speakers_of(answers.one("speakers")),
        topics=topics_of(answers.one("topics")),
        rule=_rule(answers, starts_at, clock),
        reach=reach_named(answers.one("reach")),
        state=state,
        announce_at=announced_when(ctx, answers.one("announce"), starts_at, clock),
    )


async def confirm(ctx: Context, press: Press) -> Shown:
    """A member's proposal becomes an event; they hear of it."""
    return await _decide(ctx, press, EventState.PLANNED, "event-confirmed")


async def decline(ctx: Context, press: Press) -> Shown:
    """Not now; they hear it kindly."""
    return await _decide(ctx, press, EventState.DECLINED, "event-declined")


async def proposed(ctx: Context, notice: Notice) -> Message | None:
    """To organisers: who proposes what."""
    event = await told_of(ctx, notice)
    if event is None or event.state is not EventState.PROPOSED or event.organiser is None:
        return None
    who = (await mentions(ctx, [event.organiser]))[event.organiser]
    return await page(ctx, event, Section(ctx.text("event-proposed", who=who)))


async def answered(ctx: Context, notice: Notice) -> Message | None:
    """To who proposed it: it is planned, or not now."""
    event = await told_of(ctx, notice)
    if event is None or event.state is EventState.PROPOSED:
        return None
    said = ctx.text("event-proposal-answer", confirmed=int(event.state is not EventState.DECLINED))
    return Message(shortened(event.title, MOST_TITLE), (Section(said),))


async def _decide(ctx: Context, press: Press, state: EventState, action: str) -> Message:
    event = await seen_as_it_is(ctx, press.subject)
    if event is None:
        return await changed_meanwhile(ctx, press.subject)
    if await events.pass_on(ctx.tx, event.id, (EventState.PROPOSED,), state, confirmed_by=ctx.me.id):
        await audit.note(ctx.tx, ctx.me.id, action, f"event:{event.id}", ctx.now)
        if event.organiser is not None:
            await outbox.put(ctx.tx, PROPOSAL, event.organiser, str(event.id), ctx.now)
    after = await events.get(ctx.tx, event.id)
    return await page(ctx, after or event)


async def first(ctx: Context, _answers: Answers) -> Form:
    """What, about what, when and how long."""
    kinds = tuple(Choice(ctx.say("event-kind", kind=kind), kind) for kind in EventKind)
    hour = ctx.say("event-form-hour")
    fields = (
        Field("title", ctx.say("event-form-title"), "line", most=MOST_TITLE),
        Field("kind", ctx.say("event-form-kind"), "choice", value=EventKind.PANEL, choices=kinds),
        Field("question", ctx.say("event-form-question"), "paragraph", required=False, most=MOST_QUESTION),
        Field("at", ctx.say("event-form-at", zone=zone_shown(ctx)), "moment", most=MOST_LINE),
        Field("length", ctx.say("event-form-length"), "line", value=hour, most=MOST_LINE),
    )
    return Form(ctx.say("event-form"), "", fields)


async def check_first(ctx: Context, answers: Answers) -> None:
    """Refuse an event in the past, at an hour that does not exist, or of no length."""
    title_of(answers.one("title"))
    cleaned(answers.one("question"), MOST_QUESTION)
    moment_named(answers.one("at"), ctx.now, clock_of(ctx.rules.time_zone, ctx.rules.time_zone))
    minutes_of(answers.one("length"))


async def second(ctx: Context, _answers: Answers) -> Form:
    """Where, for how many, with how many speakers, about which topics."""
    fields = (
        Field("place", ctx.say("event-form-place"), "line", required=False, most=MOST_PLACE),
        Field("link", ctx.say("event-form-link"), "line", required=False, most=MOST_LINK),
        Field("capacity", ctx.say("event-form-capacity"), "line", required=False, most=MOST_LINE),
        Field("speakers", ctx.say("event-form-speakers"), "line", required=False, most=MOST_LINE),
        Field("topics", ctx.say("event-form-topics"), "line", required=False, most=MOST_TOPIC_LETTERS),
    )
    return Form(ctx.say("event-form"), "", fields)


async def check_second(_ctx: Context, answers: Answers) -> None:
    """Refuse no places or a million, what is no web address, and topics that are sentences."""
    place_of(answers.one("place"))
    web_address(answers.one("link"))
    places_of(answers.one("capacity"))
    speakers_of(answers.one("speakers"))
    topics_of(answers.one("topics"))


async def third(ctx: Context, _answers: Answers) -> Form:
    """Whether it comes again; and, for organisers, by which rule, when it is announced and to whom."""
    repeats = tuple(Choice(ctx.say("event-repeat", repeat=repeat), repeat) for repeat in Repeat)
    repeat = Field("repeat", ctx.say("event-form-repeat"), "choice", value=Repeat.ONCE, choices=repeats)
    if not await organises(ctx):
        return Form(ctx.say("event-form"), "", (repeat,))
    rule = Field("rule", ctx.say("event-form-rule"), "line", required=False, most=MOST_LINE)
    fields = (repeat, rule, announce_field(ctx, ""), reach_field(ctx, Reach.CHANNEL))
    return Form(ctx.say("event-form"), "", fields)


async def check_third(ctx: Context, answers: Answers) -> None:
    """Refuse a repeat that no calendar follows, and an announcement after the beginning."""
    clock = clock_of(ctx.rules.time_zone, ctx.rules.time_zone)
    starts_at = moment_named(answers.one("at"), ctx.now, clock)
    _rule(answers, starts_at, clock)
    announced_when(ctx, answers.one("announce"), starts_at, clock)


def announce_field(ctx: Context, value: str) -> Field:
    """When it is announced; nothing is at once."""
    label = ctx.say("event-form-announce")
    return Field("announce", label, "moment", required=False, value=value, most=MOST_LINE)


def reach_field(ctx: Context, reach: Reach) -> Field:
    """Who hears of it."""
    choices = tuple(Choice(ctx.say("event-reach", reach=one), one) for one in Reach)
    return Field("reach", ctx.say("event-form-reach"), "choice", value=reach, choices=choices)


def announced_when(ctx: Context, said: str, starts_at: datetime, clock: tzinfo) -> datetime | None:
    """The moment of the announcement, before it begins; raises AnnouncedTooLate, or what reads no moment."""
    if not said.strip():
        return None
    at = moment_named(said, ctx.now, clock)
    if at >= starts_at:
        raise AnnouncedTooLate
    return at


def title_of(said: str) -> str:
    """The title on one line; raises TitleMissing."""
    title = cleaned(" ".join(said.split()), MOST_TITLE)
    if not title:
        raise TitleMissing
    return title


def place_of(said: str) -> str:
    """The place on one line."""
    return cleaned(" ".join(said.split()), MOST_PLACE)


def reach_named(said: str) -> Reach:
    """Who hears of it; the channel alone where nothing is chosen."""
    return next((reach for reach in Reach if reach == said), Reach.CHANNEL)


def zone_shown(ctx: Context) -> str:
    """The community's zone, short enough for a label."""
    return shortened(ctx.rules.time_zone, 20)


def _kind(said: str) -> EventKind:
    return next((kind for kind in EventKind if kind == said), EventKind.NETWORKING)


def _rule(answers: Answers, starts_at: datetime, clock: tzinfo) -> str:
    """A rule that was typed goes before a choice."""
    if answers.one("rule").strip():
        return rule_of(answers.one("rule"))
    repeat = next((one for one in Repeat if one == answers.one("repeat")), Repeat.ONCE)
    return rule_for(repeat, starts_at.astimezone(clock).date())


PLAN: Final = Steps(
    "event-plan",
    "event-form",
    (Step(first, check_first), Step(second, check_second), Step(third, check_third)),
    finish,
)
VERBS = (
    Verb("event", None, ask, ("イベント企画", "企画")),
    Verb("event", None, ask, ("イベント企画", "企画"), command="organiser"),
)
PRESSES = (
    *PLAN.presses,
    Pressed("event-confirm", confirm, writes=True, organisers_only=True),
    Pressed("event-decline", decline, writes=True, organisers_only=True),
)
SUBMISSIONS = PLAN.submissions
NOTICES = (Told(PROPOSED, proposed, asked=True), Told(PROPOSAL, answered, asked=True))
