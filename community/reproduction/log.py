"""The log of giving as numbers: what the measure reads, and nothing that names anybody."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NOBODY: Final = -1
"""Stands for a giver who has left."""


class Answer(IntEnum):
    """What the giver said of what moved them; `BLANK` was not asked or not answered, or would not say."""

    BLANK = 0
    OWN = 1
    TOLD = 2


@dataclass(frozen=True, slots=True, eq=False)
class GivingLog:
    """n gifts in order of time among N members, who are numbered 0 to N - 1.

    `at` (n,) days from 0 on, where the log begins; `giver` (n,) a member or NOBODY; `host` (n,) given by the
    host, which is known of `confirmed` (n,) givers only; `prompted` (n,) invited by the bot; `audience` (n,)
    how many a gift to everybody reached, 0 for a named one; `answer` (n,) an Answer. `receipt_gift`,
    `receipt_member` (m,) who received which gift by name; `told_gift`, `told_parent` (k,) which gift was
    moved by which. `joined` (N,) the day from which a member could give; `staff` (N,) works for the host, so
    that what they give is the host's. `until`: the day up to which all of it was seen.
    """

    at: Floats
    giver: Ints
    host: Bools
    confirmed: Bools
    prompted: Bools
    audience: Ints
    answer: Ints
    receipt_gift: Ints
    receipt_member: Ints
    told_gift: Ints
    told_parent: Ints
    joined: Floats
    staff: Bools
    until: float

    @property
    def gifts(self) -> int:
        """How many gifts."""
        return len(self.at)

    @property
    def members(self) -> int:
        """How many members, those included who neither gave nor received."""
        return len(self.joined)
