"""Work that would stay in the memory of a process at rest: done by one of its own, which ends with it."""

import asyncio
import os
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
from handlers.timetable.chain import Measured
from storage.database import Database

PLANNED_IN: Final = 120.0  # seconds; a plan for 10,000 members takes about four, the start of Python included
MEASURED_IN: Final = 900.0  # seconds; a million gifts take about fifteen on two cores that are idle

_NICE: Final = 10
"""How much the worker stands back: who speaks to the bot meanwhile should not notice."""


class WorkerFailed(Exception):
    """The other process did not bring its work to an end; the message is the last that it said."""


_Task = tuple[str, str, Rules, datetime, int]
"""What is to be done, the database's address, and what it is asked with."""


async def plan_apart(database: Database, rules: Rules, now: datetime, seed: int) -> Plan:
    """Whom to invite to what, planned in a process of its own; raises WorkerFailed."""
    plan = await _apart("plan", PLANNED_IN, database, rules, now, seed)
    if not isinstance(plan, Plan):
        raise WorkerFailed("it brought no plan")
    return plan


async def measure_apart(database: Database, rules: Rules, now: datetime, seed: int) -> Measured:
    """How the giving stands, measured in a process of its own; raises WorkerFailed."""
    measured = await _apart("measure", MEASURED_IN, database, rules, now, seed)
    if not isinstance(measured, Measured):
        raise WorkerFailed("it brought no figures")
    return measured


async def plan_here(database: Database, rules: Rules, now: datetime, seed: int) -> Plan:
    """A plan in this process, for one that ends soon: NumPy stays."""
    from community.prompting import plan

    async with database.reading() as tx:
        read = await prompts.read(tx, rules, now, days_off(rules.holidays, now))
    return plan(read.opportunities, read.invitees, read.inviting, read.odds, now, seed)


async def measure_here(database: Database, rules: Rules, now: datetime, seed: int) -> Measured:
    """Figures in this process, for one that ends soon: NumPy and matplotlib stay."""
    from handlers.measuring import measured

    return await measured(database, rules, now, seed)


_WORKS: Final = {"plan": plan_here, "measure": measure_here}


async def _apart(
    work: str, patience: float, database: Database, rules: Rules, now: datetime, seed: int
) -> object:
    task: _Task = (work, database.url.render_as_string(hide_password=False), rules, now, seed)
    apart = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.worker",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "OMP_NUM_THREADS": "1"},  # one core at most: small matrices gain nothing by more
    )
    try:
        async with asyncio.timeout(patience):
            out, said = await apart.communicate(pickle.dumps(task))
    except TimeoutError as late:
        raise WorkerFailed("it took too long") from late
    finally:
        if apart.returncode is None:
            apart.kill()
            await apart.wait()
    if apart.returncode:
        raise WorkerFailed(said.decode(errors="replace").strip().rpartition("\n")[2])
    brought: object = pickle.loads(out)
    return brought


async def _work(work: str, url: str, rules: Rules, now: datetime, seed: int) -> object:
    database = Database(url)
    try:
        return await _WORKS[work](database, rules, now, seed)
    finally:
        await database.close()


if __name__ == "__main__":
    os.nice(_NICE)
    try:
        done = asyncio.run(_work(*pickle.load(sys.stdin.buffer)))
    except DBAPIError as failed:
        sys.exit(f"the database failed: {str(failed.orig).strip().partition(chr(10))[0]}")
    sys.stdout.buffer.write(pickle.dumps(done))
