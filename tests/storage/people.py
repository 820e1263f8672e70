"""Members and gifts to remember, for the tests of storage."""

from dataclasses import dataclass
from datetime import UTC, datetime

from community.gift import Gift, GiftId, GiftKind
from community.member import Account, AccountId, Member, MemberId
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
    words: str | None = None,
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
        words=f"words of {key}" if words is None else words,
        born_of_thanks=born_of_thanks,
        host=host,
    )
    return (await gifts.record(tx, told))[0]


async def word(
    tx: Tx,
    key: str,
    thanker: MemberId,
    thanked: MemberId,
    gift_id: GiftId,
    *,
    words: str = "thank you",
    at: datetime = NOON,
) -> ThanksId:
    """A thanks for a gift."""
    said = Thanks(ThanksId(0), key, thanker, thanked, gift_id, at, words)
    return (await thanks.record(tx, said))[0]


@dataclass(frozen=True, slots=True)
class Pair:
    """A member of Slack and a younger one of Discord, not linked yet, and somebody else."""

    hana: MemberId
    ken: MemberId
    yui: MemberId
    on_slack: AccountId
    on_discord: AccountId


async def pair(tx: Tx) -> Pair:
    """Hana on Slack, Ken on Discord, and Yui."""
    hana, ken = await member(tx, "hana"), await member(tx, "ken", "discord")
    yui = await member(tx, "yui")
    there = await members.accounts_of(tx, [hana, ken])
    return Pair(hana, ken, yui, there[hana][0].id, there[ken][0].id)
