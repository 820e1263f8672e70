"""How long everybody's rows take to be read, and how small the process at rest stays beside its worker."""

import resource
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from bot.worker import plan_apart
from community.prompt import Ending, PromptKind
from community.settled import Welcomes
from handlers.context import Rules
from handlers.inviting import sitting
from storage import invitees, tables
from storage.database import Database

MEMBERS = 10_000
ASKS = 400
NOW = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
SECONDS = 1.2
"""Of work (others may be busy on this machine): about a second is what reading them may take."""

GROWTH_MB = 3.0


async def test_ten_thousand_members_are_read_in_about_a_second(sqlite_database: Database) -> None:
    await _fill(sqlite_database)
    rules = Rules(welcomes=Welcomes.EVERYBODY)

    async with sqlite_database.reading() as tx:
        start = time.process_time()
        known = await invitees.every(tx)
        taken = time.process_time() - start
        read = await sitting(tx, rules, frozenset(PromptKind), NOW, ())
        whole = time.process_time() - start - taken

    before, start = _resident(), time.perf_counter()
    plan = await plan_apart(sqlite_database, rules, NOW, 1)
    apart, grown = time.perf_counter() - start, _resident() - before

    figures = f"{taken:.2f} s of work to read, {whole:.2f} s with what is to be given"
    print(f"\n{MEMBERS:,} members: {figures}; planned apart in {apart:.1f} s, +{grown:.1f} MB here")  # noqa: T201
    assert len(known) == len(read.invitees) == MEMBERS
    assert sum(one.chosen is not None for one in plan.decisions) > 0
    assert taken < SECONDS
    assert grown < GROWTH_MB


async def _fill(database: Database) -> None:
    """Members with five topics, five earlier prompts and ten gifts each way."""
    ids = range(1, MEMBERS + 1)
    asks_, later = range(1, ASKS + 1), NOW + timedelta(days=9)
    people = {"kind": "alumnus", "confirmed": True, "is_bot": False, "language": "ja"}
    said = {"named": True, "posted": False, "state": "open", "words": "?"}
    rows: dict[str, list[dict[str, object]]] = {
        "members": [
            {"id": i, "key": f"m{i}", "name": f"M{i}", "folded_name": f"m{i}", **people} for i in ids
        ],
        "accounts": [
            {"platform": "slack", "external_id": f"U{i}", "member_id": i, "name": f"M{i}", "seen_at": NOW}
            for i in ids
        ],
        "topics": [{"member_id": i, "topic": f"topic {(i * 7 + t) % 60}"} for i in ids for t in range(5)],
        "gifts": [
            {"id": i, "key": f"g{i}", "giver_id": i, "kind": "advice", "at": NOW - timedelta(days=9)}
            | {"everybody": False, "host": i < 9, "words": "", "source": "live", "occasion": "none"}
            | {"born_of_thanks": False, "inspiration": "unknown"}
            for i in ids
        ],
        "receipts": [{"gift_id": i, "member_id": (i * 31 + n) % MEMBERS + 1} for i in ids for n in range(10)],
        "prompts": [
            {"member_id": i, "kind": "answer", "subject": f"ask:0{n}", "reason": "turn\nx", "until": NOW}
            | {"at": NOW - timedelta(days=40 * n + 40), "answer": Ending.ACCEPTED, "answered_at": NOW}
            for i in ids
            for n in range(5)
        ],
        "asks": [
            {"id": i, "key": f"a{i}", "member_id": i, "at": NOW - timedelta(days=1), "until": later, **said}
            for i in asks_
        ],
        "ask_topics": [{"ask_id": i, "topic": f"topic {i % 60}"} for i in asks_],
    }
    async with database.writing() as tx:
        for name, several in rows.items():
            await tx.execute(insert(tables.metadata.tables[name]), several)


def _resident() -> float:
    """Megabytes of this process."""
    with open("/proc/self/statm") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * resource.getpagesize() / 10**6
