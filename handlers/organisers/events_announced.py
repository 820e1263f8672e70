"""An event goes out: shown to the organiser first, then announced, held back, or asked about when late."""

from typing import Final

from community.errors import MomentIsPast, NoChannelChosen
from community.event import Event, EventState
from community.notice import Notice
from community.words import shortened
from handlers import gathering, rows
from handlers.acts import Pressed, Shown, Told
from handlers.context import Context
from handlers.event import Press
from handlers.members.events_shown import announcement, meant, told_of
from handlers.organisers.events import page, reach_of
from handlers.view import Button, Message, Section, Text, When
from storage import audit, homes, outbox
from storage import events as events_

PREVIEW, LATE = "event-preview", "event-late"
_READY: Final = (EventState.PLANNED, EventState.SCHEDULED, EventState.LATE)


async def preview(ctx: Context, press: Press) -> Shown:
    """Send it to the organiser alone, exactly as it will look."""
    event = await meant(ctx, press.subject)
    subject = f"{event.id}.{int(ctx.now.timestamp())}"
    await outbox.put(ctx.tx, PREVIEW, ctx.me.id, subject, ctx.now)
    return await page(ctx, event, Section(ctx.text("event-preview-comes")))


async def previewed(ctx: Context, notice: Notice) -> Message | None:
    """The announcement, with how many will get it and when, and the way to send it."""
    event = await told_of(ctx, notice)
    if event is None or event.state not in _READY:
        return None
    shown = await announcement(ctx, event, counted=True)
    reach = await reach_of(ctx, event)
    now = f"{event.id}.{event.version}"
    announce = Button(ctx.say("event-announce"), "event-announce", now, "primary")
    page_ = Button(ctx.say("events-page"), "event-page", str(event.id))
    first = Section(ctx.text("event-preview-first", reach=reach, when=_when(ctx, event)))
    last = Section(ctx.text("event-preview-last"), (announce, page_))
    return Message(shown.title, (first, *shown.parts, last))


async def announce(ctx: Context, press: Press) -> Shown:
    """Send it now, or at its moment; nobody announces what they have not seen."""
    event = await seen_as_it_is(ctx, press.subject)
    if event is None:
        return await changed_meanwhile(ctx, press.subject)
    if event.state not in _READY:
        return await page(ctx, event)
    if event.starts_at <= ctx.now:
        raise MomentIsPast(shortened(event.title, 40))
    if not await homes.announcing(ctx.tx):
        raise NoChannelChosen
    await events_.take_charge(ctx.tx, event.id, ctx.me.id)
    await audit.note(ctx.tx, ctx.me.id, "event-announced", f"event:{event.id}", ctx.now)
    waits = event.state is EventState.PLANNED and event.announce_at is not None
    if waits and event.announce_at is not None and event.announce_at > ctx.now:
        await events_.pass_on(ctx.tx, event.id, (EventState.PLANNED,), EventState.SCHEDULED)
        said = ctx.text("event-will-be-announced", at=When(event.announce_at, "moment"))
        return await page(ctx, await meant(ctx, str(event.id)), Section(said))
    await gathering.announce(ctx.tx, ctx.rules, event, ctx.now)
    return await page(ctx, await meant(ctx, str(event.id)), Section(await _announced(ctx)))


async def hold(ctx: Context, press: Press) -> Shown:
    """Not now: it waits until an organiser announces it."""
    event = await seen_as_it_is(ctx, press.subject)
    if event is None:
        return await changed_meanwhile(ctx, press.subject)
    held = (EventState.SCHEDULED, EventState.LATE)
    if await events_.pass_on(ctx.tx, event.id, held, EventState.PLANNED, announce_at=None):
        await audit.note(ctx.tx, ctx.me.id, "event-held", f"event:{event.id}", ctx.now)
    return await page(ctx, await meant(ctx, str(event.id)))


async def too_late(ctx: Context, notice: Notice) -> Message | None:
    """To who answers for it: its moment is long past, so is it still to be announced?"""
    event = await told_of(ctx, notice)
    if event is None:
        return None
    if event.state is EventState.CANCELLED and event.announced_at is None:
        return Message(shortened(event.title, 100), (Section(ctx.text("event-never-announced")),))
    return await page(ctx, event) if event.state is EventState.LATE else None


async def seen_as_it_is(ctx: Context, subject: str) -> Event | None:
    """The event of a button that was made from its present version; nothing when it changed since."""
    number, _, version = subject.partition(".")
    event = await meant(ctx, number, locked=True)
    return event if event.version == rows.number(version) else None


async def changed_meanwhile(ctx: Context, subject: str) -> Message:
    """Nothing was done: how the event stands now."""
    event = await meant(ctx, subject.partition(".")[0])
    return await page(ctx, event, Section(ctx.text("event-changed-meanwhile")))


def _when(ctx: Context, event: Event) -> Text:
    if event.announce_at is not None and event.announce_at > ctx.now:
        return ctx.text("event-goes-at", at=When(event.announce_at, "moment"))
    return ctx.text("event-goes-at-once")


async def _announced(ctx: Context) -> Text:
    told = {home.platform for home in await homes.announcing(ctx.tx)}
    left_out = [home.platform for home in await homes.every(ctx.tx) if home.platform not in told]
    names = ctx.say("list-comma").join(ctx.say("platform", name=platform) for platform in left_out)
    return ctx.text("event-announced", left_out=len(left_out), names=names)


PRESSES = (
    Pressed("event-preview", preview, writes=True, organisers_only=True),
    Pressed("event-announce", announce, writes=True, organisers_only=True),
    Pressed("event-hold", hold, writes=True, organisers_only=True),
)
NOTICES = (Told(PREVIEW, previewed, asked=True), Told(LATE, too_late, asked=True))
