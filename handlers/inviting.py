"""What is there to be given, and who may be invited to it: everything that a plan is made of."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import chain
from typing import Final

from community.hours import AWAKE, Hours, is_awake
from community.prompt import LATELY, SAID_NO, Ending, Invitee, Inviting, Opportunity, PromptKind, Reason
from community.prompt_gates import MONTH
from community.prompt_odds import Odds, Tally, odds_of
from community.settled import Welcomes, may_begin
from community.zone import clock_of
from handlers.context import Rules
from storage import invitees, opportunities, prompts
from storage.database import Tx
from storage.invitees import Known

ACTIVE: Final = timedelta(days=90)
"""Who acted within this counts towards what the community bears, so that the silent ones cost nobody more."""

ACTIONS: Final = {
    PromptKind.ANSWER: "ask-help",
    PromptKind.INTRODUCE: "prompt-introduce",
    PromptKind.SHARE: "opening",
    PromptKind.SPEAK: "event-speak",
    PromptKind.WELCOME: "welcome-them",
}
"""The button by which a member says yes to each kind."""


SWITCHED_OFF: Final = "switched_off"
DOOR_CLOSED: Final = "door_closed"
"""What organisers settled against any invitation, named as the reasons of a plan are."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Everything that a plan is made of."""

    opportunities: Sequence[Opportunity]
    invitees: Sequence[Invitee]
    inviting: Inviting
    odds: Odds


async def sitting(
    tx: Tx, rules: Rules, kinds: Collection[PromptKind], now: datetime, days_off: Collection[date]
) -> Sitting:
    """What a plan is made of just now, for invitations of these kinds."""
    everybody = tuple(map(invitee_at(rules, now, days_off), await invitees.every(tx)))
    return Sitting(
        await opportunities.every(tx, now, rules.language, kinds),
        everybody,
        await inviting(tx, now),
        odds_of(tallied(everybody)),
    )


def invitee_at(rules: Rules, now: datetime, days_off: Collection[date]) -> Callable[[Known], Invitee]:
    """How a stored member is seen by the rules of inviting at that moment."""

    @cache
    def wakes(zone: str | None, quiet: Hours) -> bool:
        clock = clock_of(zone, rules.time_zone)
        return is_awake(AWAKE, now, clock, days_off) and not is_awake(quiet, now, clock)

    def seen(known: Known) -> Invitee:
        paused, until = known.paused_at is not None, known.paused_until
        agreed = may_begin(rules.welcomes, rules.welcomes_since, known.welcomed_at)
        return Invitee(
            known.member,
            consents=agreed and prompts.KIND not in known.muted,
            paused=paused and (until is None or now < until),
            awake=wakes(known.time_zone, known.quiet),
            rhythm=known.rhythm,
            refused=known.refused,
            languages=frozenset({known.language or rules.language}),
            topics=frozenset(known.topics),
            askable=frozenset(known.askable),
            received=known.received_at is not None,
            received_lately=known.received_at is not None and now - known.received_at < LATELY,
            gave=known.gave,
            did=frozenset(known.did),
            past=known.past,
        )

    return seen


async def forbidden(tx: Tx, rules: Rules) -> str | None:
    """What organisers settled against any invitation; nothing where they let the bot begin."""
    if not await prompts.are_on(tx):
        return SWITCHED_OFF
    return DOOR_CLOSED if rules.welcomes is Welcomes.NOBODY else None


async def inviting(tx: Tx, now: datetime) -> Inviting:
    """How much the community is invited just now."""
    return Inviting(
        await invitees.active(tx, now - ACTIVE),
        await prompts.sent_since(tx, now - timedelta(days=1)),
        await prompts.sent_since(tx, now - timedelta(days=7)),
        await prompts.sent_since(tx, now - MONTH),
        await invitees.host_gave_at(tx),
    )


def tallied(several: Sequence[Invitee]) -> Sequence[Tally]:
    """How all invitations ended so far, by kind and reasons."""
    asked: Counter[tuple[PromptKind, frozenset[Reason]]] = Counter()
    accepted: Counter[tuple[PromptKind, frozenset[Reason]]] = Counter()
    for past in chain.from_iterable(one.past for one in several):
        if past.ending in _ANSWERED:
            asked[past.kind, past.reasons] += 1
            accepted[past.kind, past.reasons] += past.ending is Ending.ACCEPTED
    return [Tally(kind, why, count, accepted[kind, why]) for (kind, why), count in asked.items()]


_ANSWERED: Final = SAID_NO | {Ending.ACCEPTED, Ending.IGNORED}
