"""Pairs that are worth the most together, or nearly: the best first, then nobody left over, then swaps.

Taking the best pair first is worth at least half of the most that can be had (Avis, "A survey of heuristics
for the weighted matching problem", Networks 13, 1983); swaps bring it near the whole.
"""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

Edge = tuple[int, int, int]
"""Two who may be paired, and what that is worth: more than 0."""

Weigh = Callable[[int, int], int]
"""What any two are worth together, 0 where they may not be paired."""

Pairing = Callable[[int, Sequence[Edge], Weigh], Sequence[tuple[int, int]]]
"""A way to pair so many, numbered from 0: some of their edges, and what any two are worth."""

_NOBODY: Final = -1

_MOST_LOOKS: Final = 20_000
"""Edges looked at in all beginnings together: a handful of members is few enough to try each pair first."""

_MOST_PASSES: Final = 8
"""Passes over all edges; after the third hardly a swap is left."""


def pairs_of(count: int, edges: Sequence[Edge], weigh: Weigh) -> Sequence[tuple[int, int]]:
    """Pair as many as the edges let us, and change partners while two pairs gain by it.

    Between edges of one worth, the one that comes first is taken.
    """
    best_first = sorted(edges, key=lambda edge: -edge[2])
    starts = best_first[: max(1, _MOST_LOOKS // max(1, len(edges)))]
    tries = [_begun_with(start, count, best_first, weigh) for start in starts]
    return max(tries, key=lambda pairs: (len(pairs), sum(weigh(*pair) for pair in pairs)), default=[])


def _begun_with(start: Edge, count: int, best_first: Sequence[Edge], weigh: Weigh) -> list[tuple[int, int]]:
    mates = [_NOBODY] * count
    for one, other, _ in (start, *best_first):
        if mates[one] == mates[other] == _NOBODY:
            mates[one], mates[other] = other, one
    _leave_nobody_over(mates, best_first)
    _swap(mates, best_first, weigh)
    return [(one, other) for one, other in enumerate(mates) if one < other]


def _leave_nobody_over(mates: list[int], edges: Sequence[Edge]) -> None:
    """Pair two who are left over, by others changing partners between them."""
    near: list[list[int]] = [[] for _ in mates]
    for one, other, _ in edges:
        near[one].append(other)
        near[other].append(one)
    # Who was reached in vain from one is reached in vain from everybody: a Hungarian tree.
    in_vain = set[int]()
    for lone, mate in enumerate(tuple(mates)):
        if mate == _NOBODY and mates[lone] == _NOBODY:
            _change_partners(lone, mates, near, in_vain)


def _change_partners(lone: int, mates: list[int], near: list[list[int]], in_vain: set[int]) -> None:
    """Walk from wish to wish's partner, breadth first, until somebody is free; each is met once."""
    asked_by, waiting = {lone: _NOBODY}, deque([lone])
    while waiting:
        asker = waiting.popleft()
        for wished in near[asker]:
            if wished in asked_by or wished in in_vain:
                continue
            asked_by[wished] = asker
            left = mates[wished]
            if left == _NOBODY:
                _pair_along(wished, asked_by, mates)
                return
            asked_by[left] = wished
            waiting.append(left)
    in_vain.update(asked_by)


def _pair_along(wished: int, asked_by: dict[int, int], mates: list[int]) -> None:
    while wished != _NOBODY:
        asker = asked_by[wished]
        mates[wished], mates[asker] = asker, wished
        wished = asked_by[asker]


def _swap(mates: list[int], edges: Sequence[Edge], weigh: Weigh) -> None:
    """Pair two of different pairs, and the two who are left with each other, while that is worth more."""
    worth = [weigh(one, mate) if mate != _NOBODY else 0 for one, mate in enumerate(mates)]
    most = edges[0][2] if edges else 0
    for _ in range(_MOST_PASSES):
        swapped = False
        for one, other, gain in edges:
            now = worth[one] + worth[other]
            if gain + most <= now or mates[one] == other:
                continue
            left, right = mates[one], mates[other]
            both = left != _NOBODY and right != _NOBODY
            rest = weigh(left, right) if both else 0
            if gain + rest <= now or (both and not rest):
                continue
            swapped = True
            mates[one], mates[other] = other, one
            worth[one] = worth[other] = gain
            for lost, found in ((left, right), (right, left)):
                if lost != _NOBODY:
                    mates[lost], worth[lost] = found, rest
        if not swapped:
            return
