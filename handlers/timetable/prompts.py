"""Once an hour: what is over is closed, and a few members are invited to give, if the community bears it."""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from community.hours import AWAKE, is_awake
from community.member import MemberId, is_paused
from community.prompt import PATIENCE, Decision, Ending, Invitee, Opportunity, Plan, PromptKind
from community.prompt_gates import allowance, left_in_peace
from community.zone import clock_of
from handlers import registry
from handlers.context import Rules
from handlers.inviting import ACTIONS, Sitting, forbidden, invitee_at, inviting, sitting
from storage import invitees, members, opportunities, outbox, prompts, timetable
from storage.database import Database, Tx

NAME: Final = "prompts"
EVERY: Final = timedelta(hours=1)

Planner = Callable[[Database, Rules, datetime, int], Awaitable[Plan]]
"""Makes a plan somewhere else, since that takes NumPy and everybody's rows."""


async def invite(database: Database, rules: Rules, now: datetime, planner: Planner, seed: int) -> int:
    """Look whether it is time, plan outside any transaction, and invite; returns how many were."""
    if not await _is_time(database, now):
        return 0
    async with database.writing() as tx:
        if not await _claimed(tx, now):
            return 0
        await close_what_is_over(tx, rules, now)
        if not await _may_invite(tx, rules, now):
            return 0
    plan = await planner(database, rules, now, seed)
    async with database.writing() as tx:
        return await carry_out(tx, rules, plan, now)


async def read(tx: Tx, rules: Rules, now: datetime, days_off: Collection[date]) -> Sitting:
    """What the plan is made of."""
    return await sitting(tx, rules, kinds(), now, days_off)


def kinds() -> frozenset[PromptKind]:
    """The kinds of invitation to which a member can say yes here."""
    return frozenset(kind for kind, action in ACTIONS.items() if action in registry.PRESSES)


async def close_what_is_over(tx: Tx, rules: Rules, now: datetime) -> None:
    """Silence is an answer after a while; what became pointless, or finds nobody any more, is withdrawn."""
    await prompts.accept_shared(tx, now)
    await prompts.withdraw_from_the_absent(tx, now)
    waiting = await prompts.open_now(tx)
    offered = await _offered(tx, rules, now, {one.kind for one in waiting})
    for one in waiting:
        if one.subject not in offered and not await _can_meet(tx, one.kind, one.subject, now):
            await prompts.answer(tx, one.id, Ending.WITHDRAWN, now)
            await outbox.taken_back(tx, prompts.KIND, str(one.id), now)
    await prompts.close_unanswered(tx, now)


async def carry_out(tx: Tx, rules: Rules, plan: Plan, now: datetime) -> int:
    """Invite as planned whomever it still suits; somebody may have left, paused or helped meanwhile."""
    chosen = [one for one in plan.decisions if one.chosen is not None]
    if not chosen or await forbidden(tx, rules):
        return 0
    ids = [one.chosen.member for one in chosen if one.chosen is not None]
    at_hand = map(invitee_at(rules, now, ()), await invitees.every(tx, ids))
    who = {one.member: replace(one, awake=True) for one in at_hand}
    offered = await _offered(tx, rules, now, {one.kind for one in chosen})
    invited: Counter[str] = Counter()
    for decision in chosen:
        until = await _useful_until(tx, decision, offered, invited, now)
        if until is None or not _suits(decision, who, now):
            continue
        number = await prompts.record(tx, plan, decision, now, until)
        if number is not None and decision.chosen is not None:
            member = decision.chosen.member
            await outbox.put(tx, prompts.KIND, member, str(number), now, useful_until=until)
            invited[decision.opportunity] += 1
    return invited.total()


async def _is_time(database: Database, now: datetime) -> bool:
    async with database.reading() as tx:
        found = [entry for entry in await timetable.every(tx, NAME) if entry.name == NAME]
    return not found or not now < found[0].next_due <= now + EVERY


async def _claimed(tx: Tx, now: datetime) -> bool:
    """Take this hour's turn, unless another process did; a clock that was wrong once holds up nothing."""
    found = [entry for entry in await timetable.every(tx, NAME) if entry.name == NAME]
    if not found or found[0].next_due > now + EVERY:
        await timetable.settle(tx, NAME, now)
    if NAME not in [entry.name for entry in await timetable.due(tx, now)]:
        return False
    await timetable.done(tx, NAME, now, now + EVERY)
    return True


async def _may_invite(tx: Tx, rules: Rules, now: datetime) -> bool:
    """What stands against any invitation, and is seen without reading everybody."""
    if await forbidden(tx, rules) or not allowance(await inviting(tx, now), now).prompts:
        return False
    zones = await invitees.zones(tx)
    return any(is_awake(AWAKE, now, clock_of(zone, rules.time_zone)) for zone in zones)


async def _offered(
    tx: Tx, rules: Rules, now: datetime, wanted: Collection[PromptKind]
) -> dict[str, Opportunity]:
    """What is there to be given, by its id; twos who could meet are looked at one by one."""
    those = frozenset(wanted) - {PromptKind.INTRODUCE}
    found = await opportunities.every(tx, now, rules.language, those) if those else ()
    return {one.id: one for one in found}


async def _can_meet(tx: Tx, kind: PromptKind, subject: str, now: datetime) -> bool:
    """Whether two whom somebody could introduce are still here, and not left in peace."""
    if kind is not PromptKind.INTRODUCE:
        return False
    pair = opportunities.pair_in(subject)
    found = await members.get(tx, pair)
    here = [one for one in found.values() if one.left_community is None and not is_paused(one, now)]
    return len(here) == len(pair)


async def _useful_until(
    tx: Tx, decision: Decision, offered: dict[str, Opportunity], invited: Counter[str], now: datetime
) -> datetime | None:
    """Until when the invitation is of use; nothing where somebody else was faster."""
    if await _can_meet(tx, decision.kind, decision.opportunity, now):
        return now + PATIENCE
    one = offered.get(decision.opportunity)
    taken = one is None or decision.chosen is None or decision.chosen.member in one.involved
    if one is None or taken or one.wanted <= invited[one.id]:
        return None
    return min(one.until, now + PATIENCE)


def _suits(decision: Decision, who: Mapping[MemberId, Invitee], now: datetime) -> bool:
    """Whether the chosen one may still be invited."""
    one = who.get(decision.chosen.member) if decision.chosen is not None else None
    return one is not None and decision.kind not in one.refused and left_in_peace(one, now) is None
