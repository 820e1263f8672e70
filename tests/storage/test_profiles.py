"""What members tell of themselves as it is remembered, and what is half told."""

from datetime import timedelta

from community.gift import GiftKind
from community.profile import Profile
from storage import drafts, profiles, topics
from storage.database import Database
from tests.storage.people import NOON, several


async def test_a_member_who_told_nothing_has_an_empty_profile(database: Database) -> None:
    hana, _ = await several(database, 2)

    async with database.reading() as tx:
        assert await profiles.read(tx, hana) == Profile()


async def test_a_profile_is_read_as_it_was_saved_and_is_nobody_elses(database: Database) -> None:
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        await topics.replace(tx, {hana: ["ux"]})
        await profiles.save_expertise(tx, hana, ["python", "法務"])
        await profiles.save_askable(tx, hana, [GiftKind.ADVICE, GiftKind.PANEL], ["ux"])
        await profiles.save_avoided(tx, hana, [ken])
        await profiles.save_role_model(tx, hana, ["起業"])

    async with database.reading() as tx:
        told, others = await profiles.read(tx, hana), await profiles.read(tx, yui)

    asked = frozenset({(GiftKind.ADVICE, "ux"), (GiftKind.PANEL, "ux")})
    knows, made = frozenset({"python", "法務"}), frozenset({"起業"})
    assert told == Profile(frozenset({"ux"}), knows, asked, frozenset({ken}), made)
    assert others == Profile()


async def test_what_is_saved_takes_the_place_of_what_was_there(database: Database) -> None:
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        await profiles.save_expertise(tx, hana, ["python"])
        await profiles.save_askable(tx, hana, [GiftKind.ADVICE], ["ux"])
        await profiles.save_avoided(tx, hana, [ken])

        await profiles.save_expertise(tx, hana, ["law"])
        await profiles.save_askable(tx, hana, [], ["ux"])
        await profiles.save_avoided(tx, hana, [yui, hana])

        assert await profiles.read(tx, hana) == Profile(
            frozenset(), frozenset({"law"}), frozenset(), frozenset({yui})
        )


async def test_two_are_kept_apart_whichever_of_them_wants_it(database: Database) -> None:
    hana, ken, yui = await several(database, 3)
    async with database.writing() as tx:
        await profiles.save_avoided(tx, hana, [ken])

        assert await profiles.avoids(tx, hana, ken)
        assert await profiles.avoids(tx, ken, hana)
        assert not await profiles.avoids(tx, hana, yui)
        assert not await profiles.avoids(tx, ken, yui)


async def test_a_draft_is_gone_on_with_for_seven_days_after_the_last_step(database: Database) -> None:
    hana, ken = await several(database, 2)
    async with database.writing() as tx:
        draft = await drafts.keep(tx, hana, "profile", "one", NOON)
        await drafts.go_on(tx, draft, "two", NOON + timedelta(days=6))
        await drafts.keep(tx, hana, "goals", "other", NOON)

        begun = await drafts.begun(tx, hana, ["profile"], NOON + timedelta(days=12))
        over = await drafts.begun(tx, hana, ["profile"], NOON + timedelta(days=13))
        others = await drafts.begun(tx, ken, ["profile"], NOON)

    assert [(one.id, one.words, one.member) for one in begun] == [(draft, "two", hana)]
    assert not over
    assert not others


async def test_a_draft_is_found_whoever_it_belongs_to_but_by_its_kind_alone(database: Database) -> None:
    (hana,) = await several(database, 1)
    async with database.writing() as tx:
        draft = await drafts.keep(tx, hana, "profile", "one", NOON)

        found = await drafts.get(tx, draft, "profile")

        assert found is not None
        assert (found.member, found.words, found.at) == (hana, "one", NOON)
        assert await drafts.get(tx, draft, "goals") is None
        assert await drafts.get(tx, draft + 1, "profile") is None
