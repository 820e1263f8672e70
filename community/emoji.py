"""A community's own thanking emoji, read from a line as somebody types it."""

import re
import unicodedata
from typing import Final

from community.errors import TooManyEmoji, UnknownEmoji

MOST: Final = 20
LONGEST: Final = 100
"""Slack's longest name of an emoji; Discord's are 32 at most."""


def typed(line: str) -> tuple[str, ...]:
    """The emoji of a line such as `:pray: clap 🙏, ありがとう`, each once, as reactions name them.

    Names stand with or without colons; skin tones and the mark of the coloured drawing do not count. Raises
    UnknownEmoji for what is neither a name nor an emoji, TooManyEmoji above `MOST`.
    """
    found = dict.fromkeys(_plain(one) for one in _each(line))
    if len(found) > MOST:
        raise TooManyEmoji(len(found), MOST)
    return tuple(found)


def _each(line: str) -> list[str]:
    found: list[str] = []
    position = 0
    while position < len(line):
        token = _TOKEN.match(line, position)
        if token is None or not _is_emoji(token):
            raise UnknownEmoji(line[position:].split(maxsplit=1)[0][:40])
        position = token.end()
        found += [token["coded"] or token["named"] or token["drawn"]] if token.lastgroup else []
    return [one for one in found if not one.startswith("skin-tone-")]


def _is_emoji(token: re.Match[str]) -> bool:
    name = token["coded"] or token["named"] or ""
    drawn = token["drawn"]
    if drawn is None:
        return len(name) <= LONGEST
    first = _plain(drawn)[:1]
    return first in _MARKS or (not first.isascii() and unicodedata.category(first)[0] == "S")


def _plain(emoji: str) -> str:
    return unicodedata.normalize("NFC", _MODIFIERS.sub("", emoji))


_NAME: Final = r"(?=[+'\-]*\w)[\w+'\-\u3099\u309a]+"
_TONE: Final = "[\U0001f3fb-\U0001f3ff\ufe0f\u20e3]"
_MODIFIERS: Final = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")
_MARKS: Final = frozenset("‼⁉〰〽")
"""Emoji that Unicode files under punctuation."""
_TOKEN: Final = re.compile(
    rf"[\s,、，]+|<?a?:(?P<coded>{_NAME}):(?:\d+>)?|(?P<named>{_NAME})"
    rf"|(?P<drawn>[\U0001f1e6-\U0001f1ff]{{2}}|[^\s,、，:<>]{_TONE}*(?:\u200d[^\s,、，:<>]{_TONE}*)*)"
)
