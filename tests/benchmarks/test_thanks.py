"""How long `/alumni thanks` takes from the parsed event to the returned view, and whether it stays so.

Times are ratios measured in one run, the two sides taking turns, so that a busy machine slows both.
"""

import itertools
import sqlite3
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.ext.asyncio import create_async_engine

from handlers.context import Rules
from handlers.event import Command, Joined, Mentioned, Who
from handlers.reception import Reception
from storage.database import Database
from storage.tables import homes
from tests.conftest import SetClock
from tests.doubles.slack import SlackDouble
from tests.doubles.slack_payloads import payload_of_command

ROUNDS = 300
MEMBERS = 5_000
DAY = 86_400

_keys = itertools.count()

Timed = Callable[[], Awaitable[None]]


@pytest.fixture
def copies(empty_sqlite: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Copies of an empty database."""

    def copy(name: str) -> Path:
        file = tmp_path / f"{name}.db"
        file.write_bytes(empty_sqlite.read_bytes())
        return file

    return copy


@asynccontextmanager
async def _thanking(file: Path, clock: SetClock) -> AsyncIterator[Timed]:
    """One `/alumni thanks`, always between two others of fifty members."""
    database = Database(f"sqlite:///{file}")
    reception = Reception(database, Rules(), clock)
    people = [Who("slack", "T1", f"U{n}", f"Member {n}", "en-US") for n in range(50)]
    for who in people:
        await reception.answer(Joined(who))
    pairs = itertools.cycle(itertools.permutations(people, 2))

    async def thank() -> None:
        who, whom = next(pairs)
        key = f"k{next(_keys)}"
        answer = await reception.answer(Command(who, "alumni", "thanks", (Mentioned(whom.id),), key, key))
        assert "on their way" in str(answer.messages[0].parts[0])

    yield thank
    await database.close()


@asynccontextmanager
async def _bare_listener(file: Path, slack: SlackDouble) -> AsyncIterator[Timed]:
    """The least that any slack-bolt app with a database does: acknowledge, one INSERT, one COMMIT.

    The database is SQLAlchemy's own way to SQLite, as its documentation shows it, with our durability.
    """
    engine = create_async_engine(f"sqlite+aiosqlite:///{file}")
    app = AsyncApp(client=AsyncWebClient("xoxb-any", base_url=slack.url), process_before_response=True)
    async with engine.connect() as connection:
        await connection.exec_driver_sql("PRAGMA journal_mode=WAL")

    @app.command("/alumni")
    async def heard_it(ack: AsyncAck) -> None:
        await ack()
        async with engine.begin() as tx:
            await tx.execute(homes.insert(), {"platform": f"b{next(_keys)}", "external_id": "", "name": ""})

    slack.add_person("U1", "Hana")
    body = payload_of_command(slack.actor("U1"), "/alumni", "thanks")

    async def dispatch() -> None:
        answer = await app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
        assert answer.status == 200

    yield dispatch
    await engine.dispose()


async def _medians(one: Timed, other: Timed) -> tuple[float, float]:
    """Median seconds of each, taking turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS + 20):
        for act, taken in zip((one, other), times, strict=True):
            start = time.perf_counter()
            await act()
            if turn >= 20:
                taken.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


async def test_thanks_take_at_most_half_as_long_again_as_a_bare_listener(
    copies: Callable[[str], Path], clock: SetClock
) -> None:
    async with (
        SlackDouble() as slack,
        _bare_listener(copies("bare"), slack) as bare,
        _thanking(copies("ours"), clock) as ours,
    ):
        own, least = await _medians(ours, bare)

    _tell("thanks", own, "a bare listener", least, 1.5)
    assert own / least <= 1.5


async def test_thanks_take_as_long_among_a_million_gifts_as_among_a_thousand(
    copies: Callable[[str], Path], clock: SetClock
) -> None:
    small, large = copies("small"), copies("large")
    _fill(small, 1_000, clock)
    _fill(large, 1_000_000, clock)

    async with _thanking(small, clock) as few, _thanking(large, clock) as many:
        thousand, million = await _medians(few, many)

    _tell("among a million gifts", million, "among a thousand", thousand, 1.3)
    assert million / thousand <= 1.3


def _tell(one: str, seconds: float, other: str, least: float, most: float) -> None:
    print(  # noqa: T201 - a measurement
        f"\n{one} {seconds * 1000:.2f} ms, {other} {least * 1000:.2f} ms:"
        f" ratio {seconds / least:.2f}, at most {most}"
    )


def _fill(file: Path, count: int, clock: SetClock) -> None:
    """Gifts of the last three years among all members, those who thank in this benchmark included."""
    names = [(f"slack:U{n}", f"Member {n}", f"member{n}", "alumnus", 0, 0) for n in range(MEMBERS)]
    start = clock.now.timestamp() - 3 * 365 * DAY
    step = (clock.now.timestamp() - start) / count
    with sqlite3.connect(file) as connection:
        connection.executemany(
            "insert into members (key, name, folded_name, kind, confirmed, is_bot) values (?,?,?,?,?,?)",
            names,
        )
        connection.executemany(
            "insert into gifts (id, key, giver_id, kind, at, everybody, words, occasion, source,"
            " born_of_thanks, inspiration) values (?, 'g' || ?, ? % ? + 1, 'other',"
            " strftime('%Y-%m-%d %H:%M:%S.000000', ?, 'unixepoch'), 0, '', 'none', 'csv', 0, 'unknown')",
            ((n + 1, n, n * 7919, MEMBERS, start + n * step) for n in range(count)),
        )
        connection.executemany(
            "insert into receipts (gift_id, member_id) values (?, ? % ? + 1)",
            ((n + 1, n * 104_729 + 1, MEMBERS) for n in range(count)),
        )
    connection.close()
