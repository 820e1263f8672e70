"""What bears witness to induction: at each gift what its giver had received, and for each member how long."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from community.reproduction.echoes import MEANS, echoes, fades, over, sounds
from community.reproduction.everybody import loudness
from community.reproduction.log import NOBODY, Answer, Bools, Floats, GivingLog, Ints

WEEK: Final = 7.0
"""Days in which giving may be busier or calmer for all."""

_FAINT: Final = 1e-6
"""How loud a gift that the giver named still is after its echo has ended, in 1/day."""


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """g gifts of members in the order of their givers, and N members; the host's and prompted ones left out.

    `gift` (g,) its place in the log, `giver` (g,), `week` (g,); `after` (g, 3) how loud is what the giver had
    received, `around` (g, 3) the same by name alone, with what they were still to receive: in 1/day, for
    three echoes. `told`, `own` (g,) the giver named gifts, or said that nothing moved them. `joined` (N,) day
    from which a member could give; `heard`, `met` (N, 3) what `after` and `around` come to over their time.
    `receipts` (N,) by name, and `typical` how many a member receives in a day. `days` until all of it was
    seen. `answers` says that some said *own idea*, so that an empty answer is no sign of anything.
    """

    gift: Ints
    giver: Ints
    week: Ints
    after: Floats
    around: Floats
    told: Bools
    own: Bools
    joined: Floats
    heard: Floats
    met: Floats
    receipts: Floats
    typical: float
    days: float
    answers: bool

    @property
    def members(self) -> int:
        """How many members."""
        return len(self.joined)

    @property
    def weeks(self) -> int:
        """How many weeks, the last one perhaps begun."""
        return max(1, int(np.ceil(self.days / WEEK)))

    def of(self, chosen: Bools) -> "Evidence":
        """Of some members (N,) only, in their order."""
        number, kept = np.cumsum(chosen) - 1, chosen[self.giver]
        return Evidence(
            gift=self.gift[kept],
            giver=number[self.giver[kept]],
            week=self.week[kept],
            after=self.after[kept],
            around=self.around[kept],
            told=self.told[kept],
            own=self.own[kept],
            joined=self.joined[chosen],
            heard=self.heard[chosen],
            met=self.met[chosen],
            receipts=self.receipts[chosen],
            typical=self.typical,
            days=self.days,
            answers=self.answers,
        )


def evidence(log: GivingLog, prompted_too: bool = False, among: Bools | None = None) -> Evidence:
    """Read a log; prompted gifts are the bot's own impulses unless their giver named what moved them.

    With `prompted_too` they count like any other. Gifts are read `among` some members (N,) or all.
    """
    gift = _of_members(log, prompted_too, among)
    giver, at = log.giver[gift], log.at[gift]
    named = ~log.staff[log.receipt_member]
    received, receiver = log.receipt_gift[named], log.receipt_member[named]
    joined = np.clip(log.joined, 0.0, log.until)
    np.minimum.at(joined, giver, at)
    told, own = log.answer[gift] == Answer.TOLD, log.answer[gift] == Answer.OWN
    receipts = np.bincount(receiver, minlength=log.members).astype(np.float64)
    past = echoes(sounds(receiver, log.at[received], np.ones(len(received)), log.until), giver, at)
    return Evidence(
        gift=gift,
        giver=giver,
        week=np.minimum(at // WEEK, max(0, np.ceil(log.until / WEEK) - 1)).astype(np.int64),
        after=_after(log, gift, past + _of_all(log, gift, joined), told, own),
        around=past + _still_to_come(log, gift, received, receiver),
        told=told,
        own=own,
        joined=joined,
        heard=_over_time(log, joined, received, receiver) + _of_everybody(log, joined),
        met=_over_time(log, joined, received, receiver) + _ahead(log, joined, received, receiver),
        receipts=receipts,
        typical=float(receipts.sum() / max(1.0, np.maximum(1.0, log.until - joined).sum())),
        days=log.until,
        answers=bool(own.any()),
    )


def _of_members(log: GivingLog, prompted_too: bool, among: Bools | None) -> Ints:
    counted = ~log.host & (log.giver != NOBODY) & ~log.staff[log.giver]
    if not prompted_too:
        counted &= ~log.prompted | (log.answer == Answer.TOLD)
    if among is not None:
        counted &= among[log.giver]
    gift = np.flatnonzero(counted)
    return gift[np.argsort(log.giver[gift], kind="stable")]


def _of_all(log: GivingLog, gift: Ints, joined: Floats) -> Floats:
    """What the giver of each gift had heard of gifts to everybody, since they joined and but of their own."""
    to_all = np.flatnonzero(log.audience > 0)
    loud, given, by = loudness(log, to_all), log.at[to_all], log.giver[to_all]
    giver, at, theirs = log.giver[gift], log.at[gift], by != NOBODY
    everybody = sounds(np.zeros_like(to_all), given, loud, log.until)
    mine = sounds(by[theirs], given[theirs], loud[theirs], log.until)
    heard = echoes(everybody, np.zeros_like(giver), at, since=joined[giver])
    return np.maximum(heard - echoes(mine, giver, at, since=joined[giver]), 0.0)


def _after(log: GivingLog, gift: Ints, past: Floats, told: Bools, own: Bools) -> Floats:
    """What may have moved each gift: of a told one what was named, of an own idea nothing."""
    after = past.copy()
    after[own] = 0.0
    row = np.full(log.gifts, -1)
    row[gift[told]] = np.flatnonzero(told)
    known = row[log.told_gift] >= 0
    after[told] = _FAINT
    days = log.at[log.told_gift[known]] - log.at[log.told_parent[known]]
    np.add.at(after, row[log.told_gift[known]], fades(days))
    return after


def _still_to_come(log: GivingLog, gift: Ints, received: Ints, receiver: Ints) -> Floats:
    """Receipts that follow each gift, but not from whom the gift went to: these it may have moved itself."""
    later, at = log.until - log.at[received], log.until - log.at[gift]
    coming = echoes(sounds(receiver, later, np.ones(len(received)), log.until), log.giver[gift], at)
    row = np.full(log.gifts, -1)
    row[gift] = np.arange(len(gift))
    sent = row[log.receipt_gift] >= 0
    place, to = row[log.receipt_gift[sent]], log.receipt_member[sent]
    back = receiver * (log.members + 1) + log.giver[received] + 1
    asked = log.giver[log.receipt_gift[sent]] * (log.members + 1) + to + 1
    _, pair = np.unique(np.concatenate((back, asked)), return_inverse=True)
    returned = sounds(pair[: len(back)], later, np.ones(len(back)), log.until)
    np.subtract.at(coming, place, echoes(returned, pair[len(back) :], at[place]))
    return np.maximum(coming, 0.0)


def _over_time(log: GivingLog, joined: Floats, received: Ints, receiver: Ints) -> Floats:
    """Which share of the echoes of what a member received (N, 3) fell into their time."""
    at = log.at[received]
    heard = over(log.until - at) - over(np.maximum(joined[receiver] - at, 0.0))
    return _summed(receiver, heard, log.members)


def _ahead(log: GivingLog, joined: Floats, received: Ints, receiver: Ints) -> Floats:
    """The same before each receipt, as if its echo ran backwards."""
    return _summed(receiver, over(np.maximum(log.at[received] - joined[receiver], 0.0)), log.members)


def _of_everybody(log: GivingLog, joined: Floats) -> Floats:
    """The same of gifts to everybody, from the day a member joined and but of their own."""
    gift = np.flatnonzero(log.audience > 0)
    heard = over(log.until - log.at[gift]) * loudness(log, gift)[:, None]
    left = np.concatenate((np.zeros((1, len(MEANS))), np.cumsum(heard[::-1], axis=0)))
    total = left[len(gift) - np.searchsorted(log.at[gift], joined)]
    theirs = (log.giver[gift] != NOBODY) & (log.at[gift] >= joined[log.giver[gift]])
    return np.maximum(total - _summed(log.giver[gift][theirs], heard[theirs], log.members), 0.0)


def _summed(member: Ints, shares: Floats, members: int) -> Floats:
    columns = [np.bincount(member, weights=column, minlength=members) for column in shares.T]
    return np.stack(columns, axis=1)
