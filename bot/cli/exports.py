"""`okaeri export`: gifts, members or thanks go out as CSV or JSON, to a file or to standard output."""

import asyncio
import csv
import io
import json
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot.cli.asked import Export
from bot.cli.opened import load_settings, opened
from bot.cli.refusal import Refused
from handlers import exports
from handlers.exports import Outgoing


def take_out(asked: Export) -> int:
    """Write every row; returns the exit code."""
    url = load_settings().database_url.get_secret_value()
    with _written(asked.output) as file:
        count = asyncio.run(_take_out(asked, url, file))
    if asked.output is not None:
        sys.stderr.write(f"{count:,} {asked.what} written to {asked.output}.\n")
    return 0


async def _take_out(asked: Export, url: str, file: TextIO) -> int:
    async with opened(url) as database, database.reading() as tx:
        rows = exports.rows(tx, asked.what)
        return await (_as_csv if asked.form == "csv" else _as_json)(asked, rows, file)


async def _as_csv(asked: Export, rows: AsyncIterator[Outgoing], file: TextIO) -> int:
    writer, count = csv.writer(file), 0
    writer.writerow(exports.columns(asked.what))
    async for row in rows:
        writer.writerow(row.cells())
        count += 1
    return count


async def _as_json(asked: Export, rows: AsyncIterator[Outgoing], file: TextIO) -> int:
    """A list, one object a line."""
    columns, count = exports.columns(asked.what), 0
    file.write("[")
    async for row in rows:
        one = dict(zip(columns, row.plain(), strict=True))
        file.write((",\n" if count else "\n") + json.dumps(one, ensure_ascii=False))
        count += 1
    file.write("\n]\n")
    return count


@contextmanager
def _written(output: Path | None) -> Iterator[TextIO]:
    """A file that is there only when it is whole, or standard output, in UTF-8 either way."""
    if output is None:
        out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
        try:
            yield out
            out.flush()
        finally:
            out.detach()
    else:
        try:
            with _whole(output) as file:
                yield file
        except OSError as fault:
            raise Refused(f"{output} cannot be written: {fault.strerror}.") from None


@contextmanager
def _whole(output: Path) -> Iterator[TextIO]:
    """A new file takes the place of the old one; what is no file, such as /dev/null, stays in its place."""
    part = output if output.exists() and not output.is_file() else output.parent / f"{output.name}.part"
    with part.open("w", encoding="utf-8", newline="") as file:
        try:
            yield file
            file.flush()
            if part != output:
                part.replace(output)
        finally:
            if part != output:
                part.unlink(missing_ok=True)
