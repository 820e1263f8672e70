"""The log of giving read in bulk: a million gifts as numbers, without a row for each.

The database puts a stretch of each column together as one text, which NumPy takes apart: twice as fast as
rows. NumPy is in here, so only a worker and the command line import this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import numpy as np
from sqlalchemy import ColumnElement, Float, Text, case, cast, extract, func, select

from community.gift import GiftId, Inspiration
from community.member import MemberKind
from community.reproduction.cleaning import UNCOUNTED, Found, LeftOut, clean
from community.reproduction.log import NOBODY, Answer, Bools, Floats, GivingLog, Ints
from storage.columns import Described
from storage.database import Tx
from storage.forgotten import is_hidden
from storage.tables import gifts, inspirations, members, prompts, receipts

STRETCH: Final = 50_000
"""Gifts of which the rows are read at once: some megabytes of text."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_JULIAN: Final = 2_440_587.5  # days
_DAY: Final = timedelta(days=1)
_SECONDS: Final = 86_400.0  # a day
_ANSWERS: Final = {Inspiration.OWN: Answer.OWN, Inspiration.TOLD: Answer.TOLD}


@dataclass(frozen=True, slots=True, eq=False)
class Ids:
    """Whose number is whose: the rows of the gifts (n,) and of the members (N,) of a log.

    Its day 0 `began` on a Monday at midnight, in the zone in which it was asked; `first` is the day of its
    first gift, if there is one.
    """

    gift: Ints
    member: Ints
    began: datetime
    first: date | None

    def number_of(self, gift: GiftId) -> int | None:
        """The number of a gift; nothing where it is not in the log."""
        found = np.flatnonzero(self.gift == gift)
        return int(found[0]) if len(found) else None

    def day_of(self, day: date) -> float:
        """The day of the log that begins with a day of the calendar."""
        return float(day.toordinal() - self.began.toordinal())


@dataclass(frozen=True, slots=True, eq=False)
class _People:
    """Whoever is or was a member; `forgotten` are the rows of those who asked for it."""

    id: Ints
    joined: Sequence[date | None]
    staff: Bools
    forgotten: Ints


async def read(
    tx: Tx, until: datetime, *, ends_with_the_last: bool = False
) -> tuple[GivingLog, Ids, LeftOut]:
    """The gifts before `until` of everybody who ever was here, and what was left out of them.

    Who left stays as a number. Who asked to be forgotten is nobody, as a giver and as a receiver, while the
    gifts stay. What ended some time ago, as a file did, was seen until its last gift only. Days and weeks are
    those of `until`'s zone; moments are exact to a thousandth of a second.
    """
    given = await _floats(tx, gifts.c.id, *_given(tx))
    received = await _floats(tx, receipts.c.gift_id, receipts.c.gift_id, receipts.c.member_id)
    links = await _floats(tx, inspirations.c.gift_id, inspirations.c.gift_id, inspirations.c.inspired_by)
    people = await _people(tx)
    last = (until - _EPOCH) / _DAY
    before = given[0][given[0] < last]
    if ends_with_the_last and len(before):
        last = float(np.nextafter(before.max(), np.inf))
    began = _monday(float(before.min()) if len(before) else last, until)
    start = (began - _EPOCH) / _DAY
    found = _found(given, received, links, people, began)
    cleaned = clean(found, last - start)
    days = [began.date() + timedelta(days=int(day)) for day in cleaned.log.at[:1]]
    ids = Ids(cleaned.gift, cleaned.member, began, days[0] if days else None)
    return cleaned.log, ids, cleaned.left_out


async def first_asked(tx: Tx, ids: Ids, until: datetime) -> Floats:
    """The day of the log on which the bot first invited each member (N,), inf where it did not by `until`.

    Invitations older than storage keeps them are not known.
    """
    first = select(prompts.c.member_id, func.min(prompts.c.at)).where(prompts.c.at < until)
    rows = await tx.execute(first.group_by(prompts.c.member_id))
    found = {row[0]: (row[1] - ids.began) / _DAY for row in rows}
    return np.array([found.get(member, np.inf) for member in ids.member.tolist()], dtype=np.float64)


def _given(tx: Tx) -> tuple[ColumnElement[Any], ...]:
    reached = func.coalesce(func.nullif(gifts.c.audience, 0), UNCOUNTED)
    answers = [(gifts.c.inspiration == said, int(meant)) for said, meant in _ANSWERS.items()]
    return (
        func.julianday(gifts.c.at) - _EPOCH_JULIAN
        if tx.dialect.name == "sqlite"
        else cast(extract("epoch", gifts.c.at), Float) / _SECONDS,
        gifts.c.id,
        gifts.c.giver_id,
        case((gifts.c.host, 1), else_=0),
        case((gifts.c.host.is_not(None), 1), else_=0),
        case((gifts.c.prompt_id.is_not(None), 1), else_=0),
        case((gifts.c.everybody, reached), else_=0),
        case(*answers, else_=int(Answer.BLANK)),
    )


async def _floats(tx: Tx, key: Described, *columns: ColumnElement[Any]) -> list[Floats]:
    """Some columns of all rows, which are read in stretches of the key."""
    told = select(*(func.aggregate_strings(cast(column, Text), ",") for column in columns))
    ends = await tx.execute(select(func.coalesce(func.min(key), 0), func.coalesce(func.max(key), -1)))
    first, last = ends.one()
    parts = [[np.empty(0)] for _ in columns]
    for start in range(first, last + 1, STRETCH):
        (texts,) = await tx.execute(told.where(key >= start, key < start + STRETCH))
        for part, text in zip(parts, texts, strict=True):
            part.append(np.fromstring(text or "", sep=","))
    return [np.concatenate(part) for part in parts]


async def _people(tx: Tx) -> _People:
    columns = (members.c.id, members.c.key, members.c.joined, members.c.kind, members.c.confirmed)
    query = select(*columns).where(members.c.merged_into.is_(None), members.c.is_bot.is_(False))
    rows = (await tx.execute(query)).all()
    known = [row for row in rows if not is_hidden(row.key)]
    return _People(
        _ints([row.id for row in known]),
        [row.joined for row in known],
        np.array([row.confirmed and row.kind == MemberKind.STAFF for row in known], dtype=np.bool_),
        _ints([row.id for row in rows if is_hidden(row.key)]),
    )


def _found(
    given: Sequence[Floats],
    received: Sequence[Floats],
    links: Sequence[Floats],
    people: _People,
    began: datetime,
) -> Found:
    at, (gift, giver, host, confirmed, prompted, audience, answer) = given[0], map(_ints, given[1:])
    receipt_gift, receiver = map(_ints, received)
    told_gift, told_parent = map(_ints, links)
    first = began.toordinal()
    return Found(
        gift=gift,
        at=at - (began - _EPOCH) / _DAY,
        giver=np.where(np.isin(giver, people.forgotten), NOBODY, giver),
        host=host.astype(np.bool_),
        confirmed=confirmed.astype(np.bool_),
        prompted=prompted.astype(np.bool_),
        audience=audience,
        answer=answer,
        receipt_gift=receipt_gift,
        receipt_member=np.where(np.isin(receiver, people.forgotten), NOBODY, receiver),
        told_gift=told_gift,
        told_parent=told_parent,
        member=people.id,
        joined=np.array([day.toordinal() - first if day else np.nan for day in people.joined], dtype=float),
        staff=people.staff,
    )


def _monday(day: float, asked: datetime) -> datetime:
    """Midnight of the Monday on or before a day since 1970, on the clock by which it was asked."""
    there = (_EPOCH + day * _DAY).astimezone(asked.tzinfo).date()
    return datetime.combine(there - timedelta(days=there.weekday()), time(), asked.tzinfo)


def _ints(numbers: Sequence[int] | Floats) -> Ints:
    return np.asarray(numbers).astype(np.int64)
