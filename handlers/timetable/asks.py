"""Asks whose day came end, and who was offered help is asked once whether it helped."""

from datetime import datetime
from typing import Final

from community.ask import AskState
from handlers.context import Rules
from handlers.members.ask_helped import ASKED, EXPIRED
from handlers.members.asking import POST
from storage import asks, outbox
from storage.database import Tx

AT_ONCE: Final = 50


async def look_after_asks(tx: Tx, _rules: Rules, now: datetime) -> int:
    """End some, and ask about some; returns how many askers are told something."""
    told = 0
    for one in await asks.over(tx, now, AT_ONCE):
        await asks.end(tx, one.id, AskState.EXPIRED)
        await outbox.changed(tx, POST if one.addressee is None else asks.DIRECT, str(one.id), now)
        if one.addressee is None and not await asks.offers(tx, one.id):
            await outbox.put(tx, EXPIRED, one.asker, f"{one.id}.{one.until:%Y%m%d}", now)
            told += 1
    for one in await asks.to_ask(tx, now, AT_ONCE):
        await asks.note_asked(tx, one.id, now)
        await outbox.put(tx, ASKED, one.asker, str(one.id), now)
        told += 1
    return told
