"""Members from a file, as the organisers' word, on both databases."""

import io
from datetime import UTC, date, datetime

import pytest

from community.member import Account, Member, MemberId, MemberKind
from handlers.imports import members as members_in
from handlers.imports.summary import Summary, all_or_nothing
from storage import bulk, forgotten, linking, members, topics
from storage.database import Database, Tx

NOW = datetime(2026, 6, 1, tzinfo=UTC)


async def bring_in(database: Database, text: str) -> Summary:
    async def work(tx: Tx) -> Summary:
        return await members_in.bring_in(tx, io.StringIO(text, newline=""), lambda done: None)

    return await all_or_nothing(database, work)


async def known(database: Database, key: str) -> Member:
    async with database.reading() as tx:
        number = (await bulk.members_by_key(tx, [key]))[key].id
        return (await members.get(tx, [number]))[number]


async def test_a_kind_in_the_file_is_confirmed_by_it(database: Database) -> None:
    await bring_in(database, "id,name,kind\nhana,Hana,staff\nken,Ken,\n")

    hana, ken = await known(database, "hana"), await known(database, "ken")

    assert (hana.kind, hana.confirmed) == (MemberKind.STAFF, True)
    assert (ken.kind, ken.confirmed) == (MemberKind.ALUMNUS, False)


async def test_every_column_is_kept(database: Database) -> None:
    header = "id,name,organises,language,time_zone,joined,left_company,team,topics\n"
    await bring_in(database, header + "hana,佐藤 花,yes,ja,Asia/Tokyo,2025-04-01,2020-03-31,営業,採用;ＨＲ\n")

    hana = await known(database, "hana")

    assert (hana.name, hana.organises, hana.language, hana.time_zone) == ("佐藤 花", True, "ja", "Asia/Tokyo")
    assert (hana.joined, hana.left_company, hana.team) == (date(2025, 4, 1), date(2020, 3, 31), "営業")
    async with database.reading() as tx:
        assert await topics.of(tx, [hana.id]) == {hana.id: frozenset({"採用", "hr"})}


async def test_a_file_that_says_less_takes_nothing_away(database: Database) -> None:
    await bring_in(database, "id,name,kind,team,topics\nhana,Hana,staff,HR,a;b\n")
    before = await known(database, "hana")

    summary = await bring_in(database, "id,name,kind,team,topics\nhana,,,,\n")

    assert (summary.already, summary.updated) == (1, 0)
    assert await known(database, "hana") == before


async def test_what_the_file_says_anew_is_believed(database: Database) -> None:
    await bring_in(database, "id,name,kind,organises,topics\nhana,Hana,staff,yes,a;b\n")

    summary = await bring_in(database, "id,name,kind,organises,topics\nhana,Hana S.,alumnus,no,b;c\n")

    hana = await known(database, "hana")
    assert (summary.added, summary.updated) == (0, 1)
    assert (hana.name, hana.kind, hana.organises) == ("Hana S.", MemberKind.ALUMNUS, False)


async def test_account_ids_lead_to_the_member(database: Database) -> None:
    await bring_in(database, "id,name,slack,discord\nhana,Hana,U1,42\n")

    async with database.reading() as tx:
        on_slack = await members.of_account(tx, "slack", "U1")
        on_discord = await members.of_account(tx, "discord", "42")

    assert on_slack is not None
    assert on_discord is not None
    assert on_slack[0].key == on_discord[0].key == "hana"


async def test_an_account_of_another_member_is_refused(database: Database) -> None:
    async with database.writing() as tx:
        ken = Member(MemberId(0), "slack:U1", "Ken")
        await members.meet(tx, Account("slack", "U1", MemberId(0), "Ken", seen_at=datetime.now(UTC)), ken)

    summary = await bring_in(database, "id,name,slack\nmei,Mei,U2\nhana,Hana,U1\nyu,Yu,U2\n")

    assert [(one.line, one.reason) for one in summary.refused] == [
        (3, "slack: 'U1' is the account of another member."),
        (4, "slack: 'U2' is the account of another member."),
    ]


async def test_a_member_met_live_is_updated_by_the_id_they_have(database: Database) -> None:
    async with database.writing() as tx:
        ken = Member(MemberId(0), "slack:U1", "Ken")
        await members.meet(tx, Account("slack", "U1", MemberId(0), "Ken"), ken)

    summary = await bring_in(database, "id,name,kind,slack\nslack:U1,Ken,alumnus,U1\n")

    assert (summary.updated, summary.added) == (1, 0)
    assert (await known(database, "slack:U1")).confirmed


async def test_an_id_comes_once_in_a_file(sqlite_database: Database) -> None:
    summary = await bring_in(sqlite_database, "id,name\na,A\nb,B\na,C\n")

    assert [(one.line, one.reason) for one in summary.refused] == [(4, "id: 'a' is on line 2 already.")]


@pytest.mark.parametrize(
    ("header", "row", "reason"),
    [
        ("kind", "boss", "kind: 'boss' is none of alumnus, staff."),
        ("language", "de", "language: the bot speaks ja and en, not 'de'."),
        ("time_zone", "Mars/X", "time_zone: 'Mars/X' is no time zone like Asia/Tokyo."),
        ("joined", "soon", "joined: 'soon' is no date like 2026-04-01."),
        ("organises", "often", "organises: 'often' is neither yes nor no."),
        ("slack", "U" * 65, "slack: an account id has at most 64 characters."),
    ],
)
async def test_a_cell_that_says_nothing_known_is_refused(
    sqlite_database: Database, header: str, row: str, reason: str
) -> None:
    summary = await bring_in(sqlite_database, f"id,name,{header}\na,A,{row}\n")

    assert [one.reason for one in summary.refused] == [reason]


async def test_rows_of_who_asked_to_be_forgotten_are_left_out_by_id_or_by_account(database: Database) -> None:
    async with database.writing() as tx:
        await forgotten.note(tx, ["hana", "slack:U2"], NOW)

    summary = await bring_in(database, "id,name,slack\nhana,Hana,U1\nken,Ken,U2;U3\nmei,Mei,U4\n")

    assert (summary.read, summary.added, summary.forgotten, summary.refused) == (3, 1, 2, ())
    async with database.reading() as tx:
        assert [*await bulk.members_by_key(tx, ["hana", "ken", "mei"])] == ["mei"]
        assert [*await bulk.accounts_by_id(tx, "slack", ["U1", "U2", "U3", "U4"])] == ["U4"]


async def test_the_row_of_a_member_who_was_merged_tells_of_whom_they_became(database: Database) -> None:
    await bring_in(database, "id,name,slack,discord\nhana,Hana,U1,\nd500,Hanako,,500\n")
    await link(database)

    alone = await bring_in(database, "id,name,team\nd500,花,HR\n")
    both = await bring_in(database, "id,name,team\nd500,Hanako,IT\nhana,Hana,Sales\n")

    again = await bring_in(database, "id,name,team\nd500,Hanako,IT\nhana,Hana,Sales\n")
    hana = await known(database, "d500")
    assert (alone.updated, both.updated, again.updated, again.already) == (1, 1, 0, 2)
    assert (hana.key, hana.name, hana.team) == ("hana", "Hana", "Sales")


async def link(database: Database) -> None:
    async with database.writing() as tx:
        slack = (await bulk.accounts_by_id(tx, "slack", ["U1"]))["U1"].member_id
        discord = (await bulk.accounts_by_id(tx, "discord", ["500"]))["500"].member_id
        ids = [(await members.accounts_of(tx, [one]))[one][0].id for one in (slack, discord)]
        await linking.link(tx, ids[0], ids[1], NOW)
