"""`okaeri` as a process of its own, against doubles of both platforms on this machine."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.doubles.discord import DiscordDouble
from tests.doubles.slack import SlackDouble

ROOT = Path(__file__).parents[2]


def on_slack(slack: SlackDouble) -> dict[str, str]:
    """The settings that lead to a double of Slack."""
    return {
        "SLACK_BOT_TOKEN": "xoxb-any",
        "SLACK_APP_TOKEN": "xapp-any",
        "OKAERI_SLACK_URL": slack.url,
    }


def on_discord(discord: DiscordDouble) -> dict[str, str]:
    """The settings that lead to a double of Discord."""
    return {
        "DISCORD_TOKEN": discord.token,
        "OKAERI_DISCORD_URL": discord.api,
        "OKAERI_DISCORD_GATEWAY": str(discord.gateway),
    }


class Okaeri:
    """A running process, with what it said so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.log: list[str] = []

    async def says(self, word: str, seconds: float = 20.0) -> str:
        """Wait for a line with that word."""
        if self.process.stdout is None:
            raise LookupError("the process says nothing")
        async with asyncio.timeout(seconds):
            while line := (await self.process.stdout.readline()).decode():
                self.log.append(line)
                if word in line:
                    return line
        raise AssertionError(f"ended without {word!r}: {''.join(self.log)}")

    async def ends(self, number: signal.Signals, seconds: float = 12.0) -> int:
        """Send a signal and wait for the end; returns the exit code."""
        self.process.send_signal(number)
        return await self.ended(seconds)

    async def ended(self, seconds: float = 12.0) -> int:
        """Wait for the end; returns the exit code."""
        rest, _ = await asyncio.wait_for(self.process.communicate(), seconds)
        self.log += rest.decode().splitlines(keepends=True)
        return self.process.returncode or 0


@asynccontextmanager
async def okaeri(folder: Path, settings: Mapping[str, str], *words: str) -> AsyncIterator[Okaeri]:
    """Start the command in a folder; what still runs at the end is killed."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *(words or ("run",)),
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Okaeri(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()
