"""How busy each week is for all: what members give of themselves, week by week, beside what was expected."""

from typing import Final

import numpy as np

from community.reproduction.evidence import WEEK, Evidence
from community.reproduction.log import Floats

STRENGTHS: Final = np.array([1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0, 30.0, 50.0, 100.0, 200.0, 1000.0, 1e5])
"""What tau is chosen from: 1 lets a week be busier by its whole mean, 100,000 makes all weeks alike."""


class Weeks:
    """The k weeks of some evidence, and from when on each of its N members was there."""

    def __init__(self, seen: Evidence) -> None:
        self._seen = seen
        edges = np.minimum(np.arange(seen.weeks + 1) * WEEK, seen.days)
        self._days = np.diff(edges)
        self._joined = np.minimum((seen.joined // WEEK).astype(np.int64), seen.weeks - 1)
        self._left = np.maximum(edges[self._joined + 1] - seen.joined, 0.0)

    def busy(self, weeks: Floats) -> Floats:
        """The days (N,) that a member could give in, those of busy `weeks` (k,) counted for more."""
        ends: Floats = np.concatenate((np.cumsum((weeks * self._days)[::-1])[::-1], [0.0]))
        busy: Floats = ends[self._joined + 1] + weeks[self._joined] * self._left
        return busy

    def given(self, from_own: Floats) -> Floats:
        """How much of the gifts (g,) was given in each week (k,)."""
        given = np.bincount(self._seen.week, weights=from_own, minlength=self._seen.weeks)
        return given.astype(np.float64)

    def expected(self, rate: Floats) -> Floats:
        """Own gifts expected in each week (k,) if it were like any other, from each member's `rate` (N,)."""
        many = self._seen.weeks
        begun = np.bincount(self._joined, weights=rate, minlength=many)
        whole: Floats = np.concatenate(([0.0], np.cumsum(begun)[:-1]))
        part = np.bincount(self._joined, weights=rate * self._left, minlength=many)
        return np.asarray(whole * self._days + part)


def busier(given: Floats, expected: Floats) -> Floats:
    """How busy each week (k,) is: drawn towards 1, the more so the more alike weeks are."""
    strength = _strength(given, expected)
    return (strength + given) / (strength + expected)


def _strength(given: Floats, expected: Floats) -> float:
    """The tau under which the weeks' own gifts are most likely, w integrated out: a negative binomial."""
    here = expected > 1e-9
    tau, n, m = STRENGTHS[:, None], given[here], expected[here]
    likely = log_gamma(tau + n) - log_gamma(tau) + tau * np.log(tau) - (tau + n) * np.log(tau + m)
    return float(STRENGTHS[np.argmax(likely.sum(axis=1))])


def log_gamma(x: Floats) -> Floats:
    """log Gamma(x) for x > 0 to 1e-8: Stirling's series after six steps up (Abramowitz & Stegun 6.1.41)."""
    risen = x + 6.0
    steps = np.log(x * (x + 1) * (x + 2) * (x + 3) * (x + 4) * (x + 5))
    series = (risen - 0.5) * np.log(risen) - risen + 0.5 * np.log(2 * np.pi)
    rest = 1 / (12 * risen) - 1 / (360 * risen**3) + 1 / (1260 * risen**5)
    return np.asarray(series + rest - steps)
