"""`okaeri chain`: how the giving is doing, of the community or of files, in figures and without names."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, time, timedelta, tzinfo
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cli.asked import Chain
from bot.cli.counted import counted
from bot.cli.opened import load_settings, opened, opened_file, zone_of
from bot.cli.refusal import Refused
from community.chain import ChainFigures
from handlers.imports import gifts, members
from handlers.imports.summary import Summary, all_or_nothing
from storage import chain
from storage.database import Database


def show(asked: Chain) -> int:
    """Show the figures; returns the exit code."""
    figures, left_out = asyncio.run(_figures(asked))
    sys.stdout.write(as_json(figures, left_out) + "\n" if asked.as_json else in_words(figures, left_out))
    return 0


def as_json(figures: ChainFigures, left_out: int) -> str:
    """The figures as one object; `host_share` runs from 0 to 1, null where nobody is confirmed."""
    return json.dumps(
        {
            "gifts": figures.gifts,
            "members": figures.members,
            "givers": figures.givers,
            "receivers": figures.receivers,
            "host_share": figures.host_share,
            "unconfirmed": figures.unconfirmed,
            "longest_chain": figures.longest_chain,
            "left_out": left_out,
        }
    )


def in_words(figures: ChainFigures, left_out: int) -> str:
    """The figures for people."""
    lines = [
        ("Gifts", f"{figures.gifts:,}"),
        ("Members", f"{figures.members:,}"),
        ("Givers", f"{figures.givers:,}{_share(figures.givers, figures.members)}"),
        (
            "Receivers",
            f"{figures.receivers:,}{_share(figures.receivers, figures.members)}, named by the giver",
        ),
        ("Given by the host", _host(figures)),
        ("Longest chain", _longest(figures.longest_chain)),
    ]
    if left_out:
        lines.append(("Left out", f"{counted(left_out, 'row')} in which the giver is the only receiver"))
    return "".join(f"{name:<18} {said}\n" for name, said in lines)


def _share(part: int, whole: int) -> str:
    return f" ({part / whole:.0%} of members)" if whole >= part > 0 else ""


def _host(figures: ChainFigures) -> str:
    if figures.host_share is None:
        return f"not known: no giver is confirmed ({counted(figures.unconfirmed, 'gift')})"
    beside = f"; {counted(figures.unconfirmed, 'gift')} of unconfirmed members beside that"
    return f"{figures.host_share:.0%}" + (beside if figures.unconfirmed else "")


def _longest(gifts: int) -> str:
    if gifts > 1:
        return f"{gifts:,} gifts, each moved by the one before, as their givers said"
    return "no giver has said yet that an earlier gift moved them"


async def _figures(asked: Chain) -> tuple[ChainFigures, int]:
    settings = load_settings()
    zone = zone_of(settings)
    until = _until(asked.until, zone) if asked.until is not None else None
    if asked.gifts is None:
        async with opened(settings.database_url.get_secret_value()) as database, database.reading() as tx:
            return await chain.figures(tx, until), 0
    async with _nowhere() as database:
        left_out = await _read(database, asked.gifts, asked.members, zone)
        async with database.reading() as tx:
            return await chain.figures(tx, until), left_out


@asynccontextmanager
async def _nowhere() -> AsyncIterator[Database]:
    """A database that is gone afterwards."""
    with TemporaryDirectory(prefix="okaeri-") as folder:
        async with opened(f"sqlite:///{folder}/chain.db") as database:
            yield database


async def _read(database: Database, gifts_file: Path, members_file: Path | None, zone: tzinfo) -> int:
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


def _until(text: str, zone: tzinfo) -> datetime:
    """The end of a day in the community's time zone, or the moment named."""
    try:
        if len(text) <= len("2026-04-01"):
            return datetime.combine(date.fromisoformat(text) + timedelta(days=1), time(), zone)
        moment = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        raise Refused(f"--until {text!r} is no date like 2026-04-01, and no moment in ISO 8601.") from None
    if moment.tzinfo is None:
        raise Refused(f"--until {text!r} needs its offset from UTC, such as +09:00.")
    return moment
