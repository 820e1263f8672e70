"""`okaeri backup` and `okaeri restore`: a copy of the community's memory goes out, and comes back."""

import asyncio
import shlex
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.cli.asked import Backup, Restore
from bot.cli.counted import counted
from bot.cli.opened import load_settings, opened
from bot.cli.progress import progress
from bot.cli.refusal import Refused
from storage import backup, forgetting, forgotten, leases
from storage.database import Database, DatabaseRefused, address

_MEGABYTE = 10**6


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a database knows that a backup of it may not: who runs, and who was forgotten (as hashes)."""

    running: frozenset[str] = frozenset()
    secret: str = ""
    hashes: tuple[tuple[str, datetime], ...] = ()
    unreadable: str = ""


def take(asked: Backup) -> int:
    """Copy the database into a file; returns the exit code."""
    url = _address()
    if url.get_backend_name() != "sqlite":
        raise Refused(_dumping(url, asked.file))
    if asked.file.exists() and not asked.force:
        raise Refused(f"{asked.file} is there already; say --force to overwrite it.")
    try:
        with progress(f"backup to {asked.file.name}") as shown:
            backup.take(_file_of(url), asked.file, shown)
    except DatabaseRefused as refused:
        raise Refused(str(refused)) from refused
    size = asked.file.stat().st_size / _MEGABYTE
    sys.stdout.write(f"{asked.file} holds everything up to now ({size:,.1f} MB), and is whole.\n")
    return 0


def bring_back(asked: Restore) -> int:
    """Put a backup in the database's place, or forget again; returns the exit code."""
    url, now = _address(), datetime.now(UTC)
    try:
        if asked.file is None:
            again = asyncio.run(_forget_as(address(asked.forgotten or ""), url, now))
        elif url.get_backend_name() != "sqlite":
            raise Refused(_undumping(url, asked.file))
        else:
            again = _restore(asked.file, url, now)
    except DatabaseRefused as refused:
        raise Refused(str(refused)) from refused
    sys.stdout.write(_forgotten_again(again))
    return 0


def _restore(file: Path, url: URL, now: datetime) -> int | None:
    """The copy is made ready beside the database, so that until the very end nothing has changed."""
    database = _file_of(url)
    known = asyncio.run(_remembered(url, now)) if database.exists() else Remembered()
    if known.running:
        raise Refused(
            f"okaeri is running ({', '.join(sorted(known.running))}); stop it first. "
            "If it was killed just now, wait for half a minute."
        )
    with progress(f"copying {file.name}") as shown, backup.laid_beside(file, database, shown) as part:
        again = asyncio.run(_make_ready(url.set(database=str(part)), known, now))
        kept = backup.put_back(part, database, now)
    sys.stdout.write(_restored(file, kept, known))
    return again


def _restored(file: Path, kept: Path | None, known: Remembered) -> str:
    said = f"Restored from {file}.\n"
    if kept is not None:
        said += f"The database as it was before is kept as {kept}; delete it when all is well.\n"
    if known.unreadable:
        said += (
            f"It could not be read ({known.unreadable}), so whoever was forgotten "
            "after the backup is not forgotten in it.\n"
        )
    return said


def _forgotten_again(count: int | None) -> str:
    if count is None:
        return (
            "It hashes whom it forgot in another way than the database before, so whoever was "
            "forgotten there is not forgotten in it.\n"
        )
    return f"Forgotten again: {counted(count, 'person', 'people')}.\n" if count else ""


async def _make_ready(url: URL, known: Remembered, now: datetime) -> int | None:
    """Bring a database up to date, and forget again; returns how many people, nothing where it cannot."""
    async with opened(url.render_as_string(hide_password=False)) as database:
        if not known.hashes:
            return 0
        async with database.writing() as tx:
            ours = await forgotten.take_over(tx, known.secret, known.hashes)
            return await forgetting.forget_again(tx, now) if ours else None


async def _forget_as(other: URL, url: URL, now: datetime) -> int | None:
    if other.get_backend_name() == "sqlite" and not _file_of(other).is_file():
        raise Refused(f"There is no database at {_file_of(other)}.")
    known = await _remembered(other, now)
    if known.unreadable:
        raise Refused(f"The database to forget by cannot be read: {known.unreadable}.")
    return await _make_ready(url, known, now)


async def _remembered(url: URL, now: datetime) -> Remembered:
    """What there is to know, of whatever schema."""
    database = Database(url.render_as_string(hide_password=False))
    try:
        async with database.reading() as tx:
            running = await leases.running(tx, now)
            if not await tx.run_sync(lambda connection: inspect(connection).has_table("forgotten")):
                return Remembered(running)
            secret = (await forgotten.every(tx)).secret or ""
            return Remembered(running, secret, await forgotten.hashes(tx))
    except DBAPIError as failed:
        return Remembered(unreadable=str(failed.orig).strip().partition("\n")[0])
    finally:
        await database.close()


def _address() -> URL:
    try:
        return address(load_settings().database_url.get_secret_value())
    except DatabaseRefused as refused:
        raise Refused(str(refused)) from refused


def _file_of(url: URL) -> Path:
    if not url.database or url.database == ":memory:":
        raise Refused("DATABASE_URL names no file.")
    return Path(url.database).resolve()


def _dumping(url: URL, file: Path) -> str:
    dumped = shlex.join(["pg_dump", "--format=custom", f"--file={file}", _told(url)])
    return f"PostgreSQL is backed up by its own tool, also while okaeri runs:\n  {dumped}"


def _undumping(url: URL, file: Path) -> str:
    """Into a database of its own, so that the present one stays until all is well."""
    fresh = f"{url.database}_restored"
    there, here = _told(url), _told(url.set(database=fresh))
    create = ["createdb", f"--maintenance-db={there}", fresh]
    restore = ["pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", f"--dbname={here}"]
    forget = ["okaeri", "restore", "--forgotten", there]
    steps = (create, [*restore, str(file)], ["env", f"DATABASE_URL={here}", *forget])
    lines = "\n".join(f"  {shlex.join(step)}" for step in steps)
    return (
        "PostgreSQL is restored by its own tools. Stop okaeri, then:\n"
        f"{lines}\nThe last one forgets again whoever was forgotten since. "
        "Then let DATABASE_URL name the new database."
    )


def _told(url: URL) -> str:
    """The address as PostgreSQL's tools take it; they ask for the password themselves."""
    return url._replace(drivername="postgresql", password=None).render_as_string()
