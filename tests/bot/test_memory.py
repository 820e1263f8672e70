"""What the doctor says of the database; looking changes nothing."""

import asyncio
import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from bot import doctor
from bot.findings import Finding
from storage.database import Database
from tests.bot.doctored import NOW, examine, finds, line, note_revision, on


@pytest.fixture
async def database(database: Database) -> Database:
    """A database of each kind that is up to date."""
    await note_revision(database)
    return database


async def test_a_database_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    said = await doctor.examine(
        on(f"sqlite:///{tmp_path}/new/okaeri.db"), NOW, finds(Finding("scopes", True))
    )

    assert line(said, "database").ok is None
    assert line(said, "Slack scopes").ok is True
    assert not await asyncio.to_thread(lambda: list(tmp_path.iterdir()))


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("mysql://somewhere/x", "SQLite or PostgreSQL"),
        ("nonsense", "not an address"),
        ("postgresql://nobody@/none?host=/nowhere", "cannot be used"),
    ],
)
async def test_a_database_that_cannot_be_reached_is_wrong(url: str, part: str) -> None:
    said = await doctor.examine(on(url), NOW, finds())

    assert line(said, "database").ok is False
    assert part in line(said, "database").said


async def test_an_older_schema_is_told_and_a_newer_one_is_wrong(database: Database) -> None:
    async with database.writing() as tx:
        await tx.exec_driver_sql("update alembic_version set version_num = '0001'")
    older = await examine(database)
    async with database.writing() as tx:
        await tx.exec_driver_sql("update alembic_version set version_num = '9999'")

    newer = await examine(database)

    assert line(older, "database").ok is None
    assert "at the next start" in line(older, "database").said
    assert line(newer, "database").ok is False
    assert "newer okaeri" in line(newer, "database").said


async def test_a_disk_that_is_nearly_full_is_wrong(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", ["free"])
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(10 * 10**6))

    said = await doctor.examine(on(sqlite_url), NOW, finds())

    assert line(said, "disk").ok is False
    assert "Only 10 MB free" in line(said, "disk").said


async def test_a_folder_that_cannot_be_written_is_wrong(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: path != tmp_path)

    said = await doctor.examine(on(sqlite_url), NOW, finds())

    assert line(said, "folder").said == f"{tmp_path} cannot be written by this user."
