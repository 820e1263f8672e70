"""Whose turn it is to be asked, and which topics are near a word."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.finding import MOST, MOST_NEAR, Findable, in_turn, near
from community.gift import GiftKind
from community.member import MemberId

DAY = date(2026, 6, 1)
days = st.one_of(st.none(), st.dates(date(2026, 1, 1), DAY))


def _somebody(number: int, asked_on: date | None = None) -> Findable:
    return Findable(MemberId(number), (GiftKind.ADVICE,), asked_on)


def test_who_was_asked_longest_ago_comes_first_and_who_never_was_before_them() -> None:
    found = [_somebody(1, DAY), _somebody(2), _somebody(3, date(2026, 5, 1))]

    assert [one.member for one in in_turn(found, Random(1))] == [2, 3, 1]


def test_equals_are_drawn_by_lot_and_each_gets_a_fair_share() -> None:
    found = [_somebody(number) for number in range(20)]

    shown = Counter(one.member for day in range(2_000) for one in in_turn(found, Random(day)))

    assert min(shown.values()) > 400  # 500 are expected, with a deviation of 19
    assert max(shown.values()) < 600


@given(st.lists(days, max_size=30), st.integers())
def test_nobody_who_is_left_out_was_asked_longer_ago_than_anybody_shown(
    asked: list[date | None], seed: int
) -> None:
    found = [_somebody(number, day) for number, day in enumerate(asked)]

    shown = in_turn(found, Random(seed))

    left_out = [one.asked_on or date.min for one in found if one not in shown]
    assert len(shown) == min(MOST, len(found))
    assert all((one.asked_on or date.min) <= other for one in shown for other in left_out)
    assert shown == in_turn(list(reversed(found)), Random(seed))


@pytest.mark.parametrize(
    ("said", "close"),
    [
        ("pythn", ("python",)),
        ("転職", ("転職活動",)),
        ("python 3", ("python",)),
        ("gardening", ()),
        ("x", ()),
    ],
)
def test_topics_near_a_word_are_those_that_hold_it_or_are_spelled_alike(
    said: str, close: tuple[str, ...]
) -> None:
    assert near(said, {"python", "転職活動", "law"}) == close


@given(st.text(max_size=40), st.sets(st.text(min_size=1, max_size=40), max_size=20))
def test_only_a_few_topics_that_exist_are_near(said: str, known: set[str]) -> None:
    close = near(said, known)

    assert set(close) <= known - {said}
    assert len(close) <= MOST_NEAR
