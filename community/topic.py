"""A topic: a short free word that members share, written one way."""

import unicodedata

MOST_LETTERS = 40
"""A topic longer than this is a sentence."""


def topic_of(word: str) -> str:
    """The one way a topic is written: NFKC, casefolded, single spaces; "" when nothing is left."""
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())[:MOST_LETTERS]
