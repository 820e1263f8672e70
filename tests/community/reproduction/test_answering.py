"""Whether who received gave in turn, back or on."""

import numpy as np
import pytest
from hypothesis import given

from community.reproduction.answering import ANSWERED_IN, passed_on, returned
from community.reproduction.log import GivingLog
from community.reproduction.survival import waiting
from tests.community.reproduction.logs import Gift, log_of, logs


def read_one_by_one(log: GivingLog, back: bool) -> float | None:
    """The same, receipt by receipt."""
    reached: list[set[int]] = [set() for _ in range(log.gifts)]
    for gift, to in zip(log.receipt_gift.tolist(), log.receipt_member.tolist(), strict=True):
        reached[gift].add(to)
    waited, gave = [], []
    for gift, to in zip(log.receipt_gift.tolist(), log.receipt_member.tolist(), strict=True):
        giver = int(log.giver[gift])
        if log.staff[to] or (back and giver < 0):
            continue
        days = [
            log.at[later] - log.at[gift]
            for later in range(log.gifts)
            if log.giver[later] == to and not log.host[later] and log.at[later] > log.at[gift]
            if (giver in reached[later] if back else bool(log.audience[later] or reached[later] - {giver}))
        ]
        waited.append(min(days, default=log.until - log.at[gift]))
        gave.append(bool(days))
    return waiting(np.array(waited, dtype=float), np.array(gave, dtype=bool)).gave_within(ANSWERED_IN)


@given(logs())
def test_returns_are_those_that_are_found_one_by_one(log: GivingLog) -> None:
    assert returned(log) == pytest.approx(read_one_by_one(log, back=True))


@given(logs())
def test_what_was_passed_on_is_what_is_found_one_by_one(log: GivingLog) -> None:
    assert passed_on(log) == pytest.approx(read_one_by_one(log, back=False))


def test_a_gift_back_returns_and_a_gift_to_a_third_passes_on() -> None:
    back = log_of(Gift(0, 1, [2]), Gift(5, 2, [1]), until=400)
    on = log_of(Gift(0, 1, [2]), Gift(5, 2, [3]), until=400)

    assert (returned(back), passed_on(back)) == (0.5, 0.0)
    assert (returned(on), passed_on(on)) == (0.0, 0.5)


def test_a_gift_to_everybody_passes_on_but_returns_nothing() -> None:
    log = log_of(Gift(0, 1, [2]), Gift(5, 2), until=400)

    assert (returned(log), passed_on(log)) == (0.0, 1.0)


def test_one_gift_to_the_giver_and_to_a_third_does_both() -> None:
    log = log_of(Gift(0, 1, [2]), Gift(5, 2, [1, 3]), until=400)

    assert returned(log) == passed_on(log) == pytest.approx(1 / 3)


def test_an_answer_after_ninety_days_comes_too_late() -> None:
    assert returned(log_of(Gift(0, 1, [2]), Gift(91, 2, [1]), until=400)) == 0.0


def test_what_was_given_for_the_host_answers_nothing() -> None:
    assert returned(log_of(Gift(0, 1, [2]), Gift(5, 2, [1], host=True), staff=[1], until=400)) == 0.0


def test_what_came_from_somebody_who_left_can_only_be_passed_on() -> None:
    log = log_of(Gift(0, -1, [2]), Gift(5, 2, [3]), Gift(6, 3, [1]), until=400)

    assert returned(log) == 0.0
    assert passed_on(log) == pytest.approx(2 / 3)


def test_in_the_first_ninety_days_nothing_is_said_of_them() -> None:
    log = log_of(Gift(0, 1, [2]), Gift(5, 2, [1]), until=80)

    assert (returned(log), passed_on(log)) == (None, None)


def test_where_nobody_received_there_is_nothing_to_answer() -> None:
    assert returned(log_of()) is None
    assert passed_on(log_of(Gift(0, 1))) is None
