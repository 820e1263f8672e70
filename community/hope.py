"""What every member may hear of everybody's giving: one figure, true and hopeful, and of nobody alone.

Nothing of it is held up to the reader: who received nothing gives less where they see how much others give.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from community.reciprocity import Reciprocity, Verdict

LEAST: Final = 5
"""A figure is told only where so many members stand behind it, and as many do not."""

_MOVES: Final = (Verdict.INDUCE, Verdict.CARRIES, Verdict.GROWING)


class Hope(StrEnum):
    """Which of the sentences is true, the most hopeful first."""

    PASSED_ON = "passed_on"
    GIVERS = "givers"
    BEGUN = "begun"
    BEFORE = "before"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Lately:
    """Gifts and givers of the last thirty days, how many members there are, and whether anybody ever gave."""

    gifts: int
    givers: int
    members: int
    ever: bool


def come_of_ten(measured: Reciprocity) -> int:
    """Further gifts that come of ten; 0 where chance is not ruled out, or too few give."""
    givers = round((measured.beside.participation or 0) * measured.members)
    if measured.verdict not in _MOVES or measured.R is None or givers < LEAST:
        return 0
    return round(10 * measured.R)


def of_late(lately: Lately) -> tuple[Hope, int]:
    """What is true of the last thirty days, with how many gave where that may be told, else 0."""
    if lately.givers >= LEAST and lately.members - lately.givers >= LEAST:
        return Hope.GIVERS, rounded_down(lately.givers)
    if lately.gifts:
        return Hope.BEGUN, 0
    return (Hope.BEFORE if lately.ever else Hope.NOTHING), 0


def rounded_down(count: int) -> int:
    """To two figures at most, and to fives below a hundred: 17 is 15, 123 is 120, 1,290 is 1,200."""
    step = max(5, int(10 ** (len(str(count)) - 2)))
    return count - count % step
