"""How the example community gives: to whom, of what kind, moved by what, and who says thanks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TypeAlias

from bot.playground import example_words
from community.gift import GiftKind, Inspiration

MOVED_FOR = timedelta(days=25)
"""How long somebody who was given to, or thanked, gives more readily."""

NEWCOMER_FOR = timedelta(days=90)

INSPIRED_FOR = timedelta(days=45)
"""How long after a gift its receiver may say that it moved them."""

_KINDS = {
    GiftKind.ADVICE: 28,
    GiftKind.INTRODUCTION: 15,
    GiftKind.RESOURCE: 14,
    GiftKind.OPENING: 9,
    GiftKind.EVENT: 8,
    GiftKind.MENTORING: 7,
    GiftKind.REFERRAL: 6,
    GiftKind.OTHER: 6,
    GiftKind.PANEL: 5,
}  # weights; newcomers are welcomed beside these
_FOR_ALL = frozenset({GiftKind.RESOURCE, GiftKind.OPENING, GiftKind.EVENT, GiftKind.PANEL})
_SHARE_FOR_ALL = 0.6
_RECEIVERS = (1, 1, 1, 1, 1, 1, 1, 2, 2, 3)
_SHARE_THANKED = 0.55
_MEAN_DAYS_TO_THANKS = 1.5


@dataclass(frozen=True, slots=True)
class Neighbour:
    """As much of a member as giving depends on."""

    id: str
    language: str
    is_staff: bool
    joined: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """A gift made up; people by id, `inspired_by` by the keys of earlier gifts, no receivers = everybody."""

    key: str
    giver: str
    kind: GiftKind
    at: datetime
    receivers: tuple[str, ...]
    host: bool
    words: str
    inspiration: Inspiration
    inspired_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thanked:
    """A thanks made up; the gift by its key."""

    key: str
    thanker: str
    thanked: str
    gift: str
    at: datetime
    words: str


Received: TypeAlias = tuple[datetime, str]
"""When somebody was given to, and the key of the gift."""


@dataclass(slots=True)
class Giving:
    """A stretch of giving while it goes on; nothing in it comes after `until`."""

    rng: Random
    people: Sequence[Neighbour]
    until: datetime
    received: dict[str, list[Received]] = field(default_factory=dict)
    heard_thanks: dict[str, list[datetime]] = field(default_factory=dict)
    gifts: list[Given] = field(default_factory=list)
    thanks: list[Thanked] = field(default_factory=list)

    def is_moved(self, member: str, at: datetime) -> bool:
        """Whether somebody was given to, or thanked, not long before."""
        moments = [moment for moment, _ in self.received.get(member, ())] + self.heard_thanks.get(member, [])
        return any(at - MOVED_FOR <= moment < at for moment in moments)

    def give(self, giver: Neighbour, at: datetime, welcomed: Neighbour | None = None) -> Given:
        """One gift, to somebody who is welcomed or as it comes, and the thanks that follow it."""
        kind = GiftKind.WELCOME if welcomed else self.rng.choices(list(_KINDS), list(_KINDS.values()))[0]
        receivers = (welcomed,) if welcomed else self._receivers(giver, kind, at)
        inspiration, inspired_by = self._inspiration(giver.id, at)
        gift = Given(
            f"example:{self.rng.getrandbits(64):016x}",
            giver.id,
            kind,
            at,
            tuple(receiver.id for receiver in receivers),
            giver.is_staff,
            example_words.of_gift(self.rng, kind, giver.language),
            inspiration,
            inspired_by,
        )
        self.gifts.append(gift)
        for receiver in receivers:
            self.received.setdefault(receiver.id, []).append((at, gift.key))
        self._thank(gift, receivers or self._some_others(giver, at))
        return gift

    def _receivers(self, giver: Neighbour, kind: GiftKind, at: datetime) -> tuple[Neighbour, ...]:
        if kind in _FOR_ALL and self.rng.random() < _SHARE_FOR_ALL:
            return ()
        others = [p for p in self.people if p.id != giver.id and p.joined < at]
        weights = [_attention(person, at) for person in others]
        chosen = self.rng.choices(others, weights, k=self.rng.choice(_RECEIVERS))
        return tuple(dict.fromkeys(chosen))

    def _some_others(self, giver: Neighbour, at: datetime) -> tuple[Neighbour, ...]:
        """Those who might say thanks for what was given to everybody."""
        others = [p for p in self.people if p.id != giver.id and p.joined < at]
        return tuple(self.rng.sample(others, min(2, len(others))))

    def _inspiration(self, giver: str, at: datetime) -> tuple[Inspiration, tuple[str, ...]]:
        """What the giver says moved them, if they were asked and say so."""
        lately = [key for moment, key in self.received.get(giver, ()) if at - INSPIRED_FOR <= moment < at]
        answer = self.rng.random()
        if lately and answer < 0.6:
            return Inspiration.TOLD, tuple(lately[-2:] if answer < 0.08 else lately[-1:])
        if answer > 0.88:
            return Inspiration.OWN, ()
        return (Inspiration.UNSAID if answer > 0.85 else Inspiration.UNKNOWN), ()

    def _thank(self, gift: Given, thankers: Sequence[Neighbour]) -> None:
        for thanker in thankers:
            at = gift.at + timedelta(days=self.rng.expovariate(1 / _MEAN_DAYS_TO_THANKS), minutes=5)
            if self.rng.random() < _SHARE_THANKED and at <= self.until:
                words = example_words.of_thanks(self.rng, thanker.language)
                key = f"{gift.key}:{thanker.id}"
                self.thanks.append(Thanked(key, thanker.id, gift.giver, gift.key, at, words))
                self.heard_thanks.setdefault(gift.giver, []).append(at)


def _attention(person: Neighbour, at: datetime) -> float:
    """How likely somebody is given to, beside others: newcomers more, staff seldom."""
    if person.is_staff:
        return 0.2
    return 1.6 if at - person.joined < NEWCOMER_FOR else 1.0
