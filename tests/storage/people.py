"""Members and gifts to remember, for the tests of storage."""

from datetime import UTC, datetime

from community.gift import Gift, GiftId, GiftKind
from community.member import Account, Member, MemberId
from community.thanks import Thanks, ThanksId
from storage import gifts, members, thanks
from storage.database import Database, Tx

NOON = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)


async def member(tx: Tx, name: str, platform: str = "slack", seen_at: datetime | None = NOON) -> MemberId:
    """Somebody with one account, whose id is their name."""
    account = Account(platform, name, MemberId(0), name, seen_at=seen_at)
    return await members.meet(tx, account, Member(MemberId(0), f"{platform}:{name}", name))


async def several(database: Database, count: int) -> list[MemberId]:
    """So many members, m0 and so on."""
    async with database.writing() as tx:
        return [await member(tx, f"m{number}") for number in range(count)]


async def gift(
    tx: Tx,
    key: str,
    giver: MemberId,
    *receivers: MemberId,
    at: datetime = NOON,
    born_of_thanks: bool = False,
    host: bool | None = None,
) -> GiftId:
    """A gift; without receivers it is to everybody."""
    told = Gift(
        GiftId(0),
        key,
        giver,
        GiftKind.ADVICE,
        at,
        receivers,
        everybody=not receivers,
        words=f"words of {key}",
        born_of_thanks=born_of_thanks,
        host=host,
    )
    return (await gifts.record(tx, told))[0]


async def word(tx: Tx, key: str, thanker: MemberId, thanked: MemberId, gift_id: GiftId) -> ThanksId:
    """A thanks for a gift."""
    said = Thanks(ThanksId(0), key, thanker, thanked, gift_id, NOON, "thank you")
    return (await thanks.record(tx, said))[0]
