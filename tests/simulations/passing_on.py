"""What gifts reach and move, one generation after the other."""

from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np

from community.reproduction.log import NOBODY, Floats, Ints
from tests.simulations.crowd import STAFF, drawn
from tests.simulations.world import ROOT, Gifts, World, gifts, together

TO_EVERYBODY: Final = 0.08
RETURNED: Final = 0.3
"""Of what a gift moves that is no return itself, a quarter of all: else pairs would run away."""

DELAY: Final = 10.0
"""Days, the median; their logarithm has the standard deviation 0.9."""

PROMPTED_AFTER: Final = 10.0
"""Days after a receipt at which the bot prompts, in the mean."""

_FAR_TOO_MANY: Final = 4
"""Times as many gifts as wanted, at which a community is given up."""


@dataclass(frozen=True, slots=True, eq=False)
class Received:
    """What n gifts reached: `audience` (n,) of those to everybody; `gift`, `member` (m,) receipts by name."""

    audience: Ints
    gift: Ints
    member: Ints


def passed_on(made: World, now: Gifts, rng: np.random.Generator) -> tuple[Gifts, Received]:
    """All gifts that follow from some, these included, and what they reached, until none follows any more."""
    given, received, before = list[Gifts](), list[Received](), 0
    while not given or (len(now.who) and before < _FAR_TOO_MANY * made.setting.gifts):
        reached = _reached(made, now, rng)
        given.append(now)
        received.append(replace(reached, gift=reached.gift + before))
        following = together([_moved(made, now, reached, rng), _prompted(made, now, reached, rng)])
        parent = np.where(following.parent == ROOT, ROOT, following.parent + before)
        before += len(now.who)
        now = replace(following, parent=parent).of(following.at < made.setting.days)
    parts = [[getattr(one, field.name) for one in received] for field in fields(Received)]
    return together(given), Received(*(np.concatenate(part) for part in parts))


def _reached(made: World, now: Gifts, rng: np.random.Generator) -> Received:
    n, people = len(now.who), made.crowd
    everybody = (rng.random(n) < TO_EVERYBODY) & (now.to == NOBODY)
    others = (people.joined <= now.at[:, None]).sum(axis=1) - 1
    many = np.where(rng.random(n) < 0.2, rng.integers(2, 4, n), 1)
    named = np.flatnonzero(~everybody & (now.to == NOBODY))
    receiver = people.receivers(now.who[named], now.at[named], 3, rng)
    receiver[np.arange(3) >= many[named][:, None]] = NOBODY
    row, column = np.nonzero(receiver != NOBODY)
    known = np.flatnonzero(now.to != NOBODY)
    return Received(
        np.where(everybody, others, 0).astype(np.int64),
        np.concatenate((named[row], known)),
        np.concatenate((receiver[row, column], now.to[known])),
    )


def _moved(made: World, now: Gifts, reached: Received, rng: np.random.Generator) -> Gifts:
    """What those who received are moved to, by name or as one of everybody, after some days."""
    times = rng.poisson(made.ready[reached.member])
    parent, who = np.repeat(reached.gift, times), np.repeat(reached.member, times)
    back = (now.to[parent] == NOBODY) & (rng.random(len(parent)) < RETURNED)
    by_name = replace(gifts(who, now.at[parent], parent), to=np.where(back, now.who[parent], NOBODY))
    moved = together([by_name, _moved_of_all(made, now, np.flatnonzero(reached.audience), rng)])
    return replace(moved, at=moved.at + _delays(len(moved.at), rng))


def _moved_of_all(made: World, now: Gifts, everybody: Ints, rng: np.random.Generator) -> Gifts:
    """A gift to everybody moves as much as one by name, and whom it moves is drawn by readiness."""
    heard = np.repeat(everybody, rng.poisson(made.setting.R, len(everybody)))
    who = drawn(made.crowd.others(now.who[heard], now.at[heard]) * made.crowd.ready, 1, rng)[:, 0]
    return gifts(who, now.at[heard], heard).of(who != NOBODY)


def _prompted(made: World, now: Gifts, reached: Received, rng: np.random.Generator) -> Gifts:
    """What the bot prompts those to who lately received, whatever it was."""
    asked = (rng.random(len(reached.gift)) < made.setting.prompted) & (reached.member >= STAFF)
    at = now.at[reached.gift[asked]] + rng.exponential(PROMPTED_AFTER, int(np.count_nonzero(asked)))
    return replace(gifts(reached.member[asked], at), prompted=np.ones(len(at), dtype=np.bool_))


def _delays(many: int, rng: np.random.Generator) -> Floats:
    return rng.lognormal(np.log(DELAY), 0.9, many)
