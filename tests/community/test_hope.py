"""What every member may hear of everybody's giving: true, hopeful, and of nobody alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.hope import LEAST, Hope, Lately, come_of_ten, of_late, rounded_down
from community.reciprocity import Verdict
from tests.handlers.measured import BESIDE, INDUCES, TOO_FEW

COUNTS = st.integers(0, 100_000)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_comes_of_ten_gifts_is_told_once_chance_is_ruled_out(verdict: Verdict) -> None:
    further = come_of_ten(replace(INDUCES, verdict=verdict))

    assert further == (6 if verdict in (Verdict.INDUCE, Verdict.CARRIES, Verdict.GROWING) else 0)


def test_where_hardly_anything_comes_of_a_gift_that_is_no_hope() -> None:
    assert come_of_ten(replace(INDUCES, R=0.04)) == 0


def test_nothing_is_told_of_a_handful_who_give() -> None:
    few = replace(INDUCES, members=50, beside=replace(BESIDE, participation=4 / 50))
    enough = replace(few, beside=replace(BESIDE, participation=5 / 50))
    unknown = replace(few, beside=replace(BESIDE, participation=None))

    assert [come_of_ten(one) for one in (few, enough, unknown, TOO_FEW)] == [0, 6, 0, 0]


@pytest.mark.parametrize(
    ("lately", "said"),
    [
        (Lately(gifts=30, givers=17, members=100, ever=True), (Hope.GIVERS, 15)),
        (Lately(gifts=30, givers=4, members=100, ever=True), (Hope.BEGUN, 0)),
        (Lately(gifts=30, givers=17, members=21, ever=True), (Hope.BEGUN, 0)),
        (Lately(gifts=0, givers=0, members=100, ever=True), (Hope.BEFORE, 0)),
        (Lately(gifts=0, givers=0, members=100, ever=False), (Hope.NOTHING, 0)),
    ],
)
def test_of_the_last_thirty_days_the_most_hopeful_that_is_true_is_told(
    lately: Lately, said: tuple[Hope, int]
) -> None:
    assert of_late(lately) == said


@given(gifts=COUNTS, givers=COUNTS, members=COUNTS, ever=st.booleans())
def test_a_count_of_givers_always_has_five_on_either_side(
    gifts: int, givers: int, members: int, ever: bool
) -> None:
    hope, figure = of_late(Lately(gifts, givers, members, ever))

    if figure:
        assert hope is Hope.GIVERS
        assert LEAST <= figure <= givers <= members - LEAST


@given(COUNTS)
def test_a_rounded_count_is_never_more_than_is_true_and_a_fifth_less_at_most_from_25_on(count: int) -> None:
    told = rounded_down(count)

    assert told <= count < told + max(5, count / 5)
    assert told % 5 == 0


@pytest.mark.parametrize(("count", "told"), [(5, 5), (17, 15), (99, 95), (123, 120), (1_290, 1_200)])
def test_counts_are_told_in_round_figures(count: int, told: int) -> None:
    assert rounded_down(count) == told
