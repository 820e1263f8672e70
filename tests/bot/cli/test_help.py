"""The help: worth reading, quick, and honest about what is wrong usage."""

import os
import subprocess
import sys
import time

import pytest

from tests.bot.cli.conftest import Okaeri

COMMANDS = ("try", "run", "check", "manifest", "import", "export", "chain", "prompts", "backup", "restore")
HEAVY = ("sqlalchemy", "pydantic", "aiohttp", "discord", "slack_bolt", "rich", "fluent", "asyncio")


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_the_help_names_every_command_and_where_to_begin(okaeri: Okaeri) -> None:
    said = okaeri("--help")

    assert said.code == 0
    assert all(f"\n    {command} " in said.out for command in COMMANDS)
    assert "okaeri try" in said.out
    assert "DATABASE_URL" in said.out


def test_the_help_loads_nothing_heavy() -> None:
    code = "import sys; from bot.cli.parser import parse\nimport bot.cli\n"

    loaded = python(f"{code}print([name for name in {HEAVY!r} if name in sys.modules])")

    assert loaded.strip() == "[]"


def test_the_help_comes_within_a_few_starts_of_python() -> None:
    bare = min(_seconds(["-c", "pass"]) for _ in range(3))

    helped = min(_seconds(["-m", "bot", "--help"]) for _ in range(3))

    assert helped < max(0.3, 6 * bare)


def _seconds(arguments: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - begun


def test_the_help_shows_on_a_terminal_without_japanese() -> None:
    command = [sys.executable, "-m", "bot", "--help"]
    settings = {**os.environ, "PYTHONIOENCODING": "ascii"}

    said = subprocess.run(command, env=settings, capture_output=True, text=True, check=True)

    assert '"welcome home"' in said.stdout


def test_no_command_shows_the_help_as_wrong_usage(okaeri: Okaeri) -> None:
    said = okaeri()

    assert said.code == 2
    assert "okaeri try" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("import",),
        ("import", "gifts"),
        ("import", "tables", "x.csv"),
        ("export", "gifts", "--format", "xml"),
        ("manifest", "irc"),
        ("try", "--port", "99999"),
        ("try", "--language", "de"),
        ("chain", "--members", "members.csv"),
        ("backup",),
        ("restore",),
        ("restore", "okaeri.bak", "--forgotten", "sqlite:///old.db"),
        ("check", "U1"),
    ],
)
def test_what_does_not_exist_is_wrong_usage(okaeri: Okaeri, words: tuple[str, ...]) -> None:
    said = okaeri(*words)

    assert said.code == 2
    assert "usage: okaeri" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("import", "gifts"),
        ("import", "members"),
        ("chain",),
        ("export",),
        ("check",),
        ("backup",),
        ("restore",),
    ],
)
def test_every_command_has_help_of_its_own(okaeri: Okaeri, words: tuple[str, ...]) -> None:
    said = okaeri(*words, "--help")

    assert said.code == 0
    assert f"usage: okaeri {' '.join(words)}" in said.out


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("DATABASE_URL", "mysql://somewhere/x", "SQLite or PostgreSQL"),
        ("DATABASE_URL", "nonsense", "not an address"),
        ("DATABASE_URL", "sqlite:////proc/nowhere/x.db", "cannot be opened"),
        ("OKAERI_LANGUAGE", "klingon", "OKAERI_LANGUAGE"),
        ("OKAERI_TIME_ZONE", "Mars/Olympus", "OKAERI_TIME_ZONE"),
        ("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN"),
    ],
)
def test_a_wrong_setting_is_one_sentence(
    okaeri: Okaeri, monkeypatch: pytest.MonkeyPatch, name: str, value: str, part: str
) -> None:
    monkeypatch.setenv(name, value)

    said = okaeri("chain")

    assert said.code == 1
    assert part in said.err
    assert said.err.startswith("okaeri: ")
    assert said.err.count("\n") == 1
