"""What an event sets going: announced, changed, filled up, repeated; whom it concerns hears of it once."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from community.event import (
    SETTLES_IN,
    Event,
    EventId,
    EventState,
    free_places,
    is_told,
    next_reminder,
)
from community.member import MemberId
from community.settled import Welcomes
from community.zone import clock_of
from handlers.calendars import next_occurrences
from handlers.context import Rules
from storage import event_answers, events, homes, mirrors, organisers, outbox
from storage.database import Tx

ANNOUNCEMENT: Final = "event-announcement"
INVITED: Final = "event-invited"
CHANGED: Final = "event-changed"
MOVED_UP: Final = "event-moved-up"

_PLANNED: Final = (EventState.PLANNED, EventState.SCHEDULED, EventState.LATE)
_TRIED: Final = 3  # occurrences looked at, of which some may be planned already


async def readers(tx: Tx, rules: Rules, event: Event) -> tuple[MemberId, ...]:
    """Who hears of it by message as well, as far as organisers opened that door."""
    if rules.welcomes is Welcomes.NOBODY:
        return ()
    newcomers_only = rules.welcomes is Welcomes.NEWCOMERS
    return await events.readers(tx, event.reach, event.topics, newcomers_only=newcomers_only)


async def announce(tx: Tx, rules: Rules, event: Event, now: datetime) -> bool:
    """Tell channels and members of an event, and plan the next of a series; no when it was done before."""
    meant = event.announce_at if event.announce_at is not None and event.announce_at <= now else now
    when = {"announced_at": now, "announce_at": meant, "remind_at": next_reminder(event.starts_at, now)}
    if not await events.pass_on(tx, event.id, _PLANNED, EventState.ANNOUNCED, **when):
        return False
    subject, until = str(event.id), event.starts_at
    told = await homes.announcing(tx)
    for home in told:
        await outbox.put_post(
            tx, ANNOUNCEMENT, home.platform, home.channel or "", subject, now, useful_until=until
        )
    await outbox.put_many(tx, INVITED, await readers(tx, rules, event), subject, now, useful_until=until)
    await mirrors.want(tx, event.id, [home.platform for home in await homes.every(tx)], now)
    await plan_next(tx, rules, event, now)
    return True


async def change(tx: Tx, before: Event, wanted: Event, now: datetime) -> bool:
    """Keep an event as wanted, and tell who said yes once; no when it was changed meanwhile."""
    if before.starts_at != wanted.starts_at and wanted.state is EventState.ANNOUNCED:
        wanted = replace(wanted, remind_at=next_reminder(wanted.starts_at, now))
    if not await events.change(tx, wanted):
        return False
    after = replace(wanted, version=wanted.version + 1)
    if after.state is EventState.SCHEDULED and after.announce_at is None:
        await events.pass_on(tx, after.id, (EventState.SCHEDULED,), EventState.PLANNED)
    if after.state is EventState.ANNOUNCED:
        await fill(tx, after, now)
        await tell(tx, before, after, now)
    return True


async def cancel(tx: Tx, event: Event, now: datetime) -> bool:
    """An event does not take place; no when it was over, or changed, meanwhile."""
    if not await events.change(tx, event):
        return False
    open_states = (*_PLANNED, EventState.PROPOSED, EventState.ANNOUNCED)
    if not await events.pass_on(tx, event.id, open_states, EventState.CANCELLED):
        return False
    if event.state is EventState.ANNOUNCED:
        await outbox.withdraw(tx, INVITED, str(event.id))
        after = replace(event, version=event.version + 1, state=EventState.CANCELLED)
        await tell(tx, event, after, now)
    return True


async def tell(tx: Tx, before: Event, after: Event, now: datetime) -> None:
    """What stands in channels and calendars is drawn anew; who said yes hears what matters to them."""
    await outbox.changed(tx, ANNOUNCEMENT, str(after.id), now)
    await mirrors.want(tx, after.id, (), now)
    if is_told(before, after):
        concerned = await event_answers.to_tell(tx, after.id, after.version)
        until = max(before.ends_at, after.ends_at)
        subject = f"{after.id}.{after.version}"
        await outbox.put_many(tx, CHANGED, concerned, subject, now + SETTLES_IN, useful_until=until)


async def fill(tx: Tx, event: Event, now: datetime) -> int:
    """Whoever waits longest gets the places that are free, and hears of it; returns how many moved up."""
    counts = await event_answers.counts(tx, event.id)
    free = free_places(event.capacity, counts.yes, counts.waiting)
    moved = await event_answers.move_up(tx, event.id, free) if free else ()
    for member, since in moved:
        subject = f"{event.id}.{int(since.timestamp())}"
        await outbox.put(tx, MOVED_UP, member, subject, now, useful_until=event.ends_at)
    return len(moved)


def key_of(fresh: str, starts_at: datetime) -> str:
    """The key of an event: what it belongs to, and when it was to begin at first."""
    return f"{fresh}:{int(starts_at.timestamp())}"


async def plan_next(tx: Tx, rules: Rules, event: Event, now: datetime) -> EventId | None:
    """The next event of a series, announced as long before as this one was; nothing where none comes."""
    if not event.rule:
        return None
    first = await events.get(tx, event.series) if event.series is not None else event
    whole, begun = _key_apart(first or event)
    _, meant = _key_apart(event)
    clock = clock_of(rules.time_zone, rules.time_zone)
    lead = event.starts_at - now if event.announce_at is None else event.starts_at - event.announce_at
    for at in next_occurrences(event.rule, begun, clock, max(meant, now), _TRIED):
        new = await events.add(
            tx,
            replace(
                event,
                key=key_of(whole, at),
                starts_at=at,
                made_at=now,
                series=event.series or event.id,
                state=EventState.SCHEDULED,
                version=1,
                announce_at=max(at - lead, now + _NOT_AT_ONCE),
                announced_at=None,
                remind_at=None,
                closed_at=None,
            ),
        )
        if new is not None:
            return new
    return None


async def in_charge(tx: Tx, rules: Rules, event: Event) -> tuple[MemberId, ...]:
    """Who is asked about an event: who answers for it, or every organiser where that is nobody any more."""
    every = await organisers.every(tx, named=rules.organisers_named)
    return (event.confirmed_by,) if event.confirmed_by in every and event.confirmed_by is not None else every


def _key_apart(event: Event) -> tuple[str, datetime]:
    whole, _, begun = event.key.rpartition(":")
    return whole, datetime.fromtimestamp(int(begun), event.starts_at.tzinfo)


_NOT_AT_ONCE: Final = timedelta(minutes=1)
