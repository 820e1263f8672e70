"""Which gift a thanks is for, by the moment alone."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from community.gift import GiftId, is_host_gift
from community.member import MemberKind
from community.thanks import MEETING_WINDOW, Meetable, met

NOW = datetime(2026, 6, 1, tzinfo=UTC)

_lengths = st.integers(-40 * 86_400, 40 * 86_400)


def _gifts(seconds: list[int]) -> list[Meetable]:
    return [Meetable(GiftId(n), NOW + timedelta(seconds=s)) for n, s in enumerate(seconds)]


@given(st.lists(_lengths, max_size=8))
def test_the_gift_met_is_the_newest_within_fourteen_days(seconds: list[int]) -> None:
    candidates = _gifts(seconds)

    found = met(candidates, NOW)

    near = [c for c in candidates if abs(c.at - NOW) <= timedelta(days=14)]
    assert (found is None) == (not near)
    assert all(c.at <= candidates[found].at for c in near if found is not None)


@given(st.lists(_lengths, max_size=8), st.randoms())
def test_the_order_in_which_gifts_are_looked_at_does_not_matter(
    seconds: list[int], shuffling: Random
) -> None:
    candidates = _gifts(seconds)
    shuffled = list(candidates)
    shuffling.shuffle(shuffled)

    assert met(candidates, NOW) == met(shuffled, NOW)


def test_the_window_includes_its_edge_and_nothing_beyond() -> None:
    edge = Meetable(GiftId(1), NOW - MEETING_WINDOW)
    beyond = Meetable(GiftId(2), NOW - MEETING_WINDOW - timedelta(microseconds=1))

    assert met([edge], NOW) == 1
    assert met([beyond], NOW) is None


def test_the_host_gives_when_confirmed_staff_give_or_somebody_gives_for_the_company() -> None:
    assert is_host_gift(MemberKind.STAFF, confirmed=True) is True
    assert is_host_gift(MemberKind.ALUMNUS, confirmed=True) is False
    assert is_host_gift(MemberKind.ALUMNUS, confirmed=True, for_company=True) is True


def test_gifts_of_the_unconfirmed_are_on_neither_side() -> None:
    assert is_host_gift(MemberKind.STAFF, confirmed=False) is None
    assert is_host_gift(MemberKind.ALUMNUS, confirmed=False, for_company=True) is None
