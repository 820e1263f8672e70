"""Once a week at most, a giver whom others thanked is asked by letter what moved them."""

from datetime import datetime, timedelta

from community.settled import Welcomes
from handlers.context import Rules
from handlers.members.moved import LATELY, MOST_CHOICES
from storage import gifts, moved, outbox
from storage.database import Tx

RESTS_FOR = timedelta(days=7)
"""How long nobody is asked again."""

AT_ONCE = 20
"""Members asked a tick."""


async def ask_what_moved(tx: Tx, rules: Rules, now: datetime) -> int:
    """Ask some whose newest gift waits for the answer; returns how many."""
    if rules.welcomes is Welcomes.NOBODY:
        return 0
    newcomers_only = rules.welcomes is Welcomes.NEWCOMERS
    due = await moved.to_ask(tx, now - LATELY, now - RESTS_FOR, AT_ONCE, newcomers_only=newcomers_only)
    asked = 0
    for member, gift_id in due:
        gift = await gifts.get(tx, gift_id)
        if gift is None:
            continue
        received = await moved.candidates(tx, member, gift.at - LATELY, gift.at, MOST_CHOICES)
        await moved.note_asked(tx, member, gift_id, now, by_letter=bool(received))
        if received:
            await outbox.put(tx, moved.KIND, member, str(gift_id), now)
            asked += 1
    return asked
