"""How long `okaeri chain --json` takes over the whole community, and how much memory."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage import schema
from storage.database import Database
from tests.benchmarks.filled import fill

MOST_MB = 1_000.0

_ROOT = Path(__file__).parents[2]
_SAID = """
import json, resource, subprocess, sys, time
begun = time.perf_counter()
done = subprocess.run([sys.executable, "-m", "bot", "chain", "--json"], stdout=subprocess.PIPE, check=True)
took, used = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
figures = json.loads(done.stdout)
work = used.ru_utime + used.ru_stime
print(json.dumps([figures["gifts"], figures["R"], took, work, used.ru_maxrss / 1024]))
"""


@pytest.mark.parametrize(
    ("gifts", "members", "most"), [(5_000, 400, 2.0), (100_000, 5_000, 6.0), (1_000_000, 50_000, 15.0)]
)
async def test_the_chain_is_measured_in_time(
    database: Database, gifts: int, members: int, most: float
) -> None:
    async with database.writing() as tx:
        await fill(tx, gifts, members)
        await tx.exec_driver_sql("create table alembic_version (version_num varchar(32) primary key)")
        await tx.exec_driver_sql(f"insert into alembic_version values ('{schema.revisions()[-1]}')")
    url = database.url.render_as_string(hide_password=False)

    asked = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _SAID),
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        env={**os.environ, "DATABASE_URL": url},
    )
    said, _ = await asked.communicate()

    count, measured, seconds, work, megabytes = json.loads(said)
    kind = "SQLite" if database.is_sqlite else "PostgreSQL"
    sys.stderr.write(
        f"\n{count:,} gifts on {kind}: R {measured:.2f} in {seconds:.1f} s ({work:.1f} s of work)"
        f" at most {most}, {megabytes:.0f} MB at most {MOST_MB:.0f}\n"
    )
    assert count == gifts
    assert seconds < most
    assert megabytes < MOST_MB
