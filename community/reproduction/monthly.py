"""R month by month: what each month's gifts moved, as far as it could be seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from community.reciprocity import GIFTS_NEEDED, Month
from community.reproduction.echoes import over
from community.reproduction.forest import Forest
from community.reproduction.log import Floats, GivingLog, Ints

SEEN: Final = 0.5
"""Below this share of its echoes a month had too little time to move anybody."""


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """A calendar month ("2026-04") and where it begins and the next one does, in the log's days."""

    name: str
    first: float
    end: float


def monthly(
    log: GivingLog, spans: Sequence[MonthSpan], drawn: Sequence[Forest], echoes: Floats, error: float | None
) -> tuple[Month, ...]:
    """Months in windows of at least a hundred gifts.

    R of a window is the mean number of gifts that each of its gifts moved in the `drawn` forests, divided by
    the share of the echoes (3,), mixed as fitted, that was over by the end of the log. Its 95 % interval has
    the doubt of a count and the standard `error` of R itself; nothing where there is none.
    """
    if not spans:
        return ()
    many = len(spans)
    place = np.clip(np.searchsorted([span.first for span in spans], log.at, side="right") - 1, 0, many - 1)
    gifts = np.bincount(place, minlength=many)
    moved = np.mean([_moved(place, one, many) for one in drawn], axis=0) if drawn else np.zeros(many)
    seen = np.bincount(place, over(log.until - log.at) @ echoes, minlength=many).astype(np.float64)
    months: list[Month] = []
    for window in _windows(gifts):
        R = _reproduction(gifts[window], moved[window], seen[window], error)  # noqa: N806
        months += [_month(log, place, spans[k], k, R) for k in window]
    return tuple(months)


_R = tuple[float | None, float | None, float | None]


def _moved(place: Ints, forest: Forest, many: int) -> Floats:
    """How many gifts each month's gifts moved."""
    child = np.flatnonzero(forest.parent != np.arange(len(forest.parent)))
    return np.bincount(place[forest.parent[child]], minlength=many).astype(np.float64)


def _windows(gifts: Ints) -> Iterator[list[int]]:
    """Months one after the other until they hold enough; what is left over stays by itself."""
    window: list[int] = []
    for month in range(len(gifts)):
        window.append(month)
        if gifts[window].sum() >= GIFTS_NEEDED:
            yield window
            window = []
    if window:
        yield window


def _reproduction(gifts: Ints, moved: Floats, seen: Floats, error: float | None) -> _R:
    many, share = int(gifts.sum()), float(seen.sum()) / max(1, int(gifts.sum()))
    if many < GIFTS_NEEDED or share < SEEN or error is None:
        return None, None, None
    R = float(moved.sum()) / many / share  # noqa: N806
    off = 1.96 * sqrt(max(1.0, float(moved.sum())) / (many * share) ** 2 + error**2)
    return R, max(0.0, R - off), R + off


def _month(log: GivingLog, place: Ints, span: MonthSpan, k: int, measured: _R) -> Month:
    here = place == k
    known = here & log.confirmed
    share = float(log.host[known].mean()) if known.any() else None
    return Month(span.name, int(here.sum()), share, *measured)
