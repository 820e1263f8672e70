"""How soon a round is drawn, how near it comes to the best that there is, and how often two meet again."""

import statistics
import time
from collections import Counter
from random import Random

import pytest

from community.fitting import Fitting
from community.matching import match
from community.pairing import pairs_of
from tests.community.seekers import abroad, alike, drawn_rounds, meetings

NEAR = 0.95
SEEDS = range(100, 110)


@pytest.mark.parametrize(("members", "seconds"), [(1_000, 3.0), (10_000, 10.0)])
def test_a_round_is_soon_drawn(members: int, seconds: float) -> None:
    seekers = abroad(members, Random(members))

    start = time.perf_counter()
    groups = match(seekers, (), (), Random(1))
    taken = time.perf_counter() - start

    print(  # noqa: T201
        f"\n{members:,} members: {taken:.2f} s, at most {seconds}; {len(groups.pairs):,} pairs, "
        f"{len(groups.threes)} threes, {len(groups.alone)} alone"
    )
    assert taken <= seconds


@pytest.mark.parametrize("members", [9, 31, 61, 100, 300])
def test_pairs_are_worth_nearly_the_most_that_there_is(members: int) -> None:
    shares = [_share_of_the_best(members, seed) for seed in SEEDS]

    least, mean = min(shares), statistics.mean(shares)
    print(f"\n{members} members: {least:.4f} of the best at least, {mean:.4f} mean, not below {NEAR}")  # noqa: T201
    assert least >= NEAR


def test_they_are_among_a_thousand_where_not_every_pair_is_weighed() -> None:
    share = _share_of_the_best(1_000, 1)

    print(f"\n1,000 members: {share:.4f} of the best, not below {NEAR}")  # noqa: T201
    assert share >= NEAR


def test_they_are_among_ten_thousand_by_what_each_could_have_at_most() -> None:
    """The best is unknown there; at most each has the best of all partners, which is half a pair."""
    fit = Fitting(abroad(10_000, Random(1)), (), (), Random(1))
    everybody = range(len(fit.seekers))
    some = Random(2).sample(everybody, 300)

    pairs = pairs_of(len(everybody), fit.new_pairs(), fit.weight)

    most = statistics.mean(max(fit.weight(one, o) for o in everybody if o != one) for one in some) / 2
    share = sum(fit.weight(*pair) for pair in pairs) / (most * len(everybody))
    print(f"\n10,000 members: {share:.4f} of a bound that cannot be reached, not below {NEAR}")  # noqa: T201
    assert share >= NEAR


@pytest.mark.parametrize(("members", "most"), [(31, 0.02), (61, 0.0), (200, 0.0)])
def test_hardly_anybody_meets_again_in_thirteen_rounds(members: int, most: float) -> None:
    for made in (alike, abroad):
        alone = again = met = 0
        for seed in SEEDS:
            rounds = drawn_rounds(made(members, Random(seed)), 13, seed)
            times = Counter(pair for groups in rounds for pair in meetings(groups))
            met, again = met + times.total(), again + times.total() - len(times)
            alone += sum(len(groups.alone) for groups in rounds)

        share = alone / (13 * members * len(SEEDS))
        print(f"\n{members} {made.__name__}: {again} of {met} met again, {share:.1%} alone")  # noqa: T201
        assert again <= most * met
        assert made is abroad or not alone


def _share_of_the_best(members: int, seed: int) -> float:
    fit = Fitting(abroad(members, Random(seed)), (), (), Random(seed))
    numbers = range(len(fit.seekers))
    every = [(a, b, points) for a in numbers for b in range(a) if (points := fit.weight(a, b))]

    ours = pairs_of(members, fit.new_pairs(), fit.weight)

    best = sum(fit.weight(*pair) for pair in _best(members, every))
    return sum(fit.weight(*pair) for pair in ours) / best if best else 1.0


def _best(members: int, edges: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The greatest weight of all, be it in fewer pairs."""
    import rustworkx

    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(members))
    graph.add_edges_from(edges)
    return list(rustworkx.max_weight_matching(graph, weight_fn=int))
