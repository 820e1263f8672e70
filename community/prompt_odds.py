"""The odds that a member says yes to a prompt, learnt from how prompts ended.

Counts of kind × match × received lately are shrunk to the kind's, the kind's to the community's, and the
community's to what is assumed where nothing is known yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from community.prompt import SAID_NO, Ending, Past, PromptKind, Reason

ASSUMED: Final = 0.3
"""Of direct requests about half are granted, of written ones fewer (Flynn and Lake 2008)."""

MOST: Final = 0.95

_LIFT: Final = (0.7, 1.2, 1.5)
"""How much likelier a yes is without a shared topic, with one, and where they said "ask me about this"."""

_LATELY: Final = 1.2
"""Who received something passes it on (Bartlett and DeSteno 2006); counts soon outweigh the assumption."""

_WEIGHT: Final = 40.0
"""The assumption, and a broader count, weigh as much as so many prompts; each prompt counts at all three."""

_OWN: Final = 4.0
"""Gamma(4, 4): a member's own multiplier stays near 1 for the first few prompts."""

KINDS: Final = tuple(PromptKind)

Cell = tuple[int, int, int]
"""Kind (its place in `KINDS`), match (0 none, 1 topic, 2 said so), received lately (0 or 1)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many prompts of one kind, for such reasons, ended in an answer or silence, how many in *yes*."""

    kind: PromptKind
    reasons: frozenset[Reason]
    asked: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Odds:
    """The odds of a yes (0 to `MOST`) by kind, match and received lately."""

    cells: tuple[tuple[tuple[float, float], ...], ...]

    def of(self, cell: Cell) -> float:
        """The odds in one cell."""
        kind, match, lately = cell
        return self.cells[kind][match][lately]


def cell_of(kind: PromptKind, reasons: Iterable[Reason]) -> Cell:
    """Where a prompt is counted; the reasons stored with it say it all."""
    told = frozenset(reasons)
    match = 2 if Reason.SAID_SO in told else int(Reason.KNOWS_TOPIC in told)
    return KINDS.index(kind), match, int(Reason.RECEIVED_LATELY in told)


def odds_of(tallies: Sequence[Tally]) -> Odds:
    """The odds as all these counts have them; without any, the assumptions alone."""
    asked: dict[Cell, float] = {}
    accepted: dict[Cell, float] = {}
    for tally in tallies:
        cell = cell_of(tally.kind, tally.reasons)
        asked[cell] = asked.get(cell, 0) + tally.asked
        accepted[cell] = accepted.get(cell, 0) + tally.accepted
    everywhere = _rate(ASSUMED, asked, accepted)
    return Odds(tuple(_cells_of(kind, everywhere, asked, accepted) for kind in range(len(KINDS))))


def own_multiplier(past: Iterable[Past], odds: Odds) -> float:
    """How much readier than others a member is: yeses over those expected of anybody, shrunk to 1."""
    accepted, expected = 0, 0.0
    for one in past:
        if one.ending in _ENDED:
            accepted += one.ending is Ending.ACCEPTED
            expected += odds.of(cell_of(one.kind, one.reasons))
    return (_OWN + accepted) / (_OWN + expected)


_ENDED: Final = SAID_NO | {Ending.ACCEPTED, Ending.IGNORED}


def _cells_of(
    kind: int, everywhere: float, asked: dict[Cell, float], accepted: dict[Cell, float]
) -> tuple[tuple[float, float], ...]:
    own = {cell: count for cell, count in asked.items() if cell[0] == kind}
    base = _rate(everywhere, own, accepted)

    def odds(match: int, lately: int) -> float:
        cell = (kind, match, lately)
        expected = min(base * _lift(cell), MOST)
        count = asked.get(cell, 0)
        return min((expected * _WEIGHT + accepted.get(cell, 0)) / (_WEIGHT + count), MOST)

    return tuple((odds(match, 0), odds(match, 1)) for match in range(len(_LIFT)))


def _rate(broader: float, asked: dict[Cell, float], accepted: dict[Cell, float]) -> float:
    """Yeses per prompt without lift, shrunk to a broader rate."""
    exposed = sum(count * _lift(cell) for cell, count in asked.items())
    return (broader * _WEIGHT + sum(accepted.get(cell, 0) for cell in asked)) / (_WEIGHT + exposed)


def _lift(cell: Cell) -> float:
    return _LIFT[cell[1]] * (_LATELY if cell[2] else 1.0)
