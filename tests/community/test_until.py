"""A day is read kindly; one that is past, too far or none at all is refused in a sentence."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.errors import BotError, DayIsPast, DayTooFar, DayUnclear
from community.until import MOST_YEARS, day_named, months_later, morning_after, one_day_named

MONDAY = date(2026, 6, 1)
days = st.dates(date(2020, 1, 1), date(2090, 1, 1))
soon = st.integers(0, 364)


@pytest.mark.parametrize(
    "said",
    [
        "2026-12-24",
        "2026/12/24",
        "2026年12月24日",
        "12/24",
        "24/12",
        "12月24日",
        "12月24日まで",
        "１２／２４",
        "24/12/2026",
        "until 12/24",
        "Dec 24",
        "december 24th, 2026",
        "24 Dec",
        "the 24th of December",
        "12.24",
    ],
)
def test_christmas_eve_is_written_in_many_ways(said: str) -> None:
    assert day_named(said, MONDAY) == date(2026, 12, 24)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", date(2026, 6, 1)),
        ("tomorrow", date(2026, 6, 2)),
        ("明日", date(2026, 6, 2)),
        ("あさって", date(2026, 6, 3)),
        ("3 days", date(2026, 6, 4)),
        ("3日", date(2026, 6, 4)),
        ("五日間", date(2026, 6, 6)),
        ("2 weeks", date(2026, 6, 15)),
        ("for two weeks", date(2026, 6, 15)),
        ("2週間", date(2026, 6, 15)),
        ("a month", date(2026, 7, 1)),
        ("1か月", date(2026, 7, 1)),
        ("１ヶ月間", date(2026, 7, 1)),
        ("3カ月", date(2026, 9, 1)),
        ("半年", date(2026, 12, 1)),
        ("1年", date(2027, 6, 1)),
        ("来週", date(2026, 6, 14)),
        ("next week", date(2026, 6, 14)),
        ("金曜日", date(2026, 6, 5)),
        ("friday", date(2026, 6, 5)),
        ("monday", date(2026, 6, 8)),
        ("来週の水曜", date(2026, 6, 10)),
        ("来週 水曜", date(2026, 6, 10)),
        ("今週の金曜", date(2026, 6, 5)),
        ("再来週の金曜", date(2026, 6, 19)),
        ("月末", date(2026, 6, 30)),
        ("来月末まで", date(2026, 7, 31)),
        ("end of january", date(2027, 1, 31)),
        ("1月末", date(2027, 1, 31)),
        ("2028年2月", date(2028, 2, 29)),
        ("年末", date(2026, 12, 31)),
        ("24日まで", date(2026, 6, 24)),
        ("until the 24th", date(2026, 6, 24)),
        ("5/1", date(2027, 5, 1)),
    ],
)
def test_words_for_days_are_read_in_both_languages(said: str, day: date) -> None:
    assert day_named(said, MONDAY) == day


@pytest.mark.parametrize(
    "said",
    ["", "  ", "2/30", "13/13", "0/0", "しばらく", "soon", "3", "12-", "2026-13-01", "0000-01-01", "٣日"],
)
def test_words_that_name_no_day_are_refused(said: str) -> None:
    with pytest.raises(DayUnclear) as refused:
        day_named(said, MONDAY)

    assert refused.value.facts() == {"said": said.strip()}


def test_where_one_day_is_meant_the_third_is_no_length() -> None:
    assert one_day_named("3日", MONDAY) == date(2026, 6, 3)
    assert one_day_named("3日後", MONDAY) == one_day_named("in 3 days", MONDAY) == date(2026, 6, 4)
    assert one_day_named("12/24", MONDAY) == date(2026, 12, 24)


@pytest.mark.parametrize("said", ["来週", "12月", "2 weeks", "月末"])
def test_where_one_day_is_meant_a_length_is_none(said: str) -> None:
    with pytest.raises(DayUnclear):
        one_day_named(said, MONDAY)


@pytest.mark.parametrize("said", ["2026-05-31", "2025年12月24日", "yesterday", "昨日"])
def test_a_day_that_is_past_is_refused(said: str) -> None:
    with pytest.raises(DayIsPast):
        day_named(said, MONDAY)


@pytest.mark.parametrize("said", ["2050-01-01", "9999 days", "9999週間", "100年", "9999年", "9999-12-31"])
def test_a_day_beyond_all_plans_is_refused(said: str) -> None:
    with pytest.raises(DayTooFar):
        day_named(said, MONDAY)


@given(st.text(max_size=80), days)
def test_any_words_name_a_day_to_come_or_are_refused(said: str, today: date) -> None:
    try:
        day = day_named(said, today)
    except BotError:
        return

    assert today <= day <= months_later(today, 12 * MOST_YEARS)


@given(
    st.from_regex(r"(?:[0-9]{1,4}[-/.年月 ]?){1,3}(?:日|週間|か月|年| days| weeks)?", fullmatch=True), days
)
def test_any_figures_name_a_day_to_come_or_are_refused(said: str, today: date) -> None:
    try:
        day = day_named(said, today)
    except BotError:
        return

    assert today <= day <= months_later(today, 12 * MOST_YEARS)


@given(days, soon)
def test_a_day_that_is_written_out_is_that_day(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)

    for said in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日まで", f"until {day:%Y/%m/%d}"):
        assert day_named(said, today) == day


@given(days, soon)
def test_a_day_without_its_year_is_the_next_one(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    if (day.month, day.day) != (2, 29):
        assert day_named(f"{day.month}/{day.day}", today) == day


@given(days, st.integers(0, 365))
def test_so_many_days_are_so_many_days(today: date, count: int) -> None:
    assert (
        day_named(f"{count}日間", today) == day_named(f"{count} days", today) == today + timedelta(days=count)
    )


def test_a_month_after_a_long_month_ends_with_the_shorter_one() -> None:
    assert day_named("1か月", date(2027, 1, 31)) == date(2027, 2, 28)


def test_what_lasts_to_the_end_of_a_day_is_over_on_the_next_morning_there() -> None:
    over = morning_after(date(2026, 12, 24), ZoneInfo("Asia/Tokyo"))

    assert over == datetime(2026, 12, 25, 0, 0, tzinfo=UTC)
