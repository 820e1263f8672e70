"""The example community: made up from a seed, stored like any other, and living on when time moves.

Its figures are those of a community that succeeds: gifts become more, the host's share becomes less,
and newcomers, who were welcomed, give soon afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.playground.example_giving import Given, Giving, Neighbour, Received, Thanked
from bot.playground.example_people import MEMBERS, MONTH, MONTHS, Resident, residents

FIRST_MONTH, LAST_MONTH = 15, 36
"""Gifts in the first month and in the last."""

LIVED_MONTH = 42
"""Gifts in a month that goes by on the page: as many as in the last, with its openings and its evening."""

FIRST_HOST_SHARE, LAST_HOST_SHARE = 0.65, 0.30
"""The host's share of them."""

_MOVED_WEIGHT = 3.0  # who was lately given to or thanked, beside another who gave before
_NEVER_GAVE = 0.02
_NEVER_GAVE_MOVED = 0.5


@dataclass(frozen=True, slots=True)
class Community:
    """Everybody, every gift and every thanks, oldest first."""

    residents: tuple[Resident, ...]
    gifts: tuple[Given, ...]
    thanks: tuple[Thanked, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A community as it stands: who is there, who ever gave, and who was lately given to or thanked."""

    people: tuple[Neighbour, ...]
    gave: frozenset[str]
    received: dict[str, list[Received]]
    heard_thanks: dict[str, list[datetime]]


@dataclass(frozen=True, slots=True)
class Lived:
    """What was given and thanked in a stretch of time, oldest first."""

    gifts: tuple[Given, ...]
    thanks: tuple[Thanked, ...]


def made_up(rng: Random, now: datetime) -> Community:
    """A community of `MEMBERS` whose giving of the last 18 months ends at `now`."""
    everybody = residents(rng, now)
    years = _Months(rng, everybody, now)
    for month in range(MONTHS):
        years.live_through(month)
    return Community(everybody, tuple(years.giving.gifts), _oldest_first(years.giving.thanks))


def live_on(
    rng: Random, state: State, since: datetime, until: datetime, without: frozenset[str] = frozenset()
) -> Lived:
    """What the community gives between two moments by itself; `without` names who does not act by chance.

    Who was lately given to or thanked gives more readily, so a thanks has something to set off.
    """
    received = {member: list(gifts) for member, gifts in state.received.items()}
    heard_thanks = {member: list(moments) for member, moments in state.heard_thanks.items()}
    giving = Giving(rng, state.people, until, received, heard_thanks)
    gave = set(state.gave)
    for at in _moments(rng, since, until, len(state.people)):
        staff = rng.random() < LAST_HOST_SHARE
        here = [p for p in state.people if p.is_staff is staff and p.joined < at and p.id not in without]
        if here and len(state.people) > 1:
            weights = [_readiness(p.id in gave, giving.is_moved(p.id, at)) for p in here]
            gave.add(giving.give(rng.choices(here, weights)[0], at).giver)
    return Lived(tuple(giving.gifts), _oldest_first(giving.thanks))


def neighbour(resident: Resident) -> Neighbour:
    """A resident, as far as giving depends on them."""
    return Neighbour(resident.id, resident.language, resident.is_staff, resident.joined)


def _readiness(gave: bool, moved: bool) -> float:
    if gave:
        return _MOVED_WEIGHT if moved else 1.0
    return _NEVER_GAVE_MOVED if moved else _NEVER_GAVE


def _moments(rng: Random, since: datetime, until: datetime, members: int) -> list[datetime]:
    """When gifts happen, as often as in the last month of the example, a smaller community less often."""
    expected = LIVED_MONTH * min(1.0, members / MEMBERS) * max(until - since, timedelta()) / MONTH
    count = int(expected) + (rng.random() < expected % 1)
    return sorted(since + (until - since) * rng.random() for _ in range(count))


def _oldest_first(thanks: Sequence[Thanked]) -> tuple[Thanked, ...]:
    return tuple(sorted(thanks, key=lambda one: (one.at, one.key)))


class _Months:
    """The months of the example as they go by."""

    def __init__(self, rng: Random, everybody: Sequence[Resident], now: datetime) -> None:
        self._rng = rng
        self._begin = now - MONTHS * MONTH
        people = [neighbour(resident) for resident in everybody]
        self.giving = Giving(rng, people, now)
        givers = [neighbour(resident) for resident in everybody if resident.gives]
        self._staff = [giver for giver in givers if giver.is_staff]
        self._unwelcomed = sorted((p for p in people if p.joined > self._begin), key=lambda p: p.joined)
        long_there = [giver for giver in givers if not giver.is_staff and giver.joined <= self._begin]
        self._first = dict(zip(long_there, self._first_moments(len(long_there)), strict=True))
        self._newcomers = {giver.id: giver for giver in givers if giver.joined > self._begin}
        self._gave: dict[Neighbour, float] = {}

    def live_through(self, month: int) -> None:
        """Give what is given in a month, host gifts and others in chance order."""
        past = month / (MONTHS - 1)
        count = round(FIRST_MONTH + (LAST_MONTH - FIRST_MONTH) * past)
        host = round(count * (FIRST_HOST_SHARE + (LAST_HOST_SHARE - FIRST_HOST_SHARE) * past))
        sides = self._rng.sample([True] * host + [False] * (count - host), count)
        moments = sorted(self._begin + (month + self._rng.random()) * MONTH for _ in range(count))
        for at, by_host in zip(moments, sides, strict=True):
            giver = self._of_staff() if by_host else self._of_alumni(at)
            self._gave.setdefault(giver, self._rng.uniform(0.3, 1.5))
            self.giving.give(giver, at, self._to_welcome(giver, at))

    def _first_moments(self, count: int) -> list[datetime]:
        """When those long there give for the first time: four at once, the others sooner or later."""
        later = [self._begin + self._rng.uniform(0.5, MONTHS - 1.5) * MONTH for _ in range(count - 4)]
        return [self._begin] * 4 + later

    def _of_staff(self) -> Neighbour:
        new = [person for person in self._staff if person not in self._gave]
        if new and self._rng.random() < 0.5:
            return new[0]
        known = [person for person in self._staff if person in self._gave] or new
        return self._rng.choices(known, [self._gave.get(person, 1.0) for person in known])[0]

    def _of_alumni(self, at: datetime) -> Neighbour:
        due = min(self._first, key=lambda giver: self._first[giver], default=None)
        known = [person for person in self._gave if not person.is_staff]
        if due is not None and (self._first[due] <= at or not known):
            del self._first[due]
            return due
        weights = [self._gave[p] * (_MOVED_WEIGHT if self.giving.is_moved(p.id, at) else 1.0) for p in known]
        return self._rng.choices(known, weights)[0]

    def _to_welcome(self, giver: Neighbour, at: datetime) -> Neighbour | None:
        """Whoever came lately and was not welcomed yet; if they will give, then soon after this."""
        if not self._unwelcomed or not self._unwelcomed[0].joined < at or self._unwelcomed[0] == giver:
            return None
        welcomed = self._unwelcomed.pop(0)
        if welcomed.id in self._newcomers:
            self._first[welcomed] = at + timedelta(days=self._rng.uniform(2, 22))
        return welcomed
