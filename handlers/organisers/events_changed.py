"""An event is changed, moved or cancelled; who said yes hears of it once, and nobody overwrites another."""

from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Final

from community.errors import AnnouncedTooLate, ButtonExpired
from community.event import (
    Event,
    EventState,
    minutes_of,
    places_of,
    speakers_of,
    web_address,
)
from community.moment import moment_named
from community.topic import topics_of
from community.words import cleaned, shortened
from community.zone import clock_of
from handlers import again, gathering
from handlers.acts import Pressed, Shown, Submitted
from handlers.calendars import rule_of
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.members.events_shown import facts, meant
from handlers.members.oneself import MOST_TOPIC_LETTERS
from handlers.organisers.events import page, state_of
from handlers.organisers.events_announced import changed_meanwhile, seen_as_it_is
from handlers.organisers.events_plan import (
    MOST_LINE,
    MOST_LINK,
    MOST_PLACE,
    MOST_QUESTION,
    MOST_TITLE,
    announce_field,
    announced_when,
    place_of,
    reach_field,
    reach_named,
    title_of,
    zone_shown,
)
from handlers.view import Button, Field, Form, Message, Section
from storage import audit, event_answers
from storage import events as events_

_OPEN: Final = (
    EventState.PROPOSED,
    EventState.PLANNED,
    EventState.SCHEDULED,
    EventState.LATE,
    EventState.ANNOUNCED,
)
_NOT_OUT: Final = (EventState.PLANNED, EventState.SCHEDULED, EventState.LATE, EventState.PROPOSED)


async def ask_words(ctx: Context, press: Press) -> Form:
    """What it is about."""
    event = await _open(ctx, press.subject)
    topics = ctx.say("list-comma").join(event.topics)
    fields = (
        Field("title", ctx.say("event-form-title"), "line", value=event.title, most=MOST_TITLE),
        _line(ctx.say("event-form-question"), "question", event.question, MOST_QUESTION, paragraph=True),
        _line(ctx.say("event-form-topics"), "topics", topics, MOST_TOPIC_LETTERS),
    )
    return _form(ctx, "event-edit", event, fields)


async def words_sent(ctx: Context, sent: Submission) -> Shown:
    """Another title is told, other words only shown."""
    event = await _open(ctx, sent.subject, locked=True)
    wanted = replace(
        event,
        title=title_of(sent.one("title")),
        question=cleaned(sent.one("question"), MOST_QUESTION),
        topics=topics_of(sent.one("topics")),
    )
    return await _change(ctx, sent, event, wanted)


async def ask_when(ctx: Context, press: Press) -> Form:
    """When, how long and where."""
    event = await _open(ctx, press.subject)
    label = ctx.say("event-form-at", zone=zone_shown(ctx))
    fields = (
        Field("at", label, "moment", value=_written(event.starts_at, _clock(ctx)), most=MOST_LINE),
        Field("length", ctx.say("event-form-length"), "line", value=str(event.minutes), most=MOST_LINE),
        _line(ctx.say("event-form-place"), "place", event.place, MOST_PLACE),
        _line(ctx.say("event-form-link"), "link", event.link, MOST_LINK),
    )
    return _form(ctx, "event-move", event, fields)


async def when_sent(ctx: Context, sent: Submission) -> Shown:
    """Whoever said yes is told once, however often it is moved in a moment."""
    event = await _open(ctx, sent.subject, locked=True)
    wanted = replace(
        event,
        starts_at=_moved(ctx, sent.one("at"), event),
        minutes=minutes_of(sent.one("length")),
        place=place_of(sent.one("place")),
        link=web_address(sent.one("link")),
    )
    if event.announced_at is None and event.announce_at and event.announce_at >= wanted.starts_at:
        raise AnnouncedTooLate
    return await _change(ctx, sent, event, wanted)


async def ask_settings(ctx: Context, press: Press) -> Form:
    """How many, how it repeats, and, while it is not out, when and to whom it goes."""
    event = await _open(ctx, press.subject)
    capacity = str(event.capacity) if event.capacity is not None else ""
    fields = [
        _line(ctx.say("event-form-capacity"), "capacity", capacity, MOST_LINE),
        _line(ctx.say("event-form-speakers"), "speakers", str(event.speakers_wanted), MOST_LINE),
        _line(ctx.say("event-form-rule"), "rule", event.rule, MOST_LINE),
    ]
    if event.state in _NOT_OUT:
        at = event.announce_at
        fields += [
            announce_field(ctx, _written(at, _clock(ctx)) if at else ""),
            reach_field(ctx, event.reach),
        ]
    return _form(ctx, "event-settings", event, tuple(fields))


async def settings_sent(ctx: Context, sent: Submission) -> Shown:
    """Fewer places take none away; more are filled by who waits."""
    event = await _open(ctx, sent.subject, locked=True)
    rule = sent.one("rule").strip()
    wanted = replace(
        event,
        capacity=places_of(sent.one("capacity")),
        speakers_wanted=speakers_of(sent.one("speakers")),
        rule=rule_of(rule) if rule else "",
    )
    if event.state in _NOT_OUT:
        at = sent.one("announce")
        kept = event.announce_at is not None and _is_same(at, event.announce_at)
        when = event.announce_at if kept else announced_when(ctx, at, event.starts_at, _clock(ctx))
        wanted = replace(wanted, announce_at=when, reach=reach_named(sent.one("reach")))
    return await _change(ctx, sent, event, wanted, *await _kept_places(ctx, wanted))


async def ask_to_cancel(ctx: Context, press: Press) -> Shown:
    """How many would be told, and whether later ones of a series go too."""
    event = await _open(ctx, press.subject)
    count = await event_answers.how_many_to_tell(ctx.tx, event.id)
    now = f"{event.id}.{event.version}"
    one = Button(ctx.say("event-cancel-yes"), "event-cancel-yes", now, "danger")
    every = Button(ctx.say("event-cancel-all"), "event-cancel-all", now, "danger")
    back = Button(ctx.say("event-cancel-no"), "event-page", str(event.id))
    buttons = (one, every, back) if event.rule else (one, back)
    question = ctx.text("event-cancel-question", count=count, series=int(bool(event.rule)))
    return Message(shortened(event.title, MOST_TITLE), (Section(question, buttons),))


async def cancel(ctx: Context, press: Press) -> Shown:
    """This one does not take place; the next of its series does."""
    return await _cancel(ctx, press, whole_series=False)


async def cancel_all(ctx: Context, press: Press) -> Shown:
    """Neither this one nor any later one takes place."""
    return await _cancel(ctx, press, whole_series=True)


async def _cancel(ctx: Context, press: Press, *, whole_series: bool) -> Shown:
    event = await seen_as_it_is(ctx, press.subject)
    if event is None:
        return await changed_meanwhile(ctx, press.subject)
    if not await gathering.cancel(ctx.tx, event, ctx.now):
        return await page(ctx, await meant(ctx, str(event.id)))
    await audit.note(ctx.tx, ctx.me.id, "event-cancelled", f"event:{event.id}", ctx.now)
    if whole_series:
        for later in await events_.later_of_series(ctx.tx, event.series or event.id, event.starts_at):
            await gathering.cancel(ctx.tx, later, ctx.now)
            await audit.note(ctx.tx, ctx.me.id, "event-cancelled", f"event:{later.id}", ctx.now)
    elif event.announced_at is None and event.state is not EventState.PROPOSED:
        await gathering.plan_next(ctx.tx, ctx.rules, event, ctx.now)
    return await page(ctx, await meant(ctx, str(event.id)), Section(ctx.text("event-cancelled")))


async def _change(ctx: Context, sent: Submission, event: Event, wanted: Event, *notes: Section) -> Shown:
    version = sent.subject.partition(".")[2]
    if wanted == event:
        return await page(ctx, event, Section(ctx.text("event-nothing-changed")))
    if version != str(event.version) or not await gathering.change(ctx.tx, event, wanted, ctx.now):
        return await _meanwhile(ctx, sent)
    await audit.note(ctx.tx, ctx.me.id, "event-changed", f"event:{event.id}", ctx.now)
    after = await meant(ctx, str(event.id))
    return await page(ctx, after, Section(ctx.text("event-changed-saved")), *notes)


async def _meanwhile(ctx: Context, sent: Submission) -> Message:
    """Another organiser was first: how it stands now, and the form as it was filled in, made from that."""
    event = await meant(ctx, sent.subject.partition(".")[0])
    said = Section(ctx.text("event-changed-meanwhile"))
    parts = (said, Section(state_of(ctx, event)), await facts(ctx, event))
    anew = replace(sent, subject=f"{event.id}.{event.version}")
    return await again.offered(ctx, anew, Message(shortened(event.title, MOST_TITLE), parts))


async def _kept_places(ctx: Context, wanted: Event) -> tuple[Section, ...]:
    counts = await event_answers.counts(ctx.tx, wanted.id)
    if wanted.capacity is None or counts.yes <= wanted.capacity:
        return ()
    return (Section(ctx.text("event-places-kept", yes=counts.yes, capacity=wanted.capacity)),)


async def _open(ctx: Context, subject: str, *, locked: bool = False) -> Event:
    event = await meant(ctx, subject.partition(".")[0], locked=locked)
    if event.state not in _OPEN:
        raise ButtonExpired
    return event


def _moved(ctx: Context, said: str, event: Event) -> datetime:
    """The moment that is meant; the one that stood in the form may have come meanwhile."""
    if _is_same(said, event.starts_at):
        return event.starts_at
    return moment_named(said, ctx.now, _clock(ctx))


def _is_same(said: str, at: datetime) -> bool:
    try:
        return datetime.fromisoformat(said.strip()) == at.replace(second=0, microsecond=0)
    except (ValueError, TypeError):
        return False


def _clock(ctx: Context) -> tzinfo:
    return clock_of(ctx.rules.time_zone, ctx.rules.time_zone)


def _written(at: datetime, clock: tzinfo) -> str:
    return at.astimezone(clock).isoformat(timespec="minutes")


def _line(label: str, name: str, value: str, most: int, *, paragraph: bool = False) -> Field:
    return Field(name, label, "paragraph" if paragraph else "line", required=False, value=value, most=most)


def _form(ctx: Context, action: str, event: Event, fields: tuple[Field, ...]) -> Form:
    return Form(ctx.say("event-form"), action, fields, f"{event.id}.{event.version}")


PRESSES = (
    Pressed("event-edit", ask_words, asks=True, organisers_only=True),
    Pressed("event-move", ask_when, asks=True, organisers_only=True),
    Pressed("event-settings", ask_settings, asks=True, organisers_only=True),
    Pressed("event-cancel", ask_to_cancel, organisers_only=True),
    Pressed("event-cancel-yes", cancel, writes=True, organisers_only=True),
    Pressed("event-cancel-all", cancel_all, writes=True, organisers_only=True),
)
SUBMISSIONS = (
    Submitted("event-edit", words_sent, ask_words, organisers_only=True),
    Submitted("event-move", when_sent, ask_when, organisers_only=True),
    Submitted("event-settings", settings_sent, ask_settings, organisers_only=True),
)
