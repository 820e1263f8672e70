"""Transactions: nothing half done is seen, nothing is lost between writers."""

import asyncio
import sys
from pathlib import Path

import pytest
from sqlalchemy import select, text

from community.gift import GiftKind
from handlers.context import Rules
from handlers.event import Command, Mentioned, Reacted, Submission, Who
from handlers.reception import Reception
from storage import members, tables
from storage.database import Database, DatabaseRefused, address
from tests.conftest import SetClock
from tests.storage.people import NOON, member, several

GIVER = Who("slack", "T1", "U0", "Giver", language="en")
THANKERS = [Who("slack", "T1", f"U{number}", f"Thanker {number}", language="en") for number in range(1, 101)]


async def test_a_reader_sees_nothing_of_a_transaction_that_is_not_finished(database: Database) -> None:
    async with database.writing() as writing:
        await member(writing, "hana")
        async with database.reading() as reading:
            before = await members.present(reading)

    async with database.reading() as reading:
        assert (before, await members.present(reading)) == (0, 1)


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    async def fail() -> None:
        async with database.writing() as tx:
            await member(tx, "hana")
            raise LookupError

    with pytest.raises(LookupError):
        await fail()

    async with database.reading() as tx:
        assert await members.present(tx) == 0


async def test_writers_of_two_processes_who_read_first_lose_no_step(database: Database) -> None:
    (hana,) = await several(database, 1)
    other = Database(database.url.render_as_string(hide_password=False))

    async def count_up(opened: Database) -> None:
        async with opened.writing() as tx:
            await members.lock(tx, hana)
            team = (await members.get(tx, [hana]))[hana].team or "0"
            await members.update(tx, hana, team=str(int(team) + 1))

    await asyncio.gather(*(count_up(opened) for opened in (database, other) * 10))

    await other.close()
    async with database.reading() as tx:
        assert (await members.get(tx, [hana]))[hana].team == "20"


async def test_a_hundred_who_thank_for_one_gift_at_once_leave_exactly_their_rows(
    database: Database, clock: SetClock
) -> None:
    reception = Reception(database, Rules(), clock, fixed={"slack": "T1"})
    to_all = (("kind", (GiftKind.EVENT,)), ("words", ("the reunion",)))
    await reception.answer(Submission(GIVER, "give", "form", to_all))

    await asyncio.gather(
        *(
            reception.answer(Command(who, "alumni", "thanks", (Mentioned("U0"),), "for it", key=who.id))
            for who in THANKERS
        )
    )

    assert await _rows(database) == {"gifts": 1, "thanks": 100, "outbox": 100, "members": 101}
    async with database.reading() as tx:
        met = (await tx.execute(select(tables.thanks.c.gift_id).distinct())).scalars().all()
    assert len(met) == 1


async def test_a_hundred_emoji_on_one_message_at_once_are_one_gift(
    database: Database, clock: SetClock
) -> None:
    reception = Reception(database, Rules(), clock, fixed={"slack": "T1"})
    author = Mentioned("U0", "Giver")

    await asyncio.gather(
        *(
            reception.answer(Reacted(who, author, ("C1", "1.0"), "pray", removed=False, message_at=NOON))
            for who in THANKERS
        )
    )

    assert await _rows(database) == {"gifts": 1, "thanks": 100, "outbox": 0, "members": 101}
    async with database.reading() as tx:
        assert (await tx.execute(text("select count(*) from receipts"))).scalar_one() == 100


async def test_one_command_clicked_many_times_at_once_counts_once(
    database: Database, clock: SetClock
) -> None:
    reception = Reception(database, Rules(), clock, fixed={"slack": "T1"})
    said = [
        Command(THANKERS[0], "alumni", "thanks", (Mentioned("U0", "Giver"),), "for it", key=f"click {number}")
        for number in range(10)
    ]

    await asyncio.gather(*map(reception.answer, said))

    assert await _rows(database) == {"gifts": 1, "thanks": 1, "outbox": 1, "members": 2}


@pytest.mark.parametrize(
    ("written", "driver"),
    [
        ("sqlite:///okaeri.db", "sqlite+aiosqlite"),
        ("sqlite+aiosqlite:///okaeri.db", "sqlite+aiosqlite"),
        ("postgresql://okaeri@host/name", "postgresql+psycopg"),
        ("postgres://okaeri@host/name", "postgresql+psycopg"),
        ("postgresql+psycopg://okaeri@host/name", "postgresql+psycopg"),
    ],
)
def test_an_address_is_understood_as_people_write_it(written: str, driver: str) -> None:
    assert address(written).drivername == driver


@pytest.mark.parametrize(
    ("written", "word"), [("okaeri.db", "not an address"), ("mysql://root@host/name", "names mysql")]
)
def test_an_address_that_leads_nowhere_is_refused_in_a_sentence(written: str, word: str) -> None:
    with pytest.raises(DatabaseRefused, match=word):
        address(written)


async def _rows(database: Database) -> dict[str, int]:
    names = ("gifts", "thanks", "outbox", "members")
    async with database.reading() as tx:
        return {name: (await tx.execute(text(f"select count(*) from {name}"))).scalar_one() for name in names}


async def test_a_new_file_may_be_opened_by_several_processes_at_once(tmp_path: Path) -> None:
    opens_many = "for n in range(400): _open(f'{sys.argv[1]}/{n}.db').close()"
    start = [
        sys.executable,
        "-c",
        f"import sys; from storage.sqlite import _open\n{opens_many}",
        str(tmp_path),
    ]

    processes = [await asyncio.create_subprocess_exec(*start) for _ in range(4)]

    assert [await process.wait() for process in processes] == [0, 0, 0, 0]
