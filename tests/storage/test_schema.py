"""The schema: from nothing, as the tables say, once for all processes, and never over a newer one."""

import multiprocessing
import os
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import StatementError

from storage import schema, tables
from storage.database import Database, DatabaseRefused
from tests.storage.empty import bare_postgres, bare_sqlite


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind without any table."""
    if request.param == "sqlite":
        return bare_sqlite(tmp_path)
    return bare_postgres(request.getfixturevalue("postgres_folder"))


@pytest.fixture
async def nothing(bare_url: str) -> AsyncIterator[Database]:
    """A database of each kind without any table."""
    opened = Database(bare_url)
    yield opened
    await opened.close()


async def test_a_schema_is_laid_from_nothing_and_is_then_what_the_tables_say(nothing: Database) -> None:
    await schema.bring_up_to_date(nothing)

    async with nothing.reading() as tx:
        assert await tx.run_sync(_drift) == []


async def test_a_schema_that_is_up_to_date_is_left_alone(nothing: Database) -> None:
    await schema.bring_up_to_date(nothing)
    async with nothing.writing() as tx:
        await tx.execute(tables.homes.insert(), {"platform": "slack", "external_id": "T1", "name": ""})

    await schema.bring_up_to_date(nothing)

    async with nothing.reading() as tx:
        assert (await tx.execute(text("select count(*) from homes"))).scalar_one() == 1


async def test_two_processes_that_start_at_once_both_find_the_schema_laid(nothing: Database) -> None:
    url = nothing.url.render_as_string(hide_password=False)
    spawning = multiprocessing.get_context("spawn")
    both = [spawning.Process(target=_start, args=(url,)) for _ in range(2)]
    for one in both:
        one.start()

    for one in both:
        one.join()

    assert [one.exitcode for one in both] == [0, 0]
    async with nothing.reading() as tx:
        assert (await tx.execute(text("select version_num from alembic_version"))).scalar_one() == "0006"


async def test_a_newer_schema_is_refused_and_left_as_it_is(nothing: Database) -> None:
    await schema.bring_up_to_date(nothing)
    async with nothing.writing() as tx:
        await tx.execute(text("update alembic_version set version_num = '9999'"))

    with pytest.raises(schema.SchemaRefused, match=r"newer okaeri: its schema is 9999"):
        await schema.bring_up_to_date(nothing)

    async with nothing.reading() as tx:
        assert (await tx.execute(text("select version_num from alembic_version"))).scalar_one() == "9999"


async def test_tables_of_another_program_are_not_built_upon(nothing: Database) -> None:
    async with nothing.writing() as tx:
        await tx.execute(text("create table invoices (id integer)"))

    with pytest.raises(schema.SchemaRefused, match="invoices"):
        await schema.bring_up_to_date(nothing)


async def test_a_process_killed_midway_leaves_a_database_that_the_next_one_can_use(nothing: Database) -> None:
    url = nothing.url.render_as_string(hide_password=False)
    killed = multiprocessing.get_context("spawn").Process(target=_start_and_die, args=(url,))
    killed.start()
    killed.join()

    await schema.bring_up_to_date(nothing)

    assert killed.exitcode == 9
    async with nothing.reading() as tx:
        assert await tx.run_sync(_drift) == []


async def test_a_database_that_cannot_be_reached_is_a_sentence(tmp_path: Path) -> None:
    database = Database(f"postgresql://nobody@/none?host={tmp_path}")

    with pytest.raises(DatabaseRefused, match="DATABASE_URL cannot be used"):
        await schema.bring_up_to_date(database)

    await database.close()


async def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "okaeri.db").write_text("dear diary, " * 100)
    database = Database(bare_sqlite(tmp_path))

    with pytest.raises(DatabaseRefused, match="not a database"):
        await schema.bring_up_to_date(database)

    await database.close()


def test_the_newest_revision_by_name_is_alembics_only_head() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.FOLDER))

    assert ScriptDirectory.from_config(config).get_heads() == [schema.revisions()[-1]]


async def test_a_schema_is_laid_by_a_process_of_its_own_as_well(nothing: Database) -> None:
    await schema.bring_up_to_date_apart(nothing)

    await schema.bring_up_to_date_apart(nothing)

    async with nothing.reading() as tx:
        assert await tx.run_sync(_drift) == []


async def test_what_stands_against_a_schema_in_a_process_of_its_own_is_the_same_sentence(
    nothing: Database,
) -> None:
    async with nothing.writing() as tx:
        await tx.execute(text("create table invoices (id integer)"))

    with pytest.raises(DatabaseRefused, match=r"^The database holds tables .* invoices\.$"):
        await schema.bring_up_to_date_apart(nothing)


async def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    naive = {"name": "a", "holder": "b", "until": datetime(2026, 6, 1)}  # noqa: DTZ001 - on purpose

    with pytest.raises(StatementError, match="a moment needs its time zone"):
        async with database.writing() as tx:
            await tx.execute(tables.leases.insert(), naive)


def _drift(connection: Connection) -> list[object]:
    options = {"compare_server_default": False}
    found: list[object] = list(
        compare_metadata(MigrationContext.configure(connection, opts=options), tables.metadata)
    )
    return found + _odd_keys(connection)


def _odd_keys(connection: Connection) -> list[object]:
    """Primary keys, which Alembic does not compare."""
    found = inspect(connection)
    return [
        table.name
        for table in tables.metadata.sorted_tables
        if set(found.get_pk_constraint(table.name)["constrained_columns"])
        != {column.name for column in table.primary_key}
    ]


def _start(url: str) -> None:
    import asyncio

    asyncio.run(schema.bring_up_to_date(Database(url)))


def _start_and_die(url: str) -> None:
    import asyncio

    asyncio.run(_die_midway(Database(url)))


async def _die_midway(database: Database) -> None:
    async with database.writing() as tx:
        await tx.run_sync(schema._migrate, None)
        os._exit(9)
