"""Every word that the bot says, in Japanese and English, from the Fluent files beside this module.

A folder a language, a file a place; tone: thank, invite, never press.
"""

import functools
import re
from collections.abc import Mapping
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parent / "wording"
LANGUAGES = ("ja", "en")

Value = str | int | float


class WordingMissing(Exception):
    """An id, a variable or a language that no file knows: a mistake of ours, found by tests."""


def language_of(locale: str | None, otherwise: str = "ja") -> str:
    """The language we have for a platform's locale (`ja-JP` → `ja`, `de` → `en`), else `otherwise`."""
    if not locale:
        return otherwise
    return "ja" if locale.lower().startswith("ja") else "en"


def say(language: str, wording: str, values: Mapping[str, Value] | None = None) -> str:
    """The sentence with that id; `values` fill its variables. Raises WordingMissing."""
    bundle = _bundle(language)
    _learn(bundle, language, wording)
    message = bundle.get_message(wording) if bundle.has_message(wording) else None
    if message is None or message.value is None:
        raise WordingMissing(f"{wording} ({language})")
    text, errors = bundle.format_pattern(message.value, dict(values or {}))
    if errors:
        raise WordingMissing(f"{wording} ({language}): {errors[0]}")
    return str(text)


def ids(language: str) -> frozenset[str]:
    """Every wording id of a language."""
    return frozenset(_sources(language))


_MESSAGE = re.compile(r"^([a-z][\w-]*) *=.*?(?=^[a-z#]|\Z)", re.M | re.S)
_OTHER = re.compile(r"\{ *([a-z][\w-]*) *\}")


@functools.cache
def _bundle(language: str) -> FluentBundle:
    """What was said so far: all of it, read at once, would be ten megabytes of a bot at rest."""
    return FluentBundle([language], use_isolating=False)


@functools.cache
def _sources(language: str) -> Mapping[str, str]:
    """Each message as it is written."""
    files = sorted((FOLDER / language).glob("*.ftl"))
    texts = (file.read_text(encoding="utf-8") for file in files)
    return {found[1]: found[0] for text in texts for found in _MESSAGE.finditer(text)}


def _learn(bundle: FluentBundle, language: str, wording: str) -> None:
    """Read a message, and those that it speaks of, when they are said for the first time."""
    if not bundle.has_message(wording) and (source := _sources(language).get(wording)):
        bundle.add_resource(FluentResource(source))
        for other in _OTHER.findall(source):
            _learn(bundle, language, other)
