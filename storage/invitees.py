"""Invitees: all that is known of everybody who could be invited to give, read in bulk."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import ColumnElement, exists, func, select, true

from community.gift import GiftKind
from community.hours import QUIET, Hours
from community.member import MemberId
from community.prompt import GIFT_OF, Ending, Past, PromptKind, Reason, Rhythm
from storage import prompts as invitations
from storage.database import Tx
from storage.prompts import KIND, reasons_in
from storage.tables import (
    accounts,
    askable,
    event_answers,
    expertise,
    gifts,
    habits,
    members,
    muted,
    prompts,
    receipts,
    role_models,
    topics,
)

_KIND_OF: Final = {gift: kind for kind, gift in GIFT_OF.items()}
_REFUSALS: Final = {invitations.switch_of(kind): kind for kind in PromptKind}
_ENDINGS: Final = {ending.value: ending for ending in Ending}
_KINDS: Final = {kind.value: kind for kind in PromptKind}


@dataclass(slots=True)
class Known:
    """A member who is here and can be reached, as stored; what was never told is empty.

    `seen_at` is when they last acted, `received_at` when they last received a gift that named them.
    """

    member: MemberId
    language: str | None
    time_zone: str | None
    welcomed_at: datetime | None
    paused_at: datetime | None
    paused_until: datetime | None
    seen_at: datetime | None
    rhythm: Rhythm = Rhythm.NORMAL
    quiet: Hours = QUIET
    muted: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    askable: set[tuple[GiftKind, str]] = field(default_factory=set)
    received_at: datetime | None = None
    gave: bool = False
    did: set[PromptKind] = field(default_factory=set)
    past: list[Past] = field(default_factory=list)

    @property
    def refused(self) -> frozenset[PromptKind]:
        """The kinds of invitation that they turned off."""
        return frozenset(_REFUSALS[kind] for kind in self.muted if kind in _REFUSALS)


async def every(tx: Tx, only: Collection[MemberId] | None = None) -> Sequence[Known]:
    """Everybody, or of these whoever is here, in ten queries however many there are."""
    found = await _here(tx, only)
    await _add_habits(tx, found, only)
    await _add_topics(tx, found, only)
    await _add_askable(tx, found, only)
    await _add_gifts(tx, found, only)
    await _add_past(tx, found, only)
    return tuple(found.values())


async def briefly(tx: Tx) -> Sequence[Known]:
    """Everybody, as far as it takes to see who is to be left in peace."""
    found = await _here(tx, None)
    await _add_habits(tx, found, None)
    await _add_past(tx, found, None)
    return tuple(found.values())


async def active(tx: Tx, since: datetime) -> int:
    """How many are here, are not paused, and acted since a moment."""
    seen = exists().where(
        accounts.c.member_id == members.c.id, accounts.c.left_at.is_(None), accounts.c.seen_at > since
    )
    here = (members.c.left_community.is_(None), members.c.is_bot.is_(False), members.c.paused_at.is_(None))
    return (await tx.execute(select(func.count()).select_from(members).where(*here, seen))).scalar_one()


async def host_gave_at(tx: Tx) -> datetime | None:
    """When the host itself gave last."""
    found: datetime | None = (
        await tx.execute(select(func.max(gifts.c.at)).where(gifts.c.host.is_(True)))
    ).scalar_one()
    return found


async def zones(tx: Tx) -> frozenset[str | None]:
    """The time zones in which somebody is here."""
    here = (members.c.left_community.is_(None), members.c.is_bot.is_(False))
    return frozenset((await tx.execute(select(members.c.time_zone).where(*here).distinct())).scalars())


def _of(column: ColumnElement[int], only: Collection[MemberId] | None) -> ColumnElement[bool]:
    return true() if only is None else column.in_(only)


async def _here(tx: Tx, only: Collection[MemberId] | None) -> dict[int, Known]:
    columns = (
        members.c.id,
        members.c.language,
        members.c.time_zone,
        members.c.welcomed_at,
        members.c.paused_at,
        members.c.paused_until,
    )
    here = (members.c.left_community.is_(None), members.c.is_bot.is_(False), accounts.c.left_at.is_(None))
    query = (
        select(*columns, func.max(accounts.c.seen_at))
        .join(accounts, accounts.c.member_id == members.c.id)
        .where(*here, _of(members.c.id, only))
        .group_by(*columns)
        .order_by(members.c.id)
    )
    return {row[0]: Known(MemberId(row[0]), *row[1:]) for row in (await tx.execute(query)).all()}


async def _add_habits(tx: Tx, found: dict[int, Known], only: Collection[MemberId] | None) -> None:
    for row in (await tx.execute(select(habits).where(_of(habits.c.member_id, only)))).all():
        if one := found.get(row.member_id):
            one.rhythm = Rhythm(row.rhythm)
            if row.quiet_from is not None and row.quiet_to is not None:
                one.quiet = Hours(row.quiet_from, row.quiet_to)
    ours = muted.c.kind.startswith(KIND, autoescape=True)
    query = select(muted.c.member_id, muted.c.kind).where(ours, _of(muted.c.member_id, only))
    for member, kind in (await tx.execute(query)).all():
        if one := found.get(member):
            one.muted.add(kind)


async def _add_topics(tx: Tx, found: dict[int, Known], only: Collection[MemberId] | None) -> None:
    for table in (topics, expertise):
        query = select(table.c.member_id, table.c.topic).where(_of(table.c.member_id, only))
        for member, topic in (await tx.execute(query)).all():
            if one := found.get(member):
                one.topics.add(topic)


async def _add_askable(tx: Tx, found: dict[int, Known], only: Collection[MemberId] | None) -> None:
    """What they may be asked; who made a step, or would speak, may be asked to speak."""
    columns = (askable.c.member_id, askable.c.kind, askable.c.topic)
    asked = select(*columns).where(_of(askable.c.member_id, only))
    for member, kind, topic in (await tx.execute(asked)).all():
        if one := found.get(member):
            one.askable.add((GiftKind(kind), topic))
    steps = select(role_models.c.member_id, role_models.c.topic).where(_of(role_models.c.member_id, only))
    for member, topic in (await tx.execute(steps)).all():
        if one := found.get(member):
            one.askable.add((GiftKind.PANEL, topic))
    would = (event_answers.c.would_speak.is_(True), _of(event_answers.c.member_id, only))
    for member in (await tx.execute(select(event_answers.c.member_id).where(*would).distinct())).scalars():
        if one := found.get(member):
            one.askable.add((GiftKind.PANEL, ""))


async def _add_gifts(tx: Tx, found: dict[int, Known], only: Collection[MemberId] | None) -> None:
    """What they gave, and when they last received; a gift to everybody was to nobody in particular."""
    received = (
        select(receipts.c.member_id, func.max(gifts.c.at))
        .join(gifts, gifts.c.id == receipts.c.gift_id)
        .where(gifts.c.giver_id != receipts.c.member_id, _of(receipts.c.member_id, only))
        .group_by(receipts.c.member_id)
    )
    for member, at in (await tx.execute(received)).all():
        if one := found.get(member):
            one.received_at = at
    columns = (gifts.c.giver_id, gifts.c.kind)
    given = select(*columns).where(_of(columns[0], only)).distinct()
    for member, kind in (await tx.execute(given)).all():
        if one := found.get(member):
            one.gave = True
            if GiftKind(kind) in _KIND_OF:
                one.did.add(_KIND_OF[GiftKind(kind)])


async def _add_past(tx: Tx, found: dict[int, Known], only: Collection[MemberId] | None) -> None:
    columns = (
        prompts.c.member_id,
        prompts.c.kind,
        prompts.c.at,
        prompts.c.answer,
        prompts.c.answered_at,
        prompts.c.reason,
    )
    query = select(*columns).where(_of(prompts.c.member_id, only))
    for member, kind, at, answer, answered_at, reason in (await tx.execute(query)).all():
        if one := found.get(member):
            told = _reasons(reason.partition("\n")[0])
            one.past.append(Past(_KINDS[kind], at, _ENDINGS[answer], answered_at, told))


@lru_cache(maxsize=256)
def _reasons(first_line: str) -> frozenset[Reason]:
    return frozenset(reasons_in(first_line))
