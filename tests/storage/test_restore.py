"""A restore changes everything or nothing."""

import asyncio
import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import backup
from storage.backup import BackupRefused
from storage.schema import SchemaRefused
from tests.storage.copies import (
    damage,
    homes_in,
    lay,
    leave_in_the_wal,
    python,
    restored,
    running,
    untold,
)

KEPT = "okaeri.db.before-restore-20260601T030000Z"


def test_on_a_full_disk_a_restore_leaves_the_database_as_it_was(
    okaeri_file: Path, large: Path, small_disk: Path
) -> None:
    small = small_disk / "okaeri.db"
    asyncio.run(lay(small))

    with pytest.raises(BackupRefused, match=r"okaeri\.db was not written: "):
        restored(okaeri_file, small)

    assert [file.name for file in small_disk.iterdir()] == ["okaeri.db"]
    assert homes_in(small) == 0


def test_what_is_not_okaeris_is_neither_kept_nor_put_back(okaeri_file: Path, kept: Path) -> None:
    with closing(sqlite3.connect(kept / "other.db")) as connection, connection:
        connection.execute("create table invoices (id integer)")

    with pytest.raises(BackupRefused, match="holds no community"):
        backup.take(kept / "other.db", kept / "b.db", untold)
    with pytest.raises(BackupRefused, match="holds no community"):
        restored(kept / "other.db", okaeri_file)


def test_a_restore_keeps_the_database_before_with_all_that_was_in_it(okaeri_file: Path, kept: Path) -> None:
    backup.take(okaeri_file, kept / "b.db", untold)
    leave_in_the_wal(okaeri_file, "late")

    before = restored(kept / "b.db", okaeri_file)

    assert before == okaeri_file.with_name(KEPT)
    assert sorted(file.name for file in okaeri_file.parent.iterdir()) == ["okaeri.db", KEPT]
    assert (homes_in(okaeri_file), homes_in(okaeri_file.with_name(KEPT))) == (60, 61)


def test_a_backup_is_restored_where_there_is_no_database(okaeri_file: Path, kept: Path) -> None:
    before = restored(okaeri_file, kept / "okaeri.db")

    assert before is None
    assert homes_in(kept / "okaeri.db") == 60


def test_a_restored_database_belongs_to_whom_it_did(okaeri_file: Path, kept: Path) -> None:
    backup.take(okaeri_file, kept / "b.db", untold)
    okaeri_file.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(okaeri_file, 12345, 12345)

    restored(kept / "b.db", okaeri_file)

    now = okaeri_file.stat()
    assert stat.S_IMODE(now.st_mode) == 0o640
    assert now.st_uid == (12345 if os.geteuid() == 0 else os.geteuid())


def test_a_database_that_somebody_has_open_is_not_replaced(okaeri_file: Path, kept: Path) -> None:
    backup.take(okaeri_file, kept / "b.db", untold)
    with (
        running(okaeri_file, "late"),
        pytest.raises(BackupRefused, match=r"Another process has .*okaeri\.db open"),
    ):
        restored(kept / "b.db", okaeri_file)

    assert [file.name for file in okaeri_file.parent.iterdir()] == ["okaeri.db"]
    assert homes_in(okaeri_file) == 61


@pytest.mark.parametrize("moment", ["copying", "ready", "kept"])
def test_a_restore_that_is_killed_leaves_the_database_as_it_was(
    okaeri_file: Path, kept: Path, moment: str
) -> None:
    backup.take(okaeri_file, kept / "b.db", untold)
    leave_in_the_wal(okaeri_file, "late")
    killed = python(_KILLED_RESTORE, kept / "b.db", okaeri_file, moment)

    assert killed.wait(60) == -9

    assert homes_in(okaeri_file) == 61
    restored(kept / "b.db", okaeri_file, datetime(2026, 6, 2, tzinfo=UTC))
    assert homes_in(okaeri_file) == 60
    assert not [file.name for file in okaeri_file.parent.iterdir() if ".part" in file.name]


@pytest.mark.parametrize("harm", ["text", "nothing", "cut", "overwritten"])
def test_a_backup_that_is_not_whole_changes_nothing(okaeri_file: Path, kept: Path, harm: str) -> None:
    backup.take(okaeri_file, kept / "b.db", untold)
    whole = (kept / "b.db").read_bytes()
    harmed = {"text": b"dear diary, " * 999, "nothing": b"", "cut": whole[:-100_000]}
    (kept / "b.db").write_bytes(harmed.get(harm, whole))
    if harm == "overwritten":
        damage(kept / "b.db")
    before = okaeri_file.read_bytes()

    with pytest.raises(BackupRefused, match=r"b\.db (is damaged|holds no community)"):
        restored(kept / "b.db", okaeri_file)

    assert [file.name for file in okaeri_file.parent.iterdir()] == ["okaeri.db"]
    assert okaeri_file.read_bytes() == before


def test_a_backup_of_a_newer_okaeri_changes_nothing(okaeri_file: Path, kept: Path) -> None:
    backup.take(okaeri_file, kept / "b.db", untold)
    with closing(sqlite3.connect(kept / "b.db")) as connection, connection:
        connection.execute("update alembic_version set version_num = '9999'")

    with pytest.raises(SchemaRefused, match=r"newer okaeri: its schema is 9999"):
        restored(kept / "b.db", okaeri_file)

    assert [file.name for file in okaeri_file.parent.iterdir()] == ["okaeri.db"]
    assert homes_in(okaeri_file) == 60


def test_there_is_no_restore_of_nothing_nor_from_itself(okaeri_file: Path, kept: Path) -> None:
    for source in (kept / "none.db", okaeri_file, kept):
        with pytest.raises(BackupRefused):
            restored(source, okaeri_file)

    assert [file.name for file in okaeri_file.parent.iterdir()] == ["okaeri.db"]


def test_a_damaged_database_is_laid_aside_as_it_is(okaeri_file: Path, kept: Path) -> None:
    backup.take(okaeri_file, kept / "b.db", untold)
    okaeri_file.write_bytes(b"dear diary, " * 999)
    okaeri_file.with_name("okaeri.db-wal").write_bytes(b"what could not be saved")

    restored(kept / "b.db", okaeri_file)

    assert homes_in(okaeri_file) == 60
    assert okaeri_file.with_name(KEPT).read_bytes().startswith(b"dear diary")
    assert okaeri_file.with_name(f"{KEPT}-wal").read_bytes() == b"what could not be saved"


def test_where_files_have_one_name_only_the_database_before_is_copied(
    okaeri_file: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError("no links here")

    backup.take(okaeri_file, kept / "b.db", untold)
    monkeypatch.setattr(os, "link", refused)

    before = restored(kept / "b.db", okaeri_file)

    assert before is not None
    assert (homes_in(before), homes_in(okaeri_file)) == (60, 60)


_KILLED_RESTORE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from storage import backup

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

copy, database, moment = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
if moment == "kept":
    backup._settle = die
with backup.laid_beside(copy, database, die if moment == "copying" else lambda done, total: None) as part:
    if moment == "ready":
        die()
    backup.put_back(part, database, datetime(2026, 6, 1, 3, 0, tzinfo=UTC))
"""
