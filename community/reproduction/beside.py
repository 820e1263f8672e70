"""What stands beside R: whose gifts they are, how far they go, and who takes no part."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from community.reciprocity import Beside
from community.reproduction.answering import passed_on, returned
from community.reproduction.forest import Forest
from community.reproduction.log import Bools, Floats, GivingLog, Ints
from community.reproduction.newcomers import GAVE_IN, newcomers

FORESTS: Final = 5
"""Drawn for a mean, whose share of the host then strays by 0.02 among 300 gifts and by 0.01 among 1,000."""


def beside(log: GivingLog, drawn: Sequence[Forest], ready: Floats, asked: Floats | None = None) -> Beside:
    """All of it, from the fit's `ready` (N,) and the forests `drawn` by it, none where there are no gifts.

    Depths and roots are means over the forests, the longest and largest are of the first. Members are those
    who do not work for the host, and their gifts those that were not given for it. `asked` (N,) is the day on
    which the bot first prompted each member, inf where it never did.
    """
    chains = _chains(log, drawn)
    given, new = _given(log), newcomers(log)
    members = given[~log.staff]
    return Beside(
        host_share=_mean(log.host[log.confirmed]),
        host_rooted_share=chains.host_rooted,
        participation=_mean(members > 0),
        gini=gini(members),
        top_tenth=top_tenth(members),
        depth_mean=chains.depth_mean,
        depth_max=chains.depth_max,
        chains=chains.many,
        chain_largest=chains.largest,
        returned=returned(log),
        passed_on=passed_on(log),
        newcomers=new.many,
        newcomers_gave_in_90=new.wait.gave_within(GAVE_IN),
        first_gift_days=new.wait.median,
        newcomers_R=new.R(log, ready),
        received_before_asked=None if asked is None else _received_before(log, asked),
        guests=_guests(log, given),
    )


@dataclass(frozen=True, slots=True)
class _Chains:
    host_rooted: float | None
    depth_mean: float | None
    depth_max: int
    many: int
    largest: int


def _chains(log: GivingLog, drawn: Sequence[Forest]) -> _Chains:
    if not log.gifts:
        return _Chains(None, None, 0, 0, 0)
    first = drawn[0]
    rooted, depth = (float(mean) for mean in np.mean([_means(log, one) for one in drawn], axis=0))
    sizes = first.sizes[first.sizes > 1]
    return _Chains(rooted, depth, int(first.depth.max()), len(sizes), int(np.max(sizes, initial=0)))


def _means(log: GivingLog, one: Forest) -> tuple[float, float]:
    """The share of gifts whose chain the host began, and the steps back to where it began."""
    return float(log.host[one.root].mean()), float(one.depth.mean())


def gini(given: Ints) -> float | None:
    """How unequally gifts are spread over members: 0 where all give alike, near 1 where one gives everything.

    Gini's coefficient: the sum over members, in the order of their gifts, of (2 i - n - 1) x_i, divided by n
    times the sum of all x_i; nothing where there are no gifts.
    """
    many, total = len(given), int(given.sum())
    if not total:
        return None
    place = 2 * np.arange(1, many + 1) - many - 1
    return float(place @ np.sort(given)) / (many * total)


def top_tenth(given: Ints) -> float | None:
    """Share of gifts that came from the tenth of the members who gave most, in whole members, rounded up."""
    total = int(given.sum())
    most = np.sort(given)[len(given) - -(-len(given) // 10) :]
    return int(most.sum()) / total if total else None


def _given(log: GivingLog) -> Ints:
    """How many gifts of their own each member gave (N,)."""
    return np.bincount(log.giver[~log.host & (log.giver >= 0)], minlength=log.members)


def _guests(log: GivingLog, given: Ints) -> int:
    """Who received by name and never gave, where more than half of all gifts are the host's."""
    if 2 * np.count_nonzero(log.host) <= log.gifts:
        return 0
    received = np.bincount(log.receipt_member, minlength=log.members) > 0
    return int(np.count_nonzero(received & (given == 0) & ~log.staff))


def _received_before(log: GivingLog, asked: Floats) -> float | None:
    """Share of those ever prompted who had been given something by name before."""
    first = np.full(log.members, np.inf)
    np.minimum.at(first, log.receipt_member, log.at[log.receipt_gift])
    ever = np.isfinite(asked) & ~log.staff
    return _mean(first[ever] < asked[ever])


def _mean(which: Bools) -> float | None:
    return float(which.mean()) if len(which) else None
