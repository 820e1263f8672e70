"""What of the outcomes is shown: each cell in figures, and what was asked of them, met or not."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from community.reciprocity import Verdict
from tests.simulations.outcomes import FEW, PROMPTED, TOLD, TRUTHS, Cell, Outcome

INDUCE: Final = (Verdict.INDUCE, Verdict.CARRIES, Verdict.GROWING)
CARRIES: Final = (Verdict.CARRIES, Verdict.GROWING)
GROWING: Final = (Verdict.GROWING,)

All = Mapping[Cell, Sequence[Outcome]]
Group = tuple[str, Sequence[Outcome]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What `logs` outcomes come to: how far R is off, how wide the interval, and shares of what is said.

    `short`: logs of which nothing is said, since they have too few gifts of members; they count nowhere else.
    """

    logs: int
    short: int
    bias: float
    rms: float
    covered: float
    width: float
    induce: float
    carries: float
    growing: float


class Asked(NamedTuple):
    """Something asked of groups of outcomes: that a figure of each is at most, or at least, some limit."""

    what: str
    figure: Callable[[Figures], float]
    most: bool
    limit: float
    groups: Sequence[Group]

    def misses(self, value: float) -> bool:
        """Whether a figure is beyond the limit."""
        return value > self.limit if self.most else value < self.limit

    def worst(self, groups: Sequence[Group]) -> tuple[float, str]:
        """The figure that is least as it should be, and whose it is."""
        return (max if self.most else min)((self.figure(figures(logs)), name) for name, logs in groups)


def figures(outcomes: Iterable[Outcome]) -> Figures:
    """The figures of some outcomes, all of them nan where none is long enough."""
    every = list(outcomes)
    said = [(one.R - one.truth, one.low, one.high, one) for one in every if one.R is not None]
    off = np.array([error for error, _, _, _ in said])
    judged = [one for _, _, _, one in said]
    return Figures(
        len(judged),
        len(every) - len(judged),
        _mean(off),
        _mean(off**2) ** 0.5,
        _mean(
            [low is not None and high is not None and low <= one.truth <= high for _, low, high, one in said]
        ),
        _mean([(high or 0.0) - (low or 0.0) for _, low, high, _ in said]),
        *(_mean([one.verdict in verdicts for one in judged]) for verdicts in (INDUCE, CARRIES, GROWING)),
    )


def page(every: All) -> str:
    """All tables, in Markdown, each under its heading."""
    parts = {
        "What is asked of it": _targets(every),
        "All told": _pooled(every),
        "Where own ideas are told as well": _owns(every),
        "What naive ways say of the same logs": _naive(every),
        "Where the bot prompts those who received": _prompted(every),
        "Every cell": _cells(every),
    }
    return "\n\n".join(f"## {heading}\n" + "\n".join(lines) for heading, lines in parts.items()) + "\n"


def picked(
    every: All, truths: Sequence[float] = TRUTHS, gifts: Sequence[int] = (), told: Sequence[float] = TOLD
) -> list[Outcome]:
    """The outcomes of cells without prompts; without `gifts`, those of all lengths but the fewest."""
    return [
        one
        for cell, logs in every.items()
        for one in logs
        if cell.usual and cell.R in truths and one.told in told
        if (cell.gifts in gifts if gifts else cell.gifts != FEW)
    ]


def asked(every: All) -> list[Asked]:
    """Everything that is asked of the measure."""
    lengths = sorted({cell.gifts for cell in _usual(every)})

    def of(truths: Sequence[float], *gifts: int) -> list[Group]:
        found = [(f"R {R}, {n:,} gifts", picked(every, [R], [n])) for R in truths for n in gifts]
        return [group for group in found if group[1]]

    by_truth = [(f"R {R}", picked(every, [R])) for R in TRUTHS]
    each = _apart(of(TRUTHS, *lengths))
    return [
        Asked("bias, each cell", lambda it: abs(it.bias), True, 0.06, each),
        Asked("bias, by R", lambda it: abs(it.bias), True, 0.03, by_truth),
        Asked("rms at 1,000 gifts", lambda it: it.rms, True, 0.06, of(TRUTHS, 1_000)),
        Asked("covered, all", lambda it: it.covered, False, 0.93, [("all", picked(every))]),
        Asked("covered, each cell", lambda it: it.covered, False, 0.75, each),
        Asked("width at R 0.6, 500 gifts", lambda it: it.width, True, 0.30, of([0.6], 500)),
        Asked("“induce” at R 0, all", lambda it: it.induce, True, 0.03, by_truth[:1]),
        Asked("“induce” at R 0, each cell", lambda it: it.induce, True, 0.075, _apart(of([0.0], *lengths))),
        Asked("“carries” up to R 0.6", lambda it: it.carries, True, 0.01, of(TRUTHS[:3], FEW, *lengths)),
        Asked("“induce” at R 0.6", lambda it: it.induce, False, 0.99, of([0.6], *lengths)),
        Asked("“induce” at R 0.3, 300 gifts", lambda it: it.induce, False, 0.90, of([0.3], 300)),
        Asked("“growing” at R 1.1, 1,000 gifts", lambda it: it.growing, False, 0.30, of([1.1], 1_000)),
        Asked("“growing” at R 1.1, 5,000 gifts", lambda it: it.growing, False, 0.95, of([1.1], 5_000)),
        Asked("“growing” at R 0.9", lambda it: it.growing, True, 0.025, of([0.9], *lengths)),
    ]


def _targets(every: All) -> Iterator[str]:
    yield "| asked | limit | worst | where | met | beyond the limit when told apart |"
    yield "|---|---|---|---|---|---|"
    for one in asked(every):
        if one.groups:
            (worst, where), apart = one.worst(one.groups), _apart(one.groups)
            beyond = [name for name, logs in apart if one.misses(one.figure(figures(logs)))]
            met, sign = "no" if one.misses(worst) else "yes", "≤" if one.most else "≥"
            found = f"{worst:.3f} | {where} | {met} | {'; '.join(beyond)}"
            yield f"| {one.what} | {sign} {one.limit} | {found} |"


def _apart(groups: Sequence[Group]) -> list[Group]:
    """Each group by how many tell; one that is so already stays as it is."""
    parts = [
        (name if "told" in name else f"{name}, {told:.0%} told", [one for one in logs if one.told == told])
        for name, logs in groups
        for told in TOLD
    ]
    return [part for part in parts if part[1]]


def _cells(every: All) -> Iterator[str]:
    yield "| R | gifts | told | " + _HEAD
    yield "|---|---|---|" + _RULE
    for cell in sorted(cell for cell in every if cell.usual):
        for told in TOLD:
            yield f"| {cell.R} | {cell.gifts:,} | {told:.0%} | " + _row(
                picked(every, [cell.R], [cell.gifts], [told])
            )


def _pooled(every: All) -> Iterator[str]:
    yield "| pooled | " + _HEAD
    yield "|---|" + _RULE
    for R in TRUTHS:  # noqa: N806
        yield f"| R {R} | " + _row(picked(every, [R]))
    for gifts in sorted({cell.gifts for cell in _usual(every)}):
        yield f"| {gifts:,} gifts | " + _row(picked(every, gifts=[gifts]))
    for told in TOLD:
        yield f"| {told:.0%} told | " + _row(picked(every, told=[told]))
    yield "| all | " + _row(picked(every))


_HEAD: Final = "logs | bias | rms | covered | width | “induce” | “carries” | “growing” |"
_RULE: Final = "---|" * 8


def _row(logs: Sequence[Outcome]) -> str:
    it = figures(logs)
    shares = " | ".join(f"{share:.1%}" for share in (it.induce, it.carries, it.growing))
    return f"{it.logs} | {it.bias:+.3f} | {it.rms:.3f} | {it.covered:.1%} | {it.width:.2f} | {shares} |"


def _owns(every: All) -> Iterator[str]:
    yield "| R | gifts | told, own ideas as well | " + _HEAD
    yield "|---|---|---|" + _RULE
    for cell in sorted(cell for cell in every if cell.owns):
        for told in TOLD[1:]:
            logs = [one for one in every[cell] if one.told == told]
            yield f"| {cell.R} | {cell.gifts:,} | {told:.0%} | " + _row(logs)


def _naive(every: All) -> Iterator[str]:
    yield "| R | measured | within 30 days of a receipt | Wallinga & Teunis without own initiative |"
    yield "|---|---|---|---|"
    for R in TRUTHS:  # noqa: N806
        logs = [one for one in picked(every, [R], [1_000], [0.0]) if one.R is not None]
        if logs:
            measured, after = _spread([one.R or 0.0 for one in logs]), _spread([one.followed for one in logs])
            yield f"| {R} | {measured} | {after} | {_spread([one.without_own for one in logs])} |"


def _prompted(every: All) -> Iterator[str]:
    yield f"| R, {PROMPTED:.0%} of receivers prompted | measured | bias | with prompted ones | “induce” |"
    yield "|---|---|---|---|---|"
    for cell, logs in every.items():
        bare = [one for one in logs if cell.prompted and not one.told and one.R is not None]
        if bare:
            measured, naive = (
                _mean(one.R or 0.0 for one in bare),
                _mean(one.with_prompted or 0.0 for one in bare),
            )
            it = figures(bare)
            yield f"| {cell.R} | {measured:.2f} | {it.bias:+.3f} | {naive:.2f} | {it.induce:.1%} |"


def _spread(values: Sequence[float]) -> str:
    return f"{_mean(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def _usual(every: All) -> list[Cell]:
    return [cell for cell in every if cell.usual and cell.gifts != FEW]


def _mean(values: Iterable[float]) -> float:
    every = np.array(list(values), dtype=np.float64)
    return float(every.mean()) if len(every) else float("nan")
