"""The community's giving read in bulk: figures over all gifts, without a noun for each."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select, true

from community.chain import ChainFigures, host_share, longest_chain
from community.gift import Source
from storage import members as members_
from storage.database import Tx
from storage.tables import gifts, inspirations, receipts


async def figures(tx: Tx, until: datetime | None = None, *, longest: bool = True) -> ChainFigures:
    """The chain's figures over the gifts before `until`, or over all; 0 for an unasked `longest` chain."""
    told = gifts.c.at < until if until is not None else true()
    count = await _count(tx, select(func.count()).select_from(gifts).where(told))
    sides = await tx.execute(select(gifts.c.host, func.count()).where(told).group_by(gifts.c.host))
    by_side: dict[bool | None, int] = {row[0]: row[1] for row in sides}
    return ChainFigures(
        gifts=count,
        members=await members_.present(tx),
        givers=await _count(tx, select(func.count(func.distinct(gifts.c.giver_id))).where(told)),
        receivers=await _count(tx, _receivers(told)),
        host_share=host_share(by_side.get(True, 0), by_side.get(False, 0)),
        unconfirmed=by_side.get(None, 0),
        longest_chain=longest_chain(count, await _told_links(tx, told)) if longest else 0,
    )


async def in_the_last(tx: Tx, since: datetime, until: datetime) -> tuple[int, int]:
    """Gifts and givers after one moment, up to and with another."""
    stretch = (gifts.c.at > since, gifts.c.at <= until)
    query = select(func.count(), func.count(func.distinct(gifts.c.giver_id))).where(*stretch)
    count, givers = (await tx.execute(query)).one()
    return count, givers


async def has_begun(tx: Tx) -> bool:
    """Whether anybody ever gave anything."""
    return (await tx.execute(select(gifts.c.id).limit(1))).first() is not None


async def is_heard(tx: Tx) -> bool:
    """Whether the bot hears of gifts itself; until it does, an archive or file was seen to its last gift."""
    live = select(gifts.c.id).where(gifts.c.source == Source.LIVE).limit(1)
    return (await tx.execute(live)).first() is not None


async def heard_since(tx: Tx) -> datetime | None:
    """When the bot began to hear of gifts itself, where an archive tells of those before."""
    live = select(gifts.c.at).where(gifts.c.source == Source.LIVE).order_by(gifts.c.at).limit(1)
    first = (await tx.execute(live)).scalar_one_or_none()
    if first is None:
        return None
    before = select(gifts.c.id).where(gifts.c.source == Source.ARCHIVE, gifts.c.at < first).limit(1)
    return first if (await tx.execute(before)).first() is not None else None


async def _count(tx: Tx, query: Select[int]) -> int:
    return (await tx.execute(query)).scalar_one()


def _receivers(told: ColumnElement[bool]) -> Select[int]:
    joined = receipts.join(gifts, receipts.c.gift_id == gifts.c.id)
    return select(func.count(func.distinct(receipts.c.member_id))).select_from(joined).where(told)


async def _told_links(tx: Tx, told: ColumnElement[bool]) -> dict[int, list[int]]:
    joined = inspirations.join(gifts, inspirations.c.gift_id == gifts.c.id)
    query = select(inspirations.c.gift_id, inspirations.c.inspired_by).select_from(joined).where(told)
    links: dict[int, list[int]] = {}
    for row in await tx.execute(query):
        links.setdefault(row[0], []).append(row[1])
    return links
