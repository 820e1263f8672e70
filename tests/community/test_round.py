"""When rounds are, whom each of them is for, and what makes up for an outage."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from community.member import MemberId
from community.round import (
    PLANNED_BEFORE,
    Rhythm,
    due_round,
    next_round,
    rhythm_of,
    rhythms_in,
    staying,
)
from community.wall import wall_at

TOKYO, LONDON = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/London")


@given(st.integers(0, 5 * 365 * 24 * 60))
def test_the_next_round_is_a_monday_at_ten_on_the_wall_within_a_week(minutes: int) -> None:
    after = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)

    at = next_round(after, LONDON)

    wall = wall_at(at, LONDON)
    assert (wall.weekday(), wall.hour, wall.minute) == (0, 10, 0)
    assert timedelta(0) < at - after <= timedelta(days=7, hours=1)


def test_the_first_monday_of_a_quarter_is_for_everybody_and_of_a_month_for_all_but_those() -> None:
    july, august, later = (
        datetime(2026, month, day, 1, tzinfo=UTC) for month, day in ((7, 6), (8, 3), (8, 10))
    )

    assert [rhythm_of(at, TOKYO) for at in (july, august, later)] == [
        Rhythm.QUARTERLY,
        Rhythm.MONTHLY,
        Rhythm.WEEKLY,
    ]
    assert rhythms_in(Rhythm.MONTHLY) == (Rhythm.WEEKLY, Rhythm.MONTHLY)
    assert rhythms_in(Rhythm.QUARTERLY) == tuple(Rhythm)


def test_a_round_that_is_planned_in_time_goes_out_on_its_monday() -> None:
    due = datetime(2026, 6, 7, 1, tzinfo=UTC)

    at, rhythm, following = due_round(due, due + timedelta(minutes=1), TOKYO)

    assert at == due + PLANNED_BEFORE
    assert rhythm is Rhythm.WEEKLY
    assert following == due + timedelta(days=7)


def test_one_round_makes_up_for_all_that_were_missed_and_leaves_organisers_a_day() -> None:
    due = datetime(2026, 6, 7, 1, tzinfo=UTC)
    now = datetime(2026, 7, 10, 1, tzinfo=UTC)

    at, rhythm, following = due_round(due, now, TOKYO)

    assert at == now + PLANNED_BEFORE
    assert rhythm is Rhythm.QUARTERLY
    assert following == datetime(2026, 7, 12, 1, tzinfo=UTC)


def test_a_pair_of_whom_one_went_away_is_none_and_of_three_a_pair_is_left() -> None:
    one, two, three, four, five = map(MemberId, range(1, 6))

    left = staying([(one, two), (three, four, five)], {one, three, five})

    assert left == [(three, five)]
