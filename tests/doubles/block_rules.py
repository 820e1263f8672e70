"""The small rules of Block Kit: each takes a value and its JSON pointer and yields sentences."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

Rule = Callable[[object, str], Iterator[str]]


def text(most: int, least: int = 1) -> Rule:
    """A string of `least` to `most` characters."""

    def check(value: object, at: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"must provide a string [json-pointer:{at}]"
        elif not least <= len(value) <= most:
            yield f"must be {least} to {most} characters long, not {len(value)} [json-pointer:{at}]"

    return check


def number(least: int, most: int) -> Rule:
    """A whole number between the two."""

    def check(value: object, at: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield f"must provide a whole number [json-pointer:{at}]"
        elif not least <= value <= most:
            yield f"must be {least} to {most}, not {value} [json-pointer:{at}]"

    return check


def one_of(*words: str) -> Rule:
    """One of these words."""

    def check(value: object, at: str) -> Iterator[str]:
        if value not in words:
            yield f"must be one of {', '.join(words)}, not {value!r} [json-pointer:{at}]"

    return check


def flag(value: object, at: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield f"must provide true or false [json-pointer:{at}]"


def free(value: object, at: str) -> Iterator[str]:
    """Anything: not looked into."""
    yield from ()


def many(rule: Rule, least: int, most: int) -> Rule:
    """A list of `least` to `most` items that each keep the rule."""

    def check(value: object, at: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"must provide a list [json-pointer:{at}]"
            return
        if not least <= len(value) <= most:
            yield f"must have {least} to {most} items, not {len(value)} [json-pointer:{at}]"
        for index, item in enumerate(value):
            yield from rule(item, f"{at}/{index}")

    return check


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of an object; a field that is in neither mapping is refused."""

    needs: Mapping[str, Rule] = field(default_factory=dict)
    may: Mapping[str, Rule] = field(default_factory=dict)

    def __call__(self, value: object, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"must provide an object [json-pointer:{at}]"
            return
        yield from (
            f"missing required field: {name} [json-pointer:{at}]" for name in self.needs if name not in value
        )
        rules = {**self.may, **self.needs}
        for name, item in value.items():
            if name in rules:
                yield from rules[name](item, f"{at}/{name}")
            elif name != "type":
                yield f"invalid additional property: {name} [json-pointer:{at}]"


def typed(shapes: Mapping[str, Rule]) -> Rule:
    """An object whose `type` is one of the shapes' names, and which keeps that shape."""

    def check(value: object, at: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in shapes:
            yield f"unsupported type: {kind} [json-pointer:{at}]"
        else:
            yield from shapes[kind](value, at)

    return check


def repeats(values: Iterable[object], what: str, at: str) -> Iterator[str]:
    """One sentence for each value that stands there twice."""
    seen: set[object] = set()
    for value in values:
        if value in seen:
            yield f"{what} {value!r} already exists [json-pointer:{at}]"
        seen.add(value)
