"""Crowds: all that is known of who takes part in a round, read in bulk before they are matched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations, groupby

from sqlalchemy import Select, select

from community.fitting import Met
from community.hours import QUIET, Hours
from community.member import MemberId
from community.round import Rhythm, RoundId, Stage
from storage import habits as habits_
from storage import introductions
from storage.database import Tx
from storage.seats import taking_part
from storage.tables import avoided, habits, members, round_members, round_places, rounds, topics

_MOST_ROUNDS = 52
"""Rounds that are looked back on: a year of weekly ones."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One who takes part, as far as it matters with whom."""

    member: MemberId
    language: str | None
    time_zone: str | None
    team: str | None
    left_company: date | None
    topics: frozenset[str]
    quiet: Hours


async def taking(tx: Tx, rhythms: Sequence[Rhythm]) -> Sequence[Somebody]:
    """Everybody who takes part in a round of these rhythms now."""
    shared: dict[int, set[str]] = {}
    those = _ids(rhythms)
    for row in await tx.execute(
        select(topics.c.member_id, topics.c.topic).where(topics.c.member_id.in_(those))
    ):
        shared.setdefault(row.member_id, set()).add(row.topic)
    columns = (members.c.id, members.c.language, members.c.time_zone, members.c.team, members.c.left_company)
    rows = await tx.execute(select(*columns).where(members.c.id.in_(those)).order_by(members.c.id))
    quiet = await _quiet(tx, those)
    return [
        Somebody(
            MemberId(row[0]), *row[1:], frozenset(shared.get(row[0], ())), quiet.get(MemberId(row[0]), QUIET)
        )
        for row in rows
    ]


async def avoiding(tx: Tx, rhythms: Sequence[Rhythm]) -> Sequence[tuple[MemberId, MemberId]]:
    """Who of them would rather not meet whom."""
    those = _ids(rhythms)
    query = select(avoided.c.member_id, avoided.c.other_id)
    rows = await tx.execute(query.where(avoided.c.member_id.in_(those), avoided.c.other_id.in_(those)))
    return [(MemberId(row[0]), MemberId(row[1])) for row in rows]


async def met(tx: Tx, before: RoundId) -> Sequence[Met]:
    """Who met whom in rounds that went out, or was introduced with the yes of both, and how long ago."""
    query = select(rounds.c.id, rounds.c.at).where(rounds.c.state == Stage.SENT, rounds.c.id != before)
    sent = (await tx.execute(query.order_by(rounds.c.at.desc()).limit(_MOST_ROUNDS))).all()
    ago = {row[0]: number for number, row in enumerate(sent, 1)}
    found = [Met(one, other, ago[number]) for number, one, other in await _pairs(tx, list(ago))]
    moments = [row[1] for row in sent]
    for one, other, at in await introductions.brought_together(tx):
        found.append(Met(one, other, _rounds_since(moments, at)))
    return found


async def _pairs(tx: Tx, numbers: Sequence[int]) -> Iterator[tuple[int, MemberId, MemberId]]:
    """Everybody who was in one group with somebody, by the round."""
    in_a_group = (round_places.c.round_id.in_(numbers), round_places.c.group.is_not(None))
    columns = (round_places.c.round_id, round_places.c.group, round_places.c.member_id)
    rows = await tx.execute(select(*columns).where(*in_a_group).order_by(*columns))
    groups = groupby(rows.all(), key=lambda row: (row[0], row[1]))
    return (
        (key[0], MemberId(one), MemberId(other))
        for key, group in groups
        for one, other in combinations([row[2] for row in group], 2)
    )


async def _quiet(tx: Tx, those: Select[int]) -> dict[MemberId, Hours]:
    """The quiet hours of who chose their own."""
    chose = select(habits.c.member_id).where(habits.c.quiet_from.is_not(None), habits.c.member_id.in_(those))
    found = [MemberId(member) for member in (await tx.execute(chose)).scalars()]
    return {member: one.quiet for member, one in (await habits_.of(tx, found)).items()}


def _ids(rhythms: Sequence[Rhythm]) -> Select[int]:
    joined = round_members.join(members, members.c.id == round_members.c.member_id)
    return select(round_members.c.member_id).select_from(joined).where(taking_part(rhythms))


def _rounds_since(moments: Sequence[datetime], at: datetime) -> int:
    return 1 + sum(1 for moment in moments if moment > at)
