"""A member's own events as a calendar to subscribe to, at an address that only they know."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from handlers import calendars
from handlers.calendars import CalendarEvent
from handlers.context import Rules
from handlers.members.events_shown import as_calendar
from storage import calendars as addresses
from storage import events
from storage.database import Tx

FOLDER: Final = "calendar"

PAST: Final = timedelta(days=90)
"""How far back a calendar goes, so that what somebody came to does not vanish the day after."""

_NAMELESS: Final = "okaeri"


@dataclass(frozen=True, slots=True)
class Feed:
    """What a member's calendar holds now; `tag` is another one whenever anything in it is."""

    name: str
    events: tuple[CalendarEvent, ...]

    @property
    def tag(self) -> str:
        """Tells whether a calendar program has this one already, before it is written out."""
        return hashlib.sha256(repr((self.name, self.events)).encode()).hexdigest()[:32]

    def written(self, now: datetime) -> bytes:
        """The feed in iCalendar (RFC 5545)."""
        return calendars.feed(self.name, self.events, now)


def address(rules: Rules, secret: str) -> str:
    """Where a member's calendar is read; "" where the community has no address on the web."""
    return f"{rules.public_url.rstrip('/')}/{FOLDER}/{secret}.ics" if rules.public_url else ""


async def of_secret(tx: Tx, rules: Rules, secret: str, now: datetime) -> Feed | None:
    """The feed of whoever has that secret; nothing where nobody has."""
    member = await addresses.of_secret(tx, secret)
    if member is None:
        return None
    found = await events.for_calendar(tx, member, now - PAST)
    return Feed(rules.community or _NAMELESS, tuple(as_calendar(rules, event) for event in found))
