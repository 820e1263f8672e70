"""The chain's counts: the host's share, and the longest line of told inspirations."""

from hypothesis import given
from hypothesis import strategies as st

from community.chain import host_share, longest_chain


def test_three_gifts_each_moved_by_the_one_before_are_a_chain_of_three() -> None:
    assert longest_chain(5, {3: [2], 2: [1]}) == 3


def test_a_gift_moved_by_two_counts_the_longer_line() -> None:
    assert longest_chain(9, {4: [1, 3], 3: [2], 2: [1]}) == 4


def test_gifts_without_a_told_link_are_chains_of_one() -> None:
    assert longest_chain(7, {}) == 1


def test_where_nobody_gave_there_is_no_chain() -> None:
    assert longest_chain(0, {}) == 0


def test_a_gift_that_names_itself_or_a_circle_lengthens_nothing() -> None:
    assert longest_chain(1, {1: [1]}) == 1
    assert longest_chain(3, {1: [3], 2: [1], 3: [2]}) <= 3


def test_a_chain_longer_than_the_stack_is_measured() -> None:
    assert longest_chain(50_000, {gift: [gift - 1] for gift in range(1, 50_000)}) == 50_000


@given(st.dictionaries(st.integers(1, 40), st.lists(st.integers(0, 39), max_size=3), max_size=40))
def test_a_chain_never_counts_more_gifts_than_there_are(links: dict[int, list[int]]) -> None:
    earlier = {gift: [by for by in moved if by < gift] for gift, moved in links.items()}
    gifts = set(earlier) | {by for moved in earlier.values() for by in moved}

    measured = longest_chain(len(gifts), earlier)

    assert measured == max((_depth(gift, earlier) for gift in gifts), default=0)


def _depth(gift: int, earlier: dict[int, list[int]]) -> int:
    """The same by plain recursion, as an independent count."""
    return 1 + max((_depth(by, earlier) for by in earlier.get(gift, [])), default=0)


def test_the_host_share_is_unknown_where_nobody_is_confirmed() -> None:
    assert host_share(0, 0) is None
    assert host_share(1, 3) == 0.25
