"""How a community's giving is doing: who gives, who receives, the host's share, the longest told chain.

Only what givers told counts as a link here: gift b follows gift a when b's giver said that a moved them.
The reproduction number of giving, which also reads what nobody told, is a measure of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChainFigures:
    """Counts over a stretch of time. `host_share` is the share of host gifts (0 to 1) among the gifts of

    confirmed members, nothing where nobody is confirmed; `unconfirmed` counts the gifts left out of it;
    `longest_chain` counts the gifts in the longest line of told inspirations (1 = gifts, but no link).
    """

    gifts: int
    members: int
    givers: int
    receivers: int
    host_share: float | None
    unconfirmed: int
    longest_chain: int


def host_share(host: int, others: int) -> float | None:
    """Share of host gifts among those whose side is known."""
    return host / (host + others) if host + others else None


def longest_chain(gifts: int, inspired_by: Mapping[int, Sequence[int]]) -> int:
    """Gifts in the longest line of told inspirations; `inspired_by` maps a gift to the gifts that moved it.

    A gift named by itself or in a circle (only a broken file could say so) lengthens nothing.
    """
    lengths: dict[int, int] = {}
    for start in inspired_by:
        if start not in lengths:
            _measure(start, inspired_by, lengths)
    return max(lengths.values(), default=1 if gifts else 0)


def _measure(start: int, inspired_by: Mapping[int, Sequence[int]], lengths: dict[int, int]) -> None:
    """Depth first without recursion, since a chain may be longer than Python's stack."""
    path, on_path = [start], {start}
    while path:
        gift = path[-1]
        waiting = [e for e in _earlier(gift, inspired_by) if e not in lengths and e not in on_path]
        if waiting:
            path.append(waiting[0])
            on_path.add(waiting[0])
            continue
        lengths[gift] = 1 + max((lengths.get(e, 0) for e in _earlier(gift, inspired_by)), default=0)
        on_path.discard(path.pop())


def _earlier(gift: int, inspired_by: Mapping[int, Sequence[int]]) -> Iterable[int]:
    return (e for e in inspired_by.get(gift, ()) if e != gift)
