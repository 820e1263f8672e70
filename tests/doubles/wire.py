"""What both doubles stand on: a server on 127.0.0.1, faults, a clock to move, waiting without sleeps."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Literal

from aiohttp import web

# Bodies on the wire have the platforms' shapes, not ours: the doubles are the edge where Any ends.
Json = dict[str, Any]

Drop = Literal["", "before", "after"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One failure to come: an error word, an HTTP status, seconds to wait, or a line cut in between."""

    error: str = ""
    status: int = 200
    retry_after: float = 0.0
    drop: Drop = ""


class Faults:
    """Failures waiting for the calls whose key fits a pattern, in the order in which they were planned."""

    def __init__(self) -> None:
        self._planned: deque[tuple[str, Fault]] = deque()

    def plan(self, pattern: str, fault: Fault, times: int = 1) -> None:
        """Let the next `times` calls whose key fits the shell-like pattern fail."""
        self._planned.extend((pattern, fault) for _ in range(times))

    def due(self, key: str) -> Fault | None:
        """The first planned failure that fits the key, taken off the plan."""
        for index, (pattern, fault) in enumerate(self._planned):
            if fnmatchcase(key, pattern):
                del self._planned[index]
                return fault
        return None


class Clock:
    """A running clock, in seconds, that a test may move forward."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Seconds since some moment: only differences mean anything."""
        return time.monotonic() + self._ahead

    def today(self) -> float:
        """Seconds since 1970, moved forward alike."""
        return time.time() + self._ahead

    def forward(self, seconds: float) -> None:
        """Let time pass at once."""
        self._ahead += seconds


class Bell:
    """Rings whenever something reached the double, so that tests wait for a fact and not for a while."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[None]] = []

    def ring(self) -> None:
        """Wake everybody who waits."""
        waiting, self._waiting = self._waiting, []
        for rung in waiting:
            if not rung.done():
                rung.set_result(None)

    async def until(self, claim: Callable[[], bool], seconds: float = 5.0) -> None:
        """Return when the claim holds; AssertionError when it does not within the seconds."""
        try:
            async with asyncio.timeout(seconds):
                while not claim():
                    rung = asyncio.get_running_loop().create_future()
                    self._waiting.append(rung)
                    await rung
        except TimeoutError:
            raise AssertionError(f"what the test waits for did not happen within {seconds} s") from None


class Server:
    """An aiohttp application listening on a free port of 127.0.0.1."""

    def __init__(self) -> None:
        self.port = 0
        self._runner: web.AppRunner | None = None

    async def start(self, app: web.Application) -> None:
        """Listen; `port` is known afterwards."""
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Stop listening and end what is still open."""
        if self._runner is not None:
            await self._runner.cleanup()


def cut(request: web.Request) -> web.Response:
    """End the connection without an answer, as a network does."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
