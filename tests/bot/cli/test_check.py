"""`okaeri check`: lines to read or to parse, an honest exit code, and a real message as proof."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import doctor
from bot.cli import sending
from bot.findings import Finding
from bot.platform import DmClosed, Never, Place, Removed, SendFailed, TryLater, Unclear
from community.member import Account, Member, MemberId
from config.settings import Settings
from handlers.view import Message
from storage import leases, members
from storage.database import Database, Tx
from tests.bot.cli.conftest import Okaeri, Said
from tests.bot.process import okaeri as process
from tests.bot.process import on_discord, on_slack
from tests.doubles.discord import DiscordDouble
from tests.doubles.slack import SlackDouble
from tests.storage.people import NOON, member


@dataclass(slots=True)
class Post:
    """A platform's post office that keeps what it is given, or fails as it is told."""

    fails: SendFailed | None = None
    taken: list[tuple[str, str]] = field(default_factory=list)

    async def __call__(self, _settings: Settings, account: str, message: Message) -> Place:
        if self.fails is not None:
            raise self.fails
        self.taken.append((account, message.title))
        return Place("D1", "1.2")


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    """Slack is well, and sends by this."""
    office = Post()

    async def look(_settings: Settings, _home: str) -> tuple[Finding, ...]:
        return (Finding("bot-token", True, "Alumni (T1)"),)

    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    monkeypatch.setattr(doctor, "checkups_of", lambda _settings: {"slack": look})
    monkeypatch.setattr(sending, "senders_of", lambda _settings: {"slack": office})
    return office


def test_when_nothing_is_wrong_the_exit_code_is_nought(okaeri: Okaeri, post: Post) -> None:
    said = okaeri("check")

    assert said.code == 0
    assert re.search(r"^ok +Slack bot token +Alumni \(T1\)$", said.out, re.M)
    assert re.search(r"^- +running +okaeri is not running", said.out, re.M)
    assert said.out.endswith("\nNothing is wrong.\n")
    assert post.taken == []


def test_what_is_wrong_is_marked_and_counted(
    okaeri: Okaeri, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKAERI_TIME_ZONE", "Mars/Olympus")

    said = okaeri("check")

    assert said.code == 1
    assert re.search(r"^to do time zone +OKAERI_TIME_ZONE: 'Mars/Olympus'", said.out, re.M)
    assert said.out.endswith("\n1 thing to do.\n")


def test_settings_that_cannot_be_read_are_a_line_like_any_other(
    okaeri: Okaeri, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")

    said = okaeri("check", "--json")

    assert said.code == 1
    (line,) = json.loads(said.out)["found"]
    assert (line["about"], line["ok"]) == ("settings", False)
    assert "SLACK_APP_TOKEN" in line["said"]


def test_what_was_found_can_be_parsed(okaeri: Okaeri, post: Post) -> None:
    said = json.loads(okaeri("check", "--json").out)

    assert said["ok"] is True
    assert {"about": "Slack bot token", "ok": True, "said": "Alumni (T1)"} in said["found"]
    assert [line["ok"] for line in said["found"] if line["about"] == "running"] == [None]


def test_looking_changes_nothing(okaeri: Okaeri, post: Post, home: Path) -> None:
    before = (home / "okaeri.db").read_bytes()

    okaeri("check", "--send-me", "U1")

    assert [file.name for file in home.iterdir()] == ["okaeri.db"]
    assert (home / "okaeri.db").read_bytes() == before


def test_whether_it_runs_is_asked_apart(okaeri: Okaeri, post: Post, home: Path) -> None:
    idle = okaeri("check", "--running")
    _in(home, _run)

    running = okaeri("check", "--running")

    assert (idle.code, running.code) == (1, 0)
    assert running.out == "ok    running  connected to Slack\n"


def test_a_message_goes_to_the_account_that_is_named(okaeri: Okaeri, post: Post) -> None:
    said = okaeri("check", "--send-me", "U7")

    assert said.code == 0
    assert post.taken == [("U7", "届きました")]
    assert re.search(r"^ok +Slack message +arrived at U7$", said.out, re.M)


def test_a_message_goes_to_the_organiser_seen_last_in_their_language(
    okaeri: Okaeri, post: Post, home: Path
) -> None:
    async def organisers(tx: Tx) -> None:
        for name, seen, organises in (("early", 1, True), ("late", 2, True), ("later", 3, None)):
            somebody = await member(tx, name, seen_at=NOON + timedelta(hours=seen))
            await members.update(tx, somebody, organises=organises, language="en")
        old = Account("slack", "old", MemberId(0), "late", seen_at=NOON + timedelta(hours=9))
        await members.meet(tx, old, Member(MemberId(0), "slack:late", "late"))
        await members.update_account(tx, "slack", "old", left_at=NOON)

    _in(home, organisers)

    okaeri("check", "--send-me")

    assert post.taken == [("late", "This has arrived")]


def test_where_no_organiser_is_known_the_way_to_name_one_is_said(okaeri: Okaeri, post: Post) -> None:
    said = okaeri("check", "--send-me")

    assert said.code == 1
    assert "okaeri check --send-me ACCOUNT" in said.out
    assert "Copy member ID" in said.out


def test_an_account_of_a_platform_without_a_token_gets_nothing(okaeri: Okaeri, post: Post) -> None:
    said = okaeri("check", "--send-me", "123456789")

    assert said.code == 1
    assert "There is no token for Discord" in said.out
    assert post.taken == []


@pytest.mark.parametrize(
    ("fails", "part"),
    [
        (DmClosed("user_not_visible"), "takes no direct messages"),
        (Removed("token_revoked"), "no way in any more (token_revoked)"),
        (TryLater("ratelimited"), "Not sent (ratelimited)"),
        (Unclear("timeout"), "No answer came (timeout)"),
        (Never("messages_tab_disabled"), "Switch on the Messages tab"),
        (Never("user_not_found"), "is U1 the id of somebody there?"),
    ],
)
def test_a_message_that_did_not_arrive_says_why(
    okaeri: Okaeri, post: Post, fails: SendFailed, part: str
) -> None:
    post.fails = fails

    said = okaeri("check", "--send-me", "U1")

    assert said.code == 1
    assert part in said.out


async def test_both_platforms_are_looked_at_and_a_message_arrives_on_each(tmp_path: Path) -> None:
    async with SlackDouble() as slack, DiscordDouble() as discord:
        slack.add_person("U1", "花")
        discord.add_member("11", "彩")
        both = {**on_slack(slack), **on_discord(discord)}
        by_slack = await _said(tmp_path, both, "--send-me", "U1")
        by_discord = await _said(tmp_path, both, "--send-me", "11")

        arrived = (len(slack.dms_of("U1")), len(discord.dms_of("11")))

    assert arrived == (1, 1)
    assert re.search(r"^ok +Slack bot token", by_slack.out, re.M)
    assert re.search(r"^ok +Discord server", by_slack.out, re.M)
    assert re.search(r"^ok +Slack message +arrived at U1$", by_slack.out, re.M)
    assert re.search(r"^ok +Discord message +arrived at 11$", by_discord.out, re.M)


async def test_a_file_that_is_no_database_is_a_line_and_nothing_else(tmp_path: Path) -> None:
    await asyncio.to_thread((tmp_path / "okaeri.db").write_text, "dear diary, " * 999)

    said = await _said(tmp_path, {})

    assert said.code == 1
    assert "Traceback" not in said.out
    assert re.search(r"^to do database +.*not a database", said.out, re.M)


async def _said(folder: Path, settings: dict[str, str], *words: str) -> Said:
    async with process(folder, settings, "check", *words) as run:
        code = await run.ended(30)
    return Said(code, "".join(run.log), "")


async def _run(tx: Tx) -> None:
    await leases.take(tx, "slack", "elsewhere/1/a", datetime.now(UTC), timedelta(seconds=30))


def _in(home: Path, work: Callable[[Tx], Awaitable[None]]) -> None:
    async def done() -> None:
        database = Database(f"sqlite:///{home / 'okaeri.db'}")
        async with database.writing() as tx:
            await work(tx)
        await database.close()

    asyncio.run(done())
