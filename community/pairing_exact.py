"""Pairs that are worth the most together, where the extra `matching` is installed (rustworkx)."""

from collections.abc import Sequence
from typing import Final

from community.pairing import Edge, Weigh, pairs_of

MOST_EDGES: Final = 100_000
"""With more, the exact way takes longer than three seconds, and the near one is taken."""


def exact_pairs_of(count: int, edges: Sequence[Edge], weigh: Weigh) -> Sequence[tuple[int, int]]:
    """As many pairs as can be, and of those the most worth. Raises ImportError without the extra."""
    import rustworkx

    if len(edges) > MOST_EDGES:
        return pairs_of(count, edges, weigh)
    graph: rustworkx.PyGraph[int, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(count))
    graph.add_edges_from(edges)
    return sorted(rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int))
