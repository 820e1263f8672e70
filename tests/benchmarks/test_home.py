"""Home, profile and what is one's own answer as soon among 100,000 members as among 100."""

import sqlite3
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from handlers.context import Rules
from handlers.event import Command, Joined, Who
from handlers.reception import Reception
from storage.database import Database
from tests.conftest import SetClock

ROUNDS = 120
FEW, MANY = 100, 100_000
MOST = 1.3
OLGA = Who("slack", "T1", "U0", "Olga", "en-US", administers=True)
GIFTS_EACH = 3

Saying = Callable[[str], Awaitable[None]]


@pytest.mark.parametrize("verb", ["menu", "profile", "mine"])
async def test_it_answers_as_soon_among_many_as_among_few(
    verb: str, communities: tuple[Path, Path], clock: SetClock
) -> None:
    async with _at(communities[0], clock) as few, _at(communities[1], clock) as many:
        small, large = await _medians(few, many, verb)

    print(  # noqa: T201 - a measurement
        f"\n/alumni {verb}: {large * 1000:.2f} ms among {MANY:,}, {small * 1000:.2f} ms among {FEW}:"
        f" ratio {large / small:.2f}, at most {MOST}"
    )
    assert large / small <= MOST


@pytest.fixture(scope="module")
def communities(empty_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small community and a large one, in which people gave."""
    folder = tmp_path_factory.mktemp("communities")
    return _filled(empty_sqlite, folder / "few.db", FEW), _filled(empty_sqlite, folder / "many.db", MANY)


def _filled(empty: Path, file: Path, people: int) -> Path:
    file.write_bytes(empty.read_bytes())
    with sqlite3.connect(file) as db:
        db.executemany(
            "INSERT INTO members (id, key, name, folded_name, kind, confirmed, is_bot, joined, declared_at)"
            " VALUES (?, ?, ?, ?, 'alumnus', ?, 0, '2026-01-01', ?)",
            (
                (n, f"slack:U{n}x", f"Member {n}", f"member {n}", n % 3 == 0, None)
                for n in range(10, people + 10)
            ),
        )
        db.executemany(
            "INSERT INTO gifts (id, key, giver_id, kind, at, everybody, words, occasion, source,"
            " born_of_thanks, inspiration) VALUES (?, ?, ?, 'advice', ?, 0, 'an hour', 'none', 'live', 0,"
            " 'unknown')",
            (
                (g, f"g{g}", 10 + g % people, f"2026-05-{1 + g % 28:02} 10:00:00.000000")
                for g in range(1, people * GIFTS_EACH + 1)
            ),
        )
        db.executemany(
            "INSERT INTO receipts (gift_id, member_id) VALUES (?, ?)",
            ((g, 10 + (g * 7 + 1) % people) for g in range(1, people * GIFTS_EACH + 1)),
        )
        db.execute("ANALYZE")
    return file


@asynccontextmanager
async def _at(file: Path, clock: SetClock) -> AsyncIterator[Saying]:
    """An organiser who is there, gave three gifts and received three."""
    database = Database(f"sqlite:///{file}")
    reception = Reception(database, Rules(language="en"), clock)
    await reception.answer(Joined(OLGA))
    async with database.writing() as tx:
        me = "(SELECT id FROM members WHERE key = 'slack:U0')"
        await tx.exec_driver_sql(f"UPDATE gifts SET giver_id = {me} WHERE id <= 3")
        await tx.exec_driver_sql(f"UPDATE OR IGNORE receipts SET member_id = {me} WHERE gift_id IN (4, 5, 6)")

    async def say(verb: str) -> None:
        answer = await reception.answer(Command(OLGA, "alumni", verb))
        assert answer.messages
        assert "Not quite" not in answer.messages[0].title

    yield say
    await database.close()


async def _medians(few: Saying, many: Saying, verb: str) -> tuple[float, float]:
    """Median seconds of each, taking turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 10):
        for say, taken in zip((few, many), times, strict=True):
            start = time.perf_counter()
            await say(verb)
            if turn >= 10:
                taken.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])
