"""Events: places, lengths and links as they are typed, reminders, and whom a change concerns."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.errors import LengthUnclear, NoWebAddress, PlacesImpossible
from community.event import (
    LEADS,
    MOST_PLACES,
    Counts,
    Event,
    EventId,
    EventKind,
    EventState,
    free_places,
    has_to_wait,
    is_told,
    is_too_late,
    lead_due,
    minutes_of,
    next_reminder,
    places_of,
    share,
    useful_until,
    web_address,
)

STARTS = datetime(2026, 6, 15, 10, tzinfo=UTC)
EVENT = Event(
    EventId(1), "k:1", "Leaving well", EventKind.PANEL, "", STARTS, 60, STARTS - timedelta(days=30), None
)
moments = st.integers(-20 * 24 * 60, 60).map(lambda minutes: STARTS + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("60", 60),
        ("90 min", 90),
        ("90分", 90),
        ("1h", 60),
        ("1h30", 90),
        ("1時間半", 90),
        ("2時間", 120),
        ("1.5 hours", 90),
        ("1:30", 90),
        ("９０分間", 90),
    ],
)
def test_a_length_is_read_as_people_write_it(said: str, minutes: int) -> None:
    assert minutes_of(said) == minutes


@pytest.mark.parametrize("said", ["", "forever", "0", "-5", "3 min", "49h", "9999999"])
def test_what_is_no_length_is_refused(said: str) -> None:
    with pytest.raises(LengthUnclear):
        minutes_of(said)


@pytest.mark.parametrize(
    ("said", "places"), [("", None), ("20", 20), ("20人", 20), ("1,000", 1000), ("５", 5)]
)
def test_places_are_read_and_nothing_said_is_room_for_everybody(said: str, places: int | None) -> None:
    assert places_of(said) == places


@pytest.mark.parametrize("said", ["0", "-1", "1000000", "a few", str(MOST_PLACES + 1)])
def test_no_places_or_a_million_are_refused(said: str) -> None:
    with pytest.raises(PlacesImpossible):
        places_of(said)


@pytest.mark.parametrize("said", ["javascript:alert(1)", "data:text/html,x", "example", "https://", "//x"])
def test_only_a_web_address_is_a_link(said: str) -> None:
    with pytest.raises(NoWebAddress):
        web_address(said)


def test_a_web_address_stays_as_it_was_written() -> None:
    assert web_address(" https://example.com/room?x=1 ") == "https://example.com/room?x=1"


@given(st.none() | st.integers(1, 50), st.integers(0, 80), st.integers(0, 80))
def test_nobody_gets_a_place_that_is_not_there(capacity: int | None, taken: int, waiting: int) -> None:
    free = free_places(capacity, taken, waiting)

    assert 0 <= free <= waiting
    assert capacity is None or free == 0 or taken + free <= capacity


def test_nobody_overtakes_who_waits() -> None:
    assert has_to_wait(3, Counts(yes=2, waiting=1))
    assert not has_to_wait(3, Counts(yes=2))
    assert not has_to_wait(None, Counts(yes=1000))


@given(st.lists(moments, min_size=1, max_size=60))
def test_however_the_clock_ticks_no_reminder_comes_twice_or_after_the_beginning(
    ticks: list[datetime],
) -> None:
    remind_at = next_reminder(STARTS, STARTS - timedelta(days=21))
    sent: list[timedelta] = []

    for now in sorted(ticks):
        if remind_at is not None and remind_at <= now:
            lead = lead_due(STARTS, remind_at, now)
            remind_at = next_reminder(STARTS, now)
            assert lead is None or now < STARTS
            sent += [lead] if lead is not None else []

    assert len(set(sent)) == len(sent)
    assert sent == sorted(sent, reverse=True)


@pytest.mark.parametrize(("lead", "until"), [(7, 1), (1, 1 / 24)])
def test_a_reminder_serves_until_the_next_one_comes(lead: float, until: float) -> None:
    assert useful_until(STARTS, timedelta(days=lead)) == STARTS - timedelta(days=until)


def test_the_last_reminder_serves_until_the_beginning() -> None:
    assert useful_until(STARTS, min(LEADS)) == STARTS


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (replace(EVENT, starts_at=STARTS + timedelta(hours=1)), True),
        (replace(EVENT, place="Room 2"), True),
        (replace(EVENT, title="Leaving gladly"), True),
        (replace(EVENT, state=EventState.CANCELLED), True),
        (replace(EVENT, question="Why?"), False),
        (replace(EVENT, capacity=5, topics=("careers",), speakers_wanted=2), False),
    ],
)
def test_only_what_matters_to_who_comes_is_told(after: Event, told: bool) -> None:
    assert is_told(EVENT, after) is told


def test_a_day_late_is_late_and_a_minute_more_is_too_late() -> None:
    assert not is_too_late(STARTS, STARTS + timedelta(hours=24))
    assert is_too_late(STARTS, STARTS + timedelta(hours=24, minutes=1))


def test_a_share_of_nothing_is_nothing() -> None:
    assert [share(0, 0), share(1, 3), share(3, 3)] == [0, 33, 100]
