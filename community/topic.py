"""A topic: a short free word that members share, written one way."""

import re
import unicodedata
from typing import Final

from community.errors import TooManyTopics, TopicTooLong
from community.words import cleaned, shortened

MOST_LETTERS: Final = 40
"""A topic longer than this is a sentence."""

MOST_TOPICS: Final = 20
"""More topics than this say nothing of a member."""

_BETWEEN: Final = re.compile(r"[,、;\n]")


def topic_of(word: str) -> str:
    """The one way a topic is written: NFKC, casefolded, single spaces; "" when nothing is left."""
    return _one_way(word)[:MOST_LETTERS]


def topics_of(words: str) -> tuple[str, ...]:
    """The topics between commas, semicolons and line breaks, each once, in the order of the words.

    Raises TopicTooLong, or TooManyTopics.
    """
    parts = _BETWEEN.split(unicodedata.normalize("NFKC", cleaned(words, len(words))))
    found = tuple(dict.fromkeys(filter(None, (_one_way(part) for part in parts))))
    for topic in found:
        if len(topic) > MOST_LETTERS:
            raise TopicTooLong(shortened(topic, MOST_LETTERS), MOST_LETTERS)
    if len(found) > MOST_TOPICS:
        raise TooManyTopics(len(found), MOST_TOPICS)
    return found


def _one_way(word: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())
