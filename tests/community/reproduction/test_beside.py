"""What stands beside R: shares of something, or nothing where there is nothing to share."""

import math
from dataclasses import asdict
from itertools import islice
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.reciprocity import Beside
from community.reproduction.beside import FORESTS, beside, gini, top_tenth
from community.reproduction.forest import forests
from community.reproduction.log import Floats, GivingLog
from tests.community.reproduction.logs import Gift, fitted, induced_by, log_of

SHARES = (
    "host_share",
    "host_rooted_share",
    "participation",
    "gini",
    "top_tenth",
    "returned",
    "passed_on",
    "newcomers_gave_in_90",
    "received_before_asked",
)
_seeds = st.integers(0, 2**32)


def of(log: GivingLog, odds: float = 0.0, seed: int = 1, asked: Floats | None = None) -> Beside:
    return drawn_by(log, induced_by(log, odds), seed, asked)


def drawn_by(log: GivingLog, induced: Floats, seed: int, asked: Floats | None = None) -> Beside:
    several = forests(log, induced, np.random.default_rng(seed))
    drawn = list(islice(several, FORESTS)) if log.gifts else []
    return beside(log, drawn, np.ones(log.members), asked)


@given(fitted(), _seeds)
def test_shares_are_shares_and_nothing_is_not_a_number(made: tuple[GivingLog, Floats], seed: int) -> None:
    log, induced = made
    asked = np.full(log.members, 50.0)

    found = drawn_by(log, induced, seed, asked)

    figures = asdict(found)
    assert not any(isinstance(figure, float) and not math.isfinite(figure) for figure in figures.values())
    assert all(type(figure) in (int, float, type(None)) for figure in figures.values())
    assert all(figures[name] is None or -1e-9 <= figures[name] <= 1 + 1e-9 for name in SHARES)
    assert found.chain_largest <= log.gifts
    assert (found.depth_mean or 0) <= max(0, log.gifts - 1)
    assert (found.chains == 0) == (found.chain_largest == 0) == (found.depth_max == 0)


@given(fitted(), _seeds)
def test_chains_of_the_host_hold_at_least_its_own_gifts(made: tuple[GivingLog, Floats], seed: int) -> None:
    log, induced = made

    found = drawn_by(log, induced, seed)

    assert (found.host_rooted_share or 0) >= (found.host_share or 0) - 1e-9


@given(fitted(), _seeds)
def test_the_same_seed_says_the_same(made: tuple[GivingLog, Floats], seed: int) -> None:
    log, induced = made

    once, again = (drawn_by(log, induced, seed) for _ in range(2))

    assert once == again


def test_told_chains_are_counted_by_their_roots_and_depths() -> None:
    log = log_of(
        Gift(0, 0, [1], host=True),
        Gift(1, 1, [2], told=[0]),
        Gift(2, 2, [3], told=[1]),
        Gift(3, 3, [4]),
        Gift(4, 4, [1], told=[3]),
        Gift(5, 2, [1]),
    )

    found = of(log)

    assert found.host_share == pytest.approx(1 / 6)
    assert found.host_rooted_share == pytest.approx(1 / 2)
    assert (found.chains, found.chain_largest) == (2, 3)
    assert found.depth_mean == pytest.approx(4 / 6)
    assert found.depth_max == 2


def test_guessed_chains_lengthen_with_the_odds_of_the_fit() -> None:
    log = log_of(*[Gift(day, day % 2, [1 - day % 2]) for day in range(300)], until=300)

    depths = [of(log, odds).depth_mean for odds in (0.0, 0.5, 0.9)]

    assert depths[0] == 0
    assert 0.5 < (depths[1] or 0) < 1.5 < (depths[2] or 0)


def test_taking_part_is_giving_of_ones_own() -> None:
    log = log_of(
        Gift(0, 0, [1], host=True), Gift(1, 1, [2], host=True), Gift(2, 2, [1]), Gift(3, 2, [1]), staff=[0]
    )

    found = of(log)

    assert found.participation == 1 / 4
    assert found.top_tenth == 1.0
    assert found.gini == pytest.approx(3 / 4)


def test_members_who_only_receive_are_guests_while_the_host_gives_most() -> None:
    given_by_host = [Gift(day, 0, [1, 2, 3], host=True) for day in range(3)]
    given_by_members = [Gift(day, 3, [1]) for day in range(10, 13)]

    assert of(log_of(*given_by_host, given_by_members[0], staff=[0])).guests == 2
    assert of(log_of(*given_by_host, *given_by_members, staff=[0])).guests == 0


def test_who_had_received_before_the_bot_asked_them() -> None:
    log = log_of(Gift(10, 0, [1, 2]), staff=[0])
    asked = np.array([5.0, 20.0, 10.0, 30.0, np.inf])

    assert of(log, asked=asked).received_before_asked == pytest.approx(1 / 3)
    assert of(log, asked=np.full(5, np.inf)).received_before_asked is None
    assert of(log).received_before_asked is None


def test_no_gifts_leave_everything_open() -> None:
    found = of(log_of())

    assert found == Beside(
        host_share=None,
        host_rooted_share=None,
        participation=0.0,
        gini=None,
        top_tenth=None,
        depth_mean=None,
        depth_max=0,
        chains=0,
        chain_largest=0,
        returned=None,
        passed_on=None,
        newcomers=0,
        newcomers_gave_in_90=None,
        first_gift_days=None,
        newcomers_R=None,
        received_before_asked=None,
        guests=0,
    )


def test_nobody_at_all_is_no_reason_to_fail() -> None:
    found = of(log_of(members=0))

    assert found.participation is None


def test_one_member_alone_gives_to_nobody() -> None:
    found = of(log_of(members=1))

    assert (found.participation, found.gini) == (0.0, None)


def test_where_all_is_given_by_the_host_every_chain_is_its_own() -> None:
    found = of(log_of(*[Gift(day, 0, [1, 2], host=True) for day in range(9)], staff=[0], until=400), odds=0.9)

    assert (found.host_share, found.host_rooted_share, found.participation) == (1.0, 1.0, 0.0)
    assert (found.gini, found.top_tenth, found.depth_mean) == (None, None, 0.0)
    assert (found.guests, found.returned, found.chains) == (2, 0.0, 0)


def test_where_everything_happens_at_once_nothing_follows_anything() -> None:
    found = of(log_of(*[Gift(50, giver, [(giver + 1) % 5]) for giver in range(5)], until=50), odds=0.9)

    assert (found.depth_mean, found.chains, found.returned, found.newcomers) == (0.0, 0, None, 0)
    assert (found.participation, found.gini) == (1.0, 0.0)


def test_ten_thousand_receivers_of_one_gift_are_many_guests() -> None:
    found = of(log_of(Gift(1, 0, range(1, 10_001), host=True), members=10_001, staff=[0]))

    assert found.guests == 10_000


def test_gini_of_a_spread_worked_by_hand() -> None:
    assert gini(np.array([1, 2, 3, 4])) == pytest.approx(0.25)
    assert gini(np.array([0, 0, 0, 8])) == pytest.approx(0.75)
    assert gini(np.array([2, 2, 2])) == 0.0


def test_the_top_tenth_is_at_least_one_member() -> None:
    assert top_tenth(np.array([1, 2, 3, 4])) == pytest.approx(0.4)
    assert top_tenth(np.arange(1, 21)) == pytest.approx(39 / 210)
    assert top_tenth(np.zeros(3, dtype=np.int64)) is None


@given(st.lists(st.integers(0, 50), min_size=1, max_size=40).filter(any), st.randoms())
def test_who_is_counted_first_does_not_matter(given_by_each: list[int], random: Random) -> None:
    turned = list(given_by_each)
    random.shuffle(turned)

    assert gini(np.array(turned)) == pytest.approx(gini(np.array(given_by_each)))
    assert top_tenth(np.array(turned)) == pytest.approx(top_tenth(np.array(given_by_each)))
