"""`okaeri import members` and `okaeri import gifts`: a CSV file goes in, wholly or not at all."""

import asyncio
import gc
import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import tzinfo
from functools import partial
from typing import TextIO

from bot.cli.asked import ImportTable
from bot.cli.counted import counted
from bot.cli.opened import ask_for_quiet, lines_of, load_settings, opened, opened_file, zone_of
from bot.cli.progress import progress
from handlers.imports import gifts, members
from handlers.imports.summary import Summary, Told, all_or_nothing
from storage.database import Tx

_OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""Rows come and go without circles; looking for some every few hundred objects costs a sixth of the time."""


def bring_in(asked: ImportTable) -> int:
    """Bring the file in and say what came of it; returns the exit code."""
    with _seldom_collecting():
        summary = asyncio.run(_bring_in(asked))
    if asked.as_json:
        sys.stdout.write(as_json(asked, summary) + "\n")
    elif summary.refused:
        sys.stderr.write(refusals(summary))
    else:
        sys.stdout.write(in_words(asked, summary))
    return 1 if summary.refused else 0


def as_json(asked: ImportTable, summary: Summary) -> str:
    """The summary as one object; its keys are the same whatever came of the file."""
    refused = [{"line": one.line, "reason": one.reason} for one in summary.refused]
    counts: dict[str, object] = {
        "read": summary.read,
        "added": summary.added,
        "already": summary.already,
        "members_added": summary.members_added,
        "left_out": summary.left_out + summary.forgotten,
        "refused": refused,
        "refused_more": summary.refused_more,
        "dry_run": asked.dry_run,
    }
    if asked.what == "members":
        counts["updated"] = summary.updated
    return json.dumps(counts, ensure_ascii=False)


def in_words(asked: ImportTable, summary: Summary) -> str:
    """What came of a file that was taken."""
    said = [f"{counted(summary.added, asked.what[:-1])} added", f"{summary.already:,} there already"]
    if summary.updated:
        said.insert(1, f"{summary.updated:,} brought up to date")
    if asked.what == "gifts" and summary.members_added:
        said.append(f"{counted(summary.members_added, 'member')} new, known by their ids only")
    if summary.left_out:
        said.append(f"{summary.left_out:,} left out, from a member to themselves")
    if summary.forgotten:
        said.append(f"{summary.forgotten:,} left out, of people who asked to be forgotten")
    trial = "This was a trial; nothing was kept.\n" if asked.dry_run else ""
    return f"{counted(summary.read, 'row')} read: {', '.join(said)}, none refused.\n{trial}"


def refusals(summary: Summary) -> str:
    """Every refusal by its line, and that nothing was kept."""
    lines = [f"line {one.line}: {one.reason}\n" for one in summary.refused]
    if summary.refused_more:
        lines.append(f"… and {summary.refused_more:,} more\n")
    rows = counted(len(summary.refused) + summary.refused_more, "row is", "rows are")
    return f"{''.join(lines)}okaeri: {rows} refused, so nothing of this file was kept.\n"


async def _bring_in(asked: ImportTable) -> Summary:
    settings = load_settings()
    zone, lines = zone_of(settings), lines_of(asked.file)
    with opened_file(asked.file) as file, progress(f"{asked.what} from {asked.file.name}") as shown:
        work = _work(asked, file, zone, lambda done: shown(done, lines))
        async with opened(settings.database_url.get_secret_value()) as database:
            sys.stderr.write(await ask_for_quiet(database, lines, while_running=asked.while_running))
            return await all_or_nothing(database, work, dry_run=asked.dry_run)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _work(asked: ImportTable, file: TextIO, zone: tzinfo, told: Told) -> Callable[[Tx], Awaitable[Summary]]:
    if asked.what == "members":
        return partial(members.bring_in, file=file, told=told)
    return partial(gifts.bring_in, file=file, zone=zone, told=told)
