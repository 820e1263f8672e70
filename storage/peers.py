"""Peers: twos who may have things to talk about, and who knows them both well enough to introduce them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations, islice
from typing import Final

from sqlalchemy import select

from community.member import MemberId
from storage import introductions
from storage.database import Tx
from storage.tables import gifts, members, receipts, topics

KNOWN_SINCE: Final = timedelta(days=180)
"""Who exchanged a gift within this knows the other well enough to introduce them."""

_MOST: Final = 20  # twos at a time
_FRIENDS: Final = 8  # of one member, those they exchanged gifts with last
_ASKED: Final = 1_000  # members whose friends are looked at, those who exchanged gifts last
_MOST_EXCHANGES: Final = 20_000

_Two = tuple[MemberId, MemberId]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who share a language and a topic; `known_to` exchanged gifts with both."""

    one: MemberId
    other: MemberId
    language: str
    known_to: frozenset[MemberId]


@dataclass(frozen=True, slots=True)
class _Peer:
    """Somebody who could be introduced."""

    language: str
    team: str | None
    left: int | None
    topics: frozenset[str]


async def who_could_meet(
    tx: Tx, now: datetime, language: str, avoiding: Mapping[MemberId, Collection[MemberId]]
) -> Sequence[Pair]:
    """Twos who care about the same and did not meet yet, those who share most first.

    `language` is that of members who told none; `avoiding` are kept apart.
    """
    exchanged = await _exchanges(tx, now - KNOWN_SINCE)
    friends = _friends(exchanged)
    peers = await _peers(tx, friends, language)
    apart = set(exchanged)
    apart |= {(min(pair[:2]), max(pair[:2])) for pair in await introductions.brought_together(tx)}
    apart |= {(min(one, other), max(one, other)) for one, others in avoiding.items() for other in others}
    through: defaultdict[_Two, set[MemberId]] = defaultdict(set)
    for friend, known in islice(friends.items(), _ASKED):
        for pair in combinations(sorted(one for one in known if one in peers), 2):
            if pair not in apart and _fit(peers[pair[0]], peers[pair[1]]):
                through[pair].add(friend)
    best = Counter({pair: len(peers[pair[0]].topics & peers[pair[1]].topics) for pair in through})
    return [
        Pair(one, other, peers[one].language, frozenset(through[one, other]))
        for (one, other), _ in best.most_common(_MOST)
    ]


def _fit(one: _Peer, other: _Peer) -> bool:
    """Whether they share a topic and a language, and would not have met anyway."""
    same_circle = (one.team is not None and one.team == other.team) or (
        one.left is not None and one.left == other.left
    )
    return bool(one.topics & other.topics) and one.language == other.language and not same_circle


async def _exchanges(tx: Tx, since: datetime) -> Sequence[_Two]:
    """Who gave to whom lately, whichever way, the newest first; the smaller id first."""
    query = (
        select(gifts.c.giver_id, receipts.c.member_id)
        .join(receipts, receipts.c.gift_id == gifts.c.id)
        .where(gifts.c.at >= since, gifts.c.giver_id != receipts.c.member_id)
        .order_by(gifts.c.at.desc(), gifts.c.id, receipts.c.member_id)
        .limit(_MOST_EXCHANGES)
    )
    both = ((MemberId(row[0]), MemberId(row[1])) for row in (await tx.execute(query)).all())
    return tuple(dict.fromkeys((min(two), max(two)) for two in both))


def _friends(exchanged: Sequence[_Two]) -> dict[MemberId, list[MemberId]]:
    """With whom each exchanged gifts, the newest first, as many as matter; who did so last comes first."""
    found: defaultdict[MemberId, list[MemberId]] = defaultdict(list)
    for one, other in exchanged:
        for mine, theirs in ((one, other), (other, one)):
            if len(found[mine]) < _FRIENDS:
                found[mine].append(theirs)
    return found


async def _peers(tx: Tx, among: Collection[MemberId], language: str) -> dict[MemberId, _Peer]:
    """Those of them who are here and told a topic."""
    shared: defaultdict[int, set[str]] = defaultdict(set)
    for member, topic in (await tx.execute(select(topics.c.member_id, topics.c.topic))).all():
        shared[member].add(topic)
    columns = (members.c.id, members.c.language, members.c.team, members.c.left_company)
    here = (members.c.left_community.is_(None), members.c.is_bot.is_(False), members.c.paused_at.is_(None))
    rows = (await tx.execute(select(*columns).where(*here))).all()
    return {
        MemberId(row[0]): _Peer(row[1] or language, row[2], _year(row[3]), frozenset(shared[row[0]]))
        for row in rows
        if row[0] in shared and row[0] in among
    }


def _year(day: date | None) -> int | None:
    return day.year if day is not None else None
