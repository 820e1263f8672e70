"""The example's events: one that is to come, and one that took place with its gifts and thanks."""

from datetime import timedelta
from typing import Final

from bot.playground.example_cast import Cast
from bot.playground.example_inviting import ANNOUNCED_IN
from bot.playground.example_inviting_words import Evening
from bot.playground.personas import PLATFORM
from community.event import CLOSES_AFTER, Answer, Event, EventId, EventKind, EventState, next_reminder
from community.gift import Gift, GiftId, GiftKind, Inspiration, Occasion
from community.member import MemberId
from community.thanks import Thanks, ThanksId
from handlers.aftermath import A_MONTH_ON, REPORT
from handlers.gathering import ANNOUNCEMENT, key_of
from storage import event_answers, event_speakers, events, gifts, outbox, thanks
from storage.database import Tx
from storage.event_speakers import SpeakerState

COMES_IN, WAS_AGO = 10, 14
"""Days until the one and since the other."""

ANNOUNCED_BEFORE: Final = timedelta(days=13)
PLACES, SPEAKERS, MINUTES = 30, 3, 90
YES, MAYBE, CAME = 9, 3, 11

_SPEAKER, _SPOKE, _GUESTS = 6, 3, 7  # where they stand among the others; the second founded a company


async def gather(tx: Tx, cast: Cast) -> None:
    """Store both."""
    await _took_place(tx, cast)
    await _is_to_come(tx, cast)


async def _is_to_come(tx: Tx, cast: Cast) -> None:
    """Announced a few days ago: a first speaker is found, others are looked for."""
    event = await _announced(tx, cast, cast.said.coming, COMES_IN)
    at, (speaker,) = cast.now - timedelta(days=1), cast.some(_SPEAKER, 1)
    await _speaks(tx, event, speaker, cast.said.coming.speaks)
    guests = [(member, Answer.YES) for member in (speaker, *cast.some(_GUESTS, YES - 1))]
    guests += [(member, Answer.MAYBE) for member in cast.some(_GUESTS + YES - 1, MAYBE)]
    for member, answer in guests:
        await event_answers.give(tx, event.id, member, answer, at, waits=False, version=1)
    await outbox.put_post(
        tx, ANNOUNCEMENT, PLATFORM, ANNOUNCED_IN, str(event.id), cast.now, useful_until=event.starts_at
    )


async def _took_place(tx: Tx, cast: Cast) -> None:
    event = await _announced(tx, cast, cast.said.past, -WAS_AGO)
    closed_at, (spoke,) = event.ends_at + CLOSES_AFTER, cast.some(_SPOKE, 1)
    await _speaks(tx, event, spoke, cast.said.past.speaks)
    guests = cast.some(_GUESTS, CAME)
    for member in (cast.organiser, spoke, *guests):
        await event_answers.give(tx, event.id, member, Answer.YES, event.made_at, waits=False, version=1)
        await event_answers.mark(tx, event.id, member, True, event.ends_at, by_organiser=True, version=1)
    await events.pass_on(tx, event.id, (EventState.ANNOUNCED,), EventState.OVER, closed_at=closed_at)
    talk = await _gave(tx, event, spoke, GiftKind.PANEL, (cast.organiser, *guests))
    await _gave(tx, event, cast.organiser, GiftKind.EVENT, (spoke, *guests))
    for guest, words in zip(guests, cast.said.thanks, strict=False):
        key = f"example:talk:{guest}"
        at = closed_at + timedelta(hours=1)
        await thanks.record(tx, Thanks(ThanksId(0), key, guest, spoke, talk, at, words=words))
    month_on = event.ends_at + timedelta(days=30)
    await outbox.put(tx, REPORT, cast.organiser, f"{event.id}.{A_MONTH_ON}", month_on)


async def _announced(tx: Tx, cast: Cast, evening: Evening, days: int) -> Event:
    starts_at = cast.evening(days)
    at = starts_at - ANNOUNCED_BEFORE
    event = Event(
        EventId(0),
        key_of(f"example:event:{days}", starts_at),
        evening.title,
        EventKind.PANEL,
        evening.question,
        starts_at,
        MINUTES,
        at,
        cast.organiser,
        cast.organiser,
        evening.place,
        capacity=PLACES,
        speakers_wanted=SPEAKERS,
        topics=evening.topics,
        remind_at=next_reminder(starts_at, cast.now),
    )
    number = await events.add(tx, event)
    if number is None:
        raise LookupError("an example that is there already")
    await events.pass_on(
        tx, number, (EventState.PLANNED,), EventState.ANNOUNCED, announce_at=at, announced_at=at
    )
    known = await events.get(tx, number)
    if known is None:
        raise LookupError(number)
    return known


async def _speaks(tx: Tx, event: Event, member: MemberId, words: str) -> None:
    await event_speakers.offer(tx, event.id, member, words, event.made_at + timedelta(days=1))
    await event_speakers.answer(tx, event.id, member, SpeakerState.ACCEPTED)


async def _gave(
    tx: Tx, event: Event, giver: MemberId, kind: GiftKind, receivers: tuple[MemberId, ...]
) -> GiftId:
    key = f"example:{kind}:{event.id}"
    gift = Gift(
        GiftId(0),
        key,
        giver,
        kind,
        event.ends_at,
        tuple(sorted(receivers)),
        host=False,
        words=event.title,
        inspiration=Inspiration.OWN,
        occasion=Occasion.EVENT,
        occasion_id=event.id,
    )
    number, _ = await gifts.record(tx, gift)
    return number
