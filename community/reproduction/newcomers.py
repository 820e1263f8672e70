"""How newcomers take to giving: who joined within the last year, how soon they gave, what moves them."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from community.reproduction.everybody import mean_receivers
from community.reproduction.log import Bools, Floats, GivingLog
from community.reproduction.survival import Waiting, waiting

NEW_FOR: Final = 365.0
"""Days for which somebody is a newcomer."""

GAVE_IN: Final = 90.0
"""Days within which a first gift is looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Newcomers:
    """Who is new (N,) and does not work for the host, and their `wait` for their first gift."""

    new: Bools
    wait: Waiting

    @property
    def many(self) -> int:
        """How many they are."""
        return int(np.count_nonzero(self.new))

    def R(self, log: GivingLog, ready: Floats) -> float | None:  # noqa: N802
        """Further gifts that a gift to newcomers moves in the mean; nothing where none went to them by name.

        The mean of `ready` (N,), the further gifts for one receipt, over what newcomers received, times the
        receivers of a mean gift, so that it stands beside the R of all.
        """
        to = log.receipt_member[self.new[log.receipt_member]]
        return float(ready[to].mean()) * mean_receivers(log) if len(to) else None


def newcomers(log: GivingLog) -> Newcomers:
    """Those of the last year; who was there when the first gift was given is not new.

    Who gave before the day on which they are said to have joined had come with that gift.
    """
    first = first_gifts(log)
    joined = np.minimum(np.minimum(log.joined, first), log.until)
    began = np.min(log.at, initial=log.until)
    new = ~log.staff & (joined > max(began, log.until - NEW_FOR))
    waited = np.minimum(first, log.until)[new] - joined[new]
    return Newcomers(new, waiting(waited, np.isfinite(first[new])))


def first_gifts(log: GivingLog) -> Floats:
    """The day of each member's first gift of their own (N,), inf where there is none."""
    first = np.full(log.members, np.inf)
    own = ~log.host & (log.giver >= 0)
    np.minimum.at(first, log.giver[own], log.at[own])
    return first
