"""A Slack whose people the bot has met, over a real socket, for what commands take."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.slack.door import SlackDoor
from handlers.context import Rules
from handlers.reception import Reception
from storage import members
from storage.database import Database
from tests.bot.slack.conftest import settings_for
from tests.conftest import SetClock
from tests.doubles.slack import SlackDouble


@asynccontextmanager
async def workspace(
    database: Database, clock: SetClock, people: list[str], already: int = 0
) -> AsyncIterator[tuple[SlackDouble, SlackDoor, Reception]]:
    """`people` (their Slack ids) who are met before it begins, beside members who are there `already`."""
    reception = Reception(database, Rules(), clock)
    async with SlackDouble() as slack:
        for person in people:
            slack.add_person(person, f"Member {person[1:]}")
        door = SlackDoor(settings_for(slack), reception)
        await door.start()
        await slack.connected(2)
        while True:
            async with database.reading() as tx:
                if await members.present(tx) == already + len(people):
                    break
            await asyncio.sleep(0.05)
        yield slack, door, reception
        await door.stop()
