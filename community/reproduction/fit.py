"""A self-exciting point process on the network of who received what, fitted by expectation and maximisation.

A member j gives at time t (in days) at the rate

    lambda_j(t) = mu_j u_j w(t) + rho_j [ sum_m p_m A_jm(t) + sum_m s_m C_jm(t) ]        per day

- mu_j: the member's own rate. u_j = (receipts a day / their mean) ** eta lets popular people give more from
  themselves (Mundlak 1978); without it popularity looks like induction. w(t): how busy the week is for all.
- A_jm(t): echo m of what j received before t (echoes.MEANS, cut; `Evidence.after`). What is induced is
  rho_j sum_m p_m A_jm: so nu_j = rho_j sum_m p_m further gifts are expected ever of j for one receipt.
- C_jm(t): echoes of what j received before t *and* of what j was still to receive after t, but from whom j
  had just given to (`Evidence.around`): whatever busy weeks, events and active spells do around a receipt,
  they do on both sides of it. Only what is in excess after the receipt is induction.
- (mu_j, rho_j) differ between members and are integrated out over a discrete distribution on a geometric grid
  whose weights are free (Kiefer & Wolfowitz 1956). On such a grid rho / mu takes few values, so that a pass
  costs gifts x (levels of mu + levels of rho), not gifts x classes, and never pairs of gifts.
- w_k of week k has the prior Gamma(tau, tau); tau is chosen by the marginal (negative binomial) likelihood of
  the week's own gifts, so that slow growth is not swallowed by what was meant for busy weeks.
- A gift whose giver named what moved it has that cause alone; one of *own idea* has no induced term. Where
  only named causes are known (no *own idea* in the log), an induced gift is named with the chance q, which is
  fitted: an unnamed gift is then a little less likely to be induced.

Sources: Hawkes 1971, Biometrika 58; Mohler et al. 2011, JASA 106 (EM); Kiefer & Wolfowitz 1956, Ann. Math.
Stat. 27; Mundlak 1978, Econometrica 46.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from community.reproduction.evidence import Evidence
from community.reproduction.log import Floats
from community.reproduction.parameters import (
    OWN,
    RATIOS,
    READY,
    Parameters,
    own_levels,
    ratios,
    ready_levels,
)
from community.reproduction.weeks import Weeks, busier

PASSES: Final = 150
"""At most; from some hundred on R moves by less than 0.005."""

SLIP: Final = 0.01
"""One gift in a hundred is named by mistake: what a giver says weighs much, and is not beyond doubt."""

SETTLED: Final = 1e-7
"""A pass that adds less to the logarithm of the likelihood, as a share of it, is the last."""

_TINY: Final = 1e-300
_LITTLE: Final = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """Parameters with the logarithm of their likelihood, and what they say of those in the evidence.

    `ready` (N,): nu_j, further gifts expected of each member for one receipt; `induced` (g, 3): how likely
    each gift was moved by what was received, through each echo; `posterior` (N, OWN, READY + 1).
    """

    parameters: Parameters
    likelihood: float
    ready: Floats
    induced: Floats
    posterior: Floats


def fit(seen: Evidence, starts: Sequence[Parameters], passes: int = PASSES) -> Fitted:
    """The best of what EM finds from several starting points: one alone can stick where it began."""
    unit = np.ones(seen.members)
    return max((climbed(seen, start, unit, passes) for start in starts), key=lambda found: found.likelihood)


def climbed(seen: Evidence, start: Parameters, weights: Floats, passes: int = PASSES) -> Fitted:
    """Where EM comes to from one start in one pass or more, members counted with `weights` (N,)."""
    model = Model(seen, weights)
    found, better = model.passed(start)
    for _ in range(passes - 1):
        last = found.likelihood
        found, better = model.passed(better)
        if abs(found.likelihood - last) < SETTLED * max(1.0, abs(last)):
            break
    return found


_BY_RATIO: Final = np.concatenate(
    (
        np.full((OWN, 1), RATIOS),
        np.arange(READY)[None, :] - np.arange(OWN)[:, None] + OWN - 1,
    ),
    axis=1,
)
"""Which ratio a class (own, ready) has; RATIOS stands for no readiness."""

_OF_RATIO: Final = (_BY_RATIO.reshape(-1, 1) == np.arange(RATIOS + 1)).astype(np.float64)
"""1 where a class is of a ratio, classes in a row."""


@dataclass(frozen=True, slots=True, eq=False)
class _Rates:
    """At each gift, in parts of the giver's own level: `base` (g,) of themselves; for a ratio of 1 `induced`

    (g,) by what came before; `all` (g, RATIOS + 1) of both and what is around receipts, for every ratio.
    """

    base: Floats
    induced: Floats
    all: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What some parameters say: of members how `liked` they are, how many gifts `alone` brings for a level of

    1, and their mean `own` and `ready` levels (N,); of gifts (g,) how likely they come `from_own`, and what
    share a `moved` rate of 1 would have had; the rest as in Fitted.
    """

    liked: Floats
    alone: Floats
    own: Floats
    ready: Floats
    from_own: Floats
    moved: Floats
    induced: Floats
    posterior: Floats
    likelihood: float


class Model:
    """EM over some evidence, members counted with weights (N,); what stays from pass to pass is kept."""

    def __init__(self, seen: Evidence, weights: Floats) -> None:
        self._seen, self._weights = seen, weights
        self._by_gift = weights[seen.giver]
        self._given = np.bincount(seen.giver, minlength=seen.members)
        self._givers = np.flatnonzero(self._given)
        self._first = np.searchsorted(seen.giver, self._givers)
        self._popular = popularity(seen)
        self._blank = ~seen.told & ~seen.own
        self._weeks = Weeks(seen)

    def passed(self, now: Parameters) -> tuple[Fitted, Parameters]:
        """What the parameters say, and the better ones that follow."""
        read = self._read(now)
        found = Fitted(now, read.likelihood, read.ready * now.after.sum(), read.induced, read.posterior)
        return found, self._better(now, read)

    def likely(self, now: Parameters) -> Floats:
        """The logarithm of how likely each member's giving is (N, OWN, READY + 1) for each class."""
        liked = self._liked(now)
        return self._likely(now, self._rates(now, liked), liked, liked * self._weeks.busy(now.weeks))

    def _read(self, now: Parameters) -> _Read:
        seen, liked = self._seen, self._liked(now)
        alone, rates = liked * self._weeks.busy(now.weeks), self._rates(now, liked)
        posterior, likelihood = self._posterior(now, self._likely(now, rates, liked, alone))
        shares = (posterior.reshape(seen.members, -1) @ _OF_RATIO)[seen.giver] / rates.all
        moved = shares[:, :RATIOS] @ ratios(now)
        keep = rates.induced / np.maximum(seen.after @ now.after, _TINY)
        return _Read(
            liked,
            alone,
            own=posterior.sum(axis=2) @ own_levels(now),
            ready=posterior.sum(axis=1) @ ready_levels(now),
            from_own=shares.sum(axis=1) * rates.base,
            moved=moved,
            induced=seen.after * now.after * (moved * keep)[:, None],
            posterior=posterior,
            likelihood=likelihood,
        )

    def _better(self, now: Parameters, read: _Read) -> Parameters:
        after, around = self._echoes(now, read)
        scale = max(1e-12, float(after.sum() + around.sum()))
        from_own, rate = self._by_gift * read.from_own, self._weights * read.own
        given, expected = self._weeks.given(from_own), self._weeks.expected(rate * read.liked)
        weeks = busier(given, expected)
        classes = np.tensordot(self._weights, read.posterior, axes=1)
        return Parameters(
            own=now.own * _step(given.sum() / max(_LITTLE, weeks @ expected)),
            ready=now.ready * _step(scale),
            classes=classes / classes.sum(),
            after=after / scale,
            around=around / scale,
            weeks=weeks,
            popular=self._more_popular(now.popular, from_own, rate * read.alone),
            named=self._named(read.induced),
        )

    def _echoes(self, now: Parameters, read: _Read) -> tuple[Floats, Floats]:
        """How many gifts each echo moved for one that it could have: after receipts (3,), and around them."""
        seen, ready = self._seen, self._weights * read.ready
        unnamed = self._by_gift * read.moved * ~seen.told / read.liked[seen.giver]
        moved = ((seen.around * now.around) * unnamed[:, None]).sum(axis=0)
        after = (self._by_gift @ read.induced) / np.maximum(ready @ seen.heard, _LITTLE)
        return after, moved / np.maximum(ready @ seen.met, _LITTLE)

    def _liked(self, now: Parameters) -> Floats:
        return np.exp(now.popular * self._popular)

    def _rates(self, now: Parameters, liked: Floats) -> _Rates:
        seen = self._seen
        unnamed = np.where(self._blank, 1.0 - now.named, 1.0)
        induced = (seen.after @ now.after) * unnamed / liked[seen.giver]
        moved = induced + (seen.around @ now.around) * ~seen.told / liked[seen.giver]
        base = now.weeks[seen.week] * np.where(seen.told, SLIP, 1.0)
        rates = np.empty((len(base), RATIOS + 1))
        np.multiply(moved[:, None], ratios(now), out=rates[:, :RATIOS])
        rates[:, :RATIOS] += base[:, None]
        rates[:, RATIOS] = base
        np.maximum(rates, _TINY, out=rates)
        return _Rates(base, induced, rates)

    def _likely(self, now: Parameters, rates: _Rates, liked: Floats, alone: Floats) -> Floats:
        seen, own = self._seen, own_levels(now)
        logs = np.zeros((seen.members, RATIOS + 1))
        if len(self._first):
            logs[self._givers] = np.add.reduceat(np.log(rates.all), self._first, axis=0)
        met = seen.heard @ now.after + seen.met @ now.around
        each = self._given[:, None] * (np.log(own) + np.log(liked)[:, None]) - alone[:, None] * own
        return np.asarray(
            each[:, :, None] + logs[:, _BY_RATIO] - (met[:, None] * ready_levels(now))[:, None, :]
        )

    def _posterior(self, now: Parameters, likely: Floats) -> tuple[Floats, float]:
        """How likely each member is of each class, and the logarithm of the likelihood of all."""
        with np.errstate(divide="ignore"):
            likely = likely + np.log(now.classes)
        most = likely.max(axis=(1, 2), keepdims=True)
        posterior = np.exp(likely - most)
        total = posterior.sum(axis=(1, 2), keepdims=True)
        return posterior / total, float(self._weights @ (most + np.log(total))[:, 0, 0])

    def _more_popular(self, now: float, from_own: Floats, expected: Floats) -> float:
        """One step of Newton's for eta."""
        given = np.bincount(self._seen.giver, weights=from_own, minlength=self._seen.members)
        slope = float(self._popular @ (given - expected))
        bend = float(self._popular**2 @ expected)
        return float(np.clip(now + slope / max(_LITTLE, bend), -0.5, 2.0))

    def _named(self, induced: Floats) -> float:
        """Which share of induced gifts their givers named."""
        told = float(self._by_gift @ self._seen.told)
        if self._seen.answers or not told:
            return 0.0
        hidden = float(((self._by_gift * self._blank) @ induced).sum())
        return told / (told + hidden)


def popularity(seen: Evidence) -> Floats:
    """The logarithm (N,) of receipts a day over their mean, drawn towards it where a member is new."""
    days = np.maximum(1.0, seen.days - seen.joined)
    mean = max(_LITTLE, seen.typical)
    return np.asarray(np.log((seen.receipts + 0.5) / (days + 0.5 / mean) / mean))


def _step(times: float) -> float:
    """How many times higher a level is set: twice at most, and half at least."""
    return float(np.clip(times, 0.5, 2.0))
