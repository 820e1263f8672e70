"""The timetable: what comes again is due once, however often it was missed."""

from datetime import UTC, datetime, timedelta

from storage import timetable
from storage.database import Database

NOW = datetime(2026, 6, 1, 3, tzinfo=UTC)
WEEK = timedelta(days=7)


async def test_what_was_settled_is_due_once_its_moment_has_come(database: Database) -> None:
    async with database.writing() as tx:
        await timetable.settle(tx, "rhythm-panel", NOW + WEEK)
        early = await timetable.due(tx, NOW)
        on_time = await timetable.due(tx, NOW + WEEK)

    assert early == ()
    assert [entry.name for entry in on_time] == ["rhythm-panel"]


async def test_what_was_done_is_due_at_its_next_moment(database: Database) -> None:
    async with database.writing() as tx:
        await timetable.settle(tx, "rhythm-panel", NOW)
        await timetable.done(tx, "rhythm-panel", NOW, NOW + WEEK)

        (entry,) = await timetable.every(tx, "rhythm-")
        due = await timetable.due(tx, NOW)

    assert (entry.next_due, entry.last_done) == (NOW + WEEK, NOW)
    assert due == ()


async def test_what_was_settled_again_is_there_once_and_what_was_removed_not_at_all(
    database: Database,
) -> None:
    async with database.writing() as tx:
        await timetable.settle(tx, "rhythm-panel", NOW)
        await timetable.settle(tx, "rhythm-panel", NOW + WEEK)
        kept = await timetable.every(tx)
        await timetable.remove(tx, "rhythm-panel")

        assert [entry.next_due for entry in kept] == [NOW + WEEK]
        assert await timetable.every(tx) == ()
