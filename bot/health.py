"""Health: leases say which platforms are connected, and let one process alone hold Discord's gateway."""

import os
import socket
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from bot.platform import Platform
from storage import leases
from storage.database import Database

GATEWAY = "discord-gateway"
"""Held by the process that may hear Discord: every gateway connection of one token hears everything."""

PLAYGROUND = "playground"
"""Held by the process that shows the page: two would each have a time of their own."""

RENEWED_EVERY = timedelta(seconds=10)
LEASE = timedelta(seconds=30)
"""How long a process may be silent before another takes its place."""


class Health:
    """The leases of one process, for the `platforms` that run in it now."""

    def __init__(
        self, database: Database, platforms: Mapping[str, Platform], clock: Callable[[], datetime]
    ) -> None:
        self._database, self._platforms, self._clock = database, platforms, clock
        self._machine = machine()
        self._holder = f"{self._machine}/{os.getpid()}/{uuid.uuid4().hex[:12]}"

    async def tell(self) -> None:
        """Say which platforms are connected here; a replica that says so already is left to say it."""
        async with self._database.writing() as tx:
            for name, platform in self._platforms.items():
                if platform.connected():
                    await leases.take(tx, name, self._holder, self._clock(), LEASE)
                else:
                    await leases.give_back(tx, name, self._holder)

    async def hold(self, name: str) -> bool:
        """Take or renew a lease that one process alone may have; one of a dead process here is free."""
        async with self._database.writing() as tx:
            if await leases.take(tx, name, self._holder, self._clock(), LEASE):
                return True
            holder = await leases.holder_of(tx, name)
            if holder is None or not _is_dead(holder, self._machine):
                return False
            await leases.give_back(tx, name, holder)
            return await leases.take(tx, name, self._holder, self._clock(), LEASE)

    async def end(self) -> None:
        """Give every lease back, so that nobody waits for them to lapse."""
        async with self._database.writing() as tx:
            await leases.give_all_back(tx, self._holder)


def machine() -> str:
    """Where process numbers mean the same: a host, or one container on it."""
    try:
        numbers = Path("/proc/self/ns/pid").readlink().name.strip("pid:[]")
    except OSError:
        numbers = ""
    return f"{socket.gethostname()[:24]}.{numbers}"


def _is_dead(holder: str, here: str) -> bool:
    """Whether the holder ran on the machine `here` and does so no more."""
    where, process, _ = holder.split("/")
    if where != here:
        return False
    if int(process) == os.getpid():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
