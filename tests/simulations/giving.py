"""A community whose reproduction number of giving is known, since it was made with it.

Members join, have heavy-tailed rates of their own, spells of about ninety days in which they give and receive
more, and are unequally ready to answer (log sd 1). Weeks are busy or calm, weekends quiet; events that nobody
logged make those who came give to each other. Popular people also give more. Every gift moves its receivers
to R further gifts in the mean, with a median delay of ten days; a quarter of these go back to the giver, 8 %
of all gifts go to everybody. The host gives its share. The bot may prompt those who lately received; that is
an impulse of its own, which no gift moved. Some givers tell which gift moved them.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from community.reproduction.log import Answer, Floats, GivingLog, Ints
from tests.simulations.crowd import STAFF
from tests.simulations.passing_on import Received, passed_on
from tests.simulations.world import ROOT, Gifts, Setting, World, impulses, world

__all__ = ["Grown", "Setting", "giving", "grown"]

_COMMUNITIES: Final = 100
"""Made from a seed until one gives about as often as wanted."""

_TRIES: Final = 12
"""In one community to find how often people must give of themselves, and how ready they must be."""


@dataclass(frozen=True, slots=True, eq=False)
class Grown:
    """A `log` in which nothing is told, and its R in `truth`: the mean over its gifts of what each moves.

    `parent` (n,) is what moved each gift, or ROOT; `shy` (n,) the share of all (0 to 1) who tell before its
    giver does.
    """

    log: GivingLog
    truth: float
    parent: Ints
    shy: Floats

    def telling(self, share: float, owns: bool = False) -> GivingLog:
        """The log when a `share` tell; who tells where few do tells where more do as well."""
        tells = self.shy < share
        moved = np.flatnonzero(tells & (self.parent != ROOT))
        own = tells & (self.parent == ROOT) & ~self.log.host & ~self.log.prompted
        answer = np.where(own & owns, Answer.OWN, Answer.BLANK).astype(np.int64)
        answer[moved] = Answer.TOLD
        return replace(self.log, answer=answer, told_gift=moved, told_parent=self.parent[moved])


def giving(setting: Setting, seed: int) -> tuple[GivingLog, float]:
    """A log and the R that it truly has."""
    made = grown(setting, seed)
    return made.telling(setting.told, setting.owns_told), made.truth


def grown(setting: Setting, seed: int) -> Grown:
    """The log of the first community of this seed that is about as long as wanted.

    Raises ValueError where there is none.
    """
    for nth in range(_COMMUNITIES):
        rng = np.random.default_rng((seed, nth))
        made = _fitting(world(setting, rng), rng)
        if 0.6 < made.log.gifts / setting.gifts < 1.6 and abs(made.truth - setting.R) <= 0.12:
            return made
    raise ValueError(f"no such community: {setting}, seed {seed}")


def _fitting(made: World, rng: np.random.Generator) -> Grown:
    """People are let give more or less of themselves, and be more or less ready, until both are as wanted."""
    setting = made.setting
    own = setting.gifts * 0.6 * max(0.15, 1.0 - setting.R)
    found = _grown(made, own, rng)
    for _ in range(_TRIES - 1):
        wanted = setting.gifts / max(1, found.log.gifts)
        off = setting.R / found.truth if found.truth else 1.0
        if 0.85 < wanted < 1.18 and 0.93 < off < 1.07:
            break
        made = replace(made, ready=made.ready * min(1.5, max(0.6, off)))
        own *= min(3.0, max(0.3, wanted ** (1.0 if setting.R < 0.8 else 0.7)))
        found = _grown(made, own, rng)
    return found


def _grown(made: World, own: float, rng: np.random.Generator) -> Grown:
    given, received = passed_on(made, impulses(made, own, rng), rng)
    order = np.argsort(given.at, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    parent = given.parent[order]
    moved = made.ready[received.member].sum() + made.setting.R * np.count_nonzero(received.audience)
    return Grown(
        log=_log(made, given, received, order, place),
        truth=float(moved) / max(1, len(order)),
        parent=np.where(parent == ROOT, ROOT, place[parent]),
        shy=rng.random(len(order)),
    )


def _log(made: World, given: Gifts, received: Received, order: Ints, place: Ints) -> GivingLog:
    by_gift, none = np.argsort(place[received.gift], kind="stable"), np.zeros(0, dtype=np.int64)
    return GivingLog(
        at=given.at[order],
        giver=given.who[order],
        host=given.host[order],
        confirmed=np.ones(len(order), dtype=np.bool_),
        prompted=given.prompted[order],
        audience=received.audience[order],
        answer=np.full(len(order), int(Answer.BLANK)),
        receipt_gift=place[received.gift][by_gift],
        receipt_member=received.member[by_gift],
        told_gift=none,
        told_parent=none,
        joined=made.crowd.joined,
        staff=np.arange(made.crowd.members) < STAFF,
        until=made.setting.days,
    )
