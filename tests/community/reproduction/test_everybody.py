"""Gifts to everybody: as loud in all as a mean gift by name."""

import numpy as np
import pytest

from community.reproduction.everybody import loudness, mean_receivers
from tests.community.reproduction.logs import Gift, log_of


def test_a_gift_to_everybody_is_as_loud_to_all_together_as_a_mean_gift_by_name() -> None:
    log = log_of(Gift(0, 1, [2, 3]), Gift(1, 2, [4]), Gift(2, 3))

    assert mean_receivers(log) == 1.5
    assert loudness(log, np.array([2])) == pytest.approx([1.5 / 4])


def test_receivers_who_work_for_the_host_are_not_counted() -> None:
    assert mean_receivers(log_of(Gift(0, 1, [0, 2, 3]), Gift(1, 2, [0, 4]), staff=[0])) == 1.5


def test_where_nobody_gives_by_name_a_mean_gift_has_one_receiver() -> None:
    assert mean_receivers(log_of(Gift(0, 1))) == 1.0
    assert mean_receivers(log_of(Gift(0, 1, [0]), staff=[0])) == 1.0
