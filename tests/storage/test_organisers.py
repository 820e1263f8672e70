"""Who organises, as it is remembered for the community and for each home."""

from community.member import Account, Member, MemberId
from storage import members, organisers
from storage.database import Database, Tx
from tests.storage.people import NOON, member


async def _runs(tx: Tx, name: str, platform: str = "slack") -> MemberId:
    """Somebody who runs a home."""
    found = await member(tx, name, platform)
    await members.update_account(tx, platform, name, administers=True)
    return found


async def test_until_somebody_is_named_whoever_runs_a_home_organises(database: Database) -> None:
    async with database.writing() as tx:
        olga, dina = await _runs(tx, "olga"), await _runs(tx, "dina", "discord")
        refused, hana = await _runs(tx, "refused"), await member(tx, "hana")
        await members.update(tx, refused, organises=False)
        await members.update(tx, hana, organises=True)

        unnamed = await organisers.every(tx, named=False)
        named = await organisers.every(tx, named=True)
        here = await organisers.at(tx, "slack", named=False)

    assert unnamed == (olga, dina, hana)
    assert named == (hana,)
    assert here == (olga, hana)


async def test_who_left_and_bots_do_not_organise(database: Database) -> None:
    async with database.writing() as tx:
        gone = await member(tx, "gone")
        robot = Member(MemberId(0), "slack:robot", "robot", is_bot=True)
        bot = await members.meet(tx, Account("slack", "robot", MemberId(0), "robot"), robot)
        for who in (gone, bot):
            await members.update(tx, who, organises=True)
        await members.leave(tx, "slack", "gone", NOON)

        assert await organisers.every(tx, named=True) == ()


async def test_the_chosen_organise_and_of_those_shown_nobody_else(database: Database) -> None:
    async with database.writing() as tx:
        olga, hana, ken = await _runs(tx, "olga"), await member(tx, "hana"), await member(tx, "ken")
        await members.update(tx, ken, organises=False)

        await organisers.settle(tx, [olga], [hana, ken], named=False)

        known = await members.get(tx, [olga, hana, ken])
        assert await organisers.every(tx, named=True) == (hana, ken)
    assert [known[who].organises for who in (olga, hana, ken)] == [None, True, True]


async def test_who_organised_elsewhere_by_running_that_home_is_named_with_the_first_choice(
    database: Database,
) -> None:
    async with database.writing() as tx:
        olga, dina = await _runs(tx, "olga"), await _runs(tx, "dina", "discord")
        refused = await member(tx, "refused", "discord")
        await members.update(tx, refused, organises=False)

        await organisers.settle(tx, [olga], [olga], named=False)

        assert await organisers.every(tx, named=True) == (olga, dina)
        assert (await members.get(tx, [refused]))[refused].organises is False


async def test_who_was_not_shown_stays(database: Database) -> None:
    async with database.writing() as tx:
        many = [await _runs(tx, f"o{number}") for number in range(4)]

        await organisers.settle(tx, many[:2], [many[0]], named=False)

        assert await organisers.every(tx, named=True) == (many[0], *many[2:])


async def test_who_left_does_not_organise_again_by_coming_back(database: Database) -> None:
    async with database.writing() as tx:
        olga, gone = await member(tx, "olga"), await member(tx, "gone")
        for who in (olga, gone):
            await members.update(tx, who, organises=True)
        await members.leave(tx, "slack", "gone", NOON)

        await organisers.settle(tx, [olga], [olga], named=True)

        await members.update(tx, gone, left_community=None)
        assert await organisers.every(tx, named=True) == (olga,)
