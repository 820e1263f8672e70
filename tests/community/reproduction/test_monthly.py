"""R month by month, where enough was given and seen."""

import numpy as np
import pytest

from community.reciprocity import Month
from community.reproduction.forest import Forest
from community.reproduction.log import Floats, GivingLog
from community.reproduction.monthly import MonthSpan, monthly
from tests.community.reproduction.logs import Gift, log_of

EVENLY = np.full(3, 1 / 3)
SLOWLY = np.array([0.0, 0.0, 1.0])
FIRST_TO_LAST = [MonthSpan(f"2026-{month + 1:02}", 30.0 * month, 30.0 * month + 30) for month in range(4)]


def giving(*many: int, until: float = 1_000.0, host: bool = False) -> GivingLog:
    """So many gifts in each month of thirty days."""
    days = [30 * month + 30 * n / count for month, count in enumerate(many) for n in range(count)]
    return log_of(*[Gift(day, 0, [1], host=host) for day in days], until=until)


def moved_by(log: GivingLog, gift: int, many: int) -> Forest:
    """The last gifts were moved by one."""
    parent = np.arange(log.gifts)
    parent[log.gifts - many :] = gift
    return Forest(parent, parent, (parent != np.arange(log.gifts)).astype(np.int64), parent < 0)


def of(
    log: GivingLog, drawn: list[Forest], error: float | None = 0.1, echoes: Floats = EVENLY
) -> tuple[Month, ...]:
    return monthly(log, FIRST_TO_LAST, drawn, echoes, error)


def test_months_are_merged_until_a_hundred_gifts_stand_in_them() -> None:
    log = giving(60, 60, 100, 99)

    found = of(log, [moved_by(log, 0, 60), moved_by(log, 0, 36)])

    assert [month.gifts for month in found] == [60, 60, 100, 99]
    assert [month.month for month in found] == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert [month.R for month in found] == [pytest.approx(48 / 120), found[0].R, 0.0, None]


def test_a_gift_counts_in_the_month_in_which_it_was_given_not_in_which_it_moved() -> None:
    log = giving(100, 100, 100, 100)

    found = of(log, [moved_by(log, 150, 30)])

    assert [month.R for month in found] == [0, pytest.approx(0.3), 0, 0]


def test_an_interval_holds_the_doubt_of_a_count_and_of_r_itself() -> None:
    log = giving(100, 100, 100, 100)

    alone, both = (of(log, [moved_by(log, 150, 25)], error)[1] for error in (0.0, 0.1))

    assert (alone.R_low, alone.R_high) == pytest.approx((0.25 - 1.96 * 0.05, 0.25 + 1.96 * 0.05))
    assert ((both.R_high or 0) - 0.25) == pytest.approx(1.96 * (0.05**2 + 0.1**2) ** 0.5)
    assert 0 < (both.R_low or 0) < 0.05


def test_what_had_too_little_time_to_move_anybody_has_no_r() -> None:
    log = giving(100, 100, 100, 100, until=120)

    found = of(log, [moved_by(log, 0, 10)], echoes=SLOWLY)

    assert [month.R is None for month in found] == [False, False, False, True]
    assert (found[2].R_low, found[3].R_low, found[3].R_high) == (0, None, None)


def test_what_is_still_to_come_is_made_up_for() -> None:
    seen, early = giving(100, 100, 100, 100), giving(100, 100, 100, 100, until=125)

    found = [of(log, [moved_by(log, 250, 20)])[2].R for log in (seen, early)]

    assert found[0] == pytest.approx(0.2)
    assert 0.2 < (found[1] or 0) < 0.4


def test_where_r_is_unknown_months_have_their_gifts_alone() -> None:
    found = of(giving(100, 3, 0, 0), [], error=None)

    assert found[0] == Month("2026-01", 100, 0.0, None, None, None)
    assert found[2] == Month("2026-03", 0, None, None, None, None)


def test_the_hosts_share_is_of_known_givers() -> None:
    log = log_of(Gift(1, 0, [1], host=True), Gift(2, 0, [1]), Gift(3, 0, [1]), Gift(40, 0, [1]))
    log.confirmed[[2, 3]] = False

    assert [month.host_share for month in of(log, [])] == [0.5, None, None, None]


def test_gifts_of_one_moment_where_a_month_begins_are_that_months() -> None:
    log = log_of(*[Gift(30, 0, [1])] * 4)

    assert [month.gifts for month in of(log, [])] == [0, 4, 0, 0]


def test_without_months_or_gifts_there_is_nothing_to_say() -> None:
    assert monthly(giving(3), [], [], EVENLY, 0.1) == ()
    assert [month.gifts for month in of(log_of(), [])] == [0, 0, 0, 0]
