"""One act of giving: who gave, what kind, to whom, when, and on whose behalf."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from community.member import AccountId, MemberId, MemberKind

GiftId = NewType("GiftId", int)


class GiftKind(StrEnum):
    """What was given."""

    INTRODUCTION = "introduction"
    OPENING = "opening"
    PANEL = "panel"
    ADVICE = "advice"
    MENTORING = "mentoring"
    WELCOME = "welcome"
    EVENT = "event"
    REFERRAL = "referral"
    RESOURCE = "resource"
    OTHER = "other"


class Source(StrEnum):
    """How the community came to know of it."""

    LIVE = "live"
    ARCHIVE = "archive"
    CSV = "csv"


class Occasion(StrEnum):
    """What brought a gift about: the row is the gift's `occasion_id`."""

    NONE = "none"
    PROMPT = "prompt"
    ASK = "ask"
    EVENT = "event"
    INTRODUCTION = "introduction"
    OPENING = "opening"
    ROUND = "round"


class Inspiration(StrEnum):
    """What moved the giver, in the giver's own answer; `TOLD` names gifts, `UNKNOWN` was not asked."""

    UNKNOWN = "unknown"
    OWN = "own"
    UNSAID = "unsaid"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Gift:
    """A gift as stored; no receivers and `everybody` means all, `audience` strong at that moment.

    `by_account` is the account that told of it. `edited_at` and `note` tell of a late correction, `words` are
    shown to nobody once `words_hidden`, and stay between giver and receivers once `kept_private`. A gift
    with a `prompt_id` was prompted, whatever its occasion.
    """

    id: GiftId
    key: str
    giver: MemberId
    kind: GiftKind
    at: datetime
    receivers: tuple[MemberId, ...] = ()
    everybody: bool = False
    audience: int | None = None
    host: bool | None = None
    words: str = ""
    source: Source = Source.LIVE
    born_of_thanks: bool = False
    inspiration: Inspiration = Inspiration.UNKNOWN
    by_account: AccountId | None = None
    edited_at: datetime | None = None
    note: str = ""
    words_hidden: bool = False
    kept_private: bool = False
    occasion: Occasion = Occasion.NONE
    occasion_id: int | None = None
    prompt_id: int | None = None


def is_host_gift(kind: MemberKind, confirmed: bool, for_company: bool = False) -> bool | None:
    """Whether the host gives; unconfirmed members stay out of both sides, so nothing (`None`) is said.

    An alumnus who volunteers is not the host, unless they say that they give for the company.
    """
    if not confirmed:
        return None
    return for_company or kind is MemberKind.STAFF
