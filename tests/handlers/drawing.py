"""Members who take part in rounds, and the Sundays and Mondays on which these are."""

from datetime import UTC, datetime, timedelta

from community.round import Rhythm
from handlers.event import Who
from handlers.reception import Reception
from handlers.timetable import rounds as timetable
from handlers.view import Button
from tests.conftest import SetClock
from tests.handlers.people import come, press

SUNDAY = datetime(2026, 6, 7, 1, 0, tzinfo=UTC)
"""Ten in the morning in Tokyo, a day before a Monday that is the second of its month."""


KIT = Who("slack", "T1", "U2", "Kit Sato", "en-US")


LEN = Who("slack", "T1", "U4", "Len", "en-US")


async def tick(reception: Reception) -> int:
    """The timetable's work of one minute."""
    return await timetable.work(reception.database, reception.rules, reception.clock())


async def join(reception: Reception, *people: Who, rhythm: Rhythm = Rhythm.WEEKLY) -> None:
    """They come and join."""
    await come(reception, *people)
    for who in people:
        await press(reception, who, Button("x", "round-join", rhythm))


async def one_round(reception: Reception, clock: SetClock) -> None:
    """A round is planned on a Sunday and goes out on the Monday after."""
    clock.now = max(clock.now, SUNDAY)
    clock.now += timedelta(days=-(clock.now - SUNDAY).days % 7)
    await tick(reception)
    clock.forward(days=1)
    await tick(reception)
