"""The page on 127.0.0.1 over a real SQLite file, and somebody who speaks its JSON interface."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

import pytest
from aiohttp import ClientSession

from bot.delivery import Delivery
from bot.platform import Platform
from bot.playground.clock import MovableClock
from bot.playground.door import PlaygroundDoor
from community.member import MemberKind
from handlers.context import Rules
from handlers.event import Joined, Who
from handlers.reception import Reception
from storage import members
from storage.database import Database
from tests.conftest import SetClock
from tests.doubles.wire import Json

HANA, KEN, STAFF, OLGA = "hana", "ken", "mori", "olga"
PEOPLE = (
    (HANA, "花", "ja", "Asia/Tokyo"),
    (KEN, "Ken", "en", "Europe/London"),
    (STAFF, "森 誠", "ja", "Asia/Tokyo"),
    (OLGA, "Olga", "en", "America/New_York"),
)


@dataclass(slots=True)
class Visitor:
    """Somebody at the page; `lived` are the stretches of time in which the community lived on."""

    session: ClientSession
    door: PlaygroundDoor
    database: Database
    lived: list[tuple[datetime, datetime]] = field(default_factory=list)

    async def get(self, path: str, headers: dict[str, str] | None = None) -> Json:
        """What the page answers to a look."""
        async with self.session.get(self.door.url.rstrip("/") + path, headers=headers) as answer:
            said: Json = await answer.json()
            return said | {"status": answer.status}

    async def post(self, act: str, **body: object) -> Json:
        """What the page answers to an act."""
        async with self.session.post(f"{self.door.url}api/{act}", json=body) as answer:
            said: Json = await answer.json()
            return said | {"status": answer.status}

    async def say(self, persona: str, text: str) -> Json:
        """What a persona is shown for a line."""
        return await self.post("say", persona=persona, text=text)

    async def inbox(self, persona: str) -> list[Json]:
        """All that a persona sees."""
        found: list[Json] = (await self.get(f"/api/inbox?persona={persona}"))["messages"]
        return found

    async def told(self, persona: str) -> list[Json]:
        """A persona's direct messages."""
        return [message for message in await self.inbox(persona) if message["channel"] is None]

    async def posted(self, persona: str, text: str) -> str:
        """The id of a message that a persona wrote in the first channel."""
        channel = (await self.get("/api/channels"))["channels"][0]["id"]
        message: str = (await self.post("post", persona=persona, channel=channel, text=text))["message"]["id"]
        return message

    async def change(self, query: str) -> None:
        """Change rows of the database."""
        async with self.database.writing() as tx:
            await tx.exec_driver_sql(query)

    async def lines(self, query: str) -> list[tuple[object, ...]]:
        """Rows of the database."""
        async with self.database.reading() as tx:
            return [tuple(row) for row in await tx.exec_driver_sql(query)]


def words_of(message: Json) -> str:
    """All that is read in a message."""
    texts = [part.get("text") or part.get("alt", "") for part in message["parts"]]
    pairs = [f"{name}: {value}" for part in message["parts"] for name, value in part.get("pairs", [])]
    return "\n".join([message["title"], *texts, *pairs])


def buttons_of(message: Json) -> list[Json]:
    """Every button of a message."""
    actions = [action for part in message["parts"] for action in part.get("actions", [])]
    return [action for action in actions if action["type"] == "button"]


@pytest.fixture
async def page(sqlite_database: Database, clock: SetClock) -> AsyncIterator[Visitor]:
    """The page with 花 (ja), Ken (en), somebody of staff and an organiser, delivering by itself."""
    time = MovableClock(clock)
    reception = Reception(sqlite_database, Rules("同窓会"), time)
    await _move_in(reception, sqlite_database)
    platforms: dict[str, Platform] = {}
    delivery = Delivery(sqlite_database, reception, platforms, time, Random(1))
    reception.commits = delivery.nudge
    lived: list[tuple[datetime, datetime]] = []

    async def live(since: datetime, until: datetime) -> None:
        lived.append((since, until))

    async def tick() -> None:
        await delivery.deliver_due()

    door = PlaygroundDoor(reception, time, tick=tick, live=live, port=0)
    await door.start()
    platforms["page"] = door
    delivering = asyncio.create_task(delivery.run())
    async with ClientSession() as session:
        yield Visitor(session, door, sqlite_database, lived)
    delivery.stop()
    with suppress(TimeoutError):
        await asyncio.wait_for(delivering, 3)
    await door.stop()


async def _move_in(reception: Reception, database: Database) -> None:
    for account, name, language, zone in PEOPLE:
        await reception.answer(Joined(Who("page", "page", account, name, language, zone)))
    async with database.writing() as tx:
        for account, values in ((STAFF, {"kind": MemberKind.STAFF}), (OLGA, {"organises": True})):
            found = await members.of_account(tx, "page", account)
            if found:
                await members.update(tx, found[0].id, confirmed=True, **values)
