"""The reproduction number of giving, how sure it is, and what may be said of it: the whole of one log.

R = (1 / n) sum over gifts i, sum over its receivers j, of nu_ij: the further gifts that j is expected ever to
give because of i. All n gifts count, the host's too; a gift to three counts all three, and one to everybody
has what a mean named gift has. Below 1 giving fades without new impulses, at 1 it carries itself, above it
grows. How it is estimated: `fit`. How sure it is: `interval`. Whether it may be chance: `null`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import sqrt
from typing import Final

import numpy as np

from community.reciprocity import GIFTS_NEEDED, RECEIPTS_NEEDED, Reciprocity, Sample
from community.reproduction.beside import FORESTS, beside
from community.reproduction.evidence import Evidence, evidence
from community.reproduction.fit import Fitted, Model, climbed, fit
from community.reproduction.forest import Forest, forests
from community.reproduction.interval import between, doubt
from community.reproduction.log import Answer, Bools, Floats, GivingLog
from community.reproduction.monthly import MonthSpan, monthly
from community.reproduction.null import chance_of_none, chance_of_swapped
from community.reproduction.parameters import starts
from community.reproduction.stages import stages
from community.verdict import CHANCE, Estimate, judge

ALL_READ_UP_TO: Final = 100_000
"""Gifts of members up to which the fit reads them all."""

SAMPLE: Final = 30_000
"""Gifts that the members hold who are read otherwise."""

WIDER: Final = 1.4
"""How many times wider the interval is than the bootstrap's, which knows neither spells nor busy weeks."""

TIME_NEEDED: Final = 5.0
"""Receipts' echoes that must have had their time: gifts of one moment cannot have moved each other."""

MODEL_ERROR: Final = 0.02
"""How far the model itself is off, as a standard error, however many gifts there are."""

_NEAR: Final = 80  # passes from parameters that are nearly right
_CHUNK: Final = 5_000  # members
_FAINT: Final = 1e-12

__all__ = ["Induced", "MonthSpan", "measure"]

_EVEN: Final = 1.0 / 3.0
"""The share of each echo where nothing tells them apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Induced:
    """What the fit says of each gift and member: `induced` (n, 3) how likely a gift was moved by something

    received, through each echo; `ready` (N,) further gifts expected of a member for one receipt; `drawn` one
    way in which the gifts may have moved each other, from which the longest and largest chains are told.
    """

    induced: Floats
    ready: Floats
    drawn: Forest


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of R: nothing where there is too little; `swap_p` and R `with_prompted` gifts."""

    estimate: Estimate | None = None
    swap_p: float | None = None
    with_prompted: float | None = None

    @property
    def error(self) -> float | None:
        """The standard error of R."""
        return (self.estimate.high - self.estimate.R) / 1.96 if self.estimate else None


def measure(
    log: GivingLog,
    months: Sequence[MonthSpan],
    outcomes: int,
    generator: np.random.Generator,
    interval_of: Reciprocity | None = None,
    asked: Floats | None = None,
) -> tuple[Reciprocity, Induced]:
    """Everything about one log. `outcomes` that came back to the host are recorded elsewhere.

    With `interval_of`, an earlier measure of the same community, the width of the interval and what chance
    says are taken from it, which saves most of the time. `asked` (N,) as in `beside`. The same log and
    generator say the same.
    """
    seen = evidence(log)
    chosen = _chosen(log, seen, generator)
    read = seen.of(chosen)
    found = fit(read, starts(read)) if _is_enough(seen) else None
    said = _said(log, read, found, chosen, generator, interval_of) if found else _Said()
    induced, ready = _induced(log, seen, found)
    drawn = list(islice(forests(log, induced, generator), FORESTS))
    figures, it = beside(log, drawn, ready, asked), said.estimate
    verdict = judge(len(seen.gift), int(seen.receipts.sum()), it, figures.host_share)
    measured = Reciprocity(
        gifts=log.gifts,
        members=log.members,
        sample=Sample(len(read.gift), int(read.receipts.sum()), read.members, log.gifts < ALL_READ_UP_TO),
        R=it.R if it else None,
        R_low=it.low if it else None,
        R_high=it.high if it else None,
        R_with_prompted=said.with_prompted,
        null_p=it.chance if it else None,
        swap_p=said.swap_p,
        told=float((seen.told | seen.own).mean()) if len(seen.gift) else None,
        verdict=verdict,
        beside=figures,
        months=monthly(log, months, drawn, _echoes(found), said.error),
        stages=stages(log, it, verdict, outcomes),
    )
    return measured, Induced(induced, ready, drawn[0])


def reproduction(log: GivingLog, read: Evidence, found: Fitted) -> float:
    """R, from the mean nu over receipts and how many receipts a gift by name has."""
    received = float(found.ready @ read.receipts) / max(1.0, float(read.receipts.sum()))
    return received * _receipts_a_gift(log)


def _is_enough(seen: Evidence) -> bool:
    heard = float(seen.heard.mean(axis=1).sum())
    received = float(seen.receipts.sum())
    return len(seen.gift) >= GIFTS_NEEDED and received >= RECEIPTS_NEEDED and heard >= TIME_NEEDED


def _said(
    log: GivingLog,
    read: Evidence,
    found: Fitted,
    chosen: Bools,
    generator: np.random.Generator,
    before: Reciprocity | None,
) -> _Said:
    R = reproduction(log, read, found)  # noqa: N806
    carried = _carried(before) if before is not None else None
    null_p, swap_p, off = carried or _tested(log, read, found, generator)
    low = 0.0 if null_p >= CHANCE else max(0.0, R - off)
    return _Said(Estimate(R, low, R + off, null_p), swap_p, _with_prompted(log, R, found, chosen))


def _carried(before: Reciprocity) -> tuple[float, float | None, float] | None:
    """What chance says, and how far off R may be, as it was measured before."""
    if before.R is None or before.R_high is None or before.null_p is None:
        return None
    return before.null_p, before.swap_p, before.R_high - before.R


def _tested(
    log: GivingLog, read: Evidence, found: Fitted, generator: np.random.Generator
) -> tuple[float, float | None, float]:
    null_p, swap_p = chance_of_none(read, found), chance_of_swapped(log, generator)
    error = WIDER * doubt(read, found, generator)
    if log.gifts >= ALL_READ_UP_TO:
        error = sqrt(error**2 + between(read, found))
    return null_p, swap_p, 1.96 * sqrt((error * _receipts_a_gift(log)) ** 2 + MODEL_ERROR**2)


def _with_prompted(log: GivingLog, R: float, found: Fitted, chosen: Bools) -> float:  # noqa: N803
    """R where gifts that the bot invited count like any other."""
    if not (log.prompted & ~log.host & (log.answer != Answer.TOLD)).any():
        return R
    seen = evidence(log, prompted_too=True, among=chosen)
    read = seen.of(chosen)
    again = climbed(read, found.parameters, np.ones(read.members), _NEAR)
    return reproduction(log, read, again)


def _receipts_a_gift(log: GivingLog) -> float:
    """Receipts by members who do not work for the host, for each gift that was not to everybody."""
    received = int(np.count_nonzero(~log.staff[log.receipt_member]))
    return received / max(1, int(np.count_nonzero(log.audience == 0)))


def _chosen(log: GivingLog, seen: Evidence, generator: np.random.Generator) -> Bools:
    """Who is read (N,): all but the host's; of very many some, drawn by lot until they hold enough."""
    chosen = ~log.staff
    if log.gifts >= ALL_READ_UP_TO:
        order = generator.permutation(np.flatnonzero(chosen))
        held = np.cumsum(np.bincount(seen.giver, minlength=seen.members)[order])
        chosen[order[int(np.searchsorted(held, SAMPLE)) + 1 :]] = False
    return chosen


def _induced(log: GivingLog, seen: Evidence, found: Fitted | None) -> tuple[Floats, Floats]:
    """What the fit says of every gift and member; without one, only what givers told."""
    induced, ready = np.zeros((log.gifts, 3)), np.zeros(log.members)
    if found is not None:
        for chosen in _parts(seen.members):
            some = seen.of(chosen)
            here, _ = Model(some, np.ones(some.members)).passed(found.parameters)
            induced[some.gift], ready[chosen] = here.induced, here.ready
    ready[log.staff] = 0.0
    induced[seen.gift[seen.told]] = _whole(induced[seen.gift[seen.told]])
    return np.clip(induced, 0.0, 1.0), ready


def _parts(members: int) -> Iterator[Bools]:
    """Members (N,) some thousands at a time, so that memory stays small."""
    for first in range(0, members, _CHUNK):
        chosen = np.zeros(members, dtype=np.bool_)
        chosen[first : first + _CHUNK] = True
        yield chosen


def _whole(told: Floats) -> Floats:
    """Odds (t, 3) that sum to 1 for each gift, as its giver named what moved it."""
    total, whole = told.sum(axis=1, keepdims=True), np.full(told.shape, _EVEN)
    np.divide(told, total, out=whole, where=total > _FAINT)
    return whole


def _echoes(found: Fitted | None) -> Floats:
    """How loud each of the three echoes is, of 1."""
    loud: Floats = _whole(found.parameters.after[None, :] if found else np.zeros((1, 3)))[0]
    return loud
