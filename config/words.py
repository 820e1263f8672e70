"""Every word that the bot says, in Japanese and English, from the Fluent files beside this module.

A folder a language, a file a place; tone: thank, invite, never press.
"""

import functools
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
    message = _bundle(language).get_message(wording) if _bundle(language).has_message(wording) else None
    if message is None or message.value is None:
        raise WordingMissing(f"{wording} ({language})")
    text, errors = _bundle(language).format_pattern(message.value, dict(values or {}))
    if errors:
        raise WordingMissing(f"{wording} ({language}): {errors[0]}")
    return str(text)


def ids(language: str) -> frozenset[str]:
    """Every wording id of a language."""
    return frozenset(_bundle(language)._messages)


@functools.cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
