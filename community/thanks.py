"""A receiver's word for a gift, and which gift it is a word for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

from community.gift import GiftId
from community.member import AccountId, MemberId

ThanksId = NewType("ThanksId", int)

MEETING_WINDOW = timedelta(days=14)
"""How far back a thanks looks for its gift, and a logged gift for the thanks it was born of (DESIGN.md)."""

SAME_ACT_WITHIN = timedelta(seconds=10)
"""The same command within this time is a double click, so one gift."""

MOST_WORDS = 1500
"""Code points of a member's words; a message of the smaller platform carries 4,000 with all else in it."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """A thanker's word to the thanked; the gift behind it runs the other way. Corrections as for a gift."""

    id: ThanksId
    key: str
    thanker: MemberId
    thanked: MemberId
    gift: GiftId
    at: datetime
    words: str = ""
    by_account: AccountId | None = None
    edited_at: datetime | None = None
    note: str = ""
    words_hidden: bool = False
    kept_private: bool = False


@dataclass(frozen=True, slots=True)
class Meetable:
    """A gift that a thanks could be meant for, or one born of thanks that its giver could complete."""

    gift: GiftId
    at: datetime


def met(candidates: Sequence[Meetable], at: datetime) -> GiftId | None:
    """The newest of the candidates within the meeting window before (or, clocks jump, after) `at`."""
    near = [c for c in candidates if abs(at - c.at) <= MEETING_WINDOW]
    return max(near, key=lambda c: (c.at, c.gift)).gift if near else None
