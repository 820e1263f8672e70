"""How long a command takes on Slack while something else goes on, from its sending to its answer."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from itertools import cycle

from tests.doubles.slack import SlackDouble

PAUSE = 0.15
"""Seconds between two commands."""


def slowest(times: Sequence[float]) -> float:
    """Seconds at the 99th percentile."""
    return statistics.quantiles(times, n=100)[98]


async def taken(slack: SlackDouble, users: Sequence[str], length: float) -> list[float]:
    """Seconds that each command took, over `length` seconds of commands by these users in turn."""
    times: list[float] = []
    end, turn = time.perf_counter() + length, cycle(users)
    while time.perf_counter() < end:
        times.append(await _one(slack, next(turn)))
        await asyncio.sleep(PAUSE)
    return times


async def _one(slack: SlackDouble, user: str) -> float:
    before = len(slack.whispers_to(user))
    start = time.perf_counter()
    await slack.command(user, "/alumni", "chain")
    await slack.until(lambda: len(slack.whispers_to(user)) > before, 10)
    return time.perf_counter() - start
