"""Who may have moved whom: one parent drawn for each gift, so that chains can be counted.

Zhuang, Ogata and Vere-Jones, "Stochastic declustering of space-time earthquake occurrences", Journal of the
American Statistical Association 97, 2002: by the probabilities of the fit, a gift goes to its giver's own
initiative or to one of the gifts that may have moved it. A forest is one way in which it may have been; what
is said of chains is better a mean over several.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from community.reproduction.log import Answer, Bools, Floats, GivingLog, Ints
from community.reproduction.parents import Parents


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """n gifts: `parent` (n,) moved each, itself where nothing did, and `root` (n,) began its chain.

    `depth` (n,) steps lie between the two; `told` (n,) the giver named the parent.
    """

    parent: Ints
    root: Ints
    depth: Ints
    told: Bools

    @property
    def sizes(self) -> Ints:
        """How many gifts each gift's chain has (n,), 0 for one that began none."""
        return np.bincount(self.root, minlength=len(self.root))


def forest(log: GivingLog, induced: Floats, generator: np.random.Generator) -> Forest:
    """One way in which the gifts may have moved each other; the same seed draws the same."""
    return next(forests(log, induced, generator))


def forests(log: GivingLog, induced: Floats, generator: np.random.Generator) -> Iterator[Forest]:
    """One way after the other, without end.

    `induced` (n, 3): the probability that something received moved a gift, through each of the echoes. What
    its giver told has equal shares; nothing moved what they called their own idea, or gave for the host.
    """
    told = _Told(log)
    unsaid = ~told.known & (log.answer != Answer.OWN) & ~log.host & (log.giver >= 0)
    parents = Parents(log, np.flatnonzero(unsaid & (induced.sum(axis=1) > 0)))
    odds = np.cumsum(induced[parents.gifts], axis=1)
    while True:
        parent = np.arange(log.gifts)
        told.draw(parent, generator)
        echo = np.count_nonzero(generator.random(len(odds))[:, None] >= odds, axis=1)
        parent[parents.gifts] = parents.drawn(echo, generator)
        yield _grown(parent, told.known)


class _Told:
    """What moved a gift, as its giver told."""

    def __init__(self, log: GivingLog) -> None:
        order = np.argsort(log.told_gift, kind="stable")
        mine = order[~log.host[log.told_gift[order]]]
        self._parent = log.told_parent[mine]
        self._gift, self._first, self._many = np.unique(
            log.told_gift[mine], return_index=True, return_counts=True
        )
        self.known = np.zeros(log.gifts, dtype=np.bool_)
        self.known[self._gift] = True

    def draw(self, parent: Ints, generator: np.random.Generator) -> None:
        """Set the `parent` (n,) of each gift of which it was told."""
        parent[self._gift] = self._parent[self._first + generator.integers(0, self._many)]


def _grown(parent: Ints, told: Bools) -> Forest:
    """Every gift looks twice as far back each time, until it sees where its chain began."""
    root, depth = parent, (parent != np.arange(len(parent))).astype(np.int64)
    while True:
        further = root[root]
        if np.array_equal(further, root):
            return Forest(parent, root, depth, told)
        depth = depth + depth[root]
        root = further
