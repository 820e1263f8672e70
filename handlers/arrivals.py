"""Who acts: met for the first time, known, or changed since last seen; and who leaves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from community.member import Account, Member, MemberId, account_key
from community.words import cleaned, shortened
from config.words import language_of
from handlers.event import Who
from handlers.people import MOST_NAME
from storage import forgotten, members, muted
from storage.database import Tx

_SEEN_EVERY = timedelta(hours=1)  # how exactly "last seen" is kept, to spare writes

Known = tuple[Member, Account]


class Forgotten(Exception):
    """Who acts asked to be forgotten; nobody meets them anew but at their own word."""


async def is_up_to_date(tx: Tx, found: Known, who: Who, now: datetime) -> bool:
    """Whether what we know of an account agrees with what the platform says of it now."""
    account = found[1]
    seen_lately = account.seen_at is not None and abs(now - account.seen_at) < _SEEN_EVERY
    return seen_lately and _is_same(found, await _heeded(tx, found, who))


def _is_same(found: Known, who: Who) -> bool:
    member, account = found
    return (
        account.left_at is None
        and account.name == _name(who, account.name)
        and who.administers in (None, account.administers)
        and (who.language is None or language_of(who.language) == member.language)
        and (who.time_zone is None or who.time_zone == member.time_zone)
    )


async def acquaint(tx: Tx, who: Who, now: datetime) -> Known:
    """Meet who is new, and write down what changed of who is known; whoever acts is here.

    Raises Forgotten.
    """
    found = await members.of_account(tx, who.platform, who.id)
    if found is None:
        if await forgotten.among(tx, [account_key(who.platform, who.id)]):
            raise Forgotten
        await _meet(tx, who, now, seen=now)
    elif not await is_up_to_date(tx, found, who, now):
        await _follow(tx, found, who, seen=now)
    again = await members.of_account(tx, who.platform, who.id)
    if again is None:
        raise LookupError("an account met in this transaction is not there")
    return again


async def introduce(tx: Tx, people: Sequence[Who], now: datetime) -> tuple[Who, ...]:
    """Meet who is new and follow who changed among people listed by a platform; nobody is seen by it.

    Returns who is new. Who asked to be forgotten stays so.
    """
    known = await members.of_accounts(tx, people[0].platform, [who.id for who in people]) if people else {}
    keys = {who.id: account_key(who.platform, who.id) for who in people if who.id not in known}
    away = await forgotten.among(tx, list(keys.values())) if keys else frozenset()
    new = tuple(who for who in people if who.id in keys and keys[who.id] not in away)
    for who in new:
        await _meet(tx, who, now, seen=None)
    for who in people:
        if who.id in known and not _is_same(known[who.id], await _heeded(tx, known[who.id], who)):
            await _follow(tx, known[who.id], who, seen=known[who.id][1].seen_at)
    return new


async def rejoin(tx: Tx, who: Who) -> None:
    """Who asked to be forgotten is met again from now on; what was theirs does not come back."""
    await forgotten.drop(tx, [account_key(who.platform, who.id)])


async def gone(tx: Tx, who: Who, now: datetime) -> None:
    """An account left its home; of one that was never seen there is nothing to remember."""
    await members.leave(tx, who.platform, who.id, now)


async def _meet(tx: Tx, who: Who, now: datetime, *, seen: datetime | None) -> None:
    name = _name(who, who.id)
    account = Account(who.platform, who.id, MemberId(0), name, bool(who.administers), seen_at=seen)
    member = Member(
        MemberId(0),
        account_key(who.platform, who.id),
        name,
        is_bot=who.is_bot,
        language=language_of(who.language) if who.language else None,
        time_zone=who.time_zone,
        joined=now.date() if seen else None,
    )
    await members.meet(tx, account, member)


async def _heeded(tx: Tx, found: Known, who: Who) -> Who:
    """What the platform says of somebody, less what they chose otherwise themselves.

    Two homes of one member may say two things, so there it only fills what is not known.
    """
    if _is_same(found, who):
        return who
    member = found[0]
    own = await muted.of(tx, member.id)
    several = len((await members.accounts_of(tx, [member.id]))[member.id]) > 1
    keeps_language = several and member.language is not None
    keeps_zone = several and member.time_zone is not None
    language = None if keeps_language or muted.PLATFORM_LANGUAGE in own else who.language
    time_zone = None if keeps_zone or muted.PLATFORM_TIME_ZONE in own else who.time_zone
    return replace(who, language=language, time_zone=time_zone)


async def _follow(tx: Tx, found: Known, who: Who, *, seen: datetime | None) -> None:
    member, account = found
    who = await _heeded(tx, found, who)
    name = _name(who, account.name)
    administers = account.administers if who.administers is None else who.administers
    await members.update_account(
        tx, who.platform, who.id, name=name, administers=administers, left_at=None, seen_at=seen
    )
    language = language_of(who.language) if who.language else member.language
    told = replace(
        member,
        name=name if member.name == account.name else member.name,
        language=language,
        time_zone=who.time_zone or member.time_zone,
        left_community=None,
    )
    if told != member:
        await members.update(
            tx,
            member.id,
            name=told.name,
            language=told.language,
            time_zone=told.time_zone,
            left_community=None,
        )


def _name(who: Who, otherwise: str) -> str:
    return shortened(cleaned(who.name, 10_000), MOST_NAME) or otherwise
