"""Thanks from an archive, on both databases: the gift behind each, and what was known before."""

from collections.abc import Sequence
from datetime import UTC, datetime

from community.member import Account, Member, MemberId
from handlers.imports.archive import ArchivedPerson, ArchivedThanks, Stored, bring_in
from storage import bulk, gifts, members, thanks
from storage.database import Database

NOW = datetime(2026, 6, 1, tzinfo=UTC)
THEN = datetime(2025, 3, 4, tzinfo=UTC)


def person(account: str, name: str = "", *, bot: bool = False, gone: bool = False) -> ArchivedPerson:
    return ArchivedPerson(account, name or account, bot, gone, "Asia/Tokyo", "ja")


def said(thanker: str, thanked: str, rule: str = "reaction", ts: str = "1.000001") -> ArchivedThanks:
    return ArchivedThanks("C1", ts, THEN, rule, thanker, thanked)


PEOPLE = (person("U1"), person("U2"), person("U3", gone=True), person("UBOT", bot=True))


async def store(
    database: Database, *found: ArchivedThanks, people: Sequence[ArchivedPerson] = PEOPLE
) -> Stored:
    async with database.writing() as tx:
        return await bring_in(tx, "slack", people, found, NOW)


async def member(database: Database, account: str) -> Member:
    async with database.reading() as tx:
        found = await members.of_account(tx, "slack", account)
    assert found is not None
    return found[0]


async def test_everybody_listed_becomes_a_member_as_what_they_are(database: Database) -> None:
    stored = await store(database)

    assert stored == Stored(members_added=4, added=0, already=0)
    assert (await member(database, "U1")).key == "slack:U1"
    assert (await member(database, "U3")).left_community == NOW
    assert (await member(database, "UBOT")).is_bot


async def test_two_who_thank_for_one_message_receive_one_gift(database: Database) -> None:
    await store(database, said("U2", "U1"), said("U3", "U1"))

    async with database.reading() as tx:
        known = await bulk.gifts_by_key(tx, ["slack:C1:1.000001"])
        gift = await gifts.get(tx, known["slack:C1:1.000001"].id)
    assert gift is not None
    assert len(gift.receivers) == 2
    assert (gift.at, gift.born_of_thanks, gift.everybody) == (THEN, True, False)


async def test_by_word_each_who_is_thanked_gave_a_gift_of_their_own(database: Database) -> None:
    await store(database, said("U2", "U1", "word"), said("U2", "U3", "word"))

    async with database.reading() as tx:
        known = await bulk.gifts_by_key(tx, ["slack:C1:1.000001:U1", "slack:C1:1.000001:U3"])
    assert len(known) == 2


async def test_a_later_archive_adds_only_what_is_new(database: Database) -> None:
    await store(database, said("U2", "U1"))

    stored = await store(database, said("U2", "U1"), said("U3", "U1"))

    assert (stored.members_added, stored.added, stored.already) == (0, 1, 1)
    async with database.reading() as tx:
        known = await bulk.gifts_by_key(tx, ["slack:C1:1.000001"])
        gift = await gifts.get(tx, known["slack:C1:1.000001"].id)
        words = await thanks.for_gift(tx, known["slack:C1:1.000001"].id)
    assert gift is not None
    assert (len(gift.receivers), len(words)) == (2, 2)


async def test_a_later_archive_knows_new_names_and_who_left(database: Database) -> None:
    await store(database)

    await store(database, people=[person("U1", "花"), person("U2", gone=True)])

    assert (await member(database, "U1")).name == "花"
    assert (await member(database, "U2")).left_community == NOW


async def test_whom_we_know_live_an_archive_does_not_change(database: Database) -> None:
    async with database.writing() as tx:
        hana = Member(MemberId(0), "slack:U1", "花")
        await members.meet(tx, Account("slack", "U1", MemberId(0), "花", seen_at=NOW), hana)

    await store(database, people=[person("U1", "old name", gone=True)])

    known = await member(database, "U1")
    assert (known.name, known.left_community) == ("花", None)


async def test_an_account_of_a_listed_member_is_theirs_in_the_archive_too(database: Database) -> None:
    async with database.writing() as tx:
        ids = await bulk.add_members(tx, [Member(MemberId(0), "hana", "花")])
        await bulk.add_accounts(tx, [Account("slack", "U1", ids["hana"], "U1")])

    stored = await store(database, said("U2", "U1"))

    assert stored.members_added == 3
    assert (await member(database, "U1")).name == "花"


async def test_a_member_known_only_by_id_gets_their_name_and_account(database: Database) -> None:
    async with database.writing() as tx:
        await bulk.add_members(tx, [Member(MemberId(0), "slack:U1", "slack:U1")])

    stored = await store(database, people=[person("U1", "花")])

    assert stored.members_added == 0
    assert (await member(database, "U1")).name == "花"


async def test_hostile_ids_and_names_are_data(database: Database) -> None:
    hostile = "U'; DROP TABLE members; --"

    await store(database, said("U1", hostile), people=[person("U1"), person(hostile, "\u202e<!channel>")])

    assert (await member(database, hostile)).name == "<!channel>"


async def test_a_folder_with_a_very_long_name_still_has_a_key(database: Database) -> None:
    long = ArchivedThanks("日" * 250, "1.000001", THEN, "reaction", "U1", "U2")

    stored = await store(database, long)
    again = await store(database, long)

    assert (stored.added, again.already) == (1, 1)


async def test_two_accounts_that_are_one_member_by_now_do_not_thank_each_other(database: Database) -> None:
    async with database.writing() as tx:
        ids = await bulk.add_members(tx, [Member(MemberId(0), "hana", "花")])
        await bulk.add_accounts(tx, [Account("slack", name, ids["hana"], name) for name in ("U1", "U2")])

    stored = await store(database, said("U1", "U2"))

    assert stored.added == 0
