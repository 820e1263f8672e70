"""What is remembered of the homes and of the running process, in the doctor's sentences."""

from datetime import timedelta

import pytest

from bot import doctor
from bot.diagnoses import Diagnosis
from bot.findings import Finding
from community.notice import NoticeState
from storage import homes, leases, settled
from storage.database import Database
from tests.bot.doctored import NOW, examine, finds, line, note_revision, on, settle_in, told


@pytest.fixture
async def database(database: Database) -> Database:
    """A database of each kind that is up to date."""
    await note_revision(database)
    return database


@pytest.fixture
async def sqlite_database(sqlite_database: Database) -> Database:
    await note_revision(sqlite_database)
    return sqlite_database


async def test_a_bot_that_is_well_has_nothing_wrong(database: Database) -> None:
    async with database.writing() as tx:
        await settle_in(tx, heard=True, writable=True)
        await leases.take(tx, "slack", "somewhere/1/a", NOW, timedelta(seconds=30))
        await told(tx, NoticeState.TOLD, message="1.2")

    said = await examine(database, finds(Finding("bot-token", True, "Alumni (T1)"), Finding("scopes", True)))

    assert {one.ok for one in said} == {True}
    assert line(said, "Slack bot token").said == "Alumni (T1)"
    assert line(said, "Slack home").said == "Alumni"
    assert line(said, "Slack announcements").said == "#news"
    assert line(said, "Slack channels").said == "thanking emoji are heard in #news"
    assert line(said, "Slack messages tab").said == "the last one arrived"
    assert line(said, "running").said == "connected to Slack"


async def test_a_platforms_own_word_goes_before_what_is_remembered(sqlite_database: Database) -> None:
    async with sqlite_database.writing() as tx:
        await settle_in(tx, heard=True, writable=True)

    surely = await examine(sqlite_database, finds(Finding("channels", False)))
    unsure = await examine(sqlite_database, finds(Finding("channels", None, "unreachable")))

    assert line(surely, "Slack channels").ok is False
    assert line(unsure, "Slack channels").said == "thanking emoji are heard in #news"


async def test_a_home_that_was_lost_is_said_with_what_to_do(database: Database) -> None:
    async with database.writing() as tx:
        await homes.settle_in(tx, "slack", "T1", "Alumni")
        await homes.remove(tx, "slack", NOW, "token_revoked")

    lost = line(await examine(database), "Slack home")

    assert lost.ok is False
    assert "since 2026-06-01 03:00 UTC (token_revoked)" in lost.said
    assert "Install it again" in lost.said


async def test_a_home_that_nobody_spoke_in_yet_is_not_wrong(sqlite_database: Database) -> None:
    said = await examine(sqlite_database)
    fixed = await doctor.examine(
        on(sqlite_database.url.render_as_string(), OKAERI_SLACK_TEAM="T9"), NOW, finds()
    )

    assert line(said, "Slack home").ok is None
    assert line(fixed, "Slack home") == Diagnosis("Slack home", True, "T9, as the settings say")


@pytest.mark.parametrize(
    ("writable", "known", "part"),
    [
        (False, True, "cannot write in #news; say /invite @okaeri there"),
        (True, False, "The channel C1 is gone"),
    ],
)
async def test_an_announcement_channel_that_is_not_joined_is_said(
    sqlite_database: Database, writable: bool, known: bool, part: str
) -> None:
    async with sqlite_database.writing() as tx:
        await settle_in(tx, heard=True, writable=writable)
        if not known:
            await settled.note_channels(tx, "slack", ())

    said = line(await examine(sqlite_database), "Slack announcements")

    assert said.ok is False
    assert part in said.said


async def test_where_thanking_emoji_are_heard_nowhere_the_way_is_said(sqlite_database: Database) -> None:
    async with sqlite_database.writing() as tx:
        await settle_in(tx, heard=False, writable=True)
        await homes.announce_in(tx, "slack", None)

    said = await examine(sqlite_database)

    assert line(said, "Slack announcements").ok is None
    assert line(said, "Slack channels").ok is None
    assert "/invite @okaeri" in line(said, "Slack channels").said


async def test_the_messages_tab_is_known_by_what_became_of_the_newest_message(database: Database) -> None:
    async with database.writing() as tx:
        await told(tx, NoticeState.TOLD, message="1.2", at=NOW - timedelta(days=2))
        await told(tx, NoticeState.ASIDE, reason="messages_tab_disabled", at=NOW - timedelta(days=1))
        await told(tx, NoticeState.ASIDE, reason="left", at=NOW)

    off = line(await examine(database), "Slack messages tab")

    assert off.ok is False
    assert "Switch on the Messages tab" in off.said


async def test_a_messages_tab_that_was_never_tried_is_not_known(database: Database) -> None:
    said = line(await examine(database), "Slack messages tab")

    assert (said.ok, "--send-me" in said.said) == (None, True)


async def test_a_platform_that_is_not_connected_while_okaeri_runs_is_wrong(sqlite_database: Database) -> None:
    token = {"DISCORD_TOKEN": "4242.a.b"}
    settings = on(sqlite_database.url.render_as_string(), **token)
    idle = await doctor.is_running(settings, NOW)
    async with sqlite_database.writing() as tx:
        await leases.take(tx, "slack", "somewhere/1/a", NOW, timedelta(seconds=30))

    half = await doctor.is_running(settings, NOW)

    assert (idle.ok, half.ok) == (None, False)
    assert half.said == "Discord is not connected just now; the log says why"
