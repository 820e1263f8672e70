"""Every column says whom it describes, how long that is kept, and what for."""

from sqlalchemy import Column

from storage.columns import About
from storage.tables import metadata

COLUMNS: list[Column[object]] = [column for table in metadata.sorted_tables for column in table.columns]


def test_every_column_says_whom_it_describes() -> None:
    silent = [str(column) for column in COLUMNS if "about" not in column.info]

    assert silent == []


def test_what_describes_somebody_says_what_it_serves() -> None:
    described = [column.info["about"] for column in COLUMNS if column.info.get("about") is not None]

    assert len(described) > 20
    assert all(isinstance(about, About) and about.whose and about.serves for about in described)


def test_every_column_that_refers_to_a_member_describes_one() -> None:
    pointing = [
        column
        for column in COLUMNS
        if any(key.column.table.name in ("members", "accounts") for key in column.foreign_keys)
    ]

    assert len(pointing) > 8
    assert [str(column) for column in pointing if column.info.get("about") is None] == []
