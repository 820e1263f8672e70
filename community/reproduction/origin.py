"""What may have moved one gift, and how likely each of it is."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from community.reproduction.echoes import fades
from community.reproduction.everybody import loudness
from community.reproduction.log import Answer, Floats, GivingLog, Ints

_ROUNDING: Final = 1e-12
"""A giver's own initiative below this is what rounding left of odds that sum to 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """What may have moved a gift: `parents` (p,) with their `odds` (p,), above 0, or its giver's `own` mind.

    All odds sum to 1. `told`: the giver said so.
    """

    parents: Ints
    odds: Floats
    own: float
    told: bool


class Origins:
    """The origins of all gifts, each worked out when it is asked for."""

    def __init__(self, log: GivingLog, induced: Floats) -> None:
        """`induced` (n, 3): the probability that something received moved a gift, through each echo."""
        self._log, self._induced = log, induced
        self._by_member = np.argsort(log.receipt_member, kind="stable")
        self._member = log.receipt_member[self._by_member]
        self._everybody = np.flatnonzero(log.audience > 0)
        self._loudness = loudness(log, self._everybody)

    def of(self, gift: int) -> Origin:
        """What moved a gift: nothing if it is the host's, what its giver told, or something they received."""
        log = self._log
        told = log.told_parent[log.told_gift == gift]
        own_idea = bool(log.answer[gift] == Answer.OWN)
        if log.host[gift] or own_idea:
            return Origin(told[:0], np.zeros(0), 1.0, own_idea)
        if len(told):
            return Origin(told, np.full(len(told), 1.0 / len(told)), 0.0, True)
        parents, odds = self._guessed(gift)
        own = 1.0 - float(odds.sum())
        return Origin(parents, odds, own if own > _ROUNDING else 0.0, False)

    def _guessed(self, gift: int) -> tuple[Ints, Floats]:
        parents, loud = self._received(gift)
        echoes = loud[:, None] * fades(self._log.at[gift] - self._log.at[parents])
        whole = echoes.sum(axis=0)
        shares = np.divide(echoes, whole, out=np.zeros(echoes.shape), where=whole > 0)
        odds = shares @ self._induced[gift]
        return parents[odds > 0], odds[odds > 0]

    def _received(self, gift: int) -> tuple[Ints, Floats]:
        """What the giver received, by name or, since they joined, as one of everybody; and how loud it is."""
        giver = self._log.giver[gift]
        if giver < 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        first, last = np.searchsorted(self._member, [giver, giver + 1])
        named = self._log.receipt_gift[self._by_member[first:last]]
        given = self._everybody
        reached = (self._log.giver[given] != giver) & (self._log.at[given] >= self._log.joined[giver])
        loud = np.concatenate((np.ones(len(named)), self._loudness[reached]))
        return np.concatenate((named, given[reached])), loud
