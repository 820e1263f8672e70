"""Everything told, in an order that can be read back."""

from datetime import UTC, datetime

from community.gift import Gift, GiftId, GiftKind, Inspiration
from community.member import Account, Member, MemberId
from storage import bulk, listing
from storage.database import Database, Tx

NOW = datetime(2026, 6, 1, tzinfo=UTC)


async def record(tx: Tx, links: dict[int, list[int]], count: int) -> None:
    """So many gifts, moved by each other as the links say."""
    ids = await bulk.add_members(tx, [Member(MemberId(0), "a", "A"), Member(MemberId(0), "b", "B")])
    told = [
        Gift(
            GiftId(n),
            f"g{n}",
            ids["a"],
            GiftKind.OTHER,
            NOW,
            (ids["b"],),
            inspiration=Inspiration.TOLD if n in links else Inspiration.UNKNOWN,
        )
        for n in range(1, count + 1)
    ]
    await bulk.add_gifts(tx, told, {GiftId(n): [GiftId(e) for e in links[n]] for n in links})


async def keys(tx: Tx) -> list[str]:
    return [gift.key async for gift in listing.all_gifts(tx)]


async def test_gifts_come_in_the_order_in_which_they_were_recorded(database: Database) -> None:
    async with database.writing() as tx:
        await record(tx, {2: [1], 3: [1, 2]}, 3)

        assert await keys(tx) == ["g1", "g2", "g3"]


async def test_a_gift_recorded_before_what_moved_it_comes_after_that(database: Database) -> None:
    async with database.writing() as tx:
        await record(tx, {1: [4], 2: [1], 4: [3]}, 5)

        assert await keys(tx) == ["g3", "g4", "g5", "g1", "g2"]


async def test_a_circle_still_goes_out(database: Database) -> None:
    async with database.writing() as tx:
        await record(tx, {1: [2], 2: [1]}, 3)

        assert await keys(tx) == ["g3", "g1", "g2"]


async def test_bots_and_those_who_left_are_not_listed_as_members(database: Database) -> None:
    async with database.writing() as tx:
        people = [
            Member(MemberId(0), "here", "Here"),
            Member(MemberId(0), "left", "Left", left_community=NOW),
            Member(MemberId(0), "bot", "Bot", is_bot=True),
        ]
        ids = await bulk.add_members(tx, people)
        await bulk.add_accounts(tx, [Account("slack", "U1", ids["here"], "Here")])

        listed = [one async for one in listing.all_members(tx)]

    assert [one.member.key for one in listed] == ["here"]
    assert [account.external_id for account in listed[0].accounts] == ["U1"]
