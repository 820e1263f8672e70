"""What time brings for events: announced at their moment, reminded of, filled up, closed, and come again."""

from datetime import datetime, timedelta
from typing import Final

from community.event import (
    LEADS,
    Event,
    EventId,
    EventKind,
    EventState,
    is_too_late,
    lead_due,
    next_reminder,
    useful_until,
)
from community.ready_rhythms import ReadyRhythm, date_of, name_of, next_due
from community.zone import clock_of
from handlers import aftermath, gathering, text
from handlers.context import Rules, fresh_key
from handlers.gathering import ANNOUNCEMENT
from handlers.members.events_answers import REMINDER, SOON, reminder_subject
from handlers.organisers.events_announced import LATE
from handlers.organisers.events_rhythms import READY
from storage import event_answers, events, homes, organisers, outbox, timetable
from storage.database import Tx

AT_ONCE: Final = 20
"""Events looked at a tick, of each kind of work."""

_LET_GO_AFTER: Final = timedelta(days=1)
"""How long after its moment what was never announced stays at hand."""


async def work(tx: Tx, rules: Rules, now: datetime) -> int:
    """Do what is due; returns for how many events something was done."""
    done = [await _announce(tx, rules, one, now) for one in await events.to_announce(tx, now, AT_ONCE)]
    done += [await _remind(tx, one, now) for one in await events.to_remind(tx, now, AT_ONCE)]
    done += [await _fill(tx, one, now) for one in await events.with_free_places(tx, now, AT_ONCE)]
    done += [await aftermath.close(tx, rules, one, now) for one in await events.to_close(tx, now, AT_ONCE)]
    await events.let_go(tx, now - _LET_GO_AFTER)
    return sum(done) + await _ready(tx, rules, now)


async def _announce(tx: Tx, rules: Rules, event: Event, now: datetime) -> bool:
    """At its moment, or up to a day late and saying so; what comes later still is asked about."""
    meant = event.announce_at or now
    if event.starts_at <= now:
        await events.pass_on(tx, event.id, (EventState.SCHEDULED,), EventState.CANCELLED)
        await gathering.plan_next(tx, rules, event, now)
    elif not is_too_late(meant, now) and await homes.announcing(tx):
        return await gathering.announce(tx, rules, event, now)
    else:
        await events.pass_on(tx, event.id, (EventState.SCHEDULED,), EventState.LATE)
    for member in await gathering.in_charge(tx, rules, event):
        subject = f"{event.id}.{int(meant.timestamp())}"
        await outbox.put(tx, LATE, member, subject, now)
    return True


async def _remind(tx: Tx, event: Event, now: datetime) -> bool:
    """Those who had said yes by then; of several reminders that were missed the last one alone."""
    lead = lead_due(event.starts_at, event.remind_at or now, now)
    await events.remind_next(tx, event.id, next_reminder(event.starts_at, now))
    if lead is None:
        return False
    readers = await event_answers.coming(tx, event.id, event.starts_at - lead)
    subject = reminder_subject(event, int(lead.total_seconds() // 3600))
    kind = SOON if lead == min(LEADS) else REMINDER
    until = useful_until(event.starts_at, lead)
    await outbox.put_many(tx, kind, readers, subject, now, useful_until=until)
    if lead == min(LEADS):  # "I am here" stands in the channel from now on
        await outbox.changed(tx, ANNOUNCEMENT, str(event.id), now)
    return True


async def _fill(tx: Tx, event: EventId, now: datetime) -> bool:
    """A place became free by itself, as where somebody left the community."""
    found = await events.lock(tx, event)
    if found is None or not await gathering.fill(tx, found, now):
        return False
    await outbox.changed(tx, ANNOUNCEMENT, str(event), now)
    return True


async def _ready(tx: Tx, rules: Rules, now: datetime) -> int:
    """Plan what a ready rhythm brings, and lay it before the organisers; nothing goes out by itself."""
    names = {name_of(rhythm): rhythm for rhythm in (ReadyRhythm.PANEL, ReadyRhythm.GATHERING)}
    clock = clock_of(rules.time_zone, rules.time_zone)
    planned = 0
    for entry in await timetable.due(tx, now):
        rhythm = names.get(entry.name)
        if rhythm is None:
            continue
        await timetable.done(tx, entry.name, now, next_due(rhythm, now, clock))
        at = date_of(rhythm, entry.next_due, clock)
        new = await events.add(tx, _of_rhythm(rules, rhythm, at, now)) if at > now else None
        if new is not None:
            every = await organisers.every(tx, named=rules.organisers_named)
            await outbox.put_many(tx, READY, every, str(new), now, useful_until=at)
            planned += 1
    return planned


def _of_rhythm(rules: Rules, rhythm: ReadyRhythm, at: datetime, now: datetime) -> Event:
    panel = rhythm is ReadyRhythm.PANEL
    return Event(
        EventId(0),
        gathering.key_of(f"{rhythm}-{fresh_key()}", at),
        text.say(rules.language, "event-ready-title", rhythm=rhythm),
        EventKind.PANEL if panel else EventKind.NETWORKING,
        text.say(rules.language, "event-ready-question", rhythm=rhythm),
        at,
        60 if panel else 120,
        now,
        None,
        speakers_wanted=3 if panel else 0,
    )
