"""The community's giving read in bulk: figures over all gifts, without a noun for each."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select, true

from community.chain import ChainFigures, host_share, longest_chain
from storage import members as members_
from storage.database import Tx
from storage.tables import gifts, inspirations, receipts


async def figures(tx: Tx, until: datetime | None = None) -> ChainFigures:
    """The chain's figures over the gifts before `until`, or over all."""
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
        longest_chain=longest_chain(count, await _told_links(tx, told)),
    )


async def in_the_last(tx: Tx, since: datetime, until: datetime) -> tuple[int, int]:
    """Gifts and givers after one moment, up to and with another."""
    stretch = (gifts.c.at > since, gifts.c.at <= until)
    query = select(func.count(), func.count(func.distinct(gifts.c.giver_id))).where(*stretch)
    count, givers = (await tx.execute(query)).one()
    return count, givers


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
