"""What somebody typed after `/alumni`, read kindly: the verb, the people it names, and the words."""

import re
from dataclasses import dataclass

from handlers.event import Mentioned, Named, Person

_MENTION = re.compile(r"<@([A-Za-z0-9_.:-]{1,64})(?:\|([^<>]{0,200}))?>")
_NAME = re.compile(r"[@＠](?:\"([^\"]{1,80})\"|「([^」]{1,80})」|([^\s　@＠<>、,]{1,80}))")
_BETWEEN = re.compile(r"[\s　、,]*(?:(?:and|と|さん|様|へ|に)[\s　、,]*)*")
_BEFORE_WORDS = re.compile(
    r"(?:(?:さん|様)(?:へ|に)?|(?:へ|に)(?=[\s　、,]))?[\s　、,:：—-]*(?:for\b[\s　:：]*)?", re.I
)
_AFTER_NAME = ("さんへ", "さんに", "さん", "様")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A typed line in its parts; an empty verb is the bare command."""

    verb: str
    people: tuple[Person, ...]
    words: str


def spoken(line: str) -> Spoken:
    """Read a line such as `thanks @hana for the talk` or `お礼 @花 相談に乗ってくれた`; never fails."""
    line = line.strip()
    verb, rest = _verb(line)
    people: list[Person] = []
    position = 0
    while found := _person(rest, position):
        person, position = found
        if person not in people:
            people.append(person)
    words = rest[position:].strip()
    words = words[_ends(_BEFORE_WORDS.match(words)) :] if people else words.removeprefix("for ")
    return Spoken(verb, tuple(people), _MENTION.sub(_readable, words).strip())


def _verb(line: str) -> tuple[str, str]:
    if line.startswith(("<@", "@", "＠")):
        return "", line
    head = re.match(r"[^\s　@＠<]+", line)
    if head is None:
        return "", line
    return head[0].removeprefix("/").casefold(), line[head.end() :]


def _person(rest: str, position: int) -> tuple[Person, int] | None:
    start = _BETWEEN.match(rest, position)
    at = start.end() if start else position
    if found := _MENTION.match(rest, at):
        return Mentioned(found[1], (found[2] or "").strip()), found.end()
    if found := _NAME.match(rest, at):
        return Named(_bare(found[1] or found[2] or found[3])), found.end()
    return None


def _ends(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def _bare(name: str) -> str:
    for ending in _AFTER_NAME:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name


def _readable(found: re.Match[str]) -> str:
    return f"@{found[2] or found[1]}"
