"""Answers to an event: yes, maybe, no, with a place or waiting for one; and the messages that follow."""

from community.event import Answer, Event, has_to_wait
from community.notice import Notice
from community.words import shortened
from handlers import gathering
from handlers.acts import Posted, Pressed, Shown, Told
from handlers.context import Context
from handlers.event import Press
from handlers.gathering import ANNOUNCEMENT, CHANGED, INVITED, MOVED_UP
from handlers.members.events import page
from handlers.members.events_shown import (
    announcement,
    answer_button,
    answerable,
    calendar_file,
    facts,
    here_button,
    link_of,
    seen,
    told_of,
)
from handlers.view import Action, Message, Part, Section
from storage import event_answers, event_speakers, outbox
from storage.event_answers import Given
from storage.event_speakers import SpeakerState

CALENDAR, REMINDER, SOON = "event-calendar", "event-reminder", "event-soon"
_LONGEST_TITLE = 100


async def yes(ctx: Context, press: Press) -> Shown:
    """They come, or wait for a place."""
    return await _answer(ctx, press, Answer.YES)


async def maybe(ctx: Context, press: Press) -> Shown:
    """They may come."""
    return await _answer(ctx, press, Answer.MAYBE)


async def no(ctx: Context, press: Press) -> Shown:
    """They do not come; who waits longest gets their place."""
    return await _answer(ctx, press, Answer.NO)


async def file(ctx: Context, press: Press) -> Shown:
    """The event for their calendar, by message, since an answer carries no file."""
    event = await seen(ctx, press.subject)
    await outbox.put(ctx.tx, CALENDAR, ctx.me.id, f"{event.id}.{int(ctx.now.timestamp())}", ctx.now)
    return await page(ctx, event, Section(ctx.text("event-file-comes")))


async def _answer(ctx: Context, press: Press, answer: Answer) -> Message:
    event = await answerable(ctx, press.subject)
    before = await event_answers.of(ctx.tx, event.id, ctx.me.id)
    if before is None or before.answer is not answer:
        await _give(ctx, event, before, answer)
    return await page(ctx, event)


async def _give(ctx: Context, event: Event, before: Given | None, answer: Answer) -> None:
    waits = answer is Answer.YES and await _has_to_wait(ctx, event)
    await event_answers.give(ctx.tx, event.id, ctx.me.id, answer, ctx.now, waits=waits, version=event.version)
    if before is not None and before.answer is Answer.YES:
        await gathering.fill(ctx.tx, event, ctx.now)
    if answer is Answer.YES and not waits:
        subject = f"{event.id}.v{event.version}"
        await outbox.put(ctx.tx, CALENDAR, ctx.me.id, subject, ctx.now, useful_until=event.ends_at)
    await outbox.changed(ctx.tx, ANNOUNCEMENT, str(event.id), ctx.now)


async def _has_to_wait(ctx: Context, event: Event) -> bool:
    """Who speaks has a place whatever happens."""
    offer = await event_speakers.of(ctx.tx, event.id, ctx.me.id)
    if offer is not None and offer.state is SpeakerState.ACCEPTED:
        return False
    return has_to_wait(event.capacity, await event_answers.counts(ctx.tx, event.id))


async def posted(ctx: Context, notice: Notice) -> Message | None:
    """The announcement as it stands in a channel."""
    event = await told_of(ctx, notice)
    return await announcement(ctx, event, counted=True) if event is not None else None


async def invited(ctx: Context, notice: Notice) -> Message | None:
    """The announcement by message; nothing to who answered already."""
    event = await told_of(ctx, notice)
    if event is None or not event.is_coming(ctx.now):
        return None
    if await event_answers.of(ctx.tx, event.id, ctx.me.id) is not None:
        return None
    return await announcement(ctx, event, counted=False)


async def for_calendar(ctx: Context, notice: Notice) -> Message | None:
    """The file that a yes brings."""
    event = await told_of(ctx, notice)
    if event is None:
        return None
    first = Section(ctx.text("event-file-here"), link_of(ctx, event))
    return Message(_title(event), (first, await facts(ctx, event), calendar_file(ctx, event)))


async def changed(ctx: Context, notice: Notice) -> Message | None:
    """An event is otherwise, or does not take place; told once for its last change."""
    event = await told_of(ctx, notice)
    given = await event_answers.of(ctx.tx, event.id, ctx.me.id) if event is not None else None
    if event is None or given is None or str(given.told_version) != notice.subject.partition(".")[2]:
        return None
    if given.answer not in (Answer.YES, Answer.MAYBE):
        return None
    if not event.is_coming(ctx.now):
        first = Section(ctx.text("event-changed-cancelled"))
        return Message(_title(event), (first, await facts(ctx, event), calendar_file(ctx, event)))
    ways = (answer_button(ctx, event, Answer.MAYBE), answer_button(ctx, event, Answer.NO))
    first = Section(ctx.text("event-changed", waits=int(given.waits)), (*ways, *link_of(ctx, event)))
    file: tuple[Part, ...] = () if given.waits else (calendar_file(ctx, event),)
    return Message(_title(event), (first, await facts(ctx, event), *file))


async def moved_up(ctx: Context, notice: Notice) -> Message | None:
    """A place became free, and is theirs."""
    event = await told_of(ctx, notice)
    given = await event_answers.of(ctx.tx, event.id, ctx.me.id) if event is not None else None
    if event is None or given is None or given.answer is not Answer.YES or given.waits:
        return None
    if not event.is_coming(ctx.now):
        return None
    first = Section(ctx.text("event-moved-up"), (answer_button(ctx, event, Answer.NO), *link_of(ctx, event)))
    return Message(_title(event), (first, await facts(ctx, event), calendar_file(ctx, event)))


async def reminded(ctx: Context, notice: Notice) -> Message | None:
    """It begins in a week, a day, or an hour; nothing where it was moved, or they do not come any more."""
    event = await told_of(ctx, notice)
    given = await event_answers.of(ctx.tx, event.id, ctx.me.id) if event is not None else None
    if event is None or given is None or given.answer is not Answer.YES or given.waits:
        return None
    _, hours, begins = notice.subject.split(".")
    if not event.is_coming(ctx.now) or begins != str(int(event.starts_at.timestamp())):
        return None
    no_more = answer_button(ctx, event, Answer.NO)
    ways: tuple[Action, ...] = (*here_button(ctx, event), no_more, *link_of(ctx, event))
    first = Section(ctx.text("event-reminder", hours=int(hours)), ways)
    return Message(_title(event), (first, await facts(ctx, event)))


def reminder_subject(event: Event, hours: int) -> str:
    """What a reminder is known by: one for each lead, and anew where the event was moved."""
    return f"{event.id}.{hours}.{int(event.starts_at.timestamp())}"


def _title(event: Event) -> str:
    return shortened(event.title, _LONGEST_TITLE)


PRESSES = (
    Pressed("event-yes", yes, writes=True),
    Pressed("event-maybe", maybe, writes=True),
    Pressed("event-no", no, writes=True),
    Pressed("event-file", file, writes=True),
)
NOTICES = (
    Posted(ANNOUNCEMENT, posted),
    Told(INVITED, invited, can_wait=True),
    Told(CALENDAR, for_calendar, asked=True),
    Told(CHANGED, changed, asked=True),
    Told(MOVED_UP, moved_up, asked=True),
    Told(REMINDER, reminded, can_wait=True),
    Told(SOON, reminded),
)
