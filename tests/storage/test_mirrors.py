"""Mirrors: claimed once, brought up to date as of a version, and behind again when the event changes."""

from datetime import UTC, datetime, timedelta

from community.event import Event, EventId, EventKind
from storage import events, mirrors
from storage.database import Database, Tx
from storage.mirrors import CLAIM

NOW = datetime(2026, 6, 1, 3, tzinfo=UTC)


async def test_a_mirror_is_claimed_by_one_and_comes_up_again_when_its_claim_lapses(
    database: Database,
) -> None:
    async with database.writing() as tx:
        event = await _event(tx)
        await mirrors.want(tx, event, ("discord",), NOW)

    async with database.writing() as tx:
        first = await mirrors.claim(tx, NOW, ("discord",), 5)
        second = await mirrors.claim(tx, NOW, ("discord",), 5)
        later = await mirrors.claim(tx, NOW + CLAIM, ("discord",), 5)

    assert [len(first), len(second), len(later)] == [1, 0, 1]


async def test_what_changed_while_it_was_mirrored_stays_behind_and_keeps_its_id(database: Database) -> None:
    async with database.writing() as tx:
        event = await _event(tx)
        await mirrors.want(tx, event, ("discord",), NOW)
        (claimed,) = await mirrors.claim(tx, NOW, ("discord",), 5)
        await mirrors.want(tx, event, (), NOW)
        await mirrors.done(tx, claimed, "E1", 1)

    async with database.writing() as tx:
        (again,) = await mirrors.claim(tx, NOW, ("discord",), 5)
        await mirrors.done(tx, again, "E1", 2)

    async with database.writing() as tx:
        assert again.known_as == "E1"
        assert await mirrors.claim(tx, NOW + timedelta(days=1), ("discord",), 5) == ()


async def test_a_platform_that_does_not_run_here_is_left_to_another_process(database: Database) -> None:
    async with database.writing() as tx:
        event = await _event(tx)
        await mirrors.want(tx, event, ("discord", "slack"), NOW)

        found = await mirrors.claim(tx, NOW, ("slack",), 5)

    assert [mirror.platform for mirror in found] == ["slack"]


async def _event(tx: Tx) -> EventId:
    at = NOW + timedelta(days=7)
    event = Event(EventId(0), "k:1", "Leaving well", EventKind.PANEL, "", at, 60, NOW, None)
    new = await events.add(tx, event)
    assert new is not None
    return new
