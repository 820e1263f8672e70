"""`okaeri prompts --dry-run`: who would be invited to give what today, and why; by member id, in words."""

import asyncio
import sys
from datetime import UTC, datetime
from secrets import randbits
from typing import Final

from bot.cli.counted import counted
from bot.cli.opened import load_settings, opened, zone_of
from bot.cli.refusal import Refused
from bot.days_off import days_off
from bot.worker import plan_here
from community.hours import AWAKE, next_awake
from community.prompt import Candidate, Decision, Plan, Reason
from config.settings import SettingsRefused
from handlers import text
from handlers.context import Rules
from handlers.inviting import forbidden
from storage import settled
from storage.database import Database

_SEED_BITS: Final = 32  # short enough to be told somebody

_REASONS: Final = {
    Reason.SAID_SO: "said that they may be asked",
    Reason.KNOWS_TOPIC: "cares about the topic",
    Reason.RECEIVED_LATELY: "received something lately",
    Reason.DID_BEFORE: "did such a thing before",
    Reason.FIRST_GIFT: "never gave yet",
    Reason.TURN: "is asked in turn",
}


def show() -> int:
    """Show the plan; returns the exit code."""
    sys.stdout.write(asyncio.run(_planned()))
    return 0


def in_words(plan: Plan, at: str) -> str:
    """The plan for an operator."""
    first = f"As of {at}, drawn with the seed {plan.seed} ({plan.policy}). Nothing was written or sent.\n"
    lines = [_of_decision(one) for one in plan.decisions]
    if plan.why_none is not None:
        lines.append(f"Nobody {'more ' if lines else ''}is invited. {_why(plan.why_none)}")
    return first + "".join(f"{line}\n" for line in lines)


async def _planned() -> str:
    settings = load_settings()
    zone = zone_of(settings)
    rules = Rules(settings.community, settings.language, settings.time_zone, holidays=settings.holidays)
    async with opened(settings.database_url.get_secret_value()) as database:
        held, against = await _held(database, rules)
        if against is not None:
            return f"Nobody is invited. {_why(against)}\n"
        try:
            now = datetime.now(UTC)
            at = next_awake(AWAKE, now, zone, days_off(rules.holidays, now))
            plan = await plan_here(database, held, at, randbits(_SEED_BITS))
        except SettingsRefused as refused:
            raise Refused(str(refused)) from refused
    return in_words(plan, f"{at.astimezone(zone):%Y-%m-%d %H:%M %Z}")


async def _held(database: Database, rules: Rules) -> tuple[Rules, str | None]:
    """The rules as organisers settled them, and what they settled against any invitation."""
    async with database.reading() as tx:
        held = rules.settled_as(await settled.read(tx))
        return held, await forbidden(tx, held)


def _of_decision(one: Decision) -> str:
    if one.chosen is None:
        return f"{one.opportunity}: nobody. {_why(one.why_none or '')}"
    weighed = counted(len(one.candidates), "member")
    return f"{one.opportunity}: member {one.chosen.member} ({_reasons(one.chosen)}; of {weighed} weighed)"


def _reasons(chosen: Candidate) -> str:
    said = [_REASONS[reason] for reason in chosen.reasons]
    return ", ".join([*said, *(f"topic {topic!r}" for topic in chosen.topics)])


def _why(reason: str) -> str:
    return text.say("en", "prompts-why", why=reason)
