"""Events in the community's memory: who may be glad to speak, who hears, who was there, and what followed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from community.event import Answer, Event, EventId, EventKind, EventState, Reach
from community.member import MemberId
from storage import event_answers, event_speakers, events, members, profiles, topics
from storage.database import Database, Tx
from storage.event_answers import Attendance
from storage.event_speakers import SpeakerState
from storage.tables import role_models
from tests.storage.people import NOON, gift, several

STARTS = NOON + timedelta(days=7)
PLANNED = Event(EventId(0), "k:1", "Leaving well", EventKind.PANEL, "", STARTS, 60, NOON, None)


async def test_an_event_is_kept_as_it_was_planned_once(database: Database) -> None:
    wanted = replace(
        PLANNED, topics=("careers", "moving on"), capacity=5, reach=Reach.TOPICS, rule="FREQ=WEEKLY"
    )

    async with database.writing() as tx:
        new = await events.add(tx, wanted)
        again = await events.add(tx, wanted)

    assert new is not None
    async with database.reading() as tx:
        assert await events.get(tx, new) == replace(wanted, id=new)
    assert again is None


async def test_a_change_made_from_an_older_version_is_refused(database: Database) -> None:
    async with database.writing() as tx:
        event = await _event(tx)
        first = await events.change(tx, replace(event, title="Leaving gladly"))
        second = await events.change(tx, replace(event, title="Leaving early"))
        found = await events.get(tx, event.id)

    assert (first, second) == (True, False)
    assert found is not None
    assert (found.title, found.version) == ("Leaving gladly", 2)


async def test_who_made_the_step_or_would_speak_of_what_they_know_may_be_glad_to_be_asked(
    database: Database,
) -> None:
    model, would, only_would, paused, offered = await several(database, 5)

    async with database.writing() as tx:
        earlier = await _event(tx, key="k:0")
        event = await _event(tx, about=("careers",))
        for member in (model, paused, offered):
            await tx.execute(role_models.insert(), {"member_id": member, "topic": "careers"})
        await members.update(tx, paused, paused_at=NOON)
        await profiles.save_expertise(tx, would, ("careers",))
        for member in (would, only_would):
            await _came(tx, earlier.id, member)
            await event_answers.note_would_speak(tx, earlier.id, member, True)
        await event_speakers.offer(tx, event.id, offered, "", NOON)

        assert await event_speakers.likely(tx, event.id, 9) == (model, would)


async def test_words_of_an_offer_may_change_and_who_was_accepted_stays_so(database: Database) -> None:
    (speaker,) = await several(database, 1)

    async with database.writing() as tx:
        event = await _event(tx)
        await event_speakers.offer(tx, event.id, speaker, "one", NOON)
        await event_speakers.answer(tx, event.id, speaker, SpeakerState.ACCEPTED)
        await event_speakers.offer(tx, event.id, speaker, "two", NOON)

        (found,) = await event_speakers.every(tx, event.id)
    assert (found.words, found.state) == ("two", SpeakerState.ACCEPTED)


async def test_only_who_shares_a_topic_is_here_and_did_not_pause_hears_by_message(database: Database) -> None:
    shares, other, paused, gone, newcomer = await several(database, 5)

    async with database.writing() as tx:
        await topics.replace(tx, dict.fromkeys((shares, paused, gone, newcomer), ("careers",)))
        await members.update(tx, paused, paused_at=NOON)
        await members.update(tx, gone, left_community=NOON)
        await members.update(tx, newcomer, welcomed_at=NOON)
        by_topic = await events.readers(tx, Reach.TOPICS, ("careers",), newcomers_only=False)
        newcomers = await events.readers(tx, Reach.TOPICS, ("careers",), newcomers_only=True)
        everybody = await events.readers(tx, Reach.EVERYBODY, (), newcomers_only=False)
        nobody = await events.readers(tx, Reach.CHANNEL, ("careers",), newcomers_only=False)

    assert by_topic == (shares, newcomer)
    assert newcomers == (newcomer,)
    assert everybody == (shares, other, newcomer)
    assert nobody == ()


async def test_a_calendar_holds_what_one_said_yes_or_maybe_to_also_when_it_was_cancelled(
    database: Database,
) -> None:
    (me,) = await several(database, 1)

    async with database.writing() as tx:
        for number, answer in enumerate((Answer.YES, Answer.MAYBE, Answer.NO)):
            event = await _event(tx, key=f"k:{number}", state=EventState.ANNOUNCED)
            await event_answers.give(tx, event.id, me, answer, NOON, waits=False, version=1)
        await events.pass_on(tx, EventId(1), (EventState.ANNOUNCED,), EventState.CANCELLED)

        found = await events.for_calendar(tx, me, NOON)

    assert [(event.id, event.state) for event in found] == [(1, "cancelled"), (2, "announced")]


async def test_attendance_counts_newcomers_and_who_had_come_before(database: Database) -> None:
    old, new, again = await several(database, 3)

    async with database.writing() as tx:
        earlier = await _event(tx, key="k:0", at=STARTS - timedelta(days=30))
        event = await _event(tx)
        await members.update(tx, old, joined=date(2020, 1, 1))
        await members.update(tx, new, joined=date(2026, 5, 1))
        await _came(tx, earlier.id, again)
        for member in (old, new, again):
            await _came(tx, event.id, member)

        seen = await event_answers.attendance(tx, event.id, STARTS, date(2026, 3, 1))

    assert seen == Attendance(came=3, newcomers=1, again=1)


async def test_what_an_event_set_off_is_what_those_who_came_gave_afterwards(database: Database) -> None:
    came, stayed_away = await several(database, 2)
    after, until = STARTS + timedelta(hours=1), STARTS + timedelta(days=30)

    async with database.writing() as tx:
        event = await _event(tx)
        await _came(tx, event.id, came)
        await gift(tx, "before", came, stayed_away, at=NOON)
        await gift(tx, "then", came, stayed_away, at=after + timedelta(days=1))
        await gift(tx, "and then", came, at=after + timedelta(days=2))
        await gift(tx, "another's", stayed_away, came, at=after + timedelta(days=1))
        await gift(tx, "too late", came, at=until + timedelta(days=1))

        assert await event_answers.set_off(tx, event.id, after, until) == (2, 1)


async def _event(
    tx: Tx,
    key: str = "k:1",
    *,
    about: tuple[str, ...] = (),
    state: EventState = EventState.PLANNED,
    at: datetime = STARTS,
) -> Event:
    new = await events.add(tx, replace(PLANNED, key=key, topics=about, state=state, starts_at=at))
    assert new is not None
    found = await events.get(tx, new)
    assert found is not None
    return found


async def _came(tx: Tx, event: EventId, member: MemberId) -> None:
    await event_answers.mark(tx, event, member, True, NOON, by_organiser=True, version=1)
