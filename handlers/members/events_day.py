"""On the day, "I am here"; and after it one private question to each who was there."""

from typing import Final

from community.errors import ButtonExpired, EventIsCancelled, EventNotAnnounced, NotTheDay
from community.event import Event, EventState
from community.notice import Notice
from community.words import shortened
from handlers.acts import Pressed, Shown, Told
from handlers.context import Context
from handlers.event import Press
from handlers.members.events_shown import meant, told_of
from handlers.people import mentions
from handlers.view import Button, Message, Note, Part, Section
from storage import event_answers, gifts

AFTER: Final = "event-after"
_MOST_THANKED: Final = 4
_LONGEST_NAME: Final = 40


async def here(ctx: Context, press: Press) -> Shown:
    """They are here, or were."""
    event = await _on_the_day(ctx, press.subject)
    await event_answers.mark(
        ctx.tx, event.id, ctx.me.id, True, ctx.now, by_organiser=False, version=event.version
    )
    slip = Button(ctx.say("event-not-here"), "event-not-here", str(event.id))
    return Message(_title(event), (Section(ctx.text("event-here-noted"), (slip,)),))


async def not_here(ctx: Context, press: Press) -> Shown:
    """It was a slip."""
    event = await _on_the_day(ctx, press.subject)
    await event_answers.mark(
        ctx.tx, event.id, ctx.me.id, None, ctx.now, by_organiser=False, version=event.version
    )
    again = Button(ctx.say("event-here"), "event-here", str(event.id))
    return Message(_title(event), (Section(ctx.text("event-not-here-noted"), (again,)),))


async def question(ctx: Context, notice: Notice) -> Message | None:
    """Whom to thank, whom to meet, whether they would speak another time; all may stay unanswered."""
    event = await told_of(ctx, notice)
    given = await event_answers.of(ctx.tx, event.id, ctx.me.id) if event is not None else None
    return await _question(ctx, event) if event is not None and given is not None and given.came else None


async def would_speak(ctx: Context, press: Press) -> Shown:
    """They would."""
    return await _would(ctx, press, would=True)


async def would_not(ctx: Context, press: Press) -> Shown:
    """Rather not, which is as good an answer."""
    return await _would(ctx, press, would=False)


async def _would(ctx: Context, press: Press, *, would: bool) -> Message:
    event = await meant(ctx, press.subject)
    given = await event_answers.of(ctx.tx, event.id, ctx.me.id)
    if given is None or not given.came:
        raise ButtonExpired
    await event_answers.note_would_speak(ctx.tx, event.id, ctx.me.id, would)
    return await _question(ctx, event, Section(ctx.text("event-would-noted", would=int(would))))


async def _question(ctx: Context, event: Event, *first: Section) -> Message:
    thanks = Section(ctx.text("event-after-thank"), (*await _thanked(ctx, event), _anybody(ctx)))
    given = await event_answers.of(ctx.tx, event.id, ctx.me.id)
    said = given.would_speak if given is not None else None
    yes = Button(ctx.say("event-would"), "event-would", str(event.id), "primary" if said else "plain")
    no = Button(ctx.say("event-would-not"), "event-would-not", str(event.id))
    meet = Button(ctx.say("event-meet"), "introduce")
    parts: tuple[Part, ...] = (
        *first,
        Section(ctx.text("event-after", title=event.title)),
        thanks,
        Section(ctx.text("event-after-meet"), (meet,)),
        Section(ctx.text("event-after-speak"), (yes, no)),
        Note(ctx.text("event-after-note")),
    )
    return Message(_title(event), parts)


async def _thanked(ctx: Context, event: Event) -> tuple[Button, ...]:
    """One tap to a word for each gift that this event was."""
    buttons: list[Button] = []
    for gift_id in await gifts.of_event(ctx.tx, event.id, ctx.me.id, _MOST_THANKED):
        gift = await gifts.get(ctx.tx, gift_id)
        if gift is not None:
            who = (await mentions(ctx, [gift.giver]))[gift.giver]
            label = ctx.say("event-thank", name=shortened(who.name, _LONGEST_NAME))
            buttons.append(Button(label, "thanks-for", str(gift_id)))
    return tuple(buttons)


def _anybody(ctx: Context) -> Button:
    return Button(ctx.say("event-thank-anybody"), "thanks")


async def _on_the_day(ctx: Context, subject: str) -> Event:
    event = await meant(ctx, subject, locked=True)
    if event.state is EventState.CANCELLED:
        raise EventIsCancelled(event.title)
    if event.state not in (EventState.ANNOUNCED, EventState.OVER):
        raise EventNotAnnounced
    if not event.takes_arrivals(ctx.now):
        raise NotTheDay(event.title)
    return event


def _title(event: Event) -> str:
    return shortened(event.title, 100)


PRESSES = (
    Pressed("event-here", here, writes=True),
    Pressed("event-not-here", not_here, writes=True),
    Pressed("event-would", would_speak, writes=True),
    Pressed("event-would-not", would_not, writes=True),
)
NOTICES = (Told(AFTER, question, can_wait=True),)
