"""The verdict on the chain in words: what may be said, why, and what would have to be seen next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from community.reciprocity import GIFTS_NEEDED, RECEIPTS_NEEDED, Reciprocity, Verdict
from community.verdict import ABOUT_ONE, SURELY
from config.words import Value, say


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict in one language: itself without a full stop, its reason and the next sign in sentences."""

    verdict: str
    why: str
    next: str


def judged(language: str, measured: Reciprocity) -> Judged:
    """The verdict on what was measured."""
    known = facts(measured)
    verdict, why, following = (say(language, wording, known) for wording in _WORDINGS[measured.verdict])
    return Judged(verdict, why, following)


_WORDINGS: Final[Mapping[Verdict, tuple[str, str, str]]] = {
    Verdict.NOT_ENOUGH: ("verdict-not-enough", "verdict-not-enough-why", "verdict-not-enough-next"),
    Verdict.FROM_HOST: ("verdict-from-host", "verdict-from-host-why", "verdict-from-host-next"),
    Verdict.FROM_OWN: ("verdict-from-own", "verdict-from-own-why", "verdict-from-own-next"),
    Verdict.INDUCE: ("verdict-induce", "verdict-induce-why", "verdict-induce-next"),
    Verdict.CARRIES: ("verdict-carries", "verdict-carries-why", "verdict-carries-next"),
    Verdict.GROWING: ("verdict-growing", "verdict-growing-why", "verdict-growing-next"),
}


def facts(measured: Reciprocity) -> dict[str, Value]:
    """What the sentences on a verdict speak of."""
    sample = measured.sample
    return {
        "gifts": sample.gifts,
        "receipts": sample.receipts,
        "gifts_needed": GIFTS_NEEDED,
        "receipts_needed": RECEIPTS_NEEDED,
        "lacking": "gifts" if sample.gifts < GIFTS_NEEDED else "receipts",
        "share": round(100 * (measured.beside.host_share or 0)),
        "R": in_figures(measured.R),
        "low": in_figures(measured.R_low),
        "high": in_figures(measured.R_high),
        "about_one": f"{ABOUT_ONE:.1f}",
        "surely": f"{SURELY:.1f}",
    }


def in_figures(value: float | None) -> str:
    """R as it is shown everywhere: two decimals, a dash where it is not known."""
    return "–" if value is None else f"{value:.2f}"
