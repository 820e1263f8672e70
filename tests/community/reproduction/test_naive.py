"""The naive ways, and how they mislead."""

import numpy as np
import pytest
from hypothesis import given

from community.reproduction.log import GivingLog
from community.reproduction.naive import followed, numbers_without_own, without_own
from tests.community.reproduction.logs import Gift, log_of, logs


def givers_of_their_own() -> GivingLog:
    """Two who give each other something every week, whatever they receive."""
    gifts = [Gift(7 * week + 3 * giver, giver, [1 - giver]) for week in range(50) for giver in (0, 1)]
    return log_of(*gifts, until=360)


def test_following_counts_a_gift_once_for_each_receipt_before_it() -> None:
    log = log_of(Gift(0, 1, [2]), Gift(10, 3, [2]), Gift(20, 2, [4]), Gift(60, 2, [4]))

    assert followed(log) == 2 / 4
    assert followed(log, days=55) == 3 / 4


def test_without_own_initiative_every_gift_that_can_have_been_moved_was() -> None:
    log = log_of(Gift(0, 1, [2]), Gift(10, 3, [2]), Gift(20, 2, [4]), Gift(60, 3, [4]))

    numbers = numbers_without_own(log)

    assert numbers.sum() == pytest.approx(1.0)
    assert 0 < numbers[0] < numbers[1]
    assert without_own(log) == pytest.approx(1 / 4)


def test_both_take_regular_givers_for_moved_ones() -> None:
    log = givers_of_their_own()

    rhythm, attributed = followed(log), without_own(log)

    assert rhythm is not None
    assert rhythm > 3
    assert attributed == pytest.approx(0.99)


def test_gifts_of_the_host_are_moved_by_nothing() -> None:
    assert without_own(log_of(Gift(0, 1, [2]), Gift(10, 2, [3], host=True))) == 0.0


@given(logs())
def test_without_own_initiative_a_gift_counts_at_most_once(log: GivingLog) -> None:
    numbers = numbers_without_own(log)

    assert (numbers >= 0).all()
    assert numbers.sum() == pytest.approx(round(float(numbers.sum())))
    assert numbers.sum() <= np.count_nonzero(~log.host) + 1e-9


def test_without_gifts_nothing_is_said() -> None:
    assert (followed(log_of()), without_own(log_of())) == (None, None)
