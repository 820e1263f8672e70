"""`okaeri import slack-export`: the people and the thanks of a Slack export go in, once."""

import asyncio
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

from bot.cli import reasons
from bot.cli.asked import ImportArchive
from bot.cli.counted import counted
from bot.cli.opened import LARGE, ask_for_quiet, load_settings, opened
from bot.cli.progress import progress
from bot.slack.archive.found import Counts, FoundThanks
from bot.slack.archive.people import Person
from bot.slack.archive.read import Archive, Progress, read_archive
from bot.slack.archive.refused import ArchiveRefused, Skipped
from config.settings import Settings
from handlers.imports import archive as archive_in
from handlers.imports.archive import ArchivedPerson, ArchivedThanks, Stored
from handlers.imports.summary import undone_after
from storage.database import Database

PLATFORM = "slack"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an archive held, what of it is new, and what was passed over; or why it was refused."""

    people: Sequence[Person] = ()
    counts: Counts = field(default_factory=Counts)
    stored: Stored = field(default_factory=Stored)
    unknown: int = 0
    skipped: Sequence[Skipped] = ()
    refused: str | None = None


def bring_in(asked: ImportArchive) -> int:
    """Bring the archive in and say what came of it; returns the exit code."""
    outcome = asyncio.run(_bring_in(asked, load_settings()))
    if asked.as_json:
        sys.stdout.write(as_json(asked, outcome) + "\n")
    if outcome.refused is not None:
        sys.stderr.write(f"okaeri: {asked.file} was refused, and nothing of it was kept: {outcome.refused}\n")
        return 1
    if not asked.as_json:
        sys.stdout.write(in_words(asked, outcome))
    return 0


def as_json(asked: ImportArchive, outcome: Outcome) -> str:
    """The outcome as one object; its keys are the same whatever came of the archive."""
    counts = outcome.counts
    people, bots, deactivated = _members(outcome.people)
    refused = [] if outcome.refused is None else [{"file": str(asked.file), "reason": outcome.refused}]
    skipped = [{"file": one.file, "reason": reasons.of_skip(one.reason)} for one in outcome.skipped]
    return json.dumps(
        {
            "members": {"people": people, "bots": bots, "deactivated": deactivated},
            "thanks": {
                "reaction": counts.reaction,
                "plusplus": counts.plusplus,
                "word": counts.word,
                "total": counts.total,
            },
            "added": outcome.stored.added,
            "already": outcome.stored.already,
            "members_added": outcome.stored.members_added,
            "unknown": outcome.unknown,
            "left_out": outcome.stored.forgotten,
            "lost": list(outcome.stored.lost),
            "lost_more": outcome.stored.lost_more,
            "refused": refused,
            "skipped": skipped,
            "dry_run": asked.dry_run,
        },
        ensure_ascii=False,
    )


def in_words(asked: ImportArchive, outcome: Outcome) -> str:
    """The outcome for people."""
    counts, stored = outcome.counts, outcome.stored
    people, bots, deactivated = _members(outcome.people)
    everybody = f"{counted(people, 'person', 'people')}, {deactivated:,} deactivated, {counted(bots, 'bot')}"
    by_rule = f"{counts.reaction:,} by reaction, {counts.plusplus:,} by ++, {counts.word:,} by word"
    lines = [
        f"Members: {everybody}; {stored.members_added:,} new here.",
        f"Thanks: {counts.total:,} ({by_rule}): {stored.added:,} added, {stored.already:,} there already.",
    ]
    if outcome.unknown:
        accounts = counted(outcome.unknown, "account is", "accounts are")
        lines.append(f"{accounts} not listed in the archive, and left out.")
    if lost := len(stored.lost) + stored.lost_more:
        lines.append(f"{lost:,} thanks of an earlier archive no longer in this one; kept all the same.")
    if stored.forgotten:
        rows = counted(stored.forgotten, "person or thanks", "people and thanks")
        lines.append(f"{rows} left out, of people who asked to be forgotten.")
    lines += [f"passed over {one.file!r}: {reasons.of_skip(one.reason)}" for one in outcome.skipped]
    if asked.dry_run:
        lines.append("This was a trial; nothing was kept.")
    return "\n".join(lines) + "\n"


def _members(people: Sequence[Person]) -> tuple[int, int, int]:
    """People who are here, bots, and people who are deactivated."""
    bots = sum(person.is_bot for person in people)
    deactivated = sum(person.deactivated and not person.is_bot for person in people)
    return len(people) - bots - deactivated, bots, deactivated


async def _bring_in(asked: ImportArchive, settings: Settings) -> Outcome:
    url = settings.database_url.get_secret_value()
    with progress(f"reading {asked.file.name}") as shown:
        try:
            archive = _opened(asked, settings, shown)
            found = _read_to_its_end(archive)
            async with opened(url) as database:
                rows = archive.counts.total + len(archive.people)
                sys.stderr.write(await ask_for_quiet(database, rows, while_running=asked.while_running))
                return await _store(asked, database, archive, found)
        except ArchiveRefused as refused:
            return Outcome(refused=reasons.of_refusal(refused))


def _opened(asked: ImportArchive, settings: Settings, shown: Progress) -> Archive:
    return read_archive(
        asked.file,
        progress=shown,
        extra_emoji=settings.thanks_emoji,
        include_private=asked.private,
    )


def _read_to_its_end(archive: Archive) -> Iterable[FoundThanks]:
    """The thanks, read before anything is written, so that faults show first and the writing is short.

    Very many are read a second time instead of being kept at hand.
    """
    thanks = archive.thanks()
    first = list(islice(thanks, LARGE))
    return archive.thanks() if sum(1 for _ in thanks) else first


async def _store(
    asked: ImportArchive, database: Database, archive: Archive, found: Iterable[FoundThanks]
) -> Outcome:
    async with undone_after(database, dry_run=asked.dry_run) as tx:
        people = [_person(person) for person in archive.people]
        stored = await archive_in.bring_in(tx, PLATFORM, people, map(_thanks, found), datetime.now(UTC))
    return Outcome(archive.people, archive.counts, stored, archive.unknown, archive.skipped)


def _person(person: Person) -> ArchivedPerson:
    return ArchivedPerson(
        person.account,
        person.name,
        person.is_bot,
        person.deactivated,
        person.time_zone,
        person.language,
    )


def _thanks(one: FoundThanks) -> ArchivedThanks:
    return ArchivedThanks(one.channel, one.ts, one.at, one.rule, one.thanker, one.thanked)
