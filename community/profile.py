"""What members tell of themselves, all of it optional: their years, what they know, what to ask them."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from community.errors import LeftBeforeJoining, YearImpossible, YearsUnclear
from community.gift import GiftKind
from community.member import MemberId
from community.words import shortened

EARLIEST: Final = 1900
"""Nobody here joined the company before."""


class Rank(StrEnum):
    """Where somebody stood in the company, in their own word; `UNSAID` was asked and rather not said."""

    LEADER = "leader"
    MIDDLE = "middle"
    UPPER = "upper"
    OTHER = "other"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a member told beside who they are.

    `askable` holds what they may be asked, as (kind, topic), where "" is any topic. `avoided` are those
    whom they would rather not meet, which nobody else ever learns. `role_model` are the steps that they made
    and would speak about.
    """

    topics: frozenset[str] = frozenset()
    expertise: frozenset[str] = frozenset()
    askable: frozenset[tuple[GiftKind, str]] = frozenset()
    avoided: frozenset[MemberId] = frozenset()
    role_model: frozenset[str] = frozenset()

    @property
    def asked_for(self) -> tuple[GiftKind, ...]:
        """The kinds of gift that they may be asked for, in the order of our list."""
        kinds = {kind for kind, _ in self.askable}
        return tuple(kind for kind in GiftKind if kind in kinds)

    @property
    def asked_about(self) -> frozenset[str]:
        """The topics on which they may be asked; none where they may be asked on any."""
        return frozenset(topic for _, topic in self.askable if topic)


@dataclass(frozen=True, slots=True)
class Years:
    """The years of joining and leaving the company, as far as they are told."""

    joined: int | None = None
    left: int | None = None


def years_of(said: str, this_year: int) -> Years:
    """`2008-2015`, `〜2015年`, `2008年入社`, `平成20年から`; nothing said is nothing known.

    Raises YearsUnclear, YearImpossible, or LeftBeforeJoining.
    """
    words = unicodedata.normalize("NFKC", said).casefold()
    years = [_western(era, count or year) for era, count, year in _YEAR.findall(words)]
    if _LOOSE_DIGIT.search(_YEAR.sub("", words)) or len(years) > 2 or (words.strip() and not years):
        raise YearsUnclear(shortened(said, 40))
    for year in years:
        if not EARLIEST <= year <= this_year:
            raise YearImpossible(year, EARLIEST, this_year)
    return _told(years, words)


def _told(years: list[int], words: str) -> Years:
    if len(years) < 2:
        left = bool(_LEFT.search(words))
        return Years(*(None, *years) if left else years)
    joined, left_in = years
    if left_in < joined:
        raise LeftBeforeJoining(joined, left_in)
    return Years(joined, left_in)


def _western(era: str, year: str) -> int:
    return _ERAS.get(era, 0) + (1 if year == "元" else int(year))


_ERAS: Final = {"昭和": 1925, "平成": 1988, "令和": 2018}
# A month and a day may follow a year, and say more than is kept.
_MONTH: Final = r"(?: ?年 ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?|(?:[/.][0-9]{1,2}){1,2}(?![0-9]))?"
_YEAR: Final = re.compile(rf"(?:(昭和|平成|令和) ?([0-9]{{1,2}}|元)|(?<![0-9])([0-9]{{4}}))(?![0-9]){_MONTH}")
_LOOSE_DIGIT: Final = re.compile("[0-9]")
_LEFT: Final = re.compile(r"^\s*[-~〜–—‐]|まで|退|卒業|離|until|till|left")
