"""A time on a wall is one moment, also in the nights on which clocks are changed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.wall import moment_at, wall_at

zones = st.sampled_from(
    ["Asia/Tokyo", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]
).map(ZoneInfo)
moments = st.datetimes(datetime.fromisoformat("2005-01-01"), datetime.fromisoformat("2060-01-01"))


@pytest.mark.parametrize(
    ("wall", "zone", "moment"),
    [
        ("2026-06-01T19:00", "Asia/Tokyo", "2026-06-01T10:00"),
        ("2027-03-14T02:30", "America/New_York", "2027-03-14T07:00"),
        ("2027-03-14T02:00", "America/New_York", "2027-03-14T07:00"),
        ("2027-03-14T03:00", "America/New_York", "2027-03-14T07:00"),
        ("2027-11-07T01:30", "America/New_York", "2027-11-07T05:30"),
        ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:30"),
        ("2011-12-30T19:00", "Pacific/Apia", "2011-12-30T10:00"),
    ],
)
def test_a_skipped_time_is_the_next_there_is_and_a_double_one_the_first(
    wall: str, zone: str, moment: str
) -> None:
    at = moment_at(datetime.fromisoformat(wall), ZoneInfo(zone))

    assert at == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@given(moments, zones)
def test_a_wall_that_shows_a_moment_leads_back_to_it_or_to_the_same_time_before(
    naive: datetime, zone: ZoneInfo
) -> None:
    at = naive.replace(tzinfo=UTC)

    back = moment_at(wall_at(at, zone), zone)

    assert back <= at
    assert wall_at(back, zone) == wall_at(at, zone)


@given(moments, zones)
def test_no_moment_is_before_the_time_on_the_wall(naive: datetime, zone: ZoneInfo) -> None:
    at = moment_at(naive, zone)

    assert at.tzinfo is UTC
    assert wall_at(at, zone) >= naive
