"""What the README promises exists, and what exists is in the README."""

import re
from pathlib import Path

import pytest

from bot.cli import parser
from bot.cli.asked import Help
from config import settings
from handlers.registry import VERBS
from storage import data_map

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_verb_is_in_the_readme_and_the_reverse() -> None:
    promised = set(re.findall(r"`/(alumni|organiser) ([a-z]+)", README))

    assert promised == {(verb.command, verb.name) for verb in VERBS}


def test_every_setting_is_in_the_readme_and_the_reverse() -> None:
    promised = set(re.findall(r"\b(?:OKAERI|SLACK|DISCORD|DATABASE)_[A-Z_]+\b", README))

    assert promised == set(settings.names())


def test_every_subcommand_is_in_the_readme_and_the_reverse() -> None:
    promised = set(re.findall(r"`okaeri ([a-z]+)", README))

    shown = parser.parse([])
    assert isinstance(shown, Help)
    assert promised | {"try"} == set(re.findall(r"^    ([a-z]+)  ", shown.text, re.M))
    assert "./run try" in README


def test_every_exit_code_is_in_the_readme() -> None:
    assert "`0` done, `1` refused or failed, `2` wrong usage" in README


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")), ids=lambda p: p.name
)
def test_every_page_that_is_pointed_to_exists(page: Path) -> None:
    pointed = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))

    assert not [to for to in pointed if not (page.parent / to).exists()]


def test_the_data_map_is_what_the_tables_say() -> None:
    assert data_map.PAGE.read_text(encoding="utf-8") == data_map.drawn()


def test_each_word_for_running_it_is_in_the_run_script() -> None:
    script = (ROOT / "run").read_text(encoding="utf-8")

    assert len(script.splitlines()) <= 40
    for word in ("try", "test", "check", "bench"):
        assert f"    {word}) " in script
