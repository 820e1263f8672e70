"""Once a year a member is asked whether their profile is still right, where organisers opened that door."""

from datetime import datetime, timedelta
from typing import Final

from community.settled import Welcomes
from handlers.context import Rules
from handlers.members.profile_asked import KIND
from storage import members, outbox, profiles
from storage.database import Tx

YEAR: Final = timedelta(days=365)
"""How long a profile is taken to be right that nobody touched."""

AT_ONCE: Final = 20
"""Members asked a tick."""


async def ask_whether_still_right(tx: Tx, rules: Rules, now: datetime) -> int:
    """Ask some whose profile was not looked at for a year; returns how many."""
    since = rules.welcomes_since if rules.welcomes is Welcomes.NEWCOMERS else None
    if rules.welcomes is Welcomes.NOBODY or (rules.welcomes is Welcomes.NEWCOMERS and since is None):
        return 0
    due = await profiles.untouched(tx, now - YEAR, AT_ONCE, KIND, welcomed_since=since)
    for member in due:
        await members.update(tx, member, profile_asked_at=now)
        await outbox.put(tx, KIND, member, f"{now:%Y-%m-%d}", now)
    return len(due)
