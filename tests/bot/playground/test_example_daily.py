"""What a visitor of the example finds beside its giving."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.playground import example_daily, example_kept
from bot.playground.example import Community, made_up
from bot.playground.example_people import MONTH, MONTHS
from community.member import is_paused
from community.settled import Settled, Welcomes
from storage import chain, confirming, gifts, homes, members, moved, settled, timetable, topics
from storage.database import Database, Tx

NOW = datetime(2026, 6, 1, 3, tzinfo=UTC)
JAPANESE, ENGLISH = example_daily.names("ja"), example_daily.names("en")


@pytest.fixture(params=range(9_200, 9_205))
def community(request: pytest.FixtureRequest) -> Community:
    """Some communities, one a seed."""
    return made_up(Random(request.param), NOW)


@pytest.fixture
async def tx(sqlite_database: Database, community: Community) -> AsyncIterator[Tx]:
    """The community as it has moved in, furnished."""
    async with sqlite_database.writing() as writing:
        await example_kept.move_in(writing, community)
        await example_daily.furnish(writing, community, NOW, JAPANESE)
        yield writing


async def test_the_door_has_been_open_to_newcomers_since_the_example_began(tx: Tx) -> None:
    known = await settled.read(tx)

    assert (known.name, known.company) == ("コバルト商事アルムナイ", "コバルト商事")
    assert (known.welcomes, known.welcomes_since) == (Welcomes.NEWCOMERS, NOW - MONTHS * MONTH)


async def test_two_who_never_gave_wait_to_be_confirmed_whoever_said_it_first_in_front(
    tx: Tx, community: Community
) -> None:
    waiting = await confirming.waiting(tx)

    gave = {gift.giver for gift in community.gifts}
    assert len(waiting) == 2
    assert not {example_kept.key_of(giver) for giver in gave} & {member.key for member in waiting}
    assert (await chain.figures(tx)).unconfirmed == 0


async def test_one_who_is_not_played_rests_and_will_be_back(tx: Tx, community: Community) -> None:
    everybody = [await members.of_account(tx, "page", resident.id) for resident in community.residents]
    resting = [n for n, found in enumerate(everybody) if found and is_paused(found[0], NOW)]
    later = NOW + example_daily.PAUSED_FOR + timedelta(seconds=1)

    assert len(resting) == 1
    assert resting[0] >= 4
    assert not any(found and is_paused(found[0], later) for found in everybody)


async def test_the_first_persona_was_thanked_lately_and_is_still_to_be_asked(
    tx: Tx, community: Community
) -> None:
    found = await members.of_account(tx, "page", community.residents[0].id)
    assert found is not None

    waits = await moved.unanswered(tx, found[0].id, NOW - timedelta(days=7))

    assert waits is not None
    gift = await gifts.get(tx, waits)
    assert gift is not None
    assert gift.born_of_thanks
    assert found[0].id not in gift.receivers


async def test_some_say_what_they_care_about_in_their_own_language(tx: Tx, community: Community) -> None:
    for resident in community.residents[:4]:
        found = await members.of_account(tx, "page", resident.id)
        assert found is not None

        (told,) = (await topics.of(tx, [found[0].id])).values()

        assert 1 <= len(told) <= 2
        assert all(topic.isascii() is (resident.language == "en") for topic in told)


async def test_how_giving_stands_is_wanted_from_the_beginning(tx: Tx) -> None:
    assert [entry.name for entry in await timetable.due(tx, NOW)] == ["chain"]


async def test_names_follow_the_language_and_the_home_is_known(tx: Tx) -> None:
    before = await settled.read(tx)

    await example_daily.call(tx, ENGLISH)

    now = await settled.read(tx)
    assert (now.name, now.company) == ("Cobalt Trading Alumni", "Cobalt Trading")
    assert replace(now, name=before.name, company=before.company, version=before.version) == before
    assert [home.platform for home in await homes.every(tx)] == ["page"]


async def test_names_that_organisers_chose_stay(tx: Tx) -> None:
    before = await settled.read(tx)
    await settled.save(tx, replace(before, name="Old Friends", company="ACME"))

    await example_daily.call(tx, ENGLISH)

    now = await settled.read(tx)
    assert (now.name, now.company) == ("Old Friends", "ACME")


async def test_a_file_from_before_keeps_its_doors_closed(sqlite_database: Database) -> None:
    async with sqlite_database.writing() as tx:
        await example_kept.move_in(tx, made_up(Random(9_300), NOW))

        await example_daily.call(tx, JAPANESE)

        assert await settled.read(tx) == Settled()


def test_an_operators_own_name_for_the_community_is_used() -> None:
    called = example_daily.names("en", "ACME Alumni")

    assert (called.community, called.company) == ("ACME Alumni", "Cobalt Trading")
