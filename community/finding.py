"""Finding somebody to ask: whose turn it is among those who said so, and which topics are near a word."""

import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from community.gift import GiftKind
from community.member import MemberId

MOST: Final = 5
"""How many are shown at once; more would make who asks choose by name."""

MOST_NEAR: Final = 3
"""Near topics, where nobody may be asked about the one that was said."""

_NEAR: Final = 0.5  # difflib's ratio, as for verbs
_LEAST: Final = 2  # letters that two topics have to share


@dataclass(frozen=True, slots=True)
class Findable:
    """Somebody who may be asked about a topic, for what, and when they were last asked through the bot."""

    member: MemberId
    kinds: tuple[GiftKind, ...]
    asked_on: date | None = None


def in_turn(found: Sequence[Findable], chance: Random) -> tuple[Findable, ...]:
    """Those whose turn it is: whoever was asked longest ago, or never, and by lot among equals."""
    drawn = sorted(found, key=lambda one: one.member)
    chance.shuffle(drawn)
    return tuple(sorted(drawn, key=lambda one: one.asked_on or date.min)[:MOST])


def near(said: str, known: Collection[str]) -> tuple[str, ...]:
    """Topics like the one that was said: first those of which one holds the other, then by their letters."""
    others = sorted(topic for topic in known if topic != said)
    holding = [t for t in others if min(len(t), len(said)) >= _LEAST and (said in t or t in said)]
    alike = difflib.get_close_matches(said, others, n=MOST_NEAR, cutoff=_NEAR)
    return tuple(dict.fromkeys([*holding, *alike]))[:MOST_NEAR]
