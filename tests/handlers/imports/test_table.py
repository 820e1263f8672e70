"""A CSV file as rows: every honest way to write one, and the line of whatever is wrong."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.imports.table import Columns, Refused, Row, read

COLUMNS = Columns(("id", "name"), ("team",))


def rows(text: str) -> list[Row | Refused]:
    return list(read(io.StringIO(text, newline=""), COLUMNS))


@pytest.mark.parametrize(
    "text",
    [
        "id,name,team\na,Ann,x\n",
        "team,id,name\r\nx,a,Ann\r\n",
        'id,name,team\n"a","Ann","x"',
        "id , name,team\n\na,Ann,x\n\n",
        "'id,name,team\n'a,'Ann,x\n",
    ],
)
def test_a_row_is_the_same_however_it_is_written(text: str) -> None:
    (row,) = rows(text)

    assert isinstance(row, Row)
    assert (row.cell("id"), row.cell("name"), row.cell("team")) == ("a", "Ann", "x")


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    (tmp_path / "bom.csv").write_bytes(b"\xef\xbb\xbfid,name\na,Ann\n")

    with (tmp_path / "bom.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = read(file, COLUMNS)

    assert isinstance(row, Row)
    assert row.cell("id") == "a"


def test_a_column_that_is_not_there_is_empty() -> None:
    (row,) = rows("id,name\na,Ann\n")

    assert isinstance(row, Row)
    assert row.cell("team") == ""


def test_one_guard_is_taken_off_and_no_more() -> None:
    (row,) = rows("id,name\na,''=1\n")

    assert isinstance(row, Row)
    assert row.cell("name") == "'=1"


def test_rows_after_a_refused_one_are_read_on() -> None:
    found = rows("id,name\na,Ann,extra\nb,Bob\n")

    assert [type(row) for row in found] == [Refused, Row]


def test_a_line_without_an_end_is_not_read_whole() -> None:
    endless = io.StringIO("id,name\n" + "x" * 10_000_000, newline="")

    found = list(read(endless, COLUMNS))

    assert [type(row) for row in found] == [Refused]
    assert endless.tell() < 1_000_000


@given(st.lists(st.tuples(*[st.text(st.characters(codec="utf-8", exclude_characters="\0"))] * 3), max_size=5))
def test_whatever_csv_writes_is_read_with_the_line_it_is_on(cells: list[tuple[str, str, str]]) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(["id", "name", "team"])
    places = []
    for row in cells:
        places.append(_lines_of(written) + 1)
        writer.writerow([f"'{cell}" for cell in row])

    found = rows(written.getvalue())

    assert all(isinstance(row, Row) for row in found)
    assert [tuple(row.cells.values()) for row in found if isinstance(row, Row)] == cells
    assert [row.line for row in found] == places


def _lines_of(written: io.StringIO) -> int:
    return len(io.StringIO(written.getvalue(), newline="").readlines())
