"""`okaeri prompts --dry-run`: what would go out, by member id, in words; nothing is written."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from handlers.context import Rules
from handlers.reception import Reception
from storage import prompts
from storage.database import Database
from tests.bot.cli.conftest import Okaeri
from tests.conftest import SetClock
from tests.handlers.people import HANA, KEN, YUI, come
from tests.handlers.prompting import ask, ready


def _lived(home: Path, work: Callable[[Reception], Awaitable[None]]) -> None:
    """Let something happen in the community of this folder, an hour ago."""

    async def live() -> None:
        database = Database(f"sqlite:///{home}/okaeri.db")
        await work(Reception(database, Rules(), SetClock(datetime.now(UTC) - timedelta(hours=1))))
        await database.close()

    asyncio.run(live())


async def _asked(reception: Reception) -> None:
    await ready(reception, HANA, KEN, YUI)
    await ask(reception)


def _counts(home: Path) -> list[tuple[int]]:
    with sqlite3.connect(home / "okaeri.db") as database:
        tables = ("prompts", "decisions", "weighed", "timetable")
        return [database.execute(f"select count(*) from {table}").fetchone() for table in tables]


def test_who_would_be_invited_is_shown_by_id_with_the_reasons_and_nothing_is_written(
    okaeri: Okaeri, home: Path
) -> None:
    _lived(home, _asked)
    before = _counts(home)

    said = okaeri("prompts", "--dry-run")

    assert said.code == 0
    assert "ask:1: member " in said.out
    assert "received something lately" in said.out
    assert "seed" in said.out
    assert "Yui" not in said.out
    assert "0." not in said.out
    assert _counts(home) == before


def test_a_closed_door_is_said(okaeri: Okaeri, home: Path) -> None:
    _lived(home, lambda reception: come(reception, HANA))

    said = okaeri("prompts", "--dry-run")

    assert said.out.startswith("Nobody is invited. “Whom the bot may write to first” says nobody yet")


def test_prompts_that_are_off_are_said(okaeri: Okaeri, home: Path) -> None:
    async def off(reception: Reception) -> None:
        async with reception.database.writing() as tx:
            await prompts.switch(tx, on=False)

    _lived(home, off)

    assert "I am switched off" in okaeri("prompts", "--dry-run").out


def test_a_host_that_gave_nothing_is_said(okaeri: Okaeri, home: Path) -> None:
    _lived(home, _asked)
    with sqlite3.connect(home / "okaeri.db") as database:
        database.execute("update gifts set at = '2020-01-01 00:00:00.000000'")

    assert "gave nothing for a fortnight" in okaeri("prompts", "--dry-run").out


def test_without_dry_run_it_is_wrong_usage(okaeri: Okaeri) -> None:
    said = okaeri("prompts")

    assert said.code == 2
    assert "--dry-run" in said.err


def test_an_unknown_country_is_refused(okaeri: Okaeri, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _lived(home, _asked)
    monkeypatch.setenv("OKAERI_HOLIDAYS", "ZZ")

    said = okaeri("prompts", "--dry-run")

    assert (said.code, said.err.startswith("okaeri: OKAERI_HOLIDAYS: 'ZZ' is no country")) == (1, True)
