"""The community's homes: at most one a platform, fixed by a setting or by first use."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.database import Tx, insert_new
from storage.tables import homes


@dataclass(frozen=True, slots=True)
class Home:
    """A Slack workspace or a Discord server. `channel` is where announcements go.

    `removed_at` says since when the bot has no way in any more (it was removed, or its token revoked), and
    `removed_why` by the platform's own word; an outage is neither.
    """

    platform: str
    id: str
    name: str
    channel: str | None
    removed_at: datetime | None
    removed_why: str


async def every(tx: Tx) -> tuple[Home, ...]:
    """All homes."""
    rows = await tx.execute(select(homes).order_by(homes.c.platform))
    return tuple(
        Home(r.platform, r.external_id, r.name, r.channel, r.removed_at, r.removed_why) for r in rows
    )


async def announcing(tx: Tx) -> tuple[Home, ...]:
    """The homes where announcements have a channel, and the bot a way in."""
    return tuple(home for home in await every(tx) if home.channel and home.removed_at is None)


async def announce_in(tx: Tx, platform: str, channel: str | None) -> None:
    """Announcements go to this channel from now on."""
    await tx.execute(homes.update().where(homes.c.platform == platform).values(channel=channel))


async def remove(tx: Tx, platform: str, at: datetime, why: str) -> bool:
    """The bot has no way in any more; says whether that is new."""
    lost = (homes.c.platform == platform, homes.c.removed_at.is_(None))
    values = {"removed_at": at, "removed_why": why[:40]}
    changed = homes.update().where(*lost).values(**values).returning(homes.c.platform)
    return (await tx.execute(changed)).first() is not None


async def come_back(tx: Tx, platform: str) -> None:
    """The bot is in its home again."""
    there = (homes.c.platform == platform, homes.c.removed_at.is_not(None))
    await tx.execute(homes.update().where(*there).values(removed_at=None, removed_why=""))


async def removed(tx: Tx) -> frozenset[str]:
    """The platforms whose home the bot has no way into."""
    rows = await tx.execute(select(homes.c.platform).where(homes.c.removed_at.is_not(None)))
    return frozenset(rows.scalars())


async def all_of(tx: Tx) -> dict[str, str]:
    """The id of the home on each platform."""
    rows = await tx.execute(select(homes.c.platform, homes.c.external_id))
    return {row[0]: row[1] for row in rows}


async def move_to(tx: Tx, platform: str, external_id: str) -> None:
    """A setting names another home on this platform than there was, which is over with its channel."""
    other = (homes.c.platform == platform, homes.c.external_id != external_id)
    values = {"external_id": external_id, "name": "", "channel": None, "removed_at": None}
    await tx.execute(homes.update().where(*other).values(**values))


async def settle_in(tx: Tx, platform: str, external_id: str, name: str = "") -> str:
    """Make this the home on its platform unless there is one; returns the home's id."""
    row = {"platform": platform, "external_id": external_id, "name": name}
    await tx.execute(insert_new(tx, homes), row)
    query = select(homes.c.external_id).where(homes.c.platform == platform)
    return (await tx.execute(query)).scalar_one()
