"""The clock: a few fixed ticks, by which the community's time comes to the running process."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from storage import audit, deliveries, drafts, linking, prompts
from storage.database import Database

TOLD_FOR = timedelta(days=30)

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Tick:
    """What is done again and again; `name` is for the log."""

    name: str
    every: timedelta
    work: Callable[[], Awaitable[None]]

    async def __call__(self) -> None:
        """Do it; what goes wrong is logged, without anybody's words, and tried at the next tick."""
        try:
            await self.work()
        except Exception as error:  # noqa: BLE001 - the clock must not stop
            _log.error("tick failed", tick=self.name, error=type(error).__name__)


class Ticker:
    """Ticks while the process runs. A tick never overlaps itself; however many were missed, one makes up."""

    def __init__(self, ticks: Sequence[Tick]) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        for tick in ticks:
            self._scheduler.add_job(
                tick.__call__,
                "interval",
                seconds=tick.every.total_seconds(),
                id=tick.name,
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )

    def start(self) -> None:
        """Begin to tick; the first tick comes after one interval."""
        self._scheduler.start()

    def stop(self) -> None:
        """Tick no more."""
        self._scheduler.shutdown(wait=False)


async def forget_what_is_over(database: Database, now: datetime) -> None:
    """Drop what is kept for a time only: drafts, what was told, and what organisers did long ago."""
    async with database.writing() as tx:
        await audit.forget_before(tx, now - audit.KEPT_FOR)
        await drafts.forget_before(tx, now - drafts.KEPT_FOR)
        await deliveries.forget_before(tx, now - TOLD_FOR)
        await linking.forget_before(tx, now)
        await prompts.forget_before(tx, now - prompts.KEPT_FOR)
    await database.sweep()
