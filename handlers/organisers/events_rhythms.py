"""Ready rhythms: a monthly panel, a quarterly gathering, a weekly digest of openings; one tap each."""

from typing import Final

from community.errors import ButtonExpired
from community.notice import Notice
from community.ready_rhythms import ReadyRhythm, name_of, next_due
from community.zone import clock_of
from handlers.acts import Pressed, Shown, Told
from handlers.context import Context
from handlers.event import Press
from handlers.members.events_shown import told_of
from handlers.organisers.events import page
from handlers.view import Button, Message, Note, Section, When
from storage import audit, timetable

READY: Final = "event-ready"


async def rhythms(ctx: Context, _said: Press) -> Shown:
    """Which are on, and when each comes next."""
    on = {entry.name: entry for entry in await timetable.every(ctx.tx, "rhythm-")}
    sections: list[Section] = []
    for rhythm in ReadyRhythm:
        entry = on.get(name_of(rhythm))
        about = ctx.text("event-rhythm", rhythm=rhythm)
        if entry is None:
            button = Button(ctx.say("event-rhythm-on"), "event-rhythm-on", rhythm)
        else:
            about = (*about, *ctx.text("event-rhythm-next", at=When(entry.next_due)))
            button = Button(ctx.say("event-rhythm-off"), "event-rhythm-off", rhythm)
        sections.append(Section(about, (button,)))
    return Message(ctx.say("event-rhythms-title"), (*sections, Note(ctx.text("event-rhythms-note"))))


async def switch_on(ctx: Context, press: Press) -> Shown:
    """From now on it comes by itself, and waits for an organiser before anything goes out."""
    rhythm = _meant(press.subject)
    clock = clock_of(ctx.rules.time_zone, ctx.rules.time_zone)
    await timetable.settle(ctx.tx, name_of(rhythm), next_due(rhythm, ctx.now, clock))
    await audit.note(ctx.tx, ctx.me.id, "rhythm-on", rhythm, ctx.now)
    return await rhythms(ctx, press)


async def switch_off(ctx: Context, press: Press) -> Shown:
    """It comes no more; what is planned already stays."""
    rhythm = _meant(press.subject)
    await timetable.remove(ctx.tx, name_of(rhythm))
    await audit.note(ctx.tx, ctx.me.id, "rhythm-off", rhythm, ctx.now)
    return await rhythms(ctx, press)


async def ready(ctx: Context, notice: Notice) -> Message | None:
    """To organisers: one of the rhythm is planned, and waits for them."""
    event = await told_of(ctx, notice)
    if event is None or event.announced_at is not None or event.starts_at <= ctx.now:
        return None
    return await page(ctx, event, Section(ctx.text("event-ready")))


def _meant(subject: str) -> ReadyRhythm:
    found = next((rhythm for rhythm in ReadyRhythm if rhythm == subject), None)
    if found is None:
        raise ButtonExpired
    return found


PRESSES = (
    Pressed("event-rhythms", rhythms, organisers_only=True),
    Pressed("event-rhythm-on", switch_on, writes=True, organisers_only=True),
    Pressed("event-rhythm-off", switch_off, writes=True, organisers_only=True),
)
NOTICES = (Told(READY, ready, can_wait=True),)
