"""The doctor: every finding is a line, and where something is wrong the line says what to do."""

import asyncio
import base64
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot import doctor
from bot.diagnoses import Diagnosis
from bot.findings import Finding
from config.settings import Settings
from storage import homes
from storage.database import Database
from tests.bot.doctored import NOW, finds, line, note_revision, on
from tests.bot.process import okaeri, on_discord, on_slack
from tests.doubles.discord import DiscordDouble
from tests.doubles.slack import SlackDouble


@pytest.fixture
async def sqlite_database(sqlite_database: Database) -> Database:
    await note_revision(sqlite_database)
    return sqlite_database


@pytest.mark.parametrize(
    ("finding", "part"),
    [
        (Finding("bot-token", False, "invalid_auth"), "SLACK_BOT_TOKEN (invalid_auth)"),
        (Finding("app-token", False, "invalid_auth"), "SLACK_APP_TOKEN (invalid_auth)"),
        (Finding("scopes", False, "reactions:read"), "Reinstall to Workspace: missing reactions:read."),
        (Finding("channels", False), "heard in no channel. Say /invite @okaeri"),
        (Finding("direct-messages", False, "im:write"), "missing im:write. Reinstall to Workspace."),
        (Finding("weather", False, "rain"), "not as it should be (rain)"),
    ],
)
async def test_what_is_wrong_with_slack_is_said_with_what_to_do(
    sqlite_url: str, finding: Finding, part: str
) -> None:
    said = await doctor.examine(on(sqlite_url), NOW, finds(finding))

    assert line(said, f"Slack {finding.what.replace('-', ' ')}").ok is False
    assert part in line(said, f"Slack {finding.what.replace('-', ' ')}").said


@pytest.mark.parametrize(
    ("finding", "part"),
    [
        (Finding("bot-token", False, "https://portal"), "Reset the token at https://portal"),
        (Finding("intent", False, "https://portal/1/bot"), "Server Members Intent at https://portal/1/bot."),
        (Finding("server", False, "https://invite"), "Invite it: https://invite"),
        (Finding("permissions", False, "view channel"), "Missing: view channel."),
        (Finding("permissions", False, "view channel"), "client_id=4242"),
    ],
)
async def test_what_is_wrong_with_discord_is_said_with_the_link(
    sqlite_url: str, finding: Finding, part: str
) -> None:
    token = base64.b64encode(b"4242").decode().rstrip("=") + ".a.b"

    said = await doctor.examine(
        on(sqlite_url, DISCORD_TOKEN=token), NOW, {"discord": finds(finding)["slack"]}
    )

    assert part in line(said, f"Discord {finding.what.replace('-', ' ')}").said


async def test_what_could_not_be_found_out_is_said_and_is_not_wrong(sqlite_url: str) -> None:
    said = await doctor.examine(on(sqlite_url), NOW, finds(Finding("scopes", None, "unreachable")))

    assert line(said, "Slack scopes") == Diagnosis(
        "Slack scopes", None, "could not be found out (unreachable)"
    )


async def test_a_platform_that_does_not_answer_holds_nothing_up(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(_settings: Settings, _home: str) -> tuple[Finding, ...]:
        await asyncio.Event().wait()
        return ()

    monkeypatch.setattr(doctor, "PATIENCE", 0.01)

    said = await doctor.examine(on(sqlite_url), NOW, {"slack": silent})

    assert line(said, "Slack answer").ok is None


async def test_the_home_is_told_to_the_look_at_its_platform(sqlite_database: Database) -> None:
    heard: list[str] = []

    async def look(_settings: Settings, home: str) -> tuple[Finding, ...]:
        heard.append(home)
        return ()

    async with sqlite_database.writing() as tx:
        await homes.settle_in(tx, "slack", "T1")
    url = sqlite_database.url.render_as_string()

    await doctor.examine(on(url), NOW, {"slack": look})
    fixed = await doctor.examine(on(url, OKAERI_SLACK_TEAM="T2"), NOW, {"slack": look})

    assert heard == ["T1", "T2"]
    assert line(fixed, "Slack home").ok is False


async def test_without_tokens_the_doctor_says_which_to_set(sqlite_url: str) -> None:
    said = await doctor.examine(Settings.model_validate({"DATABASE_URL": sqlite_url}), NOW, {})

    assert line(said, "tokens").ok is False
    assert "SLACK_BOT_TOKEN" in line(said, "tokens").said


async def test_what_pictures_are_drawn_with_is_looked_for(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = await doctor.examine(on(sqlite_url), NOW, finds())
    monkeypatch.setattr(doctor, "find_spec", lambda module: None if module == "matplotlib" else module)
    missing = await doctor.examine(on(sqlite_url), NOW, finds())

    assert line(here, "pictures").ok is True
    assert line(missing, "pictures").ok is False
    assert "Missing: matplotlib." in line(missing, "pictures").said


async def test_a_time_zone_that_does_not_exist_is_wrong(sqlite_url: str) -> None:
    said = await doctor.examine(on(sqlite_url, OKAERI_TIME_ZONE="Mars/Olympus"), NOW, finds())

    assert line(said, "time zone").ok is False


async def test_what_is_wrong_at_the_start_is_logged_a_line_each(sqlite_database: Database) -> None:
    async def look(_settings: Settings, _home: str) -> tuple[Finding, ...]:
        return (Finding("scopes", False, "reactions:read"), Finding("bot-token", True, "Alumni"))

    with capture_logs() as logs:
        async with doctor.advising(on(), sqlite_database, {"slack": look}):
            await _until(lambda: len(logs) > 0)

    (told,) = logs
    assert (told["log_level"], told["about"]) == ("warning", "Slack scopes")
    assert "Reinstall to Workspace" in told["what"]


async def test_a_look_that_fails_unforeseen_is_logged_and_stops_nothing(sqlite_database: Database) -> None:
    async def broken(_settings: Settings, _home: str) -> tuple[Finding, ...]:
        raise LookupError("a mistake of ours")

    with capture_logs() as logs:
        async with doctor.advising(on(), sqlite_database, {"slack": broken}):
            await _until(lambda: len(logs) > 0)

    assert [one["error"] for one in logs] == ["LookupError"]


async def test_a_look_that_goes_on_does_not_hold_up_the_end(sqlite_database: Database) -> None:
    async def silent(_settings: Settings, _home: str) -> tuple[Finding, ...]:
        await asyncio.Event().wait()
        return ()

    async with asyncio.timeout(5):
        async with doctor.advising(on(), sqlite_database, {"slack": silent}):
            await asyncio.sleep(0)


async def test_okaeri_run_says_what_is_wrong_once_it_is_ready(tmp_path: Path) -> None:
    async with SlackDouble() as slack:
        slack.here.granted = slack.here.granted - {"reactions:read"}
        async with okaeri(tmp_path, on_slack(slack)) as bot:
            await bot.says("ready")
            said = await bot.says("something to do")
            code = await bot.ends(signal.SIGTERM)

    assert "warning" in said
    assert "Reinstall to Workspace: missing reactions:read." in said
    assert code == 0


async def test_okaeri_run_shows_the_invite_link_where_it_is_in_no_server(tmp_path: Path) -> None:
    async with DiscordDouble() as discord:
        discord.owner.leave_out()
        async with okaeri(tmp_path, on_discord(discord)) as bot:
            await bot.says("ready")
            said = await bot.says("Discord server")

    assert "https://discord.com/oauth2/authorize?client_id=" in said


async def _until(claim: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not claim():  # noqa: ASYNC110 - what is logged rings no bell
            await asyncio.sleep(0)
