"""Counts what is being answered, so that stopping can wait for it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Work:
    """What was heard and is not answered yet."""

    def __init__(self) -> None:
        self._going = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @contextmanager
    def going(self) -> Iterator[None]:
        """Count what happens inside."""
        self._going += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._going -= 1
            if not self._going:
                self._idle.set()

    async def done(self) -> None:
        """Return when nothing is going."""
        await self._idle.wait()
