"""A prompt: one private invitation to one member to make one gift, and how it was decided.

Free of NumPy, so that those who only store or show prompts load nothing heavy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from community.gift import GiftKind
from community.member import MemberId

PATIENCE: Final = timedelta(days=7)
"""A prompt unanswered for so long counts as ignored."""


class PromptKind(StrEnum):
    """What a member may be invited to."""

    ANSWER = "answer"
    INTRODUCE = "introduce"
    SHARE = "share"
    SPEAK = "speak"
    WELCOME = "welcome"


GIFT_OF: Final = {
    PromptKind.ANSWER: GiftKind.ADVICE,
    PromptKind.INTRODUCE: GiftKind.INTRODUCTION,
    PromptKind.SHARE: GiftKind.OPENING,
    PromptKind.SPEAK: GiftKind.PANEL,
    PromptKind.WELCOME: GiftKind.WELCOME,
}
"""The gift that each prompt hopes for, as profiles name what one may be asked."""


class Rhythm(StrEnum):
    """How often a member likes to be invited."""

    OFTEN = "often"
    NORMAL = "normal"
    RARELY = "rarely"


class Ending(StrEnum):
    """How a prompt ended: *yes*, *not now*, *not this kind*, *pause*, silence; or it became pointless."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REFUSED = "refused"
    PAUSED = "paused"
    IGNORED = "ignored"
    WITHDRAWN = "withdrawn"


SAID_NO: Final = frozenset({Ending.DECLINED, Ending.REFUSED, Ending.PAUSED})
"""The good answers other than *yes*."""


class Reason(StrEnum):
    """Why this member, as facts to be put into words; at most one of the first two holds."""

    SAID_SO = "said_so"  # "you said: ask me about this"
    KNOWS_TOPIC = "knows_topic"
    RECEIVED_LATELY = "received_lately"
    DID_BEFORE = "did_before"
    FIRST_GIFT = "first_gift"
    TURN = "turn"  # "we ask a few at a time": always true, told where nothing else is


class WhyNone(StrEnum):
    """Why nobody, or nobody more, is invited."""

    HOST_GAVE_NOTHING = "host_gave_nothing"
    TOO_FEW = "too_few"
    BUDGET_SPENT = "budget_spent"
    ENOUGH_TODAY = "enough_today"
    NOTHING_TO_GIVE = "nothing_to_give"
    NOBODY_CONSENTS = "nobody_consents"
    ALL_PAUSED = "all_paused"
    NOBODY_AWAKE = "nobody_awake"
    ALL_REST = "all_rest"
    NOBODY_FITS = "nobody_fits"


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier prompt to a member; `reasons` as stored with it. `ended_at` is `None` while it is open."""

    kind: PromptKind
    at: datetime
    ending: Ending
    ended_at: datetime | None = None
    reasons: frozenset[Reason] = frozenset()


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A gift that somebody could make. `id` names it in the caller's words ("ask:12").

    `involved` may never be invited to it: author, receivers, whoever was invited to it before, and who is
    blocked by or blocks one of them. `languages` are those of whom it would reach (none: any will do),
    `invited` counts whom it was offered to so far, `wanted` how many more may be invited now; a greater
    `value` goes first.
    """

    id: str
    kind: PromptKind
    at: datetime
    until: datetime
    topics: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    involved: frozenset[MemberId] = frozenset()
    invited: int = 0
    wanted: int = 1
    value: float = 1.0


@dataclass(frozen=True, slots=True)
class Invitee:
    """A member as far as inviting them goes; `past` are all prompts that are still kept, in any order.

    `awake`: inside their waking window now. `received`: something of value ever, `received_lately`: within
    `LATELY`. `askable` holds (kind of gift, topic) with "" for any topic, as profiles do. `did` are the
    kinds of prompt whose gift they made before, prompted or not; `gave` is whether they ever gave anything.
    """

    member: MemberId
    consents: bool = False
    paused: bool = False
    awake: bool = False
    rhythm: Rhythm = Rhythm.NORMAL
    refused: frozenset[PromptKind] = frozenset()
    languages: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    askable: frozenset[tuple[GiftKind, str]] = frozenset()
    received: bool = False
    received_lately: bool = False
    gave: bool = False
    did: frozenset[PromptKind] = frozenset()
    past: Sequence[Past] = ()


LATELY: Final = timedelta(weeks=6)
"""Who received something so recently is told so, and is likelier to say yes."""


@dataclass(frozen=True, slots=True)
class Inviting:
    """How much the community is invited: active members, and all prompts of the last 1, 7 and 28 days.

    `host_gave_at` is the moment of the latest host gift.
    """

    active: int
    sent_day: int = 0
    sent_week: int = 0
    sent_month: int = 0
    host_gave_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member who could be invited; `chance` is the probability with which they were drawn.

    `odds` of a yes (0 to 1) and `score` are kept with the decision and shown to nobody. `topics` are the
    shared ones that `reasons` speak of, sorted.
    """

    member: MemberId
    odds: float
    score: float
    chance: float
    reasons: tuple[Reason, ...]
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Whom to invite to one opportunity: who was drawn from whom, or why nobody."""

    opportunity: str
    kind: PromptKind
    candidates: tuple[Candidate, ...] = ()
    chosen: Candidate | None = None
    why_none: WhyNone | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The decisions of one sitting, in order. With `policy`, `seed` and the same facts it comes out the same.

    `why_none` says why the sitting ended without, or before, an invitation to everything; an opportunity
    that it did not come to has no decision.
    """

    policy: str
    seed: int
    decisions: tuple[Decision, ...] = ()
    why_none: WhyNone | None = None
