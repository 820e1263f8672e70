"""Whether the community's database can be reached and is ours, for the doctor. Looking changes nothing."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.engine import URL

from bot.diagnoses import Diagnosis
from storage.database import Database, DatabaseRefused, address
from storage.schema import is_up_to_date, revisions

PATIENCE = 10.0  # seconds, for the database's first answer

LEAST_FREE = 200 * 10**6
"""Bytes below which it is time to make room; or the file's own size, which a backup or an update needs."""

_MEGABYTE = 10**6
_ABOUT = "database"


@asynccontextmanager
async def reached(address_: str) -> AsyncIterator[tuple[list[Diagnosis], Database | None]]:
    """What was seen of a database, and the database if it can be asked."""
    database, said = _opened(address_)
    if database is None:
        yield said, None
        return
    try:
        schema = await _schema(database)
        yield [schema, *said], database if schema.ok else None
    finally:
        await database.close()


def _opened(address_: str) -> tuple[Database | None, list[Diagnosis]]:
    """A SQLite file that is not there is not made by looking at it."""
    try:
        url = address(address_)
        file = _file_of(url)
        if file is None:
            return Database(address_), []
        said = [_disk(file), *_writable(file)]
        if not file.exists():
            return None, [Diagnosis(_ABOUT, None, f"the first start makes {file}"), *said]
        return Database(address_), said
    except DatabaseRefused as refused:
        return None, [Diagnosis(_ABOUT, False, str(refused))]
    except ImportError:
        driver = "PostgreSQL needs its driver: install okaeri with the extra `postgres`."
        return None, [Diagnosis(_ABOUT, False, driver)]


def _file_of(url: URL) -> Path | None:
    is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(url.database or "").absolute() if is_file else None


async def _schema(database: Database) -> Diagnosis:
    file = _file_of(database.url)
    where = f"SQLite {file}" if file else database.url.set(drivername="postgresql").render_as_string()
    try:
        async with asyncio.timeout(PATIENCE):
            ours = await is_up_to_date(database)
    except DatabaseRefused as refused:
        return Diagnosis(_ABOUT, False, str(refused))
    except TimeoutError:
        return Diagnosis(_ABOUT, False, f"{where} does not answer within {PATIENCE:.0f} seconds.")
    if ours:
        return Diagnosis(_ABOUT, True, f"{where}, schema {revisions()[-1]}")
    return Diagnosis(
        _ABOUT, None, f"{where} will be brought up to date at the next start; make a backup before"
    )


def _writable(file: Path) -> list[Diagnosis]:
    """SQLite writes beside its file as well."""
    folder = _first_there(file.parent)
    unwritable = [str(one) for one in (folder, file) if one.exists() and not os.access(one, os.W_OK)]
    if not unwritable:
        return []
    return [Diagnosis("folder", False, f"{' and '.join(unwritable)} cannot be written by this user.")]


def _disk(file: Path) -> Diagnosis:
    free = shutil.disk_usage(_first_there(file.parent)).free
    needed = max(LEAST_FREE, file.stat().st_size if file.exists() else 0)
    said = f"{free / _MEGABYTE:,.0f} MB free"
    if free >= needed:
        return Diagnosis("disk", True, said)
    return Diagnosis("disk", False, f"Only {said} beside {file}; keep {needed / _MEGABYTE:,.0f} MB free.")


def _first_there(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.exists())
