"""Gifts from a file, on both databases."""

import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from community.gift import Gift, GiftId, Inspiration, Source
from community.member import Account, Member, MemberId, MemberKind
from handlers.imports import gifts as gifts_in
from handlers.imports.summary import Summary, all_or_nothing
from storage import bulk, forgetting, forgotten, gifts, members
from storage.database import Database, Tx
from tests.storage import filled

NOW = datetime(2026, 6, 1, tzinfo=UTC)
HEADER = "when,giver,kind,receivers,host,words,inspired_by,id\n"


async def bring_in(database: Database, rows: str, *, leave_out: bool = False) -> Summary:
    async def work(tx: Tx) -> Summary:
        file = io.StringIO(HEADER + rows, newline="")
        zone = ZoneInfo("Asia/Tokyo")
        return await gifts_in.bring_in(
            tx, file, zone, lambda done: None, leave_out_gifts_to_oneself=leave_out
        )

    return await all_or_nothing(database, work)


async def stored(database: Database, key: str) -> Gift:
    async with database.reading() as tx:
        found = await gifts.get(tx, (await bulk.gifts_by_key(tx, [key]))[key].id)
    assert found is not None
    return found


def reasons(summary: Summary) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in summary.refused]


async def test_a_gift_is_stored_with_all_that_its_row_says(database: Database) -> None:
    await bring_in(database, "2026-04-01,hana,advice,ken;mei,yes,言葉,own,g1\n")

    gift = await stored(database, "g1")

    assert (len(gift.receivers), gift.everybody, gift.host) == (2, False, True)
    assert (gift.words, gift.inspiration, gift.source) == ("言葉", Inspiration.OWN, Source.CSV)


async def test_no_receivers_mean_everybody(database: Database) -> None:
    await bring_in(database, "2026-04-01,hana,event,,,,,g1\n")

    assert (await stored(database, "g1")).everybody


async def test_ids_that_nobody_has_become_members_whom_nobody_confirmed(database: Database) -> None:
    summary = await bring_in(database, "2026-04-01,hana,advice,ken,,,,g1\n")

    async with database.reading() as tx:
        hana = (await bulk.members_by_key(tx, ["hana"]))["hana"]
    assert summary.members_added == 2
    assert (hana.kind, hana.confirmed) == (MemberKind.ALUMNUS, False)


async def test_a_member_known_by_their_id_only_has_no_name_that_deceives(sqlite_database: Database) -> None:
    await bring_in(sqlite_database, "2026-04-01,\u202ehana,advice,ken,,,,g1\n")

    async with sqlite_database.reading() as tx:
        found = await members.named(tx, "hana")
    assert [member.key for member in found] == ["\u202ehana"]


@pytest.mark.parametrize(
    ("kind", "confirmed", "host"),
    [
        (MemberKind.STAFF, True, True),
        (MemberKind.ALUMNUS, True, False),
        (MemberKind.STAFF, False, None),
    ],
)
async def test_an_open_host_follows_the_givers_confirmed_kind(
    database: Database, kind: MemberKind, confirmed: bool, host: bool | None
) -> None:
    async with database.writing() as tx:
        await bulk.add_members(tx, [Member(MemberId(0), "hana", "Hana", kind, confirmed)])

    await bring_in(database, "2026-04-01,hana,advice,ken,,,,g1\n")

    assert (await stored(database, "g1")).host is host


async def test_a_row_without_an_id_is_one_gift_however_often_it_comes(database: Database) -> None:
    row = "2026-04-01,hana,advice,ken,,words,,\n"

    summary = await bring_in(database, row + row)

    assert (summary.added, summary.already) == (1, 1)


async def test_a_row_without_an_id_keeps_it_in_another_order_of_columns(database: Database) -> None:
    await bring_in(database, "2026-04-01,hana,advice,ken,,words,,\n")

    async def work(tx: Tx) -> Summary:
        file = io.StringIO("words,receivers,kind,giver,when\nwords,ken,advice,hana,2026-04-01\n")
        return await gifts_in.bring_in(tx, file, ZoneInfo("Asia/Tokyo"), lambda done: None)

    assert (await all_or_nothing(database, work)).already == 1


async def test_told_inspirations_are_earlier_rows_or_gifts_there_already(database: Database) -> None:
    await bring_in(database, "2026-04-01,a,advice,b,,,,g1\n")

    summary = await bring_in(database, "2026-04-02,b,advice,c,,,g1,g2\n2026-04-03,c,advice,d,,,g1;g2,g3\n")

    assert summary.added == 2
    assert (await stored(database, "g3")).inspiration is Inspiration.TOLD


@pytest.mark.parametrize("inspired_by", ["g2", "g3", "nothing"])
async def test_a_later_row_inspires_nothing(database: Database, inspired_by: str) -> None:
    last = "2026-04-03,c,advice,d,,,,g3\n"
    rows = f"2026-04-01,a,advice,b,,,,g1\n2026-04-02,b,advice,c,,,{inspired_by},g2\n{last}"

    summary = await bring_in(database, rows)

    assert reasons(summary) == [
        (
            3,
            f"inspired_by: no earlier row, and no gift that is there already, has the id {inspired_by!r}.",
        )
    ]


async def test_an_id_of_another_moment_is_refused_instead_of_losing_a_gift(database: Database) -> None:
    summary = await bring_in(database, "2026-04-01,a,advice,b,,,,g1\n2026-04-02,a,advice,c,,,,g1\n")

    assert reasons(summary) == [(3, "id: 'g1' is the id of a gift of another moment.")]


async def test_a_gift_to_oneself_is_refused(database: Database) -> None:
    summary = await bring_in(database, "2026-04-01,a,advice,a,,,,g1\n")

    assert summary.refused[0].reason == "'a' is giver and only receiver; gifts go to somebody else."


async def test_a_gift_to_oneself_is_left_out_where_only_figures_are_asked_for(database: Database) -> None:
    rows = "2026-04-01,a,advice,a,,,,g1\n2026-04-01,a,advice,a;b,,,,g2\n"

    summary = await bring_in(database, rows, leave_out=True)

    assert (summary.left_out, summary.added) == (1, 1)
    assert len((await stored(database, "g2")).receivers) == 1


async def test_a_bot_neither_gives_nor_receives(database: Database) -> None:
    async with database.writing() as tx:
        bot = Member(MemberId(0), "slack:UBOT", "bot", is_bot=True)
        await members.meet(tx, Account("slack", "UBOT", MemberId(0), "bot"), bot)

    summary = await bring_in(
        database, "2026-04-01,slack:UBOT,advice,b,,,,g1\n2026-04-01,b,advice,slack:UBOT,,,,g2\n"
    )

    assert [line for line, _ in reasons(summary)] == [2, 3]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2026-04-01,,advice,b,,,,g1", "giver is empty."),
        ("2026-04-01,a;c,advice,b,,,,g1", "giver names 2; one is needed."),
        ("2026-04-01,a,advice,b,perhaps,,,g1", "host: 'perhaps' is neither yes nor no."),
        ("2026-04-01,a,advice,b,,,,own", "id: 'own' is the word for a gift that no other gift moved."),
        ("2026-04-01,a,advice,b,,,,g1;g2", "id names 2; one is needed."),
    ],
)
async def test_a_row_that_says_no_gift_is_refused_with_a_reason(
    sqlite_database: Database, row: str, reason: str
) -> None:
    summary = await bring_in(sqlite_database, f"{row}\n")

    assert reasons(summary) == [(2, reason)]


async def test_a_refusal_names_the_line_on_which_its_row_begins(sqlite_database: Database) -> None:
    rows = '2026-04-01,a,advice,b,,"one\ntwo\r\nthree",,g1\n\n2026-04-02,a,nothing,b,,"x\ny",,g2\n'

    summary = await bring_in(sqlite_database, rows)

    assert [line for line, _ in reasons(summary)] == [6]


async def test_a_file_longer_than_a_batch_is_one_transaction(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "BATCH", 3)
    rows = "".join(f"2026-04-01,u{n},advice,v,,,{f'g{n - 1}' if n else ''},g{n}\n" for n in range(10))

    refused = await bring_in(sqlite_database, rows + "x,a,advice,b,,,,\n")
    taken = await bring_in(sqlite_database, rows)

    assert (refused.added, taken.added, taken.members_added) == (0, 10, 11)
    assert (await stored(sqlite_database, "g9")).id != GiftId(0)


async def test_very_many_receivers_in_a_few_rows_are_no_matter(sqlite_database: Database) -> None:
    crowds = [";".join(f"u{first + n}" for n in range(12_000)) for first in (0, 12_000, 24_000)]

    summary = await bring_in(
        sqlite_database, "".join(f"2026-04-01,a,event,{crowd},,,,\n" for crowd in crowds)
    )

    assert (summary.added, summary.members_added) == (3, 36_001)


async def test_rows_that_name_who_asked_to_be_forgotten_are_left_out(database: Database) -> None:
    async with database.writing() as tx:
        await forgotten.note(tx, ["hana"], NOW)

    summary = await bring_in(
        database,
        "2026-04-01,hana,advice,ken,,,,g1\n"
        "2026-04-02,ken,advice,mei;hana,,,,g2\n"
        "2026-04-03,ken,advice,mei,,,g1,g3\n"
        "2026-04-04,mei,advice,ken,,,g2;g3,g4\n",
    )

    assert (summary.added, summary.forgotten, summary.members_added, summary.refused) == (2, 2, 2, ())
    assert (await stored(database, "g3")).inspiration is Inspiration.UNKNOWN
    assert (await stored(database, "g4")).inspiration is Inspiration.TOLD
    async with database.reading() as tx:
        assert "hana" not in await bulk.members_by_key(tx, ["hana", "ken"])


async def test_a_file_that_was_in_before_somebody_was_forgotten_adds_nothing_afterwards(
    database: Database,
) -> None:
    rows = "2026-04-01,hana,advice,ken,,words,,g1\n2026-04-02,ken,advice,mei,,,g1,g2\n"
    await bring_in(database, rows)
    async with database.writing() as tx:
        hana = (await bulk.members_by_key(tx, ["hana"]))["hana"].id
        await forgetting.forget(tx, hana, NOW)
        before = await filled.everything(tx)

    summary = await bring_in(database, rows)

    assert (summary.added, summary.already, summary.forgotten, summary.members_added) == (0, 1, 1, 0)
    async with database.reading() as tx:
        assert await filled.everything(tx) == before


async def test_a_gift_between_two_who_are_one_member_by_now_is_left_out(database: Database) -> None:
    await bring_in(database, "2026-04-01,hana,advice,ken,,,,g1\n2026-04-01,d500,advice,ken,,,,g2\n")
    async with database.writing() as tx:
        known = await bulk.members_by_key(tx, ["hana", "d500"])
        await members.update(tx, known["d500"].id, merged_into=known["hana"].id, left_community=NOW)

    summary = await bring_in(
        database, "2026-04-02,hana,advice,d500,,,,g3\n2026-04-03,ken,advice,hana;d500,,,,g4\n"
    )

    assert (summary.added, summary.left_out, summary.refused) == (1, 1, ())
    assert (await stored(database, "g4")).receivers == (known["hana"].id,)
