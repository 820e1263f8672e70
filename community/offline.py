"""Judging another way of inviting by what this one drew, without inviting anybody.

The self-normalised importance estimate (SNIPS: Swaminathan and Joachims 2015): what came of each drawn
invitation, weighted by how much likelier the other policy would have drawn the same member.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from community.member import MemberId

ENOUGH: Final = 200.0
"""Below this effective sample (Kish 1965) nothing is said: a few lucky draws would decide."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One candidate as kept with a decision."""

    member: MemberId
    score: float
    chance: float


@dataclass(frozen=True, slots=True)
class Kept:
    """A decision that is over. `reward` is what came of it, 1 for a gift and 0 for none, say.

    Candidates who left the community since are missing; where the one chosen is, the decision says nothing
    any more and must be left out. Raises ValueError then, and for a chance of none at all.
    """

    weighed: tuple[Weighed, ...]
    chosen: MemberId
    reward: float

    def __post_init__(self) -> None:
        """Refuse what cannot be weighed."""
        if not any(one.member == self.chosen and one.chance > 0 for one in self.weighed):
            raise ValueError(f"the one chosen had no chance: {self.chosen}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """How another policy would have done: its mean reward, `None` where there is not enough to tell.

    `effective` is how many decisions of its own it would take to know as much; `drawn` is the mean reward
    of the policy that drew, for comparison.
    """

    value: float | None
    effective: float
    drawn: float | None


Other = Callable[[Kept], Sequence[float]]
"""The chances that another policy would give to the candidates of a decision, in their order."""


def judged(kept: Sequence[Kept], other: Other) -> Judgement:
    """How the other policy would have done among the same candidates."""
    weights = [_weight(one, other(one)) for one in kept]
    whole, squares = sum(weights), sum(weight * weight for weight in weights)
    effective = whole * whole / squares if squares else 0.0
    drawn = sum(one.reward for one in kept) / len(kept) if kept else None
    if effective < ENOUGH:
        return Judgement(None, effective, drawn)
    reward = sum(weight * one.reward for weight, one in zip(weights, kept, strict=True))
    return Judgement(reward / whole, effective, drawn)


def _weight(kept: Kept, chances: Sequence[float]) -> float:
    """How much likelier the other policy draws the one who was drawn."""
    for one, chance in zip(kept.weighed, chances, strict=True):
        if one.member == kept.chosen:
            return chance / one.chance
    return 0.0
