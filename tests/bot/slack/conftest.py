"""A Slack workspace on 127.0.0.1 with okaeri behind its door, and people who speak Japanese and English."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from bot.delivery import Delivery
from bot.slack.door import SlackDoor
from config.settings import Settings
from handlers.context import Rules
from handlers.reception import Reception
from storage.database import Database
from tests.conftest import SetClock
from tests.doubles.slack import SlackDouble
from tests.doubles.slack_records import Posted
from tests.doubles.wire import Json

PAYLOADS = Path(__file__).parents[2] / "payloads" / "slack"


def recorded(name: str) -> Json:
    """A payload as Slack sends it."""
    payload: Json = json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))
    return payload


def settings_for(slack: SlackDouble, **more: str) -> Settings:
    """Settings for the workspace, Socket Mode unless told otherwise."""
    mode = more or {"SLACK_APP_TOKEN": "xapp-any"}
    tokens = {"SLACK_BOT_TOKEN": "xoxb-any", "OKAERI_SLACK_URL": slack.url, "OKAERI_HOST": "127.0.0.1"}
    return Settings(_env_file=None, **tokens, **mode)  # type: ignore[call-arg, arg-type]


@dataclass(slots=True)
class World:
    """One workspace, okaeri in it, and a hand to deliver what waits in the outbox."""

    slack: SlackDouble
    database: Database
    reception: Reception
    clock: SetClock
    door: SlackDoor

    async def deliver(self) -> int:
        """Hand over every notice that is due; returns how many were taken."""
        platforms = {"slack": self.door}
        return await Delivery(self.database, self.reception, platforms, self.clock, Random(1)).deliver_due()

    async def told(self, user: str, count: int = 1) -> Posted:
        """The newest message that only this person sees, when there are so many."""
        await self.slack.until(lambda: len(self.slack.whispers_to(user)) >= count)
        return self.slack.whispers_to(user)[-1]

    async def says(self, user: str, line: str, command: str = "/alumni") -> Posted:
        """What somebody is shown for a command."""
        before = len(self.slack.whispers_to(user))
        await self.slack.command(user, command, line)
        return await self.told(user, before + 1)

    async def lines(self, query: str) -> list[tuple[object, ...]]:
        """Rows of the database."""
        async with self.database.reading() as tx:
            return [tuple(row) for row in await tx.exec_driver_sql(query)]


Enter = Callable[[SlackDouble], Awaitable[World]]


@pytest.fixture
async def slack() -> AsyncIterator[SlackDouble]:
    """A workspace with 花 (ja), Ken (en, London), an owner, a bot and somebody who is gone."""
    async with SlackDouble() as double:
        double.add_person("U1", "花")
        double.add_person("U2", "Ken", locale="en-GB", tz="Europe/London")
        double.add_person("U3", "Olga", locale="en-US", tz="America/New_York", is_owner=True)
        double.add_person("U4", "helper", is_bot=True)
        double.add_person("U5", "Gone", deleted=True)
        double.add_person("USLACKBOT", "slackbot")
        yield double


@pytest.fixture
def reception(sqlite_database: Database, clock: SetClock) -> Reception:
    """A reception that answers in Japanese where it knows no better."""
    return Reception(sqlite_database, Rules("alumni", "ja", "Asia/Tokyo"), clock)


@pytest.fixture
async def world(
    slack: SlackDouble, sqlite_database: Database, reception: Reception, clock: SetClock
) -> AsyncIterator[World]:
    """okaeri connected to the workspace by Socket Mode; Slack lists nobody, so people are met one by one."""
    slack.fail_next("users.list", "internal_error")
    door = SlackDoor(settings_for(slack), reception)
    await door.start()
    await slack.connected(2)
    yield World(slack, sqlite_database, reception, clock, door)
    await door.stop()
