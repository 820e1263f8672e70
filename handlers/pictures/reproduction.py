"""R by month with its interval and the line at 1; beneath it, the host's share in another colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from community.reciprocity import GIFTS_NEEDED, Month, Reciprocity
from handlers.pictures.sheet import (
    GREY,
    HOST,
    INK,
    MARGIN,
    MEMBERS,
    MEMBERS_LIGHT,
    PALE,
    SMALL,
    TITLE,
    WIDTH,
    WORDS,
    Say,
    Sheet,
    few_enough,
)
from handlers.verdicts import facts

TALL: Final = 190.0
"""Points for R."""

LOW: Final = 72.0
"""Points for the host's share."""

LEFT: Final = MARGIN + 34
WIDEST: Final = 60.0
"""Points for a month at the most, so that a single one does not fill the sheet."""

HIGHEST: Final = 3.0
"""R above which an interval is cut off: so high, it says nothing but that little is known."""


def draw(measured: Reciprocity, say: Say) -> bytes:
    """The picture as a PNG."""
    sheet, columns = Sheet(), _Columns.of(measured.months)
    top = sheet.paragraph(say("picture-months-title"), MARGIN, TITLE, INK)
    known = "picture-months-now" if measured.R is not None else "verdict-not-enough"
    top = sheet.paragraph(say(known, **facts(measured)), top, WORDS, MEMBERS)
    sheet.line(LEFT, LEFT + 24, top + 15, INK, 1.2, "--")
    sheet.write(say("picture-months-line"), LEFT + 32, top + 8)
    top = _reproduction(sheet, columns, top + 34, say)
    top = _share(sheet, columns, top + 18, say)
    top = sheet.months(few_enough(columns.named), top + 5, say)
    top += 8
    if any(month.R is not None for month in measured.months):
        top = sheet.paragraph(say("picture-months-note"), top)
    if any(month.R is None for month in measured.months):
        top = sheet.paragraph(say("picture-months-gaps"), top)
    return sheet.cut(top + MARGIN)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each month stands, from the left; months without a figure have their place as well."""

    months: tuple[Month, ...]
    wide: float

    @classmethod
    def of(cls, months: tuple[Month, ...]) -> "_Columns":
        count = _number(months[-1]) - _number(months[0]) + 1 if months else 1
        return cls(months, min(WIDEST, (WIDTH - MARGIN - LEFT) / count))

    @property
    def named(self) -> Sequence[tuple[float, date]]:
        """The middle of each month, with its first day."""
        return [
            (self.left(one) + self.wide / 2, date.fromisoformat(f"{one.month}-01")) for one in self.months
        ]

    @property
    def windows(self) -> Iterator[tuple[Month, ...]]:
        """Months side by side that share an R, or have none."""
        for _, window in groupby(self.months, key=lambda one: (one.R, one.R_low, one.R_high)):
            yield tuple(window)

    def left(self, month: Month) -> float:
        """Where a month begins."""
        return LEFT + self.wide * (_number(month) - _number(self.months[0]))


def _number(month: Month) -> int:
    day = date.fromisoformat(f"{month.month}-01")
    return day.year * 12 + day.month


def _reproduction(sheet: Sheet, columns: _Columns, top: float, say: Say) -> float:
    known = [one.R_high for one in columns.months if one.R_high is not None]
    highest = min(HIGHEST, max([1.5, *known])) * 1.04

    def at(value: float) -> float:
        return top + TALL * (1 - min(value, highest) / highest)

    for half in range(int(highest * 2) + 1):
        if highest < 2 or half % 2 == 0:
            sheet.line(LEFT, WIDTH - MARGIN, at(half / 2), PALE, 1)
            sheet.write(f"{half / 2:.1f}", LEFT - 8, at(half / 2) - SMALL / 2 - 2, align="right")
    for window in columns.windows:
        first, last = window[0], window[-1]
        left, wide = columns.left(first), columns.left(last) + columns.wide - columns.left(first)
        if first.R is None or first.R_low is None or first.R_high is None:
            _gap(sheet, window, left, wide, top, at(1), say)
            continue
        sheet.box(left + 0.5, at(first.R_high), wide - 1, at(first.R_low) - at(first.R_high), MEMBERS_LIGHT)
        sheet.line(left + 0.5, left + wide - 0.5, at(first.R), MEMBERS, 2.5)
    sheet.line(LEFT, WIDTH - MARGIN, at(1), INK, 1.2, "--")
    return top + TALL


def _gap(
    sheet: Sheet, window: Sequence[Month], left: float, wide: float, top: float, one: float, say: Say
) -> None:
    """Why there is no R, in the gap where there is room for words, and on the larger side of the line."""
    middle = (one + (top + TALL if one < top + TALL / 2 else top)) / 2
    sheet.box(left + 0.5, top, wide - 1, TALL, PALE)
    few = sum(one.gifts for one in window) < GIFTS_NEEDED
    why = say("picture-months-few") if few else say("picture-months-recent")
    if sheet.width_of(why) < wide:
        sheet.write(why, left + wide / 2, middle, align="center")
    elif wide > 1.3 * SMALL:
        sheet.write(why, left + wide / 2, middle, align="center", upright=True)


def _share(sheet: Sheet, columns: _Columns, top: float, say: Say) -> float:
    left = WIDTH - MARGIN
    for colour, who in ((MEMBERS_LIGHT, say("picture-share-members")), (HOST, say("picture-share-host"))):
        left -= sheet.width_of(who)
        sheet.write(who, left, top)
        sheet.box(left - SMALL - 4, top + 2, SMALL, SMALL, colour)
        left -= SMALL + 18
    top = sheet.paragraph(say("picture-share-title"), top - 2, WORDS, INK) + 6
    for percent in (0, 50, 100):
        y = top + LOW * (1 - percent / 100)
        sheet.line(LEFT, WIDTH - MARGIN, y, PALE, 1)
        sheet.write(say("picture-percent", percent=percent), LEFT - 8, y - SMALL / 2 - 2, align="right")
    known = [(one, one.host_share) for one in columns.months if one.host_share is not None]
    for month, share in known:
        left, tall = columns.left(month) + 0.5, LOW * share
        sheet.box(left, top, columns.wide - 1, LOW - tall, MEMBERS_LIGHT)
        sheet.box(left, top + LOW - tall, columns.wide - 1, tall, HOST)
    if columns.months and not known:
        sheet.write(say("picture-share-unknown"), LEFT + 8, top + LOW / 2 - SMALL, colour=GREY)
    return top + LOW
