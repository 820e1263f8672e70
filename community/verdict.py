"""What may honestly be said of the chain, never from too little."""

from dataclasses import dataclass
from typing import Final

from community.reciprocity import GIFTS_NEEDED, RECEIPTS_NEEDED, Verdict

CHANCE: Final = 0.01
"""p below which gifts are said to induce gifts."""

MOST: Final = 0.5
"""Share of gifts above which it is the host who gives."""

ABOUT_ONE: Final = 0.9
SURELY: Final = 0.7
"""A chain carries itself where R is about one, may be one, and is surely well above the half of it."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """R with its 95 % interval, and the `chance` (p) of seeing as much where no gift induces another."""

    R: float
    low: float
    high: float
    chance: float


def judge(gifts: int, receipts: int, found: Estimate | None, host_share: float | None) -> Verdict:
    """The verdict on `gifts` of members, `receipts` by name, and the host's share of all gifts."""
    if found is None or gifts < GIFTS_NEEDED or receipts < RECEIPTS_NEEDED:
        return Verdict.NOT_ENOUGH
    if found.chance >= CHANCE:
        return Verdict.FROM_HOST if (host_share or 0.0) > MOST else Verdict.FROM_OWN
    if found.low > 1.0:
        return Verdict.GROWING
    if found.R >= ABOUT_ONE and found.low >= SURELY and found.high >= 1.0:
        return Verdict.CARRIES
    return Verdict.INDUCE
