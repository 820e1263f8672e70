"""What may be said of a chain: never more than was seen."""

import pytest

from community.reciprocity import Verdict
from community.verdict import Estimate, judge


@pytest.mark.parametrize(
    ("R", "low", "high", "chance", "host_share", "verdict"),
    [
        (0.1, 0.0, 0.3, 0.4, 0.2, Verdict.FROM_OWN),
        (0.1, 0.0, 0.3, 0.4, 0.5, Verdict.FROM_OWN),
        (0.1, 0.0, 0.3, 0.4, None, Verdict.FROM_OWN),
        (0.1, 0.0, 0.3, 0.4, 0.51, Verdict.FROM_HOST),
        (1.5, 1.2, 1.8, 0.01, 0.1, Verdict.FROM_OWN),
        (0.4, 0.2, 0.6, 0.009, 0.9, Verdict.INDUCE),
        (0.89, 0.75, 1.2, 0.0, 0.1, Verdict.INDUCE),
        (0.95, 0.69, 1.2, 0.0, 0.1, Verdict.INDUCE),
        (0.95, 0.91, 0.99, 0.0, 0.1, Verdict.INDUCE),
        (0.9, 0.7, 1.0, 0.0, 0.1, Verdict.CARRIES),
        (1.1, 0.99, 1.2, 0.0, 0.1, Verdict.CARRIES),
        (1.1, 1.0, 1.2, 0.0, 0.1, Verdict.CARRIES),
        (1.2, 1.01, 1.4, 0.0, 0.9, Verdict.GROWING),
    ],
)
def test_the_verdict_is_the_furthest_that_was_surely_seen(
    R: float,  # noqa: N803
    low: float,
    high: float,
    chance: float,
    host_share: float | None,
    verdict: Verdict,
) -> None:
    assert judge(100, 50, Estimate(R, low, high, chance), host_share) is verdict


@pytest.mark.parametrize(("gifts", "receipts"), [(99, 500), (500, 49), (0, 0)])
def test_too_little_says_nothing_whatever_was_estimated(gifts: int, receipts: int) -> None:
    assert judge(gifts, receipts, Estimate(1.2, 1.1, 1.3, 0.0), 0.1) is Verdict.NOT_ENOUGH


def test_what_was_not_estimated_says_nothing() -> None:
    assert judge(1_000, 1_000, None, 0.9) is Verdict.NOT_ENOUGH
