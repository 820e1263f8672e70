"""A backup is whole or not there, whatever happens meanwhile."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from storage import backup
from storage.backup import BackupRefused
from tests.storage.copies import damage, homes_in, python, running, settle_in, untold, wait_for_writes


def test_a_backup_is_one_file_with_everything_in_it_for_its_owner_only(okaeri_file: Path, kept: Path) -> None:
    with running(okaeri_file, "late"):
        backup.take(okaeri_file, kept / "b.db", untold)

    assert [file.name for file in kept.iterdir()] == ["b.db"]
    assert stat.S_IMODE((kept / "b.db").stat().st_mode) == 0o600
    assert (kept / "b.db").read_bytes()[18:20] == b"\x01\x01"  # readable without files beside it
    assert homes_in(kept / "b.db") == 61


def test_what_is_written_while_a_backup_goes_on_neither_waits_nor_spoils_it(
    okaeri_file: Path, kept: Path
) -> None:
    steps: list[int] = []
    with closing(sqlite3.connect(okaeri_file, isolation_level=None)) as writer:

        def told(done: int, total: int) -> None:
            steps.append(done)
            for number in range(50 if len(steps) <= 5 else 0):
                settle_in(writer, f"{len(steps)}-{number}")

        backup.take(okaeri_file, kept / "b.db", told)

    assert 5 <= len(steps) <= 10
    assert homes_in(kept / "b.db") == 60
    assert homes_in(okaeri_file) == 60 + 250


def test_a_backup_while_another_process_writes_holds_all_that_it_committed_before(
    okaeri_file: Path, kept: Path
) -> None:
    writing = python(_WRITING, okaeri_file)
    before = wait_for_writes(okaeri_file, 20)

    backup.take(okaeri_file, kept / "b.db", untold)

    assert writing.wait(60) == 0
    assert before <= homes_in(kept / "b.db") <= 260
    assert homes_in(okaeri_file) == 260


def test_a_backup_that_is_killed_leaves_the_one_before_as_it_was(okaeri_file: Path, kept: Path) -> None:
    backup.take(okaeri_file, kept / "b.db", untold)
    before = (kept / "b.db").read_bytes()
    with running(okaeri_file, "late"):
        killed = python(_KILLED_BACKUP, okaeri_file, kept / "b.db")

        assert killed.wait(60) == -9

    assert (kept / "b.db").read_bytes() == before
    backup.take(okaeri_file, kept / "b.db", untold)
    assert [file.name for file in kept.iterdir()] == ["b.db"]
    assert homes_in(kept / "b.db") == 61


def test_on_a_full_disk_there_is_a_sentence_and_no_half_file(okaeri_file: Path, small_disk: Path) -> None:
    with pytest.raises(BackupRefused, match=r"b\.db was not written: "):
        backup.take(okaeri_file, small_disk / "b.db", untold)

    assert list(small_disk.iterdir()) == []


def test_a_database_that_is_damaged_is_said_so_and_not_kept_as_if_it_were_whole(
    okaeri_file: Path, kept: Path
) -> None:
    damage(okaeri_file)

    with pytest.raises(BackupRefused, match=r"data/okaeri\.db is damaged"):
        backup.take(okaeri_file, kept / "b.db", untold)

    assert list(kept.iterdir()) == []


def test_there_is_no_backup_of_nothing_nor_onto_itself(okaeri_file: Path, kept: Path) -> None:
    for source, target in (
        (kept / "none.db", kept / "b.db"),
        (okaeri_file, okaeri_file),
        (okaeri_file, kept),
    ):
        with pytest.raises(BackupRefused):
            backup.take(source, target, untold)

    assert list(kept.iterdir()) == []
    assert homes_in(okaeri_file) == 60


def test_a_folder_takes_one_backup_at_a_time(okaeri_file: Path, kept: Path) -> None:
    def told(done: int, total: int) -> None:
        with pytest.raises(BackupRefused, match="goes on"):
            backup.take(okaeri_file, kept / "other.db", untold)

    backup.take(okaeri_file, kept / "b.db", told)

    assert [file.name for file in kept.iterdir()] == ["b.db"]


_WRITING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
for number in range(200):
    connection.execute("insert into homes (platform, external_id, name) values (?, 'T', '')", [f"w{number}"])
"""

_KILLED_BACKUP = """
import os, signal, sys
from pathlib import Path
from storage import backup
backup.take(Path(sys.argv[1]), Path(sys.argv[2]), lambda done, total: os.kill(os.getpid(), signal.SIGKILL))
"""
