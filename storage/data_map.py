"""The data map: every column that names or describes a member, made from the tables themselves."""

from pathlib import Path

from storage.columns import About
from storage.tables import metadata

PAGE = Path(__file__).parent.parent / "docs" / "what-is-stored.md"

_OPENING = """# What is stored

Every column that names or describes a member: whom, what it serves, and how long it is kept. This page is
made by `python -m storage.data_map` from the tables in `storage/tables/`, and a test holds them together.
All other columns hold ids, moments and states that say nothing of anybody.

| table | column | describes | serves | kept |
|---|---|---|---|---|
"""


def drawn() -> str:
    """The page as Markdown."""
    return _OPENING + "".join(_rows())


def _rows() -> list[str]:
    columns = [(table.name, column) for table in metadata.sorted_tables for column in table.columns]
    said = [(table, column.name, column.info["about"]) for table, column in columns]
    return [
        f"| {table} | {column} | {about.whose} | {about.serves} | {about.kept.value} |\n"
        for table, column, about in said
        if isinstance(about, About)
    ]


if __name__ == "__main__":
    PAGE.write_text(drawn(), encoding="utf-8")
