"""How loudly what was received still sounds, against the same summed pair by pair."""

from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.reproduction.echoes import CUT, MEANS, echoes, fades, over, sounds
from community.reproduction.log import Floats, Ints

SIX_YEARS = 2_192.0  # days

_moments = st.one_of(
    st.integers(0, 320).map(float),  # several of one moment, and exact ends of windows
    st.integers(0, 146).map(lambda block: 15.0 * block),  # where blocks begin
    st.integers(0, 8 * 2_192).map(lambda eighth: eighth / 8),
)
_sounded = st.lists(st.tuples(st.integers(0, 3), _moments, st.sampled_from([0.25, 1.0, 7.0])), max_size=30)
_listeners = st.lists(st.tuples(st.integers(0, 3), _moments, _moments), min_size=1, max_size=12)

Sounded = list[tuple[int, float, float]]
Listeners = list[tuple[int, float, float]]


def pair_by_pair(sounded: Sounded, listeners: Listeners, *, all_of_it: bool = False) -> Floats:
    """Listeners are told by who they are, when they listen, and since when they are there."""
    rows = [
        [
            sum(
                loud * exp((at - moment) / mean) / mean / (1 - exp(-CUT))
                for of, at, loud in sounded
                if of == who and 0 < moment - at < CUT * mean and (all_of_it or at >= since)
            )
            for mean in MEANS
        ]
        for who, moment, since in listeners
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, len(MEANS))


def columns(rows: list[tuple[int, float, float]]) -> tuple[Ints, Floats, Floats]:
    who, one, other = zip(*rows, strict=True) if rows else ((), (), ())
    return np.array(who, dtype=np.int64), np.array(one, dtype=np.float64), np.array(other, dtype=np.float64)


@given(_sounded, _listeners)
def test_echoes_are_those_summed_pair_by_pair(sounded: Sounded, listeners: Listeners) -> None:
    who, at, _ = columns(listeners)

    found = echoes(sounds(*columns(sounded), SIX_YEARS), who, at)

    assert found == pytest.approx(pair_by_pair(sounded, listeners, all_of_it=True), abs=1e-12)


@given(_sounded, _listeners)
def test_who_came_later_heard_nothing_of_before(sounded: Sounded, listeners: Listeners) -> None:
    who, at, since = columns(listeners)

    found = echoes(sounds(*columns(sounded), SIX_YEARS), who, at, since=since)

    assert found == pytest.approx(pair_by_pair(sounded, listeners), abs=1e-12)


def test_six_years_of_receipts_lose_nothing_to_rounding() -> None:
    rng = np.random.default_rng(6)
    sounded = [(int(rng.integers(3)), float(at), 1.0) for at in rng.uniform(0, SIX_YEARS, 3_000)]
    listeners = [(int(rng.integers(3)), float(at), 0.0) for at in rng.uniform(0, SIX_YEARS, 60)]
    who, at, _ = columns(listeners)

    found = echoes(sounds(*columns(sounded), SIX_YEARS), who, at)

    assert found == pytest.approx(pair_by_pair(sounded, listeners), rel=1e-8, abs=1e-12)


def test_what_sounds_at_a_moment_is_not_yet_heard_in_it() -> None:
    heard = sounds(*columns([(0, 30.0, 1.0), (0, 30.0, 1.0)]), 100.0)

    found = echoes(heard, np.array([0, 0, 1]), np.array([30.0, 31.0, 31.0]))

    assert found[[0, 2]].tolist() == [[0, 0, 0], [0, 0, 0]]
    assert found[1] == pytest.approx(2 * fades(np.array([1.0]))[0])


def test_where_nothing_sounded_nothing_is_heard() -> None:
    assert echoes(sounds(*columns([]), 10.0), np.array([0]), np.array([5.0])).tolist() == [[0, 0, 0]]


def test_the_whole_of_an_echo_is_one() -> None:
    moments = (np.arange(400_000) + 0.5) / 2_000

    assert fades(moments).sum(axis=0) / 2_000 == pytest.approx(np.ones(3), abs=1e-6)


@pytest.mark.parametrize("after", [-3.0, 0.0, 1.0, 14.0, 16.0, 60.0, 400.0])
def test_what_is_over_of_an_echo_is_what_sounded_until_then(after: float) -> None:
    moments = (np.arange(400_000) + 0.5) / 2_000

    sounded = fades(moments)[moments < after].sum(axis=0) / 2_000

    assert over(np.array([after]))[0] == pytest.approx(sounded, abs=1e-6)


def test_an_echo_ends_with_its_window() -> None:
    ends = np.array([CUT * mean for mean in MEANS])

    assert np.diag(fades(ends)).tolist() == [0, 0, 0]
    assert (np.diag(fades(ends - 0.1)) > 0).all()
    assert fades(np.array([0.0, -1.0])).tolist() == [[0, 0, 0], [0, 0, 0]]
