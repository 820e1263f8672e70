"""Who meets whom: everybody, nobody whom they avoid, in a language and at an hour of both, and mostly new."""

from collections import Counter
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.fitting import Met, Seeker
from community.matching import Groups, Left, match
from community.member import MemberId
from community.round import Alone
from tests.community.seekers import ALWAYS, abroad, alike, drawn_rounds, meetings, seeker

MORNING, EVENING = 0b1111, 0b1111 << 40

_numbers = st.integers(1, 14)
_words = st.sampled_from(["ja", "en", "ja en", "pt", ""])
_masks = st.sampled_from([ALWAYS, MORNING, EVENING, MORNING | EVENING, 0b111, 0])
_seekers = st.dictionaries(_numbers, st.tuples(_words, _masks, _words, _words)).map(
    lambda found: [
        seeker(n, languages=spoken, awake=awake, topics=topics, circles=circles)
        for n, (spoken, awake, topics, circles) in found.items()
    ]
)
_two = st.tuples(_numbers.map(MemberId), _numbers.map(MemberId))
_avoided = st.lists(_two, max_size=30)
_met = st.lists(
    st.builds(Met, _numbers.map(MemberId), _numbers.map(MemberId), st.integers(1, 20)), max_size=60
)
_seeds = st.integers(0, 2**32)


def drawn(
    seekers: list[Seeker],
    met: list[Met] | None = None,
    avoided: list[tuple[MemberId, MemberId]] | None = None,
    seed: int = 1,
) -> Groups:
    return match(seekers, met or [], avoided or [], Random(seed))


def met(one: int, other: int, rounds_ago: int) -> Met:
    return Met(MemberId(one), MemberId(other), rounds_ago)


def whys(groups: Groups) -> dict[int, Alone]:
    return {left.member: left.why for left in groups.alone}


@given(_seekers, _met, _avoided, _seeds)
def test_every_seeker_is_in_one_pair_in_one_three_or_alone(
    seekers: list[Seeker], met: list[Met], avoided: list[tuple[MemberId, MemberId]], seed: int
) -> None:
    groups = drawn(seekers, met, avoided, seed)

    placed = Counter(member for group in groups.groups for member in group)
    placed.update(left.member for left in groups.alone)
    assert placed == Counter(one.member for one in seekers)
    assert {len(pair) for pair in groups.pairs} <= {2}
    assert {len(three) for three in groups.threes} <= {3}


@given(_seekers, _met, _avoided, _seeds)
def test_nobody_meets_whom_either_of_them_avoids(
    seekers: list[Seeker], met: list[Met], avoided: list[tuple[MemberId, MemberId]], seed: int
) -> None:
    groups = drawn(seekers, met, avoided, seed)

    assert not {frozenset(pair) for pair in avoided} & {frozenset(pair) for pair in meetings(groups)}


@given(_seekers, _met, _avoided, _seeds)
def test_all_of_a_group_have_a_language_and_two_hours_in_common(
    seekers: list[Seeker], met: list[Met], avoided: list[tuple[MemberId, MemberId]], seed: int
) -> None:
    groups = drawn(seekers, met, avoided, seed)

    known = {one.member: one for one in seekers}
    for group in groups.groups:
        languages, awake = known[group[0]].languages, ALWAYS
        for member in group:
            languages, awake = languages & known[member].languages, awake & known[member].awake
        assert languages
        assert awake.bit_count() >= 4


@given(_seekers, _met, _avoided, _seeds)
def test_two_meet_again_after_three_rounds_at_the_soonest_and_thirteen_at_the_latest(
    seekers: list[Seeker], met: list[Met], avoided: list[tuple[MemberId, MemberId]], seed: int
) -> None:
    groups = drawn(seekers, met, avoided, seed)

    rest = min(13, max(3, len(seekers) // 2))
    lately = {frozenset((one.one, one.other)) for one in met if one.rounds_ago < rest}
    assert not lately & {frozenset(pair) for pair in meetings(groups)}


@given(_seekers, _met, _avoided, _seeds)
def test_the_same_seed_makes_the_same_groups_in_whatever_order_all_is_told(
    seekers: list[Seeker], met: list[Met], avoided: list[tuple[MemberId, MemberId]], seed: int
) -> None:
    turned = [replace(one, topics=frozenset(sorted(one.topics, reverse=True))) for one in reversed(seekers)]

    again = drawn(turned, met[::-1], [(other, one) for one, other in reversed(avoided)], seed)

    assert again == drawn(seekers, met, avoided, seed)


@given(_seekers, _met, _avoided, _seeds)
def test_no_two_are_alone_who_could_have_met(
    seekers: list[Seeker], met: list[Met], avoided: list[tuple[MemberId, MemberId]], seed: int
) -> None:
    groups = drawn(seekers, met, avoided, seed)

    known = {one.member: one for one in seekers}
    apart = {frozenset(pair) for pair in avoided} | {frozenset((one.one, one.other)) for one in met}
    for one, other in combinations([known[left.member] for left in groups.alone], 2):
        suit = one.languages & other.languages and (one.awake & other.awake).bit_count() >= 4
        assert not suit or frozenset((one.member, other.member)) in apart


@given(_seekers, _met, _avoided, _seeds)
def test_why_somebody_is_alone_says_nothing_of_whom_anybody_avoids(
    seekers: list[Seeker], met: list[Met], avoided: list[tuple[MemberId, MemberId]], seed: int
) -> None:
    groups = drawn(seekers, met, avoided, seed)

    before = {frozenset((one.one, one.other)) for one in met}
    for left in groups.alone:
        me = next(one for one in seekers if one.member == left.member)
        speaking = [one for one in seekers if one is not me and one.languages & me.languages]
        suiting = [one for one in speaking if (one.awake & me.awake).bit_count() >= 4]
        new = [one for one in suiting if frozenset((one.member, me.member)) not in before]
        told = [(len(seekers) > 1, Alone.NOBODY_ELSE), (speaking, Alone.LANGUAGE), (suiting, Alone.HOURS)]
        told += [(new, Alone.ALL_MET)]
        assert left.why is next((why for those, why in told if not those), Alone.ODD)


def test_nobody_seeks() -> None:
    assert drawn([]) == Groups((), (), ())


def test_who_is_the_only_one_hears_so() -> None:
    assert drawn([seeker(1)]).alone == (Left(MemberId(1), Alone.NOBODY_ELSE),)


def test_three_make_a_three() -> None:
    assert drawn([seeker(n) for n in (3, 1, 2)]) == Groups((), ((MemberId(1), MemberId(2), MemberId(3)),), ())


def test_the_odd_one_joins_a_pair() -> None:
    groups = drawn(alike(31, Random(1)))

    assert (len(groups.pairs), len(groups.threes), len(groups.alone)) == (14, 1, 0)


def test_three_who_speak_two_by_two_but_not_all_together_make_no_three() -> None:
    spoken = ("ja en", "en pt", "pt ja")

    groups = drawn([seeker(n, languages=words) for n, words in enumerate(spoken)])

    assert (len(groups.pairs), groups.threes) == (1, ())
    assert [left.why for left in groups.alone] == [Alone.ODD]


def test_who_speaks_alone_or_wakes_alone_hears_which() -> None:
    seekers = [
        seeker(1, awake=MORNING),
        seeker(2, awake=MORNING),
        seeker(3, awake=EVENING),
        seeker(4, languages="pt"),
    ]

    assert whys(drawn(seekers)) == {3: Alone.HOURS, 4: Alone.LANGUAGE}


def test_an_hour_and_a_half_together_is_too_little_and_two_hours_are_enough() -> None:
    assert whys(drawn([seeker(1, awake=0b11111), seeker(2, awake=0b11100)])) == dict.fromkeys(
        (1, 2), Alone.HOURS
    )
    assert drawn([seeker(1, awake=0b11111), seeker(2, awake=0b11110)]).pairs


def test_who_met_everybody_hears_so_until_it_is_long_enough_ago() -> None:
    two = [seeker(1), seeker(2)]

    assert whys(drawn(two, [met(1, 2, 2)])) == dict.fromkeys((1, 2), Alone.ALL_MET)
    assert drawn(two, [met(1, 2, 3)]).pairs
    assert not drawn(two, [met(1, 2, 3), met(2, 1, 1)]).pairs


def test_who_can_only_meet_again_meets_whom_they_met_longest_ago() -> None:
    four = [seeker(n) for n in range(1, 5)]
    before = [met(1, 2, 4), met(3, 4, 4), met(1, 3, 9), met(2, 4, 9), met(1, 4, 5), met(2, 3, 5)]

    assert drawn(four, before).pairs == ((MemberId(1), MemberId(3)), (MemberId(2), MemberId(4)))


def test_somebody_new_goes_before_anybody_old() -> None:
    four = [seeker(n, circles="same") for n in range(1, 5)]
    before = [met(a, b, 50) for a, b in combinations(range(1, 5), 2) if (a, b) not in ((1, 4), (2, 3))]

    assert drawn(four, before).pairs == ((MemberId(1), MemberId(4)), (MemberId(2), MemberId(3)))


@pytest.mark.parametrize("seed", range(20))
def test_who_meets_again_does_not_hang_on_the_order_in_which_it_is_told(seed: int) -> None:
    six = [seeker(n) for n in range(1, 7)]
    before = [met(a, b, 9) for a, b in combinations(range(1, 7), 2)]

    assert drawn(six, before, seed=seed) == drawn(six, before[::-1], seed=seed)


@pytest.mark.parametrize("seed", range(20))
def test_people_from_different_circles_meet_sooner(seed: int) -> None:
    four = [seeker(n, circles="sales" if n < 3 else "lab") for n in range(1, 5)]

    groups = drawn(four, seed=seed)

    assert (MemberId(1), MemberId(2)) not in groups.pairs


@pytest.mark.parametrize("seed", range(20))
def test_people_who_share_a_rare_topic_meet_sooner_than_those_who_share_what_all_do(seed: int) -> None:
    rare = {1: "bees", 4: "bees", 2: "choirs", 3: "choirs"}
    many = [seeker(n, topics=f"work {rare.get(n, '')}") for n in range(1, 9)]

    groups = drawn(many, seed=seed)

    assert {(MemberId(1), MemberId(4)), (MemberId(2), MemberId(3))} <= set(groups.pairs)


def test_a_good_pair_leaves_nobody_over() -> None:
    chain = [
        seeker(1, languages="a", circles="x"),
        seeker(2, languages="a b", topics="bees", circles="x"),
        seeker(3, languages="b c", topics="bees", circles="y"),
        seeker(4, languages="c", circles="y"),
    ]

    assert drawn(chain).pairs == ((MemberId(1), MemberId(2)), (MemberId(3), MemberId(4)))


def test_the_few_who_speak_a_language_find_each_other_among_thousands() -> None:
    crowd = [seeker(n, languages="pt" if n % 1_000 == 0 else "ja") for n in range(1, 4_001)]

    groups = drawn(crowd)

    assert groups.alone == ()
    assert {1_000, 2_000, 3_000, 4_000} == {m for pair in groups.pairs for m in pair if m % 1_000 == 0}


def test_a_seeker_who_is_told_twice_is_one() -> None:
    assert drawn([seeker(1), seeker(1), seeker(2)]).pairs == ((MemberId(1), MemberId(2)),)


@pytest.mark.parametrize("count", [31, 61, 62])
def test_in_thirteen_rounds_nobody_meets_twice_and_nobody_is_alone(count: int) -> None:
    rounds = drawn_rounds(alike(count, Random(count)), 13, seed=1)

    met = Counter(pair for groups in rounds for pair in meetings(groups))
    assert max(met.values()) == 1
    assert not any(groups.alone for groups in rounds)


def test_nor_do_they_where_few_suit_each_other() -> None:
    rounds = drawn_rounds(abroad(61, Random(1)), 13, seed=1)

    met = Counter(pair for groups in rounds for pair in meetings(groups))
    assert max(met.values()) == 1


def test_eight_who_go_on_meeting_are_hardly_ever_alone() -> None:
    rounds = drawn_rounds(alike(8, Random(1)), 26, seed=1)

    assert sum(len(groups.alone) for groups in rounds) <= 0.05 * 8 * 26
