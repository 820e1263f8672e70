"""What a fit finds in logs of which it is known what moved whom."""

from dataclasses import replace

import numpy as np
import pytest

from community.reproduction import weeks
from community.reproduction.evidence import Evidence, evidence
from community.reproduction.fit import Fitted, Model, climbed, fit, popularity
from community.reproduction.log import GivingLog
from community.reproduction.parameters import (
    OWN,
    RATIOS,
    READY,
    Parameters,
    own_levels,
    ratios,
    ready_levels,
    starts,
    without_induction,
)
from tests.community.reproduction.logs import Gift, log_of, passed_on

ALIKE = 20.0
"""A strength of weeks that stays as it is, so that one and the same figure rises."""


def found_in(log: GivingLog) -> Fitted:
    seen = evidence(log)
    return fit(seen, starts(seen))


def mean_ready(log: GivingLog) -> float:
    return float(found_in(log).ready @ evidence(log).receipts / evidence(log).receipts.sum())


@pytest.mark.parametrize(("told", "own_told"), [(0.0, 0.0), (0.4, 0.4)])
@pytest.mark.parametrize("start", [0, 1])
def test_the_likelihood_never_falls_from_pass_to_pass(
    monkeypatch: pytest.MonkeyPatch, start: int, told: float, own_told: float
) -> None:
    monkeypatch.setattr(weeks, "STRENGTHS", np.array([ALIKE]))
    seen = evidence(passed_on(0.5, seed=3, told=told, own_told=own_told))
    model, now, risen = Model(seen, np.ones(seen.members)), starts(seen)[start], list[float]()

    for _ in range(60):
        found, better = model.passed(now)
        prior = ALIKE * (np.log(now.weeks) - now.weeks).sum()
        risen.append(found.likelihood + float(prior))
        now = better

    assert np.diff(risen).min() > -1e-6
    assert risen[-1] > risen[0] + 10


def test_how_much_is_passed_on_is_found_where_nothing_else_is_going_on() -> None:
    found = [np.mean([mean_ready(passed_on(R, seed)) for seed in range(6)]) for R in (0.0, 0.4, 0.8)]

    assert found == pytest.approx([0.0, 0.4, 0.8], abs=0.1)


def test_of_all_starting_points_the_likeliest_end_is_taken() -> None:
    seen = evidence(passed_on(0.5, seed=1))
    ends = [climbed(seen, start, np.ones(seen.members)).likelihood for start in starts(seen)]

    assert fit(seen, starts(seen)).likelihood == max(ends)


def test_what_is_likely_of_members_and_gifts_are_odds() -> None:
    log = passed_on(0.5, seed=2, told=0.3, own_told=0.3)

    found = found_in(log)

    assert found.posterior.sum(axis=(1, 2)) == pytest.approx(np.ones(log.members))
    assert found.induced.min() >= 0
    assert found.induced.sum(axis=1).max() <= 1 + 1e-9
    assert found.ready.min() >= 0


def test_gifts_come_from_members_themselves_from_before_or_from_around() -> None:
    seen = evidence(passed_on(0.5, seed=2))
    model, start = Model(seen, np.ones(seen.members)), starts(seen)[0]

    read = model._read(start)

    ratio = np.array([*ratios(start), 0.0])
    assert len(ratio) == RATIOS + 1
    around = (seen.around @ start.around) / read.liked[seen.giver] * read.moved
    assert read.from_own + read.induced.sum(axis=1) + around == pytest.approx(np.ones(len(seen.gift)))


def test_a_gift_whose_giver_named_a_cause_was_moved_by_it() -> None:
    log = passed_on(0.5, seed=4, told=0.5)
    seen = evidence(log)

    induced = found_in(log).induced.sum(axis=1)

    assert np.median(induced[seen.told]) > 0.95
    assert np.median(induced[~seen.told]) < 0.8


def test_a_gift_of_an_own_idea_was_moved_by_nothing() -> None:
    log = passed_on(0.5, seed=5, told=0.3, own_told=0.6)
    seen = evidence(log)

    found = found_in(log)

    assert seen.own.sum() > 50
    assert found.induced[seen.own].max() == 0
    assert found.induced[~seen.own].max() > 0.5


def test_where_only_causes_are_named_it_is_found_how_often() -> None:
    only_causes, both = passed_on(0.6, seed=6, told=0.5), passed_on(0.6, seed=6, told=0.5, own_told=0.5)

    assert found_in(only_causes).parameters.named == pytest.approx(0.5, abs=0.15)
    assert found_in(both).parameters.named == 0
    assert found_in(passed_on(0.6, seed=6)).parameters.named == 0


def test_the_hosts_gifts_are_in_no_likelihood() -> None:
    given = [Gift(day, day % 3, [(day + 1) % 3]) for day in range(90)]
    hosts = [Gift(day + 0.5, 4, [3], host=True) for day in range(90)]
    with_host = sorted((*given, *hosts), key=lambda gift: gift.at)

    alone, beside = (evidence(log_of(*gifts, staff=[3, 4])) for gifts in (given, with_host))

    start = starts(alone)[0]
    likelihoods = [climbed(seen, start, np.ones(seen.members), 5).likelihood for seen in (alone, beside)]
    assert likelihoods[0] == likelihoods[1]


def test_what_the_host_gave_may_have_moved_members() -> None:
    to_members = [Gift(10.0 * n, 4, [n % 3], host=True) for n in range(40)]
    answered = [Gift(10.0 * n + 3, n % 3, [(n + 1) % 3], told=[]) for n in range(40)]
    log = log_of(*sorted((*to_members, *answered), key=lambda gift: gift.at), staff=[4], until=410)

    assert evidence(log).receipts.sum() == 80
    assert mean_ready(log) > 0.2


def test_without_induction_nothing_is_moved_and_what_is_around_stays() -> None:
    seen = evidence(passed_on(0.6, seed=7))
    found = fit(seen, starts(seen))

    none = climbed(seen, without_induction(found.parameters), np.ones(seen.members), 20)

    assert none.induced.max() == none.ready.max() == 0
    assert none.parameters.around.sum() == pytest.approx(1)
    assert none.likelihood < found.likelihood


def test_a_member_counted_twice_is_as_two() -> None:
    seen = evidence(passed_on(0.5, seed=8, gifts=100, members=6))
    start = replace(starts(seen)[0], popular=0.3)
    twice = np.array([2.0, 1, 1, 1, 1, 1])

    found, _ = Model(seen, twice).passed(start)
    once, _ = Model(seen, np.ones(6)).passed(start)
    alone, _ = Model(seen, np.array([1.0, 0, 0, 0, 0, 0])).passed(start)

    assert found.likelihood == pytest.approx(once.likelihood + alone.likelihood)


def test_levels_are_steps_and_so_are_their_ratios() -> None:
    now = starts(evidence(passed_on(0.5, seed=9, gifts=100)))[0]

    own, ready = own_levels(now), ready_levels(now)

    assert (len(own), len(ready), ready[0]) == (OWN, READY + 1, 0)
    every = {round(float(high / low), 9) for high in ready[1:] for low in own}
    assert every == {round(float(one), 9) for one in ratios(now)}


def test_who_receives_much_is_popular_and_who_is_new_hardly_yet() -> None:
    log = log_of(*[Gift(day, 0, [1, 2] if day < 60 else [1]) for day in range(100)], joined=[0, 0, 0, 0, 99])

    found = popularity(evidence(log))

    assert found[1] > found[2] > 0
    assert found[3] < -3 < -1 < found[4] < 0


def test_one_pass_is_enough_to_be_told_something() -> None:
    seen: Evidence = evidence(passed_on(0.5, seed=1, gifts=100))
    start: Parameters = starts(seen)[0]

    assert climbed(seen, start, np.ones(seen.members), passes=1).parameters is start
