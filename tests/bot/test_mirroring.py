"""Events in a platform's own calendar: created, changed, taken out, retried, and given up with a word."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from structlog.testing import capture_logs

from bot.mirroring import MOST_ATTEMPTS, Mirroring
from bot.platform import Never, TryLater
from community.event import Event, EventId, EventKind, EventState
from handlers import gathering
from storage import events, mirrors
from storage.database import Database
from tests.bot.door import ADoor
from tests.conftest import SetClock


@pytest.fixture
def door() -> ADoor:
    return ADoor("discord")


@pytest.fixture
def mirroring(sqlite_database: Database, door: ADoor, clock: SetClock) -> Mirroring:
    return Mirroring(sqlite_database, {"discord": door}, clock, Random(1))


async def test_an_event_is_mirrored_once(
    sqlite_database: Database, mirroring: Mirroring, door: ADoor, clock: SetClock
) -> None:
    await _announced(sqlite_database, clock)

    await mirroring.tick()
    await mirroring.tick()

    assert [event.title for event in door.mirrored] == ["Leaving well"]


async def test_a_change_is_brought_there_and_a_cancelled_one_taken_out(
    sqlite_database: Database, mirroring: Mirroring, door: ADoor, clock: SetClock
) -> None:
    event = await _announced(sqlite_database, clock)
    await mirroring.tick()

    async with sqlite_database.writing() as tx:
        await gathering.change(tx, event, replace(event, place="Room 2"), clock())
    await mirroring.tick()
    async with sqlite_database.writing() as tx:
        await gathering.cancel(tx, replace(event, place="Room 2", version=2), clock())
    await mirroring.tick()

    assert [(one.place, one.over) for one in door.mirrored] == [
        ("", False),
        ("Room 2", False),
        ("Room 2", True),
    ]


async def test_what_fails_is_tried_again_later(
    sqlite_database: Database, mirroring: Mirroring, door: ADoor, clock: SetClock
) -> None:
    await _announced(sqlite_database, clock)
    door.failures.append(TryLater("busy", 30))
    await mirroring.tick()
    await mirroring.tick()
    at_once = len(door.mirrored)

    clock.forward(minutes=1)
    await mirroring.tick()

    assert (at_once, len(door.mirrored)) == (0, 1)


@pytest.mark.parametrize("failures", [[Never("forbidden")], [TryLater("busy")] * MOST_ATTEMPTS])
async def test_what_never_works_is_given_up_and_logged_by_its_code(
    sqlite_database: Database, mirroring: Mirroring, door: ADoor, clock: SetClock, failures: list[Exception]
) -> None:
    await _announced(sqlite_database, clock)
    door.failures.extend(failures)

    with capture_logs() as logs:
        for _ in range(MOST_ATTEMPTS + 2):
            await mirroring.tick()
            clock.forward(hours=2)

    assert [line["reason"] for line in logs] == [str(failures[0])]
    assert door.mirrored == []


async def test_what_has_begun_is_left_to_the_platform(
    sqlite_database: Database, mirroring: Mirroring, door: ADoor, clock: SetClock
) -> None:
    await _announced(sqlite_database, clock)
    clock.forward(days=8)

    await mirroring.tick()

    assert door.mirrored == []


async def _announced(database: Database, clock: SetClock) -> Event:
    at = clock() + timedelta(days=7)
    planned = Event(
        EventId(0),
        "k:1",
        "Leaving well",
        EventKind.PANEL,
        "",
        at,
        60,
        clock(),
        None,
        state=EventState.ANNOUNCED,
    )
    async with database.writing() as tx:
        new = await events.add(tx, planned)
        assert new is not None
        await mirrors.want(tx, new, ("discord",), clock())
        found = await events.get(tx, new)
    assert found is not None
    return found
