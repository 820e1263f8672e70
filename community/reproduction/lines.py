"""How long the lines of gifts are of which givers said that one moved the next."""

import numpy as np

from community.reproduction.log import GivingLog


def longest_told(log: GivingLog) -> int:
    """Gifts in the longest line of told inspirations: 1 where nobody told of one, 0 where there are no gifts.

    What moved a gift stands before it, so that its own line is known by then: once through all links.
    """
    lines = [1] * log.gifts
    order = np.argsort(log.told_gift, kind="stable")
    for gift, parent in zip(log.told_gift[order].tolist(), log.told_parent[order].tolist(), strict=True):
        lines[gift] = max(lines[gift], lines[parent] + 1)
    return max(lines, default=0)
