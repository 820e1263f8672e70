"""Rounds in their time: planned, shown to organisers a day ahead, sent, told to members, and asked about.

Who meets whom takes seconds to find where there are thousands. It is found outside any transaction, and
looked at once more when it is written: who left or paused meanwhile is left out.
"""

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from community.fitting import Met, Seeker
from community.hours import awake_mask, outside
from community.matching import match
from community.member import MemberId
from community.round import (
    PLANNED_BEFORE,
    SAID_WITHIN,
    WEEK,
    Alone,
    Place,
    Round,
    Stage,
    due_round,
    next_round,
    rhythms_in,
    staying,
)
from community.words import folded
from community.zone import clock_of
from handlers import together
from handlers.context import Rules
from handlers.members.rounds import STAY
from handlers.members.rounds_met import ALONE, LETTER, MET, ROOM
from handlers.organisers.rounds import PLANNED
from storage import crowds, members, organisers, outbox, rounds, seats
from storage.database import Database, Tx

AT_ONCE: Final = 200
"""Members told in one transaction, so that others who write wait a moment at most."""

_BATCHES: Final = 10  # transactions in one tick
_TOLD_WITHIN: Final = timedelta(days=3)
_LOOKED_BACK: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class _Crowd:
    """Who takes part in a round, and what stands between them."""

    seekers: Sequence[Seeker]
    met: Sequence[Met]
    avoided: Sequence[tuple[MemberId, MemberId]]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Who meets whom, and who is alone, and why."""

    groups: Sequence[Sequence[MemberId]]
    alone: Mapping[MemberId, Alone]


async def work(database: Database, rules: Rules, now: datetime) -> int:
    """Do what is due of the rounds; returns how many were written to."""
    async with database.writing() as tx:
        await _plan(tx, rules, now)
        begun = await _ask_who_was_silent(tx, now)
        due = await rounds.due(tx, now)
    for one in due:
        async with database.reading() as tx:
            crowd = await _crowd(tx, rules, one)
        drawn = await asyncio.to_thread(_drawn, crowd, one.seed)
        async with database.writing() as tx:
            write = _show if one.stage is Stage.WAITING else _send
            begun += await write(tx, rules, one, drawn, now)
    return begun + await _tell(database, rules, now)


async def _plan(tx: Tx, rules: Rules, now: datetime) -> None:
    clock = clock_of(rules.time_zone, "UTC")
    due = await rounds.planning_due(tx, now, next_round(now, clock) - PLANNED_BEFORE)
    if due is None:
        return
    at, rhythm, following = due_round(due, now, clock)
    if await seats.present(tx, rhythms_in(rhythm)) or await rounds.unsent(tx) is not None:
        await rounds.plan(tx, rhythm, at, secrets.token_hex(8))
    await rounds.planning_done(tx, now, following)


async def _ask_who_was_silent(tx: Tx, now: datetime) -> int:
    await seats.count_silent(tx, now - _LOOKED_BACK, now - SAID_WITHIN)
    silent = await seats.to_ask(tx, now, AT_ONCE)
    await outbox.put_many(tx, STAY, silent, f"{now.timestamp():.0f}", now)
    return len(silent)


async def _crowd(tx: Tx, rules: Rules, one: Round) -> _Crowd:
    rhythms = rhythms_in(one.rhythm)
    people = await crowds.taking(tx, rhythms)
    masks = {
        (zone, quiet): awake_mask(outside(quiet), clock_of(zone, rules.time_zone), one.at.date())
        for zone, quiet in {(person.time_zone, person.quiet) for person in people}
    }
    seekers = [_seeker(person, rules, masks[person.time_zone, person.quiet]) for person in people]
    return _Crowd(seekers, await crowds.met(tx, one.id), await crowds.avoiding(tx, rhythms))


def _seeker(person: crowds.Somebody, rules: Rules, awake: int) -> Seeker:
    """Circles are the team and the year of leaving: whom one would have met anyway."""
    circles = {f"team:{folded(person.team)}"} if person.team else set()
    circles |= {f"left:{person.left_company.year}"} if person.left_company else set()
    language = person.language or rules.language
    return Seeker(person.member, person.topics, frozenset({language}), frozenset(circles), awake)


def _drawn(crowd: _Crowd, seed: str) -> _Drawn:
    matched = match(crowd.seekers, crowd.met, crowd.avoided, Random(seed))
    return _Drawn(matched.groups, {left.member: left.why for left in matched.alone})


async def _show(tx: Tx, rules: Rules, one: Round, drawn: _Drawn, now: datetime) -> int:
    """Keep it as it would go out now, and let organisers look at the figures."""
    if not await rounds.advance(tx, one, Stage.PLANNED):
        return 0
    if not drawn.groups and not drawn.alone:
        await rounds.remove(tx, one.id)
        return 0
    await rounds.place(tx, one.id, drawn.groups, drawn.alone)
    readers = await organisers.every(tx, named=rules.organisers_named)
    subject = f"{one.id}.{one.at.timestamp():.0f}"
    await outbox.put_many(tx, PLANNED, readers, subject, now, useful_until=one.at)
    return len(readers)


async def _send(tx: Tx, rules: Rules, one: Round, drawn: _Drawn, now: datetime) -> int:
    """It goes out: as it was drawn just now, without those who are not there any more."""
    if not await rounds.advance(tx, one, Stage.SENT):
        return 0
    here = await seats.present(tx, rhythms_in(one.rhythm))
    avoided = {frozenset(pair) for pair in await crowds.avoiding(tx, rhythms_in(one.rhythm))}
    groups = [g for g in staying(drawn.groups, here) if not any(pair <= set(g) for pair in avoided)]
    together_ = {member for group in groups for member in group}
    lost = {member for group in drawn.groups for member in group if member in here} - together_
    alone = {member: why for member, why in drawn.alone.items() if member in here}
    alone |= dict.fromkeys(lost, Alone.LAST_MINUTE)
    await rounds.place(tx, one.id, groups, alone)
    await outbox.changed(tx, PLANNED, str(one.id), now)
    return len(together_) + len(alone)


async def _tell(database: Database, rules: Rules, now: datetime) -> int:
    """Tell those who were drawn, some hundreds a transaction; what is left waits for the next tick."""
    count = 0
    for _ in range(_BATCHES):
        async with database.writing() as tx:
            places = await rounds.untold(tx, now - _TOLD_WITHIN, AT_ONCE)
            await _tell_some(tx, rules, places, now)
        count += len(places)
        if not places:
            break
    return count


async def _tell_some(tx: Tx, rules: Rules, places: Sequence[Place], now: datetime) -> None:
    groups: dict[tuple[int, int], list[Place]] = {}
    for one in places:
        if one.group is None:
            await outbox.put(tx, ALONE, one.member, str(one.round), now)
        else:
            groups.setdefault((one.round, one.group), []).append(one)
    known = await members.get(tx, [one.member for one in places])
    for (number, group), those in groups.items():
        people = [known[one.member] for one in those]
        by_messages = await seats.prefer_messages(tx, [person.id for person in people])
        subject = f"{number}.{group}"
        await together.bring(tx, ROOM, LETTER, subject, people, now, by_messages=by_messages)
        asked = now + WEEK
        ids = [person.id for person in people]
        await outbox.put_many(tx, MET, ids, str(number), asked, useful_until=asked + WEEK)
    await rounds.told(tx, places, now)
