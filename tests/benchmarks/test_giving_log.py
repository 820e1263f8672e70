"""A million gifts of 50,000 members become numbers: how long that takes, and how much memory, on both."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

from storage.database import Database
from tests.benchmarks.filled import fill

GIFTS = 1_000_000
MEMBERS = 50_000
MOST_SECONDS = 5.0
MOST_MB = 500.0

_ROOT = Path(__file__).parents[2]
_READ = """
import asyncio, json, resource, sys, time
from datetime import UTC, datetime
from storage import giving_log
from storage.database import Database

def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

async def read():
    database = Database(sys.argv[1])
    async with database.reading() as tx:
        before, begun, work = most(), time.perf_counter(), time.process_time()
        log, _, _ = await giving_log.read(tx, datetime(2030, 1, 1, tzinfo=UTC))
        took = time.perf_counter() - begun, time.process_time() - work
    await database.close()
    print(json.dumps([log.gifts, log.members, len(log.receipt_gift), *took, most() - before]))

asyncio.run(read())
"""


async def test_a_million_gifts_are_read_within_five_seconds_and_500_mb(database: Database) -> None:
    async with database.writing() as tx:
        await fill(tx, GIFTS, MEMBERS)
    url = database.url.render_as_string(hide_password=False)

    reader = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _READ, url), stdout=subprocess.PIPE, cwd=_ROOT
    )
    said, _ = await reader.communicate()

    gifts, members, receipts, seconds, work, megabytes = json.loads(said)
    kind = "SQLite" if database.is_sqlite else "PostgreSQL"
    sys.stderr.write(
        f"\n{gifts:,} gifts on {kind}: {seconds:.1f} s ({work:.1f} s of work here), {megabytes:.0f} MB\n"
    )
    assert (gifts, members) == (GIFTS, MEMBERS)
    assert receipts > GIFTS
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MB
