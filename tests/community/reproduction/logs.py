"""Small logs of giving, told gift by gift, and such as hypothesis draws."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from community.reproduction.log import Answer, Floats, GivingLog

EVERYBODY = ()


@dataclass(frozen=True)
class Gift:
    """Who gave whom on which day; to EVERYBODY with an audience of all others."""

    at: float
    giver: int
    to: Sequence[int] = EVERYBODY
    host: bool = False
    told: Sequence[int] = ()
    prompted: bool = False
    own: bool = False


def log_of(
    *gifts: Gift,
    members: int = 5,
    staff: Sequence[int] = (),
    joined: Sequence[float] | None = None,
    until: float = 100.0,
) -> GivingLog:
    """Gifts in order of time; `told` are the numbers of earlier ones."""
    receipts = [(number, to) for number, gift in enumerate(gifts) for to in gift.to]
    links = [(number, parent) for number, gift in enumerate(gifts) for parent in gift.told]
    answers = [Answer.TOLD if gift.told else Answer.OWN if gift.own else Answer.BLANK for gift in gifts]
    return GivingLog(
        at=np.array([gift.at for gift in gifts], dtype=np.float64),
        giver=np.array([gift.giver for gift in gifts], dtype=np.int64),
        host=np.array([gift.host for gift in gifts], dtype=np.bool_),
        confirmed=np.ones(len(gifts), dtype=np.bool_),
        prompted=np.array([gift.prompted for gift in gifts], dtype=np.bool_),
        audience=np.array([0 if gift.to else members - 1 for gift in gifts], dtype=np.int64),
        answer=np.array(answers, dtype=np.int64),
        receipt_gift=np.array([gift for gift, _ in receipts], dtype=np.int64),
        receipt_member=np.array([to for _, to in receipts], dtype=np.int64),
        told_gift=np.array([gift for gift, _ in links], dtype=np.int64),
        told_parent=np.array([parent for _, parent in links], dtype=np.int64),
        joined=np.array([-1.0] * members if joined is None else joined, dtype=np.float64),
        staff=np.array([member in staff for member in range(members)], dtype=np.bool_),
        until=until,
    )


def induced_by(log: GivingLog, odds: float) -> Floats:
    """What a fit may say: the same odds, over all echoes, for each gift that is not the host's, nor told."""
    induced = np.full((log.gifts, 3), odds / 3)
    induced[log.host] = 0.0
    induced[log.told_gift] = 1 / 3
    return induced


def passed_on(
    R: float,  # noqa: N803
    seed: int,
    gifts: int = 400,
    members: int = 40,
    days: float = 400.0,
    told: float = 0.0,
    own_told: float = 0.0,
) -> GivingLog:
    """A community without weeks, spells or favourites, in which each gift moves R further ones in the mean.

    Each goes to one other by lot; who was moved gives ten days later in the mean, and some say so.
    """
    rng = np.random.default_rng(seed)
    coming = [(at, int(rng.integers(members)), -1) for at in rng.uniform(0, days, round(gifts * (1 - R)))]
    given = list[tuple[float, int, int, int]]()
    while coming:
        at, giver, parent = coming.pop()
        to = int((giver + rng.integers(1, members)) % members)
        later = at + rng.exponential(10.0, rng.poisson(R))
        coming += [(float(one), to, len(given)) for one in later if one < days]
        given.append((at, giver, to, parent))
    order = sorted(range(len(given)), key=lambda number: given[number][0])
    place = {number: row for row, number in enumerate(order)}
    made = list[Gift]()
    for at, giver, to, parent in (given[number] for number in order):
        names = parent >= 0 and rng.random() < told
        own = parent < 0 and rng.random() < own_told
        made.append(Gift(at, giver, [to], told=[place[parent]] if names else [], own=own))
    return log_of(*made, members=members, until=days)


_MEMBERS = 4
_gifts = st.lists(
    st.tuples(
        st.integers(0, 160),  # the day
        st.integers(-1, _MEMBERS - 1),  # who gave
        st.integers(0, 2**_MEMBERS - 1),  # a bit for each who received
        st.sampled_from(["host", "own", "told", "blank"]),
        st.integers(0, 9),  # which earlier gifts were named
        st.integers(0, 4**3 - 1),  # thirds of thirds for each echo
    ),
    max_size=12,
).map(sorted)
_joined = st.lists(st.integers(-400, 160), min_size=_MEMBERS, max_size=_MEMBERS)


@st.composite
def fitted(draw: st.DrawFn) -> tuple[GivingLog, Floats]:
    """Any log, often with several gifts of a moment, and what a fit may say of it."""
    rows, gifts = draw(_gifts), list[Gift]()
    for day, giver, bits, answer, named, _ in rows:
        to = [member for member in range(_MEMBERS) if bits >> member & 1 and member != giver]
        earlier = [number for number, gift in enumerate(gifts) if gift.at < day]
        told = earlier[named : named + 2] if answer != "own" else []
        gifts.append(Gift(day, giver, to, answer == "host", told, own=answer == "own"))
    until = draw(st.sampled_from([161, 400]))
    log = log_of(*gifts, members=_MEMBERS, staff=[0], joined=draw(_joined), until=until)
    thirds = [(parts % 4, parts // 4 % 4, parts // 16) for *_, parts in rows]
    induced = np.array(thirds, dtype=np.float64).reshape(-1, 3) / 9
    induced[log.host | (log.giver < 0)] = 0.0
    induced[log.told_gift] = 1 / 3
    return log, induced


def logs() -> st.SearchStrategy[GivingLog]:
    """Any log."""
    return fitted().map(lambda made: made[0])
