"""The database's schema, brought up to date at every start; Alembic is loaded only when it is behind."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from storage.database import Database, DatabaseRefused, Tx

FOLDER = Path(__file__).parent / "migrations"

_ADVISORY_LOCK = 0x6F6B61657269  # "okaeri": PostgreSQL's advisory locks are numbers
_PATIENCE_SECONDS = 120  # how long a process waits while another one brings a large file up to date


class SchemaRefused(DatabaseRefused):
    """A schema that this okaeri must not touch; the message is the sentence for the operator."""


async def is_up_to_date(database: Database) -> bool:
    """Whether the schema is ours already; raises DatabaseRefused when it cannot be told, or is newer."""
    with _driver_errors_as_sentences():
        async with database.reading() as tx:
            stored = await _stored(tx)
    return not _is_behind(stored)


async def bring_up_to_date(database: Database) -> None:
    """Make the schema ours, once, however many processes start; raises DatabaseRefused with a sentence.

    All of it is one transaction that holds the lock, so a process killed midway leaves things as they were.
    """
    with _driver_errors_as_sentences():
        if not await is_up_to_date(database):
            await _upgrade(database)


async def bring_up_to_date_apart(database: Database) -> None:
    """The same in a process of its own, for one that runs long: Alembic would stay in its memory (8 MB)."""
    if await is_up_to_date(database):
        return
    apart = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "storage.schema", stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    _, said = await apart.communicate(database.url.render_as_string(hide_password=False).encode())
    if apart.returncode:
        last = said.decode(errors="replace").strip().rpartition("\n")[2]
        raise DatabaseRefused(last or "The schema could not be brought up to date.")


def revisions() -> tuple[str, ...]:
    """Every revision that we know, oldest first: `m0001_first.py` is 0001."""
    found = (re.fullmatch(r"m(\d{4})_\w+\.py", file.name) for file in (FOLDER / "versions").iterdir())
    return tuple(sorted(name[1] for name in found if name))


@contextmanager
def _driver_errors_as_sentences() -> Iterator[None]:
    try:
        yield
    except DBAPIError as failed:
        reason = str(failed.orig).strip().partition("\n")[0]
        raise DatabaseRefused(f"The database in DATABASE_URL cannot be used: {reason}") from failed


def refuse_newer(stored: str | None) -> None:
    """Raises SchemaRefused for a revision that this okaeri does not know."""
    known = revisions()
    if stored is not None and stored not in known:
        raise SchemaRefused(
            f"The database was written by a newer okaeri: its schema is {stored}, and this one knows up to "
            f"{known[-1]}. Start the newer okaeri, or restore an older backup."
        )


def _is_behind(stored: str | None) -> bool:
    refuse_newer(stored)
    return stored != revisions()[-1]


async def _stored(tx: Tx) -> str | None:
    """The revision that the database is at; nothing in an empty one."""
    if not await tx.run_sync(lambda connection: inspect(connection).has_table("alembic_version")):
        return None
    return (await tx.execute(text("SELECT version_num FROM alembic_version"))).scalar_one_or_none()


async def _upgrade(database: Database) -> None:
    """On connections of their own: SQLite must not follow foreign keys while a table is rebuilt."""
    own = Database(database.url.render_as_string(hide_password=False))
    if own.is_sqlite:
        event.listen(own.engine.sync_engine, "connect", _unbound)
    try:
        async with own.writing() as tx:
            if not own.is_sqlite:
                await tx.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            stored = await _stored(tx)
            if _is_behind(stored):
                await tx.run_sync(_migrate, stored)
    finally:
        await own.close()


def _unbound(connection: Any, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    cursor.execute(f"PRAGMA busy_timeout={_PATIENCE_SECONDS * 1000}")
    cursor.close()


def _migrate(connection: Connection, stored: str | None) -> None:
    from alembic import command
    from alembic.config import Config

    if stored is None and (strange := inspect(connection).get_table_names()):
        raise SchemaRefused(f"The database holds tables that okaeri did not make, such as {strange[0]}.")
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise SchemaRefused("The database refers to rows that are not there; restore a backup.")


async def _bring_up_to_date(url: str) -> None:
    database = Database(url)
    try:
        await bring_up_to_date(database)
    finally:
        await database.close()


if __name__ == "__main__":
    try:
        asyncio.run(_bring_up_to_date(sys.stdin.read()))
    except DatabaseRefused as refused:
        sys.exit(str(refused))
