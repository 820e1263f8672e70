"""A choice of how often makes a rule of the first day, and is known again by it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.rhythm import Repeat, nth_of_month, repeat_of, rule_for

SECOND_THURSDAY = date(2026, 12, 10)


@pytest.mark.parametrize(
    ("repeat", "first", "rule"),
    [
        (Repeat.ONCE, SECOND_THURSDAY, ""),
        (Repeat.WEEKLY, SECOND_THURSDAY, "FREQ=WEEKLY"),
        (Repeat.FORTNIGHTLY, SECOND_THURSDAY, "FREQ=WEEKLY;INTERVAL=2"),
        (Repeat.MONTHLY_ON_WEEKDAY, SECOND_THURSDAY, "FREQ=MONTHLY;BYDAY=2TH"),
        (Repeat.MONTHLY_ON_WEEKDAY, date(2026, 12, 31), "FREQ=MONTHLY;BYDAY=-1TH"),
        (Repeat.MONTHLY_ON_DAY, SECOND_THURSDAY, "FREQ=MONTHLY;BYMONTHDAY=10"),
        (Repeat.MONTHLY_ON_DAY, date(2026, 12, 30), "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        (Repeat.MONTHLY_ON_DAY, date(2026, 12, 31), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (Repeat.QUARTERLY, SECOND_THURSDAY, "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH"),
        (Repeat.YEARLY, SECOND_THURSDAY, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"),
        (Repeat.YEARLY, date(2028, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"),
    ],
)
def test_each_choice_makes_its_rule(repeat: Repeat, first: date, rule: str) -> None:
    assert rule_for(repeat, first) == rule


@given(st.sampled_from(Repeat), st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_a_choice_is_known_again_by_its_rule(repeat: Repeat, first: date) -> None:
    assert repeat_of(rule_for(repeat, first), first) is repeat


def test_a_rule_that_somebody_typed_is_no_choice() -> None:
    assert repeat_of("FREQ=DAILY", SECOND_THURSDAY) is None


def test_a_fifth_weekday_of_a_month_is_its_last() -> None:
    assert [nth_of_month(date(2026, 12, day)) for day in (1, 7, 8, 28, 29, 31)] == [1, 1, 2, 4, -1, -1]
