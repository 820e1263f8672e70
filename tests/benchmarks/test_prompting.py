"""How long a plan of whom to invite takes, with everybody free and an invitation to every opportunity."""

import time
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from community.gift import GiftKind
from community.member import MemberId
from community.prompt import Ending, Invitee, Inviting, Opportunity, Past, PromptKind, Reason
from community.prompt_odds import odds_of
from community.prompting import plan

NOW = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)
TOPICS = 200


@pytest.mark.parametrize(("members", "opportunities", "seconds"), [(1_000, 200, 0.25), (10_000, 2_000, 2.0)])
def test_a_plan_is_soon_made(members: int, opportunities: int, seconds: float) -> None:
    draw = np.random.default_rng(1)
    invitees = [_invitee(number, draw) for number in range(members)]
    offers = [_offer(number, members, draw) for number in range(opportunities)]
    bears_all = Inviting(active=100 * opportunities, host_gave_at=NOW)

    start = time.perf_counter()
    planned = plan(offers, invitees, bears_all, odds_of(()), NOW, 1)
    taken = time.perf_counter() - start

    print(f"\n{members:,} members x {opportunities:,}: {taken:.3f} s, at most {seconds}")  # noqa: T201
    assert sum(one.chosen is not None for one in planned.decisions) > 0.9 * opportunities
    assert taken <= seconds


def _invitee(number: int, draw: np.random.Generator) -> Invitee:
    """Somebody with five topics and five earlier prompts, which is more than most have."""
    topics = frozenset(f"topic {topic}" for topic in draw.integers(0, TOPICS, 5))
    return Invitee(
        MemberId(number),
        consents=True,
        awake=True,
        languages=frozenset({"ja", "en"} if number % 3 else {"ja"}),
        topics=topics,
        askable=frozenset((GiftKind.ADVICE, topic) for topic in topics),
        received=True,
        gave=number % 2 == 0,
        past=tuple(
            Past(
                PromptKind.ANSWER,
                NOW - (30 * back + 29) * DAY,
                Ending.ACCEPTED,
                NOW - (30 * back + 28) * DAY,
                frozenset({Reason.KNOWS_TOPIC}),
            )
            for back in range(5)
        ),
    )


def _offer(number: int, members: int, draw: np.random.Generator) -> Opportunity:
    return Opportunity(
        f"ask:{number}",
        list(PromptKind)[number % len(PromptKind)],
        NOW - DAY,
        NOW + 9 * DAY,
        topics=frozenset(f"topic {topic}" for topic in draw.integers(0, TOPICS, 2)),
        languages=frozenset({"ja", "en"} if number % 2 else {"en"}),
        involved=frozenset({MemberId(int(draw.integers(members)))}),
    )
