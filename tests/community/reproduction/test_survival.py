"""How long it takes until somebody gives, as Kaplan and Meier estimate it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.reproduction.survival import Waiting, waiting

# Weeks in remission of 42 children, + where it still lasted: Freireich et al., "The effect of
# 6-mercaptopurine on the duration of steroid-induced remissions in acute leukemia", Blood 21, 1963. The
# estimate for those who were treated is worked by hand in Kleinbaum and Klein, "Survival Analysis", 2012.
TREATED = "6+ 6 6 6 7 9+ 10+ 10 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
NOT_TREATED = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"

_watched = st.lists(st.tuples(st.integers(0, 200), st.booleans()), max_size=60)


def of(weeks: str) -> Waiting:
    each = weeks.split()
    return waiting(
        np.array([float(one.rstrip("+")) for one in each]), np.array([not one.endswith("+") for one in each])
    )


def test_what_was_worked_by_hand_for_those_who_were_treated() -> None:
    found = of(TREATED)

    assert found.days.tolist() == [6, 7, 10, 13, 16, 22, 23]
    by_hand = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    assert found.share == pytest.approx(by_hand, abs=1e-4)
    assert found.median == 23


def test_where_all_were_seen_to_the_end_it_is_a_plain_share() -> None:
    found = of(NOT_TREATED)

    assert found.gave_within(8) == pytest.approx(13 / 21)
    assert found.gave_within(100) == 1.0
    assert found.median == 8


def test_there_is_no_median_while_fewer_than_half_gave() -> None:
    assert of("3 5+ 5+ 8+").median is None


def test_exactly_half_is_a_median() -> None:
    assert of("1 2 3 9 9 9").median == 3


def test_nothing_is_said_of_more_days_than_anybody_was_watched() -> None:
    found = of("3 5+ 8+")

    assert found.gave_within(8) == pytest.approx(1 / 3)
    assert found.gave_within(9) is None


def test_of_nobody_nothing_is_known() -> None:
    nobody = waiting(np.zeros(0), np.zeros(0, dtype=np.bool_))

    assert nobody.gave_within(90) is None
    assert nobody.median is None


@given(_watched, st.integers(0, 200))
def test_a_share_lies_between_those_seen_giving_and_all_but_those_seen_waiting(
    watched: list[tuple[int, bool]], days: int
) -> None:
    waited, gave = (
        np.array([w for w, _ in watched], dtype=float),
        np.array([g for _, g in watched], dtype=bool),
    )

    share = waiting(waited, gave).gave_within(days)

    seen = int((gave & (waited <= days)).sum())
    still = int((waited > days).sum() + (~gave & (waited == days)).sum())
    if share is not None:
        assert seen / len(watched) - 1e-9 <= share <= 1 - still / len(watched) + 1e-9
    else:
        assert not still
