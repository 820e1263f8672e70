"""The example community has the figures that it promises, over seeds that were not used to make it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import mean

import pytest

from bot.playground import example_kept
from bot.playground.example import LIVED_MONTH, Community, Lived, State, live_on, made_up, neighbour
from bot.playground.example_giving import NEWCOMER_FOR, Given
from bot.playground.example_people import MONTH, MONTHS
from community.gift import GiftKind, Inspiration
from community.member import MemberKind
from community.words import cleaned
from storage import chain, deliveries, gifts, members
from storage.database import Database

NOW = datetime(2026, 6, 1, 3, tzinfo=UTC)
BEGIN = NOW - MONTHS * MONTH
SEEDS = range(9_000, 9_030)


@pytest.fixture(scope="module")
def communities() -> tuple[Community, ...]:
    """One community a seed."""
    return tuple(made_up(Random(seed), NOW) for seed in SEEDS)


def in_month(community: Community, month: int) -> list[Given]:
    begin = BEGIN + month * MONTH
    return [gift for gift in community.gifts if begin <= gift.at < begin + MONTH]


def test_about_120_members_of_whom_38_percent_ever_gave(communities: tuple[Community, ...]) -> None:
    for community in communities:
        gave = len({gift.giver for gift in community.gifts}) / len(community.residents)

        assert len(community.residents) == 120
        assert 0.36 <= gave <= 0.40


def test_gifts_rise_from_15_to_36_a_month(communities: tuple[Community, ...]) -> None:
    for community in communities:
        by_month = [len(in_month(community, month)) for month in range(MONTHS)]

        assert 14 <= by_month[0] <= 16
        assert 35 <= by_month[-1] <= 37
        assert by_month == sorted(by_month)


def test_the_hosts_share_falls_from_65_to_30_percent(communities: tuple[Community, ...]) -> None:
    first = mean(_host_share(in_month(community, 0)) for community in communities)
    last = mean(_host_share(in_month(community, MONTHS - 1)) for community in communities)

    assert first == pytest.approx(0.65, abs=0.03)
    assert last == pytest.approx(0.30, abs=0.03)


def test_a_gift_is_the_hosts_exactly_when_staff_gives_it(communities: tuple[Community, ...]) -> None:
    for community in communities:
        staff = {r.id for r in community.residents if r.kind is MemberKind.STAFF}

        assert all(gift.host is (gift.giver in staff) for gift in community.gifts)


def test_newcomers_who_are_given_to_give_sooner_than_others(communities: tuple[Community, ...]) -> None:
    for community in communities:
        newcomers, others = _moved(community)

        assert newcomers > 1.5 * others


def test_nobody_gives_before_they_came_nor_to_themselves(communities: tuple[Community, ...]) -> None:
    for community in communities:
        joined = {resident.id: resident.joined for resident in community.residents}

        assert all(joined[gift.giver] < gift.at <= NOW for gift in community.gifts)
        assert all(joined[who] < gift.at for gift in community.gifts for who in gift.receivers)
        assert all(gift.giver not in gift.receivers for gift in community.gifts)


def test_about_half_of_those_who_received_by_name_say_thanks(communities: tuple[Community, ...]) -> None:
    shares = []
    for community in communities:
        named = {(gift.key, who) for gift in community.gifts for who in gift.receivers}
        shares.append(len(named & {(t.gift, t.thanker) for t in community.thanks}) / len(named))

    assert mean(shares) == pytest.approx(0.5, abs=0.07)


def test_thanks_come_after_their_gift_and_not_from_its_giver(communities: tuple[Community, ...]) -> None:
    for community in communities:
        gifts = {gift.key: gift for gift in community.gifts}

        assert all(gifts[t.gift].at < t.at <= NOW for t in community.thanks)
        assert all(gifts[t.gift].giver == t.thanked != t.thanker for t in community.thanks)


def test_some_givers_say_which_earlier_gift_to_them_moved_them(communities: tuple[Community, ...]) -> None:
    for community in communities:
        gifts = {gift.key: gift for gift in community.gifts}
        told = [gift for gift in community.gifts if gift.inspiration is Inspiration.TOLD]

        assert 0.1 < len(told) / len(gifts) < 0.4
        for gift in told:
            assert all(gift.giver in gifts[key].receivers for key in gift.inspired_by)
            assert all(gifts[key].at < gift.at for key in gift.inspired_by)


def test_all_four_answers_to_what_moved_a_giver_occur(communities: tuple[Community, ...]) -> None:
    for community in communities:
        assert {gift.inspiration for gift in community.gifts} == set(Inspiration)


def test_words_are_many_short_and_in_the_givers_language(communities: tuple[Community, ...]) -> None:
    for community in communities:
        languages = {resident.id: resident.language for resident in community.residents}
        words = {gift.words for gift in community.gifts}

        assert len(words) > 0.6 * len(community.gifts)
        assert all(cleaned(word, 80) == word for word in words)
        assert all(gift.words.isascii() is (languages[gift.giver] == "en") for gift in community.gifts)


def test_every_kind_is_given(communities: tuple[Community, ...]) -> None:
    for community in communities:
        assert {gift.kind for gift in community.gifts} == set(GiftKind)


def test_the_page_begins_with_two_alumni_one_of_staff_and_an_organiser(
    communities: tuple[Community, ...],
) -> None:
    for community in communities:
        first, second, third, fourth = community.residents[:4]

        assert (first.kind, first.language) == (MemberKind.ALUMNUS, "ja")
        assert (second.kind, second.language) == (MemberKind.ALUMNUS, "en")
        assert third.kind is MemberKind.STAFF
        assert [r.organises for r in community.residents[:4]] == [False, False, False, True]
        assert fourth.kind is MemberKind.ALUMNUS


def test_ids_and_names_are_all_different(communities: tuple[Community, ...]) -> None:
    for community in communities:
        assert len({resident.id for resident in community.residents}) == 120
        assert len({resident.name for resident in community.residents}) == 120


def test_a_seed_makes_the_same_community_again() -> None:
    assert made_up(Random(7), NOW) == made_up(Random(7), NOW)
    assert made_up(Random(7), NOW) != made_up(Random(8), NOW)


def test_a_month_goes_on_as_the_last_one_did(communities: tuple[Community, ...]) -> None:
    lived = [live_on(Random(n), _state(c), NOW, NOW + MONTH) for n, c in enumerate(communities)]

    assert mean(len(month.gifts) for month in lived) == pytest.approx(LIVED_MONTH, abs=1.5)
    assert mean(_host_share(list(month.gifts)) for month in lived) == pytest.approx(0.30, abs=0.05)


def test_whoever_was_thanked_lately_gives_more_readily(communities: tuple[Community, ...]) -> None:
    member = communities[0].residents[0].id
    quiet = _state(communities[0], lately=False)
    thanked = State(quiet.people, quiet.gave, {}, {member: [NOW]})

    without = mean(_gave(member, live_on(Random(n), quiet, NOW, NOW + MONTH)) for n in range(100))
    after = mean(_gave(member, live_on(Random(n), thanked, NOW, NOW + MONTH)) for n in range(100))

    assert after > 1.5 * without


def test_whom_the_page_speaks_for_does_not_act_by_chance(communities: tuple[Community, ...]) -> None:
    personas = frozenset(resident.id for resident in communities[0].residents[:4])

    lived = live_on(Random(1), _state(communities[0]), NOW, NOW + 3 * MONTH, personas)

    assert not personas & {gift.giver for gift in lived.gifts}


def test_no_time_brings_nothing(communities: tuple[Community, ...]) -> None:
    assert live_on(Random(1), _state(communities[0]), NOW, NOW) == Lived((), ())


async def test_the_community_moves_into_a_database_as_it_was_made_up(database: Database) -> None:
    community = made_up(Random(9_100), NOW)
    async with database.writing() as tx:
        await example_kept.move_in(tx, community)

    async with database.reading() as tx:
        figures = await chain.figures(tx)
        first = await members.of_account(tx, "page", community.residents[0].id)
        state = await example_kept.state_of(tx, NOW)
    assert (figures.gifts, figures.members, figures.givers) == (459, 120, 46)
    assert figures.unconfirmed == 0
    assert figures.longest_chain >= 3
    assert first is not None
    assert first[0].name == community.residents[0].name
    assert [person.id for person in state.people] == [resident.id for resident in community.residents]
    assert len(state.gave) == 46


async def test_what_it_gives_on_is_kept_and_told_to_those_who_read(database: Database) -> None:
    async with database.writing() as tx:
        await example_kept.move_in(tx, made_up(Random(9_101), NOW))
        state = await example_kept.state_of(tx, NOW)
        everybody = frozenset(person.id for person in state.people)
        lived = live_on(Random(3), state, NOW, NOW + MONTH)

        await example_kept.keep(tx, lived, tell=everybody)

        figures = await chain.figures(tx)
        waiting = await deliveries.counts(tx)
    told = sum(len(gift.receivers) for gift in lived.gifts) + len(lived.thanks)
    assert figures.gifts == 459 + len(lived.gifts)
    assert waiting == {"waiting": told}


async def test_time_goes_on_without_those_who_are_played(sqlite_database: Database) -> None:
    community = made_up(Random(9_102), NOW)
    played = frozenset(resident.id for resident in community.residents[:4])
    async with sqlite_database.writing() as tx:
        await example_kept.move_in(tx, community)

        await example_kept.go_on(tx, Random(1), NOW, NOW + MONTH, played)

        before, after = await chain.in_the_last(tx, BEGIN, NOW), await chain.in_the_last(tx, NOW, NOW + MONTH)
        ids = {r.id: await members.of_account(tx, "page", r.id) for r in community.residents[:4]}
        given = [await gifts.given_by(tx, found[0].id) for found in ids.values() if found is not None]
    assert before[0] == 459
    assert 39 <= after[0] <= 45
    assert all(tally.newest is not None and tally.newest < NOW for tally in given)


def _host_share(gifts: list[Given]) -> float:
    return sum(gift.host for gift in gifts) / len(gifts)


def _moved(community: Community) -> tuple[float, float]:
    """Of gifts that alumni received, how many they followed by one of theirs in 30 days: new, and others."""
    outcomes: dict[bool, list[bool]] = {True: [], False: []}
    for is_new, gave in _receipts(community):
        outcomes[is_new].append(gave)
    return mean(outcomes[True]), mean(outcomes[False])


def _receipts(community: Community) -> Iterator[tuple[bool, bool]]:
    alumni = {r.id: r for r in community.residents if r.kind is MemberKind.ALUMNUS}
    month = timedelta(days=30)
    for gift in community.gifts:
        for who in set(gift.receivers) & alumni.keys():
            if gift.at < NOW - month:
                later = (g.at for g in community.gifts if g.giver == who)
                is_new = gift.at - alumni[who].joined < NEWCOMER_FOR
                yield is_new, any(gift.at < at <= gift.at + month for at in later)


def _state(community: Community, *, lately: bool = True) -> State:
    people = tuple(neighbour(resident) for resident in community.residents)
    thanked = {t.thanked: [t.at] for t in community.thanks} if lately else {}
    return State(people, frozenset(gift.giver for gift in community.gifts), {}, thanked)


def _gave(member: str, lived: Lived) -> int:
    return sum(gift.giver == member for gift in lived.gifts)
