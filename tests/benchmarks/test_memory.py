"""How much memory an idle `okaeri run` takes, how soon it is ready, and how soon it is gone."""

import asyncio
import re
import resource
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bot.process import okaeri, on_discord, on_slack
from tests.doubles.discord import DiscordDouble
from tests.doubles.slack import SlackDouble

MOST_MB = 110
"""Resident memory with both platforms (MB of 10**6 bytes); the planned imports alone measured 96."""

START_SECONDS = 2.0
DISCORDS_OWN_SECONDS = 2.0  # discord.py waits so long for its servers
STOP_SECONDS = 10.0


async def test_an_idle_bot_on_both_platforms_is_small_soon_ready_and_soon_gone(tmp_path: Path) -> None:
    async with SlackDouble() as slack, DiscordDouble() as discord:
        both = {**on_slack(slack), **on_discord(discord)}
        first = await _measure(tmp_path, both)

        again = await _measure(tmp_path, both)

    print(f"\nfirst start, schema laid: {first}\nlater start: {again}")  # noqa: T201 - a measurement
    assert again.megabytes < MOST_MB
    assert max(first.ready, again.ready) < START_SECONDS + DISCORDS_OWN_SECONDS
    assert max(first.stopped, again.stopped) < STOP_SECONDS


@dataclass(frozen=True, slots=True)
class Measured:
    """Megabytes at rest; seconds until ready, by its own count, and until it was gone."""

    megabytes: float
    ready: float
    stopped: float


async def _measure(folder: Path, settings: dict[str, str]) -> Measured:
    async with okaeri(folder, settings) as bot:
        ready = re.search(r"seconds=([\d.]+)", await bot.says("ready"))
        megabytes = await _at_rest(bot.process.pid)
        asked = time.monotonic()
        await bot.ends(signal.SIGTERM)
        return Measured(megabytes, float(ready[1]) if ready else float("inf"), time.monotonic() - asked)


async def _at_rest(process: int) -> float:
    """The memory of a process once it does nothing for a while (here a pause is what is measured)."""
    await asyncio.sleep(2)
    return _resident(process)


def _resident(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 10**6
