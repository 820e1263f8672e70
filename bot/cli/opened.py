"""The community's database, open and up to date, and files to read; what is wrong is said in a sentence."""

import gzip
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from sqlalchemy.exc import DBAPIError

from bot.cli.refusal import Refused
from config import settings
from config.settings import Settings, SettingsRefused
from handlers.imports.cells import is_zone
from storage import leases
from storage.database import Database, DatabaseRefused
from storage.schema import bring_up_to_date

LARGE = 20_000
"""Rows above which a file keeps SQLite's one writer busy for longer than people should wait."""


def load_settings() -> Settings:
    """The settings as they stand."""
    try:
        return settings.load()
    except SettingsRefused as refused:
        raise Refused(f"the settings cannot be used: {refused}") from refused


def zone_of(loaded: Settings) -> ZoneInfo:
    """The community's time zone."""
    if not is_zone(loaded.time_zone):
        raise Refused(f"OKAERI_TIME_ZONE: {loaded.time_zone!r} is no time zone like Asia/Tokyo.")
    return ZoneInfo(loaded.time_zone)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """A database, brought up to date, and closed in the end."""
    try:
        database = Database(url)
    except (DatabaseRefused, OSError) as refused:
        raise Refused(_sentence(refused)) from refused
    except ImportError as missing:
        raise Refused("PostgreSQL needs its driver: install okaeri with the extra `postgres`.") from missing
    try:
        await bring_up_to_date(database)
        yield database
    except (DatabaseRefused, DBAPIError) as refused:
        raise Refused(_sentence(refused)) from refused
    finally:
        await database.close()


@contextmanager
def opened_file(path: Path) -> Iterator[TextIO]:
    """A text file in UTF-8, perhaps packed (`.gz`) or with a byte order mark, its line breaks as they are."""
    packed = path.suffix == ".gz"
    try:
        how = gzip.open if packed else open
        file = how(path, "rt", encoding="utf-8-sig", newline="")
    except (OSError, ValueError) as fault:
        raise Refused(f"{path} cannot be read: {_system(fault)}.") from None
    with file:
        try:
            yield file
        except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
            raise Refused(f"{path} cannot be unpacked: it is no gzip file, or not a whole one.") from fault


def lines_of(path: Path) -> int:
    """About how many rows a file holds: its line breaks."""
    try:
        with path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
    except (OSError, ValueError) as fault:
        raise Refused(f"{path} cannot be read: {_system(fault)}.") from None


async def ask_for_quiet(database: Database, rows: int, *, while_running: bool) -> str:
    """The sentence to say before a large file goes into SQLite, "" if none; refuses while okaeri runs."""
    if not database.is_sqlite or rows <= LARGE:
        return ""
    async with database.reading() as tx:
        running = await leases.running(tx, datetime.now(UTC))
    if running and not while_running:
        raise Refused(
            f"about {rows:,} rows are one long transaction on SQLite, and okaeri is running; stop "
            "`okaeri run` first, or say --while-running and let members wait meanwhile."
        )
    return (
        f"About {rows:,} rows are one long transaction on SQLite: "
        "please keep `okaeri run` stopped until this is done.\n"
    )


def _sentence(fault: Exception) -> str:
    if isinstance(fault, DBAPIError):
        return f"the database failed: {str(fault.orig).strip().partition(chr(10))[0]}"
    if isinstance(fault, OSError):
        return f"the database cannot be opened: {_system(fault)}."
    return str(fault)


def _system(fault: Exception) -> str:
    return (isinstance(fault, OSError) and fault.strerror) or str(fault)
