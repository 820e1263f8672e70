"""A pause: nobody is written to who wants to be left in peace, until a day or until they say so."""

from datetime import datetime
from typing import Final

from community.errors import ButtonExpired
from community.member import is_paused
from community.until import day_named, morning_after
from community.words import folded
from community.zone import clock_of
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.members.oneself import local
from handlers.view import Button, Message, Note, Section, When
from storage import members, outbox

_LENGTHS: Final = {"week": "1 week", "month": "1 month", "quarter": "3 months"}
_OPEN: Final = "open"
_UNTIL_SAID: Final = frozenset(
    map(
        folded,
        ("until I say so", "forever", "until further notice", "ずっと", "無期限", "再開するまで", "当分"),
    )
)


async def pause(ctx: Context, said: Command) -> Shown:
    """`/alumni pause until …`, or with nothing said the choice."""
    words = said.words.strip()
    if not words:
        return await choose(ctx, said)
    if folded(words) in _UNTIL_SAID:
        return await _begin(ctx, None)
    return await _begin(ctx, _end(ctx, words))


async def choose(ctx: Context, _said: Command | Press) -> Shown:
    """How long?"""
    lengths = tuple(Button(ctx.say("pause-length", length=one), "pause-for", one) for one in _LENGTHS)
    until_said = Button(ctx.say("pause-length", length=_OPEN), "pause-for", _OPEN)
    first = standing(ctx)
    again = (_resume_button(ctx),) if first else ()
    ways = Section(ctx.text("pause-question"), (*lengths, until_said, *again))
    promise = Section(ctx.text("pause-promise"))
    return Message(ctx.say("pause-title"), (*first, ways, promise, Note(ctx.text("pause-ways"))))


async def pause_for(ctx: Context, press: Press) -> Shown:
    """One of the lengths that were offered."""
    if press.subject == _OPEN:
        return await _begin(ctx, None)
    if press.subject not in _LENGTHS:
        raise ButtonExpired
    return await _begin(ctx, _end(ctx, _LENGTHS[press.subject]))


async def resume(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni resume`: what waited is delivered now."""
    paused = is_paused(ctx.me, ctx.now)
    if ctx.me.paused_at is not None:
        await members.update(ctx.tx, ctx.me.id, paused_at=None, paused_until=None)
        await outbox.wake(ctx.tx, ctx.me.id, ctx.now)
    said = ctx.text("pause-over") if paused else ctx.text("pause-was-none")
    return Message(ctx.say("pause-over-title"), (Section(said, (Button(ctx.say("pause-menu"), "menu"),)),))


def standing(ctx: Context) -> tuple[Section, ...]:
    """That one is paused, and how long; nothing for who is not."""
    if not is_paused(ctx.me, ctx.now):
        return ()
    until = ctx.me.paused_until
    return (Section(ctx.text("pause-is-until", at=When(until)) if until else ctx.text("pause-is-open")),)


def _end(ctx: Context, said: str) -> datetime:
    clock = clock_of(ctx.me.time_zone, ctx.rules.time_zone)
    return morning_after(day_named(said, local(ctx).date()), clock)


async def _begin(ctx: Context, until: datetime | None) -> Message:
    """The newest word counts; what waits for an end that was later is looked at again."""
    paused, before = is_paused(ctx.me, ctx.now), ctx.me.paused_until
    since = ctx.me.paused_at if paused else ctx.now
    await members.update(ctx.tx, ctx.me.id, paused_at=since, paused_until=until)
    if paused and until is not None and (before is None or until < before):
        await outbox.wake(ctx.tx, ctx.me.id, ctx.now)
    said = ctx.text("pause-until", at=When(until)) if until else ctx.text("pause-open")
    section = Section(said, (_resume_button(ctx),))
    return Message(
        ctx.say("pause-title"), (section, Section(ctx.text("pause-promise")), Note(ctx.text("pause-note")))
    )


def _resume_button(ctx: Context) -> Button:
    return Button(ctx.say("pause-resume"), "resume", tone="primary")


VERBS = (
    Verb("pause", pause, also=("休む", "お休み", "おやすみ", "休み"), takes=("until",), writes=True),
    Verb("resume", resume, also=("再開", "unpause"), writes=True),
)
PRESSES = (
    Pressed("pause", choose),
    Pressed("pause-for", pause_for, writes=True),
    Pressed("resume", resume, writes=True),
)
