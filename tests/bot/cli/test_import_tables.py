"""`okaeri import gifts` and `okaeri import members`, as somebody types them."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from bot.cli import opened
from storage import bulk, forgetting, leases
from storage.database import Database
from tests import postgres
from tests.bot.cli.conftest import Okaeri

HEADER = "when,giver,kind,receivers,host,words,inspired_by,id\n"
GIFTS = HEADER + (
    "2026-04-01T09:00:00+09:00,hana,advice,ken,no,相談に乗りました,,g1\n"
    "2026-04-02,ken,welcome,mei;yu,,,g1,g2\n"
    "2026-04-03,mei,event,,no,勉強会,own,\n"
)


def written(folder: Path, text: str, name: str = "gifts.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8", newline="")
    return file


def test_gifts_go_in_and_the_summary_says_so(okaeri: Okaeri, home: Path) -> None:
    said = okaeri("import", "gifts", written(home, GIFTS))

    assert said.code == 0
    assert said.out == (
        "3 rows read: 3 gifts added, 0 there already, 4 members new, known by their ids only, none refused.\n"
    )


def test_the_same_file_twice_adds_nothing(okaeri: Okaeri, home: Path) -> None:
    okaeri("import", "gifts", written(home, GIFTS))

    again = json.loads(okaeri("import", "gifts", home / "gifts.csv", "--json").out)

    assert again == {
        "read": 3,
        "added": 0,
        "already": 3,
        "members_added": 0,
        "left_out": 0,
        "refused": [],
        "refused_more": 0,
        "dry_run": False,
    }


def test_a_trial_says_what_would_come_of_it_and_keeps_nothing(okaeri: Okaeri, home: Path) -> None:
    trial = okaeri("import", "gifts", written(home, GIFTS), "--dry-run")

    figures = json.loads(okaeri("chain", "--json").out)
    assert trial.code == 0
    assert "3 gifts added" in trial.out
    assert "nothing was kept" in trial.out
    assert (figures["gifts"], figures["members"]) == (0, 0)


def test_one_refused_row_keeps_the_whole_file_out(okaeri: Okaeri, home: Path) -> None:
    bad = GIFTS + "yesterday,ken,advice,mei,,,,g4\n2026-04-04,ken,gossip,mei,,,,g5\n"

    said = okaeri("import", "gifts", written(home, bad))

    assert said.code == 1
    assert "line 5: when: 'yesterday' is no date" in said.err
    assert "line 6: kind: 'gossip' is none of introduction" in said.err
    assert "2 rows are refused, so nothing of this file was kept" in said.err
    assert json.loads(okaeri("chain", "--json").out)["gifts"] == 0


def test_a_refused_file_counts_nothing_as_added(okaeri: Okaeri, home: Path) -> None:
    said = okaeri("import", "gifts", written(home, GIFTS + ",,,\n"), "--json")

    told = json.loads(said.out)
    assert said.code == 1
    assert (told["read"], told["added"], told["members_added"]) == (4, 0, 0)
    assert told["refused"] == [{"line": 5, "reason": "There are 4 cells where the header names 8 columns."}]


def test_very_many_refusals_are_listed_up_to_a_thousand_and_then_counted(okaeri: Okaeri, home: Path) -> None:
    rows = "".join(f"never,u{n},advice,v,,,,\n" for n in range(1_003))

    told = json.loads(okaeri("import", "gifts", written(home, HEADER + rows), "--json").out)

    assert (len(told["refused"]), told["refused_more"]) == (1_000, 3)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "The file is empty"),
        (b"\xff\xfew\x00h\x00e\x00n\x00", 1, "not UTF-8"),
        ("when,giver,kind,receivers\n2026-01-01,花,advice,健\n".encode("cp932"), 1, "not UTF-8"),
        (b"when,giver,kind,receivers,colour\n", 1, "no column 'colour'"),
        (b"when;giver;kind;receivers\n", 1, "no column 'when;giver;kind;receivers'"),
        (b"when,giver,kind\n", 1, "column receivers is missing"),
        (b"when,giver,kind,receivers,when\n", 1, "named twice"),
        (b'when,giver,kind,receivers\n2026-01-01,"a,advice,b\n', 2, "not CSV"),
        (b"when,giver,kind,receivers\n2026-01-01,a\x00,advice,b\n", 2, "NUL"),
        (b"when,giver,kind,receivers\n2026-01-01,a,advice," + b"b" * 300_000, 2, "200,000 characters"),
        (b'when,giver,kind,receivers\n2026-01-01,a,advice,"' + b"b;\n" * 90_000, 2, "not CSV"),
    ],
)
def test_a_file_that_is_no_table_of_gifts_is_refused_with_the_reason(
    okaeri: Okaeri, home: Path, content: bytes, line: int, reason: str
) -> None:
    (home / "odd.csv").write_bytes(content)

    said = okaeri("import", "gifts", home / "odd.csv")

    assert said.code == 1
    assert f"line {line}: " in said.err
    assert reason in said.err


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_cannot_be_read_is_one_sentence(okaeri: Okaeri, home: Path, name: str) -> None:
    said = okaeri("import", "gifts", home / name)

    assert said.code == 1
    assert "cannot be read" in said.err
    assert said.err.count("\n") == 1


def test_members_go_in_and_come_again_as_changes(okaeri: Okaeri, home: Path) -> None:
    header = "id,name,kind,organises,slack,discord,language,time_zone,joined,left_company,team,topics\n"
    row = "hana,佐藤 花,alumnus,yes,U1,,ja,Asia/Tokyo,2025-04-01,2020-03-31,営業,採用;広報\n"
    first = okaeri("import", "members", written(home, header + row, "m.csv"), "--json")

    again = okaeri("import", "members", home / "m.csv", "--json")
    changed = okaeri("import", "members", written(home, "id,name,team\nhana,佐藤 花,開発\n", "n.csv"))

    assert json.loads(first.out)["added"] == 1
    assert (json.loads(again.out)["already"], json.loads(again.out)["updated"]) == (1, 0)
    assert changed.out == (
        "1 row read: 0 members added, 1 brought up to date, 0 there already, none refused.\n"
    )


def test_a_large_file_waits_until_okaeri_run_is_stopped(
    okaeri: Okaeri, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "LARGE", 2)
    asyncio.run(_lease(home))
    file = written(home, GIFTS)

    refused = okaeri("import", "gifts", file)
    insisted = okaeri("import", "gifts", file, "--while-running")

    assert (refused.code, insisted.code) == (1, 0)
    assert "okaeri is running; stop `okaeri run` first" in refused.err
    assert "please keep `okaeri run` stopped" in insisted.err


def test_postgresql_is_brought_up_to_date_and_takes_a_file_all_the_same(
    okaeri: Okaeri, home: Path, postgres_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with psycopg.connect(postgres.address(postgres_folder, "postgres"), autocommit=True) as connection:
        connection.execute("create database typed")
    monkeypatch.setenv("DATABASE_URL", postgres.address(postgres_folder, "typed"))

    first = json.loads(okaeri("import", "gifts", written(home, GIFTS), "--json").out)
    okaeri("export", "gifts", "--output", "out.csv")
    again = json.loads(okaeri("import", "gifts", "out.csv", "--json").out)

    assert (first["added"], first["members_added"]) == (3, 4)
    assert (again["added"], again["already"]) == (0, 3)


def test_a_database_that_does_not_answer_is_one_sentence(
    okaeri: Okaeri, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql:///nobody?host={home}")

    said = okaeri("import", "gifts", written(home, GIFTS))

    assert said.code == 1
    assert said.err.count("\n") == 1


async def _lease(home: Path) -> None:
    database = Database(f"sqlite:///{home / 'okaeri.db'}")
    async with database.writing() as tx:
        await leases.take(tx, "process:1", "somebody", datetime.now(UTC), timedelta(minutes=5))
    await database.close()


def test_rows_of_people_who_asked_to_be_forgotten_are_left_out_in_words(okaeri: Okaeri, home: Path) -> None:
    okaeri("import", "gifts", written(home, GIFTS))
    asyncio.run(_forget(home, "hana"))

    again = okaeri("import", "gifts", home / "gifts.csv")

    assert again.out == (
        "3 rows read: 0 gifts added, 2 there already, 1 left out, of people who asked to be forgotten, "
        "none refused.\n"
    )


async def _forget(home: Path, key: str) -> None:
    database = Database(f"sqlite:///{home / 'okaeri.db'}")
    async with database.writing() as tx:
        member = (await bulk.members_by_key(tx, [key]))[key].id
        await forgetting.forget(tx, member, datetime.now(UTC))
    await database.close()
