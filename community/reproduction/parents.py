"""Which earlier gift moved a gift, drawn from what its giver had received by how loudly it still echoes."""

from typing import Final

import numpy as np

from community.reproduction.echoes import MEANS
from community.reproduction.everybody import Everybody
from community.reproduction.heard import EARLIER, Span, heard, spans
from community.reproduction.log import Floats, GivingLog, Ints


class Parents:
    """The parents that some gifts may have."""

    def __init__(self, log: GivingLog, gifts: Ints) -> None:
        """`gifts` (q,) of members who are still here; they are kept in the order of their givers."""
        self.gifts: Final = gifts[np.argsort(log.giver[gifts], kind="stable")]
        within = spans(log)
        self._everybody = Everybody(log, within)
        self._others = self._everybody.loud(self.gifts)
        self._named = heard(log, log.receipt_member, log.receipt_gift, np.ones(len(log.receipt_gift)))
        self._places = self._named_places(log, within)

    def _named_places(self, log: GivingLog, within: tuple[Span, ...]) -> tuple[Span, ...]:
        giver = log.giver[self.gifts]
        before = self._named.place(giver, within[0].before[self.gifts])
        return tuple(
            Span(
                self._named.place(giver, one.first[self.gifts]),
                self._named.place(giver, one.block[self.gifts]),
                before,
            )
            for one in within
        )

    def drawn(self, echo: Ints, generator: np.random.Generator) -> Ints:
        """A parent (q,) of each gift through the `echo` (q,) by which it came.

        It is the gift itself where `echo` is none of them, or nothing is heard.
        """
        parent = self.gifts.copy()
        for number in range(len(MEANS)):
            rows = np.flatnonzero(echo == number)
            parent[rows] = self._through(number, rows, generator.random(len(rows)))
        return parent

    def _through(self, echo: int, rows: Ints, drawn: Floats) -> Ints:
        places, others = self._places[echo].of(rows), self._others[echo][rows]
        running = self._named.running[echo]
        begun, block = running[places.first], running[places.block]
        early, late = (block - begun) * EARLIER, running[places.before] - block
        sought = drawn * (early + late + others)
        named = sought < early + late
        up_to = np.where(sought < early, begun + sought / EARLIER, block + (sought - early))[named]
        found = np.searchsorted(running, up_to, side="right") - 1
        parent = self.gifts[rows]
        parent[named] = self._named.gift[np.clip(found, places.first[named], places.before[named] - 1)]
        rest = np.flatnonzero(~named & (others > 0))
        parent[rest] = self._everybody.drawn(parent[rest], echo, (sought - early - late)[rest])
        return parent
