"""The most likely way back from a gift to where it began, for people and for machines."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.cli.giving import Giving, Source
from bot.cli.refusal import Refused
from community.gift import GiftId
from community.reproduction import trace as trace_
from community.reproduction.estimate import Induced
from storage import bulk, gifts


@dataclass(frozen=True, slots=True)
class Step:
    """A gift by the id under which it can be asked for; the rest as in TraceStep."""

    gift: str
    at: datetime
    probability: float
    told: bool
    began_by_host: bool


async def number_of(source: Source, given: Giving, asked: str) -> int:
    """The number in the log of the gift that was asked for, by its key or its id."""
    async with source.database.reading() as tx:
        known = await bulk.gifts_by_key(tx, [asked])
    ids = [one.id for one in known.values()]
    if not source.is_file and asked.isascii() and asked.isdecimal():
        ids.append(GiftId(int(asked)))
    numbers = [number for one in ids if (number := given.ids.number_of(one)) is not None]
    if not numbers:
        raise Refused(f"--trace {asked!r}: there is no such gift among those that are measured.")
    return numbers[0]


async def trace(source: Source, given: Giving, induced: Induced, gift: int) -> Sequence[Step]:
    """The way back from the gift of that number, the gift itself first."""
    found = trace_.trace(given.log, induced.induced, gift)
    async with source.database.reading() as tx:
        recorded = [await gifts.get(tx, GiftId(int(given.ids.gift[step.gift]))) for step in found]
    return [
        Step(
            one.key if source.is_file else str(one.id),
            one.at.astimezone(source.zone),
            step.probability,
            step.told,
            step.began_by_host,
        )
        for one, step in zip(recorded, found, strict=True)
        if one is not None
    ]


def as_json(steps: Sequence[Step]) -> str:
    """A list, the gift asked for first; `probability` is that the next one moved it, or that nothing did."""
    told = [
        {
            "gift": step.gift,
            "at": step.at.isoformat(timespec="seconds"),
            "probability": step.probability,
            "told": step.told,
            "began_by_host": step.began_by_host,
        }
        for step in steps
    ]
    return json.dumps(told, ensure_ascii=False, allow_nan=False) + "\n"


def in_words(steps: Sequence[Step]) -> str:
    """A line for each gift."""
    moved = [f"  moved by {_name(step)} ({_how(before)})\n" for before, step in pairwise(steps)]
    last = steps[-1]
    began = (
        "  begun by the host" if last.began_by_host else f"  begun of the giver's own accord ({_how(last)})"
    )
    return "".join((f"{_name(steps[0])}\n", *moved, f"{began}\n"))


def _name(step: Step) -> str:
    return f"gift {step.gift} of {step.at:%Y-%m-%d}"


def _how(step: Step) -> str:
    return f"the giver of {step.gift} said so" if step.told else f"most likely, {step.probability:.0%}"
