"""The one place where everything is put together: `okaeri run`, and `okaeri try`."""

import asyncio
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime

import structlog

from bot import days_off
from bot.clock import Tick
from bot.health import RENEWED_EVERY
from bot.platform import Platform
from bot.process import Gateway, Process
from community.errors import BotError
from config import logs
from config.settings import Settings, SettingsRefused, load
from handlers.context import Rules
from handlers.reception import Reception
from storage.database import Database, DatabaseRefused
from storage.schema import bring_up_to_date_apart

_NOTHING_TO_RUN = (
    "no token is set. Set SLACK_BOT_TOKEN with SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET) for Slack, "
    "DISCORD_TOKEN for Discord, or both; `okaeri try` needs none."
)

_log = structlog.get_logger()


def run() -> int:
    """Run the bot on every platform that has its token, until SIGTERM or SIGINT; returns the exit code."""
    begun = time.monotonic()
    return _in_a_sentence(lambda settings: _run(settings, begun))


def try_playground(port: int, language: str | None, fresh: bool, browser: bool) -> int:
    """Open the page with an example community, until SIGTERM or SIGINT; returns the exit code."""

    async def play(settings: Settings) -> None:
        from bot import trying

        stopping = _stopping()
        asked = trying.Trying(port, language, fresh, browser)
        async with _opened(f"sqlite:///{trying.file()}") as database:
            await trying.play(settings, asked, database, stopping)

    return _in_a_sentence(play)


def now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


def _in_a_sentence(work: Callable[[Settings], Coroutine[None, None, None]]) -> int:
    """Do the work; whatever stands against it is said in one sentence."""
    try:
        settings = load()
        logs.set_up(settings.log)
        asyncio.run(work(settings))
    except (SettingsRefused, DatabaseRefused, BotError, OSError) as refused:
        sys.stderr.write(f"okaeri: {refused}\n")
        return 1
    return 0


async def _run(settings: Settings, begun: float) -> None:
    if not (settings.runs_slack or settings.runs_discord):
        raise SettingsRefused(_NOTHING_TO_RUN)
    off = await days_off.found_apart(settings.holidays)
    stopping = _stopping()
    async with _opened(settings.database_url.get_secret_value()) as database:
        process = Process(_reception(settings, database, off))
        try:
            await _open_doors(settings, process)
            async with _calendars(settings, process.reception):
                seconds = round(time.monotonic() - begun, 2)
                _log.info("ready", platforms=sorted(process.platforms), seconds=seconds)
                from bot import doctor  # what it looks with is imported when there is time for it

                async with doctor.advising(settings, database):
                    await stopping.wait()
        finally:
            await process.stop()
        _log.info("stopped")


async def _open_doors(settings: Settings, process: Process) -> None:
    """Connect all that have a token, at once, and begin; raises BotError when one refuses us."""
    gateway = Gateway(process, lambda: _discord(settings, process.reception))
    doors = [process.open(_slack(settings, process.reception))] if settings.runs_slack else []
    doors += [gateway.keep()] if settings.runs_discord else []
    for refused in await asyncio.gather(*doors, return_exceptions=True):
        if refused is not None:
            raise refused
    await process.begin((Tick("gateway", RENEWED_EVERY, gateway.keep),) if settings.runs_discord else ())


@asynccontextmanager
async def _calendars(settings: Settings, reception: Reception) -> AsyncIterator[None]:
    """Members' calendars where the web reaches us; a server that hears Slack shows them itself."""
    if not settings.public_url or settings.hears_slack_by_http:
        yield
        return
    from bot import feeds

    async with feeds.served(settings.host, settings.port, feeds.routes(reception)):
        yield


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    """A database, brought up to date, and closed in the end."""
    try:
        database = Database(url)
    except ModuleNotFoundError as missing:
        raise DatabaseRefused(
            "PostgreSQL needs its driver; install okaeri with the extra `postgres`."
        ) from missing
    try:
        await bring_up_to_date_apart(database)
        yield database
    finally:
        await database.close()


def _stopping() -> asyncio.Event:
    """Set when somebody asks the process to stop."""
    asked = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    return asked


def _reception(settings: Settings, database: Database, off: frozenset[date]) -> Reception:
    rules = Rules(
        settings.community,
        settings.language,
        settings.time_zone,
        settings.thanks_emoji,
        public_url=settings.public_url,
        holidays=settings.holidays,
        days_off=off,
    )
    homes = {"slack": settings.slack_team, "discord": settings.discord_server}
    return Reception(database, rules, now, fixed={name: home for name, home in homes.items() if home})


def _slack(settings: Settings, reception: Reception) -> Platform:
    from bot.slack.door import SlackDoor

    if not settings.public_url or not settings.hears_slack_by_http:
        return SlackDoor(settings, reception)
    from bot import feeds

    return SlackDoor(settings, reception, feeds.routes(reception))


def _discord(settings: Settings, reception: Reception) -> Platform:
    from bot.discord.door import DiscordDoor

    return DiscordDoor(settings, reception)
