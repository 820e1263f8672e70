"""Another way of inviting is judged by what this one drew, or not at all."""

from collections.abc import Sequence

import numpy as np
import pytest

from community.member import MemberId
from community.offline import ENOUGH, Kept, Weighed, judged

TRUTH = (0.8, 0.5, 0.2)
CHANCES = (0.2, 0.3, 0.5)


def _kept(count: int, seed: int = 7) -> list[Kept]:
    """Decisions between three members who keep to the truth about their yeses."""
    draw = np.random.default_rng(seed)
    weighed = tuple(Weighed(MemberId(place), 1 - place / 10, CHANCES[place]) for place in range(3))
    chosen = [int(place) for place in draw.choice(3, size=count, p=CHANCES)]
    return [Kept(weighed, MemberId(place), float(draw.random() < TRUTH[place])) for place in chosen]


def _best_score(kept: Kept) -> Sequence[float]:
    best = max(one.score for one in kept.weighed)
    return [float(one.score == best) for one in kept.weighed]


def _as_drawn(kept: Kept) -> Sequence[float]:
    return [one.chance for one in kept.weighed]


def test_another_policy_is_judged_near_what_it_would_have_brought() -> None:
    judgement = judged(_kept(20_000), _best_score)

    assert judgement.value == pytest.approx(TRUTH[0], abs=0.02)
    assert judgement.drawn == pytest.approx(0.41, abs=0.02)


def test_a_policy_that_draws_the_same_is_judged_by_what_was_drawn() -> None:
    judgement = judged(_kept(1_000), _as_drawn)

    assert judgement.value == pytest.approx(judgement.drawn)
    assert judgement.effective == pytest.approx(1_000)


def test_too_few_decisions_of_its_own_say_nothing() -> None:
    judgement = judged(_kept(800), _best_score)

    assert judgement.value is None
    assert 100 < judgement.effective < ENOUGH


def test_no_decision_says_nothing() -> None:
    judgement = judged([], _best_score)

    assert (judgement.value, judgement.effective, judgement.drawn) == (None, 0.0, None)


def test_a_policy_that_would_have_drawn_nobody_of_these_says_nothing() -> None:
    assert judged(_kept(1_000), lambda kept: [0.0] * len(kept.weighed)).value is None


def test_a_candidate_who_left_is_missing_and_the_rest_still_counts() -> None:
    without = [Kept(one.weighed[:2], one.chosen, one.reward) for one in _kept(20_000) if one.chosen != 2]

    assert judged(without, _best_score).value == pytest.approx(TRUTH[0], abs=0.02)


@pytest.mark.parametrize("weighed", [(), (Weighed(MemberId(1), 0.5, 0.0),)])
def test_a_decision_whose_chosen_one_is_gone_is_refused(weighed: tuple[Weighed, ...]) -> None:
    with pytest.raises(ValueError, match="no chance"):
        Kept(weighed, MemberId(1), 1.0)
