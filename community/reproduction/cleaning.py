"""What was told of giving, made fit to be read: each gift once, in order of time, and nothing impossible.

A broken file must not stop the measure, and must not bend it in silence either: what is left out is counted.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from community.reproduction.log import NOBODY, Answer, Bools, Floats, GivingLog, Ints

UNCOUNTED: Final = -1
"""The audience of a gift to everybody, where nobody counted it: those who were members by then."""

_UNKNOWN: Final = -2


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Rows as they were found, in whatever order; gifts and members are named by ids of at least 0.

    n gifts: `gift` their ids, `at` in days from where the log begins, `giver` a member or NOBODY, `audience`
    0 for a named gift, else whom it reached or UNCOUNTED, and the rest as in GivingLog. m receipts: the
    receiver is a member or NOBODY. k links: which gift was moved by which. N members: `joined` the day, NaN
    where nobody knows it.
    """

    gift: Ints
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
    member: Ints
    joined: Floats
    staff: Bools


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many rows were left out. Gifts: `twice` under an id that came before, `later` than what was seen,

    `to_themselves` alone, `to_nobody` at all. Gifts, receipts and links that name what is `unknown`. Links
    to a gift that is `not_earlier` than the one it moved, which every circle has.
    """

    twice: int = 0
    later: int = 0
    to_themselves: int = 0
    to_nobody: int = 0
    unknown: int = 0
    not_earlier: int = 0

    @property
    def rows(self) -> int:
        """All of them."""
        return self.twice + self.later + self.to_themselves + self.to_nobody + self.unknown + self.not_earlier


@dataclass(frozen=True, slots=True, eq=False)
class Clean:
    """A log, with the ids of its gifts (n,) and of its members (N,) by their numbers."""

    log: GivingLog
    gift: Ints
    member: Ints
    left_out: LeftOut


def clean(found: Found, until: float) -> Clean:
    """The log of what was given before the day `until`, and what was left out of it.

    Members count from when they joined, or were first seen where that was earlier or nobody knows it; who was
    there before is there from day 0, and whoever came later than `until` is no member yet.
    """
    it = _Cleaning(found, until)
    links = _Links(it)
    left_out = LeftOut(
        twice=len(found.gift) - len(it.ids),
        later=int((~it.in_time).sum()),
        to_themselves=int((it.in_time & it.named & it.alone).sum()),
        to_nobody=int((it.in_time & it.named & ~it.received & ~it.alone).sum()),
        unknown=int((it.in_time & ~it.named).sum()) + it.nowhere + links.nowhere,
        not_earlier=links.not_earlier,
    )
    return Clean(it.log(links, until), it.ids[it.kept], it.people[it.present], left_out)


class _Cleaning:
    """All gifts by their ids, with the `row` where each was found first, and who received which: places

    `of` gifts and `to` members among all ids. `kept` are those gifts that the log has, in its order.
    """

    def __init__(self, found: Found, until: float) -> None:
        self.found = found
        self.people, self.person = np.unique(found.member, return_index=True)
        self.ids, self.row = np.unique(found.gift, return_index=True)
        self.at, self.giver = found.at[self.row], _places(self.people, found.giver[self.row])
        self.counted = found.audience[self.row] != 0
        of, to = _places(self.ids, found.receipt_gift), _places(self.people, found.receipt_member)
        there = (of >= 0) & (to != _UNKNOWN)
        self.of, self.to, self.nowhere = of[there], to[there], len(of) - int(there.sum())
        own = (self.to >= 0) & (self.to == self.giver[self.of])
        self.others = ~own
        self.received = self.counted | _any(self.of[self.others], len(self.ids))
        self.alone = ~self.received & _any(self.of[own], len(self.ids))
        self.in_time, self.named = self.at < until, self.giver != _UNKNOWN
        kept = np.flatnonzero(self.in_time & self.named & self.received)
        self.kept = kept[np.argsort(self.at[kept], kind="stable")]
        self.number = _numbered(self.kept, len(self.ids))
        self.joined = self._joined()
        self.present = np.flatnonzero(self.joined < until)

    def _joined(self) -> Floats:
        """The day from which each was there: 0, where the log begins, for whom nothing tells a later one."""
        seen = np.full(len(self.people), np.inf)
        giving, receiving = self.giver >= 0, self.to >= 0
        np.minimum.at(seen, self.giver[giving], self.at[giving])
        np.minimum.at(seen, self.to[receiving], self.at[self.of[receiving]])
        first = np.fmin(self.found.joined[self.person], seen)
        return np.where(np.isfinite(first), np.maximum(first, 0.0), 0.0)

    def log(self, links: "_Links", until: float) -> GivingLog:
        """What is kept, in new numbers."""
        row, at, joined = self.row[self.kept], self.at[self.kept], self.joined[self.present]
        member, told = _numbered(self.present, len(self.people)), self.found.answer[row]
        named = self.others & (self.to >= 0) & (self.number[self.of] >= 0) & ~self.counted[self.of]
        receipts = _pairs(self.number[self.of[named]], member[self.to[named]], len(joined))
        return GivingLog(
            at=at,
            giver=member[self.giver[self.kept]],
            host=self.found.host[row],
            confirmed=self.found.confirmed[row],
            prompted=self.found.prompted[row],
            audience=_audience(self.found.audience[row], at, joined),
            answer=np.where((told == Answer.TOLD) & ~_any(links.child, len(row)), Answer.BLANK, told),
            receipt_gift=receipts[0],
            receipt_member=receipts[1],
            told_gift=links.child,
            told_parent=links.parent,
            joined=joined,
            staff=self.found.staff[self.person][self.present],
            until=until,
        )


class _Links:
    """Which gift was moved by which, in the numbers of the log; links `nowhere`, and links not back."""

    def __init__(self, it: _Cleaning) -> None:
        child, parent = _places(it.ids, it.found.told_gift), _places(it.ids, it.found.told_parent)
        known = (child >= 0) & (parent >= 0)
        self.nowhere = len(child) - int(known.sum())
        child, parent = child[known], parent[known]
        read = (it.number[child] >= 0) & (it.found.answer[it.row[child]] == Answer.TOLD)
        earlier = it.at[parent] < it.at[child]
        self.not_earlier = int((read & ~earlier).sum())
        kept = read & earlier & (it.number[parent] >= 0)
        self.child, self.parent = _pairs(it.number[child[kept]], it.number[parent[kept]], len(it.ids))


def _audience(told: Ints, at: Floats, joined: Floats) -> Ints:
    """Whom a gift to everybody reached, the giver aside, where nobody counted it."""
    there = np.searchsorted(np.sort(joined), at, side="right") - 1
    return np.where(told == UNCOUNTED, np.maximum(1, there), told)


def _places(ids: Ints, asked: Ints) -> Ints:
    """The place of each id among sorted ones; NOBODY stays nobody, and who is not there is unknown."""
    if not len(ids):
        return np.where(asked == NOBODY, NOBODY, _UNKNOWN)
    place = np.minimum(np.searchsorted(ids, asked), len(ids) - 1)
    return np.where(asked == NOBODY, NOBODY, np.where(ids[place] == asked, place, _UNKNOWN))


def _numbered(kept: Ints, size: int) -> Ints:
    """The new number of each old one, NOBODY for what is not kept; the last, for NOBODY, is NOBODY."""
    number = np.full(size + 1, NOBODY, dtype=np.int64)
    number[kept] = np.arange(len(kept))
    return number


def _any(which: Ints, size: int) -> Bools:
    said = np.zeros(size, dtype=np.bool_)
    said[which] = True
    return said


def _pairs(one: Ints, other: Ints, size: int) -> tuple[Ints, Ints]:
    """Each pair once, in order; `other` runs below `size`."""
    both = np.sort(one * size + other)
    both = both[np.append(True, both[1:] != both[:-1])[: len(both)]]
    return both // max(1, size), both % max(1, size)
