"""Who was moved by whom where only moments are known: attribution to earlier cases by their delay.

Wallinga and Teunis, "Different epidemic curves for severe acute respiratory syndrome reveal similar impacts
of control measures", American Journal of Epidemiology 160, 2004. The odds that case i came from case j are
p_ij = w(t_i - t_j) / sum over k of w(t_i - t_k), where w(d) is the share of delays of d days (the serial
interval), and the reproduction number of case j is the sum of p_ij over all i. Every case that can have come
from an earlier one is taken to have done so: nothing begins by itself.
"""

from collections.abc import Sequence

import numpy as np

from community.reproduction.log import Floats, Ints


def attributed(child: Ints, loud: Floats, many: Floats, children: int) -> Floats:
    """The odds (k,) that a child, numbered from 0, came from one of `many` (k,) alike, each as `loud` (k,).

    Times `many`, the odds of a child sum to 1; they are all 0 where all that may have moved it is silent.
    """
    whole = np.bincount(child, weights=loud * many, minlength=children)[child]
    return np.divide(loud, whole, out=np.zeros(len(loud)), where=whole > 0)


def case_numbers(cases: Floats, delay: Floats) -> Floats:
    """The reproduction number (d,) of a case on each of d days, from the `cases` (d,) of each day.

    `delay` (l,) is the share of delays of 0, 1, 2 ... days. Cases that are still to come are not reckoned
    with, so that the last days read too low.
    """
    days = len(cases)
    parent = np.repeat(np.arange(days), len(delay))
    since = np.tile(np.arange(len(delay)), days)
    seen = parent + since < days
    parent, child, loud = parent[seen], (parent + since)[seen], delay[since[seen]]
    odds = attributed(child, loud, cases[parent], days)
    return np.bincount(parent, weights=cases[child] * odds, minlength=days).astype(np.float64)


def window_numbers(numbers: Floats, cases: Floats, days: int) -> Sequence[float | None]:
    """The mean of `numbers` (d,) over the cases (d,) of each stretch of days, nothing where it has none."""
    many = np.convolve(cases, np.ones(days), mode="valid")
    whole = np.convolve(numbers * cases, np.ones(days), mode="valid")
    return [float(s / n) if n > 0 else None for s, n in zip(whole, many, strict=True)]
