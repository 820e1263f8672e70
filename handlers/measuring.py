"""The chain measured and drawn, as only a worker does: NumPy and matplotlib are in here."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

import numpy as np

from community.reproduction.estimate import Induced, MonthSpan, measure
from community.reproduction.log import NOBODY, GivingLog
from community.zone import clock_of
from handlers.context import Rules
from handlers.pictures.lanes import Dots
from handlers.timetable.chain import Measured, today
from storage import chain, giving_log, snapshots
from storage.database import Database
from storage.giving_log import Ids
from storage.snapshots import Pictures

_OUTCOMES = 0
"""Nothing records yet what came back to the host."""


async def measured(database: Database, rules: Rules, now: datetime, seed: int) -> Measured:
    """How the giving stands by now; between two weekly snapshots the interval is that of the last one.

    Nobody waits for the database meanwhile: everything is read before it is reckoned with.
    """
    from handlers.pictures import chain as chain_
    from handlers.pictures import reproduction
    from handlers.pictures.sheet import speaking

    asked, day = now.astimezone(clock_of(rules.time_zone, "UTC")), today(rules, now)
    async with database.reading() as tx:
        ended = not await chain.is_heard(tx)
        log, ids, _ = await giving_log.read(tx, asked, ends_with_the_last=ended)
        invited, since = await giving_log.first_asked(tx, ids, asked), await chain.heard_since(tx)
        last = await snapshots.last_weekly(tx) if await snapshots.has_week_of(tx, day) else None
    generator = np.random.default_rng(seed)
    carried = last.measured if last is not None else None
    found, induced = measure(log, months(ids, day), _OUTCOMES, generator, carried, invited)
    dots = dots_of(log, induced)
    drawn = {
        f"{which}_{language}": content
        for language in ("en", "ja")
        for which, content in (
            ("months", reproduction.draw(found, speaking(language))),
            ("chain", chain_.draw(dots, ids.began.date(), speaking(language))),
        )
    }
    return Measured(found, Pictures(**drawn), since)


def months(ids: Ids, last: date) -> Sequence[MonthSpan]:
    """The months of the calendar from the first gift up to a day, in the log's days; none without a gift."""
    return [
        MonthSpan(f"{month:%Y-%m}", ids.day_of(month), ids.day_of(following))
        for month, following in (_months(ids.first, last) if ids.first is not None else ())
    ]


def dots_of(log: GivingLog, induced: Induced) -> Dots:
    """The gifts as dots of nobody, each with one that may have moved it."""
    drawn = induced.drawn
    began = drawn.parent == np.arange(log.gifts)
    return Dots(log.at, log.host, np.where(began, NOBODY, drawn.parent), drawn.told)


def _months(day: date, last: date) -> Iterator[tuple[date, date]]:
    first = day.replace(day=1)
    while first <= last:
        following = (first + timedelta(days=31)).replace(day=1)
        yield first, following
        first = following
