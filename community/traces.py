"""Whether something that a member wrote, or began, names somebody else."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from community.words import folded

_SHORTEST = 2  # letters of a name that is looked for inside other words


@dataclass(frozen=True, slots=True)
class Traces:
    """By what somebody can be found: names, ids of accounts, and numbers of their rows."""

    names: frozenset[str]
    ids: frozenset[str]
    rows: frozenset[int]

    def are_in(self, words: str) -> bool:
        """Whether words, or the values of a JSON text, hold a trace. Rather one too many than one too few."""
        return any(map(self._is_in, _values(words)))

    def _is_in(self, value: str | int) -> bool:
        if isinstance(value, int):
            return value in self.rows
        said = folded(value)
        if any(name in said for name in map(folded, self.names) if len(name) >= _SHORTEST):
            return True
        return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", value) for one in self.ids)


def _values(words: str) -> Iterator[str | int]:
    with suppress(ValueError, RecursionError):
        yield from _within(json.loads(words))
    yield words


def _within(value: object) -> Iterator[str | int]:
    match value:
        case bool():
            return
        case str() | int():
            yield value
        case list():
            for one in value:
                yield from _within(one)
        case dict():
            for name, one in value.items():
                yield name
                yield from _within(one)
