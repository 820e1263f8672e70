"""A moment to come is read kindly; one that is past, too far, skipped or none is refused in a sentence."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.errors import (
    BotError,
    HourMissing,
    MomentIsPast,
    MomentTooFar,
    MomentUnclear,
    WeekdayWrong,
)
from community.moment import moment_named

TOKYO = ZoneInfo("Asia/Tokyo")
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 12, 4, 3, 0, tzinfo=UTC)  # a Friday; noon in Tokyo
moments = st.datetimes(datetime.fromisoformat("2025-01-01"), datetime.fromisoformat("2060-01-01"))


def _wall(said: str, now: datetime = NOW, zone: ZoneInfo = TOKYO) -> str:
    return f"{moment_named(said, now, zone).astimezone(zone):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    "said",
    [
        "2026-12-10 19:00",
        "2026-12-10T19:00",
        "2026-12-10T19:00:00+09:00",
        "2026-12-10 10:00Z",
        "1796896800",
        "2026/12/10 19:00",
        "12/10 19時",
        "12/10 19:00",
        "１２／１０　１９：００",
        "12月10日(木) 19:00",
        "12月10日（木）19：00",
        "12月10日 木曜日 19時",
        "12月10日木曜19時から",
        "12月10日19時",
        "12月10日の19時",
        "2026年12月10日 午後7時",
        "12月10日 夜7時",
        "19時 12月10日",
        "10日 19時",
        "6日後 19時",
        "来週木曜 19時",
        "来週の木曜日の19時〜",
        "来週 木曜 19:00",
        "Dec 10 7pm",
        "Dec 10, 7 p.m.",
        "December 10th, 2026 at 7:00 PM",
        "Thursday, December 10 at 19:00",
        "Thu Dec 10 19:00",
        "7pm on Dec 10",
        "the 10th 7pm",
        "next Thursday 7pm",
        "in 6 days 7pm",
        "12/10 19:00 JST",
        "12/10 19:00 (日本時間)",
        "12月10日 日本時間19時",
        "12/10 10:00 UTC",
        "12/10 5am EST",
        "12/10 19:00+09:00",
        "12/10 19:00.",
    ],
)
def test_one_evening_is_written_in_many_ways(said: str) -> None:
    assert _wall(said) == "2026-12-10 19:00"


@pytest.mark.parametrize(
    ("said", "wall"),
    [
        ("明日 午後7時", "2026-12-05 19:00"),
        ("tomorrow 19:00", "2026-12-05 19:00"),
        ("来週金曜 19時半", "2026-12-11 19:30"),
        ("再来週の月曜 9時15分", "2026-12-14 09:15"),
        ("今週の土曜 10時", "2026-12-05 10:00"),
        ("あさって 正午", "2026-12-06 12:00"),
        ("noon tomorrow", "2026-12-05 12:00"),
        ("12am tomorrow", "2026-12-05 00:00"),
        ("12:30 pm tomorrow", "2026-12-05 12:30"),
        ("今日 24:00", "2026-12-05 00:00"),
        ("朝9時 12/24", "2026-12-24 09:00"),
        ("19:00", "2026-12-04 19:00"),
        ("9時半", "2026-12-05 09:30"),
        ("12:00", "2026-12-05 12:00"),
        ("1/10 19:00", "2027-01-10 19:00"),
        ("今日 12:01", "2026-12-04 12:01"),
    ],
)
def test_words_for_moments_are_read_in_both_languages(said: str, wall: str) -> None:
    assert _wall(said) == wall


@pytest.mark.parametrize(
    "said",
    [
        "",
        "   ",
        "12/10",
        "tomorrow",
        "19",
        "12/10 19",
        "dec 107pm",
        "12/1019:00",
        "25:00",
        "12/10 19:60",
        "24:01",
        "13pm",
        "0am tomorrow",
        "来週 19時",
        "12月 19時",
        "3週間 19時",
        "7時間後",
        "夜1時",
        "夜12時",
        "2/30 19:00",
        "12/10 19:00-20:30",
        "12/10 19:00 or later",
        "2026-13-10T19:00:00Z",
        "9999999999999",
        "so soon",
    ],
)
def test_words_that_name_no_moment_are_refused(said: str) -> None:
    with pytest.raises(MomentUnclear) as refused:
        moment_named(said, NOW, TOKYO)

    assert refused.value.facts() == {"said": said.strip()}


@pytest.mark.parametrize(
    "said",
    ["昨日 19時", "2026-12-03 19:00", "今日 12:00", "12/4 9:00", "1700000000", "2026-12-04T03:00:00Z"],
)
def test_a_moment_that_is_past_is_refused(said: str) -> None:
    with pytest.raises(MomentIsPast):
        moment_named(said, NOW, TOKYO)


@pytest.mark.parametrize(
    "said", ["2062-12-10 19:00", "2029-01-01 0:00", "2029-01-01T00:00Z", "9999999999", "100年後 9時"]
)
def test_a_moment_beyond_all_plans_is_refused(said: str) -> None:
    with pytest.raises(MomentTooFar):
        moment_named(said, NOW, TOKYO)


@pytest.mark.parametrize("said", ["12月10日(金) 19:00", "Fri Dec 10 19:00", "明日 日曜 9時"])
def test_a_date_on_another_weekday_is_asked_about(said: str) -> None:
    with pytest.raises(WeekdayWrong):
        moment_named(said, NOW, TOKYO)


def test_an_hour_that_clocks_skip_is_refused_with_the_next_there_is() -> None:
    with pytest.raises(HourMissing) as refused:
        moment_named("2027-03-14 02:30", NOW, NEW_YORK)

    assert refused.value.facts() == {"said": "2027-03-14 02:30", "following": "2027-03-14 03:00"}


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    at = moment_named("2027-11-07 01:30", NOW, NEW_YORK)

    assert at == datetime(2027, 11, 7, 5, 30, tzinfo=UTC)


def test_the_day_is_that_of_the_wall_it_is_read_from() -> None:
    late = datetime(2026, 12, 4, 20, 0, tzinfo=UTC)  # Saturday morning in Tokyo

    assert moment_named("tomorrow 9:00", late, TOKYO) == datetime(2026, 12, 6, 0, 0, tzinfo=UTC)
    assert moment_named("tomorrow 9:00", late, NEW_YORK) == datetime(2026, 12, 5, 14, 0, tzinfo=UTC)


@given(
    st.text(max_size=100) | st.from_regex(r"[0-9月日/:時半 明来週金pamT+-]{0,24}", fullmatch=True), moments
)
def test_any_words_name_a_moment_to_come_or_are_refused(said: str, wall: datetime) -> None:
    now = wall.replace(tzinfo=UTC)
    try:
        at = moment_named(said, now, NEW_YORK)
    except BotError:
        return

    assert now < at <= now + timedelta(days=2 * 366 + 1)
    assert at.tzinfo is UTC


@given(moments, st.integers(2, 360 * 24 * 60))
def test_a_moment_that_is_written_out_is_that_moment(wall: datetime, ahead: int) -> None:
    now = wall.replace(tzinfo=TOKYO)
    at = now.replace(second=0, microsecond=0) + timedelta(minutes=ahead)

    for said in (
        f"{at:%Y-%m-%d %H:%M}",
        f"{at.month}月{at.day}日 {at.hour}時{at.minute}分",
        f"{at:%b %d %I:%M %p}",
    ):
        if (at.month, at.day) != (2, 29):
            assert moment_named(said, now, TOKYO) == at
