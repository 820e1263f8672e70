"""Openings whose day came end and are asked about; new ones reach subscribers, and channels, in rhythm."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Final

from community.member import MemberId
from community.notice import Urgency
from community.opening import SETTLES, HearRhythm, OpeningId, next_hearing
from community.ready_rhythms import ReadyRhythm, name_of, next_due
from community.zone import clock_of
from handlers.context import Rules
from handlers.members.openings_heard import DIGEST, NEW, digest_since, ids_of, subject_of
from handlers.members.openings_own import OVER
from storage import homes, openings, outbox, subscriptions, timetable
from storage.database import Tx
from storage.subscriptions import Hearer

AT_ONCE: Final = 50
"""Openings ended in one tick."""

HEARERS: Final = 1_000
"""Subscribers told in one tick, twice: those who hear at once, and those whose morning has come.

Others wait to write meanwhile, for a few tenths of a second on SQLite; ten thousand are told in ten minutes.
"""


async def look_after_openings(tx: Tx, _rules: Rules, now: datetime) -> int:
    """End some whose day came, and ask their sharers about them; returns how many are asked."""
    over = await openings.over(tx, now, AT_ONCE)
    if over:
        await openings.expire(tx, [one.id for one in over], now)
    for one in over:
        await outbox.put(tx, OVER, one.sharer, f"{one.id}.{one.until:%Y%m%d}", now)
    return len(over)


async def tell_subscribers(tx: Tx, rules: Rules, now: datetime) -> int:
    """Tell some subscribers all that is new for them, in one message each; returns how many are told."""
    last = await openings.last_shared(tx, now - SETTLES)
    told = await _tell_at_once(tx, last, now)
    return told + await _tell_in_the_morning(tx, rules, last, now)


async def post_digest(tx: Tx, rules: Rules, now: datetime) -> int:
    """Post what is new since the last time where that rhythm is on and due; returns in how many channels."""
    name = name_of(ReadyRhythm.OPENINGS)
    entry = next((entry for entry in await timetable.due(tx, now) if entry.name == name), None)
    if entry is None:
        return 0
    clock = clock_of(rules.time_zone, rules.time_zone)
    after = next_due(ReadyRhythm.OPENINGS, now, clock)
    await timetable.done(tx, name, now, after)
    first = await openings.last_shared(tx, digest_since(entry, now))
    last = await openings.last_shared(tx, now - SETTLES)
    if not await openings.between(tx, first, last, now, 1):
        return 0
    told = await homes.announcing(tx)
    for home in told:
        subject, channel = subject_of(first, last), home.channel or ""
        await outbox.put_post(tx, DIGEST, home.platform, channel, subject, now, useful_until=after)
    return len(told)


async def _tell_at_once(tx: Tx, last: OpeningId, now: datetime) -> int:
    hearers = await subscriptions.at_once(tx, last, now, HEARERS)
    await _tell(tx, hearers, last, now, Urgency.USUAL)
    await _note(tx, hearers, last, None)
    if len(hearers) < HEARERS:
        await subscriptions.skip(tx, last, now)
    return len(hearers)


async def _tell_in_the_morning(tx: Tx, rules: Rules, last: OpeningId, now: datetime) -> int:
    due = await subscriptions.due(tx, last, now, HEARERS)
    with_news = [hearer for hearer in due if hearer.has_news]
    await _tell(tx, with_news, last, now, Urgency.DIGEST)
    for (rhythm, zone), alike in groupby(sorted(due, key=_rhythm_and_zone), _rhythm_and_zone):
        again = next_hearing(HearRhythm(rhythm), now, clock_of(zone or None, rules.time_zone))
        await _note(tx, list(alike), last, again)
    return len(with_news)


async def _tell(tx: Tx, hearers: Sequence[Hearer], last: OpeningId, now: datetime, urgency: Urgency) -> None:
    """What waits untold of before goes into the same message, so that a night, or an outage, makes one."""
    if not hearers:
        return
    waiting = await subscriptions.untold(tx, NEW, [hearer.member for hearer in hearers])
    begins = sorted((_first(hearer, waiting.get(hearer.member)), hearer.member) for hearer in hearers)
    for first, alike in groupby(begins, lambda begin: begin[0]):
        readers = [member for _, member in alike]
        await outbox.put_many(tx, NEW, readers, subject_of(first, last), now, urgency=urgency)


def _first(hearer: Hearer, waiting: str | None) -> OpeningId:
    return min(hearer.told_to, ids_of(waiting)[0]) if waiting is not None else hearer.told_to


async def _note(tx: Tx, hearers: Sequence[Hearer], last: OpeningId, again: datetime | None) -> None:
    told: list[MemberId] = [hearer.member for hearer in hearers]
    if told:
        await subscriptions.note_told(tx, told, last, again)


def _rhythm_and_zone(hearer: Hearer) -> tuple[str, str]:
    return hearer.rhythm.value, hearer.time_zone or ""
