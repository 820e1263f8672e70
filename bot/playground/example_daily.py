"""What a visitor finds in the example beside gifts: an open door, a channel, a pause, open questions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

from bot.playground import example_events, example_inviting, example_words
from bot.playground.example import Community
from bot.playground.example_cast import cast
from bot.playground.example_inviting import ANNOUNCED_IN
from bot.playground.example_kept import PLATFORM, key_of
from bot.playground.example_people import MONTH, MONTHS, Resident
from bot.playground.personas import HOME
from community.gift import Gift, GiftId, GiftKind
from community.member import MemberId
from community.settled import Settled, Welcomes
from community.thanks import Thanks, ThanksId
from community.topic import topic_of
from config.words import LANGUAGES, say
from storage import bulk, gifts, homes, members, settled, snapshots, thanks, topics
from storage.database import Tx

PAUSED_FOR = timedelta(days=20)
THANKED_AGO = timedelta(days=1)
DECLARED_AGO = (timedelta(days=2), timedelta(hours=5))
"""How long ago each of those who wait to be confirmed said what they are."""

_WITH_PROFILES = 12  # the first so many of the example say what they care about
_TOPICS: Final = {
    "ja": ("副業", "採用", "起業", "育児と仕事", "データ分析", "広報", "海外で働く", "大学院"),
    "en": ("side jobs", "hiring", "founding", "parenting", "data", "going freelance", "moving abroad"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the community and its company are called, and in which language."""

    language: str
    community: str
    company: str


def names(language: str, community: str = "") -> Names:
    """The example's names in a language; an operator may have named the community otherwise."""
    return Names(language, community or say(language, "page-community"), say(language, "page-company"))


async def furnish(tx: Tx, community: Community, now: datetime, called: Names) -> None:
    """Lay out all of this in a community that has just moved in."""
    everybody = community.residents
    found = await bulk.members_by_key(tx, [key_of(resident.id) for resident in everybody])
    ids = {resident.id: found[key_of(resident.id)].id for resident in everybody}
    await _open_the_door(tx, community, ids, now, called)
    await _fill_in_profiles(tx, everybody, ids)
    quiet = [r for r in everybody if not (r.gives or r.is_staff or r.organises)]
    await _pause(tx, ids[quiet[0].id], now)
    newest = sorted(quiet[1:], key=lambda resident: resident.joined)[-len(DECLARED_AGO) :]
    for resident, ago in zip(newest, DECLARED_AGO, strict=True):
        await members.update(tx, ids[resident.id], confirmed=False, declared_at=now - ago)
    thanker = next(r for r in everybody[4:] if r.gives and not r.is_staff)
    await _thank(tx, thanker, ids[thanker.id], ids[everybody[0].id], now)
    await homes.settle_in(tx, PLATFORM, HOME)
    await homes.announce_in(tx, PLATFORM, ANNOUNCED_IN)
    known = cast(called.language, called.company, now, everybody, ids, (quiet[0], *newest))
    await example_inviting.invite(tx, known)
    await example_events.gather(tx, known)
    await snapshots.want(tx, now)


async def call(tx: Tx, wanted: Names) -> None:
    """The example speaks its names in the language of this start, unless organisers chose others."""
    await homes.settle_in(tx, PLATFORM, HOME)
    now = await settled.read(tx)
    ours = {names(language).community for language in LANGUAGES}
    theirs = {names(language).company for language in LANGUAGES}
    called = replace(
        now,
        name=wanted.community if now.name in ours else now.name,
        company=wanted.company if now.company in theirs else now.company,
    )
    if called != now:
        await settled.save(tx, called)


async def _open_the_door(
    tx: Tx, community: Community, ids: Mapping[str, MemberId], now: datetime, called: Names
) -> None:
    """Organisers let the bot write to newcomers when the example began; who came since then was welcomed."""
    name, company, since = called.community, called.company, now - MONTHS * MONTH
    await settled.save(tx, Settled(name, company, welcomes=Welcomes.NEWCOMERS, welcomes_since=since))
    for resident in community.residents:
        if resident.joined > since:
            await members.update(tx, ids[resident.id], welcomed_at=resident.joined)


async def _fill_in_profiles(tx: Tx, everybody: tuple[Resident, ...], ids: Mapping[str, MemberId]) -> None:
    wanted: dict[MemberId, tuple[str, ...]] = {}
    for number, resident in enumerate(everybody[:_WITH_PROFILES]):
        known = _TOPICS[resident.language]
        several = (known[number % len(known)], known[(number * 3 + 1) % len(known)])
        wanted[ids[resident.id]] = tuple(dict.fromkeys(map(topic_of, several)))
    await topics.replace(tx, wanted)


async def _pause(tx: Tx, member: MemberId, now: datetime) -> None:
    await members.update(tx, member, paused_at=now, paused_until=now + PAUSED_FOR)


async def _thank(tx: Tx, thanker: Resident, who: MemberId, thanked: MemberId, now: datetime) -> None:
    """A gift that its receiver told of: nobody has asked the giver yet what moved them."""
    at, key = now - THANKED_AGO, "example:thanked-lately"
    words = example_words.of_thanks(Random(key), thanker.language)
    gift = Gift(GiftId(0), f"{key}:gift", thanked, GiftKind.OTHER, at, (who,), host=False, words=words)
    number, _ = await gifts.record(tx, replace(gift, born_of_thanks=True))
    await thanks.record(tx, Thanks(ThanksId(0), key, who, thanked, number, at, words=words))
