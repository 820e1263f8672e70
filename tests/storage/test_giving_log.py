"""The log of giving as it is read from what is remembered."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from community.gift import GiftId, Inspiration
from community.member import MemberId, MemberKind
from community.reproduction.cleaning import LeftOut
from community.reproduction.log import NOBODY, Answer, GivingLog
from community.reproduction.newcomers import newcomers
from storage import forgetting, gifts, giving_log, linking, members, tables
from storage.database import Database, Tx
from storage.giving_log import Ids
from tests.storage.people import NOON, gift, member, pair, several

TOKYO = ZoneInfo("Asia/Tokyo")
UNTIL = (NOON + timedelta(days=30)).astimezone(TOKYO)
DAY = timedelta(days=1)


async def read(database: Database, until: datetime = UNTIL) -> tuple[GivingLog, Ids, LeftOut]:
    async with database.reading() as tx:
        return await giving_log.read(tx, until)


async def set_gift(tx: Tx, gift_id: GiftId, **values: object) -> None:
    await tx.execute(tables.gifts.update().where(tables.gifts.c.id == gift_id).values(**values))


async def test_a_community_without_anything_has_an_empty_log(database: Database) -> None:
    log, ids, left_out = await read(database)

    assert (log.gifts, log.members, ids.first, left_out) == (0, 0, None, LeftOut())
    assert log.until == pytest.approx(giving_days(UNTIL, ids))


async def test_gifts_and_receipts_are_there_as_they_were_told(database: Database) -> None:
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        later = await gift(tx, "b", ken, hana, yui, at=NOON + DAY, host=False)
        first = await gift(tx, "a", hana, ken, at=NOON, host=True)
        everybody = await gift(tx, "c", yui, at=NOON + 2 * DAY)
        await set_gift(tx, everybody, audience=40, prompt_id=7)

    log, ids, left_out = await read(database)

    assert ids.gift.tolist() == [first, later, everybody]
    assert ids.member.tolist() == [hana, ken, yui]
    assert log.giver.tolist() == [0, 1, 2]
    assert log.host.tolist() == [True, False, False]
    assert log.prompted.tolist() == [False, False, True]
    assert log.audience.tolist() == [0, 0, 40]
    assert (log.receipt_gift.tolist(), log.receipt_member.tolist()) == ([0, 1, 1], [1, 0, 2])
    assert left_out == LeftOut()


async def test_days_are_counted_from_a_monday_at_midnight_where_it_is_asked(database: Database) -> None:
    hana, ken = await several(database, 2)
    at = datetime(2026, 6, 3, 15, 30, 0, 250_000, tzinfo=UTC)  # Thursday, half past midnight in Tokyo
    async with database.writing() as tx:
        await gift(tx, "a", hana, ken, at=at)

    log, ids, _ = await read(database)

    assert ids.began == datetime(2026, 6, 1, tzinfo=TOKYO)
    assert ids.first == date(2026, 6, 4)
    assert log.at[0] == pytest.approx(3 + 1800.25 / 86_400, abs=2e-8)
    assert ids.day_of(date(2026, 6, 4)) == 3.0
    assert log.until == pytest.approx(giving_days(UNTIL, ids))


async def test_what_the_giver_said_of_it_is_an_answer(database: Database) -> None:
    hana, ken = await several(database, 2)
    said = (Inspiration.UNKNOWN, Inspiration.OWN, Inspiration.UNSAID, Inspiration.TOLD)
    async with database.writing() as tx:
        known = [await gift(tx, f"{n}", hana, ken, at=NOON + n * DAY) for n in range(4)]
        for number, one in zip(known, said, strict=True):
            await set_gift(tx, number, inspiration=one)
        links = [{"gift_id": known[3], "inspired_by": earlier} for earlier in known[:2]]
        await tx.execute(tables.inspirations.insert(), links)

    log, _, _ = await read(database)

    assert log.answer.tolist() == [Answer.BLANK, Answer.OWN, Answer.BLANK, Answer.TOLD]
    assert (log.told_gift.tolist(), log.told_parent.tolist()) == ([3, 3], [0, 1])


async def test_who_left_stays_a_number_and_who_is_forgotten_is_nobody(database: Database) -> None:
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        given = [await gift(tx, "a", hana, yui), await gift(tx, "b", ken, yui), await gift(tx, "c", yui, ken)]
        await members.leave(tx, "slack", "m0", NOON + DAY)
        await forgetting.forget(tx, ken, NOON + DAY)

    log, ids, left_out = await read(database)

    assert ids.gift.tolist() == given
    assert ids.member.tolist() == [hana, yui]
    assert log.giver.tolist() == [0, NOBODY, 1]
    assert (log.receipt_gift.tolist(), log.receipt_member.tolist()) == ([0, 1], [1, 1])
    assert left_out == LeftOut()


async def test_two_linked_accounts_are_one_member_who_gives_nothing_to_themselves(database: Database) -> None:
    async with database.writing() as tx:
        they = await pair(tx)
        for key, giver in (("a", they.hana), ("b", they.ken)):
            await gift(tx, key, giver, they.yui)
        await gift(tx, "c", they.hana, they.ken)
        await linking.link(tx, they.on_slack, they.on_discord, NOON)

    log, ids, left_out = await read(database)

    assert sorted(ids.member.tolist()) == sorted([they.hana, they.yui])
    assert set(ids.member[log.giver].tolist()) == {they.hana}
    assert log.gifts == 2
    assert left_out.rows == 1


async def test_bots_are_no_members(database: Database) -> None:
    hana, ken, robot = await several(database, 3)
    async with database.writing() as tx:
        await gift(tx, "a", hana, ken)
        await members.update(tx, robot, is_bot=True)

    _, ids, _ = await read(database)

    assert ids.member.tolist() == [hana, ken]


async def test_only_confirmed_staff_works_for_the_host(database: Database) -> None:
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        await members.update(tx, hana, kind=MemberKind.STAFF, confirmed=True)
        await members.update(tx, ken, kind=MemberKind.STAFF)
        await members.update(tx, yui, confirmed=True)

    log, _, _ = await read(database)

    assert log.staff.tolist() == [True, False, False]


async def test_members_are_there_from_the_day_on_which_they_joined_or_were_seen(database: Database) -> None:
    hana, ken, yui, rei = await several(database, 4)
    async with database.writing() as tx:
        await gift(tx, "a", hana, ken, at=NOON)
        await gift(tx, "b", ken, yui, at=NOON + 3 * DAY)
        await members.update(tx, hana, joined=date(2025, 6, 1))
        await members.update(tx, yui, joined=date(2026, 6, 2))
        await members.update(tx, rei, joined=UNTIL.date() + DAY)

    log, ids, _ = await read(database)

    assert ids.member.tolist() == [hana, ken, yui]
    assert log.joined.tolist() == [0.0, log.at[0], 1.0]


async def test_what_was_given_later_is_left_out_and_counted(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        await gift(tx, "a", hana, ken, at=UNTIL - DAY)
        await gift(tx, "b", ken, hana, at=UNTIL)

    log, _, left_out = await read(database)

    assert (log.gifts, left_out) == (1, LeftOut(later=1))


async def test_a_file_was_seen_until_its_last_gift(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        await gift(tx, "a", hana, ken, at=NOON)
        await gift(tx, "b", ken, hana, at=NOON + 5 * DAY)

        log, _, _ = await giving_log.read(tx, UNTIL, ends_with_the_last=True)

    assert log.gifts == 2
    assert log.until == pytest.approx(log.at[-1])


async def test_a_gift_is_found_by_its_id(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        later = await gift(tx, "b", hana, ken, at=NOON + DAY)
        await gift(tx, "a", hana, ken, at=NOON)

    _, ids, _ = await read(database)

    assert ids.number_of(later) == 1
    assert ids.number_of(GiftId(999)) is None


async def test_rows_of_several_stretches_come_together(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(giving_log, "STRETCH", 3)
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        known = [await gift(tx, f"{n}", hana, ken, yui, at=NOON + n * DAY) for n in range(10)]
        for gone in known[3:7]:
            await gifts.remove(tx, gone)

    log, ids, _ = await read(database)

    assert ids.gift.tolist() == [*known[:3], *known[7:]]
    assert len(log.receipt_gift) == 12


async def test_who_was_invited_is_known_by_the_day_of_the_first_time(database: Database) -> None:
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        await gift(tx, "a", hana, ken, at=NOON)
        for member_id, days in ((ken, 3), (ken, 1), (yui, 40)):
            at = NOON + days * DAY
            invited = {"kind": "thing", "subject": "", "reason": "", "until": at, "answer": "open"}
            await tx.execute(tables.prompts.insert(), {**invited, "member_id": member_id, "at": at})
        log, ids, _ = await giving_log.read(tx, UNTIL)

        asked = await giving_log.first_asked(tx, ids, UNTIL)

    assert asked.tolist() == [np.inf, pytest.approx(log.at[0] + 1), np.inf]


async def test_in_a_young_log_who_was_there_from_the_beginning_is_no_newcomer(database: Database) -> None:
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        await gift(tx, "a", hana, at=NOON)
        await members.update(tx, ken, joined=NOON.date() - 300 * DAY)
        await members.update(tx, yui, joined=NOON.date() + 5 * DAY)

    log, ids, _ = await read(database)

    assert ids.member[newcomers(log).new].tolist() == [yui]


async def test_somebody_who_only_joined_is_a_member(database: Database) -> None:
    async with database.writing() as tx:
        rei: MemberId = await member(tx, "rei")

    log, ids, _ = await read(database)

    assert ids.member.tolist() == [rei]
    assert log.joined.tolist() == [0.0]


def giving_days(moment: datetime, ids: Ids) -> float:
    return (moment - ids.began) / DAY
