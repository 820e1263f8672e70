"""A CSV file as rows of named cells: UTF-8, a header of known columns, a reason for each line refused."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

LONGEST_LINE = 200_000
"""Code points of one line; more is no row but a broken or a hostile file."""

_GUARDED = ("'",)


class RowRefused(Exception):
    """This row cannot be taken in; the message is the reason, a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that was refused, and why, in a sentence."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a file may have, of which it must have some; their order is free."""

    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Every column, required ones first."""
        return self.required + self.optional


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line on which it begins, and its cells by column name."""

    line: int
    cells: dict[str, str]

    def cell(self, column: str) -> str:
        """A cell, "" where the file has no such column."""
        return self.cells.get(column, "")


def unguarded(cell: str) -> str:
    """The cell without the one `'` that an export puts before what a spreadsheet would run."""
    return cell[1:] if cell.startswith(_GUARDED) else cell


def read(file: TextIO, columns: Columns) -> Iterator[Row | Refused]:
    """Every row, or why it is refused. A fault of the file as a whole is the last thing that comes."""
    reader = csv.reader(_lines(file), strict=True)
    begins = 1
    try:
        header = _header(next(reader, []), columns)
        begins = reader.line_num + 1
        for cells in reader:
            if cells:
                yield _row(begins, header, cells)
            begins = reader.line_num + 1
    except RowRefused as refused:
        yield Refused(begins, str(refused))
    except UnicodeDecodeError:
        yield Refused(begins, "This is not UTF-8 from here on; save the file as “CSV UTF-8” and try again.")
    except csv.Error as fault:
        yield Refused(begins, f"This is not CSV from here on ({fault}).")


def _lines(file: TextIO) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and line[-1] not in "\r\n":
            raise RowRefused(f"The line has more than {LONGEST_LINE:,} characters.")
        yield line


def _header(names: Sequence[str], columns: Columns) -> Sequence[str]:
    header = [unguarded(name).strip() for name in names]
    if not any(header):
        raise RowRefused("The file is empty; its first line names the columns.")
    if any("\0" in name for name in header):
        raise RowRefused("This is not UTF-8; save the file as “CSV UTF-8” and try again.")
    for name in header:
        if name not in columns.all:
            raise RowRefused(f"There is no column {name[:40]!r}; columns are {', '.join(columns.all)}.")
    if len(set(header)) < len(header):
        raise RowRefused("A column is named twice.")
    missing = [name for name in columns.required if name not in header]
    if missing:
        raise RowRefused(f"The column {missing[0]} is missing; {', '.join(columns.required)} must be there.")
    return header


def _row(line: int, header: Sequence[str], cells: Sequence[str]) -> Row | Refused:
    if len(cells) != len(header):
        return Refused(line, f"There are {len(cells)} cells where the header names {len(header)} columns.")
    if any("\0" in cell for cell in cells):
        return Refused(line, "A cell holds a NUL character, which no database keeps.")
    return Row(line, {name: unguarded(cell) for name, cell in zip(header, cells, strict=True)})
