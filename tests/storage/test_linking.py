"""Two accounts become one member, and part again with all that was theirs."""

import asyncio
from datetime import timedelta

from community.gift import Gift, GiftId, GiftKind
from community.member import AccountId, MemberId, MemberKind
from community.notice import NoticeState
from community.thanks import Thanks, ThanksId
from storage import bulk, claims, gifts, linking, members, outbox, thanks, topics
from storage.database import Database, Tx
from storage.tables import (
    accounts,
    avoided,
)
from tests.storage import filled
from tests.storage.people import NOON, gift, pair, word

LATER = NOON + timedelta(days=1)


async def given_by(tx: Tx, key: str, giver: MemberId, receiver: MemberId, account: AccountId) -> GiftId:
    told = Gift(GiftId(0), key, giver, GiftKind.ADVICE, LATER, (receiver,), by_account=account)
    return (await gifts.record(tx, told))[0]


async def receivers(tx: Tx, gift_id: GiftId) -> tuple[MemberId, ...]:
    found = await gifts.get(tx, gift_id)
    assert found is not None
    return found.receivers


async def test_what_the_younger_gave_and_received_is_the_olders(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        gave, got = await gift(tx, "gave", two.ken, two.yui), await gift(tx, "got", two.yui, two.ken)
        await word(tx, "w", two.ken, two.yui, got)

        moved = await linking.link(tx, two.on_slack, two.on_discord, NOON)

        first = await gifts.get(tx, gave)
        assert moved == two.on_discord
        assert first is not None
        assert (first.giver, await receivers(tx, got)) == (two.hana, (two.hana,))
        assert await thanks.counts(tx, two.hana) == (1, 0)
        found = await members.of_account(tx, "discord", "ken")
        younger = (await members.get(tx, [two.ken]))[two.ken]
    assert found is not None
    assert found[0].id == two.hana
    assert (younger.merged_into, younger.left_community) == (two.hana, NOON)


async def test_one_gift_to_both_is_received_once(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        both = await gift(tx, "to both", two.yui, two.hana, two.ken)

        await linking.link(tx, two.on_discord, two.on_slack, NOON)

        assert await receivers(tx, both) == (two.hana,)


async def test_nobody_receives_from_or_avoids_themselves(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        there, back = (
            await gift(tx, "there", two.hana, two.ken),
            await gift(tx, "back", two.ken, two.hana, two.yui),
        )
        rows = [{"member_id": a, "other_id": b} for a, b in ((two.hana, two.ken), (two.ken, two.hana))]
        await tx.execute(avoided.insert(), rows)

        await linking.link(tx, two.on_slack, two.on_discord, NOON)

        assert (await receivers(tx, there), await receivers(tx, back)) == ((), (two.yui,))
        assert (await tx.execute(avoided.select())).all() == []


async def test_the_olders_own_word_wins_and_what_it_lacks_is_filled(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        await members.update(tx, two.hana, language="en", organises=True)
        younger = {"language": "ja", "time_zone": "Asia/Tokyo", "confirmed": True, "kind": MemberKind.STAFF}
        await members.update(tx, two.ken, **younger)
        await topics.replace(tx, {two.hana: ["python"], two.ken: ["python", "go"]})

        await linking.link(tx, two.on_slack, two.on_discord, NOON)

        one = (await members.get(tx, [two.hana]))[two.hana]
        shared = await topics.of(tx, [two.hana])
    assert (one.language, one.time_zone, one.kind) == ("en", "Asia/Tokyo", MemberKind.STAFF)
    assert (one.confirmed, one.organises) == (True, True)
    assert shared == {two.hana: {"python", "go"}}


async def test_who_is_one_already_stays_so(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        await linking.link(tx, two.on_slack, two.on_discord, NOON)
        before = await filled.everything(tx)

        assert await linking.link(tx, two.on_discord, two.on_slack, LATER) is None
        assert await filled.everything(tx) == before


async def test_two_who_link_at_once_are_linked_once(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)

    async def link(one: AccountId, other: AccountId) -> AccountId | None:
        async with database.writing() as tx:
            return await linking.link(tx, one, other, NOON)

    moved = await asyncio.gather(link(two.on_slack, two.on_discord), link(two.on_discord, two.on_slack))

    assert sorted(moved, key=str) == [two.on_discord, None]


async def test_a_code_holds_ten_minutes_once_and_one_at_a_time(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        until = NOON + timedelta(minutes=10)
        await linking.offer(tx, two.on_slack, "first", until)
        await linking.offer(tx, two.on_slack, "second", until)
        await linking.offer(tx, two.on_discord, "theirs", until)

        answers = [
            await linking.redeem(tx, "first", NOON),
            await linking.redeem(tx, "second", NOON),
            await linking.redeem(tx, "second", NOON),
            await linking.redeem(tx, "guessed", NOON),
            await linking.redeem(tx, "theirs", until),
        ]

    assert answers == [None, two.on_slack, None, None, None]


async def test_codes_that_are_over_are_dropped(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        await linking.offer(tx, two.on_slack, "old", NOON)
        await linking.offer(tx, two.on_discord, "new", LATER)

        await linking.forget_before(tx, NOON)

        assert [row["code_hash"] for row in (await filled.everything(tx))["link_codes"]] == ["new"]


async def test_what_came_by_an_account_since_goes_with_it(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        await linking.link(tx, two.on_slack, two.on_discord, NOON)
        by_discord = await given_by(tx, "d", two.hana, two.yui, two.on_discord)
        by_slack = await given_by(tx, "s", two.hana, two.yui, two.on_slack)
        for_it = await word(tx, "w", two.yui, two.hana, by_discord)
        born = Gift(GiftId(0), "b", two.yui, GiftKind.OTHER, LATER, (two.hana,), born_of_thanks=True)
        born_id, _ = await gifts.record(tx, born)
        said = Thanks(ThanksId(0), "t", two.hana, two.yui, born_id, LATER, by_account=two.on_discord)
        said_id, _ = await thanks.record(tx, said)

        parted = await linking.unlink(tx, two.on_discord, LATER)

        given = [await gifts.get(tx, one) for one in (by_discord, by_slack)]
        heard, thanked = await thanks.get(tx, for_it), await thanks.get(tx, said_id)
        assert parted == two.ken
        assert [one.giver for one in given if one] == [two.ken, two.hana]
        assert heard is not None
        assert thanked is not None
        assert (heard.thanked, thanked.thanker) == (two.ken, two.ken)
        assert await receivers(tx, born_id) == (two.ken,)


async def test_an_account_that_a_file_gave_becomes_a_new_member_each_time(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        theirs = accounts.update().where(accounts.c.id == two.on_discord).values(member_id=two.yui)
        await tx.execute(theirs)
        mine = await given_by(tx, "d", two.yui, two.hana, two.on_discord)

        first = await linking.unlink(tx, two.on_discord, LATER)
        given = await gifts.get(tx, mine)
        await tx.execute(theirs)
        second = await linking.unlink(tx, two.on_discord, LATER)

        known = await members.get(tx, [first, second])
    assert given is not None
    assert given.giver == first
    assert [(known[one].name, known[one].left_community) for one in (first, second)] == [("ken", None)] * 2
    assert len({two.hana, two.ken, two.yui, first, second}) == 5


async def test_what_was_changed_since_is_not_undone(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        await members.update(tx, two.ken, language="ja", time_zone="Asia/Tokyo")
        gone = await gift(tx, "gone", two.hana, two.ken)
        await linking.link(tx, two.on_slack, two.on_discord, NOON)
        await members.update(tx, two.hana, language="en")
        await gifts.remove(tx, gone)

        await linking.unlink(tx, two.on_discord, LATER)

        one = (await members.get(tx, [two.hana]))[two.hana]
    assert (one.language, one.time_zone) == ("en", None)


async def test_of_three_accounts_each_parts_with_its_own(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        third = (await members.accounts_of(tx, [two.yui]))[two.yui][0].id
        before = await filled.everything(tx)
        await linking.link(tx, two.on_discord, third, NOON)
        await linking.link(tx, third, two.on_slack, NOON)
        linked = await linking.linked(tx, two.hana)

        for account in linked:
            await linking.unlink(tx, account, LATER)

        assert set(linked) == {two.on_discord, third}
        assert await filled.everything(tx) == before


async def test_a_kept_notice_of_the_younger_is_the_olders(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        await outbox.put(tx, "gift-received", two.ken, "1", NOON)
        await outbox.keep_all_for(tx, two.ken, NOON)

        await linking.link(tx, two.on_slack, two.on_discord, NOON)

        kept = await outbox.kept_for(tx, two.hana)
    assert [(one.subject, one.state) for one in kept] == [("1", NoticeState.KEPT)]


async def test_a_notice_for_an_account_that_is_parted_since_does_not_wait_for_ever(
    database: Database,
) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        await linking.link(tx, two.on_slack, two.on_discord, NOON)
        await outbox.put(tx, "linked", two.hana, "1", NOON, via="discord")
        waits = await claims.next_due(tx, ["slack"])
        await linking.unlink(tx, two.on_discord, NOON)

        claimed = await claims.claim(tx, NOON, 10, ["slack"])

    assert waits is None
    assert [notice.kind for notice in claimed] == ["linked"]


async def test_the_key_of_who_was_merged_leads_to_who_they_became(database: Database) -> None:
    async with database.writing() as tx:
        two = await pair(tx)
        await linking.link(tx, two.on_slack, two.on_discord, NOON)

        found = await bulk.members_by_key(tx, ["slack:hana", "discord:ken", "slack:yui"])

    assert [found[key].id for key in ("slack:hana", "discord:ken", "slack:yui")] == [
        two.hana,
        two.hana,
        two.yui,
    ]
