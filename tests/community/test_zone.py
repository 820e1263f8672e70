"""A time zone is read kindly, and what is no zone is answered with one that exists."""

import zoneinfo
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.errors import NoSuchZone
from community.zone import clock_of, zone_named

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "said",
    [
        "Asia/Tokyo",
        "asia/tokyo",
        "Tokyo",
        "ＴＯＫＹＯ",
        "東京",
        "JST",
        "日本",
        "日本時間",
        "UTC+9",
        "utc +09:00",
        "GMT+9",
        "+0900",
        "大阪",
        "Japan",
        "  tokyo ",
    ],
)
def test_tokyo_has_many_names(said: str) -> None:
    assert zone_named(said) == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("new york", "America/New_York"),
        ("EST", "America/New_York"),
        ("PST", "America/Los_Angeles"),
        ("ロンドン", "Europe/London"),
        ("UTC", "UTC"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("UTC-5", "Etc/GMT+5"),
        ("UTC−8", "Etc/GMT+8"),
        ("UTC+14", "Etc/GMT-14"),
    ],
)
def test_other_places_and_hours_from_greenwich_are_known(said: str, zone: str) -> None:
    assert zone_named(said) == zone


@pytest.mark.parametrize("hours", range(-12, 15))
def test_the_hours_from_greenwich_are_the_hours_of_the_zone(hours: int) -> None:
    zone = zone_named(f"UTC{hours:+d}")

    assert NOON.astimezone(clock_of(zone, "UTC")).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("said", "nearest"),
    [("Tokio", "Asia/Tokyo"), ("Europe/Berln", "Europe/Berlin"), ("qqq", "Asia/Tokyo"), ("", "Asia/Tokyo")],
)
def test_a_zone_that_does_not_exist_is_answered_with_the_nearest(said: str, nearest: str) -> None:
    with pytest.raises(NoSuchZone) as refused:
        zone_named(said)

    assert refused.value.facts() == {"said": said, "nearest": nearest}


@pytest.mark.parametrize("said", ["localtime", "Factory", "UTC+25", "UTC+9:99", "../etc/passwd", "Asia/"])
def test_what_only_looks_like_a_zone_is_none(said: str) -> None:
    with pytest.raises(NoSuchZone):
        zone_named(said)


@given(st.text(max_size=100) | st.sampled_from(sorted(zoneinfo.available_timezones())))
def test_any_words_name_a_zone_that_exists_or_are_answered_with_one(said: str) -> None:
    try:
        found = zone_named(said)
    except NoSuchZone as refused:
        found = refused.nearest

    assert zone_named(found) == found
    assert found in zoneinfo.available_timezones()


@pytest.mark.parametrize(
    ("zone", "otherwise", "hours"),
    [
        ("Asia/Tokyo", "UTC", 9),
        (None, "Asia/Tokyo", 9),
        ("Mars/Olympus", "Asia/Seoul", 9),
        ("", "nowhere", 0),
    ],
)
def test_an_unknown_zone_goes_by_the_clock_of_the_community(
    zone: str | None, otherwise: str, hours: int
) -> None:
    clock = clock_of(zone, otherwise)

    assert NOON.astimezone(clock).utcoffset() == timedelta(hours=hours)
