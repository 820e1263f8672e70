"""What organisers settled: one row for the community, and what is known of its channels."""

import secrets
from collections.abc import Sequence

from sqlalchemy import Row, select

from community.settled import Channel, Settled, Welcomes
from storage.database import Tx, insert_new
from storage.tables import channels, community

_ONLY = 1


async def read(tx: Tx) -> Settled:
    """The settings as they stand."""
    row = (await tx.execute(select(community))).one_or_none()
    return _settled(row) if row is not None else Settled()


async def save(tx: Tx, wanted: Settled) -> bool:
    """Keep these settings, made from those of `wanted.version`; no when somebody changed them meanwhile."""
    await lay(tx)
    values = {
        "name": wanted.name,
        "company": wanted.company,
        "language": wanted.language,
        "thanks_emoji": ",".join(wanted.thanks_emoji) if wanted.thanks_emoji is not None else None,
        "welcomes": wanted.welcomes,
        "welcomes_since": wanted.welcomes_since,
        "organisers_named": wanted.organisers_named,
        "version": wanted.version + 1,
    }
    ours = community.update().where(community.c.version == wanted.version).values(**values)
    return (await tx.execute(ours.returning(community.c.id))).first() is not None


async def lay(tx: Tx) -> None:
    """There is a row for the community."""
    row = {"id": _ONLY, "name": "", "company": "", "welcomes": Welcomes.NOBODY}
    await tx.execute(insert_new(tx, community), {**row, "organisers_named": False, "version": 0})


async def secret(tx: Tx, first: str | None = None) -> str:
    """The community's own secret, by which what is forgotten is hashed; made, or `first`, at first need."""
    await lay(tx)
    fresh = first or secrets.token_hex(32)
    await tx.execute(community.update().where(community.c.secret.is_(None)).values(secret=fresh))
    return (await tx.execute(select(community.c.secret))).scalar_one() or fresh


async def channels_of(tx: Tx, platform: str | None = None) -> tuple[Channel, ...]:
    """The channels that are known, by name."""
    query = select(channels).order_by(channels.c.platform, channels.c.name)
    if platform is not None:
        query = query.where(channels.c.platform == platform)
    return tuple(
        Channel(row.platform, row.external_id, row.name, row.heard, row.writable)
        for row in await tx.execute(query)
    )


async def note_channels(tx: Tx, platform: str, found: Sequence[Channel]) -> None:
    """The channels of a home are exactly these now."""
    await tx.execute(channels.delete().where(channels.c.platform == platform))
    rows = [
        {
            "platform": platform,
            "external_id": channel.id,
            "name": channel.name,
            "heard": channel.heard,
            "writable": channel.writable,
        }
        for channel in found
    ]
    if rows:
        await tx.execute(channels.insert(), rows)


def _settled(row: Row[*tuple[object, ...]]) -> Settled:
    known = row._mapping
    emoji = known["thanks_emoji"]
    return Settled(
        name=known["name"],
        company=known["company"],
        language=known["language"],
        thanks_emoji=tuple(e for e in emoji.split(",") if e) if emoji is not None else None,
        welcomes=Welcomes(known["welcomes"]),
        welcomes_since=known["welcomes_since"],
        organisers_named=known["organisers_named"],
        version=known["version"],
    )
