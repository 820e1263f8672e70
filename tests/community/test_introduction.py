"""What a yes and a no make of an introduction, and who may be asked at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from community.introduction import (
    OPEN_FOR,
    RESTS_FOR,
    Introduction,
    IntroductionId,
    Side,
    State,
    Way,
    Yes,
    closed,
    may_ask,
    meets,
    silence,
    stands_already,
    with_no,
    with_yes,
)
from community.member import MemberId

NOW = datetime(2026, 6, 1, tzinfo=UTC)
OLGA, HANA, KEN = MemberId(1), MemberId(2), MemberId(3)
GLADLY = Yes("gladly")


def begun(introducer: MemberId | None = OLGA) -> Introduction:
    """Olga introduces Hana and Ken, or Hana wishes to meet Ken."""
    words = "" if introducer else "I read your talk"
    state = State.FIRST if introducer else State.SECOND
    until = NOW + OPEN_FOR
    return Introduction(
        IntroductionId(1), "k", introducer, Side(HANA, words), Side(KEN), "why", state, NOW, until, until
    )


@given(st.integers())
def test_a_no_stays_unheard_for_two_to_five_days(seed: int) -> None:
    assert timedelta(days=2) <= silence(Random(seed)) <= timedelta(days=5)


def test_the_second_has_as_long_as_the_first_had() -> None:
    later = NOW + timedelta(days=13)

    it = with_yes(begun(), HANA, GLADLY, later, Random(1))

    assert it.state is State.SECOND
    assert it.until == later + OPEN_FOR
    assert it.asks(KEN, later)
    assert not it.asks(HANA, later)


def test_messages_it_is_where_either_prefers_them() -> None:
    first = with_yes(begun(), HANA, Yes("gladly", way=Way.MESSAGES), NOW, Random(1))

    both = with_yes(first, KEN, Yes("gladly", way=Way.ROOM), NOW, Random(1))
    otherwise = with_yes(first, HANA, Yes("gladly", way=Way.ROOM), NOW, Random(1))

    assert both.state is State.BOTH
    assert both.way is Way.MESSAGES
    assert otherwise.way is Way.ROOM


def test_to_change_ones_words_gives_the_other_no_longer_to_think() -> None:
    first = with_yes(begun(), HANA, GLADLY, NOW, Random(1))

    again = with_yes(first, HANA, Yes("most gladly"), NOW + timedelta(days=3), Random(1))

    assert again.first.words == "most gladly"
    assert again.until == first.until


def test_who_wished_for_it_before_they_were_asked_has_said_yes() -> None:
    wished = with_yes(begun(), KEN, GLADLY, NOW, Random(1))

    both = with_yes(wished, HANA, GLADLY, NOW, Random(1))

    assert wished.state is State.FIRST
    assert wished.asks(HANA, NOW)
    assert both.state is State.BOTH


def test_the_words_of_who_says_no_after_all_go() -> None:
    first = with_yes(begun(), HANA, Yes("gladly", "hana@example.com"), NOW, Random(1))

    it = with_no(first, HANA, NOW, Random(1))

    assert it.first == Side(HANA)
    assert it.waiting() == (OLGA,)


def test_only_who_waits_hears_that_it_did_not_come_about() -> None:
    wish = begun(None)
    agreed = with_yes(begun(), HANA, GLADLY, NOW, Random(1))

    assert wish.waiting() == (HANA,)
    assert begun().waiting() == (OLGA,)
    assert with_no(agreed, KEN, NOW, Random(1)).waiting() == (OLGA, HANA)


def test_nobody_is_asked_about_the_same_person_for_a_season() -> None:
    refused = with_no(begun(None), KEN, NOW, Random(1))

    assert not may_ask([refused], NOW + RESTS_FOR)
    assert may_ask([refused], NOW + RESTS_FOR + timedelta(days=6))
    assert may_ask([closed(begun(None), NOW, Random(1))], NOW)


def test_who_waits_already_does_not_begin_it_twice() -> None:
    it = begun()

    assert stands_already([it], OLGA, NOW)
    assert not stands_already([it], HANA, NOW)
    assert not stands_already([it], OLGA, it.tell_at)
    assert meets([it], KEN, NOW) is it
    assert meets([replace(it, state=State.NO)], KEN, NOW) is None


def test_a_slip_may_be_undone_only_while_the_others_know_nothing() -> None:
    it = with_no(begun(None), KEN, NOW, Random(1))

    assert it.may_say_yes(KEN, NOW)
    assert not it.may_say_yes(HANA, NOW)
    assert not it.may_say_yes(KEN, it.tell_at)
