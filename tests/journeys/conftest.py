"""The same community on each platform in turn, its two members speaking each language in turn."""

from collections.abc import AsyncIterator

import pytest

from handlers.context import Rules
from handlers.reception import Reception
from storage.database import Database
from tests.conftest import SetClock
from tests.journeys.hands import Hands
from tests.journeys.on_discord import on_discord
from tests.journeys.on_page import on_page
from tests.journeys.on_slack import on_slack
from tests.journeys.said import SAID, Said


@pytest.fixture(params=[("ja", "en"), ("en", "ja")], ids="-".join)
def languages(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Hana's language, and Ken's."""
    first, second = request.param
    return first, second


@pytest.fixture
def reception(sqlite_database: Database, clock: SetClock) -> Reception:
    """The community's reception, with an empty memory."""
    return Reception(sqlite_database, Rules(language="en"), clock)


@pytest.fixture(params=[on_slack, on_discord, on_page], ids=["slack", "discord", "page"])
async def hands(
    request: pytest.FixtureRequest, reception: Reception, languages: tuple[str, str]
) -> AsyncIterator[Hands]:
    """Hands on each platform."""
    async with request.param(reception, languages) as ready:
        yield ready


@pytest.fixture
def said(languages: tuple[str, str]) -> Said:
    """What Hana reads, and what Ken reads."""
    return SAID[languages[0]], SAID[languages[1]]


@pytest.fixture
def told(request: pytest.FixtureRequest, languages: tuple[str, str]) -> Said:
    """What Hana reads, and what Ken reads, of the words of one story alone: the `SAID` beside it."""
    words: dict[str, dict[str, str]] = request.module.SAID
    return words[languages[0]], words[languages[1]]
