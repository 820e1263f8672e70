"""A member is written to, invited and matched within their own hours, wherever and whenever that is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.errors import BotError, HoursEmpty, HoursUnclear
from community.hours import (
    AWAKE,
    EVERY_DAY,
    QUIET,
    WORKDAYS,
    Hours,
    awake_mask,
    hours_named,
    is_awake,
    new_year,
    next_awake,
    outside,
    proposed_times,
)

TOKYO = ZoneInfo("Asia/Tokyo")
LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
LOUD = outside(QUIET)
FRIDAY = datetime(2026, 12, 4, 12, 0, tzinfo=TOKYO)

zones = st.sampled_from(
    ["Asia/Tokyo", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu"]
).map(ZoneInfo)
moments = st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2030-01-01")).map(
    lambda naive: naive.replace(tzinfo=UTC)
)
days_off = st.sets(st.dates(date(2026, 1, 1), date(2030, 2, 1)), max_size=5)


@st.composite
def some_hours(draw: st.DrawFn, least: int = 1) -> Hours:
    first = draw(st.integers(0, 1439))
    length = draw(st.integers(least, 1439))
    return Hours(first, (first + length) % 1440, draw(st.frozensets(st.integers(0, 6), min_size=1)))


@pytest.mark.parametrize(
    "said",
    [
        "22:00-7:00",
        "22:00 – 07:00",
        "２２：００〜７：００",
        "22時〜7時",
        "22時から7時まで",
        "午後10時〜午前7時",
        "夜10時～朝7時",
        "22時ー7時",
        "10pm-7am",
        "10 p.m. to 7 a.m.",
        "from 10pm until 7am",
        "22-7",
    ],
)
def test_one_night_is_written_in_many_ways(said: str) -> None:
    assert hours_named(said) == Hours(22 * 60, 7 * 60, EVERY_DAY)


def test_other_hours_are_read_too() -> None:
    assert hours_named("9時半〜18時15分", WORKDAYS) == Hours(570, 1095, WORKDAYS)
    assert hours_named("0-24") == Hours(0, 1440)
    assert hours_named("20:00-24:00") == Hours(1200, 1440)
    assert hours_named("24:00-7:00") == Hours(0, 420)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "always",
        "22:00",
        "9-5",
        "10-7pm",
        "22:00-25:00",
        "22:00-7:00-9:00",
        "夜",
        "13pm-7am",
        "22時〜夜1時",
    ],
)
def test_words_that_name_no_hours_are_refused(said: str) -> None:
    with pytest.raises(HoursUnclear) as refused:
        hours_named(said)

    assert refused.value.facts() == {"said": said}


def test_hours_with_nothing_between_are_refused() -> None:
    with pytest.raises(HoursEmpty):
        hours_named("9:00-9:00")
    with pytest.raises(HoursEmpty):
        Hours(540, 1080, frozenset())
    with pytest.raises(HoursEmpty):
        outside(hours_named("0:00-24:00"))
    with pytest.raises(ValueError, match="first=1440"):
        Hours(1440, 5)


@given(st.text(max_size=50) | st.from_regex(r"[0-9:時半 pam~-]{0,16}", fullmatch=True))
def test_any_words_name_hours_or_are_refused(said: str) -> None:
    try:
        hours = hours_named(said)
    except BotError:
        return

    assert hours.days == EVERY_DAY


@pytest.mark.parametrize(
    ("at", "awake"),
    [
        ("2026-12-04T09:59", False),
        ("2026-12-04T10:00", True),
        ("2026-12-04T17:59", True),
        ("2026-12-04T18:00", False),
        ("2026-12-05T12:00", False),
    ],
)
def test_a_member_is_invited_on_workdays_from_ten_to_six(at: str, awake: bool) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=TOKYO)

    assert is_awake(AWAKE, moment, TOKYO) is awake


def test_hours_across_midnight_belong_to_the_day_on_which_they_begin() -> None:
    friday_night = Hours(22 * 60, 2 * 60, frozenset({4}))

    assert is_awake(friday_night, datetime(2026, 12, 5, 1, 0, tzinfo=TOKYO), TOKYO)
    assert not is_awake(friday_night, datetime(2026, 12, 4, 1, 0, tzinfo=TOKYO), TOKYO)
    assert not is_awake(friday_night, datetime(2026, 12, 5, 1, 0, tzinfo=TOKYO), TOKYO, {date(2026, 12, 4)})
    assert is_awake(friday_night, datetime(2026, 12, 5, 1, 0, tzinfo=TOKYO), TOKYO, {date(2026, 12, 5)})


def test_what_waits_over_a_weekend_and_a_holiday_comes_on_the_next_morning_of_work() -> None:
    evening = datetime(2026, 12, 4, 18, 0, tzinfo=TOKYO)

    at = next_awake(AWAKE, evening, TOKYO, {date(2026, 12, 7)})

    assert at == datetime(2026, 12, 8, 10, 0, tzinfo=TOKYO)
    assert at.tzinfo is UTC


def test_what_comes_in_the_quiet_waits_for_its_end() -> None:
    assert next_awake(LOUD, datetime(2026, 12, 4, 23, 0, tzinfo=TOKYO), TOKYO) == datetime(
        2026, 12, 5, 8, 0, tzinfo=TOKYO
    )
    assert next_awake(LOUD, FRIDAY, TOKYO) == FRIDAY


def test_hours_that_begin_in_a_skipped_hour_begin_with_the_next_there_is() -> None:
    early = Hours(2 * 60 + 30, 6 * 60)

    at = next_awake(early, datetime(2027, 3, 14, 5, 0, tzinfo=UTC), NEW_YORK)

    assert at == datetime(2027, 3, 14, 7, 0, tzinfo=UTC)


@given(some_hours(least=180), moments, zones, days_off)
def test_the_next_waking_moment_is_one_and_none_is_before_it(
    hours: Hours, at: datetime, zone: ZoneInfo, off: set[date]
) -> None:
    following = next_awake(hours, at, zone, off)

    assert following >= at
    assert is_awake(hours, following, zone, off)
    between = (following - at) / 12
    assert not any(is_awake(hours, at + between * n, zone, off) for n in range(12) if between)
    assert following == at or not is_awake(hours, following - timedelta(seconds=1), zone, off)


@given(some_hours(), moments, zones)
def test_outside_quiet_hours_a_member_is_awake_and_within_them_not(
    hours: Hours, at: datetime, zone: ZoneInfo
) -> None:
    quiet = replace(hours, days=EVERY_DAY)

    assert is_awake(quiet, at, zone) is not is_awake(outside(quiet), at, zone)


def test_who_works_from_ten_to_six_in_tokyo_is_awake_from_one_to_nine_in_utc() -> None:
    mask = awake_mask(AWAKE, TOKYO, date(2026, 12, 6))

    assert mask == sum(1 << n for n in range(2, 18))


def test_in_winter_tokyo_is_awake_together_with_london_for_four_hours_and_with_new_york_for_three() -> None:
    tokyo, london, new_york = (awake_mask(LOUD, z, date(2026, 12, 4)) for z in (TOKYO, LONDON, NEW_YORK))

    assert (tokyo & london).bit_count() == 8
    assert (tokyo & new_york).bit_count() == 6
    assert (awake_mask(AWAKE, TOKYO, date(2026, 12, 4)) & awake_mask(AWAKE, NEW_YORK, date(2026, 12, 4))) == 0


@given(some_hours(), zones, st.dates(date(2026, 1, 1), date(2029, 12, 31)))
def test_all_of_a_half_hour_in_the_mask_is_awake(hours: Hours, zone: ZoneInfo, on: date) -> None:
    mask = awake_mask(hours, zone, on)

    midnight = datetime(on.year, on.month, on.day, tzinfo=UTC)
    every = replace(hours, days=EVERY_DAY)
    assert mask < 1 << 48
    for n in (n for n in range(48) if mask >> n & 1):
        begin = midnight + timedelta(minutes=30 * n)
        assert is_awake(every, begin, zone)
        assert is_awake(every, begin + timedelta(minutes=29, seconds=59), zone)


def test_two_in_one_city_are_offered_a_lunch_an_evening_and_an_afternoon() -> None:
    times = proposed_times(TOKYO, LOUD, TOKYO, LOUD, FRIDAY)

    assert [f"{at.astimezone(TOKYO):%m-%d %H:%M}" for at in times] == [
        "12-06 12:00",
        "12-08 19:00",
        "12-10 15:00",
    ]


def test_two_far_apart_are_offered_what_is_day_for_both() -> None:
    times = proposed_times(TOKYO, LOUD, LONDON, LOUD, FRIDAY)

    assert [f"{at.astimezone(TOKYO):%m-%d %H:%M}" for at in times] == [
        "12-06 19:00",
        "12-08 18:00",
        "12-10 20:00",
    ]


def test_nobody_is_offered_a_day_off() -> None:
    off = {date(2026, 12, 6), date(2026, 12, 7)}

    times = proposed_times(TOKYO, LOUD, LONDON, LOUD, FRIDAY, days_off=off)

    assert [at.astimezone(TOKYO).date() for at in times] == [date(2026, 12, d) for d in (8, 10, 12)]


def test_the_year_begins_with_a_day_off_and_in_japan_with_three() -> None:
    assert new_year(FRIDAY, LONDON) == {date(2026, 1, 1), date(2027, 1, 1)}
    assert {date(2027, 1, day) for day in (1, 2, 3)} == {d for d in new_year(FRIDAY, TOKYO) if d.year == 2027}


def test_two_who_are_never_awake_together_are_offered_nothing() -> None:
    assert proposed_times(TOKYO, AWAKE, NEW_YORK, AWAKE, FRIDAY) == ()


def test_two_who_share_one_day_a_week_are_offered_that_day() -> None:
    wednesdays = Hours(12 * 60, 13 * 60, frozenset({2}))

    times = proposed_times(TOKYO, wednesdays, TOKYO, LOUD, FRIDAY)

    assert [at.astimezone(TOKYO).date() for at in times] == [date(2026, 12, d) for d in (9, 16, 23)]


@given(zones, some_hours(), zones, some_hours(), moments, st.integers(1, 5))
def test_proposed_times_suit_both_and_differ_in_their_days(
    a_zone: ZoneInfo, a: Hours, b_zone: ZoneInfo, b: Hours, since: datetime, count: int
) -> None:
    times = proposed_times(a_zone, a, b_zone, b, since, count)

    assert len(times) <= count
    for zone, hours in ((a_zone, a), (b_zone, b)):
        assert len({at.astimezone(zone).date() for at in times}) == len(times)
        assert all(is_awake(hours, at, zone) for at in times)
        assert all(is_awake(hours, at + timedelta(minutes=29, seconds=59), zone) for at in times)
    assert list(times) == sorted(times)
    assert all(since + timedelta(days=1) < at < since + timedelta(days=24) for at in times)
