"""How ways of inviting compare, mean over seeds: `python -m tests.simulations.table`, some four minutes.

Seeds 1 to 40 were used while tuning, 101 to 160 to look at it in between; what is reported are others.
"""

from collections.abc import Sequence
from dataclasses import astuple, fields
from statistics import fmean
from typing import Final

from tests.simulations.alumni import Nature
from tests.simulations.half_year import HalfYear, Policy, half_year
from tests.simulations.policies import By, other, ours

REPORTED: Final = tuple(range(1001, 1011))

POLICIES: Final[dict[str, Policy]] = {
    "ours": ours,
    **{by.value: other(by) for by in By},
    **{f"{by.value}, every gate": other(by, with_every_gate=True) for by in By},
}

NATURES: Final = {
    "as described": Nature(),
    "giving takes no time": Nature(busy=0),
    "giving takes half as much": Nature(busy=0.4),
    "giving takes half as much again": Nature(busy=1.2),
    "silence tires nobody": Nature(tired=0),
    "silence tires twice as much": Nature(tired=1.2),
    "opting out ten times as easily": Nature(opts_out=0.02),
    "nobody passes on": Nature(passes_on=0),
}


def mean(policy: Policy, seeds: Sequence[int] = REPORTED, nature: Nature = Nature()) -> HalfYear:  # noqa: B008
    """What a policy comes to, over those seeds."""
    years = [astuple(half_year(policy, seed, nature)) for seed in seeds]
    return HalfYear(*(fmean(figures) for figures in zip(*years, strict=True)))


def line(name: str, year: HalfYear) -> str:
    """One row of the table."""
    figures = zip(fields(HalfYear), astuple(year), strict=True)
    return f"{name:38}" + "  ".join(f"{field.name} {figure:.3f}" for field, figure in figures)


if __name__ == "__main__":
    for name, policy in POLICIES.items():
        print(line(name, mean(policy)), flush=True)  # noqa: T201 - a measurement
    for name, nature in NATURES.items():
        we, greedy = mean(ours, nature=nature), mean(other(By.ODDS), nature=nature)
        print(line(f"ours, {name}", we), f" {we.gifts / greedy.gifts:.2f} x greedy", flush=True)  # noqa: T201
