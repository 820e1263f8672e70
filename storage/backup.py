"""Copies of a SQLite database: made while okaeri runs, checked, and put into place only when whole.

A folder takes one copy at a time. What a killed process left half done is removed by the next one.
"""

import errno
import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from storage.database import DatabaseRefused
from storage.schema import refuse_newer

PAGES = 256  # copied at a time: a megabyte
PATIENCE = 5.0  # seconds, for another process's lock

Told = Callable[[int, int], None]
"""Hears how many pages are copied, of how many."""

_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite may keep beside a file."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class BackupRefused(DatabaseRefused):
    """Nothing was changed; the message is the sentence for the operator."""


def take(database: Path, target: Path, told: Told) -> None:
    """Copy the database, as it stands when this begins, to `target`: whole, or not at all."""
    if not database.is_file():
        raise BackupRefused(f"There is no database at {database}.")
    if target.exists() and (not target.is_file() or target.samefile(database)):
        raise BackupRefused(f"{target} is no place for a backup.")
    with _sentences(database, target), _part_of(target) as part:
        _copy(database, part, told)
        _check(part, database)
        _settle(part, target)


@contextmanager
def laid_beside(backup: Path, database: Path, told: Told) -> Iterator[Path]:
    """A copy of a backup beside the database that it is going to replace; gone in the end.

    Refused unless the backup is whole, is okaeri's, and is not of a newer schema.
    """
    if not backup.is_file():
        raise BackupRefused(f"There is no backup at {backup}.")
    if database.exists() and backup.samefile(database):
        raise BackupRefused(f"{backup} is the database itself.")
    with _sentences(backup, database), _part_of(database) as part:
        _copy(backup, part, told)
        refuse_newer(_check(part, backup))
        yield part


def put_back(part: Path, database: Path, at: datetime) -> Path | None:
    """Put what was laid beside in the database's place; returns where the one before is kept.

    Refused while any process has the database open. Killed at any moment, either one is there, and whole.
    """
    with _sentences(database, database):
        _fold(part)
        _belong(part, database)
        if not database.exists():
            _settle(part, database)
            return None
        kept = database.with_name(f"{database.name}.before-restore-{at:%Y%m%dT%H%M%SZ}")
        with _alone(database, kept):
            _keep(database, kept)
            _settle(part, database)
        return kept


@contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    """A new file beside the target, for its owner only."""
    part = target.with_name(f"{target.name}.part")
    with _one_at_a_time(target.absolute().parent):
        _remove(part)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            yield part
        finally:
            _remove(part)


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the folder; a file of its own for that would lie about afterwards."""
    held = os.open(folder, os.O_RDONLY)
    try:
        _lock(held, folder)
        yield
    finally:
        os.close(held)


def _lock(held: int, folder: Path) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BackupRefused(f"Another backup or restore goes on in {folder}.") from None
    except OSError:
        return  # a file system without such locks


def _copy(source: Path, part: Path, told: Told) -> None:
    """Within one reading transaction: writers go on, and none of them makes the copying begin anew."""
    with closing(_opened(source)) as old, closing(_opened(part)) as new:
        new.execute("PRAGMA journal_mode=OFF")
        new.execute("PRAGMA synchronous=OFF")
        old.execute("BEGIN")
        old.execute("SELECT count(*) FROM sqlite_master").fetchone()
        old.backup(new, pages=PAGES, progress=lambda _, left, total: told(total - left, total))


def _check(part: Path, source: Path) -> str | None:
    """One file that is whole and is okaeri's; returns the revision of its schema."""
    _fold(part)
    with closing(_opened(part)) as copy:
        (said,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            raise BackupRefused(f"{source} is damaged: {said.splitlines()[-1]}.")
        tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"alembic_version", "members", "outbox"} <= tables:
            raise BackupRefused(f"{source} holds no community of okaeri's.")
        revision: str | None = copy.execute("SELECT max(version_num) FROM alembic_version").fetchone()[0]
    return revision


def _fold(file: Path) -> None:
    """Bring what SQLite keeps beside a file into it."""
    with closing(_opened(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()


def _belong(part: Path, database: Path) -> None:
    """Whoever could use the database before can do so afterwards, even if root restores it."""
    before = (database if database.exists() else database.parent).stat()
    if database.exists():
        part.chmod(before.st_mode & 0o777)
    if os.geteuid() == 0:
        os.chown(part, before.st_uid, before.st_gid)


@contextmanager
def _alone(database: Path, kept: Path) -> Iterator[None]:
    """Nobody else has the database open; one that is damaged is laid aside as it is."""
    with closing(_opened(database)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as fault:
            if _is(fault, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise BackupRefused(f"Another process has {database} open; stop it first.") from fault
            if not _is(fault, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise
            for ending in _BESIDE:
                _move(database, kept, ending)
        yield


def _keep(database: Path, kept: Path) -> None:
    """A second name; a copy where the file system knows no such thing."""
    try:
        os.link(database, kept)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(database, kept)
        _sync(kept)


def _move(database: Path, kept: Path, ending: str) -> None:
    beside = database.with_name(database.name + ending)
    if beside.exists():
        beside.replace(kept.with_name(kept.name + ending))


def _settle(part: Path, target: Path) -> None:
    """Whole on the disk first, and only then under its name."""
    _sync(part)
    part.replace(target)
    _sync(target.absolute().parent)


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _remove(part: Path) -> None:
    for ending in ("", *_BESIDE):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _opened(file: Path) -> sqlite3.Connection:
    """A file that is there; transactions are ours to begin."""
    address = f"{file.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)


@contextmanager
def _sentences(read: Path, written: Path) -> Iterator[None]:
    """What SQLite and the system say, for the operator."""
    try:
        yield
    except sqlite3.DatabaseError as fault:
        if _is(fault, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise BackupRefused(f"{read} is damaged: {fault}.") from fault
        raise BackupRefused(_unwritten(written, _is(fault, sqlite3.SQLITE_FULL), str(fault))) from fault
    except OSError as fault:
        raise BackupRefused(_unwritten(written, fault.errno in _FULL, str(fault.strerror))) from fault


def _unwritten(file: Path, full: bool, why: str) -> str:
    return f"{file} was not written: {'the disk is full' if full else why}."


def _is(fault: sqlite3.Error, *codes: int) -> bool:
    return fault.sqlite_errorcode & 0xFF in codes
