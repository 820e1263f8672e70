"""How busy each week is for all."""

from math import lgamma

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.reproduction.evidence import evidence
from community.reproduction.weeks import Weeks, busier, log_gamma
from tests.community.reproduction.logs import Gift, log_of


@given(st.floats(1e-3, 1e7))
def test_log_gamma_is_that_of_the_standard_library(x: float) -> None:
    assert log_gamma(np.array([x]))[0] == pytest.approx(lgamma(x), rel=1e-9, abs=1e-8)


def test_weeks_that_differ_by_chance_alone_are_alike() -> None:
    expected = np.full(52, 20.0)

    given_ = np.random.default_rng(1).poisson(expected).astype(np.float64)

    assert np.abs(busier(given_, expected) - 1).max() < 0.05


def test_a_week_of_many_more_gifts_is_a_busy_one() -> None:
    expected, given_ = np.full(52, 20.0), np.tile([60.0, 4.0, 8.0, 8.0], 13)

    found = busier(given_, expected)

    assert found[0] > 2.5
    assert found[1] < 0.5


def test_a_week_in_which_nobody_was_there_is_like_any_other() -> None:
    assert busier(np.zeros(3), np.zeros(3)).tolist() == [1, 1, 1]


def test_days_are_counted_from_when_a_member_joined_and_by_how_busy_they_were() -> None:
    log = log_of(Gift(1, 0, [1]), joined=[0, 3, 7, 16, 90], until=17)
    weeks = Weeks(evidence(log))

    assert weeks.busy(np.ones(3)).tolist() == [17, 14, 10, 1, 0]
    assert weeks.busy(np.array([1.0, 2.0, 10.0])).tolist() == [7 + 14 + 30, 4 + 14 + 30, 14 + 30, 10, 0]


def test_what_is_expected_of_weeks_is_what_is_expected_of_members() -> None:
    log = log_of(Gift(1, 0, [1]), joined=[0, 3, 7, 16, 90], until=17)
    weeks, rate = Weeks(evidence(log)), np.array([1.0, 2.0, 3.0, 4.0, 5.0])

    found = weeks.expected(rate)

    assert found.tolist() == [7 + 8, 7 + 14 + 21, 3 + 6 + 9 + 4]
    assert found.sum() == rate @ weeks.busy(np.ones(3))


def test_gifts_are_given_in_their_weeks() -> None:
    log = log_of(Gift(1, 0, [1]), Gift(6.9, 1, [2]), Gift(7, 1, [2]), Gift(20.9, 1, [2]), until=21)
    seen = evidence(log)

    assert Weeks(seen).given(np.ones(4)).tolist() == [2, 1, 1]
