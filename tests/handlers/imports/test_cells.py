"""What single cells mean, and what they refuse."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.exports import guarded
from handlers.imports import cells
from handlers.imports.table import RowRefused, unguarded

TOKYO = ZoneInfo("Asia/Tokyo")


@given(st.lists(st.text(min_size=1, max_size=20), unique=True).map(tuple))
def test_any_ids_come_back_from_their_cell(ids: tuple[str, ...]) -> None:
    assert cells.ids(cells.joined_ids(ids), "receivers") == ids


@given(st.text())
def test_any_cell_comes_back_from_its_guard(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@given(st.text())
def test_no_guarded_cell_begins_as_a_formula_does(cell: str) -> None:
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(max_size=200))
def test_words_that_were_kept_once_are_kept_as_they_are(words: str) -> None:
    kept = cells.words(words, "words", 200)

    assert cells.words(kept, "words", 200) == kept


def test_ids_are_read_kindly() -> None:
    assert cells.ids(" a ; b;;a ", "receivers") == ("a", "b")


def test_a_date_is_noon_in_the_communitys_time_zone() -> None:
    assert cells.moment("2026-04-01", "when", TOKYO) == datetime(2026, 4, 1, 3, tzinfo=UTC)


def test_a_moment_keeps_its_own_offset() -> None:
    assert cells.moment("2026-04-01T09:00:00-05:00", "when", TOKYO) == datetime(2026, 4, 1, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("2026-04-01T09:00", "needs its offset"),
        ("2026-02-30", "is no date"),
        ("", "is no date"),
        ("9999-12-31", "not of our time"),
        ("0001-01-01T00:00:00+14:00", "not of our time"),
        ("1" * 5_000, "is no date"),
    ],
)
def test_what_is_no_moment_is_refused(cell: str, part: str) -> None:
    with pytest.raises(RowRefused, match=part) as refused:
        cells.moment(cell, "when", TOKYO)

    assert len(str(refused.value)) < 120


@pytest.mark.parametrize(("cell", "said"), [("yes", True), (" NO ", False), ("", None)])
def test_yes_no_and_nothing_are_told_apart(cell: str, said: bool | None) -> None:
    assert cells.yes_or_no(cell, "host") is said


def test_anything_else_is_neither_yes_nor_no() -> None:
    with pytest.raises(RowRefused, match="neither yes nor no"):
        cells.yes_or_no("maybe", "host")


def test_a_day_is_read_or_left_open() -> None:
    assert (cells.day("2026-04-01", "joined"), cells.day("", "joined")) == (date(2026, 4, 1), None)


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", "/etc/passwd", "Asia", "a\0b"])
def test_what_is_no_time_zone_is_refused(zone: str) -> None:
    with pytest.raises(RowRefused, match="no time zone"):
        cells.zone_name(zone, "time_zone")


def test_words_lose_only_what_deceives_the_eye() -> None:
    assert (
        cells.words("\t =1\r\n\u202eevil\u200d👩\u200d💻 ", "words", 100) == "\t =1\r\nevil\u200d👩\u200d💻 "
    )


def test_words_longer_than_a_message_carries_are_refused() -> None:
    with pytest.raises(RowRefused, match="1,501 characters, at most 1,500"):
        cells.words("字" * 1_501, "words", 1_500)


def test_an_id_longer_than_the_database_keeps_is_refused() -> None:
    with pytest.raises(RowRefused, match="201 characters"):
        cells.ids("a" * 201, "giver")
