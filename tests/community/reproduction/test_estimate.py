"""The whole measure of one log, of whatever kind."""

import json
import math
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings

from community.reciprocity import Reciprocity, Verdict
from community.reproduction import estimate, interval, null
from community.reproduction.estimate import Induced, MonthSpan, measure
from community.reproduction.fit import fit
from community.reproduction.log import Floats, GivingLog
from tests.community.reproduction.logs import Gift, log_of, logs, passed_on


def of(
    log: GivingLog, seed: int = 1, before: Reciprocity | None = None, asked: Floats | None = None
) -> tuple[Reciprocity, Induced]:
    months = [MonthSpan(f"m{n:02}", 30.0 * n, 30.0 * n + 30) for n in range(math.ceil(log.until / 30))]
    return measure(log, months, 0, np.random.default_rng(seed), before, asked)


def figures(found: object) -> Iterator[object]:
    """All of them, however deep."""
    match found:
        case dict():
            for part in found.values():
                yield from figures(part)
        case tuple() | list():
            for part in found:
                yield from figures(part)
        case _:
            yield found


def check(log: GivingLog, seed: int = 1) -> Reciprocity:
    """Nothing in it is not a number, and no odds are impossible."""
    found, induced = of(log, seed, asked=np.full(log.members, 50.0))
    told = asdict(found)
    assert json.loads(json.dumps(told, allow_nan=False))["gifts"] == log.gifts
    assert all(
        type(one) in {int, float, str, bool, type(None)} or isinstance(one, str) for one in figures(told)
    )
    assert induced.induced.shape == (log.gifts, 3)
    assert np.isfinite(induced.induced).all()
    assert (induced.induced >= 0).all()
    assert (induced.induced.sum(axis=1) <= 1 + 1e-9).all()
    assert (induced.ready >= 0).all()
    assert np.isfinite(induced.ready).all()
    if found.R is not None:
        assert 0 <= (found.R_low or 0) <= found.R <= (found.R_high or 0)
    return found


MANY = 150


def test_no_gifts_at_all_are_too_few() -> None:
    assert check(log_of()).verdict is Verdict.NOT_ENOUGH
    assert check(log_of(members=0, until=0)).verdict is Verdict.NOT_ENOUGH


def test_one_gift_is_too_few() -> None:
    assert check(log_of(Gift(1, 0, [1]))).verdict is Verdict.NOT_ENOUGH
    assert check(log_of(Gift(0, 0), members=1, until=0.5)).verdict is Verdict.NOT_ENOUGH


def test_where_all_is_given_by_the_host_there_is_nothing_of_members() -> None:
    found = check(log_of(*[Gift(day, 0, [1, 2], host=True) for day in range(MANY)], staff=[0], until=200))

    assert (found.verdict, found.sample.gifts, found.beside.host_share) == (Verdict.NOT_ENOUGH, 0, 1.0)


def test_one_member_who_gives_everything_is_moved_by_nobody() -> None:
    found = check(log_of(*[Gift(day, 0, [1 + day % 4]) for day in range(MANY)], until=200))

    assert found.verdict is Verdict.FROM_OWN
    assert found.beside.gini == pytest.approx(0.8)


def test_where_everything_is_given_at_one_moment_nothing_follows() -> None:
    found = check(log_of(*[Gift(50, n % 5, [(n + 1) % 5]) for n in range(MANY)]))

    assert (found.verdict, found.R_low) == (Verdict.FROM_OWN, 0)


def test_where_everything_is_given_at_the_very_end_nothing_could_follow() -> None:
    check(log_of(*[Gift(100, n % 5, [(n + 1) % 5]) for n in range(MANY)], until=100))
    check(log_of(*[Gift(0, n % 5, [(n + 1) % 5]) for n in range(MANY)], until=0))


def test_a_gift_to_ten_thousand_is_measured_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interval, "DRAWS", 3)
    monkeypatch.setattr(null, "_PASSES", 3)
    monkeypatch.setattr(estimate, "fit", partial(fit, passes=3))
    large = Gift(1, 0, range(1, 10_001))
    rest = [Gift(2 + n / 2, 1 + n % 50, [60 + n % 7]) for n in range(MANY)]

    found = check(log_of(large, *rest, members=10_001, until=200))

    assert found.sample.receipts == 10_000 + MANY


def test_where_all_is_given_to_everybody_nobody_received_by_name() -> None:
    assert (
        check(log_of(*[Gift(day, day % 5) for day in range(MANY)], until=200)).verdict is Verdict.NOT_ENOUGH
    )


def test_gifts_to_everybody_beside_others_count_like_one_of_them() -> None:
    gifts = [Gift(day, day % 5, [(day + 1) % 5] if day % 2 else ()) for day in range(2 * MANY)]

    found = check(log_of(*gifts, until=400))

    assert found.sample.receipts == MANY


def test_where_every_gift_was_told_to_be_moved_all_are() -> None:
    chain = [Gift(day, day % 5, [(day + 1) % 5], told=[day - 1] if day else []) for day in range(MANY)]

    found = check(log_of(*chain, until=200))

    assert found.told == pytest.approx(1 - 1 / MANY)
    assert found.beside.depth_max == MANY - 1
    assert found.verdict in {Verdict.INDUCE, Verdict.CARRIES, Verdict.GROWING}


def test_where_every_gift_was_an_own_idea_none_was_moved() -> None:
    found = check(log_of(*[Gift(n, n % 5, [(n + 1) % 5], own=True) for n in range(MANY)], until=200))

    assert (found.told, found.verdict, found.beside.depth_max) == (1.0, Verdict.FROM_OWN, 0)
    assert (found.R or 0) < 1e-6


def test_where_all_was_prompted_nothing_is_known_of_members_own_giving() -> None:
    gifts = [Gift(n, n % 5, [(n + 1) % 5], prompted=True) for n in range(MANY)]

    assert check(log_of(*gifts, until=200)).verdict is Verdict.NOT_ENOUGH


def test_givers_who_are_gone_are_no_members() -> None:
    assert check(log_of(*[Gift(n, -1, [n % 5]) for n in range(MANY)])).sample.gifts == 0


def test_a_community_of_its_host_alone_has_no_members_to_speak_of() -> None:
    log = log_of(*[Gift(n, n % 5, [(n + 1) % 5]) for n in range(MANY)], staff=range(5))

    assert check(log).beside.participation is None


@settings(max_examples=60)
@given(logs())
def test_nothing_that_may_be_told_is_not_a_number(log: GivingLog) -> None:
    check(log)


@settings(max_examples=25)
@given(logs())
def test_nor_where_so_little_is_enough(log: GivingLog) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(estimate, "GIFTS_NEEDED", 1)
        patch.setattr(estimate, "RECEIPTS_NEEDED", 1)
        check(log)


def test_induction_is_found_and_said() -> None:
    found = check(passed_on(0.6, seed=11, gifts=600))

    assert found.verdict is Verdict.INDUCE
    assert (found.R_low or 0) < 0.6 < (found.R_high or 0)
    assert found.sample.whole


def test_the_same_log_and_seed_say_the_same() -> None:
    log = passed_on(0.5, seed=12)

    assert of(log, 3)[0] == of(log, 3)[0]


def test_with_an_earlier_measure_its_width_is_taken_and_r_is_new() -> None:
    earlier, _ = of(passed_on(0.5, seed=13))
    earlier = replace(earlier, R=0.5, R_high=0.77, null_p=0.002, swap_p=0.25)

    found, _ = of(passed_on(0.6, seed=14), before=earlier)

    assert found.R != 0.5
    assert (found.R_high or 0) - (found.R or 0) == pytest.approx(0.27)
    assert (found.null_p, found.swap_p) == (0.002, 0.25)


def test_an_earlier_measure_of_too_little_gives_nothing_to_take() -> None:
    earlier, _ = of(log_of(Gift(1, 0, [1])))
    log = passed_on(0.5, seed=13)

    assert of(log, before=earlier)[0] == of(log)[0]


def test_where_it_would_not_say_induction_the_interval_reaches_nothing() -> None:
    found = check(passed_on(0.0, seed=3))

    assert (found.verdict, found.R_low) == (Verdict.FROM_OWN, 0)


def test_who_works_for_the_host_moves_nothing_further() -> None:
    log = passed_on(0.5, seed=15)
    log.staff[:3] = True

    _, induced = of(log)

    assert induced.ready[:3].tolist() == [0, 0, 0]
    assert induced.ready[3:].max() > 0


def test_how_many_work_for_the_host_says_nothing_of_how_readily_members_answer() -> None:
    log = passed_on(0.5, seed=15)
    others = replace(log, joined=np.append(log.joined, np.zeros(40)), staff=np.append(log.staff, [True] * 40))

    few, many = check(log), check(others)

    assert abs((many.R or 0) - (few.R or 0)) < 0.03
    assert (few.R or 0) > 0.2
    assert many.sample == few.sample


def test_of_told_gifts_the_odds_are_one_and_of_own_ideas_nothing() -> None:
    log = passed_on(0.5, seed=16, told=0.4, own_told=0.4)

    _, induced = of(log)

    odds = induced.induced.sum(axis=1)
    assert odds[log.told_gift] == pytest.approx(np.ones(len(log.told_gift)))
    assert odds[log.answer == 1].max() == 0


def test_with_too_few_gifts_only_what_was_told_is_known() -> None:
    _, induced = of(log_of(Gift(1, 0, [1]), Gift(2, 1, [2], told=[0]), Gift(3, 2, [1])))

    assert induced.induced.sum(axis=1).tolist() == [0, pytest.approx(1), 0]


def test_prompted_gifts_count_only_in_the_figure_that_says_so() -> None:
    log = passed_on(0.6, seed=17)
    log.prompted[np.random.default_rng(1).random(log.gifts) < 0.3] = True

    found = check(log)

    assert found.sample.gifts < 0.8 * log.gifts
    assert (found.R_with_prompted or 0) > (found.R or 0) + 0.05
    assert check(passed_on(0.6, seed=17)).R_with_prompted == pytest.approx(check(passed_on(0.6, seed=17)).R)


def test_of_very_many_gifts_some_members_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(estimate, "ALL_READ_UP_TO", 500)
    monkeypatch.setattr(estimate, "SAMPLE", 300)
    monkeypatch.setattr(estimate, "_CHUNK", 7)
    log = passed_on(0.5, seed=18, gifts=900)

    found = check(log)

    assert not found.sample.whole
    assert 300 <= found.sample.gifts < 400
    assert found.gifts == log.gifts > 500
    assert 0.25 < (found.R or 0) < 0.75


def test_who_had_received_before_the_bot_asked_stands_beside() -> None:
    log = log_of(Gift(10, 0, [1, 2]))

    found, _ = of(log, asked=np.array([5.0, 20.0, np.inf, np.inf, np.inf]))

    assert found.beside.received_before_asked == 0.5
    assert of(log)[0].beside.received_before_asked is None
