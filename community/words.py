"""What members write: kept as they wrote it, without what would only deceive the eye or break a page."""

import unicodedata

from community.errors import TooManyWords

_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows; a name with one could pass for another."""

_INVISIBLE = frozenset("\u3164\ufe0e\ufe0f\u2800")
"""Not seen by themselves, like the joiners of category Cf; in the middle of words or emoji they serve."""


def cleaned(words: str, most: int) -> str:
    """The words without control and direction marks, trimmed; TooManyWords above `most` code points."""
    kept = "".join(c for c in words.replace("\r\n", "\n") if c in "\n\t" or not _unseen(c)).strip()
    if all(c in _INVISIBLE or c.isspace() or unicodedata.category(c) == "Cf" for c in kept):
        return ""
    if len(kept) > most:
        raise TooManyWords(len(kept), most)
    return kept


def shortened(words: str, most: int) -> str:
    """At most `most` code points on one line, with an ellipsis where something was left out."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def folded(name: str) -> str:
    """A name as it is compared when somebody types it: width, case and spaces do not matter."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _unseen(c: str) -> bool:
    return c in _TURNING or unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co")
