"""What a visitor may answer in the example: asks, openings, rounds, and people who may be asked."""

from datetime import timedelta
from typing import Final

from bot.playground.example_cast import Cast
from bot.playground.example_inviting_words import Shared
from bot.playground.example_kept import PLATFORM, TIME_ZONE
from bot.playground.words import CHANNELS
from community.ask import LASTS, Ask, AskId, Offer, OfferId
from community.gift import Gift, GiftId, GiftKind, Inspiration, Occasion
from community.member import MemberId
from community.opening import LASTS as OPENING_LASTS
from community.opening import HearRhythm, Opening, OpeningId, Subscription, next_hearing
from community.round import Rhythm
from community.zone import clock_of
from handlers.members.asking import POST
from storage import asks, gifts, members, openings, outbox, profiles, seats, subscriptions
from storage.database import Tx

ANNOUNCED_IN: Final = CHANNELS[0]

ASKED_AGO = timedelta(days=2)
OFFERED_AGO = timedelta(days=1)
SHARED_AGO = (9, 6, 4, 1)  # days

TAKE_PART = 14
"""Of the others in rounds; with the first persona they are an odd number, so there is a group of three."""

KNOW_SOMETHING = 18
"""Of the others, who may be asked about two topics each."""

_ASKER, _NAMELESS, _HELPER, _SHARERS = 0, 1, 2, 3  # where they stand among the others
_SUBSCRIBERS, _HEAR_OF_WANTED = 8, 4
_RHYTHMS = (Rhythm.WEEKLY, Rhythm.MONTHLY, Rhythm.MONTHLY, Rhythm.MONTHLY, Rhythm.QUARTERLY)
_ASKED_FOR = ((GiftKind.ADVICE,), (GiftKind.ADVICE, GiftKind.MENTORING), (GiftKind.INTRODUCTION,))


async def invite(tx: Tx, cast: Cast) -> None:
    """Lay out all of this."""
    await _know_something(tx, cast)
    await _ask(tx, cast)
    await _share(tx, cast)
    await _subscribe(tx, cast)
    await _take_part(tx, cast)


async def _know_something(tx: Tx, cast: Cast) -> None:
    """Several for each topic, and for each step somebody who made it and would speak of it."""
    known = cast.said.known
    for number, member in enumerate(cast.some(0, KNOW_SOMETHING)):
        about = (known[number % len(known)], known[(number + 4) % len(known)])
        await profiles.save_expertise(tx, member, set(about))
        await profiles.save_askable(tx, member, _ASKED_FOR[number // 2 % len(_ASKED_FOR)], set(about))
    for step, member in zip(cast.said.steps, cast.some(_SHARERS, len(cast.said.steps)), strict=True):
        await profiles.save_role_model(tx, member, [step])


async def _ask(tx: Tx, cast: Cast) -> None:
    """One with a name; one without, for which help was offered."""
    at = cast.now - ASKED_AGO
    until = cast.end_of((LASTS - ASKED_AGO).days)
    for place, wish, named in ((_ASKER, cast.said.named, True), (_NAMELESS, cast.said.nameless, False)):
        (member,) = cast.some(place, 1)
        asked = Ask(AskId(0), member, wish.words, at, until, (wish.topic,), named)
        number = await asks.record(tx, asked, f"example:ask:{place}")
        if number is None:
            raise LookupError("an example that is there already")
        await outbox.put_post(tx, POST, PLATFORM, ANNOUNCED_IN, str(number), cast.now, useful_until=until)
        if not named:
            (helper,) = cast.some(_HELPER, 1)
            await asks.offer(tx, Offer(OfferId(0), number, helper, cast.said.offer, cast.now - OFFERED_AGO))


async def _share(tx: Tx, cast: Cast) -> None:
    """One of the host's, and others that alumni know of."""
    sharers = (cast.ids[cast.host.id], *cast.some(_SHARERS, len(cast.said.openings) - 1))
    for sharer, shared, days in zip(sharers, cast.said.openings, SHARED_AGO, strict=True):
        await _share_one(tx, cast, sharer, shared, days)


async def _share_one(tx: Tx, cast: Cast, sharer: MemberId, shared: Shared, days: int) -> None:
    at, of_host = cast.now - timedelta(days=days), not shared.organisation
    opening = Opening(
        OpeningId(0),
        sharer,
        shared.title,
        shared.organisation or cast.company,
        shared.kind,
        "",
        shared.words,
        cast.today - timedelta(days=days),
        cast.end_of(OPENING_LASTS.days - days),
        at,
        of_host,
        shared.topics,
    )
    key = f"example:opening:{days}"
    number = await openings.record(tx, opening, key)
    if number is None:
        raise LookupError("an example that is there already")
    given = Gift(
        GiftId(0),
        f"{key}:gift",
        sharer,
        GiftKind.OPENING,
        at,
        everybody=True,
        audience=await members.present(tx) - 1,
        host=of_host,
        words=shared.title,
        inspiration=Inspiration.OWN,
        occasion=Occasion.OPENING,
        occasion_id=number,
    )
    gift, _ = await gifts.record(tx, given)
    await openings.note_gift(tx, number, gift, None)


async def _subscribe(tx: Tx, cast: Cast) -> None:
    """Some hear of one topic each morning, and of a topic on which nothing is open there are several."""
    last, clock = await openings.last_shared(tx), clock_of(TIME_ZONE, TIME_ZONE)
    following = next_hearing(HearRhythm.DAILY, cast.now, clock)
    for number, member in enumerate(cast.some(0, _SUBSCRIBERS)):
        wanted = cast.said.wanted if number < _HEAR_OF_WANTED else cast.said.known[number % 4]
        await subscriptions.save(tx, member, Subscription(HearRhythm.DAILY, (wanted,), last, following))


async def _take_part(tx: Tx, cast: Cast) -> None:
    """The first persona too, who so hears of a round when a week goes by."""
    first = cast.ids[cast.everybody[0].id]
    for number, member in enumerate((first, *cast.some(0, TAKE_PART))):
        await seats.join(tx, member, _RHYTHMS[number % len(_RHYTHMS)], cast.now - ASKED_AGO)
