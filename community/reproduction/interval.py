"""How sure one may be of R: a Bayesian bootstrap over members, as if others like them had come."""

from dataclasses import replace
from typing import Final

import numpy as np

from community.reproduction.evidence import Evidence
from community.reproduction.fit import Fitted, Model
from community.reproduction.log import Floats
from community.reproduction.parameters import OWN, Parameters, ready_levels

DRAWS: Final = 100
"""Times that members are weighed anew."""

PASSES: Final = 12
"""Of EM for the classes at each draw, from where they were."""

PARTS: Final = (0.0, 0.15, 0.3, 0.5, 0.7, 0.85, 1.0)
"""How much of what is around receipts may be mere coincidence."""

TILTS: Final = (0.5, 1.0, 2.0)
"""How much more of the echoes may be the next slower one."""

POSSIBLE: Final = 15.0
"""What is less likely than the best by more than this, in the logarithm, is left out."""


def doubt(seen: Evidence, found: Fitted, generator: np.random.Generator) -> float:
    """The standard error of the mean nu over receipts.

    Members are weighed by Dirichlet(1, ..., 1) (Rubin 1981, Ann. Stat. 9); at each draw the classes are
    fitted anew, and how much is coincidence and how slow echoes fade are averaged over by their likelihood.
    To the variance of that is added what stays unsure of each member when the classes are known.
    """
    weights = generator.dirichlet(np.ones(seen.members), DRAWS).T * seen.members
    model = Model(seen, np.ones(seen.members))
    fits = [_at(seen, now, model, weights) for now in _possible(model, found.parameters)]
    likely = np.array([one for one, _ in fits])
    means = np.array([mean for _, mean in fits])
    odds = np.exp(likely - likely.max(axis=0))
    odds /= odds.sum(axis=0)
    drawn = (odds * means).sum(axis=0)
    within = (odds * (means - drawn) ** 2).sum(axis=0).mean()
    return float(np.sqrt(drawn.var() + within + unsure(seen, found)))


def unsure(seen: Evidence, found: Fitted) -> float:
    """Variance of the mean nu over receipts that is left when the classes are known: who is of which."""
    now = found.parameters
    ready = ready_levels(now) * now.after.sum()
    by_level = found.posterior.sum(axis=1)
    variance = np.maximum(by_level @ ready**2 - (by_level @ ready) ** 2, 0.0)
    return float(seen.receipts**2 @ variance / max(1.0, seen.receipts.sum()) ** 2)


def between(seen: Evidence, found: Fitted) -> float:
    """Variance of the mean nu over receipts because others could have been drawn to be read."""
    total = max(1.0, float(seen.receipts.sum()))
    mean = float(found.ready @ seen.receipts) / total
    return float((seen.receipts * (found.ready - mean)) ** 2 @ np.ones(seen.members)) / total**2


def _possible(model: Model, found: Parameters) -> list[Parameters]:
    """Parameters near those found that are likely enough."""
    near, weights = _around(found), np.log(_classes(found))
    sums = [float(_log_sum(_flat(model.likely(now) + weights)).sum()) for now in near]
    return [now for now, likely in zip(near, sums, strict=True) if likely > max(sums) - POSSIBLE]


def _flat(by_class: Floats) -> Floats:
    return by_class.reshape(len(by_class), -1)


def _log_sum(likely: Floats) -> Floats:
    most = likely.max(axis=1, keepdims=True)
    return np.asarray(np.log(np.exp(likely - most).sum(axis=1)) + most[:, 0])


def _classes(now: Parameters) -> Floats:
    """Their weights, none of them quite zero, since EM could not raise it again."""
    return np.maximum(now.classes, 1e-6)


def _around(now: Parameters) -> list[Parameters]:
    """The same with other parts of coincidence and with faster and slower echoes."""
    here = float(now.around.sum() / max(1e-12, now.after.sum() + now.around.sum()))
    parts = sorted({*(part for part in PARTS if abs(part - here) > 0.05), here})
    after, around = _shape(now.after), _shape(now.around)
    return [
        replace(now, after=_shape(after * tilt ** np.arange(3)) * (1.0 - part), around=around * part)
        for part in parts
        for tilt in TILTS
    ]


def _shape(echoes: Floats) -> Floats:
    return echoes / echoes.sum() if echoes.sum() > 1e-9 else np.full(len(echoes), 1.0 / len(echoes))


def _at(seen: Evidence, now: Parameters, model: Model, weights: Floats) -> tuple[Floats, Floats]:
    """The likelihood (DRAWS,) and the mean nu (DRAWS,) by some parameters, at each draw."""
    ready = ready_levels(now) * now.after.sum()
    by_class = np.tile(ready, OWN)
    likely = _flat(model.likely(now))
    most = likely.max(axis=1, keepdims=True)
    each = np.exp(likely - most)
    classes = np.repeat(_classes(now).reshape(-1, 1), weights.shape[1], axis=1)
    for _ in range(PASSES):
        classes *= each.T @ (weights / (each @ classes))
        classes /= classes.sum(axis=0)
    total = each @ classes
    means = (
        seen.receipts @ (each @ (classes * by_class[:, None]) / total) / max(1.0, float(seen.receipts.sum()))
    )
    return (weights * (np.log(total) + most)).sum(axis=0), means
