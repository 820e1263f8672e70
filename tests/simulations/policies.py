"""Ours, and what else one might do: invite anybody, the most active first, or who is likeliest to say yes.

What all share: consent, pauses, refused kinds, author and receivers, whoever was invited to it before, the
common language, waking hours, one open prompt at a time, and the same number of prompts a day and a week:
nobody decent does without these, and what is compared is *whom* one invites. The others know nothing of
turns: no limit in 28 days, no rest after a *no* or after silence, no receiving first. `with_every_gate` lends
them that.

They are not held back. "Greedy" takes the very odds that ours has learnt, the member's own multiplier
included, so that it stops asking who never answers; "most active first" counts gifts as activity. Each goes
through the opportunities in the order in which it does better: greedy by age, the others with the least
offered first.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum

import numpy as np
import numpy.typing as npt

from community import prompting
from community.prompt import Ending, Invitee, Opportunity
from community.prompt_crowd import Crowd, Passing, crowd_of, passing, reasons_for
from community.prompt_gates import allowance
from tests.simulations.half_year import Invited, Policy, Sitting


class By(Enum):
    """What the others go by."""

    CHANCE = "random"
    ACTIVITY = "most active first"
    ODDS = "greedy by score"


def ours(sitting: Sitting) -> list[Invited]:
    """The rule under test."""
    plan = prompting.plan(
        sitting.opportunities, sitting.invitees, sitting.inviting, sitting.odds, sitting.now, sitting.seed
    )
    return [
        Invited(decision.opportunity, decision.chosen.member, decision.chosen.reasons)
        for decision in plan.decisions
        if decision.chosen
    ]


def other(by: By, with_every_gate: bool = False) -> Policy:
    """One of the others."""

    def policy(sitting: Sitting) -> list[Invited]:
        crowd = crowd_of(sitting.invitees, sitting.odds, sitting.now)
        if not with_every_gate:
            crowd = _without_turns(crowd)
        left = allowance(sitting.inviting, sitting.now).prompts
        chosen = _chosen(sitting, crowd, _measure(by, sitting), by)
        return [invited for _, invited in zip(range(left), chosen, strict=False)]

    return policy


def _chosen(sitting: Sitting, crowd: Crowd, measure: "_Measure", by: By) -> Iterator[Invited]:
    """One each in turn, then a second where more are wanted, as ours does."""
    waiting = sorted(sitting.opportunities, key=_by_age if by is By.ODDS else _by_least_offered)
    for turn in range(max((one.wanted for one in waiting), default=0)):
        for opportunity in waiting:
            passed = passing(crowd, opportunity, sitting.odds)
            if opportunity.wanted > turn and passed.rows.size:
                best = int(np.argmax(measure(passed)))
                invitee = crowd.invitees[passed.rows[best]]
                crowd.free[passed.rows[best]] = False
                reasons, _ = reasons_for(invitee, opportunity, int(passed.match[best]))
                yield Invited(opportunity.id, invitee.member, reasons)


_Measure = Callable[[Passing], npt.NDArray[np.float64]]


def _measure(by: By, sitting: Sitting) -> _Measure:
    draw = np.random.default_rng(sitting.seed)
    match by:
        case By.CHANCE:
            return lambda passed: draw.random(passed.rows.size)
        case By.ACTIVITY:
            return lambda passed: sitting.activity[passed.rows]
        case By.ODDS:
            return lambda passed: passed.odds


def _by_age(one: Opportunity) -> tuple[float, str]:
    return one.at.timestamp(), one.id


def _by_least_offered(one: Opportunity) -> tuple[int, float, str]:
    return one.invited, *_by_age(one)


def _without_turns(crowd: Crowd) -> Crowd:
    free = np.array([_may_be_asked(invitee) for invitee in crowd.invitees], dtype=np.bool_)
    return replace(crowd, free=free, received=np.ones_like(crowd.received))


def _may_be_asked(invitee: Invitee) -> bool:
    being_asked = any(past.ending is Ending.OPEN for past in invitee.past)
    return invitee.consents and not invitee.paused and invitee.awake and not being_asked
