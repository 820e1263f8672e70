"""An ask: a member says what would help; others offer help, and once it helped that was a gift."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from community.errors import AskTooLong
from community.member import MemberId

AskId = NewType("AskId", int)
OfferId = NewType("OfferId", int)

LASTS: Final = timedelta(days=14)
"""How long an ask stands where its asker names no day."""

LONGEST: Final = timedelta(days=60)
"""What helps nobody within two months is a project; it is better asked anew."""

MOST_OPEN: Final = 5
"""Asks that one member has open at once; more would hide each other."""

ASKED_AFTER: Final = timedelta(days=7)
"""How long after the first offer of help its asker is asked whether it helped, while they remember."""


class AskState(StrEnum):
    """Where an ask is: open, over because it helped or its asker took it back, or because its day came."""

    OPEN = "open"
    HELPED = "helped"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Ask:
    """What would help whom, until when. `named` shows the asker, `posted` stands in the channel.

    One with an `addressee` is between the two of them: nobody else reads it or is invited to it.
    """

    id: AskId
    asker: MemberId
    words: str
    at: datetime
    until: datetime
    topics: tuple[str, ...] = ()
    named: bool = True
    posted: bool = True
    state: AskState = AskState.OPEN
    asked_at: datetime | None = None
    addressee: MemberId | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether help is still looked for."""
        return self.state is AskState.OPEN and now < self.until


@dataclass(frozen=True, slots=True)
class Offer:
    """What a helper offers; `helped` is the asker's word for it later, `answer` what they wrote back."""

    id: OfferId
    ask: AskId
    helper: MemberId
    words: str
    at: datetime
    helped: bool | None = None
    answer: str = ""
    prompt_id: int | None = None


def last_day(wanted: date | None, today: date) -> date:
    """The day until which an ask stands. Raises AskTooLong."""
    if wanted is None:
        return today + LASTS
    if wanted > today + LONGEST:
        raise AskTooLong(LONGEST.days)
    return wanted
