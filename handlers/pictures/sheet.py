"""The paper of every picture: its size, letters and colours; all is measured in points, from above."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, Protocol

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from pylopdf_fonts_jp import sans_path

from config import words
from config.words import Value

WIDTH: Final = 480.0
"""A phone is about 390 points wide, so that 12 points stay readable on it."""

CRISP: Final = 2
"""Pixels to a point."""

MARGIN: Final = 18.0

MEMBERS, MEMBERS_LIGHT, HOST = "#0072b2", "#a9cfe6", "#e69f00"
"""Blue and orange of Okabe and Ito (2008), which nearly everybody can tell apart."""

INK, GREY, PALE, PAPER = "#1f2328", "#59636e", "#eef1f4", "#ffffff"

TITLE, WORDS, SMALL = 16.0, 12.5, 11.0
LINE: Final = 1.45
"""The height of a line, in sizes of its letters."""

_MOST_MONTHS = 9
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_NEVER_FIRST = "、。)」〜"


Dashes = str | tuple[float, tuple[float, ...]]


class Say(Protocol):
    """Says a wording in the language of the picture."""

    def __call__(self, wording: str, **values: Value) -> str:
        """The sentence with that id."""
        ...


def few_enough(months: Sequence[tuple[float, date]]) -> Sequence[tuple[float, date]]:
    """As many of these months as can be named side by side."""
    step = next((one for one in _STEPS if len(months) <= one * _MOST_MONTHS), _STEPS[-1])
    return [one for one in months if (one[1].year * 12 + one[1].month - 1) % step == 0] or months[:1]


def speaking(language: str) -> Say:
    """Words in a language."""

    def say(wording: str, **values: Value) -> str:
        return words.say(language, wording, values)

    return say


class Sheet:
    """A white sheet; what comes later lies above, and it is as long as where it is cut."""

    def __init__(self) -> None:
        self._figure = Figure(figsize=(WIDTH / 72, 1), dpi=72 * CRISP, facecolor=PAPER)
        FigureCanvasAgg(self._figure)  # which is how a figure gets to draw itself
        self.plot = self._figure.add_axes((0, 0, 1, 1))
        self.plot.set_axis_off()
        self.plot.set_xlim(0, WIDTH)

    def write(
        self,
        text: str,
        left: float,
        top: float,
        size: float = SMALL,
        colour: str = GREY,
        align: Literal["left", "center", "right"] = "left",
        upright: bool = False,
    ) -> None:
        """Write one line, its upper edge at `top`; an upright one has its middle there.

        Upright Japanese stands letter below letter; other words are turned.
        """
        turned = 90.0 if upright and text.isascii() else 0.0
        self.plot.text(
            left,
            top if upright else top + size,
            "\n".join(text) if upright and not turned else text,
            fontproperties=_letters(size),
            color=colour,
            ha=align,
            va="center" if upright else "baseline",
            rotation=turned,
            linespacing=1.0,
            zorder=1,
        )

    def paragraph(self, text: str, top: float, size: float = SMALL, colour: str = GREY) -> float:
        """Write between the margins; returns where the next line begins."""
        for line in self._lines(text, size):
            self.write(line, MARGIN, top, size, colour)
            top += LINE * size
        return top

    def width_of(self, text: str, size: float = SMALL) -> float:
        """How wide a text is."""
        shown = Text(0, 0, text, fontproperties=_letters(size), figure=self._figure)
        return float(shown.get_window_extent().width) / CRISP

    def box(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """Fill a box."""
        self.plot.add_patch(Rectangle((left, top), width, height, linewidth=0, facecolor=colour, zorder=1))

    def line(
        self, left: float, right: float, top: float, colour: str, width: float, dashes: Dashes = "-"
    ) -> None:
        """Draw a level line."""
        self.plot.add_line(Line2D((left, right), (top, top), color=colour, lw=width, ls=dashes, zorder=1))

    def path(self, path: Path, colour: str, width: float, dashes: Dashes) -> None:
        """Draw any lines."""
        self.plot.add_patch(PathPatch(path, fill=False, edgecolor=colour, lw=width, ls=dashes, zorder=1))

    def upright(self, left: float, top: float, bottom: float, colour: str) -> None:
        """Draw a thin line from above to below."""
        self.plot.add_line(Line2D((left, left), (top, bottom), color=colour, lw=1, zorder=1))

    def dots(self, x: Sequence[float], y: Sequence[float], colour: str, size: float, shape: str) -> None:
        """Draw marks, each that large across."""
        dots = Line2D(x, y, ls="none", marker=shape, ms=size, mfc=colour, mec=PAPER, mew=size / 12, zorder=1)
        self.plot.add_line(dots)

    def months(self, at: Sequence[tuple[float, date]], top: float, say: Say) -> float:
        """Name months, the year below the first of each; returns where the next line begins."""
        year = 0
        for x, day in at:
            self.write(say("picture-month", month=day.month), x, top, align="center")
            if day.year != year:
                self.write(say("picture-year", year=str(day.year)), x, top + LINE * SMALL, align="center")
            year = day.year
        return top + 2 * LINE * SMALL

    def cut(self, length: float) -> bytes:
        """The sheet up to there, as a PNG."""
        self._figure.set_size_inches(WIDTH / 72, length / 72)
        self.plot.set_ylim(length, 0)
        out = io.BytesIO()
        self._figure.savefig(out, format="png", dpi=72 * CRISP, metadata={"Software": None})
        return out.getvalue()

    def _lines(self, text: str, size: float) -> list[str]:
        """Broken between words, and in Japanese anywhere but before a mark that closes."""
        lines = [""]
        for piece in _pieces(text):
            if lines[-1] and self.width_of(lines[-1] + piece.rstrip(), size) > WIDTH - 2 * MARGIN:
                lines.append("")
            lines[-1] += piece if lines[-1] else piece.lstrip()
        return lines


def _pieces(text: str) -> list[str]:
    """What stays together: a word with the space after it, a Japanese letter with the marks after it."""
    pieces: list[str] = []
    for letter in text:
        latin = letter.isascii() and letter != " "
        if pieces and (letter == " " or letter in _NEVER_FIRST or (latin and _goes_on(pieces[-1]))):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _goes_on(piece: str) -> bool:
    return piece[-1].isascii() and piece[-1] != " "


def _letters(size: float) -> FontProperties:
    return FontProperties(fname=str(sans_path()), size=size)
