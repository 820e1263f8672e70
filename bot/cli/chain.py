"""`okaeri chain`: how the giving stands, of the community or of files, in figures and without names."""

import asyncio
import json
import os
import sys
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import Final

import numpy as np

from bot.cli import chain_table, chain_trace, giving
from bot.cli.asked import Chain
from bot.cli.giving import Giving
from bot.cli.opened import load_settings, zone_of
from bot.cli.progress import progress
from bot.cli.refusal import Refused
from community.reciprocity import Reciprocity
from community.reproduction.estimate import Induced, measure
from config.settings import Settings
from handlers import measuring

SEED: Final = 2026
"""Of all that is drawn by lot, so that the same gifts have the same figures whenever they are measured."""

_OUTCOMES: Final = 0
"""Nothing records yet what came back to the host."""

_STEPS: Final = 2  # to read, and to measure


def show(asked: Chain) -> int:
    """Show the figures, or the way back from one gift; returns the exit code."""
    settings = load_settings()
    until = giving.end_of(asked.until, zone_of(settings)) if asked.until is not None else None
    if asked.picture is not None:
        _refuse_unless_writable(asked.picture)
    sys.stdout.write(asyncio.run(_said(asked, settings, until)))
    return 0


async def _said(asked: Chain, settings: Settings, until: datetime | None) -> str:
    async with giving.opened_source(asked, settings) as source:
        with progress("the chain of giving") as shown:
            given = await giving.read(source, until)
            gift = None if asked.trace is None else await chain_trace.number_of(source, given, asked.trace)
            shown(1, _STEPS)
            measured, induced = _measured(given)
            shown(2, _STEPS)
        if gift is not None:
            steps = await chain_trace.trace(source, given, induced, gift)
            return chain_trace.as_json(steps) if asked.as_json else chain_trace.in_words(steps)
        if asked.picture is not None:
            _draw(asked.picture, settings.language, given, measured, induced)
        if asked.as_json:
            return json.dumps(chain_table.as_json(source, given, measured), allow_nan=False) + "\n"
        return chain_table.in_words(source, given, measured)


def _measured(given: Giving) -> tuple[Reciprocity, Induced]:
    last = given.ids.began.date() + timedelta(days=ceil(given.log.until) - 1)
    months = measuring.months(given.ids, last)
    return measure(given.log, months, _OUTCOMES, np.random.default_rng(SEED), asked=given.asked)


def _draw(path: Path, language: str, given: Giving, measured: Reciprocity, induced: Induced) -> None:
    """R by month into the file, and the chain itself into one beside it."""
    from handlers.pictures import chain, reproduction
    from handlers.pictures.sheet import speaking

    say, beside = speaking(language), path.with_stem(f"{path.stem}-chain")
    dots = measuring.dots_of(given.log, induced)
    try:
        path.write_bytes(reproduction.draw(measured, say))
        beside.write_bytes(chain.draw(dots, given.ids.began.date(), say))
    except OSError as fault:
        raise Refused(f"{fault.filename or path} cannot be written: {fault.strerror}.") from fault
    sys.stderr.write(f"Drawn: {path} (month by month) and {beside} (which gift moved which).\n")


def _refuse_unless_writable(path: Path) -> None:
    """Before anything long begins."""
    try:
        fault = _fault_of(path)
    except OSError as refused:
        fault = refused.strerror
    if fault:
        raise Refused(f"{path} cannot be written: {fault}.")


def _fault_of(path: Path) -> str | None:
    if path.is_dir() or not path.name:
        return "it is a folder"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    if path.suffix.lower() != ".png":
        return "what is drawn is a PNG, so its name ends in .png"
    return None if os.access(path if path.exists() else path.parent, os.W_OK) else "permission denied"
