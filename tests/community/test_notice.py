"""How long a notice waits before it is tried again."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from community.notice import FIRST_WAIT, LONGEST_WAIT, wait_before

_jitter = st.floats(0, 1)


@given(st.integers(0, 100), _jitter)
def test_waits_double_up_to_an_hour_and_jitter_only_lengthens(attempt: int, jitter: float) -> None:
    wait = wait_before(attempt, None, jitter)

    plain = wait_before(attempt, None, 0)
    assert plain == min(FIRST_WAIT * 2 ** min(attempt, 20), LONGEST_WAIT)
    assert plain <= wait <= plain * 1.5


@given(st.integers(0, 100), st.floats(0, 7_200), _jitter)
def test_what_the_platform_asks_is_never_cut_short(attempt: int, asked: float, jitter: float) -> None:
    assert wait_before(attempt, asked, jitter) >= timedelta(seconds=asked)
