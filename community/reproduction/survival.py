"""How long it takes until somebody gives, where some have only just come: Kaplan and Meier's estimate.

Kaplan and Meier, "Nonparametric estimation from incomplete observations", Journal of the American
Statistical Association 53, 1958: the share still waiting after t days is the product of 1 - d / r over the
days up to t on which some gave, d of the r who were still watched. Who has only just come counts while
watched.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from community.reproduction.log import Bools, Floats

_ROUNDING: Final = 1e-9
"""A product of fractions that is one half on paper may be a little more in a computer."""


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """The days (k,) on which somebody gave, rising, and the share (k,) of all still waiting after each.

    `watched`: days for which the one watched longest was watched, -inf where there was nobody.
    """

    days: Floats
    share: Floats
    watched: float

    def gave_within(self, days: float) -> float | None:
        """Share who gave within some days; nothing where some still wait but nobody was watched so long."""
        passed = int(np.searchsorted(self.days, days, side="right"))
        left = float(self.share[passed - 1]) if passed else 1.0
        return 1.0 - left if self.watched >= days or left == 0.0 else None

    @property
    def median(self) -> float | None:
        """Days after which half had given; nothing while fewer than half have."""
        half = np.flatnonzero(self.share <= 0.5 + _ROUNDING)
        return float(self.days[half[0]]) if len(half) else None


def waiting(waited: Floats, gave: Bools) -> Waiting:
    """What is known of those who `waited` (n,) days until they `gave` (n,) or until they were last seen.

    Who was last seen on a day on which others gave was still watched on it.
    """
    days, given = np.unique(waited[gave], return_counts=True)
    watched = len(waited) - np.searchsorted(np.sort(waited), days, side="left")
    return Waiting(
        days, np.cumprod(1.0 - given / watched, dtype=np.float64), float(np.max(waited, initial=-np.inf))
    )
