"""Whom to invite to what: a few members at a time, likely to say yes, and everybody in their turn.

The gates are hard. What passes is scored by the odds of a yes, a little more for who never gave, a little
less for who had their turn; one of the best five is drawn, so that nobody is always the one, and so that
another policy can later be judged by what this one drew.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import accumulate
from math import exp
from typing import Final

import numpy as np

from community.prompt import Candidate, Decision, Invitee, Inviting, Opportunity, Plan, WhyNone
from community.prompt_crowd import Crowd, Floats, Passing, crowd_of, passing, reasons_for
from community.prompt_gates import allowance
from community.prompt_odds import Odds

POLICY: Final = "turns-1"
"""The name under which decisions are kept; a change of any number here or in the odds is a new one."""

LEAST: Final = 0.15
"""Below these odds a prompt is a bother."""

NEVER_GAVE: Final = 0.25
"""What a first gift is worth beside the odds of a yes: a community of many givers rather than of a few."""

HAD_TURN: Final = 0.10
"""What each prompt of the last twelve weeks above the mean takes off: who is asked less comes first."""

BEST: Final = 5
TEMPERATURE: Final = 0.02
EXPLORED: Final = 0.1
"""One of the best five is drawn, nearly always among those within a few hundredths of the best."""


def plan(
    opportunities: Sequence[Opportunity],
    invitees: Sequence[Invitee],
    inviting: Inviting,
    odds: Odds,
    now: datetime,
    seed: int,
) -> Plan:
    """Whom to invite now, one opportunity after the other, as long as the community bears it.

    The same facts, in whatever order, and the same seed make the same plan.
    """
    allowed = allowance(inviting, now)
    due = [one for one in opportunities if one.at <= now < one.until and one.wanted > 0]
    if not allowed.prompts:
        return Plan(POLICY, seed, why_none=allowed.then)
    if not due:
        return Plan(POLICY, seed, why_none=WhyNone.NOTHING_TO_GIVE)
    generator = np.random.default_rng(seed)
    crowd = crowd_of(_shuffled(invitees, generator), odds, now)
    decisions = tuple(_decided(due, crowd, odds, allowed.prompts, generator))
    invited = sum(decision.chosen is not None for decision in decisions)
    if invited == allowed.prompts:
        return Plan(POLICY, seed, decisions, allowed.then)
    return Plan(POLICY, seed, decisions, None if invited else _why_nobody(crowd))


def _shuffled(invitees: Sequence[Invitee], generator: np.random.Generator) -> list[Invitee]:
    """Members in a drawn order, so that among equals nobody's low number puts them first."""
    by_id = sorted(invitees, key=lambda one: one.member)
    return [by_id[place] for place in generator.permutation(len(by_id))]


def _decided(
    due: Sequence[Opportunity], crowd: Crowd, odds: Odds, left: int, generator: np.random.Generator
) -> Iterator[Decision]:
    """One invitation to each in turn, then a second where more are wanted, and so on."""
    waiting = sorted(due, key=lambda one: (-one.value, one.invited, one.at, one.id))
    turn = 0
    while waiting:
        turn += 1
        again = []
        for opportunity in waiting:
            if not left:
                return
            decision = _decide(crowd, opportunity, odds, generator)
            yield decision
            if decision.chosen:
                left -= 1
                if opportunity.wanted > turn:
                    again.append(opportunity)
        waiting = again


def _decide(crowd: Crowd, opportunity: Opportunity, odds: Odds, generator: np.random.Generator) -> Decision:
    passed = passing(crowd, opportunity, odds)
    scores = _scores(crowd, passed)
    best = _best(scores)
    if not best:
        return Decision(opportunity.id, opportunity.kind, why_none=_why_nobody(crowd))
    chances = _chances([scores[place] for place in best])
    candidates = tuple(
        _candidate(crowd, opportunity, passed, place, float(scores[place]), chance)
        for place, chance in zip(best, chances, strict=True)
    )
    chosen = candidates[_drawn(chances, generator.random())]
    crowd.free[crowd.row_of[chosen.member]] = False
    return Decision(opportunity.id, opportunity.kind, candidates, chosen)


def _scores(crowd: Crowd, passed: Passing) -> Floats:
    rows = passed.rows
    turns = crowd.prompted[rows] - crowd.prompted.sum() / max(1, crowd.prompted.size)
    scores: Floats = passed.odds + NEVER_GAVE * ~crowd.gave[rows] - HAD_TURN * turns
    return np.where(passed.odds >= LEAST, scores, -np.inf)


def _best(scores: Floats) -> list[int]:
    """The places of the highest scores, highest first; among equals the earlier place."""
    least = np.partition(scores, -BEST)[-BEST] if scores.size > BEST else -np.inf
    places = np.flatnonzero((scores >= least) & (scores > -np.inf))
    return [int(place) for place in places[np.argsort(-scores[places], kind="stable")][:BEST]]


def _chances(scores: Sequence[float]) -> list[float]:
    """A softmax, mixed with an even draw so that each of the best may come up; they sum to 1."""
    weights = [exp((score - max(scores)) / TEMPERATURE) for score in scores]
    whole = sum(weights)
    return [(1 - EXPLORED) * weight / whole + EXPLORED / len(weights) for weight in weights]


def _drawn(chances: Sequence[float], draw: float) -> int:
    """The place that a draw (0 to 1) falls on."""
    for place, end in enumerate(accumulate(chances)):
        if draw < end:
            return place
    return len(chances) - 1


def _candidate(
    crowd: Crowd, opportunity: Opportunity, passed: Passing, place: int, score: float, chance: float
) -> Candidate:
    invitee = crowd.invitees[passed.rows[place]]
    reasons, topics = reasons_for(invitee, opportunity, int(passed.match[place]))
    return Candidate(invitee.member, float(passed.odds[place]), score, chance, reasons, topics)


def _why_nobody(crowd: Crowd) -> WhyNone:
    """The last gate at which members were stopped: who is asleep may be invited tomorrow."""
    if crowd.free.any():
        return WhyNone.NOBODY_FITS
    order = (WhyNone.ALL_REST, WhyNone.NOBODY_AWAKE, WhyNone.ALL_PAUSED)
    return next((why for why in order if crowd.held[why]), WhyNone.NOBODY_CONSENTS)
