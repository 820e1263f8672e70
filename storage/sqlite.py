"""SQLite with one errand to its thread a statement.

aiosqlite runs a connection in a thread of its own, and SQLAlchemy's cursor goes there four times for each
statement: to open a cursor, execute, read the rows and close. The errands cost several times what SQLite
itself needs, so here they are one. Rows are read whole; a long table is read in stretches by its key.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

import aiosqlite

WRITE = "BEGIN IMMEDIATE"
"""How a writer begins: it waits for the lock here, and never afterwards."""

BUSY_SECONDS = 5
"""How long SQLite waits for another process's lock."""

_A_MOMENT = 0.02  # seconds
_PATIENCE_MS = 100  # that writers may have to wait while the log is emptied

_USUAL_PATIENCE = f"busy_timeout={BUSY_SECONDS * 1000}"

_Done = tuple[Sequence[Any], Any, int, int | None]


class Connection(aiosqlite.Connection):
    """An aiosqlite connection whose cursors run one errand a statement; BEGIN goes along with the first.

    Once a writer holds the lock nothing can make it wait, so its statements, each some microseconds long,
    run where they are; its BEGIN, which may wait, and its COMMIT, which writes to the disk, do not.
    """

    begin: str = ""
    writes: bool = False

    def cursor(self) -> "Cursor":  # type: ignore[override]
        return Cursor(self)

    async def commit(self) -> None:
        """End the transaction, if it began."""
        if not self._forgets_begin():
            await super().commit()

    async def rollback(self) -> None:
        """Undo the transaction, if it began."""
        if not self._forgets_begin():
            await super().rollback()

    async def empty_log(self) -> None:
        """Bring the log into the file and cut it off; where others read just now, it stays until later."""
        for pragma in (f"busy_timeout={_PATIENCE_MS}", "wal_checkpoint(TRUNCATE)", _USUAL_PATIENCE):
            await self.cursor().execute(f"PRAGMA {pragma}")

    def _forgets_begin(self) -> bool:
        begin, self.begin, self.writes = self.begin, "", False
        return bool(begin)

    async def run(self, errand: Callable[..., _Done], *values: Any) -> _Done:
        """Do something in the connection's thread."""
        done: _Done = await self._execute(errand, *values)  # type: ignore[no-untyped-call]
        return done


class Cursor:
    """What SQLAlchemy's adapter asks of a cursor (PEP 249, awaited)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount, self.arraysize = -1, 1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, values: Any = ()) -> Self:
        await self._errand(statement, values, many=False)
        return self

    async def executemany(self, statement: str, values: Any) -> Self:
        await self._errand(statement, values, many=True)
        return self

    async def fetchall(self) -> Sequence[Any]:
        rows, self._rows = self._rows, ()
        return rows

    async def close(self) -> None:
        self._rows = ()

    async def _errand(self, statement: str, values: Any, *, many: bool) -> None:
        connection = self._connection
        if statement.startswith("BEGIN"):
            connection.begin, self.description = statement, None
            return
        if connection.writes:
            done = _run(connection._conn, "", statement, values, many)
        else:
            begin, connection.begin = connection.begin, ""
            done = await connection.run(_run, connection._conn, begin, statement, values, many)
            connection.writes = begin == WRITE
        self._rows, self.description, self.rowcount, self.lastrowid = done


async def connect(file: Path | str) -> Connection:
    """Open a file as SQLAlchemy's dialect does, in a thread that does not keep the process alive."""
    connection = Connection(lambda: _open(file), iter_chunk_size=64)
    connection._thread.daemon = True
    try:
        await connection
    except sqlite3.Error:
        await asyncio.to_thread(connection._thread.join)  # its last word must not find the loop closed
        raise
    return connection


def _open(file: Path | str) -> sqlite3.Connection:
    """Open a file in WAL mode. SQLite does not wait where two switch a new file at once, so we do."""
    connection = sqlite3.connect(file, timeout=BUSY_SECONDS, check_same_thread=False)
    last = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return connection
        except sqlite3.OperationalError as locked:
            if locked.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                connection.close()
                raise
            time.sleep(_A_MOMENT)


def _run(connection: sqlite3.Connection, begin: str, statement: str, values: Any, many: bool) -> _Done:
    cursor = connection.cursor()
    try:
        if begin:
            cursor.execute(begin)
        cursor.executemany(statement, values) if many else cursor.execute(statement, values)
        rows = cursor.fetchall() if cursor.description else ()
        return rows, cursor.description, cursor.rowcount, cursor.lastrowid
    finally:
        cursor.close()
