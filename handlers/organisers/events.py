"""Events as organisers see them: what is at hand, and one by itself with what may be done about it."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from community.event import SET_OFF_WITHIN, Event, EventState, share
from community.notice import Notice
from community.rhythm import repeat_of
from community.words import shortened
from community.zone import clock_of
from handlers import rows, text
from handlers.acts import Pressed, Shown, Told, Verb
from handlers.aftermath import A_MONTH_ON, REPORT
from handlers.context import Context
from handlers.event import Command, Press
from handlers.gathering import readers
from handlers.members.events_shown import facts, meant, told_of, when
from handlers.members.events_speaking import offer_buttons
from handlers.people import mentions
from handlers.view import Button, Facts, Message, Part, Section, Text, When, as_many_as_fit
from storage import event_answers, event_speakers, homes
from storage import events as events_
from storage.event_speakers import SpeakerState

AT_A_TIME: Final = 5
_OVER_SHOWN: Final = 3
_OFFERS_SHOWN: Final = 3
_NAMES_SHOWN: Final = 5
_NEW_WITHIN: Final = timedelta(days=90)
"""Who joined the community within this before an event is a newcomer to it."""


async def events(ctx: Context, said: Command | Press) -> Shown:
    """`/organiser events`."""
    skipped = rows.passed_over(said)
    found = await events_.at_hand(ctx.tx)
    lines = [_line(ctx, event) for event in found[skipped : skipped + AT_A_TIME]]
    over = [_line(ctx, event) for event in await events_.closed(ctx.tx, _OVER_SHOWN)] if not skipped else []
    more = Button(ctx.say("events-more"), "events-at-hand", str(skipped + AT_A_TIME))
    buttons = (
        Button(ctx.say("events-plan"), "event-plan-step", ".1", "primary"),
        Button(ctx.say("events-rhythms"), "event-rhythms"),
        *((more,) if len(found) > skipped + AT_A_TIME else ()),
    )
    first = Section(ctx.text("events-at-hand", count=len(found)), buttons)
    return Message(ctx.say("events-organiser-title"), (first, *lines, *over))


async def show(ctx: Context, press: Press) -> Shown:
    """One event."""
    return await page(ctx, await meant(ctx, press.subject))


async def page(ctx: Context, event: Event, *first: Part) -> Message:
    """An event with all that an organiser may do about it, and what is to be said first."""
    question: tuple[Part, ...] = (Section(text.plain(event.question)),) if event.question else ()
    beginning = (*first, Section(state_of(ctx, event)), *question, await facts(ctx, event))
    groups: list[tuple[Part, ...]] = [
        _buttons(ctx, event),
        (await _planned(ctx, event),),
        await _attendance(ctx, event),
        *await _offers(ctx, event),
        await _likely(ctx, event),
    ]
    return as_many_as_fit(shortened(event.title, 100), beginning, [group for group in groups if group])


async def reported(ctx: Context, notice: Notice) -> Message | None:
    """To who answers for an event: how it went, and a month on what it set off."""
    event, later = await told_of(ctx, notice), notice.subject.partition(".")[2]
    if event is None or event.state is not EventState.OVER:
        return None
    came = len(await event_answers.came(ctx.tx, event.id))
    said = ctx.text("event-report-month") if later == A_MONTH_ON else ctx.text("event-report", came=came)
    figures = await _attendance(ctx, event) if came else ()
    return Message(shortened(event.title, 100), (Section(said), *figures))


def state_of(ctx: Context, event: Event) -> Text:
    """Where an event is, in a sentence."""
    at = event.made_at
    match event.state:
        case EventState.SCHEDULED | EventState.LATE:
            at = event.announce_at or at
        case EventState.ANNOUNCED:
            at = event.announced_at or at
        case EventState.DECLINED | EventState.CANCELLED | EventState.OVER:
            at = event.starts_at
        case EventState.PROPOSED | EventState.PLANNED:
            pass
    return ctx.text("event-state", state=event.state, at=When(at, "moment"))


async def reach_of(ctx: Context, event: Event) -> Text:
    """Where it is announced, and to how many by message."""
    channels = len(await homes.announcing(ctx.tx))
    letters = len(await readers(ctx.tx, ctx.rules, event))
    return ctx.text("event-reaches", channels=channels, letters=letters)


async def _planned(ctx: Context, event: Event) -> Facts:
    repeat = text.plain(ctx.say("event-repeats", repeat=_repeat(ctx, event)))
    capacity = ctx.text("event-capacity", count=event.capacity or 0)
    wanted = ctx.text("event-speakers-count", count=event.speakers_wanted)
    pairs = [
        (ctx.say("event-fact-capacity"), capacity),
        (ctx.say("event-fact-speakers-wanted"), wanted),
        (ctx.say("event-fact-repeat"), repeat),
    ]
    if event.topics:
        topics = text.plain(ctx.say("list-comma").join(event.topics))
        pairs.insert(2, (ctx.say("event-fact-topics"), topics))
    if event.state is EventState.ANNOUNCED:
        counts = await event_answers.counts(ctx.tx, event.id)
        said = ctx.text(
            "event-counts", yes=counts.yes, maybe=counts.maybe, no=counts.no, waiting=counts.waiting
        )
        pairs.append((ctx.say("event-fact-answers"), said))
    elif event.state is not EventState.OVER:
        pairs.append((ctx.say("event-fact-reach"), await reach_of(ctx, event)))
    return Facts(tuple(pairs))


def _repeat(ctx: Context, event: Event) -> str:
    """The choice by which an event repeats, or `own` for a rule that somebody typed."""
    day = event.starts_at.astimezone(clock_of(ctx.rules.time_zone, ctx.rules.time_zone)).date()
    repeat = repeat_of(event.rule, day)
    return repeat.value if repeat is not None else "own"


async def _attendance(ctx: Context, event: Event) -> tuple[Part, ...]:
    """Counts, and shares: nobody's name, and nobody's gifts."""
    if event.state is not EventState.OVER:
        return ()
    new_since = (event.starts_at - _NEW_WITHIN).date()
    seen = await event_answers.attendance(ctx.tx, event.id, event.starts_at, new_since)
    pairs = [
        (ctx.say("event-fact-came"), ctx.text("event-people", count=seen.came)),
        (ctx.say("event-fact-newcomers"), ctx.text("event-people", count=seen.newcomers)),
        (ctx.say("event-fact-again"), ctx.text("event-share", percent=share(seen.again, seen.came))),
    ]
    until = event.ends_at + SET_OFF_WITHIN
    count, givers = await event_answers.set_off(ctx.tx, event.id, event.ends_at, until)
    since = ctx.text("event-set-off", count=count, givers=givers, past=int(ctx.now >= until))
    pairs.append((ctx.say("event-fact-set-off"), since))
    return (Facts(tuple(pairs)),)


async def _offers(ctx: Context, event: Event) -> list[tuple[Part, ...]]:
    if not event.is_coming(ctx.now):
        return []
    offers = await event_speakers.every(ctx.tx, event.id, SpeakerState.OFFERED)
    shown = await mentions(ctx, event_speakers.names(offers[:_OFFERS_SHOWN]))
    return [
        (
            Section(
                ctx.text("event-offer-line", who=shown[offer.member], words=shortened(offer.words, 120)),
                offer_buttons(ctx, event, offer.member),
            ),
        )
        for offer in offers[:_OFFERS_SHOWN]
    ]


async def _likely(ctx: Context, event: Event) -> tuple[Part, ...]:
    """Who offered themselves for what this is about; an organiser asks them, the bot does not."""
    if event.state in (EventState.CANCELLED, EventState.DECLINED, EventState.OVER) or not event.topics:
        return ()
    found = await event_speakers.likely(ctx.tx, event.id, _NAMES_SHOWN)
    if not found:
        return ()
    shown = await mentions(ctx, found)
    who = text.joined(*[(shown[member],) for member in found], by=ctx.say("names-comma"))
    return (Section(ctx.text("event-likely", who=who)),)


def _buttons(ctx: Context, event: Event) -> tuple[Section, ...]:
    """What may be done, by where the event is."""
    now = f"{event.id}.{event.version}"
    preview = Button(ctx.say("event-preview"), "event-preview", str(event.id))
    announce = Button(ctx.say("event-announce"), "event-announce", now, "primary")
    confirm = Button(ctx.say("event-confirm"), "event-confirm", now, "primary")
    decline = Button(ctx.say("event-decline"), "event-decline", now)
    hold = Button(ctx.say("event-hold"), "event-hold", now)
    who = Button(ctx.say("event-who"), "event-who", str(event.id))
    edit = Button(ctx.say("event-edit"), "event-edit", str(event.id))
    move = Button(ctx.say("event-move"), "event-move", str(event.id))
    more = Button(ctx.say("event-settings"), "event-settings", str(event.id))
    cancel = Button(ctx.say("event-cancel"), "event-cancel", str(event.id), "danger")
    changes = Section(ctx.text("event-changes"), (edit, move, more, cancel))
    match event.state:
        case EventState.PROPOSED:
            own = replace(changes, actions=changes.actions[:-1])
            return (Section(ctx.text("event-proposal-question"), (confirm, decline)), own)
        case EventState.PLANNED:
            return (Section(ctx.text("event-nothing-out"), (preview, announce)), changes)
        case EventState.SCHEDULED:
            return (Section(ctx.text("event-waits-for-moment"), (preview, announce, hold)), changes)
        case EventState.LATE:
            return (Section(ctx.text("event-late-question"), (announce, hold)), changes)
        case EventState.ANNOUNCED:
            return (Section(ctx.text("event-is-out"), (who,)), changes)
        case EventState.OVER:
            return (Section(ctx.text("event-was"), (who,)),)
        case EventState.CANCELLED | EventState.DECLINED:
            return ()


def _line(ctx: Context, event: Event) -> Section:
    title = shortened(event.title, 80)
    line = ctx.text("events-line", title=title, kind=event.kind)
    button = Button(ctx.say("events-look"), "event-page", str(event.id))
    return Section(text.joined(line, when(ctx, event), state_of(ctx, event)), (button,))


VERBS = (Verb("events", events, also=("イベント", "予定"), command="organiser"),)
PRESSES = (
    Pressed("events-at-hand", events, organisers_only=True),
    Pressed("event-page", show, organisers_only=True),
)
NOTICES = (Told(REPORT, reported, can_wait=True),)
