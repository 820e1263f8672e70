"""Hiding words: an organiser takes the words of a gift or of a thanks out of sight, without reading them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Select, Table, exists, func, literal, null, or_, select, update

from community.gift import GiftKind
from community.member import MemberId
from storage.database import Tx
from storage.tables import gifts, receipts, thanks

What = Literal["gift", "thanks"]
Listed = tuple["Hideable", ...]

_TABLES: Mapping[What, Table] = {"gift": gifts, "thanks": thanks}


@dataclass(frozen=True, slots=True)
class Hideable:
    """A gift or a thanks that carries words: when, of which kind, to how many; never the words.

    `kind` is nothing for a thanks, `receivers` nothing where everybody is meant.
    """

    what: What
    id: int
    at: datetime
    kind: GiftKind | None
    receivers: int | None
    hidden: bool


async def listed(tx: Tx, member: MemberId, most: int = 8) -> Listed:
    """What a member lately wrote to others, newest first. A thanks stands for the gift that it tells of."""
    told = _told(member).order_by(gifts.c.at.desc(), gifts.c.id.desc()).limit(most)
    said = _said(member).order_by(thanks.c.at.desc(), thanks.c.id.desc()).limit(most)
    found = [
        Hideable("gift", r.id, r.at, GiftKind(r.kind), None if r.everybody else r.receivers, r.words_hidden)
        for r in await tx.execute(told)
    ]
    found += [
        Hideable("thanks", r.id, r.at, None, r.receivers, r.words_hidden) for r in await tx.execute(said)
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.id), reverse=True)[:most])


async def author(tx: Tx, what: What, row: int) -> MemberId | None:
    """Who wrote the words; nobody when they were taken back."""
    column = gifts.c.giver_id if what == "gift" else thanks.c.thanker_id
    found = (await tx.execute(select(column).where(_TABLES[what].c["id"] == row))).scalar_one_or_none()
    return MemberId(found) if found is not None else None


async def hide(tx: Tx, what: What, row: int, hidden: bool) -> bool:
    """Hide words, or show them again; says whether that changes anything.

    A gift that a thanks told of carries the same words, so it follows the thanks.
    """
    table = _TABLES[what]
    changed = update(table).where(table.c["id"] == row, table.c["words_hidden"].is_(not hidden))
    done = await tx.execute(changed.values(words_hidden=hidden).returning(table.c["id"]))
    if done.first() is None:
        return False
    if what == "thanks":
        same = exists().where(
            thanks.c.id == row, thanks.c.gift_id == gifts.c.id, thanks.c.words == gifts.c.words
        )
        await tx.execute(update(gifts).where(gifts.c.born_of_thanks, same).values(words_hidden=hidden))
    return True


def _told(member: MemberId) -> Select[*tuple[object, ...]]:
    to = select(func.count()).where(receipts.c.gift_id == gifts.c.id).scalar_subquery()
    query = select(
        gifts.c.id, gifts.c.at, gifts.c.kind, gifts.c.everybody, to.label("receivers"), gifts.c.words_hidden
    )
    written = or_(gifts.c.words != "", gifts.c.note != "")
    return query.where(gifts.c.giver_id == member, ~gifts.c.born_of_thanks, written)


def _said(member: MemberId) -> Select[*tuple[object, ...]]:
    query = select(
        thanks.c.id, thanks.c.at, null().label("kind"), literal(1).label("receivers"), thanks.c.words_hidden
    )
    written = or_(thanks.c.words != "", thanks.c.note != "")
    return query.where(thanks.c.thanker_id == member, written)
