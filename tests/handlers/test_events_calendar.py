"""A member's calendar address: shown once, another one at will, and nothing where the web does not reach."""

import pytest

from handlers import feeds
from handlers.calendars import CalendarEvent
from handlers.context import Rules
from handlers.reception import Reception
from storage.database import Database
from tests.conftest import SetClock
from tests.handlers.gathering import announced, gather, tap
from tests.handlers.people import HANA, button, buttons, press, read, say

ADDRESS = "https://okaeri.example.com/calendar/"


@pytest.fixture
def reception(sqlite_database: Database, clock: SetClock) -> Reception:
    return Reception(sqlite_database, Rules(public_url="https://okaeri.example.com"), clock)


async def test_an_address_is_shown_once_and_leads_to_what_one_said_yes_to(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    await tap(reception, HANA, "event-yes", await announced(reception))
    page = await press(reception, HANA, button(await say(reception, HANA, "events"), "calendar"))

    made = await press(reception, HANA, button(page, "calendar-make"))

    secret = _secret(read(made))
    assert [event.title for event in await _events(reception, secret)] == ["Leaving well"]
    assert ADDRESS not in read(
        await press(reception, HANA, button(await say(reception, HANA, "events"), "calendar"))
    )


async def test_a_new_address_ends_the_former_and_one_taken_back_leads_nowhere(reception: Reception) -> None:
    await gather(reception)
    page = await press(reception, HANA, button(await say(reception, HANA, "events"), "calendar"))
    first = await press(reception, HANA, button(page, "calendar-make"))
    second = await press(reception, HANA, button(first, "calendar-make"))
    end = button(second, "calendar-end")
    found = [await _is_there(reception, _secret(read(one))) for one in (first, second)]

    await press(reception, HANA, end)

    assert found == [False, True]
    assert not await _is_there(reception, _secret(read(second)))


async def test_where_the_web_does_not_reach_none_is_offered(
    sqlite_database: Database, clock: SetClock
) -> None:
    reception = Reception(sqlite_database, Rules(), clock)
    await gather(reception)

    answer = await say(reception, HANA, "events")

    assert "calendar" not in [one.action for one in buttons(answer)]


def _secret(said: str) -> str:
    return next(line for line in said.splitlines() if line.startswith(ADDRESS))[len(ADDRESS) : -len(".ics")]


async def _is_there(reception: Reception, secret: str) -> bool:
    async with reception.database.reading() as tx:
        return await feeds.of_secret(tx, reception.rules, secret, reception.clock()) is not None


async def _events(reception: Reception, secret: str) -> tuple[CalendarEvent, ...]:
    async with reception.database.reading() as tx:
        feed = await feeds.of_secret(tx, reception.rules, secret, reception.clock())
    assert feed is not None
    return feed.events
