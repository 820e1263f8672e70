"""What a visitor of the example may answer, and what its people do of it as time goes on."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select

from bot.playground import example_daily, example_kept
from bot.playground.example import Community, made_up
from bot.playground.example_cast import cast
from bot.playground.example_inviting_words import SAID
from community.event import Answer
from community.gift import GiftKind
from community.introduction import Said
from community.opening import OpeningKind
from community.round import Place, Rhythm
from community.topic import topic_of
from storage import (
    asks,
    event_answers,
    event_speakers,
    events,
    finding,
    homes,
    members,
    openings,
    profiles,
    rounds,
    seats,
)
from storage import gifts as gifts_
from storage.database import Database, Tx
from storage.event_speakers import SpeakerState
from storage.tables import gifts

NOW = datetime(2026, 6, 1, 3, tzinfo=UTC)


@pytest.fixture(params=[("ja", 9_210), ("ja", 9_211), ("en", 9_210), ("en", 9_212)], ids=str)
def moved_in(request: pytest.FixtureRequest) -> tuple[str, Community]:
    """Some communities, in both languages."""
    language, seed = request.param
    return language, made_up(Random(seed), NOW)


@pytest.fixture
async def tx(sqlite_database: Database, moved_in: tuple[str, Community]) -> AsyncIterator[Tx]:
    """The community as it has moved in, furnished."""
    language, community = moved_in
    async with sqlite_database.writing() as writing:
        await example_kept.move_in(writing, community)
        await example_daily.furnish(writing, community, NOW, example_daily.names(language))
        yield writing


async def test_the_page_has_a_channel_where_things_are_announced(tx: Tx) -> None:
    assert [home.channel for home in await homes.every(tx)] == ["lounge"]


async def test_an_evening_is_ten_days_away_or_little_more_and_looks_for_speakers(tx: Tx) -> None:
    (event,) = await events.coming(tx, NOW)
    counts = await event_answers.counts(tx, event.id)
    speak = await event_speakers.every(tx, event.id, SpeakerState.ACCEPTED)

    assert timedelta(days=10) <= event.starts_at - NOW < timedelta(days=13)
    assert event.starts_at.weekday() < 5
    assert (counts.yes, counts.maybe) == (9, 3)
    assert len(speak) == 1 < event.speakers_wanted


async def test_an_evening_took_place_and_was_given_to_those_who_came(tx: Tx) -> None:
    (event,) = await events.past(tx, NOW)
    came = await event_answers.came(tx, event.id)
    given = await tx.execute(
        select(gifts.c.kind).where(gifts.c.occasion_id == event.id, gifts.c.occasion == "event")
    )

    assert len(came) == 13
    assert sorted(given.scalars()) == [GiftKind.EVENT, GiftKind.PANEL]
    assert all([await gifts_.of_event(tx, event.id, one, 5) for one in came])


async def test_one_asks_by_name_and_one_without_who_was_offered_help(tx: Tx) -> None:
    named, nameless = await asks.open_now(tx, NOW, 10)

    assert (named.named, len(await asks.offers(tx, named.id))) == (True, 0)
    assert (nameless.named, len(await asks.offers(tx, nameless.id))) == (False, 1)


async def test_the_host_and_others_share_openings_of_every_kind(tx: Tx) -> None:
    found = await openings.newest(tx, NOW, 10)

    assert {one.kind for one in found} == set(OpeningKind)
    assert [one.of_host for one in found].count(True) == 1
    assert all(one.gift is not None and one.topics for one in found)


async def test_every_topic_finds_several_and_every_step_somebody_who_made_it(
    tx: Tx, moved_in: tuple[str, Community]
) -> None:
    reader = await members.of_account(tx, "page", moved_in[1].residents[0].id)
    assert reader is not None
    said = SAID[moved_in[0]]

    for topic in said.known:
        assert len(await finding.askable_about(tx, reader[0].id, topic, NOW)) >= 3
    everybody = [await members.of_account(tx, "page", one.id) for one in moved_in[1].residents]
    models = [(await profiles.read(tx, one[0].id)).role_model for one in everybody if one]
    assert frozenset().union(*models) == set(said.steps)


async def test_an_odd_number_takes_part_in_rounds_with_the_first_persona(
    tx: Tx, moved_in: tuple[str, Community]
) -> None:
    first = await members.of_account(tx, "page", moved_in[1].residents[0].id)
    counts = await seats.counts(tx)

    assert first is not None
    assert await seats.of(tx, first[0].id) is not None
    assert sum(counts.values()) % 2 == 1
    assert counts[Rhythm.WEEKLY] >= 2


def test_who_has_a_part_speaks_the_communitys_language_and_nobody_has_it_who_is_played() -> None:
    for language in SAID:
        everybody = made_up(Random(9_213), NOW).residents
        others = cast(language, "", NOW, everybody, {}, ()).others

        assert all(one.language == language for one in others[:15])
        assert not set(others) & set(everybody[:4])


def test_what_is_said_in_one_language_is_said_in_the_other() -> None:
    ja, en = SAID["ja"], SAID["en"]

    assert len(ja.known) == len(en.known)
    assert [one.kind for one in ja.openings] == [one.kind for one in en.openings]
    for said in SAID.values():
        assert all(topic == topic_of(topic) for topic in (*said.known, *said.steps, said.wanted))
        assert said.wanted not in {topic for one in said.openings for topic in one.topics}


async def test_those_who_said_yes_come_but_nobody_for_who_is_played(
    tx: Tx, moved_in: tuple[str, Community]
) -> None:
    (event,) = await events.coming(tx, NOW)
    played = await members.of_account(tx, "page", moved_in[1].residents[0].id)
    assert played is not None
    await event_answers.give(tx, event.id, played[0].id, Answer.YES, NOW, waits=False, version=1)

    before = event.starts_at - timedelta(hours=1)
    await example_kept.go_on(tx, Random(1), before, event.ends_at, frozenset({moved_in[1].residents[0].id}))

    came = await event_answers.came(tx, event.id)
    assert 3 <= len(came) <= 9
    assert played[0].id not in came


async def test_most_of_those_who_were_brought_together_say_that_they_met(
    tx: Tx, moved_in: tuple[str, Community]
) -> None:
    everybody = [await members.of_account(tx, "page", one.id) for one in moved_in[1].residents[4:24]]
    ids = [one[0].id for one in everybody if one]
    await rounds.plan(tx, Rhythm.WEEKLY, NOW, "1")
    one = await rounds.unsent(tx)
    assert one is not None
    await rounds.place(tx, one.id, list(zip(ids[::2], ids[1::2], strict=True)), {})
    await rounds.told(tx, [Place(one.id, member, None) for member in ids], NOW)

    await example_kept.go_on(tx, Random(1), NOW, NOW + timedelta(days=5))

    met, of = await rounds.how_many_met(tx, one.id)
    places = [await rounds.place_of(tx, one.id, member) for member in ids]
    assert of == len(ids)
    assert of / 2 < met < of
    assert any(place is not None and place.said is Said.NOT_YET for place in places)
