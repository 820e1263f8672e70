"""One parent for each gift: earlier, received, as likely as the fit says, and every chain with one root."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.reproduction.forest import Forest, forest, forests
from community.reproduction.log import Answer, Floats, GivingLog
from community.reproduction.origin import Origins
from tests.community.reproduction.logs import Gift, fitted, induced_by, log_of

_seeds = st.integers(0, 2**32)


def drawn(log: GivingLog, induced: Floats, seed: int = 1) -> Forest:
    return forest(log, induced, np.random.default_rng(seed))


@given(fitted(), _seeds)
def test_every_parent_is_earlier_and_every_chain_has_one_root(
    made: tuple[GivingLog, Floats], seed: int
) -> None:
    log, induced = made

    found = drawn(log, induced, seed)

    for gift in range(log.gifts):
        parent, root = int(found.parent[gift]), int(found.root[gift])
        assert found.parent[root] == root
        if parent == gift:
            assert (root, found.depth[gift]) == (gift, 0)
        else:
            assert log.at[parent] < log.at[gift]
            assert (root, found.depth[gift]) == (found.root[parent], found.depth[parent] + 1)


@given(fitted(), _seeds)
def test_a_parent_is_one_of_those_that_may_have_moved_the_gift(
    made: tuple[GivingLog, Floats], seed: int
) -> None:
    log, induced = made
    origins = Origins(log, induced)

    found = drawn(log, induced, seed)

    for gift in range(log.gifts):
        origin = origins.of(gift)
        if found.parent[gift] != gift:
            assert found.parent[gift] in origin.parents
        else:
            assert origin.own > 0


@given(fitted(), _seeds)
def test_nothing_moves_a_gift_of_the_host_or_an_own_idea(made: tuple[GivingLog, Floats], seed: int) -> None:
    log, induced = made

    found = drawn(log, induced, seed)

    unmoved = np.flatnonzero(log.host | (log.answer == Answer.OWN))
    assert found.root[unmoved].tolist() == unmoved.tolist()


@given(fitted(), _seeds)
def test_what_was_told_is_followed(made: tuple[GivingLog, Floats], seed: int) -> None:
    log, induced = made

    found = drawn(log, induced, seed)

    told = set(log.told_gift.tolist()) - set(np.flatnonzero(log.host).tolist())
    assert set(np.flatnonzero(found.told).tolist()) == told
    for gift in told:
        assert found.parent[gift] in log.told_parent[log.told_gift == gift]


@given(fitted(), _seeds)
def test_the_same_seed_draws_the_same(made: tuple[GivingLog, Floats], seed: int) -> None:
    log, induced = made

    assert drawn(log, induced, seed).parent.tolist() == drawn(log, induced, seed).parent.tolist()


@given(fitted(), _seeds)
def test_every_gift_belongs_to_one_chain(made: tuple[GivingLog, Floats], seed: int) -> None:
    log, induced = made

    found = drawn(log, induced, seed)

    assert int(found.sizes.sum()) == log.gifts
    assert ((found.sizes > 0) == (found.parent == np.arange(log.gifts))).all()


@pytest.mark.parametrize("begun", [0, 20, 130], ids=["in one block", "over two blocks", "over two long ones"])
def test_parents_are_drawn_as_often_as_they_are_likely(begun: int) -> None:
    log = log_of(
        Gift(begun + 0, 1, [0]),
        Gift(begun + 2, 2),
        Gift(begun + 10, 0),
        Gift(begun + 14, 3, [0, 2]),
        Gift(begun + 14.5, 4),
        Gift(begun + 15, 0, [1, 3]),
        Gift(begun + 16, 1),
        Gift(begun + 31, 2, [0]),
        Gift(begun + 33, 0),
        until=200,
    )
    induced = np.tile([0.1, 0.3, 0.4], (log.gifts, 1))
    draws, generator = 1000, np.random.default_rng(5)

    last = [int(one.parent[8]) for one in islice(forests(log, induced, generator), draws)]

    origin = Origins(log, induced).of(8)
    assert sorted(origin.parents) == [0, 1, 3, 4, 6, 7]
    for parent, odds in [*zip(origin.parents, origin.odds, strict=True), (8, origin.own)]:
        assert last.count(int(parent)) / draws == pytest.approx(odds, abs=4 * (odds / draws) ** 0.5)


def test_told_parents_have_equal_shares() -> None:
    log = log_of(Gift(0, 1, [2]), Gift(1, 3, [2]), Gift(90, 2, [4], told=[0, 1]))

    last = [
        int(one.parent[2])
        for one in islice(forests(log, induced_by(log, 0.5), np.random.default_rng(2)), 400)
    ]

    assert last.count(0) + last.count(1) == 400
    assert 150 < last.count(0) < 250


def test_what_nobody_received_moves_nobody() -> None:
    log = log_of(Gift(0, 1, [2]), Gift(1, 3, [4]))

    assert drawn(log, induced_by(log, 1.0)).parent.tolist() == [0, 1]


def test_gifts_of_one_moment_do_not_move_each_other() -> None:
    log = log_of(*[Gift(7, giver, [(giver + 1) % 5]) for giver in range(5)], Gift(7, 2))

    assert drawn(log, induced_by(log, 1.0)).depth.tolist() == [0] * 6


def test_who_gave_to_everybody_is_not_moved_by_it() -> None:
    log = log_of(*[Gift(day, 0) for day in range(200)], Gift(200, 1), Gift(201, 0), until=300)

    parents = drawn(log, induced_by(log, 1.0)).parent

    assert parents[:200].tolist() == list(range(200))
    assert parents[200] < 200
    assert parents[201] == 200


def test_what_was_given_to_everybody_before_they_joined_moves_nobody() -> None:
    log = log_of(Gift(0, 0), Gift(10, 1), Gift(12, 2), joined=[0, 5, 10, 0, 0])

    assert drawn(log, induced_by(log, 1.0)).parent.tolist() == [0, 1, 1]


def test_a_thousand_gifts_in_one_line_are_followed_to_their_beginning() -> None:
    line = [
        Gift(number / 10, number % 2, [1 - number % 2], told=[number - 1][:number]) for number in range(1000)
    ]
    log = log_of(*line)

    found = drawn(log, induced_by(log, 0.0))

    assert found.depth.tolist() == list(range(1000))
    assert not found.root.any()


def test_without_gifts_there_is_nothing_to_draw() -> None:
    assert not len(drawn(log_of(), np.zeros((0, 3))).parent)
