"""How sure one may be of R."""

import numpy as np
import pytest

from community.reproduction.evidence import Evidence, evidence
from community.reproduction.fit import Fitted, fit
from community.reproduction.interval import doubt, unsure
from community.reproduction.log import GivingLog
from community.reproduction.parameters import starts
from tests.community.reproduction.logs import Gift, log_of, passed_on


def fitted(log: GivingLog) -> tuple[Evidence, Fitted]:
    seen = evidence(log)
    return seen, fit(seen, starts(seen))


def test_the_same_seed_doubts_the_same() -> None:
    of = fitted(passed_on(0.5, seed=1))

    once, again, other = (doubt(*of, np.random.default_rng(seed)) for seed in (5, 5, 6))

    assert once == again
    assert once == pytest.approx(other, rel=0.3)
    assert once != other


def test_more_members_and_gifts_leave_less_doubt() -> None:
    few, many = (
        np.mean(
            [
                doubt(*fitted(passed_on(0.5, seed, gifts, members)), np.random.default_rng(1))
                for seed in (1, 3)
            ]
        )
        for gifts, members in ((200, 30), (3_000, 400))
    )

    assert 0.003 < many < few / 2


def test_it_is_about_as_large_as_what_is_found_differs() -> None:
    found = [fitted(passed_on(0.5, seed, gifts=500, members=60)) for seed in range(12)]
    means = [one.ready @ seen.receipts / seen.receipts.sum() for seen, one in found]

    said = np.mean([doubt(*of, np.random.default_rng(1)) for of in found[:4]])

    assert 0.4 < said / np.std(means, ddof=1) < 3


def test_where_nobody_answers_readily_there_is_little_doubt_left_of_members() -> None:
    seen, found = fitted(log_of(*[Gift(2.0 * n, n % 5, [(n + 1) % 5]) for n in range(150)], until=301))

    assert 0 <= unsure(seen, found) < 0.1
    assert np.isfinite(doubt(seen, found, np.random.default_rng(1)))


def test_where_nobody_is_known_to_differ_it_is_no_less_than_nothing() -> None:
    seen, found = fitted(log_of(*[Gift(n / 2, 0, [1 + n % 4]) for n in range(150)]))

    assert unsure(seen, found) >= 0
    assert np.isfinite(doubt(seen, found, np.random.default_rng(1)))
