"""The way back from a gift: the likeliest of all, told where it was told, as likely as the fit says."""

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.reciprocity import TraceStep
from community.reproduction.log import Floats, GivingLog
from community.reproduction.origin import Origins
from community.reproduction.trace import trace
from tests.community.reproduction.logs import Gift, fitted, induced_by, log_of

_some = fitted().filter(lambda made: made[0].gifts > 0)


def product(steps: tuple[TraceStep, ...]) -> float:
    return math.prod(step.probability for step in steps)


def every_way(origins: Origins, gift: int) -> Iterator[float]:
    """How likely each way back is."""
    origin = origins.of(gift)
    yield origin.own
    for parent, odds in zip(origin.parents.tolist(), origin.odds.tolist(), strict=True):
        yield from (odds * further for further in every_way(origins, parent))


@given(_some, st.data())
def test_the_way_back_is_the_likeliest_of_all(made: tuple[GivingLog, Floats], data: st.DataObject) -> None:
    log, induced = made
    gift = data.draw(st.integers(0, log.gifts - 1))

    steps = trace(log, induced, gift)

    ways = list(every_way(Origins(log, induced), gift))
    assert sum(ways) == pytest.approx(1.0)
    assert product(steps) == pytest.approx(max(ways))
    assert product(steps) <= 1.0


@given(_some, st.data())
def test_steps_lead_from_the_gift_to_earlier_ones(
    made: tuple[GivingLog, Floats], data: st.DataObject
) -> None:
    log, induced = made
    gift = data.draw(st.integers(0, log.gifts - 1))

    steps = trace(log, induced, gift)

    days = [log.at[step.gift] for step in steps]
    assert steps[0].gift == gift
    assert all(before < after for after, before in pairwise(days))
    assert all(0 < step.probability <= 1 for step in steps)
    assert steps[-1].began_by_host == log.host[steps[-1].gift]
    assert not any(step.began_by_host for step in steps[:-1])


@given(_some, st.data())
def test_what_was_told_is_followed(made: tuple[GivingLog, Floats], data: st.DataObject) -> None:
    log, induced = made
    gift = data.draw(st.integers(0, log.gifts - 1))

    steps = trace(log, induced, gift)

    for step, before in pairwise(steps):
        told = log.told_parent[log.told_gift == step.gift].tolist()
        assert step.told == bool(told)
        assert before.gift in (told or range(step.gift))
        assert not told or step.probability == pytest.approx(1 / len(told))


def test_a_chain_that_was_told_is_certain_until_the_host_began_it() -> None:
    log = log_of(
        Gift(0, 0, [1], host=True), Gift(30, 1, [2], told=[0]), Gift(31, 3, [2]), Gift(60, 2, [4], told=[1])
    )

    steps = trace(log, induced_by(log, 0.9), 3)

    assert steps == (
        TraceStep(3, 1.0, told=True),
        TraceStep(1, 1.0, told=True),
        TraceStep(0, 1.0, told=False, began_by_host=True),
    )


def test_a_guessed_step_has_the_odds_of_the_fit() -> None:
    log = log_of(Gift(0, 0, [1], host=True), Gift(30, 1, [2]))

    steps = trace(log, np.array([[0, 0, 0], [0, 0.5, 0.2]]), 1)

    assert [step.gift for step in steps] == [1, 0]
    assert [step.probability for step in steps] == pytest.approx([0.7, 1.0])
    assert not any(step.told for step in steps)


def test_of_two_that_were_received_the_later_one_is_likelier() -> None:
    log = log_of(Gift(0, 0, [1], host=True), Gift(20, 3, [1], host=True), Gift(30, 1, [2]))

    steps = trace(log, np.array([[0, 0, 0], [0, 0, 0], [0, 0.9, 0]]), 2)

    later = math.exp(2) / (1 + math.exp(2))  # an echo of ten days, twenty days apart
    assert [step.gift for step in steps] == [2, 1]
    assert steps[0].probability == pytest.approx(0.9 * later)


def test_who_said_that_it_was_their_own_idea_began_it() -> None:
    log = log_of(Gift(0, 0, [1]), Gift(3, 1, [2], own=True))

    assert trace(log, np.zeros((2, 3)), 1) == (TraceStep(1, 1.0, told=True),)


def test_a_gift_of_somebody_who_has_left_began_by_itself() -> None:
    log = log_of(Gift(0, 0, [1]), Gift(3, -1, [2]))

    assert trace(log, np.zeros((2, 3)), 1) == (TraceStep(1, 1.0, told=False),)


def test_long_chains_are_followed_to_their_beginning() -> None:
    line = [Gift(number, number % 2, [1 - number % 2], told=[number - 1][:number]) for number in range(3000)]

    steps = trace(log_of(*line, until=4000), np.zeros((3000, 3)), 2999)

    assert [step.gift for step in steps] == list(range(2999, -1, -1))
