"""How prompts were answered is told without telling how anybody did."""

from hypothesis import given
from hypothesis import strategies as st

from community.prompt import Ending
from community.prompt_counts import LEAST, told

COUNTS = st.dictionaries(st.sampled_from(Ending), st.integers(0, 40))


@given(COUNTS)
def test_no_count_below_five_can_be_reckoned_from_the_total(endings: dict[Ending, int]) -> None:
    shown = told(endings)

    known = [count for count in shown if count is not None]
    rest = sum(endings.values()) - sum(known)
    assert all(count == 0 or count >= LEAST for count in known)
    assert len(known) != 2
    assert rest >= LEAST or not known or len(known) == 3


def test_large_counts_are_told_as_they_are() -> None:
    endings = {Ending.ACCEPTED: 12, Ending.DECLINED: 3, Ending.PAUSED: 4, Ending.OPEN: 9}

    assert told(endings) == (12, 7, 9)


def test_beside_a_few_the_next_smallest_is_not_told_either() -> None:
    assert told({Ending.ACCEPTED: 12, Ending.DECLINED: 1, Ending.IGNORED: 9}) == (12, None, None)


def test_nothing_sent_is_nothing_hidden() -> None:
    assert told({}) == (0, 0, 0)


def test_two_times_one_are_hidden_behind_the_third() -> None:
    assert told({Ending.ACCEPTED: 1, Ending.DECLINED: 1, Ending.IGNORED: 8}) == (None, None, None)


def test_fewer_than_five_in_all_say_nothing_of_how() -> None:
    assert told({Ending.ACCEPTED: 3}) == (None, None, None)
