"""How the example's chain stands: measured as soon as it is due, and looked back upon."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import select

from community.notice import NoticeState
from handlers.organisers.chain import MEASURED, WEEKS_BACK
from handlers.reception import Reception
from handlers.timetable import chain
from handlers.timetable.chain import Measurer
from storage import snapshots
from storage.tables import outbox

SOON: Final = timedelta(seconds=1)
"""How often the page looks whether it is due: who asked for it is looking on."""

_A_MOVE: Final = timedelta(minutes=1)
"""Further than this, time does not go by itself between two looks."""

_SEED_BITS: Final = 63


@dataclass(slots=True)
class Measuring:
    """Measures, one at a time: the page's time may move on while a worker is at it.

    `earlier` are the weeks ago that are still to be looked back upon, the nearest first: every night of a
    month that goes by in seconds would be too much, and yet the bot was there.
    """

    reception: Reception
    measurer: Measurer
    earlier: list[int] = field(default_factory=list)
    _looked: datetime | None = None
    _one: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __call__(self) -> None:
        """Once time stands still, measure if it is due; if not, look back once."""
        now, looked = self.reception.clock(), self._looked
        self._looked = now
        if looked is not None and now - looked > _A_MOVE:
            return
        async with self._one:
            if not await self._measure() and self.earlier:
                await self._look_back(self.earlier.pop(0))

    async def for_who_waits(self) -> None:
        """Measure if somebody asked for it."""
        if await self._is_waited_for():
            async with self._one:
                await self._measure()

    async def _measure(self) -> bool:
        it = self.reception
        was_due = await chain.measure(it.database, it.rules, it.clock(), self.measurer, _seed())
        if was_due:
            self.earlier = list(WEEKS_BACK)
            it.commits()
        return was_due

    async def _look_back(self, weeks: int) -> None:
        """Keep what the bot would have measured then, where nothing of that week is kept."""
        it = self.reception
        then = it.clock() - timedelta(weeks=weeks)
        day = chain.today(it.rules, then)
        async with it.database.reading() as tx:
            if await snapshots.has_week_of(tx, day):
                return
        found = await self.measurer(it.database, it.rules, then, _seed())
        async with it.database.writing() as tx:
            await snapshots.keep(tx, day, found.reciprocity, found.pictures, then, found.heard_since)

    async def _is_waited_for(self) -> bool:
        waits = (outbox.c.kind == MEASURED, outbox.c.state == NoticeState.WAITING)
        async with self.reception.database.reading() as tx:
            return (await tx.execute(select(outbox.c.id).where(*waits).limit(1))).first() is not None


def _seed() -> int:
    return Random().getrandbits(_SEED_BITS)
