"""The archive of a home comes in: its people, and each thanks with the gift behind it, once.

Whoever the archive calls deactivated has left by the moment of the import: the archive does not tell when.
Of people who were seen here live, what we know is newer than any archive, and stays as it is.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from typing import TypeVar

from community.gift import Gift, GiftId, GiftKind, Source, is_host_gift
from community.member import Account, Member, MemberId, account_key
from community.thanks import Thanks, ThanksId
from config.words import language_of
from handlers.imports.cells import LONGEST_ID, is_zone
from handlers.imports.cells import name as name_of
from handlers.imports.summary import MOST_LISTED
from storage import bulk, forgotten, members
from storage.database import Tx
from storage.tables import gifts

REACTION = "reaction"
"""The rule by which many thank for one gift; by the others each who is thanked gave a gift of their own."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ArchivedPerson:
    """An account listed in the archive; `language` as in a locale."""

    account: str
    name: str
    is_bot: bool
    deactivated: bool
    time_zone: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class ArchivedThanks:
    """A thanks found in the archive: its message by channel and `ts`, and the rule that found it."""

    channel: str
    ts: str
    at: datetime
    rule: str
    thanker: str
    thanked: str


@dataclass(frozen=True, slots=True)
class Stored:
    """How many members and thanks were new, and how many thanks were there already.

    `forgotten` counts people and thanks left out because somebody asked to be forgotten.

    `lost` names by their keys thanks of an earlier archive that this one no longer holds, though it holds
    later and earlier ones of the channel; they are kept. `lost_more` counts those that are not named.
    """

    members_added: int = 0
    added: int = 0
    already: int = 0
    lost: tuple[str, ...] = ()
    lost_more: int = 0
    forgotten: int = 0


async def bring_in(
    tx: Tx, platform: str, people: Sequence[ArchivedPerson], found: Iterable[ArchivedThanks], now: datetime
) -> Stored:
    """Store what an archive of a platform's home holds; thanks are of people whom the archive lists."""
    await bulk.prepare(tx)
    away = await _forgotten(tx, platform, people)
    known, members_added, left_out = dict[str, Member](), 0, len(away)
    for some in _batches(person for person in people if person.account not in away):
        met, new = await _meet(tx, platform, some, now)
        known |= met
        members_added += new
    added, already, lost = 0, 0, list[str]()
    for channel, several in groupby(found, key=lambda one: one.channel):
        seen = _Seen(f"{platform}:{channel}:")
        for batch in _batches(several):
            seen.note([(_thanks_key(platform, one), one.at) for one in batch])
            told = [one for one in batch if not away or away.isdisjoint((one.thanker, one.thanked))]
            new = await _thank(tx, platform, known, told)
            added, already, left_out = (
                added + new,
                already + len(told) - new,
                left_out + len(batch) - len(told),
            )
        lost += await seen.lost(tx)
    named = tuple(lost[:MOST_LISTED])
    return Stored(members_added, added, already, named, len(lost) - len(named), left_out)


async def _forgotten(tx: Tx, platform: str, people: Sequence[ArchivedPerson]) -> frozenset[str]:
    """The accounts of those who asked to be forgotten."""
    tombstones = await forgotten.every(tx)
    keys = {account_key(platform, person.account): person.account for person in people if tombstones}
    return frozenset(keys[key] for key in tombstones.among(keys))


class _Seen:
    """The thanks of one channel that an archive holds, to find those that an earlier one held as well."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._keys = set[str]()
        self._moments = list[datetime]()

    def note(self, thanks: Sequence[tuple[str, datetime]]) -> None:
        """Remember the keys, and from when until when they are."""
        self._keys |= {key for key, _ in thanks}
        moments = [*self._moments, *(at for _, at in thanks)]
        self._moments = [min(moments), max(moments)]

    async def lost(self, tx: Tx) -> list[str]:
        """The keys from an earlier archive that are not among them."""
        first, last = self._moments
        there = await bulk.thanks_between(tx, Source.ARCHIVE, self._prefix, first, last)
        return [key for key in there if key not in self._keys]


def _batches(rows: Iterable[Item]) -> Iterator[list[Item]]:
    every = iter(rows)
    while some := list(islice(every, bulk.BATCH)):
        yield some


async def _meet(
    tx: Tx, platform: str, people: Sequence[ArchivedPerson], now: datetime
) -> tuple[dict[str, Member], int]:
    """Know these people by account; returns them with how many are new."""
    before = await bulk.accounts_by_id(tx, platform, [person.account for person in people])
    arrived = {account_key(platform, p.account): p for p in people if p.account not in before}
    by_key = {key: member.id for key, member in (await bulk.members_by_key(tx, arrived)).items()}
    new = [_member(key, person, now) for key, person in arrived.items() if key not in by_key]
    by_key |= await bulk.add_members(tx, new)
    await bulk.add_accounts(
        tx, [Account(platform, p.account, by_key[key], _name(p)) for key, p in arrived.items()]
    )
    accounts = await bulk.accounts_by_id(tx, platform, [person.account for person in people])
    known = await members.get(tx, [account.member_id for account in accounts.values()])
    for person in people:
        account = accounts[person.account]
        await _follow(tx, account, known[account.member_id], person, now)
    return {account: known[there.member_id] for account, there in accounts.items()}, len(new)


def _member(key: str, person: ArchivedPerson, now: datetime) -> Member:
    return Member(
        MemberId(0),
        key,
        _name(person),
        is_bot=person.is_bot,
        language=language_of(person.language) if person.language else None,
        time_zone=person.time_zone if person.time_zone and is_zone(person.time_zone) else None,
        left_community=now if person.deactivated else None,
    )


async def _follow(tx: Tx, account: Account, member: Member, person: ArchivedPerson, now: datetime) -> None:
    """A later archive may know a new name, or that somebody has left."""
    if account.seen_at is not None:
        return
    name = _name(person)
    if name != account.name:
        await members.update_account(tx, account.platform, account.external_id, name=name)
    if name != member.name and member.name in (account.name, name_of(member.key)):
        await members.update(tx, member.id, name=name)
    if person.deactivated and account.left_at is None:
        await members.leave(tx, account.platform, account.external_id, now)


def _name(person: ArchivedPerson) -> str:
    return name_of(person.name) or person.account


async def _thank(tx: Tx, platform: str, known: Mapping[str, Member], found: Sequence[ArchivedThanks]) -> int:
    """Store those thanks that are new, with their gifts; returns how many.

    Two accounts of the archive may be one member by now, who does not thank themselves.
    """
    others = (one for one in found if known[one.thanker].id != known[one.thanked].id)
    by_key = {_thanks_key(platform, one): one for one in others}
    there = await bulk.thanks_keys(tx, by_key)
    new = {key: one for key, one in by_key.items() if key not in there}
    gift_ids = await _gifts_behind(tx, platform, known, tuple(new.values()))
    words = [
        Thanks(
            ThanksId(0),
            key,
            known[one.thanker].id,
            known[one.thanked].id,
            gift_ids[_gift_key(platform, one)],
            one.at,
        )
        for key, one in new.items()
    ]
    await bulk.add_receipts(tx, [(word.gift, word.thanker) for word in words])
    await bulk.add_thanks(tx, words, Source.ARCHIVE, [one.rule for one in new.values()])
    return len(new)


async def _gifts_behind(
    tx: Tx, platform: str, known: Mapping[str, Member], new: Sequence[ArchivedThanks]
) -> dict[str, GiftId]:
    """The gift that each thanks tells of, recorded where it is not there yet; receivers come with thanks."""
    by_key = {_gift_key(platform, one): one for one in new}
    ids = {key: gift.id for key, gift in (await bulk.gifts_by_key(tx, by_key)).items()}
    missing = [key for key in by_key if key not in ids]
    fresh = await bulk.fresh_ids(tx, gifts, len(missing))
    ids |= {key: GiftId(number) for key, number in zip(missing, fresh, strict=True)}
    await bulk.add_gifts(tx, [_gift(ids[key], key, by_key[key], known) for key in missing])
    return ids


def _gift(number: GiftId, key: str, one: ArchivedThanks, known: Mapping[str, Member]) -> Gift:
    giver = known[one.thanked]
    return Gift(
        number,
        key,
        giver.id,
        GiftKind.OTHER,
        one.at,
        host=is_host_gift(giver.kind, giver.confirmed),
        source=Source.ARCHIVE,
        born_of_thanks=True,
    )


def _thanks_key(platform: str, one: ArchivedThanks) -> str:
    """The same as a live reaction makes."""
    return _fitting(f"{platform}:{one.channel}:{one.ts}:{one.thanker}:{one.thanked}")


def _gift_key(platform: str, one: ArchivedThanks) -> str:
    message = f"{platform}:{one.channel}:{one.ts}"
    return _fitting(message if one.rule == REACTION else f"{message}:{one.thanked}")


def _fitting(key: str) -> str:
    """A folder that no list names goes by its own name, which may be longer than a key."""
    if len(key) <= LONGEST_ID:
        return key
    return f"{key.partition(':')[0]}:{hashlib.sha256(key.encode()).hexdigest()}"
