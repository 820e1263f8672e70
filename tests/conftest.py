"""What every test may ask for: a real database of either kind, and a clock that is set by hand."""

import asyncio
import logging
import os
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before NumPy: on busy cores its threads wait for each other

import pytest
import structlog
from hypothesis import settings

from storage import tables
from storage.database import Database
from tests import postgres

settings.register_profile("busy machines", deadline=None)
settings.load_profile("busy machines")


@dataclass(slots=True)
class SetClock:
    """A clock that stands still until it is told otherwise."""

    now: datetime = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **length: float) -> None:
        """Move on, as `timedelta` counts."""
        self.now += timedelta(**length)


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    """A test that sets logging up leaves it to nobody else."""
    handlers = list(logging.root.handlers)
    yield
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with empty tables, to be copied."""
    file = tmp_path_factory.mktemp("template") / "empty.db"
    asyncio.run(_create_tables(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres_folder() -> Iterator[Path]:
    """A running PostgreSQL whose database `empty` has empty tables."""
    with postgres.server() as folder:
        _sql(folder, "create database empty")
        asyncio.run(_create_tables(postgres.address(folder, "empty")))
        yield folder


@pytest.fixture
def sqlite_url(empty_sqlite: Path, tmp_path: Path) -> str:
    """The address of a SQLite database with empty tables."""
    shutil.copy(empty_sqlite, tmp_path / "okaeri.db")
    return f"sqlite:///{tmp_path / 'okaeri.db'}"


@pytest.fixture
def postgres_url(postgres_folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL database with empty tables."""
    name = f"t{uuid.uuid4().hex}"
    _sql(postgres_folder, f"create database {name} template empty")
    yield postgres.address(postgres_folder, name)
    _sql(postgres_folder, f"drop database {name} with (force)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Both kinds of database, one after the other: for every test of storage."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database of each kind, with empty tables."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """A SQLite database with empty tables, where the kind of database does not matter."""
    opened = Database(sqlite_url)
    yield opened
    await opened.close()


async def _create_tables(url: str) -> None:
    opened = Database(url)
    async with opened.writing() as tx:
        await tx.run_sync(tables.metadata.create_all)
    await opened.close()


def _sql(folder: Path, statement: str) -> None:
    import psycopg

    with psycopg.connect(postgres.address(folder, "postgres"), autocommit=True) as connection:
        connection.execute(statement)
