"""The outbox: a notice put in once, claimed by one delivery, settled once."""

import asyncio
from datetime import timedelta

import pytest

from community.member import MemberId
from community.notice import CLAIM, Notice, NoticeState
from storage import claims, deliveries, members, outbox
from storage.database import Database, Tx
from tests.storage.people import NOON, member, several

SLACK = ["slack"]


async def put(tx: Tx, whom: MemberId, *subjects: str) -> None:
    """Notices that are due at noon."""
    for subject in subjects:
        await outbox.put(tx, "thanks-received", whom, subject, NOON)


async def test_a_notice_put_in_twice_waits_once(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        await put(tx, hana, "1", "1")

        claimed = await claims.claim(tx, NOON, 10, SLACK)

    assert [(one.kind, one.member, one.subject, one.attempts) for one in claimed] == [
        ("thanks-received", hana, "1", 1)
    ]


async def test_a_notice_goes_with_the_transaction_that_put_it_in(database: Database) -> None:
    (hana,) = await several(database, 1)

    async def fail() -> None:
        async with database.writing() as tx:
            await put(tx, hana, "1")
            raise LookupError

    with pytest.raises(LookupError):
        await fail()

    async with database.writing() as tx:
        assert await claims.claim(tx, NOON, 10, SLACK) == ()


async def test_two_deliveries_never_get_one_notice(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        await put(tx, hana, *map(str, range(60)))

    async def claim_all() -> list[Notice]:
        mine: list[Notice] = []
        while True:
            async with database.writing() as tx:
                batch = await claims.claim(tx, NOON, 4, SLACK)
            if not batch:
                return mine
            mine += batch

    both = await asyncio.gather(claim_all(), claim_all(), claim_all())

    subjects = [one.subject for mine in both for one in mine]
    assert sorted(subjects, key=int) == [str(number) for number in range(60)]


async def test_deliveries_of_two_processes_never_get_one_notice(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        await put(tx, hana, *map(str, range(20)))
    other = Database(database.url.render_as_string(hide_password=False))

    async def claim(opened: Database) -> list[str]:
        async with opened.writing() as tx:
            return [one.subject for one in await claims.claim(tx, NOON, 10, SLACK)]

    both = await asyncio.gather(*(claim(opened) for opened in (database, other)))

    await other.close()
    assert len({*both[0], *both[1]}) == len(both[0]) + len(both[1])


async def test_a_claim_that_lapsed_comes_up_again_as_another_attempt(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        await put(tx, hana, "1")
        await claims.claim(tx, NOON, 10, SLACK)
        early = await claims.claim(tx, NOON + CLAIM - timedelta(seconds=1), 10, SLACK)

        later = await claims.claim(tx, NOON + CLAIM, 10, SLACK)

    assert early == ()
    assert [(one.attempts, one.state) for one in later] == [(2, NoticeState.WAITING)]


async def test_what_was_being_sent_comes_up_again_as_that_with_its_account(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        await put(tx, hana, "1")
        (notice,) = await claims.claim(tx, NOON, 10, SLACK)
        account = (await members.accounts_of(tx, [hana]))[hana][0]
        await claims.begin(tx, notice, account, NOON + timedelta(seconds=1))

        (again,) = await claims.claim(tx, NOON + timedelta(seconds=1) + CLAIM, 10, SLACK)

        to = await claims.handed_to(tx, again)
    assert (again.state, again.due_at) == (NoticeState.SENDING, NOON + timedelta(seconds=1))
    assert to == ("slack", "m0")


async def test_readers_whom_no_platform_here_reaches_are_left_to_others(database: Database) -> None:
    async with database.writing() as tx:
        ken = await member(tx, "22", "discord")
        await put(tx, ken, "1")

        here, there = [await claims.claim(tx, NOON, 10, platforms) for platforms in (SLACK, ["discord"])]

    assert (len(here), len(there)) == (0, 1)


async def test_the_oldest_due_comes_first_and_what_is_not_due_does_not_come(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        for subject, hours in (("b", -1), ("a", -2), ("c", 1)):
            await outbox.put(tx, "thanks-received", hana, subject, NOON + timedelta(hours=hours))

        claimed = await claims.claim(tx, NOON, 10, SLACK)

    assert [one.subject for one in claimed] == ["a", "b"]


async def test_the_next_due_is_when_something_can_be_claimed(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        nothing = await claims.next_due(tx)
        await put(tx, hana, "1")
        waiting = await claims.next_due(tx, SLACK)
        elsewhere = await claims.next_due(tx, ["discord"])
        await claims.claim(tx, NOON, 10, SLACK)

        claimed = await claims.next_due(tx, SLACK)

    assert (nothing, waiting, elsewhere, claimed) == (None, NOON, None, NOON + CLAIM)


async def test_what_is_settled_is_over(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        await put(tx, hana, "1")
        (notice,) = await claims.claim(tx, NOON, 10, SLACK)
        await outbox.settle(tx, notice.id, NoticeState.TOLD, NOON, place=("D1", "m1"), attempt=1)

        await outbox.settle(tx, notice.id, NoticeState.ASIDE, NOON, reason="late", attempt=1)

        assert await deliveries.counts(tx) == {"told": 1}
        assert await claims.next_due(tx) is None


async def test_a_claim_that_was_taken_over_begins_and_changes_nothing(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        await put(tx, hana, "1")
        (stale,) = await claims.claim(tx, NOON, 10, SLACK)
        (taken,) = await claims.claim(tx, NOON + CLAIM, 10, SLACK)
        account = (await members.accounts_of(tx, [hana]))[hana][0]

        begun = [await claims.begin(tx, notice, account, NOON + CLAIM) for notice in (stale, taken)]

        await claims.tell_later(tx, stale, NOON, "late")
        await outbox.settle(tx, stale.id, NoticeState.ASIDE, NOON, reason="late", attempt=stale.attempts)
        assert await deliveries.counts(tx) == {"sending": 1}
    assert begun == [False, True]


async def test_what_is_told_later_or_given_back_waits_until_then(database: Database) -> None:
    (hana,) = await several(database, 1)
    later = NOON + timedelta(minutes=1)
    async with database.writing() as tx:
        await put(tx, hana, "1", "2")
        one, two = await claims.claim(tx, NOON, 10, SLACK)
        await claims.tell_later(tx, one, later, "429")
        await claims.give_back(tx, two, later)
        early = await claims.claim(tx, NOON, 10, SLACK)

        again = await claims.claim(tx, later, 10, SLACK)

    assert early == ()
    assert [(notice.subject, notice.attempts) for notice in again] == [("1", 2), ("2", 1)]


async def test_what_is_not_so_any_more_is_withdrawn_unless_it_was_told(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        await put(tx, hana, "1")
        await put(tx, ken, "1", "2")
        (first, *_) = await claims.claim(tx, NOON, 1, SLACK)
        await outbox.settle(tx, first.id, NoticeState.TOLD, NOON)

        await outbox.withdraw(tx, "thanks-received", "1")

        assert await deliveries.counts(tx) == {"told": 1, "waiting": 1}


async def test_what_waited_for_something_is_due_once_it_happened(database: Database) -> None:
    hana, ken = await several(database, 2)
    later = NOON + timedelta(hours=2)
    async with database.writing() as tx:
        for whom in (hana, ken):
            await outbox.put(tx, "chain-measured", whom, "1", later)
        await outbox.put(tx, "another-kind", hana, "1", later)
        before = await claims.claim(tx, NOON, 10, SLACK)

        await outbox.hasten(tx, "chain-measured", NOON)
        claimed = await claims.claim(tx, NOON, 10, SLACK)

    assert before == ()
    assert [(one.kind, one.member) for one in claimed] == [("chain-measured", hana), ("chain-measured", ken)]


async def test_a_closed_door_keeps_what_is_due_to_that_member_only(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        await put(tx, hana, "1", "2")
        await put(tx, ken, "1")
        await outbox.put(tx, "thanks-received", hana, "3", NOON + timedelta(days=1))

        await outbox.keep_all_for(tx, hana, NOON)

        assert [one.subject for one in await outbox.kept_for(tx, hana)] == ["1", "2"]
        assert await outbox.kept_for(tx, ken) == ()
        assert await deliveries.counts(tx) == {"kept": 2, "waiting": 2}


async def test_two_commands_at_once_do_not_both_show_what_was_kept(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        await put(tx, hana, "1")
        await outbox.keep_all_for(tx, hana, NOON)

    async def show() -> int:
        async with database.writing() as tx:
            kept = await outbox.kept_for(tx, hana)
            for notice in kept:
                await outbox.settle(tx, notice.id, NoticeState.TOLD, NOON, reason="shown")
            return len(kept)

    shown = await asyncio.gather(*(show() for _ in range(5)))

    assert sorted(shown) == [0, 0, 0, 0, 1]


async def test_why_notices_were_put_aside_is_told_the_most_frequent_first(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        await put(tx, hana, "1", "2", "3")
        for notice, reason in zip(
            await claims.claim(tx, NOON, 10, SLACK), ("left", "unclear", "unclear"), strict=True
        ):
            await outbox.settle(tx, notice.id, NoticeState.ASIDE, NOON, reason=reason)

        assert list(await deliveries.reasons_aside(tx)) == [("unclear", 2), ("left", 1)]


async def test_what_was_told_long_ago_is_forgotten_and_what_waits_is_not(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        await put(tx, hana, "1", "2", "3")
        old, new, _ = await claims.claim(tx, NOON, 10, SLACK)
        await outbox.settle(tx, old.id, NoticeState.TOLD, NOON - timedelta(seconds=1))
        await outbox.settle(tx, new.id, NoticeState.TOLD, NOON)

        await deliveries.forget_before(tx, NOON)

        assert await deliveries.counts(tx) == {"told": 1, "waiting": 1}


async def test_very_many_messages_are_redrawn_once_each_and_after_what_is_told_anew(
    database: Database,
) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        for number in range(150):
            await outbox.put(tx, "opening", hana, f"1.{number}", NOON)
        await outbox.put(tx, "opening", ken, "1.0", NOON)
        for notice in await claims.claim(tx, NOON, 200, SLACK):
            (account,) = (await members.accounts_of(tx, [notice.member or hana]))[notice.member or hana]
            await claims.begin(tx, notice, account, NOON)
            await outbox.settle(tx, notice.id, NoticeState.TOLD, NOON, place=("D1", f"m{notice.id}"))

        await outbox.changed(tx, "opening", "1", NOON)
        await outbox.changed(tx, "opening", "1", NOON, [ken])
        await put(tx, ken, "new")

        claimed = await claims.claim(tx, NOON, 200, SLACK)
    assert [one.kind for one in claimed] == ["thanks-received", *[outbox.REDRAW] * 151]
