"""Events as members see them: what is coming, what is theirs, what is past, and each one by itself."""

from collections.abc import Sequence
from typing import Final

from community.event import Answer, Event, EventState
from community.words import shortened
from handlers import rows, text
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.members import events_calendar
from handlers.members.events_shown import (
    ANSWERS,
    answer_button,
    facts,
    here_button,
    link_of,
    seen,
    when,
)
from handlers.view import Action, Button, Message, Note, Part, Section, Text
from storage import event_answers, event_speakers
from storage import events as events_
from storage.event_answers import Given
from storage.event_speakers import SpeakerState

AT_A_TIME: Final = 4
_LONGEST_TITLE: Final = 100


async def events(ctx: Context, said: Command | Press) -> Shown:
    """`/alumni events`: what is coming."""
    found = await events_.coming(ctx.tx, ctx.now)
    return await _list(ctx, ctx.say("events-coming-title"), "events", found, said)


async def mine(ctx: Context, said: Press) -> Shown:
    """What they said yes or maybe to."""
    found = await events_.of_member(ctx.tx, ctx.me.id, ctx.now)
    return await _list(ctx, ctx.say("events-mine-title"), "events-mine", found, said)


async def past(ctx: Context, said: Press) -> Shown:
    """What took place."""
    found = await events_.past(ctx.tx, ctx.now)
    return await _list(ctx, ctx.say("events-past-title"), "events-past", found, said)


async def show(ctx: Context, press: Press) -> Shown:
    """One event, with what they answered."""
    return await page(ctx, await seen(ctx, press.subject))


async def soon(ctx: Context) -> Sequence[Part]:
    """The next event, for the menu; nothing where nothing is coming."""
    event = next(iter(await events_.coming(ctx.tx, ctx.now)), None)
    if event is None:
        return ()
    look = Button(ctx.say("events-look"), "event-show", str(event.id))
    title = shortened(event.title, _LONGEST_TITLE)
    said = ctx.text("events-soon", title=title, when=when(ctx, event))
    return (Section(said, (look, Button(ctx.say("events-all"), "events"))),)


async def page(ctx: Context, event: Event, *first: Part) -> Message:
    """An event as this member sees it, with what is to be said first."""
    title = shortened(event.title, _LONGEST_TITLE)
    question: tuple[Part, ...] = (Section(text.plain(event.question)),) if event.question else ()
    parts = (*first, *question, await facts(ctx, event))
    if event.state is EventState.CANCELLED:
        return Message(title, (Section(ctx.text("event-is-cancelled")), *parts))
    given = await event_answers.of(ctx.tx, event.id, ctx.me.id)
    if not event.is_coming(ctx.now):
        over = Section(ctx.text("event-is-over"), here_button(ctx, event) if _may_arrive(given) else ())
        return Message(title, (*parts, over))
    asked = Section(own_answer(ctx, given), _answers(ctx, event, given))
    more = Section(ctx.text("event-more"), await _more(ctx, event, given))
    return Message(title, (*parts, asked, more, Note(ctx.text("event-who-sees"))))


def own_answer(ctx: Context, given: Given | None) -> Text:
    """What they answered, in a sentence."""
    if given is not None and given.came:
        return ctx.text("event-you-are-here")
    if given is not None and given.waits:
        return ctx.text("event-you-wait")
    return ctx.text("event-your-answer", answer=given.answer if given is not None else Answer.NONE)


def _may_arrive(given: Given | None) -> bool:
    return given is None or not given.came


def _answers(ctx: Context, event: Event, given: Given | None) -> tuple[Action, ...]:
    buttons = tuple(
        answer_button(ctx, event, answer, chosen=given is not None and given.answer is answer)
        for answer in ANSWERS
    )
    return (*buttons, *(here_button(ctx, event) if _may_arrive(given) else ()))


async def _more(ctx: Context, event: Event, given: Given | None) -> tuple[Action, ...]:
    offer = await event_speakers.of(ctx.tx, event.id, ctx.me.id)
    if offer is None or offer.state is SpeakerState.DECLINED:
        speak = Button(ctx.say("event-speak"), "event-speak", str(event.id))
    else:
        speak = Button(ctx.say("event-unspeak"), "event-unspeak", str(event.id))
    file = Button(ctx.say("event-file"), "event-file", str(event.id))
    return (speak, file, *link_of(ctx, event))


async def _list(
    ctx: Context, title: str, action: str, found: Sequence[Event], said: Command | Press
) -> Message:
    skipped = rows.passed_over(said)
    shown = found[skipped : skipped + AT_A_TIME]
    given = await event_answers.said_by(ctx.tx, ctx.me.id, [event.id for event in shown])
    lines = [_line(ctx, event, given.get(event.id)) for event in shown]
    empty = [] if lines else [Section(text.plain(ctx.say("events-none", which=action)))]
    more = Button(ctx.say("events-more"), action, str(skipped + AT_A_TIME))
    left = (more,) if len(found) > skipped + AT_A_TIME else ()
    others = [other for other in _LISTS if other != action]
    ways = tuple(Button(ctx.say("events-list", which=other), other) for other in others)
    propose = Button(ctx.say("events-propose"), "event-plan-step", ".1")
    last = Section(ctx.text("events-others"), (*left, *ways, propose))
    zone = Note(ctx.text("events-zone", zone=ctx.me.time_zone or ctx.rules.time_zone))
    return Message(title, (*empty, *lines, last, *await events_calendar.offered(ctx), zone))


def _line(ctx: Context, event: Event, given: Given | None) -> Section:
    title = shortened(event.title, _LONGEST_TITLE)
    line = ctx.text("events-line", title=title, kind=event.kind)
    said = own_answer(ctx, given) if given is not None and event.is_coming(ctx.now) else ()
    button = Button(ctx.say("events-look"), "event-show", str(event.id))
    return Section(text.joined(line, when(ctx, event), said), (button,))


_LISTS: Final = ("events", "events-mine", "events-past")

VERBS = (Verb("events", events, also=("イベント", "予定")),)
PRESSES = (
    Pressed("events", events),
    Pressed("events-mine", mine),
    Pressed("events-past", past),
    Pressed("event-show", show),
)
