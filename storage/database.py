"""One database, SQLite or PostgreSQL, and its two kinds of transaction: reading and writing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.sql.dml import Insert

from storage import sqlite as sqlite_

Tx = AsyncConnection
"""An open transaction; verbs of storage take one as their first argument."""

_CONNECTIONS = 8  # PostgreSQL; SQLite: readers beside the one writer
_STATEMENTS = 500  # compiled statements kept a connection


class DatabaseRefused(Exception):
    """An address that names no database we know; the message is the sentence for the operator."""


def address(text: str) -> URL:
    """`sqlite:///file`, `postgresql://…` and SQLAlchemy's own forms, as an address with our drivers."""
    try:
        url = make_url(text)
    except ArgumentError as wrong:
        raise DatabaseRefused(
            "DATABASE_URL is not an address; sqlite:///okaeri.db or postgresql://user@host/name is one."
        ) from wrong
    match url.get_backend_name():
        case "sqlite":
            return url.set(drivername="sqlite+aiosqlite")
        case "postgresql" | "postgres":
            return url.set(drivername="postgresql+psycopg")
        case other:
            raise DatabaseRefused(
                f"DATABASE_URL names {other}; okaeri keeps its memory in SQLite or PostgreSQL."
            )


class Database:
    """Open transactions on one database. On SQLite writers of one process queue here, not in SQLite."""

    def __init__(self, url: str) -> None:
        self.url = address(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite and self.url.database and self.url.database != ":memory:":
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        options: dict[str, Any] = {"pool_pre_ping": True}
        if self.is_sqlite:
            file = self.url.database or ":memory:"
            options = {"async_creator": partial(sqlite_.connect, file), "pool_reset_on_return": None}
        self.engine = create_async_engine(
            self.url,
            hide_parameters=True,  # an error's text must not hold members' words
            pool_size=_CONNECTIONS,
            max_overflow=_CONNECTIONS,
            query_cache_size=_STATEMENTS,
            **options,
        )
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _prepare)
            event.listen(self.engine.sync_engine, "begin", _begin)
        self._writers = self.engine.execution_options(okaeri_begin=sqlite_.WRITE)
        self._one_writer = asyncio.Lock()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Tx]:
        """A transaction that only reads."""
        async with self.engine.begin() as tx:
            yield tx

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Tx]:
        """A transaction that may write; committed at the end, rolled back on any error."""
        if not self.is_sqlite:
            async with self.engine.begin() as tx:
                yield tx
            return
        async with self._one_writer, self._writers.begin() as tx:
            yield tx

    async def sweep(self) -> None:
        """Leave nothing of what was deleted in SQLite's log, as far as nobody reads from before it."""
        if self.is_sqlite:
            async with self.engine.connect() as connection:
                raw = (await connection.get_raw_connection()).driver_connection
                if isinstance(raw, sqlite_.Connection):
                    await raw.empty_log()

    async def close(self) -> None:
        """Give every connection back."""
        await self.engine.dispose()


def insert_new(tx: Tx, table: Table) -> Insert:
    """An INSERT that leaves a row alone which is there already, on both databases."""
    return _insert_new(tx.dialect.name, table)


@cache
def _insert_new(dialect: str, table: Table) -> Insert:
    """Only the dialect that is spoken is loaded: the other one is two megabytes."""
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table).on_conflict_do_nothing()
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table).on_conflict_do_nothing()


def _prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """Take BEGIN over from the driver, which would start writers as readers and lose their work."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "foreign_keys=ON",
        "synchronous=FULL",
        "temp_store=MEMORY",
        "secure_delete=ON",  # what is forgotten is overwritten, however SQLite was built
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("okaeri_begin", "BEGIN"))
