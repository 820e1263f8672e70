"""`okaeri run` from start to stop, as a process of its own over real sockets."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.process import ROOT, okaeri, on_discord, on_slack
from tests.doubles.discord import DiscordDouble
from tests.doubles.slack import SlackDouble
from tests.doubles.slack_records import Ack
from tests.storage.empty import bare_postgres


@pytest.fixture
async def slack() -> AsyncIterator[SlackDouble]:
    async with SlackDouble() as double:
        double.add_person("U1", "花")
        double.add_person("U2", "Ken", locale="en-US")
        yield double


@pytest.fixture
async def discord() -> AsyncIterator[DiscordDouble]:
    async with DiscordDouble() as double:
        double.add_member("11", "彩")
        double.add_member("22", "Ken", "en-US")
        yield double


@pytest.fixture
def bare_postgres_url(postgres_folder: Path) -> str:
    return bare_postgres(postgres_folder)


async def test_without_a_token_one_sentence_says_what_to_set(tmp_path: Path) -> None:
    async with okaeri(tmp_path, {}) as bot:
        code = await bot.ended()

    assert code == 1
    assert len(bot.log) == 1
    assert "SLACK_BOT_TOKEN" in bot.log[0]
    assert "okaeri try" in bot.log[0]


async def test_thanks_on_each_home_are_delivered_there(
    tmp_path: Path, slack: SlackDouble, discord: DiscordDouble
) -> None:
    async with okaeri(tmp_path, {**on_slack(slack), **on_discord(discord)}) as bot:
        await bot.says("ready")
        await slack.connected()
        await slack.command("U1", "/alumni", "thanks <@U2> for the talk")
        await discord.command("11", ("alumni", "thanks"), {"who": "22", "words": "for the slides"})
        await slack.until(lambda: len(slack.dms_of("U2")) == 1)
        await discord.until(lambda: len(discord.dms_of("22")) == 1)

        code = await bot.ends(signal.SIGTERM)

    assert code == 0
    assert _in(tmp_path, "select state, count(*) from outbox group by state") == [("told", 2)]


async def test_thanks_are_delivered_with_postgresql_as_well(
    tmp_path: Path, slack: SlackDouble, bare_postgres_url: str
) -> None:
    async with okaeri(tmp_path, {**on_slack(slack), "DATABASE_URL": bare_postgres_url}) as bot:
        await bot.says("ready")
        await slack.connected()
        await slack.command("U1", "/alumni", "thanks <@U2> for the talk")
        await slack.until(lambda: len(slack.dms_of("U2")) == 1)

        code = await bot.ends(signal.SIGTERM)

    assert code == 0
    assert not (tmp_path / "okaeri.db").exists()


async def test_no_command_that_was_acknowledged_is_lost_by_a_stop(tmp_path: Path, slack: SlackDouble) -> None:
    async with okaeri(tmp_path, on_slack(slack)) as bot:
        await bot.says("ready")
        await slack.connected()
        said = [
            asyncio.create_task(slack.command("U1", "/alumni", f"thanks <@U2> for number {number}"))
            for number in range(20)
        ]
        await asyncio.wait(said[:3], return_when=asyncio.FIRST_COMPLETED)

        code = await bot.ends(signal.SIGTERM)

    acknowledged = [one for one in await asyncio.gather(*said, return_exceptions=True) if _is_ack(one)]
    ((recorded,),) = _in(tmp_path, "select count(*) from thanks")
    assert code == 0
    assert len(acknowledged) > 0
    assert recorded == len(acknowledged) == len(slack.answers)


async def test_a_restart_after_a_kill_delivers_what_waited(tmp_path: Path, slack: SlackDouble) -> None:
    slack.fail_next("chat.postMessage", status=429, retry_after=0.5)
    async with okaeri(tmp_path, on_slack(slack)) as bot:
        await bot.says("ready")
        await slack.connected()
        await slack.command("U1", "/alumni", "thanks <@U2> for the talk")
        await slack.until(lambda: len(slack.calls_of("chat.postMessage")) == 1)
        await slack.command("U1", "/alumni", "thanks <@U2> for the slides")
        await slack.until(lambda: len(slack.answers) == 2)
        await bot.ends(signal.SIGKILL)

    async with okaeri(tmp_path, on_slack(slack)) as bot:
        await bot.says("ready")
        await slack.until(lambda: len(slack.dms_of("U2")) == 2, seconds=12)
        code = await bot.ends(signal.SIGTERM)

    assert code == 0
    assert _in(tmp_path, "select state, count(*) from outbox group by state") == [("told", 2)]


async def test_after_a_kill_discords_gateway_is_taken_at_once_on_the_same_machine(
    tmp_path: Path, discord: DiscordDouble
) -> None:
    async with okaeri(tmp_path, on_discord(discord)) as bot:
        await bot.says("ready")
        await bot.ends(signal.SIGKILL)

    async with okaeri(tmp_path, on_discord(discord)) as bot:
        ready = await bot.says("ready")

    assert "discord" in ready


async def test_of_two_processes_one_hears_discord(tmp_path: Path, discord: DiscordDouble) -> None:
    async with okaeri(tmp_path, on_discord(discord)) as first, okaeri(tmp_path, on_discord(discord)) as other:
        await asyncio.gather(first.says("ready"), other.says("ready"))

        waits = ["this one waits" in "".join(bot.log) for bot in (first, other)]

    assert sorted(waits) == [False, True]
    assert len(discord.identified) == 1


async def test_a_refused_token_is_one_sentence(tmp_path: Path, discord: DiscordDouble) -> None:
    async with okaeri(tmp_path, {**on_discord(discord), "DISCORD_TOKEN": "wrong"}) as bot:
        code = await bot.ended()

    assert code == 1
    assert bot.log[-1].startswith("okaeri: Discord does not take DISCORD_TOKEN")
    assert not any("Traceback" in line for line in bot.log)


async def test_when_one_platform_refuses_the_other_is_left_in_order(
    tmp_path: Path, slack: SlackDouble, discord: DiscordDouble
) -> None:
    wrong = {**on_slack(slack), **on_discord(discord), "DISCORD_TOKEN": "wrong"}
    async with okaeri(tmp_path, wrong) as bot:
        code = await bot.ended()

    assert code == 1
    assert bot.log[-1].startswith("okaeri: Discord")
    assert not any(word in line for line in bot.log for word in ("Traceback", "Unclosed", "never retrieved"))


async def test_a_newer_database_is_one_sentence(tmp_path: Path, slack: SlackDouble) -> None:
    with sqlite3.connect(tmp_path / "okaeri.db") as connection:
        connection.execute("create table alembic_version (version_num varchar(32))")
        connection.execute("insert into alembic_version values ('9999')")
    connection.close()

    async with okaeri(tmp_path, on_slack(slack)) as bot:
        code = await bot.ended()

    assert code == 1
    assert len(bot.log) == 1
    assert "newer okaeri" in bot.log[0]


@pytest.mark.parametrize(
    ("platform", "absent"),
    [
        ("slack", "discord,alembic,numpy,matplotlib,rich,bot.playground"),
        ("discord", "slack_sdk,slack_bolt,alembic,numpy,matplotlib,rich,bot.playground"),
    ],
)
def test_what_one_platform_does_not_need_is_not_imported(platform: str, absent: str) -> None:
    said = f"import sys, config.lean, bot.app, bot.{platform}.door; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, cwd=ROOT)

    loaded = set(done.stdout.split())

    assert "sqlalchemy" in loaded
    assert loaded.isdisjoint(absent.split(","))


def _is_ack(outcome: object) -> bool:
    return isinstance(outcome, Ack)


def _in(folder: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "okaeri.db")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
