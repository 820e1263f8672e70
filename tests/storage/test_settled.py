"""Settings as they are remembered: each change is made from the settings as they stand, or not at all."""

import asyncio
from dataclasses import replace

from community.settled import Channel, Settled, Welcomes
from storage import settled
from storage.database import Database
from tests.storage.people import NOON

EVERYTHING = Settled(
    name="おかえり",
    company="ACME",
    language="en",
    thanks_emoji=("clap", "🎉"),
    welcomes=Welcomes.NEWCOMERS,
    welcomes_since=NOON,
    organisers_named=True,
)


async def test_nothing_is_settled_at_first(database: Database) -> None:
    async with database.reading() as tx:
        assert await settled.read(tx) == Settled()


async def test_what_is_saved_is_read_again_one_version_later(database: Database) -> None:
    async with database.writing() as tx:
        saved = await settled.save(tx, EVERYTHING)

    async with database.reading() as tx:
        assert saved
        assert await settled.read(tx) == replace(EVERYTHING, version=1)


async def test_no_emoji_of_ones_own_is_something_else_than_the_operators(database: Database) -> None:
    async with database.writing() as tx:
        await settled.save(tx, Settled(thanks_emoji=()))

        assert (await settled.read(tx)).thanks_emoji == ()
        await settled.save(tx, Settled(thanks_emoji=None, version=1))
        assert (await settled.read(tx)).thanks_emoji is None


async def test_settings_made_from_an_older_version_are_not_saved(database: Database) -> None:
    async with database.writing() as tx:
        first = await settled.save(tx, Settled(name="first"))
        second = await settled.save(tx, Settled(name="second"))

        held = await settled.read(tx)

    assert (first, second) == (True, False)
    assert (held.name, held.version) == ("first", 1)


async def test_of_several_who_save_at_once_one_is_heard(database: Database) -> None:
    async def save(name: str) -> bool:
        async with database.writing() as tx:
            held = await settled.read(tx)
            await asyncio.sleep(0)
            return await settled.save(tx, replace(Settled(), name=name, version=held.version))

    async with database.writing() as tx:
        await settled.save(tx, Settled())
    names = [f"n{number}" for number in range(6)]

    saved = dict(zip(names, await asyncio.gather(*map(save, names)), strict=True))

    async with database.reading() as tx:
        held = await settled.read(tx)
    assert held.version == 1 + sum(saved.values())
    assert saved[held.name]


async def test_two_transactions_from_one_version_overwrite_nothing(database: Database) -> None:
    """Truly at once: the second one reads before the first commits, and saves after it."""
    has_read, wrote = asyncio.Event(), asyncio.Event()

    async def first() -> bool:
        async with database.writing() as tx:
            if not database.is_sqlite:  # SQLite has one writer; there the second follows
                await has_read.wait()
            saved = await settled.save(tx, Settled(name="first"))
            wrote.set()
            return saved

    async def second() -> tuple[bool, Settled]:
        async with database.writing() as tx:
            held = Settled() if database.is_sqlite else await settled.read(tx)
            has_read.set()
            await wrote.wait()
            saved = await settled.save(tx, replace(held, name="second"))
            return saved, await settled.read(tx)

    one, (other, seen) = await asyncio.gather(first(), second())

    assert (one, other) == (True, False)
    assert (seen.name, seen.version) == ("first", 1)


async def test_the_secret_is_made_once_and_stays(database: Database) -> None:
    async with database.writing() as tx:
        made = await settled.secret(tx)
        await settled.save(tx, EVERYTHING)

        assert await settled.secret(tx) == made
    assert len(made) == 64


async def test_a_homes_channels_are_replaced_and_the_other_homes_stay(database: Database) -> None:
    general = Channel("slack", "C1", "general", heard=True, writable=True)
    random = Channel("slack", "C2", "random", heard=False, writable=False)
    lobby = Channel("discord", "1", "lobby", heard=True, writable=False)
    async with database.writing() as tx:
        await settled.note_channels(tx, "discord", [lobby])
        await settled.note_channels(tx, "slack", [random, general])
        both = await settled.channels_of(tx)

        await settled.note_channels(tx, "slack", [])

        assert both == (lobby, general, random)
        assert await settled.channels_of(tx, "slack") == ()
        assert await settled.channels_of(tx, "discord") == (lobby,)
