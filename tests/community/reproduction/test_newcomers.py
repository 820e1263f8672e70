"""How newcomers take to giving."""

import numpy as np
import pytest

from community.reproduction.newcomers import newcomers
from tests.community.reproduction.logs import Gift, log_of

READY = np.array([0.0, 0.2, 0.4, 0.6, 0.8])


def test_who_joined_within_the_last_year_and_after_the_first_gift_is_new() -> None:
    log = log_of(Gift(10, 1, [2]), joined=[500, 0, 10, 200, 700], staff=[0], until=800)

    assert newcomers(log).new.tolist() == [False, False, False, False, True]
    assert newcomers(log).many == 1


def test_in_a_young_community_who_was_there_at_first_is_not_new() -> None:
    log = log_of(Gift(10, 1, [2]), joined=[0, 0, 10, 11, 90], until=100)

    assert newcomers(log).new.tolist() == [False, False, False, True, True]


def test_in_a_young_community_who_was_there_before_the_log_is_not_new() -> None:
    log = log_of(Gift(0, 0, [1]), Gift(9, 1, [2]), joined=[0, 0, -300, -0.5, 0.5], until=60)

    assert newcomers(log).new.tolist() == [False, False, False, False, True]


def test_where_nothing_was_given_nobody_is_new() -> None:
    log = log_of(joined=[0, -300, 10, 59, 60], until=60)

    assert newcomers(log).many == 0


def test_first_gifts_are_counted_from_the_day_of_joining() -> None:
    log = log_of(
        Gift(0, 0, [1]),
        Gift(30, 1, [2]),
        Gift(80, 2, [1]),
        Gift(90, 1, [2]),
        joined=[0, 20, 20, 20, 20],
        until=300,
    )

    found = newcomers(log).wait

    assert found.days.tolist() == [10, 60]
    assert found.gave_within(90) == 0.5
    assert found.median == 60


def test_gifts_for_the_host_are_no_first_gifts() -> None:
    log = log_of(Gift(0, 0, [1]), Gift(30, 1, [2], host=True), joined=[0, 20, 0, 0, 0], until=300)

    assert newcomers(log).wait.gave_within(90) == 0.0


def test_who_gave_before_they_are_said_to_have_joined_had_come_with_that_gift() -> None:
    log = log_of(Gift(0, 0, [1]), Gift(30, 1, [2]), joined=[0, 50, 0, 0, 0], until=300)

    assert newcomers(log).wait.days.tolist() == [0]


def test_their_r_is_that_of_a_mean_gift_to_newcomers_alone() -> None:
    log = log_of(Gift(0, 0, [1]), Gift(30, 0, [2, 3]), Gift(31, 1, [3]), joined=[0, 0, 0, 10, 10], until=300)

    assert newcomers(log).R(log, READY) == pytest.approx(0.6 * 4 / 3)


def test_their_r_is_unknown_where_they_received_nothing() -> None:
    log = log_of(Gift(0, 0, [1]), joined=[0, 0, 0, 10, 10], until=300)

    assert newcomers(log).R(log, READY) is None
