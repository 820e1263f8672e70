"""Whether as much may be seen by chance, where no gift moves another."""

from dataclasses import replace

import numpy as np
import pytest

from community.reproduction import null
from community.reproduction.evidence import evidence
from community.reproduction.fit import fit
from community.reproduction.log import GivingLog, Ints
from community.reproduction.null import MOST_TO_SWAP, chance_of_none, chance_of_swapped
from community.reproduction.parameters import starts
from tests.community.reproduction.logs import Gift, log_of, passed_on


def chance(log: GivingLog) -> float:
    seen = evidence(log)
    return chance_of_none(seen, fit(seen, starts(seen)))


def swapped(log: GivingLog, seed: int = 1) -> float | None:
    return chance_of_swapped(log, np.random.default_rng(seed))


def test_where_nothing_is_passed_on_chance_explains_it() -> None:
    assert min(chance(passed_on(0.0, seed)) for seed in range(8)) > 0.01


def test_where_half_is_passed_on_chance_does_not() -> None:
    assert max(chance(passed_on(0.5, seed)) for seed in range(4)) < 0.001


def test_busy_weeks_alone_are_no_induction() -> None:
    rng = np.random.default_rng(3)
    days = np.sort(rng.choice(np.arange(0, 52, 3), 400) * 7 + rng.uniform(0, 7, 400))
    givers = rng.integers(0, 30, 400)
    gifts = [
        Gift(float(at), int(who), [int((who + rng.integers(1, 30)) % 30)])
        for at, who in zip(days, givers, strict=True)
    ]
    log = log_of(*gifts, members=30, until=365)

    assert chance(log) > 0.01
    assert (swapped(log) or 0) > 0.01


def test_answers_within_days_are_no_swap_of_receivers() -> None:
    assert swapped(passed_on(0.6, seed=4)) == 0.01


def test_the_same_seed_swaps_the_same() -> None:
    log = passed_on(0.1, seed=5)

    assert swapped(log, 7) == swapped(log, 7)
    assert 0 < (swapped(log, 8) or 0) <= 1


def test_receivers_are_swapped_within_their_week() -> None:
    receiver, week = np.arange(40), np.random.default_rng(1).integers(0, 4, 40)

    found: Ints = null._swapped(receiver, week, np.random.default_rng(2))

    assert found.tolist() != receiver.tolist()
    for one in range(4):
        assert sorted(found[week == one].tolist()) == receiver[week == one].tolist()


def test_what_would_take_too_long_or_has_no_receivers_is_not_swapped() -> None:
    log = log_of(Gift(1, 0, [1]))
    many = replace(log, at=np.ones(MOST_TO_SWAP + 1))

    assert swapped(many) is None
    assert swapped(log_of(Gift(1, 0))) is None
    assert swapped(log) == pytest.approx(1.0)
