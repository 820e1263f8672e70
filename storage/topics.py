"""Topics: the short free words that members share."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from community.member import MemberId
from storage.database import Tx
from storage.tables import topics


async def of(tx: Tx, ids: Sequence[MemberId]) -> dict[MemberId, frozenset[str]]:
    """The topics of these members; who has none is left out."""
    found: dict[MemberId, frozenset[str]] = {}
    query = select(topics.c.member_id, topics.c.topic).where(topics.c.member_id.in_(ids))
    for row in await tx.execute(query):
        member = MemberId(row.member_id)
        found[member] = found.get(member, frozenset()) | {row.topic}
    return found


async def replace(tx: Tx, wanted: Mapping[MemberId, Sequence[str]]) -> None:
    """Give each of these members exactly these topics."""
    if not wanted:
        return
    await tx.execute(topics.delete().where(topics.c.member_id.in_(list(wanted))))
    rows = [{"member_id": member, "topic": topic} for member, several in wanted.items() for topic in several]
    if rows:
        await tx.execute(topics.insert(), rows)
