"""When nobody may be invited, and when a member is left in peace, whatever the opportunity."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import floor
from typing import Final

from community.prompt import SAID_NO, Ending, Invitee, Inviting, Rhythm, WhyNone

PER_WEEK: Final = 0.20
"""Prompts per active member and week that a community bears; measured over four weeks where it is small."""

PER_DAY: Final = 0.25
"""Share of a week's prompts for one day, so that what comes up on Thursday still finds somebody."""

HOST_FIRST: Final = timedelta(days=14)
"""Where the host itself gave nothing for so long, it asks for nothing."""

MONTH: Final = timedelta(days=28)

MOST_A_MONTH: Final = {Rhythm.OFTEN: 3, Rhythm.NORMAL: 2, Rhythm.RARELY: 1}
"""Prompts to one member in 28 days; "often" is a wish for more, not for many."""

AFTER_NO: Final = timedelta(weeks=3)

AFTER_SILENCE: Final = tuple(timedelta(weeks=weeks) for weeks in (1, 2, 4, 8))
"""How long one who did not answer is left in peace, the first time, the second, and so on."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many prompts may go out now, and what stands in the way of one more."""

    prompts: int
    then: WhyNone


def allowance(inviting: Inviting, now: datetime) -> Allowance:
    """What the community bears now; over any four weeks `PER_WEEK` holds however small it is."""
    if inviting.host_gave_at is None or now - inviting.host_gave_at > HOST_FIRST:
        return Allowance(0, WhyNone.HOST_GAVE_NOTHING)
    month, week, day = (_floor(share * PER_WEEK * inviting.active) for share in (4, 1, PER_DAY))
    if not month:
        return Allowance(0, WhyNone.TOO_FEW)
    left = max(0, min(month - inviting.sent_month, max(1, week) - inviting.sent_week))
    today = max(0, max(1, day) - inviting.sent_day)
    return Allowance(left, WhyNone.BUDGET_SPENT) if left <= today else Allowance(today, WhyNone.ENOUGH_TODAY)


def _floor(share: float) -> int:
    return floor(share + 1e-9)


def left_in_peace(invitee: Invitee, now: datetime) -> WhyNone | None:
    """Why a member may be invited to nothing just now; `None` where they may."""
    if not invitee.consents:
        return WhyNone.NOBODY_CONSENTS
    if invitee.paused:
        return WhyNone.ALL_PAUSED
    if not invitee.awake:
        return WhyNone.NOBODY_AWAKE
    return WhyNone.ALL_REST if _rests(invitee, now) else None


def _rests(invitee: Invitee, now: datetime) -> bool:
    """Whether enough was sent lately, one is open, or they said no or nothing not long ago."""
    recent = sum(now - past.at < MONTH for past in invitee.past)
    if recent >= MOST_A_MONTH[invitee.rhythm]:
        return True
    if any(past.ending is Ending.OPEN for past in invitee.past):
        return True
    return _cools_down(invitee, now)


def _cools_down(invitee: Invitee, now: datetime) -> bool:
    silent = 0
    for past in sorted(invitee.past, key=lambda past: past.at, reverse=True):
        if past.ending is Ending.IGNORED:
            silent += 1
        elif past.ending is not Ending.WITHDRAWN:
            break
    rest = AFTER_SILENCE[min(silent, len(AFTER_SILENCE)) - 1]
    for past in invitee.past:
        since = now - (past.ended_at or past.at)
        if (past.ending in SAID_NO and since < AFTER_NO) or (
            silent and past.ending is Ending.IGNORED and since < rest
        ):
            return True
    return False
