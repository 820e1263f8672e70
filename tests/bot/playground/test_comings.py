"""Somebody comes, goes, comes back, or is forgotten, over the page's interface."""

import pytest

from community.settled import Settled, Welcomes
from storage import forgetting, members, settled
from tests.bot.playground.conftest import HANA, KEN, OLGA, Visitor, buttons_of, words_of


async def _open_the_door(page: Visitor) -> None:
    now = page.door.ground.clock()
    async with page.database.writing() as tx:
        await settled.save(tx, Settled(welcomes=Welcomes.NEWCOMERS, welcomes_since=now))
    page.door.ground.reception.forget_rules()


async def _forget(page: Visitor, persona: str) -> None:
    async with page.database.writing() as tx:
        found = await members.of_account(tx, "page", persona)
        assert found is not None
        await forgetting.forget(tx, found[0].id, page.door.ground.clock())


async def test_who_joins_finds_a_welcome_where_organisers_opened_the_door(page: Visitor) -> None:
    await _open_the_door(page)

    new = (await page.post("join", name="Mei Lin", language="en"))["persona"]

    (welcome,) = await page.told(new["id"])
    assert "Mei Lin" in welcome["title"]


async def test_who_joins_where_the_door_is_closed_is_left_in_peace(page: Visitor) -> None:
    new = (await page.post("join", name="Mei Lin", language="en"))["persona"]

    assert await page.told(new["id"]) == []


async def test_who_left_comes_back_as_who_they_were_and_is_not_welcomed_again(page: Visitor) -> None:
    await page.say(HANA, f"/alumni thanks <@{KEN}> for the talk")
    await page.post("leave", persona=KEN)
    await _open_the_door(page)

    back = await page.post("return", persona=KEN)

    said = await page.say(HANA, f"/alumni thanks <@{KEN}> for the coffee")
    assert (back["status"], back["persona"]["name"]) == (200, "Ken")
    assert KEN in [p["id"] for p in (await page.get("/api/personas"))["personas"]]
    assert "Ken" in words_of(said["messages"][0])
    assert await page.lines("select count(*) from thanks") == [(2,)]
    assert "Welcome" not in "".join(told["title"] for told in await page.told(KEN))


async def test_coming_back_without_having_left_changes_nothing(page: Visitor) -> None:
    before = (await page.get("/api/personas"))["personas"]

    back = await page.post("return", persona=KEN)

    assert back["status"] == 200
    assert (await page.get("/api/personas"))["personas"] == before


@pytest.mark.parametrize("persona", ["nobody", "", "\x00"])
async def test_who_never_was_here_cannot_come_back(page: Visitor, persona: str) -> None:
    back = await page.post("return", persona=persona)

    assert back["status"] == 404
    assert back["error"]


async def test_who_was_forgotten_stays_on_the_page_as_a_stranger(page: Visitor) -> None:
    await page.say(KEN, "/alumni mine")
    await _forget(page, KEN)

    people = (await page.get("/api/personas"))["personas"]
    home = await page.get(f"/api/home?persona={KEN}")
    thanked = await page.say(HANA, f"/alumni thanks <@{KEN}> for the talk")

    assert [p["id"] for p in people].count(KEN) == 1
    assert [button["action"] for button in buttons_of(home)] == ["rejoin"]
    assert home["title"]
    assert len(thanked["messages"]) == 1
    assert await page.lines("select count(*) from thanks") == [(0,)]


async def test_looking_at_the_page_does_not_bring_back_who_was_forgotten(page: Visitor) -> None:
    await page.say(KEN, "/alumni mine")
    await _forget(page, KEN)

    for what in ("home", "inbox", "commands"):
        assert (await page.get(f"/api/{what}?persona={KEN}"))["status"] == 200

    assert await page.lines(f"select count(*) from accounts where external_id = '{KEN}'") == [(0,)]


async def test_who_was_forgotten_joins_anew_by_their_own_press(page: Visitor) -> None:
    await page.say(KEN, "/alumni mine")
    await _forget(page, KEN)

    back = await page.post("press", persona=KEN, message="home", action="rejoin", subject="")

    assert back["status"] == 200
    people = (await page.get("/api/personas"))["personas"]
    assert [p["name"] for p in people if p["id"] == KEN] == ["Ken"]
    assert await page.lines(f"select count(*) from accounts where external_id = '{KEN}'") == [(1,)]


async def test_who_was_forgotten_and_left_is_gone(page: Visitor) -> None:
    await page.say(KEN, "/alumni mine")
    await _forget(page, KEN)

    left = await page.post("leave", persona=KEN)

    assert left["status"] == 200
    assert KEN not in [p["id"] for p in (await page.get("/api/personas"))["personas"]]
    assert (await page.say(KEN, "/alumni"))["status"] == 404


async def test_where_organisers_are_named_running_the_page_is_not_enough(page: Visitor) -> None:
    await page.change(f"update accounts set administers = true where external_id = '{KEN}'")
    before = {p["id"]: p["organises"] for p in (await page.get("/api/personas"))["personas"]}

    async with page.database.writing() as tx:
        await settled.save(tx, Settled(organisers_named=True))

    after = {p["id"]: p["organises"] for p in (await page.get("/api/personas"))["personas"]}
    assert (before[KEN], before[OLGA]) == (True, True)
    assert (after[KEN], after[OLGA]) == (False, True)


async def test_the_page_shows_the_name_that_organisers_gave_the_community(page: Visitor) -> None:
    async with page.database.writing() as tx:
        await settled.save(tx, Settled(name="Old Friends"))

    page.door.ground.reception.forget_rules()

    assert (await page.get("/api/personas"))["community"] == "Old Friends"
