"""`okaeri try` as a process of its own: a community in a browser, without any token."""

import re
import signal
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest

from tests.bot.process import Okaeri, okaeri
from tests.doubles.wire import Json

ALONE = ("try", "--port", "0", "--no-browser")


async def test_the_page_opens_with_an_example_community(tmp_path: Path) -> None:
    async with okaeri(tmp_path, _own(tmp_path), *ALONE, "--language", "en") as bot:
        people = await _get(await _address(bot), "api/personas")

        code = await bot.ends(signal.SIGINT)

    assert code == 0
    assert len(people["personas"]) == 120
    assert people["community"] == "Cobalt Trading Alumni"


async def test_a_second_start_shows_the_same_community_within_three_seconds(tmp_path: Path) -> None:
    async with okaeri(tmp_path, _own(tmp_path), *ALONE) as bot:
        first = await _get(await _address(bot), "api/personas")
        await bot.ends(signal.SIGTERM)
    began = time.monotonic()

    async with okaeri(tmp_path, _own(tmp_path), *ALONE) as bot:
        address = await _address(bot)
        took = time.monotonic() - began
        again = await _get(address, "api/personas")

    assert took < 3
    assert again["personas"] == first["personas"]


async def test_a_fresh_start_makes_up_another_community(tmp_path: Path) -> None:
    async with okaeri(tmp_path, _own(tmp_path), *ALONE) as bot:
        first = await _get(await _address(bot), "api/personas")
        await bot.ends(signal.SIGTERM)

    async with okaeri(tmp_path, _own(tmp_path), *ALONE, "--fresh") as bot:
        other = await _get(await _address(bot), "api/personas")

    assert len(other["personas"]) == 120
    assert other["personas"] != first["personas"]


async def test_the_examples_name_follows_the_language_of_the_start(tmp_path: Path) -> None:
    names = []

    for language in ("ja", "en"):
        async with okaeri(tmp_path, _own(tmp_path), *ALONE, "--language", language) as bot:
            names.append((await _get(await _address(bot), "api/personas"))["community"])
            await bot.ends(signal.SIGTERM)

    assert names == ["コバルト商事アルムナイ", "Cobalt Trading Alumni"]


async def test_who_comes_into_the_example_is_welcomed_at_once(tmp_path: Path) -> None:
    async with okaeri(tmp_path, _own(tmp_path), *ALONE) as bot:
        address = await _address(bot)
        new = await _post(address, "api/join", {"name": "Mei Lin", "language": "en"})

        inbox = await _get(address, f"api/inbox?persona={new['persona']['id']}")

    told = [message for message in inbox["messages"] if message["channel"] is None]
    assert ["Mei Lin" in message["title"] for message in told] == [True]


async def test_what_time_brings_is_there_when_time_has_moved(tmp_path: Path) -> None:
    async with okaeri(tmp_path, _own(tmp_path), *ALONE) as bot:
        address = await _address(bot)
        thanker = (await _get(address, "api/personas"))["personas"][0]["id"]
        new = (await _post(address, "api/join", {"name": "Mei Lin", "language": "en"}))["persona"]["id"]
        text = f"/alumni thanks <@{new}> for the talk"
        await _post(address, "api/say", {"persona": thanker, "text": text})

        await _post(address, "api/forward", {"days": 8})

        inbox = await _get(address, f"api/inbox?persona={new}")
    assert "What moved you?" in [message["title"] for message in inbox["messages"]]


async def test_time_that_is_moved_by_hand_is_no_outage(tmp_path: Path) -> None:
    async with okaeri(tmp_path, _own(tmp_path), *ALONE) as bot:
        address = await _address(bot)
        for days in (1, 30):
            await _post(address, "api/forward", {"days": days})
        await bot.ends(signal.SIGTERM)

    with closing(sqlite3.connect(tmp_path / "okaeri" / "playground.db")) as database:
        assert database.execute("select count(*) from outages").fetchone() == (0,)
        assert database.execute("select count(*) from timetable where name = 'beat'").fetchone() == (1,)


async def test_time_is_taken_up_where_it_was_left(tmp_path: Path) -> None:
    async with okaeri(tmp_path, _own(tmp_path), *ALONE) as bot:
        address = await _address(bot)
        before = (await _get(address, "api/personas"))["now"]
        await _post(address, "api/forward", {"days": 90})
        await bot.ends(signal.SIGTERM)

    async with okaeri(tmp_path, _own(tmp_path), *ALONE) as bot:
        after = (await _get(await _address(bot), "api/personas"))["now"]

    assert after[:7] > before[:7]


async def test_thanks_on_the_page_arrive_with_the_next_minute(tmp_path: Path) -> None:
    async with okaeri(tmp_path, _own(tmp_path), *ALONE) as bot:
        address = await _address(bot)
        giver, receiver = [p["id"] for p in (await _get(address, "api/personas"))["personas"][:2]]
        text = f"/alumni thanks <@{receiver}> for the talk"
        await _post(address, "api/say", {"persona": giver, "text": text})

        await _post(address, "api/forward", {"minutes": 1})

        inbox = await _get(address, f"api/inbox?persona={receiver}")
    assert any("the talk" in str(message["parts"]) for message in inbox["messages"])


async def test_what_an_organiser_asked_to_be_worked_out_is_there_when_time_has_moved(tmp_path: Path) -> None:
    async with okaeri(tmp_path, _own(tmp_path), *ALONE) as bot:
        address = await _address(bot)
        people = (await _get(address, "api/personas"))["personas"]
        organiser = next(one["id"] for one in people if one["organises"])
        await _post(address, "api/say", {"persona": organiser, "text": "/organiser chain"})

        await _post(address, "api/forward", {"minutes": 1})

        inbox = await _get(address, f"api/inbox?persona={organiser}")
    parts = [part["type"] for message in inbox["messages"] for part in message["parts"]]
    assert "picture" in parts


async def test_a_second_playground_beside_the_first_is_refused_in_a_sentence(tmp_path: Path) -> None:
    async with okaeri(tmp_path, _own(tmp_path), *ALONE) as bot:
        await _address(bot)

        async with okaeri(tmp_path, _own(tmp_path), *ALONE) as other:
            code = await other.ended()

    assert code == 1
    assert other.log == ["okaeri: the playground is open already; end it there first.\n"]


async def test_a_port_that_is_taken_is_a_sentence(tmp_path: Path) -> None:
    async with okaeri(tmp_path, _own(tmp_path / "a"), *ALONE) as bot:
        port = (await _address(bot)).rstrip("/").rpartition(":")[2]

        async with okaeri(tmp_path, _own(tmp_path / "b"), "try", "--port", port, "--no-browser") as other:
            code = await other.ended()

    assert code == 1
    assert len(other.log) == 1
    assert "--port" in other.log[0]


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()


def _own(folder: Path) -> Mapping[str, str]:
    return {"XDG_DATA_HOME": str(folder)}


async def _address(bot: Okaeri) -> str:
    found = re.search(r"http://\S+", await bot.says("The playground is at"))
    assert found is not None
    return found[0]


async def _get(address: str, path: str) -> Json:
    async with aiohttp.ClientSession() as session, session.get(address + path) as answer:
        said: Json = await answer.json()
        return said


async def _post(address: str, path: str, body: Json) -> Json:
    async with aiohttp.ClientSession() as session, session.post(address + path, json=body) as answer:
        answer.raise_for_status()
        said: Json = await answer.json()
        return said
