"""How near the pairs of a round come to the best that there are, which are found by rustworkx."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.fitting import Fitting, Met, Seeker
from community.matching import match
from community.pairing import Edge, pairs_of
from community.pairing_exact import exact_pairs_of
from tests.community.seekers import abroad, alike, drawn_rounds, meetings

NEAR = 0.95


def every_pair(fit: Fitting) -> list[Edge]:
    """All who may meet, also where a round would not weigh them all."""
    count = len(fit.seekers)
    pairs = ((one, other) for one in range(count) for other in range(one + 1, count))
    return [(*pair, points) for pair in pairs if (points := fit.weight(*pair))]


def worth(fit: Fitting) -> tuple[int, int, int, int]:
    """Points and pairs of ours, and of the best."""
    edges, count = every_pair(fit), len(fit.seekers)
    ours = pairs_of(count, fit.new_pairs(), fit.weight)
    best = exact_pairs_of(count, edges, fit.weight)
    return sum(fit.weight(*p) for p in ours), len(ours), sum(fit.weight(*p) for p in best), len(best)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("count", [2, 5, 8, 16, 31, 61, 120])
def test_pairs_are_worth_nearly_the_most_that_there_is(count: int, seed: int) -> None:
    for made in (abroad, alike):
        points, pairs, most_points, most_pairs = worth(
            Fitting(made(count, Random(seed)), (), (), Random(seed))
        )

        assert points >= NEAR * most_points
        assert pairs == most_pairs


@pytest.mark.parametrize("count", [31, 61])
def test_they_still_are_when_most_have_met(count: int) -> None:
    seekers = abroad(count, Random(count))
    met = [Met(*pair, 1) for groups in drawn_rounds(seekers, 12, seed=2) for pair in meetings(groups)]

    points, pairs, most_points, most_pairs = worth(Fitting(seekers, met, (), Random(1)))

    assert points >= NEAR * most_points
    assert pairs >= most_pairs - 1


_edges = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda two: two[0] < two[1]),
    st.integers(2000, 4000),
    max_size=40,
)


@given(_edges)
def test_a_dozen_are_paired_nearly_as_well_as_can_be_whatever_they_are_worth(
    worths: dict[tuple[int, int], int],
) -> None:
    def weigh(one: int, other: int) -> int:
        return worths.get((min(one, other), max(one, other)), 0)

    edges = [(*two, points) for two, points in worths.items()]

    ours = pairs_of(12, edges, weigh)

    best = exact_pairs_of(12, edges, weigh)
    assert len({n for pair in ours for n in pair}) == 2 * len(ours)
    assert all(weigh(*pair) for pair in ours)
    assert len(ours) == len(best)
    assert sum(weigh(*pair) for pair in ours) >= NEAR * sum(weigh(*pair) for pair in best)


def test_two_pairs_swap_where_the_best_pair_leaves_a_poor_one() -> None:
    """In each four the best pair comes first; beginning with another helps one four, swaps help all."""
    fours = range(0, 480, 4)
    worths = {
        pair: points
        for n in fours
        for pair, points in (
            ((n, n + 1), 2900),
            ((n + 1, n + 2), 3000),
            ((n + 2, n + 3), 2900),
            ((n, n + 3), 2000),
        )
    }
    edges = [(*two, points) for two, points in worths.items()]

    ours = pairs_of(480, edges, lambda *two: worths.get((min(two), max(two)), 0))

    assert sum(worths[pair] for pair in ours) == 5800 * len(fours)


def test_a_round_can_be_drawn_the_exact_way() -> None:
    seekers: list[Seeker] = abroad(61, Random(3))

    exact = match(seekers, (), (), Random(1), exact_pairs_of)

    near = match(seekers, (), (), Random(1))
    assert {left.member for left in exact.alone} == {left.member for left in near.alone}
    assert len(meetings(exact)) == len(meetings(near))
