"""Who leaves for good leaves no trace in any table, and the community's counts stay as they were."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from community.member import MemberId
from storage import chain, forgetting, forgotten, linking, members, thanks
from storage.database import Database
from storage.tables import accounts, reactions
from tests.storage import filled, people
from tests.storage.filled import Person, Rows
from tests.storage.people import NOON

HANA, KEN, YUI = "qhana", "qken", "qyui"


_OF_THE_PLACE = {"homes", "channels", "community", "leases", "timetable", "outages"} | {
    "event_topics",
    "event_mirrors",
    "snapshots",
}
"""Tables that name nobody."""


async def _three(database: Database) -> tuple[Person, Person, Person]:
    async with database.writing() as tx:
        hana, ken = await filled.person(tx, HANA, 1977), await filled.person(tx, KEN, 1988)
        yui = await filled.person(tx, YUI, 1999)
        await filled.fill(tx, (hana, ken, yui))
    return hana, ken, yui


async def _everything(database: Database) -> Rows:
    async with database.reading() as tx:
        return await filled.everything(tx)


async def _forget(database: Database, member: MemberId) -> None:
    async with database.writing() as tx:
        await forgetting.forget(tx, member, NOON)


async def test_what_is_filled_tells_of_each_member_in_every_column_that_describes_one(
    database: Database,
) -> None:
    await _three(database)

    rows = await _everything(database)

    empty = [table for table, several in rows.items() if not several]
    assert set(empty) <= {*_OF_THE_PLACE, "forgotten"}
    assert all(
        HANA in repr(rows[t]) for t in ("members", "accounts", "gifts", "thanks", "drafts", "reactions")
    )


async def test_no_trace_of_who_is_forgotten_is_left_in_any_table(database: Database) -> None:
    hana, _, _ = await _three(database)

    await _forget(database, hana.member)

    rows = await _everything(database)
    traces = [table for table, several in rows.items() if HANA in repr(several) or "(1977" in repr(several)]
    named = {
        f"{t}.{name}"
        for t, several in rows.items()
        for row in several
        for name, value in row.items()
        if name in ("by_account", "account_id") and value == hana.account
    }
    assert traces == []
    assert named == set()


async def test_what_is_others_own_is_untouched(database: Database) -> None:
    hana, _, _ = await _three(database)
    before = await _everything(database)

    await _forget(database, hana.member)

    after = await _everything(database)
    between = {row["id"] for row in before["asks"] if _names(row, hana)}
    for table, rows in filled.alone(before, HANA).items():
        theirs = [row for row in rows if not _names(row, hana) and row.get("ask_id") not in between]
        missing = [row for row in theirs if row not in after[table]]
        assert missing == [], table


def _names(row: dict[str, object], who: Person) -> bool:
    own = (
        *("member_id", "other_id", "organiser_id", "thanker_id", "thanked_id", "giver_id"),
        *("introducer_id", "first_id", "second_id", "addressee_id"),
    )
    return any(row.get(column) == who.member for column in own) or row.get("account_id") == who.account


async def test_the_figures_of_the_chain_stay_as_they_were(database: Database) -> None:
    hana, _, _ = await _three(database)
    async with database.reading() as tx:
        before = await chain.figures(tx)

    await _forget(database, hana.member)

    async with database.reading() as tx:
        after = await chain.figures(tx)
    assert before.gifts == 7
    assert after == replace(before, members=before.members - 1)


async def test_gifts_and_thanks_point_at_a_member_without_a_name(database: Database) -> None:
    hana, _, _ = await _three(database)

    await _forget(database, hana.member)

    async with database.reading() as tx:
        left = (await members.get(tx, [hana.member]))[hana.member]
        said, heard = await thanks.counts(tx, hana.member)
    assert (left.name, left.left_community, left.confirmed, left.organises) == ("", NOON, False, None)
    assert left.key.startswith("forgotten:")
    assert (said, heard) == (2, 2)


async def test_a_gift_to_several_loses_its_words_since_they_may_speak_of_the_one(database: Database) -> None:
    hana, ken, _ = await _three(database)
    async with database.writing() as tx:
        shared = await people.gift(tx, "to both", ken.member, hana.member)
        other = await people.gift(tx, "to everybody", ken.member)

    await _forget(database, hana.member)

    rows = {row["id"]: row["words"] for row in (await _everything(database))["gifts"]}
    assert (rows[shared], rows[other]) == ("", "words of to everybody")


async def test_drafts_of_others_that_name_them_go(database: Database) -> None:
    hana, ken, _ = await _three(database)
    async with database.writing() as tx:
        for words in (["again", "", [["who", [HANA]]]], [1, [hana.member]], f"for Q{HANA[1:].upper()} san"):
            await filled.draft(tx, ken, words)
        await filled.draft(tx, ken, ["give", True, [ken.member], "for the talk"])

    await _forget(database, hana.member)

    drafts = [
        row["words"] for row in (await _everything(database))["drafts"] if row["member_id"] == ken.member
    ]
    assert [words for words in drafts if words != KEN] == ['["give", true, [2], "for the talk"]']


async def test_a_merged_member_is_forgotten_with_the_one_they_became(database: Database) -> None:
    hana, ken, _ = await _three(database)
    async with database.writing() as tx:
        await tx.execute(accounts.update().where(accounts.c.id == ken.account).values(platform="discord"))
        await tx.execute(reactions.update().where(reactions.c.account == KEN).values(place="discord:C1:1"))
        await linking.link(tx, hana.account, ken.account, NOON)

    await _forget(database, hana.member)

    rows = repr(await _everything(database))
    assert HANA not in rows
    assert KEN not in rows
    async with database.reading() as tx:
        keys = ["slack:qhana", "discord:qken", KEN, HANA, "slack:qyui"]
        assert await forgotten.among(tx, keys) == frozenset(keys[:4])


async def test_only_keyed_hashes_tell_who_is_forgotten(database: Database) -> None:
    async with database.writing() as tx:
        await forgotten.note(tx, ["slack:U1", "m1"], NOON)
        await forgotten.note(tx, ["slack:U1"], NOON + timedelta(days=1))

        kept = await forgotten.hashes(tx)
        among = await forgotten.among(tx, ["slack:U1", "slack:U2", "m1"])
        await forgotten.drop(tx, ["slack:U1"])
        still = await forgotten.among(tx, ["slack:U1", "m1"])

    assert len(kept) == 2
    assert all(len(one) == 64 and "U1" not in one and at == NOON for one, at in kept)
    assert among == {"slack:U1", "m1"}
    assert still == {"m1"}


async def test_of_a_community_that_forgot_nobody_nothing_is_written_to_ask(database: Database) -> None:
    async with database.reading() as tx:
        assert await forgotten.among(tx, ["slack:U1"]) == frozenset()
        assert not await forgotten.every(tx)
        assert await forgotten.hidden(tx, ["slack:U1"]) == {}

    assert (await _everything(database))["community"] == []


@pytest.mark.parametrize(("held", "taken"), [(None, True), ("a", True), ("b", False)])
async def test_hashes_are_taken_over_only_with_their_own_secret(
    database: Database, held: str | None, taken: bool
) -> None:
    async with database.writing() as tx:
        if held is not None:
            await forgotten.take_over(tx, held, [])

        took = await forgotten.take_over(tx, "a", [("1" * 64, NOON)])

        assert took is taken
        assert await forgotten.hashes(tx) == ((("1" * 64, NOON),) if taken else ())


async def test_a_restored_backup_is_made_to_forget_again(database: Database) -> None:
    await _three(database)
    async with database.writing() as tx:
        await forgotten.note(tx, ["slack:qhana", YUI], NOON)

        count = await forgetting.forget_again(tx, NOON)
        again = await forgetting.forget_again(tx, NOON)

    rows = repr(await _everything(database))
    assert (count, again) == (2, 0)
    assert [mark in rows for mark in (HANA, KEN, YUI)] == [False, True, False]


async def test_in_a_backup_where_two_were_linked_only_the_one_who_asked_is_forgotten(
    database: Database,
) -> None:
    async with database.writing() as tx:
        hana, ken = await people.member(tx, "hana"), await people.member(tx, "kenji", "discord")
        await people.gift(tx, "g", ken, hana)
        ids = [account.id for one in (await members.accounts_of(tx, [hana, ken])).values() for account in one]
        await linking.link(tx, ids[0], ids[1], NOON)
        await forgotten.note(tx, ["slack:hana"], NOON)

        count = await forgetting.forget_again(tx, NOON)

        left = await members.get(tx, [hana, ken])
        found = await members.of_account(tx, "discord", "kenji")
    assert (count, left[hana].name, left[ken].name) == (1, "", "kenji")
    assert found is not None
    assert found[0] == left[ken]
    assert left[ken].left_community is None


async def test_who_is_forgotten_twice_leaves_no_clash_of_keys(database: Database) -> None:
    async with database.writing() as tx:
        ken = await people.member(tx, "ken")
        for _ in range(2):
            hana = await people.member(tx, "hana")
            gift = await people.gift(tx, "slack:C1:1", hana, ken)
            await people.word(tx, "slack:C1:1:ken:hana", ken, hana, gift)
            await forgetting.forget(tx, hana, NOON)

    rows = await _everything(database)
    assert len({row["key"] for row in rows["gifts"] + rows["thanks"] + rows["members"]}) == 7
    assert "hana" not in repr(rows)


async def test_neither_the_file_nor_its_freed_pages_hold_a_trace(
    sqlite_database: Database, sqlite_url: str
) -> None:
    hana, _, _ = await _three(sqlite_database)
    file = Path(sqlite_url.removeprefix("sqlite:///"))

    await _forget(sqlite_database, hana.member)

    await sqlite_database.close()
    kept = b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))
    assert KEN.encode() in kept
    assert HANA.encode() not in kept


def _log_of(url: str) -> bytes:
    return Path(f"{url.removeprefix('sqlite:///')}-wal").read_bytes()


async def test_while_the_bot_runs_a_sweep_takes_the_trace_out_of_the_log(
    sqlite_database: Database, sqlite_url: str
) -> None:
    hana, _, _ = await _three(sqlite_database)
    await _forget(sqlite_database, hana.member)
    before = _log_of(sqlite_url)

    await sqlite_database.sweep()

    assert HANA.encode() in before
    assert _log_of(sqlite_url) == b""
    assert len((await _everything(sqlite_database))["members"]) == 3


async def test_a_sweep_while_somebody_reads_waits_for_the_next_one(
    sqlite_database: Database, sqlite_url: str
) -> None:
    async with sqlite_database.reading() as tx:
        await filled.everything(tx)
        await _three(sqlite_database)

        await sqlite_database.sweep()

        assert _log_of(sqlite_url)
    assert len((await _everything(sqlite_database))["members"]) == 3


async def test_sqlite_overwrites_what_is_deleted_however_it_was_built(sqlite_database: Database) -> None:
    async with sqlite_database.reading() as tx:
        assert (await tx.exec_driver_sql("PRAGMA secure_delete")).scalar_one() == 1
