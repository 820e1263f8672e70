"""Where organisers opened the door to everybody, who was here already is welcomed, a few at a time."""

from datetime import datetime

from community.settled import Welcomes
from handlers.context import Rules
from handlers.members.welcome import KIND
from storage import members, outbox
from storage.database import Tx

AT_ONCE = 20
"""Members welcomed a tick, so that a large community is not written to all at once."""


async def welcome_who_was_here(tx: Tx, rules: Rules, now: datetime) -> int:
    """Welcome some who have not been; returns how many."""
    if rules.welcomes is not Welcomes.EVERYBODY:
        return 0
    waiting = await members.unwelcomed(tx, AT_ONCE)
    for member in waiting:
        await members.update(tx, member, welcomed_at=now)
        await outbox.put(tx, KIND, member, "", now)
    return len(waiting)
