"""Opportunities: the gifts that somebody could make just now, as they stand in the community's memory."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, exists, select, true

from community.event import Answer, Event
from community.gift import GiftKind
from community.member import MemberId
from community.opening import OpeningState
from community.prompt import Ending, Opportunity, PromptKind
from storage import asks, events, peers, prompts, tables
from storage.database import Tx
from storage.event_speakers import SpeakerState
from storage.tables import (
    ask_offers,
    avoided,
    event_answers,
    event_speakers,
    gifts,
    members,
    opening_topics,
    openings,
    receipts,
    subscriptions,
)

HELPERS: Final = 2
"""How many an ask is served by; more would make the asker choose."""

NEWCOMER: Final = timedelta(days=14)
"""How long somebody is new, and glad of a welcome."""

STANDS: Final = timedelta(days=14)
"""How long what has no day of its own is worth an invitation."""

WANTED_BY: Final = 3
"""How many would like to hear of openings on a topic before members are invited to share one: with fewer,

it could be guessed who.
"""

_MOST: Final = 500  # of each kind

Pair = tuple[MemberId, MemberId]


def row_in(subject: str) -> int:
    """The row that an opportunity's id names: `ask:12`; 0 where it names none."""
    number = subject.partition(":")[2]
    return int(number) if number.isdecimal() else 0


def pair_in(subject: str) -> Pair:
    """The two members that an opportunity's id names: `members:3.9`."""
    one, _, other = subject.partition(":")[2].partition(".")
    return MemberId(int(one)), MemberId(int(other))


async def invited_for(tx: Tx, member: MemberId) -> tuple[int, ...]:
    """The invitations of others that are about a member: what they asked, their welcome, meeting them."""
    subject = tables.prompts.c.subject
    own = select(tables.asks.c.id).where(tables.asks.c.member_id == member)
    spoken = select(event_speakers.c.event_id).where(event_speakers.c.member_id == member)
    subjects = [f"ask:{number}" for number in (await tx.execute(own)).scalars()]
    subjects += [f"event:{number}" for number in (await tx.execute(spoken)).scalars()]
    pairs = subject.like(f"members:{member}.%") | subject.like(f"members:%.{member}")
    about = subject.in_([*subjects, f"member:{member}"]) | pairs
    query = select(tables.prompts.c.id).where(tables.prompts.c.member_id != member, about)
    return tuple((await tx.execute(query.order_by(tables.prompts.c.id))).scalars())


async def every(
    tx: Tx, now: datetime, language: str, kinds: Collection[PromptKind] = tuple(PromptKind)
) -> tuple[Opportunity, ...]:
    """All of these kinds, also those to which nobody is to be invited any more.

    `language` is that of members who told none.
    """
    found = [*await _asks(tx, now, language), *await _panels(tx, now), *await _newcomers(tx, now, language)]
    if PromptKind.SHARE in kinds:
        found += await _topics(tx, now)
    if PromptKind.INTRODUCE in kinds:
        found += await _pairs(tx, now, language)
    wanted = [one for one in found if one.kind in kinds]
    return await _with_invited(tx, wanted)


async def _with_invited(tx: Tx, found: Sequence[Opportunity]) -> tuple[Opportunity, ...]:
    """Who was invited is not invited again; who may still say yes is counted on."""
    invited = await prompts.invited_to(tx, [one.id for one in found])
    shunned = await _avoiding(tx)
    complete = []
    for one in found:
        before = invited.get(one.id, [])
        waits = sum(ending is Ending.OPEN for _, ending in before)
        apart = frozenset[MemberId]().union(*(shunned.get(member, ()) for member in _named(one)))
        involved = one.involved.union(apart, (member for member, _ in before))
        complete.append(
            replace(one, involved=involved, invited=len(before), wanted=max(0, one.wanted - waits))
        )
    return tuple(complete)


def _named(one: Opportunity) -> Collection[MemberId]:
    """Whom it would bring one together with; of an introduction everybody else is kept out already."""
    return () if one.kind in (PromptKind.INTRODUCE, PromptKind.SHARE) else one.involved


def _wanted(givers: int, found: int) -> int:
    """Where two or more are wanted, one more is invited than is missing, since not everybody says yes."""
    return givers + (givers > 1) - found if found < givers else 0


async def _asks(tx: Tx, now: datetime, language: str) -> Iterator[Opportunity]:
    open_ = await asks.open_now(tx, now, _MOST)
    columns = (ask_offers.c.ask_id, ask_offers.c.member_id)
    offered = await _by_first(tx, columns, [one.id for one in open_])
    spoken = await _languages(tx, [one.asker for one in open_], language)
    return (
        Opportunity(
            f"ask:{one.id}",
            PromptKind.ANSWER,
            one.at,
            one.until,
            frozenset(one.topics),
            frozenset({spoken[one.asker]}),
            frozenset({one.asker, *offered[one.id]}),
            wanted=_wanted(HELPERS, len(offered[one.id])),
        )
        for one in open_
    )


async def _panels(tx: Tx, now: datetime) -> Iterator[Opportunity]:
    """Events with speakers wanted; who said that they do not come is not asked to speak."""
    coming = [one for one in await events.coming(tx, now) if one.speakers_wanted and one.starts_at > now]
    ids = [one.id for one in coming]
    columns = (event_speakers.c.event_id, event_speakers.c.member_id)
    offered = await _by_first(tx, columns, ids)
    speak = await _by_first(tx, columns, ids, event_speakers.c.state != SpeakerState.DECLINED)
    known = (event_answers.c.event_id, event_answers.c.member_id)
    away = await _by_first(tx, known, ids, event_answers.c.answer == Answer.NO)
    return (_panel(one, len(speak[one.id]), offered[one.id] | away[one.id]) for one in coming)


def _panel(event: Event, speak: int, answered: Collection[MemberId]) -> Opportunity:
    charge = (one for one in (event.organiser, event.confirmed_by) if one is not None)
    return Opportunity(
        f"event:{event.id}",
        PromptKind.SPEAK,
        event.announced_at or event.made_at,
        event.starts_at,
        frozenset(event.topics),
        involved=frozenset({*charge, *answered}),
        wanted=_wanted(event.speakers_wanted, speak),
    )


async def welcomers(tx: Tx, ids: Collection[int]) -> dict[int, set[MemberId]]:
    """Who welcomed each of these members."""
    query = (
        select(receipts.c.member_id, gifts.c.giver_id)
        .join(gifts, gifts.c.id == receipts.c.gift_id)
        .where(gifts.c.kind == GiftKind.WELCOME, receipts.c.member_id.in_(ids))
    )
    by: defaultdict[int, set[MemberId]] = defaultdict(set)
    for member, giver in (await tx.execute(query)).all():
        by[member].add(MemberId(giver))
    return by


async def _newcomers(tx: Tx, now: datetime, language: str) -> Iterator[Opportunity]:
    """Who came lately and said who they are; what they care about is theirs to tell."""
    since = (now - NEWCOMER).date()
    here = (
        members.c.left_community.is_(None),
        members.c.is_bot.is_(False),
        members.c.paused_at.is_(None),
    )
    new = (members.c.joined >= since, members.c.declared_at.is_not(None))
    columns = (members.c.id, members.c.joined, members.c.declared_at, members.c.language)
    rows = (await tx.execute(select(*columns).where(*here, *new).order_by(members.c.id).limit(_MOST))).all()
    by = await welcomers(tx, [row[0] for row in rows])
    return (
        Opportunity(
            f"member:{member}",
            PromptKind.WELCOME,
            declared_at,
            datetime.combine(joined, time(), UTC) + NEWCOMER,
            languages=frozenset({spoken or language}),
            involved=frozenset({MemberId(member), *by[member]}),
            wanted=_wanted(1, len(by[member])),
        )
        for member, joined, declared_at, spoken in rows
    )


async def _topics(tx: Tx, now: datetime) -> list[Opportunity]:
    """Topics on which several would like to hear of openings, and nothing is open."""
    stands = exists().where(
        opening_topics.c.topic == subscriptions.c.topic,
        openings.c.id == opening_topics.c.opening_id,
        openings.c.state == OpeningState.OPEN,
        openings.c.until > now,
    )
    rows = await tx.execute(select(subscriptions.c.topic, subscriptions.c.member_id).where(~stands))
    wanted: defaultdict[str, set[MemberId]] = defaultdict(set)
    for topic, member in rows:
        wanted[topic].add(MemberId(member))
    several = sorted(topic for topic, by in wanted.items() if len(by) >= WANTED_BY)
    return [
        Opportunity(
            f"topic:{topic}",
            PromptKind.SHARE,
            now,
            now + STANDS,
            frozenset({topic}),
            involved=frozenset(wanted[topic]),
        )
        for topic in several[:_MOST]
    ]


async def _pairs(tx: Tx, now: datetime, language: str) -> list[Opportunity]:
    """Two who may have things to talk about, for somebody who knows both."""
    found = await peers.who_could_meet(tx, now, language, await _avoiding(tx))
    everybody = frozenset(MemberId(row) for row in (await tx.execute(select(members.c.id))).scalars())
    return [
        Opportunity(
            f"members:{pair.one}.{pair.other}",
            PromptKind.INTRODUCE,
            now,
            now + STANDS,
            languages=frozenset({pair.language}),
            involved=everybody - pair.known_to,
        )
        for pair in found
    ]


async def _avoiding(tx: Tx) -> dict[MemberId, set[MemberId]]:
    """Who would rather not meet whom, either way."""
    found: defaultdict[MemberId, set[MemberId]] = defaultdict(set)
    for one, other in await tx.execute(select(avoided.c.member_id, avoided.c.other_id)):
        found[MemberId(one)].add(MemberId(other))
        found[MemberId(other)].add(MemberId(one))
    return found


async def _languages(tx: Tx, ids: Sequence[MemberId], otherwise: str) -> dict[MemberId, str]:
    rows = await tx.execute(select(members.c.id, members.c.language).where(members.c.id.in_(ids)))
    return {MemberId(row[0]): row[1] or otherwise for row in rows}


async def _by_first(
    tx: Tx,
    columns: tuple[ColumnElement[int], ColumnElement[int]],
    ids: Collection[int],
    only: ColumnElement[bool] | None = None,
) -> dict[int, set[MemberId]]:
    """The members that stand beside each of these rows."""
    query = select(*columns).where(columns[0].in_(ids), true() if only is None else only)
    found: defaultdict[int, set[MemberId]] = defaultdict(set)
    for row, member in (await tx.execute(query)).all():
        found[row].add(MemberId(member))
    return found
