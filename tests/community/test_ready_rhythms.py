"""Ready rhythms: on which evening they propose something, and how long before."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.ready_rhythms import ReadyRhythm, date_of, next_due

TOKYO = ZoneInfo("Asia/Tokyo")
gatherings = st.sampled_from([ReadyRhythm.PANEL, ReadyRhythm.GATHERING])
moments = st.integers(0, 4 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@pytest.mark.parametrize(
    ("rhythm", "evening"),
    [(ReadyRhythm.PANEL, "2026-07-09 19:00"), (ReadyRhythm.GATHERING, "2026-08-07 19:00")],
)
def test_a_panel_is_on_the_second_thursday_and_a_gathering_on_a_first_friday(
    rhythm: ReadyRhythm, evening: str
) -> None:
    due = next_due(rhythm, datetime(2026, 6, 1, tzinfo=UTC), TOKYO)

    assert f"{date_of(rhythm, due, TOKYO).astimezone(TOKYO):%Y-%m-%d %H:%M}" == evening


def test_openings_come_on_monday_morning() -> None:
    due = next_due(ReadyRhythm.OPENINGS, datetime(2026, 6, 1, 1, 0, tzinfo=UTC), TOKYO)

    assert due == datetime(2026, 6, 8, 1, 0, tzinfo=UTC)


@given(gatherings, moments, st.sampled_from(["Asia/Tokyo", "America/New_York", "Europe/London"]))
def test_each_gathering_is_proposed_once_and_in_time(rhythm: ReadyRhythm, now: datetime, zone: str) -> None:
    clock = ZoneInfo(zone)

    first = next_due(rhythm, now, clock)
    second = next_due(rhythm, first, clock)

    assert now < first < second
    assert date_of(rhythm, first, clock) < date_of(rhythm, second, clock)
    assert date_of(rhythm, first, clock) - first > timedelta(days=20)
