"""Finds who thanked whom, by reaction, by plus-plus or by a word near a mention; each thanks once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, NamedTuple, TypeAlias

from bot.slack.archive.days import Written
from bot.slack.archive.people import SLACKBOT, Person
from community.thanking import is_thanking_emoji, thanked_by_plusplus, thanked_by_word

Rule: TypeAlias = Literal["reaction", "plusplus", "word"]
"""How a thanks was recognised."""

MOST_UNKNOWN: Final = 1_000_000
"""Where counting unknown accounts stops, since their ids are kept meanwhile."""


@dataclass(frozen=True, slots=True)
class FoundThanks:
    """One thanks for one message, known by channel, `ts`, thanker and thanked; `rules` in their order."""

    channel: str
    ts: str
    at: datetime
    rules: tuple[Rule, ...]
    thanker: str
    thanked: str

    @property
    def rule(self) -> Rule:
        """The first rule that found it."""
        return self.rules[0]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many thanks each rule found, and how many there are when those found twice count once."""

    reaction: int = 0
    plusplus: int = 0
    word: int = 0
    total: int = 0


class Listed:
    """Who may thank and be thanked, and who turned up without being listed."""

    def __init__(self, people: Iterable[Person]) -> None:
        listed = tuple(people)
        self._all = frozenset({SLACKBOT, *(person.account for person in listed)})
        self._persons = frozenset(person.account for person in listed if not person.is_bot)
        self._unknown: set[str] = set()

    @property
    def unknown(self) -> int:
        """Accounts that wrote, thanked or were thanked without being listed."""
        return len(self._unknown)

    def may_thank(self, thanker: str, thanked: str) -> bool:
        """Tell whether both are different listed people, none a bot."""
        return thanker != thanked and thanker in self._persons and thanked in self._persons

    def meet(self, account: str) -> None:
        """Note an account if it is not listed."""
        if account not in self._all and len(self._unknown) < MOST_UNKNOWN:
            self._unknown.add(account)


class Finder:
    """Gathers the thanks of one channel, in which a message is known by its `ts`."""

    def __init__(self, channel: str, listed: Listed, extra_emoji: frozenset[str]) -> None:
        self._channel = channel
        self._listed = listed
        self._extra_emoji = extra_emoji
        self._found: dict[tuple[str, str, str], FoundThanks] = {}

    @property
    def found(self) -> Iterable[FoundThanks]:
        """The thanks so far, in the order in which they were found."""
        return self._found.values()

    def read(self, message: Written) -> None:
        """Add what one message holds."""
        self._listed.meet(message.author)
        for claim in _claims(message, self._extra_emoji):
            self._listed.meet(claim.thanker)
            self._listed.meet(claim.thanked)
            if self._listed.may_thank(claim.thanker, claim.thanked):
                self._add(claim, message)

    def _add(self, claim: "_Claim", message: Written) -> None:
        key = (message.ts, claim.thanker, claim.thanked)
        known = self._found.get(key)
        if known is None:
            self._found[key] = FoundThanks(
                self._channel, message.ts, message.at, (claim.rule,), claim.thanker, claim.thanked
            )
        elif claim.rule not in known.rules:
            rules = tuple(rule for rule in _ORDER if rule == claim.rule or rule in known.rules)
            self._found[key] = replace(known, rules=rules)


def counted(counts: Counts, found: Iterable[FoundThanks]) -> Counts:
    """Add a channel's thanks to the counts."""
    by_rule = dict.fromkeys(_ORDER, 0)
    total = 0
    for thanks in found:
        total += 1
        for rule in thanks.rules:
            by_rule[rule] += 1
    return Counts(
        counts.reaction + by_rule["reaction"],
        counts.plusplus + by_rule["plusplus"],
        counts.word + by_rule["word"],
        counts.total + total,
    )


class _Claim(NamedTuple):
    """What a message says, whoever the two are."""

    rule: Rule
    thanker: str
    thanked: str


def _claims(message: Written, extra_emoji: frozenset[str]) -> Iterator[_Claim]:
    for reaction in message.reactions:
        if is_thanking_emoji(reaction.emoji, extra_emoji):
            for account in reaction.accounts:
                yield _Claim("reaction", account, message.author)
    for account in thanked_by_plusplus(message.text):
        yield _Claim("plusplus", message.author, account)
    for account in thanked_by_word(message.text):
        yield _Claim("word", message.author, account)


_ORDER: Final[tuple[Rule, ...]] = ("reaction", "plusplus", "word")
