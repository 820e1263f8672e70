"""What is done each minute: each work in a transaction of its own, so that none holds up the next."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from handlers.context import Rules
from handlers.timetable import asks, events, openings, outages, profiles, questions, rounds, welcomes
from storage import members
from storage.database import Database, Tx

Work = Callable[[Tx, Rules, datetime], Awaitable[int]]
"""Begins some of what is due by now; returns how much that was."""


async def pass_time(database: Database, rules: Rules, now: datetime) -> int:
    """Begin what is due by now; returns how much. What fails is raised once all the rest was done."""
    begun, failed = 0, list[Exception]()
    for work in WORKS:
        try:
            async with database.writing() as tx:
                begun += await work(tx, rules, now)
        except Exception as error:  # noqa: BLE001 - the clock must go on
            failed.append(error)
    begun += await rounds.work(database, rules, now)
    if failed:
        raise failed[0]
    return begun


async def _end_pauses(tx: Tx, _rules: Rules, now: datetime) -> int:
    await members.end_pauses(tx, now)
    return 0


WORKS: tuple[Work, ...] = (
    _end_pauses,
    outages.look_back,
    welcomes.welcome_who_was_here,
    events.work,
    asks.look_after_asks,
    questions.ask_what_moved,
    profiles.ask_whether_still_right,
    openings.look_after_openings,
    openings.tell_subscribers,
    openings.post_digest,
)
