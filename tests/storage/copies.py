"""Databases to copy and to replace, and what happens to them, for the tests of backups and restores."""

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from storage import backup
from storage.database import Database
from storage.schema import bring_up_to_date

ROOT = Path(__file__).parents[2]
AT = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)


def restored(file: Path, database: Path, at: datetime = AT) -> Path | None:
    """Put a backup in the database's place; where the one before is kept."""
    with backup.laid_beside(file, database, untold) as part:
        return backup.put_back(part, database, at)


def untold(_done: int, _total: int) -> None:
    """Nobody looks."""


async def lay(file: Path) -> None:
    """A database without anything in it."""
    opened = Database(f"sqlite:///{file}")
    await bring_up_to_date(opened)
    await opened.close()


@contextmanager
def running(database: Path, home: str) -> Iterator[None]:
    """Somebody has the database open, with a home settled and not yet in the main file."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        settle_in(connection, home)
        yield


def leave_in_the_wal(database: Path, home: str) -> None:
    """What a killed process leaves: a home that only the file beside the database knows."""
    with running(database, home):
        shutil.copy(database.with_name("okaeri.db-wal"), database.with_name("saved"))
        before = database.read_bytes()
    database.write_bytes(before)
    database.with_name("saved").replace(database.with_name("okaeri.db-wal"))


def settle_in(connection: sqlite3.Connection, home: str) -> None:
    """One thing to remember."""
    connection.execute("insert into homes (platform, external_id, name) values (?, 'T', '')", [home])


def homes_in(database: Path) -> int:
    """How much is remembered, in a file that is whole."""
    with closing(sqlite3.connect(database)) as connection:
        (whole,) = connection.execute("pragma integrity_check").fetchone()
        (count,) = connection.execute("select count(*) from homes").fetchone()
    assert whole == "ok"
    return int(count)


def wait_for_writes(database: Path, most: int) -> int:
    """How many homes there are once another process has begun to write; all of these are committed."""
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        last = time.monotonic() + 30
        while time.monotonic() < last:
            (count,) = connection.execute("select count(*) from homes").fetchone()
            if count >= 60 + most:
                return int(count)
    raise AssertionError("nobody writes")


def damage(database: Path) -> None:
    """Overwrite the middle of a file."""
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.seek(size // 8 // 4096 * 4096)
        file.write(b"z" * 40_960)


def python(code: str, *words: Path | str) -> subprocess.Popen[bytes]:
    """Run this beside the test."""
    return subprocess.Popen([sys.executable, "-c", code, *map(str, words)], cwd=ROOT)
