"""The most likely way back from a gift to where it began."""

import math
from collections.abc import Mapping
from heapq import heappop, heappush
from typing import Final

from community.reciprocity import TraceStep
from community.reproduction.log import Bools, Floats, GivingLog
from community.reproduction.origin import Origin, Origins

_NOTHING: Final = -1
"""Stands for what moved a gift that began by itself."""


def trace(log: GivingLog, induced: Floats, gift: int) -> tuple[TraceStep, ...]:
    """The way back from a gift whose steps are likeliest all together: the largest product of their odds.

    A step has the odds that the next one, which was given before it, moved it; the last one has the odds that
    nothing did. `induced` (n, 3) is the fit's. Found as the shortest way, a step being as long as minus the
    logarithm of its odds (Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik
    1, 1959).
    """
    origins, seen = Origins(log, induced), dict[int, tuple[int, Origin]]()
    ways, shortest = [(0.0, gift, gift)], math.inf
    while True:
        length, here, moved = heappop(ways)
        if here == _NOTHING:
            return _steps(_way(seen, gift, moved), seen, log.host)
        if here in seen:
            continue
        origin = origins.of(here)
        seen[here] = moved, origin
        for parent, odds in _further(origin):
            longer = length - math.log(odds)
            if longer < shortest:
                heappush(ways, (longer, parent, here))
                shortest = longer if parent == _NOTHING else shortest


def _further(origin: Origin) -> list[tuple[int, float]]:
    """What may have moved a gift, and how likely; nothing first, so that few ways are followed."""
    own = [(_NOTHING, origin.own)] if origin.own else []
    return own + list(zip(origin.parents.tolist(), origin.odds.tolist(), strict=True))


def _way(seen: Mapping[int, tuple[int, Origin]], gift: int, began: int) -> list[int]:
    """From the gift that is traced to the one with which it began."""
    way = [began]
    while way[-1] != gift:
        way.append(seen[way[-1]][0])
    return way[::-1]


def _steps(way: list[int], seen: Mapping[int, tuple[int, Origin]], host: Bools) -> tuple[TraceStep, ...]:
    steps = []
    for here, before in zip(way, [*way[1:], None], strict=True):
        origin = seen[here][1]
        odds = origin.own if before is None else float(origin.odds[origin.parents == before][0])
        steps.append(TraceStep(here, odds, origin.told, began_by_host=before is None and bool(host[here])))
    return tuple(steps)
