"""What others were told of a member: found before they are forgotten, and drawn anew without them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from community.event import EventState
from community.member import MemberId
from handlers import together
from handlers.aftermath import REPORT
from handlers.gathering import ANNOUNCEMENT, CHANGED, INVITED, MOVED_UP
from handlers.members import ask_helped, ask_offers, asking, events_answers, events_day, events_speaking
from handlers.members.openings_heard import DIGEST, NEW, ids_of
from handlers.members.rounds_met import MET
from handlers.organisers.events_announced import LATE, PREVIEW
from handlers.organisers.events_plan import PROPOSED
from storage import (
    asks,
    event_answers,
    event_speakers,
    events,
    moved,
    openings,
    opportunities,
    outbox,
    prompts,
    rounds,
    subscriptions,
)
from storage.database import Tx

_SHOWN: Final = (EventState.ANNOUNCED, EventState.CANCELLED, EventState.OVER)
_ASKS: Final = (asking.POST, asks.DIRECT, ask_helped.ASKED)
_OFFERS: Final = (ask_offers.OFFERED, ask_offers.ANSWERED)
_WITH_SPEAKERS: Final = (
    INVITED,
    CHANGED,
    MOVED_UP,
    events_answers.CALENDAR,
    events_answers.REMINDER,
    events_answers.SOON,
    events_speaking.ANSWERED,
    events_day.AFTER,
    REPORT,
    LATE,
    PREVIEW,
)
_TO_ORGANISERS: Final = (events_speaking.OFFERED, events_speaking.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Telling:
    """A kind of notice that told of a subject; of its readers these alone, where they are named."""

    kind: str
    subject: str
    readers: tuple[MemberId, ...] | None = None


async def of(tx: Tx, member: MemberId) -> Sequence[Telling]:
    """Every message and post of which a member, or what they wrote, is a part."""
    brought_together = [Telling(*one) for one in await together.letters_about(tx, member)]
    invited = [Telling(prompts.KIND, str(one)) for one in await opportunities.invited_for(tx, member)]
    parts = (_of_gifts, _of_rounds, _of_asks, _of_openings, _of_events)
    return [*brought_together, *invited, *[one for part in parts for one in await part(tx, member)]]


async def draw_anew(tx: Tx, told: Sequence[Telling], at: datetime) -> None:
    """Each reads as it is now."""
    for one in told:
        await outbox.changed(tx, one.kind, one.subject, at, one.readers)


async def _of_gifts(tx: Tx, member: MemberId) -> Sequence[Telling]:
    """The question what moved a giver names whom they gave to, and who gave to them before."""
    return [Telling(moved.KIND, str(gift)) for gift in await moved.asked_with(tx, member)]


async def _of_rounds(tx: Tx, member: MemberId) -> Sequence[Telling]:
    """The question whether they met tells each of a group of the others."""
    groups = await rounds.groups_of(tx, member)
    return [Telling(MET, str(number), await rounds.group_of(tx, number, group)) for number, group in groups]


async def _of_asks(tx: Tx, member: MemberId) -> Sequence[Telling]:
    offers = await asks.offers_with(tx, member)
    asked = {*await asks.of_member(tx, member), *(ask for _, ask in offers)}
    of_asks = [Telling(kind, str(ask)) for ask in sorted(asked) for kind in _ASKS]
    return [*of_asks, *(Telling(kind, str(offer)) for offer, _ in offers for kind in _OFFERS)]


async def _of_openings(tx: Tx, member: MemberId) -> Sequence[Telling]:
    shared = await openings.ids_of(tx, member)
    told = [Telling(DIGEST, subject) for subject in await subscriptions.posted(tx, DIGEST)]
    told += [Telling(NEW, subject) for subject in await subscriptions.told(tx, NEW)]
    return [one for one in told if any(_tells_of(one, number) for number in shared)]


def _tells_of(one: Telling, opening: int) -> bool:
    first, last = ids_of(one.subject)
    return first < opening <= last


async def _of_events(tx: Tx, member: MemberId) -> Sequence[Telling]:
    """Announcements count them; where they speak, every message names them."""
    counted = await event_answers.announced_to(tx, member, _SHOWN)
    found = [Telling(ANNOUNCEMENT, str(event)) for event in counted]
    for event in await event_speakers.spoken_at(tx, member):
        found += [Telling(kind, str(event)) for kind in _WITH_SPEAKERS]
        found += [Telling(kind, f"{event}.{member}") for kind in _TO_ORGANISERS]
    for event in await events.organised_by(tx, member):
        found += [Telling(kind, str(event)) for kind in (PROPOSED, events_day.AFTER)]
    return found
