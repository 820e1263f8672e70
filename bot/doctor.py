"""The doctor: looks at settings, database, platforms and homes, and says what to do where one is ill."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from importlib.util import find_spec
from typing import Final

import structlog

from bot import diagnoses, homes, memory
from bot.diagnoses import NAMES, Diagnosis
from bot.findings import Finding
from config.settings import Settings
from handlers.imports.cells import is_zone
from storage.database import Database
from storage.homes import all_of

PATIENCE = 20.0  # seconds, for all that one platform is asked

Checkup = Callable[[Settings, str], Awaitable[tuple[Finding, ...]]]
"""A look at one platform; the text is the id of the home there, "" while none is settled."""

_DRAWN_WITH: Final = {"matplotlib": "matplotlib", "pylopdf-fonts-jp": "pylopdf_fonts_jp"}

_NOTHING_SET: Final = (
    "no token is set: SLACK_BOT_TOKEN with SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET) for Slack, "
    "DISCORD_TOKEN for Discord, or both"
)

_log = structlog.get_logger()


async def examine(
    settings: Settings, now: datetime, checkups: Mapping[str, Checkup] | None = None
) -> tuple[Diagnosis, ...]:
    """Everything that can be looked at from outside the running process."""
    asked = checkups_of(settings) if checkups is None else checkups
    async with memory.reached(settings.database_url.get_secret_value()) as (seen, database):
        said = [_zone(settings), _tokens(settings), _pictures(), *seen]
        said += await _of_platforms(settings, database, asked)
        if database is not None:
            said.append(await _running(settings, database, now))
    return tuple(said)


async def is_running(settings: Settings, now: datetime) -> Diagnosis:
    """Whether okaeri runs and hears every platform that has a token, and nothing else."""
    async with memory.reached(settings.database_url.get_secret_value()) as (seen, database):
        return seen[0] if database is None else await _running(settings, database, now)


@asynccontextmanager
async def advising(
    settings: Settings, database: Database, checkups: Mapping[str, Checkup] | None = None
) -> AsyncIterator[None]:
    """While okaeri runs: what is wrong at its start is logged in the background, a line each."""
    task = asyncio.create_task(_advise(settings, database, checkups))
    task.add_done_callback(_note_failure)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def checkups_of(settings: Settings) -> dict[str, Checkup]:
    """How each platform that has a token is looked at; nothing of another one is imported."""
    found: dict[str, Checkup] = {}
    if settings.runs_slack:
        from bot.slack import checkup as of_slack

        found["slack"] = lambda given, _home: of_slack.checkup(given)
    if settings.runs_discord:
        from bot.discord import checkup as of_discord

        found["discord"] = of_discord.checkup
    return found


async def _advise(settings: Settings, database: Database, checkups: Mapping[str, Checkup] | None) -> None:
    asked = checkups_of(settings) if checkups is None else checkups
    for one in await _of_platforms(settings, database, asked):
        if one.ok is False:
            _log.warning("something to do", about=one.about, what=one.said)


def _note_failure(task: asyncio.Task[None]) -> None:
    """Without anybody's words, as everything that fails unforeseen."""
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("looking for what is wrong failed", error=type(error).__name__)


async def _of_platforms(
    settings: Settings, database: Database | None, checkups: Mapping[str, Checkup]
) -> list[Diagnosis]:
    looked = (_of_platform(settings, database, *one) for one in checkups.items())
    return [said for platform in await asyncio.gather(*looked) for said in platform]


async def _of_platform(
    settings: Settings, database: Database | None, platform: str, checkup: Checkup
) -> list[Diagnosis]:
    """The platform's own word goes before what is remembered, unless it could not say."""
    home, remembered = await _remembered(settings, database, platform)
    known = {one.about for one in remembered}
    findings = await _asked(settings, home, checkup)
    live = [diagnoses.of(platform, finding, settings) for finding in findings]
    surely = [one for one in live if one.ok is not None or one.about not in known]
    said = {one.about for one in surely}
    return [*surely, *(one for one in remembered if one.about not in said)]


async def _asked(settings: Settings, home: str, checkup: Checkup) -> tuple[Finding, ...]:
    try:
        async with asyncio.timeout(PATIENCE):
            return await checkup(settings, home)
    except TimeoutError:
        return (Finding("answer", None, f"none within {PATIENCE:.0f} seconds"),)


async def _remembered(
    settings: Settings, database: Database | None, platform: str
) -> tuple[str, list[Diagnosis]]:
    """The id of the home, and what is known of it."""
    fixed = settings.slack_team if platform == "slack" else settings.discord_server
    if database is None:
        return fixed, []
    async with database.reading() as tx:
        home = fixed or (await all_of(tx)).get(platform, "")
        return home, await homes.looked_at(tx, platform, fixed)


async def _running(settings: Settings, database: Database, now: datetime) -> Diagnosis:
    async with database.reading() as tx:
        return await homes.running(tx, _platforms(settings), now)


def _platforms(settings: Settings) -> list[str]:
    runs = {"slack": settings.runs_slack, "discord": settings.runs_discord}
    return [platform for platform in NAMES if runs[platform]]


def _zone(settings: Settings) -> Diagnosis:
    zone = settings.time_zone
    if is_zone(zone):
        return Diagnosis("time zone", True, zone)
    return Diagnosis("time zone", False, f"OKAERI_TIME_ZONE: {zone!r} is no time zone like Asia/Tokyo.")


def _pictures() -> Diagnosis:
    """Looked for and not imported, since a bot at rest has no room for them."""
    missing = [package for package, module in _DRAWN_WITH.items() if find_spec(module) is None]
    if missing:
        return Diagnosis("pictures", False, f"Missing: {', '.join(missing)}. Install okaeri anew.")
    return Diagnosis("pictures", True, "drawn with Japanese letters")


def _tokens(settings: Settings) -> Diagnosis:
    platforms = _platforms(settings)
    named = " and ".join(NAMES[platform] for platform in platforms)
    return Diagnosis("tokens", True, named) if platforms else Diagnosis("tokens", False, _NOTHING_SET)
