"""Where each gift of a chain stands so that no lines cross: a lane for each chain, a row for each branch.

Where there are too many for a picture, the largest chains are kept, and of these the largest branches.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

HALF_ROWS: Final = 209
"""Of a picture; more of them would be too fine for a phone."""

MOST_ROWS_OF_ONE: Final = 36
"""Of one chain, so that others are seen beside it."""

MOST_CHAINS: Final = 400
"""That are tried; what room is left below so many is hardly seen."""

LEAST_TOLD: Final = 3
"""Rows from which there is room for words beside a chain."""

BIN: Final = 4.0
"""Points by which places along the picture are told apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Dots:
    """n gifts in order of time, of nobody: `day` (n,) from any day on, `host` (n,) given by the host,

    `parent` (n,) the place of the gift that moved it or -1, `told` (n,) as its giver said.
    """

    day: Floats
    host: Bools
    parent: Ints
    told: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Lane:
    """A chain of `gifts` gifts, those at `places` drawn in `rows` of their own, below `top` others.

    Branches of fewer than `least` gifts are left out; 1 leaves out none.
    """

    gifts: int
    places: Ints
    rows: Ints
    least: int
    top: float = 0.0

    @property
    def height(self) -> int:
        """How many rows it takes."""
        return int(self.rows.max()) + 1

    @property
    def is_told(self) -> bool:
        """Whether it is large enough to say its size beside it."""
        return self.height >= LEAST_TOLD


@dataclass(frozen=True, slots=True, eq=False)
class Lanes:
    """The chains that are drawn, the largest first; of `chains` of two gifts or more with `chained` gifts."""

    drawn: tuple[Lane, ...]
    chains: int
    chained: int

    @property
    def height(self) -> float:
        """How many rows all of them take."""
        return max(lane.top + lane.height for lane in self.drawn)


def lanes(dots: Dots, x: Floats, before: float) -> Lanes:
    """Lay out the chains of at least two gifts, which stand at `x` points; `before` points are kept free

    in front of those whose size is told. Chains of different times may stand side by side.
    """
    roots, sizes, largest = _measured(dots.parent)
    chains = np.flatnonzero((dots.parent < 0) & (sizes > 1))
    chains = chains[np.argsort(-sizes[chains], kind="stable")]
    by_root = np.argsort(roots, kind="stable")
    begins = np.searchsorted(roots[by_root], chains)
    taken = np.zeros((HALF_ROWS, int(x.max(initial=0) / BIN) + 4), np.bool_)
    drawn: list[Lane] = []
    for root, begin in zip(chains[:MOST_CHAINS], begins[:MOST_CHAINS], strict=True):
        lane = _lane(dots.parent, by_root[begin : begin + sizes[root]], sizes, largest)
        ends = x[lane.places]
        left = ends.min() - (before if lane.is_told else 2 * BIN)
        top = _settled(taken[:, max(0, int(left / BIN)) : int(ends.max() / BIN) + 3], lane.height)
        if top is not None:
            drawn.append(replace(lane, top=top))
    return Lanes(tuple(drawn), len(chains), int(sizes[chains].sum()))


def _settled(taken: Bools, rows: int) -> float | None:
    """The highest place, in rows, where so many and half a row below them are free, which is taken then."""
    needed = 2 * rows + 1
    full = np.concatenate(([0], np.cumsum(taken.any(axis=1))))
    free = np.flatnonzero(full[needed:] == full[:-needed])
    if not len(free):
        return None
    taken[free[0] : free[0] + needed] = True
    return float(free[0]) / 2


def _measured(parent: Ints) -> tuple[Ints, Ints, Ints]:
    """Of each gift: where its chain began, how many gifts there are from it on, and in its largest branch."""
    roots, depths = np.where(parent < 0, np.arange(len(parent)), parent), (parent >= 0).astype(np.int64)
    while (roots[roots] != roots).any():
        depths, roots = depths + depths[roots], roots[roots]
    sizes, largest = np.ones(len(parent), np.int64), np.zeros(len(parent), np.int64)
    order = np.argsort(-depths, kind="stable")
    ends = np.flatnonzero(np.diff(depths[order])) + 1
    for level in np.split(order, ends):
        moved = level[parent[level] >= 0]
        np.add.at(sizes, parent[moved], sizes[moved])
        np.maximum.at(largest, parent[moved], sizes[moved])
    return roots, sizes, largest


def _lane(parent: Ints, places: Ints, sizes: Ints, largest: Ints) -> Lane:
    """A chain, thinned out until it has few rows enough: one for each gift that nothing kept goes on from."""

    def height(least: int) -> int:
        return int(((sizes[places] >= least) & (largest[places] < least)).sum())

    least = 1
    while height(least) > MOST_ROWS_OF_ONE:
        least += 1 + least // 4
    kept = places[sizes[places] >= least]
    return Lane(len(places), kept, _rows(parent, kept, sizes), least)


def _rows(parent: Ints, places: Ints, sizes: Ints) -> Ints:
    """The largest branch goes on in its parent's row, the others follow below it, each with all its own."""
    children: dict[int, list[int]] = {int(place): [] for place in places}
    for place in places[1:]:
        children[int(parent[place])].append(int(place))
    rows: dict[int, int] = {}
    waiting, free = [int(places[0])], 0
    while waiting:
        place = waiting.pop()
        branches = sorted(children[place], key=lambda one: int(sizes[one]))
        rows[place] = free
        free += not branches
        waiting += branches
    return np.array([rows[int(place)] for place in places], np.int64)
