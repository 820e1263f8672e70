"""What the measure says of communities of many kinds whose R is known."""

from dataclasses import dataclass
from itertools import product
from typing import Final, NamedTuple

import numpy as np

from community.reciprocity import Verdict
from community.reproduction.estimate import MonthSpan, measure
from community.reproduction.log import GivingLog
from community.reproduction.naive import followed, without_own
from tests.simulations.giving import Setting, grown
from tests.simulations.world import MOST_HOST

TRUTHS: Final = (0.0, 0.3, 0.6, 0.9, 1.1)
TOLD: Final = (0.0, 0.3, 0.6)
MEMBERS: Final = {100: 60, 300: 100, 500: 120, 1_000: 200, 5_000: 400}
"""How many gifts, among how many members."""

FEW: Final = 100
"""Gifts of members themselves, since fewer are never judged; everywhere else the host's count as well."""

ENOUGH_OF_FEW: Final = 130
"""Gifts of members that such a log is made for, so that hardly any has fewer than a hundred."""

_APART: Final = 40_000  # from the numbers of communities that are made from a seed

PROMPTED: Final = 0.25
"""How likely the bot prompts who received, where it does."""


class Cell(NamedTuple):
    """Communities of a kind: their R, about how many gifts, how likely receivers are prompted, and whether

    those whom nothing moved tell so as often as others tell what did (`owns`).
    """

    R: float
    gifts: int
    prompted: float = 0.0
    owns: bool = False

    @property
    def usual(self) -> bool:
        """Whether the bot prompts nobody and nobody tells of own ideas."""
        return not self.prompted and not self.owns


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was said of one log of a community in which R is `truth`; nothing where it was too short.

    `told`: the share of givers who told what moved them. `followed`, `without_own`: what naive ways say.
    """

    seed: int
    told: float
    gifts: int
    host: float
    truth: float
    R: float | None
    low: float | None
    high: float | None
    null_p: float | None
    verdict: Verdict
    followed: float
    without_own: float
    with_prompted: float | None = None


def cells() -> list[Cell]:
    """All of them, the longest logs late; with few gifts only those that must not look carried."""
    usual = [Cell(R, n) for n, R in product((300, 500, 1_000), TRUTHS)]
    few = [Cell(R, FEW) for R in TRUTHS if R <= 0.6]
    longest = [Cell(R, 5_000) for R in TRUTHS]
    prompted = [Cell(R, 1_000, prompted=PROMPTED) for R in TRUTHS if R <= 0.6]
    owns = [Cell(R, n, owns=True) for n, R in product((1_000, 5_000), TRUTHS)]
    return [*usual, *few, *longest, *prompted, *owns]


def setting(cell: Cell, seed: int) -> Setting:
    """A community of six to 24 months, of whose gifts 10 to 60 % are the host's as far as R allows."""
    rng = np.random.default_rng((seed, _APART))
    most = min(0.6, 0.9 * MOST_HOST * (1.0 - cell.R)) if cell.R < 1.0 else 0.6
    host = rng.uniform(min(0.1, most / 2), most)
    gifts = round(ENOUGH_OF_FEW / (1.0 - host)) if cell.gifts == FEW else cell.gifts
    days = rng.uniform(180.0, 730.0)
    return Setting(cell.R, gifts, MEMBERS[cell.gifts], days, host, prompted=cell.prompted)


def outcomes(cell: Cell, seed: int) -> list[Outcome]:
    """What is said of one community when nobody, some, or most tell what moved them."""
    made = grown(setting(cell, seed), seed)
    return [outcome(made.telling(told, cell.owns), made.truth, seed, told) for told in TOLD]


def outcome(log: GivingLog, truth: float, seed: int, told: float = 0.0) -> Outcome:
    """What is said of one log."""
    said, _ = measure(log, (MonthSpan("all", 0.0, log.until + 1.0),), 0, np.random.default_rng(seed))
    return Outcome(
        seed=seed,
        told=told,
        gifts=log.gifts,
        host=float(log.host.mean()),
        truth=truth,
        R=said.R,
        low=said.R_low,
        high=said.R_high,
        null_p=said.null_p,
        verdict=said.verdict,
        followed=followed(log) or 0.0,
        without_own=without_own(log) or 0.0,
        with_prompted=said.R_with_prompted,
    )
