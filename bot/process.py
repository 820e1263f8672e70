"""One running process: its platforms, its delivery, its clock and its leases, from start to stop."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from random import Random
from secrets import randbits

import structlog

from bot.clock import Tick, Ticker, forget_what_is_over
from bot.delivery import Delivery
from bot.health import GATEWAY, RENEWED_EVERY, Health
from bot.mirroring import Mirroring
from bot.platform import Platform
from bot.worker import measure_apart, plan_apart
from handlers.reception import Reception
from handlers.timetable import chain, prompts

LAST_DELIVERIES = 3.0
LAST_ANSWERS = 6.0
"""Seconds for what was claimed, then for what was acknowledged: together within the ten of a SIGTERM."""

_FORGOTTEN_EVERY = timedelta(hours=1)
_DUE_EVERY = timedelta(minutes=1)
_SEED_BITS = 63

_log = structlog.get_logger()


class Process:
    """Everything that runs beside the answering: open doors, deliver what is due, and let time pass."""

    def __init__(self, reception: Reception) -> None:
        self.reception = reception
        self.platforms: dict[str, Platform] = {}
        self.delivery = Delivery(reception.database, reception, self.platforms, reception.clock, Random())
        self.mirroring = Mirroring(reception.database, self.platforms, reception.clock, Random())
        self.health = Health(reception.database, self.platforms, reception.clock)
        self._ticker: Ticker | None = None
        self._delivering: asyncio.Task[None] | None = None
        reception.commits = self.delivery.nudge

    async def open(self, door: Platform) -> None:
        """Connect a platform; raises BotError when it refuses us."""
        await door.start()
        self.platforms[door.name] = door

    async def close(self, name: str) -> None:
        """Let a platform answer what it acknowledged, and leave it."""
        try:
            await asyncio.wait_for(self.platforms.pop(name).stop(), LAST_ANSWERS)
        except TimeoutError:
            _log.warning("stopped before everything was answered", platform=name)

    async def begin(self, ticks: Sequence[Tick] = ()) -> None:
        """Deliver from now on, and tick."""
        await self.health.tell()
        self._delivering = asyncio.create_task(self.delivery.run())
        ours = (
            Tick("health", RENEWED_EVERY, self.health.tell),
            Tick("forgetting", _FORGOTTEN_EVERY, self.forget),
            Tick("timetable", _DUE_EVERY, self.reception.pass_time),
            Tick("mirrors", _DUE_EVERY, self.mirroring.tick),
            Tick("prompts", _DUE_EVERY, self.invite),
            Tick("chain", _DUE_EVERY, self.measure),
            Tick("settings", RENEWED_EVERY, self.reception.look_at_rules),
            Tick("channels", _FORGOTTEN_EVERY, self.look_around),
        )
        self._ticker = Ticker((*ticks, *ours))
        self._ticker.start()

    async def forget(self) -> None:
        """Drop what was kept for a time only."""
        await forget_what_is_over(self.reception.database, self.reception.clock())

    async def invite(self) -> None:
        """Invite a few members to give, once an hour; the plan is made in a process of its own."""
        await self.reception.look_at_rules()
        database, rules, now = self.reception.database, self.reception.rules, self.reception.clock()
        if await prompts.invite(database, rules, now, plan_apart, randbits(_SEED_BITS)):
            self.delivery.nudge()

    async def measure(self) -> None:
        """Measure the chain once a night, or when somebody asked; in a process of its own as well."""
        await self.reception.look_at_rules()
        database, rules, now = self.reception.database, self.reception.rules, self.reception.clock()
        if await chain.measure(database, rules, now, measure_apart, randbits(_SEED_BITS)):
            self.delivery.nudge()

    async def look_around(self) -> None:
        """Learn anew which channels there are, and where the bot hears."""
        for door in tuple(self.platforms.values()):
            await door.look_around()

    async def stop(self) -> None:
        """Settle what was claimed, answer what was acknowledged, and let go of everything."""
        if self._ticker is not None:
            self._ticker.stop()
        self.delivery.stop()
        if self._delivering is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._delivering, LAST_DELIVERIES)
        await asyncio.gather(*map(self.close, tuple(self.platforms)))
        await self.health.end()


class Gateway:
    """Discord, heard by one process alone: a second one waits until the first is silent."""

    def __init__(self, process: Process, door: Callable[[], Platform]) -> None:
        self._process, self._door = process, door

    async def keep(self) -> None:
        """Renew our hold and connect, or leave Discord to whoever holds it; raises BotError."""
        held, runs = await self._process.health.hold(GATEWAY), "discord" in self._process.platforms
        if held and not runs:
            await self._process.open(self._door())
        elif runs and not held:
            _log.warning("another process holds Discord's gateway now")
            await self._process.close("discord")
        elif not held:
            _log.info("another process holds Discord's gateway; this one waits")
