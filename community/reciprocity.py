"""How the giving of a community stands on one day: what was measured, and what may be said of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

GIFTS_NEEDED: Final = 100
"""Gifts of members below which no verdict is given."""

RECEIPTS_NEEDED: Final = 50
"""Receipts by members below which no verdict is given."""


class Verdict(StrEnum):
    """What may honestly be said of the chain."""

    NOT_ENOUGH = "not_enough"
    FROM_HOST = "from_host"
    FROM_OWN = "from_own"
    INDUCE = "induce"
    CARRIES = "carries"
    GROWING = "growing"


class Stage(StrEnum):
    """The five stages of a community, each resting on the one before."""

    WORTH_JOINING = "worth_joining"
    VOLUNTEERING = "volunteering"
    INDUCING = "inducing"
    CHAIN = "chain"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class StageState:
    """A stage with today's value of its indicator, and the threshold from which it is reached.

    `value` is nothing where too little is known. Indicators: worth joining, the share of members who gave or
    received within 90 days; volunteering, the share who ever gave without a prompt; inducing, R_low; chain,
    R; return, outcomes recorded.
    """

    stage: Stage
    value: float | None
    threshold: float
    reached: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month ("2026-04"), in the community's zone. `R` with its interval is nothing where too few

    gifts stand in its window, or where these had too little time to move anybody; months that were merged
    into one window carry the same R.
    """

    month: str
    gifts: int
    host_share: float | None
    R: float | None
    R_low: float | None
    R_high: float | None


@dataclass(frozen=True, slots=True)
class Sample:
    """What the fit rests on: gifts of members and receipts that it read, of how many members.

    `whole` is false where only some members were read, since all would have taken too long.
    """

    gifts: int
    receipts: int
    members: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside R; shares run from 0 to 1 and are nothing where nobody is there to share.

    `host_share`: of the gifts of confirmed members; `host_rooted_share`: of all gifts, those whose chain
    begins with a gift of the host; `participation`: members who ever gave; `gini` and `top_tenth` of gifts
    over the members who are not the host; `depth_mean`, `depth_max`: steps from a gift back to where its
    chain began; `chains`: how many chains of at least two gifts, `chain_largest` gifts in the largest;
    `returned`: receipts that the receiver answered with a gift to the giver, `passed_on`: with one to
    somebody else (both within 90 days); `newcomers`: who joined within the last year,
    `newcomers_gave_in_90`: share of them who gave within 90 days, by Kaplan and Meier; `first_gift_days`:
    their median, nothing while fewer than half gave; `newcomers_R`: of gifts that newcomers received;
    `received_before_asked`: of members whom the bot ever prompted, those who had received something before;
    `guests`: members who only receive while the host gives most, 0 while it does not.
    """

    host_share: float | None
    host_rooted_share: float | None
    participation: float | None
    gini: float | None
    top_tenth: float | None
    depth_mean: float | None
    depth_max: int
    chains: int
    chain_largest: int
    returned: float | None
    passed_on: float | None
    newcomers: int
    newcomers_gave_in_90: float | None
    first_gift_days: float | None
    newcomers_R: float | None  # noqa: N815 - as everybody writes it
    received_before_asked: float | None
    guests: int


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """Everything measured on one day. `R`, `R_low`, `R_high` (95 %) and `null_p` are nothing where the

    verdict is NOT_ENOUGH; `R_with_prompted` counts gifts that the bot invited like any other; `swap_p` is
    nothing above 5,000 gifts. `told` is the share of members' gifts whose giver said what moved them.
    """

    gifts: int
    members: int
    sample: Sample
    R: float | None
    R_low: float | None
    R_high: float | None
    R_with_prompted: float | None
    null_p: float | None
    swap_p: float | None
    told: float | None
    verdict: Verdict
    beside: Beside
    months: tuple[Month, ...]
    stages: tuple[StageState, ...]

    @property
    def stage(self) -> Stage | None:
        """The furthest stage that is reached with all before it, nothing while the first is not."""
        reached = None
        for state in self.stages:
            if not state.reached:
                break
            reached = state.stage
        return reached


@dataclass(frozen=True, slots=True)
class TraceStep:
    """A gift on the way back: `probability` (0 to 1) that the step before moved it, `told` by its giver.

    The last step is where it began: `began_by_host`, or by the giver's own initiative.
    """

    gift: int
    probability: float
    told: bool
    began_by_host: bool = False
