"""How an event is shown: its facts, its announcement with answers to tap, and its file for calendars."""

from typing import Final

from community.errors import ButtonExpired, EventIsCancelled, EventIsOver, EventNotAnnounced
from community.event import Answer, Counts, Event, EventId, EventState, has_to_wait
from community.notice import Notice
from community.words import shortened
from community.zone import clock_of
from handlers import rows, text
from handlers.calendars import CalendarEvent, event_file, uid_of
from handlers.context import Context, Rules
from handlers.people import mentions
from handlers.view import Action, Button, Facts, File, Link, Message, Note, Part, Section, Text, When
from storage import event_answers, event_speakers, events
from storage.event_speakers import SpeakerState

ANSWERS: Final = (Answer.YES, Answer.MAYBE, Answer.NO)
_MOST_TITLE: Final = 100
_SHOWN: Final = (EventState.ANNOUNCED, EventState.CANCELLED, EventState.OVER)
_FILE: Final = "event.ics"


async def meant(ctx: Context, subject: str, *, locked: bool = False) -> Event:
    """The event of a button; raises ButtonExpired where there is none."""
    look = events.lock if locked else events.get
    return rows.there(await look(ctx.tx, EventId(rows.number(subject))))


async def told_of(ctx: Context, notice: Notice) -> Event | None:
    """The event of a notice, whose subject begins with it."""
    return await events.get(ctx.tx, EventId(int(notice.subject.partition(".")[0])))


async def seen(ctx: Context, subject: str) -> Event:
    """The event of a button that everybody may press: one that was announced once; raises ButtonExpired."""
    event = await meant(ctx, subject)
    if event.state not in _SHOWN:
        raise ButtonExpired
    return event


async def answerable(ctx: Context, subject: str) -> Event:
    """The event, locked, where it can be answered just now; raises what stands against it."""
    event = await meant(ctx, subject, locked=True)
    match event.state:
        case EventState.CANCELLED | EventState.DECLINED:
            raise EventIsCancelled(event.title)
        case EventState.ANNOUNCED if event.is_coming(ctx.now):
            return event
        case EventState.ANNOUNCED | EventState.OVER:
            raise EventIsOver(event.title)
        case _:
            raise EventNotAnnounced


async def facts(ctx: Context, event: Event) -> Facts:
    """What, when, how long, where, who speaks."""
    pairs = [
        (ctx.say("event-fact-kind"), ctx.text("event-kind", kind=event.kind)),
        (ctx.say("event-fact-when"), when(ctx, event)),
        (ctx.say("event-fact-length"), length(ctx, event)),
    ]
    if event.place:
        pairs.append((ctx.say("event-fact-place"), text.plain(event.place)))
    if event.link:
        pairs.append((ctx.say("event-fact-link"), text.plain(event.link)))
    if speak := await speakers(ctx, event):
        pairs.append((ctx.say("event-fact-speakers"), speak))
    return Facts(tuple(pairs))


def when(ctx: Context, event: Event) -> Text:
    """The moment on the reader's own clock, with the name of its zone; in a channel on the community's."""
    zone = ctx.me.time_zone or ctx.rules.time_zone
    local = event.starts_at.astimezone(clock_of(ctx.me.time_zone, ctx.rules.time_zone))
    date = {"month": local.month, "date": local.day, "day": local.weekday()}
    return ctx.text("event-when", **date, year=str(local.year), time=f"{local:%H:%M}", zone=zone)


def length(ctx: Context, event: Event) -> Text:
    """How long it lasts, in hours and minutes."""
    hours, minutes = divmod(event.minutes, 60)
    return ctx.text("event-length", hours=hours, minutes=minutes)


async def speakers(ctx: Context, event: Event) -> Text:
    """Who speaks, in the order of their offers."""
    accepted = event_speakers.names(await event_speakers.every(ctx.tx, event.id, SpeakerState.ACCEPTED))
    shown = await mentions(ctx, accepted)
    return text.joined(*[(shown[one],) for one in accepted], by=ctx.say("names-comma"))


async def announcement(ctx: Context, event: Event, *, counted: bool) -> Message:
    """What a channel, or a member, is told of an event; `counted` says how many answered so far."""
    title = shortened(event.title, _MOST_TITLE)
    if event.state is EventState.CANCELLED:
        return Message(title, (Section(ctx.text("event-is-cancelled")), await facts(ctx, event)))
    if event.state is EventState.OVER or (event.state is EventState.ANNOUNCED and ctx.now >= event.ends_at):
        return Message(title, (Section(ctx.text("event-is-over")), await facts(ctx, event)))
    counts = await event_answers.counts(ctx.tx, event.id)
    speak = await _speak_button(ctx, event)
    late: tuple[Part, ...] = ()
    if event.came_late() and event.announce_at is not None:
        late = (Note(ctx.text("event-came-late", at=When(event.announce_at, "moment"))),)
    question: tuple[Part, ...] = (Section(text.plain(event.question)),) if event.question else ()
    taps = (*_taps(ctx, event, counts if counted else None), *speak)
    asked = Section(_invitation(ctx, event, counts, wanted=bool(speak)), taps)
    return Message(title, (*question, await facts(ctx, event), asked, *late))


def answer_button(ctx: Context, event: Event, answer: Answer, *, chosen: bool = False) -> Button:
    """The button for one answer."""
    label = ctx.say("event-answer", answer=answer)
    return Button(label, f"event-{answer.value}", str(event.id), "primary" if chosen else "plain")


def link_of(ctx: Context, event: Event) -> tuple[Link, ...]:
    """The way to where it takes place, where that is an address."""
    return (Link(ctx.say("event-open-link"), event.link),) if event.link else ()


def here_button(ctx: Context, event: Event) -> tuple[Button, ...]:
    """ "I am here", on the day."""
    if not event.takes_arrivals(ctx.now):
        return ()
    return (Button(ctx.say("event-here"), "event-here", str(event.id), "primary"),)


def calendar_file(ctx: Context, event: Event) -> File:
    """The event as a file that every calendar takes."""
    return File(_FILE, event_file(as_calendar(ctx.rules, event), ctx.now))


def as_calendar(rules: Rules, event: Event) -> CalendarEvent:
    """The event as a calendar shows it."""
    return CalendarEvent(
        uid_of(event.id, event.key),
        event.title,
        event.question,
        event.starts_at,
        event.minutes,
        rules.time_zone,
        event.place,
        event.link,
        event.version,
        event.state is EventState.CANCELLED,
    )


async def _speak_button(ctx: Context, event: Event) -> tuple[Button, ...]:
    """The way to speak, while speakers are looked for."""
    accepted = await event_speakers.every(ctx.tx, event.id, SpeakerState.ACCEPTED)
    if len(accepted) >= event.speakers_wanted:
        return ()
    return (Button(ctx.say("event-speak"), "event-speak", str(event.id)),)


def _invitation(ctx: Context, event: Event, counts: Counts, *, wanted: bool) -> Text:
    places = ctx.text("event-places", count=event.capacity) if event.capacity is not None else ()
    full = ctx.text("event-full", waiting=counts.waiting) if has_to_wait(event.capacity, counts) else ()
    speak = ctx.text("event-speakers-wanted") if wanted else ()
    return text.joined(ctx.text("event-do-you-come"), full or places, speak)


def _taps(ctx: Context, event: Event, counts: Counts | None) -> tuple[Action, ...]:
    if counts is None:
        answers = tuple(answer_button(ctx, event, answer) for answer in ANSWERS)
    else:
        numbers = (counts.yes, counts.maybe, counts.no)
        answers = tuple(
            Button(
                ctx.say("event-answer-counted", answer=answer, count=number),
                f"event-{answer.value}",
                str(event.id),
            )
            for answer, number in zip(ANSWERS, numbers, strict=True)
        )
    return (*answers, *(here_button(ctx, event) or link_of(ctx, event)))
