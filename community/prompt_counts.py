"""How prompts were answered, told so that nobody can be made out."""

from collections.abc import Mapping
from typing import Final

from community.prompt import SAID_NO, Ending

LEAST: Final = 5
"""Fewer than so many are told as few."""


def told(endings: Mapping[Ending, int]) -> tuple[int | None, int | None, int | None]:
    """How many said yes, how many said no in one way or another, and how many nothing; `None` is not told.

    The total stands beside it, so as many are left out as it takes that the rest says nothing of a few.
    """
    yes = endings.get(Ending.ACCEPTED, 0)
    no = sum(endings.get(ending, 0) for ending in SAID_NO)
    counts = [yes, no, sum(endings.values()) - yes - no]
    order = sorted(range(len(counts)), key=lambda place: counts[place])
    hidden = [place for place in order if 0 < counts[place] < LEAST]
    others = [place for place in order if counts[place] >= LEAST] + [p for p in order if not counts[p]]
    while hidden and others and sum(counts[place] for place in hidden) < LEAST:
        hidden.append(others.pop(0))
    shown = [None if place in hidden else count for place, count in enumerate(counts)]
    return shown[0], shown[1], shown[2]
