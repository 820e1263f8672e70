"""Who was there, as organisers mark it; and an event closed once that is known."""

from enum import StrEnum
from typing import Final

from community.errors import ButtonExpired
from community.event import HERE_BEFORE, Event, EventState
from community.member import MemberId
from community.words import shortened
from handlers import aftermath, rows
from handlers.acts import Pressed, Shown, Submitted
from handlers.by_name import BY_NAME
from handlers.context import Context
from handlers.event import Mentioned, Named, Person, Press, Submission
from handlers.members.events_shown import meant
from handlers.organisers.events import page
from handlers.people import find, mentions
from handlers.view import Button, Field, Form, Message, Note, Section
from storage import event_answers
from storage.event_answers import Given

AT_A_TIME: Final = 5
_MOST_NAMED: Final = 20


class _State(StrEnum):
    """What is known of somebody: that they were there or not, that they wait for a place, or nothing yet."""

    CAME = "came"
    ABSENT = "absent"
    WAITS = "waits"
    OPEN = "open"


async def who(ctx: Context, press: Press) -> Shown:
    """Who said that they come, some at a time, with a tap for who was there."""
    event, skipped = await _page_of(ctx, press.subject)
    return await _list(ctx, event, skipped)


async def mark(ctx: Context, press: Press) -> Shown:
    """One of them was there, or was not; the same tap takes it back."""
    event, member, came, skipped = await _marked(ctx, press.subject)
    given = rows.there(await event_answers.of(ctx.tx, event.id, member))
    if not may_be_marked(ctx, event):
        raise ButtonExpired
    said = None if given.came is came else came
    await event_answers.mark(
        ctx.tx, event.id, member, said, ctx.now, by_organiser=True, version=event.version
    )
    return await _list(ctx, event, skipped)


async def ask_more(ctx: Context, press: Press) -> Form:
    """Who was there without a word before."""
    event = await meant(ctx, press.subject)
    people = Field("receivers", ctx.say("event-form-people"), "members", required=False)
    return Form(ctx.say("event-form"), "event-mark-more", (people,), str(event.id))


async def more_sent(ctx: Context, sent: Submission) -> Shown:
    """They were there."""
    event = await meant(ctx, sent.subject, locked=True)
    if not may_be_marked(ctx, event):
        raise ButtonExpired
    people: list[Person] = [Mentioned(one) for one in sent.all("receivers")[:_MOST_NAMED]]
    people += [Named(sent.one(BY_NAME))] if sent.one(BY_NAME) else []
    for person in people:
        several = await find(ctx, person)
        if len(several) == 1 and not several[0].is_bot:
            await event_answers.mark(
                ctx.tx,
                event.id,
                several[0].id,
                True,
                ctx.now,
                by_organiser=True,
                version=event.version,
            )
    return await _list(ctx, event, 0)


async def close(ctx: Context, press: Press) -> Shown:
    """All who were there are marked: thank, ask and count now, instead of tomorrow."""
    event = await meant(ctx, press.subject, locked=True)
    if event.state is not EventState.ANNOUNCED or ctx.now < event.ends_at:
        raise ButtonExpired
    await aftermath.close(ctx.tx, ctx.rules, event, ctx.now)
    return await page(ctx, await meant(ctx, press.subject), Section(ctx.text("event-closed")))


def may_be_marked(ctx: Context, event: Event) -> bool:
    """Whether it has begun, or is about to, and its gifts are not recorded yet."""
    return event.state is EventState.ANNOUNCED and ctx.now >= event.starts_at - HERE_BEFORE


async def _list(ctx: Context, event: Event, skipped: int) -> Message:
    found = await event_answers.listed(ctx.tx, event.id, AT_A_TIME + 1, skipped)
    shown = found[:AT_A_TIME]
    names = await mentions(ctx, [given.member for given in shown])
    marks = may_be_marked(ctx, event)
    lines = [
        Section(
            ctx.text("event-who-line", who=names[given.member], answer=given.answer, state=_state(given)),
            _taps(ctx, event, given, skipped) if marks else (),
        )
        for given in shown
    ]
    first = Section(ctx.text("event-who-question", marks=int(marks)), _ways(ctx, event, skipped, len(found)))
    empty = [] if lines else [Section(ctx.text("event-who-nobody"))]
    note = Note(ctx.text("event-who-note"))
    return Message(shortened(event.title, 100), (first, *empty, *lines, note))


def _state(given: Given) -> _State:
    if given.came is not None:
        return _State.CAME if given.came else _State.ABSENT
    return _State.WAITS if given.waits else _State.OPEN


def _taps(ctx: Context, event: Event, given: Given, skipped: int) -> tuple[Button, Button]:
    subject = f"{event.id}.{given.member}"
    came = Button(
        ctx.say("event-mark-came"),
        "event-mark",
        f"{subject}.1.{skipped}",
        "primary" if given.came else "plain",
    )
    absent = Button(
        ctx.say("event-mark-absent"),
        "event-mark",
        f"{subject}.0.{skipped}",
        "primary" if given.came is False else "plain",
    )
    return came, absent


def _ways(ctx: Context, event: Event, skipped: int, found: int) -> tuple[Button, ...]:
    buttons = [Button(ctx.say("events-page"), "event-page", str(event.id))]
    if may_be_marked(ctx, event):
        buttons.append(Button(ctx.say("event-mark-more"), "event-mark-more", str(event.id)))
    if event.state is EventState.ANNOUNCED and ctx.now >= event.ends_at:
        buttons.append(Button(ctx.say("event-close"), "event-close", str(event.id), "primary"))
    if found > AT_A_TIME:
        further = f"{event.id}.{skipped + AT_A_TIME}"
        buttons.append(Button(ctx.say("events-more"), "event-who", further))
    return tuple(buttons)


async def _page_of(ctx: Context, subject: str) -> tuple[Event, int]:
    number, _, skipped = subject.partition(".")
    return await meant(ctx, number), rows.number(skipped or "0")


async def _marked(ctx: Context, subject: str) -> tuple[Event, MemberId, bool, int]:
    parts = subject.split(".")
    if len(parts) != 4:
        raise ButtonExpired
    number, member, came, skipped = parts
    event = await meant(ctx, number, locked=True)
    return event, MemberId(rows.number(member)), came == "1", rows.number(skipped)


PRESSES = (
    Pressed("event-who", who, organisers_only=True),
    Pressed("event-mark", mark, writes=True, organisers_only=True),
    Pressed("event-mark-more", ask_more, asks=True, organisers_only=True),
    Pressed("event-close", close, writes=True, organisers_only=True),
)
SUBMISSIONS = (Submitted("event-mark-more", more_sent, ask_more, organisers_only=True),)
