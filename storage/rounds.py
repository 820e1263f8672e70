"""Rounds: what is planned, who was drawn with whom, who was told, and what they said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, and_, func, or_, select

from community.introduction import Said
from community.member import MemberId
from community.round import PLANNED_BEFORE, Place, Rhythm, Round, RoundId, Stage
from storage.database import Tx, insert_new
from storage.tables import round_places, rounds, timetable

_NAME = "rounds"
"""The row of the timetable that says when the next round is planned."""

Group = tuple[RoundId, int]


@dataclass(frozen=True, slots=True)
class Counts:
    """A round in figures: groups of two, groups of three, and how many are alone for each reason."""

    twos: int
    threes: int
    alone: Mapping[str, int]


async def planning_due(tx: Tx, now: datetime, first: datetime) -> datetime | None:
    """When planning was due, if it is by now, and nobody else does it; `first` where it never was."""
    row = {"name": _NAME, "next_due": first, "last_done": None}
    await tx.execute(insert_new(tx, timetable), row)
    query = select(timetable.c.next_due).where(timetable.c.name == _NAME, timetable.c.next_due <= now)
    found: datetime | None = (await tx.execute(query.with_for_update())).scalar_one_or_none()
    return found


async def planning_done(tx: Tx, now: datetime, following: datetime) -> None:
    """The next round is planned then."""
    ours = timetable.update().where(timetable.c.name == _NAME)
    await tx.execute(ours.values(next_due=following, last_done=now))


async def plan(tx: Tx, rhythm: Rhythm, at: datetime, seed: str) -> None:
    """Plan a round; one that still waits is it, and is for as many rhythms as either."""
    waiting = await unsent(tx)
    if waiting is None:
        row = {"rhythm": rhythm, "at": at, "state": Stage.WAITING, "seed": seed}
        await tx.execute(rounds.insert(), row)
        return
    every = tuple(Rhythm)
    wider = max(rhythm, waiting.rhythm, key=every.index)
    await tx.execute(rounds.update().where(rounds.c.id == waiting.id).values(rhythm=wider))


async def get(tx: Tx, number: RoundId) -> Round | None:
    """One round."""
    row = (await tx.execute(select(rounds).where(rounds.c.id == number))).one_or_none()
    return _round(row) if row is not None else None


async def unsent(tx: Tx) -> Round | None:
    """The round that is to come, if one is planned."""
    query = select(rounds).where(rounds.c.state != Stage.SENT).order_by(rounds.c.at).limit(1)
    row = (await tx.execute(query)).one_or_none()
    return _round(row) if row is not None else None


async def newest_sent(tx: Tx) -> Round | None:
    """The round that went out last."""
    query = select(rounds).where(rounds.c.state == Stage.SENT).order_by(rounds.c.at.desc()).limit(1)
    row = (await tx.execute(query)).one_or_none()
    return _round(row) if row is not None else None


async def due(tx: Tx, now: datetime) -> Sequence[Round]:
    """The rounds that are to be drawn now: to be shown to organisers, or to go out."""
    to_show = and_(rounds.c.state == Stage.WAITING, rounds.c.at <= now + PLANNED_BEFORE)
    to_send = and_(rounds.c.state == Stage.PLANNED, rounds.c.at <= now)
    rows = await tx.execute(select(rounds).where(or_(to_show, to_send)).order_by(rounds.c.at))
    return [_round(row) for row in rows]


async def advance(tx: Tx, one: Round, stage: Stage, at: datetime | None = None) -> bool:
    """Bring a round from where it stood to another stage; no when it stands elsewhere by now."""
    as_before = (rounds.c.id == one.id, rounds.c.state == one.stage, rounds.c.at == one.at)
    values = {"state": stage, "at": at or one.at}
    changed = rounds.update().where(*as_before).values(**values).returning(rounds.c.id)
    return (await tx.execute(changed)).first() is not None


async def remove(tx: Tx, number: RoundId) -> None:
    """A round in which nobody takes part is none."""
    await tx.execute(rounds.delete().where(rounds.c.id == number))


async def place(
    tx: Tx, number: RoundId, groups: Sequence[Sequence[MemberId]], alone: Mapping[MemberId, str]
) -> None:
    """Who was drawn with whom, and who is alone for which reason, in place of what was drawn before."""
    await tx.execute(round_places.delete().where(round_places.c.round_id == number))
    same = {"round_id": number, "said": Said.UNSAID, "at": None}
    rows: list[dict[str, object]] = [
        {**same, "member_id": member, "group": n, "alone": ""}
        for n, group in enumerate(groups, 1)
        for member in group
    ]
    rows += [{**same, "member_id": member, "group": None, "alone": why} for member, why in alone.items()]
    if rows:
        await tx.execute(round_places.insert(), rows)


async def place_of(tx: Tx, number: RoundId, member: MemberId) -> Place | None:
    """A member's place in a round."""
    theirs = (round_places.c.round_id == number, round_places.c.member_id == member)
    row = (await tx.execute(select(round_places).where(*theirs))).one_or_none()
    return _place(row) if row is not None else None


async def group_of(tx: Tx, number: RoundId, group: int) -> tuple[MemberId, ...]:
    """Who is in a group."""
    those = (round_places.c.round_id == number, round_places.c.group == group)
    query = select(round_places.c.member_id).where(*those).order_by(round_places.c.member_id)
    return tuple(MemberId(member) for member in (await tx.execute(query)).scalars())


async def groups_of(tx: Tx, member: MemberId, most: int = 60) -> Sequence[Group]:
    """The groups in which a member was lately, newest first: of more than a year of weekly rounds."""
    theirs = (round_places.c.member_id == member, round_places.c.group.is_not(None))
    query = select(round_places.c.round_id, round_places.c.group).where(*theirs)
    rows = await tx.execute(query.order_by(round_places.c.round_id.desc()).limit(most))
    return [(RoundId(row[0]), row[1]) for row in rows if row[1] is not None]


async def untold(tx: Tx, since: datetime, most: int) -> Sequence[Place]:
    """Some of those who were drawn in a round that went out since then and were not told, in whole groups."""
    joined = round_places.join(rounds, rounds.c.id == round_places.c.round_id)
    query = select(round_places).select_from(joined)
    query = query.where(rounds.c.state == Stage.SENT, rounds.c.at >= since, round_places.c.at.is_(None))
    in_order = (round_places.c.round_id, round_places.c.group, round_places.c.member_id)
    found = [_place(row) for row in await tx.execute(query.order_by(*in_order).limit(most + 1))]
    if len(found) <= most:
        return found
    last = found.pop()
    cut = (last.round, last.group)
    return [one for one in found if last.group is None or (one.round, one.group) != cut]


async def told(tx: Tx, those: Sequence[Place], at: datetime) -> None:
    """These were told then."""
    for number in {one.round for one in those}:
        ids = [one.member for one in those if one.round == number]
        theirs = (round_places.c.round_id == number, round_places.c.member_id.in_(ids))
        await tx.execute(round_places.update().where(*theirs).values(at=at))


async def say(tx: Tx, number: RoundId, member: MemberId, said: Said) -> None:
    """What a member says became of it."""
    theirs = (round_places.c.round_id == number, round_places.c.member_id == member)
    await tx.execute(round_places.update().where(*theirs).values(said=said))


async def counts(tx: Tx, number: RoundId) -> Counts:
    """A round in figures, which name nobody."""
    of_it = round_places.c.round_id == number
    sizes = select(func.count().label("size")).where(of_it, round_places.c.group.is_not(None))
    each = sizes.group_by(round_places.c.group).subquery()
    rows = await tx.execute(select(each.c.size, func.count()).group_by(each.c.size))
    by_size = {row[0]: row[1] for row in rows}
    why = select(round_places.c.alone, func.count()).where(of_it, round_places.c.group.is_(None))
    alone = {row[0]: row[1] for row in await tx.execute(why.group_by(round_places.c.alone))}
    return Counts(by_size.get(2, 0), by_size.get(3, 0), alone)


async def how_many_met(tx: Tx, number: RoundId) -> tuple[int, int]:
    """Of those who were in a group, how many said that they met, and how many there were."""
    met = func.count().filter(round_places.c.said == Said.MET)
    query = select(met, func.count()).where(
        round_places.c.round_id == number, round_places.c.group.is_not(None)
    )
    row = (await tx.execute(query)).one()
    return row[0], row[1]


def _round(row: Row[*tuple[object, ...]]) -> Round:
    known = row._mapping
    return Round(
        RoundId(known["id"]), Rhythm(known["rhythm"]), known["at"], Stage(known["state"]), known["seed"]
    )


def _place(row: Row[*tuple[object, ...]]) -> Place:
    known = row._mapping
    return Place(
        RoundId(known["round_id"]),
        MemberId(known["member_id"]),
        known["group"],
        known["alone"],
        Said(known["said"]),
        known["at"],
    )
