"""Lets what one person does be taken in the order in which it came: an emoji put on and taken off at once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class Turns:
    """One thing at a time for each key; others do not wait."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def of(self, key: str) -> AsyncIterator[None]:
        """Wait until it is this one's turn."""
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            yield
