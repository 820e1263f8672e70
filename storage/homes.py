"""The community's homes: at most one a platform, fixed by a setting or by first use."""

from sqlalchemy import select

from storage.database import Tx, insert_new
from storage.tables import homes


async def all_of(tx: Tx) -> dict[str, str]:
    """The id of the home on each platform."""
    rows = await tx.execute(select(homes.c.platform, homes.c.external_id))
    return {row[0]: row[1] for row in rows}


async def settle_in(tx: Tx, platform: str, external_id: str, name: str = "") -> str:
    """Make this the home on its platform unless there is one; returns the home's id."""
    row = {"platform": platform, "external_id": external_id, "name": name}
    await tx.execute(insert_new(tx, homes), row)
    query = select(homes.c.external_id).where(homes.c.platform == platform)
    return (await tx.execute(query)).scalar_one()
