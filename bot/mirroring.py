"""Events in a platform's own calendar: brought into step with ours, outside any transaction."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random

import structlog

from bot.platform import MirroredEvent, Never, Platform, Removed, SendFailed, TryLater
from community.event import Event, EventState
from community.notice import wait_before
from storage import events, mirrors
from storage.database import Database
from storage.mirrors import Mirror

MOST_ATTEMPTS = 10
"""With the waits doubling from five seconds to an hour, ten attempts last more than an hour."""

AT_ONCE = 10
PATIENCE = timedelta(seconds=30)
"""How long one call may take; below the claim, so that nobody takes over what is still being done."""

_log = structlog.get_logger()


class Mirroring:
    """Keeps mirrors in step for the platforms that run here."""

    def __init__(
        self,
        database: Database,
        platforms: Mapping[str, Platform],
        clock: Callable[[], datetime],
        random: Random,
    ) -> None:
        self._database, self._platforms, self._clock, self._random = database, platforms, clock, random

    async def tick(self) -> None:
        """Bring what is behind up to date, as far as its platform can be reached."""
        async with self._database.writing() as tx:
            behind = await mirrors.claim(tx, self._clock(), tuple(self._platforms), AT_ONCE)
        for mirror in behind:
            await self._one(mirror)

    async def _one(self, mirror: Mirror) -> None:
        async with self._database.reading() as tx:
            event = await events.get(tx, mirror.event)
        platform = self._platforms.get(mirror.platform)
        if event is None or platform is None:
            return
        if _needs_no_word(event, mirror, self._clock()):
            await self._write_done(mirror, mirror.known_as, event.version)
            return
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                known_as = await platform.mirror(_mirrored(event), mirror.known_as or None)
        except TimeoutError:
            await self._failed(mirror, TryLater("timeout"))
        except SendFailed as failed:
            await self._failed(mirror, failed)
        else:
            await self._write_done(mirror, known_as, event.version)

    async def _write_done(self, mirror: Mirror, known_as: str, version: int) -> None:
        async with self._database.writing() as tx:
            await mirrors.done(tx, mirror, known_as, version)

    async def _failed(self, mirror: Mirror, failed: SendFailed) -> None:
        """Later, as long as it may help; what is given up is logged by the platform's own word."""
        asked = failed.after if isinstance(failed, TryLater) else None
        over = isinstance(failed, (Never, Removed)) or mirror.attempts >= MOST_ATTEMPTS
        async with self._database.writing() as tx:
            if over:
                await mirrors.give_up(tx, mirror)
            else:
                wait = wait_before(mirror.attempts - 1, asked, self._random.random())
                await mirrors.later(tx, mirror, self._clock() + wait)
        if over:
            _log.error(
                "event not mirrored", event_id=mirror.event, platform=mirror.platform, reason=failed.reason
            )


def _needs_no_word(event: Event, mirror: Mirror, now: datetime) -> bool:
    """What the platform never heard of, and what begins and ends there by itself, needs no word."""
    if event.state is EventState.OVER or (event.state is EventState.ANNOUNCED and event.starts_at <= now):
        return True
    return event.state is EventState.CANCELLED and not mirror.known_as


def _mirrored(event: Event) -> MirroredEvent:
    return MirroredEvent(
        event.title,
        event.question,
        event.place or event.link,
        event.starts_at,
        event.ends_at,
        over=event.state is EventState.CANCELLED,
    )
