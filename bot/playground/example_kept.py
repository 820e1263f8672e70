"""The example community in the database: moving in, how it stands, and what it gives as time goes on."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from random import Random

from sqlalchemy import Row, select

from bot.playground.example import Community, Lived, State, live_on
from bot.playground.example_giving import INSPIRED_FOR, MOVED_FOR, Given, Neighbour, Received
from bot.playground.example_living import take_part
from bot.playground.example_people import Resident
from community.gift import Gift, GiftId, is_host_gift
from community.member import Account, Member, MemberId, MemberKind
from community.thanks import Thanks, ThanksId
from storage import bulk, outbox
from storage.bulk import KnownMember
from storage.database import Tx
from storage.tables import accounts, gifts, members, receipts, thanks

PLATFORM = "page"
"""How accounts name the page; a member's key is the platform and the resident's id."""

TIME_ZONE = "Asia/Tokyo"


async def move_in(tx: Tx, community: Community) -> None:
    """Store everybody, and all that they gave and thanked for."""
    ids = await bulk.add_members(tx, [_member(resident) for resident in community.residents])
    seen = _last_acts(community)
    doors = [
        Account(PLATFORM, r.id, ids[key_of(r.id)], r.name, seen_at=seen.get(r.id))
        for r in community.residents
    ]
    await bulk.add_accounts(tx, doors)
    await keep(tx, Lived(community.gifts, community.thanks))


async def state_of(tx: Tx, now: datetime) -> State:
    """The community as it stands in the database, with what people of flesh and blood did on the page."""
    people = {row[0]: _neighbour(row) for row in await tx.execute(_PEOPLE)}
    gave = (await tx.execute(select(gifts.c.giver_id).distinct())).scalars()
    return State(
        tuple(people.values()),
        frozenset(people[number].id for number in gave if number in people),
        await _received(tx, people, now),
        await _heard_thanks(tx, people, now),
    )


async def _received(tx: Tx, people: Mapping[int, Neighbour], now: datetime) -> dict[str, list[Received]]:
    lately = (
        select(receipts.c.member_id, gifts.c.at, gifts.c.key)
        .select_from(receipts.join(gifts, receipts.c.gift_id == gifts.c.id))
        .where(gifts.c.at > now - INSPIRED_FOR)
        .order_by(gifts.c.at)
    )
    found: dict[str, list[Received]] = {}
    for member, at, key in await tx.execute(lately):
        if member in people:
            found.setdefault(people[member].id, []).append((at, key))
    return found


async def _heard_thanks(tx: Tx, people: Mapping[int, Neighbour], now: datetime) -> dict[str, list[datetime]]:
    lately = select(thanks.c.thanked_id, thanks.c.at).where(thanks.c.at > now - MOVED_FOR)
    found: dict[str, list[datetime]] = {}
    for member, at in await tx.execute(lately.order_by(thanks.c.at)):
        if member in people:
            found.setdefault(people[member].id, []).append(at)
    return found


async def go_on(
    tx: Tx, rng: Random, since: datetime, until: datetime, played: frozenset[str] = frozenset()
) -> None:
    """Let time pass: the community gives on by itself, and those who are played hear what came to them."""
    state = await state_of(tx, since)
    lived = live_on(rng, state, since, until, without=played)
    await keep(tx, lived, tell=played)
    acted = {gift.giver for gift in lived.gifts} | {word.thanker for word in lived.thanks}
    theirs = (accounts.c.platform == PLATFORM, accounts.c.external_id.in_(acted))
    await tx.execute(accounts.update().where(*theirs).values(seen_at=until))
    await take_part(tx, since, until, played)


def _last_acts(community: Community) -> dict[str, datetime]:
    """When somebody last gave or said thanks, which is when the bot last saw them."""
    acts = [(gift.at, gift.giver) for gift in community.gifts]
    acts += [(word.at, word.thanker) for word in community.thanks]
    return {who: at for at, who in sorted(acts)}


async def keep(tx: Tx, lived: Lived, tell: frozenset[str] = frozenset()) -> None:
    """Store what was given and thanked; `tell` names those who get a notice of what came to them."""
    named = {p for g in lived.gifts for p in (g.giver, *g.receivers)}
    named |= {p for word in lived.thanks for p in (word.thanker, word.thanked)}
    known = await bulk.members_by_key(tx, [key_of(person) for person in named])
    people = {person: known[key_of(person)] for person in named}
    ids = await _keep_gifts(tx, lived, people)
    words = [
        Thanks(
            ThanksId(0), t.key, people[t.thanker].id, people[t.thanked].id, ids[t.gift], t.at, words=t.words
        )
        for t in lived.thanks
    ]
    await bulk.add_thanks(tx, words, "live", [None] * len(words))
    await _tell(tx, lived, people, ids, tell)


async def _keep_gifts(tx: Tx, lived: Lived, people: Mapping[str, KnownMember]) -> dict[str, GiftId]:
    """Store the gifts; returns the ids of these and of those that moved them, by key."""
    earlier = {key for gift in lived.gifts for key in gift.inspired_by}
    ids = {key: gift.id for key, gift in (await bulk.gifts_by_key(tx, earlier)).items()}
    fresh = await bulk.fresh_ids(tx, gifts, len(lived.gifts))
    ids |= {gift.key: GiftId(number) for gift, number in zip(lived.gifts, fresh, strict=True)}
    present = sum(1 for _ in await tx.execute(_PEOPLE))
    links = {ids[gift.key]: [ids[key] for key in gift.inspired_by] for gift in lived.gifts}
    await bulk.add_gifts(tx, [_gift(gift, ids[gift.key], people, present - 1) for gift in lived.gifts], links)
    return ids


async def _tell(
    tx: Tx,
    lived: Lived,
    people: Mapping[str, KnownMember],
    ids: Mapping[str, GiftId],
    tell: frozenset[str],
) -> None:
    for gift in lived.gifts:
        for receiver in tell.intersection(gift.receivers):
            await outbox.put(tx, "gift-received", people[receiver].id, str(ids[gift.key]), gift.at)
    told = {word.key: word for word in lived.thanks if word.thanked in tell}
    rows = await tx.execute(select(thanks.c.id, thanks.c.key).where(thanks.c.key.in_(told)))
    for row in rows.all():
        word = told[row.key]
        await outbox.put(tx, "thanks-received", people[word.thanked].id, str(row.id), word.at)


def _gift(given: Given, number: GiftId, people: Mapping[str, KnownMember], others: int) -> Gift:
    giver = people[given.giver]
    return Gift(
        number,
        given.key,
        giver.id,
        given.kind,
        given.at,
        tuple(people[receiver].id for receiver in given.receivers),
        everybody=not given.receivers,
        audience=None if given.receivers else others,
        host=is_host_gift(giver.kind, giver.confirmed),
        words=given.words,
        inspiration=given.inspiration,
    )


def _member(resident: Resident) -> Member:
    return Member(
        MemberId(0),
        key_of(resident.id),
        resident.name,
        resident.kind,
        confirmed=True,
        organises=resident.organises or None,
        language=resident.language,
        time_zone=TIME_ZONE,
        joined=resident.joined.date(),
        left_company=resident.left_company,
        team=resident.team,
    )


def key_of(person: str) -> str:
    """The key of a member who lives in the example."""
    return f"{PLATFORM}:{person}"


def _neighbour(row: Row[int, str, str | None, str, date | None]) -> Neighbour:
    _, account, language, kind, joined = row
    since = datetime.combine(joined, time(), UTC) if joined is not None else _LONG_AGO
    return Neighbour(account, language or "ja", kind == MemberKind.STAFF, since)


_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

# Those who are here, by the name that the page knows them by.
_PEOPLE = (
    select(
        members.c.id.label("member_id"),
        accounts.c.external_id,
        members.c.language,
        members.c.kind,
        members.c.joined,
    )
    .select_from(accounts.join(members, accounts.c.member_id == members.c.id))
    .where(accounts.c.platform == PLATFORM, members.c.left_community.is_(None), members.c.is_bot.is_(False))
    .order_by(members.c.id)
)
