"""Files and disks for the tests of backups and restores."""

import asyncio
import os
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.copies import lay


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of six megabytes, so that copying it takes several steps."""
    file = tmp_path_factory.mktemp("large") / "okaeri.db"
    asyncio.run(lay(file))
    with closing(sqlite3.connect(file)) as connection, connection:
        rows = ((f"p{number}", "x" * 100_000) for number in range(60))
        connection.executemany("insert into homes (platform, external_id, name) values (?, 'T', ?)", rows)
    return file


@pytest.fixture
def okaeri_file(large: Path, tmp_path: Path) -> Path:
    """The database of a community, in a folder of its own."""
    folder = tmp_path / "data"
    folder.mkdir()
    return Path(shutil.copy(large, folder / "okaeri.db"))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where backups go."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where we may make one; else files grow no larger than that."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if os.geteuid() == 0 and subprocess.run(mounting, capture_output=True, check=False).returncode == 0:
        yield folder
        subprocess.run(["umount", str(folder)], check=True)
        return
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**21, before[1]))
    yield folder
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
