"""`okaeri backup` and `okaeri restore`: there and back, and whoever was forgotten stays forgotten."""

import asyncio
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import connect

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from storage import forgetting, leases, members
from storage.database import Database, Tx
from storage.schema import FOLDER, bring_up_to_date, revisions
from tests import postgres
from tests.bot.cli.conftest import Okaeri
from tests.storage.empty import bare_postgres
from tests.storage.people import member

ROOT = Path(__file__).parents[3]


def test_what_is_backed_up_comes_back(okaeri: Okaeri, home: Path) -> None:
    _in(home, lambda tx: member(tx, "hana"))

    backed = okaeri("backup", "b.db")
    _in(home, lambda tx: member(tx, "ken"))
    restored = okaeri("restore", "b.db")

    assert (backed.code, restored.code) == (0, 0)
    assert "b.db holds everything up to now" in backed.out
    assert _names(home / "okaeri.db") == ["hana"]
    (kept,) = home.glob("okaeri.db.before-restore-*")
    assert _names(kept) == ["hana", "ken"]
    assert str(kept) in restored.out


def test_a_backup_is_not_written_over_one_that_is_there_unless_told_so(okaeri: Okaeri, home: Path) -> None:
    (home / "b.db").write_text("somebody's own")

    refused = okaeri("backup", "b.db")
    forced = okaeri("backup", "b.db", "--force")

    assert (refused.code, refused.err) == (
        1,
        "okaeri: b.db is there already; say --force to overwrite it.\n",
    )
    assert forced.code == 0
    assert _names(home / "b.db") == []


def test_nothing_is_restored_while_okaeri_runs(okaeri: Okaeri, home: Path) -> None:
    okaeri("backup", "b.db")
    _in(home, _running)
    before = _files(home)

    said = okaeri("restore", "b.db")

    assert said.code == 1
    assert said.err.startswith("okaeri: okaeri is running (slack); stop it first.")
    assert _files(home) == before


def test_a_backup_of_an_older_okaeri_is_brought_up_to_date(okaeri: Okaeri, home: Path) -> None:
    asyncio.run(_lay(home / "old.db", "0001"))

    said = okaeri("restore", "old.db")

    assert said.code == 0
    with closing(connect(home / "okaeri.db")) as connection:
        assert connection.execute("select version_num from alembic_version").fetchone() == (revisions()[-1],)


def test_a_database_of_a_newer_okaeri_gives_way_to_a_backup_of_ours(okaeri: Okaeri, home: Path) -> None:
    _in(home, lambda tx: member(tx, "hana"))
    okaeri("backup", "b.db")
    with closing(connect(home / "okaeri.db")) as connection, connection:
        connection.execute("update alembic_version set version_num = '9999'")

    said = okaeri("restore", "b.db")

    assert said.code == 0
    assert _names(home / "okaeri.db") == ["hana"]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("backup", "nowhere/b.db"), "No such file"),
        (("backup", "okaeri.db", "--force"), "is no place for a backup"),
        (("restore", "none.db"), "There is no backup at none.db"),
        (("restore", "diary.db"), "diary.db is damaged"),
        (("restore", "newer.db"), "newer okaeri"),
        (("restore", "--forgotten", "sqlite:///none.db"), "There is no database at"),
        (("restore", "--forgotten", "sqlite:///diary.db"), "cannot be read"),
        (("restore", "--forgotten", "nonsense"), "not an address"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    okaeri: Okaeri, home: Path, words: tuple[str, ...], part: str
) -> None:
    (home / "diary.db").write_text("dear diary, " * 999)
    okaeri("backup", "newer.db")
    with closing(connect(home / "newer.db")) as connection, connection:
        connection.execute("update alembic_version set version_num = '9999'")
    before = _files(home)

    said = okaeri(*words)

    assert said.code == 1
    assert part in said.err
    assert (said.err.count("\n"), said.out) == (1, "")
    assert _files(home) == before


def test_whoever_was_forgotten_since_the_backup_is_forgotten_again(okaeri: Okaeri, home: Path) -> None:
    _in(home, lambda tx: member(tx, "hana"))
    _in(home, lambda tx: member(tx, "ken"))
    okaeri("backup", "b.db")
    _in(home, _forget_hana)

    said = okaeri("restore", "b.db")

    assert said.code == 0
    assert "Forgotten again: 1 person.\n" in said.out
    assert "hana" in _names(home / "b.db")
    assert [name for name in _names(home / "okaeri.db") if name] == ["ken"]


def test_a_database_that_cannot_be_read_is_replaced_and_the_loss_is_said(okaeri: Okaeri, home: Path) -> None:
    _in(home, lambda tx: member(tx, "hana"))
    okaeri("backup", "b.db")
    (home / "okaeri.db").write_text("dear diary, " * 999)

    said = okaeri("restore", "b.db")

    assert said.code == 0
    assert _names(home / "okaeri.db") == ["hana"]
    assert "could not be read (file is not a database)" in said.out
    assert "is not forgotten in it" in said.out


def test_a_restore_by_somebody_who_watches_says_nothing_odd(home: Path) -> None:
    (home / "b.db").write_bytes((home / "okaeri.db").read_bytes())
    (home / "okaeri.db").write_text("dear diary, " * 999)
    words = [sys.executable, "-m", "bot", "restore", "b.db"]

    done = subprocess.run(words, cwd=home, env=_environment(), capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_postgresqls_own_tools_are_named_and_do_it(
    okaeri: Okaeri, home: Path, postgres_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for tool in ("pg_dump", "createdb", "pg_restore"):
        if shutil.which(tool, path=_environment()["PATH"]) is None:
            pytest.skip(f"{tool} is not installed")
    url = bare_postgres(postgres_folder)
    monkeypatch.setenv("DATABASE_URL", url)
    asyncio.run(_with(url, lambda tx: member(tx, "hana")))

    backed = okaeri("backup", "b.dump")
    (dump,) = _commands(backed.err)
    _type(dump, home)
    asyncio.run(_with(url, _forget_hana))
    restored = okaeri("restore", "b.dump")
    create, restore, forget = _commands(restored.err)
    for step in (create, restore):
        _type(step, home)
    forgotten = _type(forget, home)

    assert (backed.code, restored.code) == (1, 1)
    assert forgotten == "Forgotten again: 1 person.\n"
    new = url.replace("?", "_restored?")
    assert asyncio.run(_with(new, lambda tx: members.named(tx, "hana"))) == ()


def test_no_password_is_shown_with_postgresqls_tools(okaeri: Okaeri, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://okaeri:secret@db/alumni")

    said = [okaeri("backup", "b.dump").err, okaeri("restore", "b.dump").err]

    assert not any("secret" in one for one in said)
    assert "pg_dump --format=custom --file=b.dump postgresql://okaeri@db/alumni\n" in said[0]


async def _with(url: str, work: Callable[[Tx], Awaitable[object]]) -> object:
    database = Database(url)
    try:
        await bring_up_to_date(database)
        async with database.writing() as tx:
            return await work(tx)
    finally:
        await database.close()


def _in(home: Path, work: Callable[[Tx], Awaitable[object]]) -> None:
    asyncio.run(_with(f"sqlite:///{home / 'okaeri.db'}", work))


async def _running(tx: Tx) -> None:
    await leases.take(tx, "slack", "elsewhere/1/a", datetime.now(UTC), timedelta(seconds=30))


async def _forget_hana(tx: Tx) -> None:
    (hana,) = await members.named(tx, "hana")
    await forgetting.forget(tx, hana.id, datetime.now(UTC))


async def _lay(file: Path, revision: str) -> None:
    """A database as an earlier okaeri left it."""

    def migrate(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)

    database = Database(f"sqlite:///{file}")
    async with database.writing() as tx:
        await tx.run_sync(migrate)
    await database.close()


def _names(file: Path) -> list[str]:
    with closing(connect(file)) as connection:
        return [name for (name,) in connection.execute("select name from members order by id")]


def _files(home: Path) -> dict[str, int]:
    return {file.name: file.stat().st_ino for file in home.iterdir()}


def _commands(said: str) -> list[str]:
    return [line.strip() for line in said.splitlines() if line.startswith("  ")]


def _type(line: str, home: Path) -> str:
    """Type a shown command as it stands; `okaeri` is this one, and the tools are the tests' own."""
    words = shlex.split(line)
    if "okaeri" in words:
        at = words.index("okaeri")
        words[at : at + 1] = [sys.executable, "-m", "bot"]
    done = subprocess.run(words, cwd=home, env=_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _environment() -> dict[str, str]:
    tools = f"{postgres._binaries()}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PYTHONPATH": str(ROOT), "PATH": tools}
