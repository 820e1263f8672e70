"""Every word the bot says exists in both languages, is used, and renders."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from community import errors
from config import words
from handlers import registry
from handlers.acts import Takes
from handlers.members.menu import _HELPED

ROOT = Path(__file__).parents[2]
LANGUAGES = ("ja", "en")


class _Uses(Visitor):
    """Collects what a message refers to."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.messages.add(node.id.name)


def _entries(language: str) -> list[ftl.EntryType]:
    files = sorted((words.FOLDER / language).glob("*.ftl"))
    return [entry for file in files for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body]


def _messages(language: str) -> dict[str, _Uses]:
    found: dict[str, _Uses] = {}
    for entry in _entries(language):
        if isinstance(entry, ftl.Message):
            found[entry.id.name] = uses = _Uses()
            uses.visit(entry)
    for uses in found.values():
        for other in tuple(uses.messages):
            uses.variables |= found[other].variables
    return found


def _sources() -> Iterator[ast.AST]:
    for room in ("bot", "handlers"):
        for file in sorted((ROOT / room).rglob("*.py")):
            yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def _constants() -> set[str]:
    return {n.value for n in _sources() if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def _asked_for() -> Iterator[str]:
    """First arguments of `say(…)` and `text(…)` that are written out."""
    for node in _sources():
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in ("say", "text") and node.args:
            first = node.args[0]
            choices = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
            yield from (c.value for c in choices if isinstance(c, ast.Constant) and isinstance(c.value, str))


def _made_by_rule() -> set[str]:
    """Ids that the code puts together."""
    starts = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
    kinds = [e for e in vars(errors).values() if isinstance(e, type) and e is not errors.BotError]
    made = {"error-" + starts.sub("-", kind.__name__).lower() for kind in kinds}
    made |= {f"help-{verb}" for verb in _HELPED}
    made |= {f"verb-{verb.name}" for verb in registry.VERBS}
    made |= {f"command-{verb.command}" for verb in registry.VERBS}
    return made | {f"option-{option}" for option in get_args(Takes)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wording_is_junk_or_written_twice(language: str) -> None:
    entries = _entries(language)

    ids = [e.id.name for e in entries if isinstance(e, ftl.Message)]

    assert not [e for e in entries if isinstance(e, ftl.Junk)]
    assert len(ids) == len(set(ids))


def test_both_languages_have_the_same_places() -> None:
    japanese, english = ({f.name for f in (words.FOLDER / language).iterdir()} for language in LANGUAGES)

    assert japanese == english


def test_both_languages_say_the_same_things_with_the_same_facts() -> None:
    japanese, english = _messages("ja"), _messages("en")

    assert japanese.keys() == english.keys()
    unlike = {w for w in japanese if japanese[w].variables != english[w].variables}
    assert not unlike


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1, 2, 1234])
def test_every_message_renders(language: str, number: int) -> None:
    for wording, uses in _messages(language).items():
        said = words.say(language, wording, dict.fromkeys(uses.variables, number))

        assert said.strip() or wording == "list-comma"


def test_every_wording_is_used() -> None:
    used = _constants() | _made_by_rule()
    referred = {name for uses in _messages("en").values() for name in uses.messages}

    unused = words.ids("en") - used - referred

    assert not unused


def test_every_wording_that_is_asked_for_exists() -> None:
    asked = set(_asked_for()) | _made_by_rule()

    missing = {wording for wording in asked if re.fullmatch(r"[a-z]+(-[a-z]+)+", wording)} - words.ids("en")

    assert not missing


def test_what_the_bot_invites_to_is_called_by_one_word() -> None:
    found = _messages("en").items()
    said = {wording: words.say("en", wording, dict.fromkeys(uses.variables, 1)) for wording, uses in found}

    assert [w for w in said if re.search(r"(?<!/alumni )(?<!/organiser )\bprompt", said[w].lower())] == []
    assert said["prompts-title"] == said["menu-prompts"] == "Invitations"


def test_an_unknown_wording_is_a_mistake_and_no_sentence() -> None:
    with pytest.raises(words.WordingMissing):
        words.say("ja", "no-such-wording")


def test_a_missing_fact_is_a_mistake_and_no_sentence() -> None:
    with pytest.raises(words.WordingMissing):
        words.say("ja", "error-not-a-member")


@pytest.mark.parametrize(
    ("locale", "language"),
    [("ja", "ja"), ("ja-JP", "ja"), ("en-GB", "en"), ("de", "en"), (None, "ja"), ("", "ja")],
)
def test_a_locale_without_its_own_words_reads_english(locale: str | None, language: str) -> None:
    assert words.language_of(locale) == language
