"""The chain itself: which gift moved which, from left to right as time goes, and nobody's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from matplotlib.path import Path

from handlers.pictures.lanes import Dots, Floats, Ints, Lane, Lanes, lanes
from handlers.pictures.sheet import (
    GREY,
    HOST,
    INK,
    MARGIN,
    MEMBERS,
    PALE,
    SMALL,
    TITLE,
    WIDTH,
    WORDS,
    Dashes,
    Say,
    Sheet,
    few_enough,
)

HEIGHT: Final = 640.0
"""Points for all rows, where they are many."""

WIDEST: Final = 16.0
"""Points for a row at the most."""

GUESSED: Final[Dashes] = (0.0, (1.0, 1.6))

LARGEST: Final = 9.0
"""Points for a dot at the most."""

FINEST: Final = 0.5
"""Points by which two marks must differ to be told apart."""

CORNER: Final = 4.0

_ELBOW = (Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CURVE3, Path.LINETO)


def draw(dots: Dots, begins: date, say: Say) -> bytes:
    """The picture as a PNG; `begins` is the date of day 0."""
    sheet = Sheet()
    top = sheet.paragraph(say("picture-chain-title"), MARGIN, TITLE, INK)
    if not (dots.parent >= 0).any():
        return sheet.cut(sheet.paragraph(say("picture-chain-none"), top + 8, WORDS) + MARGIN)
    before = sheet.width_of(say("picture-chain-size", gifts=len(dots.day))) + 12
    time = _Time(float(dots.day[0]), float(dots.day[-1]), MARGIN + before)
    x = time.at(dots.day)
    laid = lanes(dots, x, before)
    tall = min(WIDEST, HEIGHT / laid.height)
    months = few_enough(time.months(begins))
    top = _legend(sheet, top + 6, say) + 8
    for at, _ in months:
        sheet.upright(at, top, top + tall * laid.height, PALE)
    for lane in laid.drawn:
        _chain(sheet, dots, lane, x, top + tall * lane.top, tall)
        if lane.is_told:
            size = say("picture-chain-size", gifts=lane.gifts)
            sheet.write(
                size, x[lane.places[0]] - 8, top + tall * (lane.top + 0.5) - 0.65 * SMALL, align="right"
            )
    top = sheet.months(months, top + tall * laid.height + 6, say)
    return sheet.cut(sheet.paragraph(_note(dots, laid, say), top + 8) + MARGIN)


@dataclass(frozen=True, slots=True)
class _Time:
    """From `left` to the margin on the right."""

    first: float
    last: float
    left: float

    def at(self, day: Floats) -> Floats:
        """Where these days are."""
        return self.left + (WIDTH - MARGIN - self.left) * (day - self.first) / max(
            self.last - self.first, 1.0
        )

    def months(self, begins: date) -> Sequence[tuple[float, date]]:
        """Where each month begins, or the first day where none does."""
        first, last = (begins + timedelta(days=int(day)) for day in (self.first, self.last))
        numbers = range(first.year * 12 + first.month, last.year * 12 + last.month)
        days = [date(number // 12, number % 12 + 1, 1) for number in numbers] or [first]
        where = self.at(np.array([(day - begins).days for day in days], np.float64))
        return list(zip(where.tolist(), days, strict=True))


def _chain(sheet: Sheet, dots: Dots, lane: Lane, x: Floats, top: float, tall: float) -> None:
    y = np.zeros(len(x))
    y[lane.places] = top + tall * (lane.rows + 0.5)
    moved = lane.places[dots.parent[lane.places] >= 0]
    begins = _trunks(dots.parent[moved], y[moved], y[dots.parent[moved]])
    long = np.hypot(x[moved] - x[dots.parent[moved]], y[moved] - begins) > FINEST
    for told, dashes in ((False, GUESSED), (True, "-")):
        drawn = long & (dots.told[moved] == told)
        if drawn.any():
            from_x = x[dots.parent[moved[drawn]]]
            sheet.path(_elbows(from_x, begins[drawn], x[moved[drawn]], y[moved[drawn]]), GREY, 1.1, dashes)
    for host, colour, shape, size in ((False, MEMBERS, "o", 0.75), (True, HOST, "D", 0.68)):
        places = lane.places[dots.host[lane.places] == host]
        seen = np.unique(np.stack((np.round(x[places] / FINEST) * FINEST, y[places])), axis=1)
        sheet.dots(seen[0].tolist(), seen[1].tolist(), colour, min(tall, LARGEST) * size, shape)


def _trunks(parent: Ints, y: Floats, begins: Floats) -> Floats:
    """Where each line begins: in its parent's row, or where the branch above it left the same trunk."""
    order = np.lexsort((y, parent))
    same = parent[order][1:] == parent[order][:-1]
    begins[order[1:][same]] = y[order[:-1][same]]
    return begins


def _elbows(x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> Path:
    """Down, round a corner, and to the right."""
    corner = np.minimum(CORNER, np.minimum(x1 - x0, y1 - y0))
    points = ((x0, y0), (x0, y1 - corner), (x0, y1), (x0 + corner, y1), (x1, y1))
    vertices = np.stack([np.stack(point, axis=1) for point in points], axis=1).reshape(-1, 2)
    return Path(vertices, np.tile(np.array(_ELBOW, Path.code_type), len(x0)))


def _legend(sheet: Sheet, top: float, say: Say) -> float:
    left = MARGIN + 6
    for words, colour, shape in (
        (say("picture-chain-member"), MEMBERS, "o"),
        (say("picture-chain-host"), HOST, "D"),
    ):
        sheet.dots([left], [top + SMALL * 0.6], colour, LARGEST * 0.8, shape)
        sheet.write(words, left + 10, top)
        left += sheet.width_of(words) + 34
    top, left = top + 1.6 * SMALL, MARGIN
    for words, dashes in ((say("picture-chain-told"), "-"), (say("picture-chain-guessed"), GUESSED)):
        sheet.line(left, left + 24, top + SMALL * 0.6, GREY, 1.4, dashes)
        sheet.write(words, left + 31, top)
        left += sheet.width_of(words) + 55
    return top + 1.6 * SMALL


def _note(dots: Dots, laid: Lanes, say: Say) -> str:
    drawn, least = sum(len(lane.places) for lane in laid.drawn), max(lane.least for lane in laid.drawn)
    gifts, chained, chains = len(dots.day), laid.chained, laid.chains
    if drawn == chained:
        return say("picture-chain-all", gifts=gifts, chained=chained, chains=chains, alone=gifts - chained)
    known = {"gifts": gifts, "chained": chained, "chains": chains}
    return say("picture-chain-some", **known, drawn=drawn, largest=len(laid.drawn), least=least)
