"""A round of ten thousand: planned, sent and told, while nobody who writes has to wait long."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

from community.member import MemberId
from community.round import Rhythm
from handlers.context import Rules
from handlers.timetable import rounds
from storage import members
from storage.database import Database
from storage.tables import accounts, round_members, topics
from storage.tables import members as people

CROWD = 10_000
WHOLE = 60.0  # seconds, the two drawings and twenty-five ticks of telling together
LONGEST_WAIT = 2.0  # seconds that somebody else's writing may wait
SUNDAY = datetime(2026, 6, 7, 1, 0, tzinfo=UTC)


async def test_a_round_of_ten_thousand_keeps_nobody_waiting(database: Database) -> None:
    await _filled(database)
    waits: list[float] = []
    others = asyncio.create_task(_others_write(database, waits))

    start = time.perf_counter()
    count, now = 0, SUNDAY
    for minutes in (0, 24 * 60, *range(24 * 60 + 1, 24 * 60 + 25)):
        now = SUNDAY + timedelta(minutes=minutes)
        count += await rounds.work(database, Rules(), now)
    took = time.perf_counter() - start

    others.cancel()
    kind = database.url.get_backend_name()
    print(  # noqa: T201 - a measurement
        f"\n{CROWD} members on {kind}: {took:.1f} s in all (at most {WHOLE});"
        f" others waited {max(waits):.2f} s at the longest (at most {LONGEST_WAIT})"
    )
    assert count >= CROWD
    assert took < WHOLE
    assert max(waits) < LONGEST_WAIT


async def _filled(database: Database) -> None:
    """Members of forty teams and a hundred topics in two languages, all of whom joined."""
    numbers = range(1, CROWD + 1)
    async with database.writing() as tx:
        named = [
            {
                "id": n,
                "key": f"slack:U{n}",
                "name": f"Member {n}",
                "folded_name": f"member{n}",
                "kind": "alumnus",
                "confirmed": True,
                "language": "ja" if n % 3 else "en",
                "time_zone": "Asia/Tokyo",
                "team": f"team {n % 40}",
            }
            for n in numbers
        ]
        await tx.execute(people.insert(), named)
        here = [{"platform": "slack", "external_id": f"U{n}", "member_id": n, "name": ""} for n in numbers]
        await tx.execute(accounts.insert(), here)
        shared = [{"member_id": n, "topic": f"topic {(n * k) % 100}"} for n in numbers for k in (1, 7)]
        await tx.execute(topics.insert(), list({tuple(row.items()): row for row in shared}.values()))
        seats = [{"member_id": n, "rhythm": Rhythm.WEEKLY, "since": SUNDAY, "silent": 0} for n in numbers]
        await tx.execute(round_members.insert(), seats)


async def _others_write(database: Database, waits: list[float]) -> None:
    while True:
        start = time.perf_counter()
        async with database.writing() as tx:
            await members.update(tx, MemberId(1), asked_at=SUNDAY)
        waits.append(time.perf_counter() - start)
        await asyncio.sleep(0.02)
