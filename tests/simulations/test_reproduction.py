"""The measure says what is true of communities whose R is known; in full in docs/simulated-chains.md."""

from collections.abc import Sequence
from functools import cache
from statistics import fmean

from tests.simulations.giving import Setting, grown
from tests.simulations.honesty import CARRIES, INDUCE, figures
from tests.simulations.outcomes import Outcome, outcome

FIRST_SEED = 4_000_001
"""Used for nothing else."""


@cache
def said(setting: Setting, logs: int = 6) -> Sequence[Outcome]:
    """What is said of some communities of one kind."""
    seeds = range(FIRST_SEED, FIRST_SEED + logs)
    made = [(seed, grown(setting, seed)) for seed in seeds]
    return [outcome(one.telling(setting.told), one.truth, seed, setting.told) for seed, one in made]


def test_nothing_is_called_induction_where_nothing_is_induced() -> None:
    it = figures(said(Setting(R=0.0, gifts=500), logs=10))

    assert it.induce == 0.0
    assert abs(it.bias) <= 0.06
    assert it.covered == 1.0


def test_six_further_gifts_of_ten_are_found_and_called_induction() -> None:
    logs = said(Setting(R=0.6, gifts=1_000))

    it = figures(logs)
    assert abs(it.bias) <= 0.05
    assert it.rms <= 0.12
    assert it.covered >= 0.8
    assert it.width <= 0.3
    assert it.induce == 1.0
    assert not any(one.verdict in CARRIES for one in logs)


def test_three_further_gifts_of_ten_are_found_among_few() -> None:
    it = figures(said(Setting(R=0.3, gifts=500)))

    assert abs(it.bias) <= 0.06
    assert it.induce >= 0.8


def test_a_growing_chain_is_told_from_a_fading_one() -> None:
    growing, fading = said(Setting(R=1.1, gifts=1_000)), said(Setting(R=0.6, gifts=1_000))

    assert min(_found(growing)) > max(_found(fading))
    assert abs(figures(growing).bias) <= 0.06
    assert all(one.verdict in CARRIES for one in growing)


def test_what_the_bot_prompts_does_not_look_like_induction() -> None:
    logs = said(Setting(R=0.0, gifts=1_000, prompted=0.25))

    with_prompted = fmean(one.with_prompted or 0.0 for one in logs)
    assert not any(one.verdict in INDUCE for one in logs)
    assert fmean(_found(logs)) <= 0.06
    assert with_prompted >= 0.15


def test_answers_told_make_it_surer() -> None:
    silent, told = said(Setting(R=0.6, gifts=500)), said(Setting(R=0.6, gifts=500, told=0.6))

    assert figures(told).width < 0.9 * figures(silent).width
    assert abs(figures(told).bias) <= 0.06
    assert figures(told).covered >= 0.8


def test_the_naive_ways_see_induction_where_there_is_none() -> None:
    logs = said(Setting(R=0.0, gifts=500), logs=10)

    assert all(one.followed > 0.15 and one.without_own > 0.15 for one in logs)
    assert all(one.without_own <= 1.0 for one in said(Setting(R=1.1, gifts=1_000)))


def test_the_same_log_is_said_the_same_of() -> None:
    setting = Setting(R=0.6, gifts=300)

    assert _again(setting) == _again(setting)


def _again(setting: Setting) -> Outcome:
    made = grown(setting, FIRST_SEED)
    return outcome(made.log, made.truth, FIRST_SEED)


def _found(logs: Sequence[Outcome]) -> list[float]:
    return [one.R for one in logs if one.R is not None]
