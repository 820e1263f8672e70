"""What docs/playground.md says of the JSON interface exists, and what exists is said there."""

import re
from pathlib import Path

from bot.playground.acts import Acts
from bot.playground.sight import Sight
from tests.bot.playground.conftest import HANA, KEN, Visitor

DOCUMENT = Path(__file__).parents[3] / "docs" / "playground.md"


async def test_every_address_is_documented_and_every_documented_address_exists(page: Visitor) -> None:
    written = DOCUMENT.read_text(encoding="utf-8")

    documented = set(re.findall(r"`(GET|POST) (/api/[a-z]+)", written))

    routes = (*Sight(page.door.ground).routes(), *Acts(page.door.ground).routes())
    assert documented == {(route.method, route.path) for route in routes}


async def test_a_message_and_a_form_carry_what_is_documented(page: Visitor) -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    [message, form] = [set(re.findall(r"\w+", line)) for line in _shapes(written)]

    told = (await page.say(HANA, f"/alumni thanks <@{KEN}> for the talk"))["messages"][0]
    asked = (await page.say(HANA, "/alumni thanks"))["form"]

    assert told.keys() == message
    assert asked.keys() | asked["fields"][0].keys() == form


def _shapes(written: str) -> list[str]:
    return re.findall(r"^\{(?:id|title), .*\}$", written, re.M)
