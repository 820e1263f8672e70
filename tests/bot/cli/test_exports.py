"""`okaeri export`: what goes out comes back the same, and nothing that a spreadsheet would run."""

import csv
import io
import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli import main
from community.gift import GiftKind
from handlers.exports import guarded
from handlers.imports.cells import joined_ids, words
from handlers.imports.table import unguarded
from tests.bot.cli.conftest import Okaeri

HEADER = "when,giver,kind,receivers,host,words,inspired_by,id\n"
MEMBERS = (
    "id,name,kind,organises,slack,discord,language,time_zone,joined,left_company,team,topics\n"
    "hana,佐藤 花,alumnus,yes,U1,42,ja,Asia/Tokyo,2025-04-01,2020-03-31,営業,広報;採用\n"
    "ken,Ken,staff,,,,,,,,,\n"
)
STARTS = ("=", "+", "-", "@", "\t", "\r", "'")


def written(folder: Path, text: str, name: str = "in.csv") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8", newline="")
    return file


def test_every_cell_that_a_spreadsheet_would_run_is_guarded(okaeri: Okaeri, home: Path) -> None:
    with (home / "in.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["when", "giver", "kind", "receivers", "words"])
        rows.writerows(["2026-04-01", "'=a", "advice", "b", f"'{start}1+1"] for start in STARTS)
    okaeri("import", "gifts", home / "in.csv")

    said = okaeri("export", "gifts")

    out = list(csv.DictReader(io.StringIO(said.out, newline="")))
    assert [row["words"] for row in out] == [f"'{start}1+1" for start in STARTS]
    assert {row["giver"] for row in out} == {"'=a"}


def test_what_export_gifts_writes_comes_back_the_same(okaeri: Okaeri, home: Path) -> None:
    rows = (
        '2026-04-01T09:00:00.123456+09:00,hana,advice,ken;mei,yes,"a ""b""\r\nc",,g1\n'
        "2026-04-02,ken,event,,,' leading,g1,\n"
        "2026-04-03,ken,other,hana,no,,own,g\\;3\n"
        "2026-04-04,mei,other,hana,no,,unsaid,g4\n"
        "2026-04-05,mei,other,hana,no,,g1;g\\;3,g5\n"
    )
    okaeri("import", "gifts", written(home, HEADER + rows))
    first = okaeri("export", "gifts", "--output", "out.csv")
    (home / "okaeri.db").rename(home / "old.db")

    back = okaeri("import", "gifts", "out.csv")

    assert (first.code, back.code) == (0, 0)
    again = okaeri("export", "gifts")
    assert again.out == (home / "out.csv").read_bytes().decode()


def test_what_export_gifts_writes_is_there_already(okaeri: Okaeri, home: Path) -> None:
    okaeri("import", "gifts", written(home, HEADER + "2026-04-01,a,advice,b,,,,\n2026-04-01,a,event,,,,,\n"))
    okaeri("export", "gifts", "--output", "out.csv")

    back = json.loads(okaeri("import", "gifts", "out.csv", "--json").out)

    assert (back["added"], back["already"]) == (0, 2)


def test_members_come_back_the_same(okaeri: Okaeri, home: Path) -> None:
    okaeri("import", "members", written(home, MEMBERS))

    out = okaeri("export", "members", "--output", "out.csv")

    assert out.err == "2 members written to out.csv.\n"
    assert (home / "out.csv").read_bytes().decode().replace("\r\n", "\n") == MEMBERS


def test_a_kind_that_nobody_confirmed_is_not_written(okaeri: Okaeri, home: Path) -> None:
    okaeri("import", "gifts", written(home, HEADER + "2026-04-01,a,advice,b,,,,\n"))

    members = json.loads(okaeri("export", "members", "--format", "json").out)

    assert [member["kind"] for member in members] == [None, None]


def test_json_holds_the_same_without_guards(okaeri: Okaeri, home: Path) -> None:
    row = "2026-04-01T00:00:00Z,a,event,,yes,'=1+1,own,g1\n"
    okaeri("import", "gifts", written(home, HEADER + row))

    gifts = json.loads(okaeri("export", "gifts", "--format", "json").out)

    assert gifts == [
        {
            "when": "2026-04-01T00:00:00+00:00",
            "giver": "a",
            "kind": "event",
            "receivers": [],
            "host": True,
            "words": "=1+1",
            "inspired_by": "own",
            "id": "g1",
        }
    ]


def test_nothing_is_an_empty_list(okaeri: Okaeri) -> None:
    said = okaeri("export", "thanks", "--format", "json")

    assert json.loads(said.out) == []


@pytest.mark.parametrize("output", [".", "missing/folder.csv"])
def test_a_place_that_cannot_be_written_is_one_sentence(okaeri: Okaeri, output: str) -> None:
    said = okaeri("export", "gifts", "--output", output)

    assert said.code == 1
    assert "cannot be written" in said.err
    assert said.err.count("\n") == 1


NASTY = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@\t\r\n'\";,\\ 字👩\u200d\u202e\u0085\x1b"), st.characters(codec="utf-8")
    ),
    max_size=30,
).filter(lambda words: "\0" not in words)
IDS = NASTY.filter(lambda word: word.strip() != "" and word not in ("own", "unsaid"))


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[str, ...]]:
    """Gifts told in nasty words among members with nasty ids, each moved by some of the earlier ones."""
    members = draw(st.lists(IDS, min_size=2, max_size=5, unique=True))
    keys = draw(st.lists(IDS, min_size=1, max_size=6, unique=True))
    rows = list[tuple[str, ...]]()
    for number, key in enumerate(keys):
        giver, *others = draw(st.permutations(members))
        receivers = others[: draw(st.integers(0, len(others)))]
        moved = keys[: draw(st.integers(0, number))]
        kinds, host = draw(st.sampled_from(list(GiftKind))), draw(st.sampled_from(["yes", "no", ""]))
        at = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=draw(st.integers(0, 10**15)))
        ids = (
            joined_ids((giver,)),
            joined_ids(tuple(receivers)),
            joined_ids(tuple(moved)),
            joined_ids((key,)),
        )
        rows.append((at.isoformat(), ids[0], kinds.value, ids[1], host, draw(NASTY), ids[2], ids[3]))
    return rows


@settings(max_examples=25, deadline=None, derandomize=True)
@given(rows=tables())
def test_whatever_was_told_comes_back_the_same(
    rows: list[tuple[str, ...]], up_to_date: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("told")
    with (folder / "told.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER.strip().split(","))
        writer.writerows([guarded(cell) for cell in row] for row in rows)

    first = through(folder, up_to_date, "told.csv", "first.csv")
    second = through(folder, up_to_date, "first.csv", "second.csv")

    assert first == second
    assert [unguarded(row["words"]) for row in first] == [words(row[5], "words", 100) for row in rows]
    assert [unguarded(row["id"]) for row in first] == [row[7] for row in rows]
    assert [unguarded(row["inspired_by"]) for row in first] == [row[6] for row in rows]


def through(folder: Path, up_to_date: Path, came: str, went: str) -> list[dict[str, str]]:
    """Bring a file into a database of its own, and take it out again."""
    shutil.copy(up_to_date, folder / f"{went}.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{folder / went}.db")
        assert main(["import", "gifts", str(folder / came)]) == 0
        assert main(["export", "gifts", "--output", str(folder / went)]) == 0
    with (folder / went).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
