"""The giving that `okaeri chain` measures: the community's, or that of files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cli.asked import Chain
from bot.cli.counted import counted
from bot.cli.opened import opened, opened_file, zone_of
from bot.cli.refusal import Refused
from community.chain import ChainFigures
from community.reproduction.cleaning import LeftOut
from community.reproduction.lines import longest_told
from community.reproduction.log import Floats, GivingLog
from config.settings import Settings
from handlers.imports import gifts, members
from handlers.imports.summary import Summary, all_or_nothing
from storage import chain, giving_log
from storage.database import Database
from storage.giving_log import Ids


@dataclass(frozen=True, slots=True)
class Source:
    """Where the giving is; `left_out` rows of a file were gifts to oneself."""

    database: Database
    zone: tzinfo
    is_file: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Giving:
    """What was read: the gifts as they are recorded, counted, and the log of them, which is measured.

    `asked` (N,) is the day on which the bot first invited each member. `unfit` could not be in the log. Gifts
    before `heard_since` were found in an archive.
    """

    figures: ChainFigures
    log: GivingLog
    ids: Ids
    asked: Floats
    unfit: LeftOut
    heard_since: datetime | None


@asynccontextmanager
async def opened_source(asked: Chain, settings: Settings) -> AsyncIterator[Source]:
    """The community's database, or one that holds the files and is gone afterwards."""
    zone = zone_of(settings)
    if asked.gifts is None:
        async with opened(settings.database_url.get_secret_value()) as database:
            yield Source(database, zone)
        return
    with TemporaryDirectory(prefix="okaeri-") as folder:
        async with opened(f"sqlite:///{folder}/chain.db") as database:
            left_out = await _bring_in(database, asked.gifts, asked.members, zone)
            yield Source(database, zone, is_file=True, left_out=left_out)


async def read(source: Source, until: datetime | None) -> Giving:
    """Read it up to a moment, or all; what a file tells of was seen until its last gift."""
    end = datetime.now(UTC).astimezone(source.zone) if until is None else until
    async with source.database.reading() as tx:
        ended = not await chain.is_heard(tx)
        log, ids, unfit = await giving_log.read(tx, end, ends_with_the_last=ended)
        figures = await chain.figures(tx, end, longest=False)
        asked, heard_since = await giving_log.first_asked(tx, ids, end), await chain.heard_since(tx)
    figures = replace(figures, longest_chain=longest_told(log))
    return Giving(figures, log, ids, asked, unfit, heard_since)


def end_of(text: str, zone: tzinfo) -> datetime:
    """The end of a day in the community's time zone, or the moment named."""
    try:
        if len(text) <= len("2026-04-01"):
            return datetime.combine(date.fromisoformat(text) + timedelta(days=1), time(), zone)
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise Refused(f"--until {text!r} needs its offset from UTC, such as +09:00.")
        return moment.astimezone(zone)
    except (ValueError, OverflowError):
        raise Refused(f"--until {text!r} is no date like 2026-04-01, and no moment in ISO 8601.") from None


async def _bring_in(database: Database, gifts_file: Path, members_file: Path | None, zone: tzinfo) -> int:
    """Read both files; returns how many gifts to oneself were left out."""
    if members_file is not None:
        with opened_file(members_file) as who:
            told = await all_or_nothing(database, lambda tx: members.bring_in(tx, who, _unheard))
        _refuse_if_refused(members_file, told)
    with opened_file(gifts_file) as file:
        reading = partial(
            gifts.bring_in, file=file, zone=zone, told=_unheard, leave_out_gifts_to_oneself=True
        )
        summary = await all_or_nothing(database, reading)
    _refuse_if_refused(gifts_file, summary)
    return summary.left_out


def _unheard(_: int) -> None:
    """Nobody watches how far it is."""


def _refuse_if_refused(file: Path, summary: Summary) -> None:
    if summary.refused:
        first, count = summary.refused[0], len(summary.refused) + summary.refused_more
        rest = f" ({counted(count - 1, 'more row is', 'more rows are')} refused)" if count > 1 else ""
        raise Refused(f"{file}, line {first.line}: {first.reason}{rest}")
