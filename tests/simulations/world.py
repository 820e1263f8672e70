"""What a community with a known R is made of, and the gifts that nothing received has moved."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

import numpy as np

from community.reproduction.log import NOBODY, Bools, Floats, Ints
from tests.simulations.crowd import STAFF, Crowd, crowd, drawn

ROOT: Final = -1
"""Stands for the parent of a gift that nothing moved."""

SIZE: Final = 1.3
"""Receivers of a gift by name in the mean: one in five goes to two or three."""

MOST_HOST: Final = 0.8
"""Of all impulses: where giving nearly carries itself, few of all gifts can be the host's."""

_AT_EVENTS: Final = 0.3
"""Gifts at events for each of one's own mind; they are given some day and a half later."""

_WEEKEND: Final = 0.3
"""How much is given on the last two days of a week, for each gift on another day."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a community is made with: about `gifts` in `days`, by the `host` a share, of parents `told`.

    `owns_told`: who gave of their own mind says so as often. `prompted`: how likely a receiver is prompted.
    """

    R: float
    gifts: int
    members: int = 200
    days: float = 365.0
    host: float = 0.3
    told: float = 0.0
    owns_told: bool = False
    spells: float = 0.7
    prompted: float = 0.0
    readiness_sd: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """What a setting comes to: how busy `weeks` are, on which days `events` (e,) are and who `came` (e, N).

    `ready` (N,): the further gifts that each is moved to by one receipt, in the mean.
    """

    setting: Setting
    crowd: Crowd
    weeks: Floats
    events: Floats
    came: Bools
    ready: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Gifts:
    """n gifts: `to` (n,) whom they surely go to, else NOBODY; `parent` (n,) what moved them, else ROOT."""

    who: Ints
    at: Floats
    to: Ints
    parent: Ints
    host: Bools
    prompted: Bools

    def of(self, kept: Bools) -> "Gifts":
        """Some of them (n,)."""
        return Gifts(*(getattr(self, field.name)[kept] for field in fields(self)))


def gifts(who: Ints, at: Floats, parent: Ints | None = None) -> Gifts:
    """Gifts of members, to anybody."""
    n = len(who)
    no = np.zeros(n, dtype=np.bool_)
    return Gifts(who, at, np.full(n, NOBODY), np.full(n, ROOT) if parent is None else parent, no, no)


def together(parts: Sequence[Gifts]) -> Gifts:
    """All of them, one part after the other."""
    return Gifts(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Gifts)))


def world(setting: Setting, rng: np.random.Generator) -> World:
    """A community in which those who receive, drawn by how they are liked, are moved to R gifts by each."""
    people = crowd(setting.members, setting.days, setting.spells, setting.readiness_sd, rng)
    weeks = rng.lognormal(0.0, 0.3, int(setting.days // 7) + 1)
    events = rng.uniform(0.0, setting.days, rng.poisson(setting.days / 30))
    came = rng.random((len(events), setting.members)) < rng.uniform(0.05, 0.25, (len(events), 1))
    ready = setting.R / SIZE * people.ready * people.liked.sum() / (people.liked @ people.ready)
    return World(setting, people, weeks, events, came, ready)


def impulses(made: World, own: float, rng: np.random.Generator) -> Gifts:
    """What nothing received moved: some `own` gifts of their own mind, those at events, and the host's."""
    setting = made.setting
    theirs = together([_own(made, own, rng), _at_events(made, _AT_EVENTS * own, rng)])
    share = min(MOST_HOST, setting.host / (1.0 - setting.R) if setting.R < 1.0 else setting.host)
    many = rng.poisson(len(theirs.who) * share / (1.0 - share))
    hosts = gifts(rng.integers(0, STAFF, many), rng.uniform(0.0, setting.days, many))
    return together([theirs, replace(hosts, host=np.ones(many, dtype=np.bool_))])


def _own(made: World, own: float, rng: np.random.Generator) -> Gifts:
    """Drawn at the highest rate there can be and thinned (Lewis & Shedler 1979)."""
    people = made.crowd
    peak = made.weeks.max() * (1.0 + people.spells)
    who = np.repeat(np.arange(people.members), rng.poisson(own * people.rate / people.rate.sum() * peak))
    at = rng.uniform(0.0, people.days, len(who))
    busy = made.weeks[(at // 7).astype(np.int64)] * np.where(at % 7 < 5, 1.0, _WEEKEND)
    given = rng.random(len(who)) < busy * people.active(who, at) / peak
    kept = given & (at > people.joined[who])
    return gifts(who[kept], at[kept])


def _at_events(made: World, mean: float, rng: np.random.Generator) -> Gifts:
    """Some who came to an event, which nobody logged, give to another who came."""
    people = made.crowd
    event, who = np.nonzero(made.came & (people.joined < made.events[:, None]) & (people.rate > 0))
    gives = rng.random(len(who)) < mean / max(1, len(who))
    event, who = event[gives], who[gives]
    here = people.others(who, made.events[event]) & made.came[event]
    to = drawn(here.astype(np.float64), 1, rng)[:, 0]
    at = made.events[event] + rng.exponential(1.5, len(who))
    return replace(gifts(who, at), to=to).of((to != NOBODY) & (at < people.days))
