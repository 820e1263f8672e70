"""Work that would stay in the memory of a process at rest: done by one of its own, which ends with it."""

import asyncio
import pickle
import subprocess
import sys
from datetime import datetime
from typing import Final

from sqlalchemy.exc import DBAPIError

from bot.days_off import days_off
from community.prompt import Plan
from handlers.context import Rules
from handlers.timetable import prompts
from storage.database import Database

PATIENCE: Final = 120.0  # seconds; a plan for 10,000 members takes about four, the start of Python included


class WorkerFailed(Exception):
    """The other process did not bring its work to an end; the message is the last that it said."""


_Task = tuple[str, Rules, datetime, int]
"""The database's address, and what a plan is asked with."""


async def plan_apart(database: Database, rules: Rules, now: datetime, seed: int) -> Plan:
    """Whom to invite to what, planned in a process of its own; raises WorkerFailed."""
    task: _Task = (database.url.render_as_string(hide_password=False), rules, now, seed)
    apart = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.worker",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            out, said = await apart.communicate(pickle.dumps(task))
    except TimeoutError as late:
        raise WorkerFailed("it took too long") from late
    finally:
        if apart.returncode is None:
            apart.kill()
            await apart.wait()
    if apart.returncode:
        raise WorkerFailed(said.decode(errors="replace").strip().rpartition("\n")[2])
    plan = pickle.loads(out)
    if not isinstance(plan, Plan):
        raise WorkerFailed("it brought no plan")
    return plan


async def plan_here(database: Database, rules: Rules, now: datetime, seed: int) -> Plan:
    """The same in this process, for one that ends soon: NumPy stays."""
    from community.prompting import plan

    async with database.reading() as tx:
        read = await prompts.read(tx, rules, now, days_off(rules.holidays, now))
    return plan(read.opportunities, read.invitees, read.inviting, read.odds, now, seed)


async def _work(url: str, rules: Rules, now: datetime, seed: int) -> Plan:
    database = Database(url)
    try:
        return await plan_here(database, rules, now, seed)
    finally:
        await database.close()


if __name__ == "__main__":
    try:
        planned = asyncio.run(_work(*pickle.load(sys.stdin.buffer)))
    except DBAPIError as failed:
        sys.exit(f"the database failed: {str(failed.orig).strip().partition(chr(10))[0]}")
    sys.stdout.buffer.write(pickle.dumps(planned))
