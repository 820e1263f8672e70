"""Hands on the playground page, by its JSON interface over a real socket."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from random import Random

from aiohttp import ClientSession

from bot.delivery import Delivery
from bot.platform import Platform
from bot.playground.clock import MovableClock
from bot.playground.door import PlaygroundDoor
from handlers.event import Joined, Who
from handlers.reception import Reception
from tests.bot.playground.conftest import words_of
from tests.doubles.wire import Json
from tests.journeys.hands import PEOPLE


class PageHands:
    """Personas of one page."""

    def __init__(self, session: ClientSession, address: str, clock: MovableClock) -> None:
        self._session, self._address, self._clock = session, address, clock
        self._forms: dict[str, Json] = {}

    async def say(self, who: str, verb: str, whom: str = "", words: str = "", command: str = "alumni") -> str:
        mention = f"<@{whom}>" if whom else ""
        line = " ".join(filter(None, (f"/{command}", verb, mention, words)))
        return self._read(who, await self._post("say", persona=who, text=line))

    async def tap(self, who: str, action: str) -> str:
        for message in reversed(await self._inbox(who)):
            for part in message["parts"]:
                for button in part.get("actions", []):
                    if button.get("action") == action:
                        pressed = {"action": action, "subject": button["subject"]}
                        answer = await self._post("press", persona=who, message=message["id"], **pressed)
                        return self._read(who, answer)
        raise LookupError(f"{who} sees no button {action}")

    async def send(self, who: str, /, **answers: str) -> str:
        form = self._forms[who]
        kinds = {field["name"]: field["kind"] for field in form["fields"]}
        shown = {field["name"]: field["value"] for field in form["fields"] if field["value"]}
        filled = {
            name: [a] if kinds.get(name) == "members" and isinstance(a, str) else a
            for name, a in {**shown, **answers}.items()
        }
        sent = {"action": form["action"], "subject": form["subject"], "answers": filled}
        return self._read(who, await self._post("submit", persona=who, **sent))

    async def letters(self, who: str) -> str:
        await self._post("forward", minutes=1)
        return "\n".join(words_of(message) for message in await self._inbox(who))

    async def go(self, who: str) -> None:
        await self._post("leave", persona=who)

    def _read(self, who: str, answer: Json) -> str:
        if answer.get("form"):
            self._forms[who] = answer["form"]
            return ""
        return "\n".join(words_of(message) for message in answer["messages"])

    async def _inbox(self, who: str) -> list[Json]:
        async with self._session.get(f"{self._address}api/inbox?persona={who}") as answer:
            messages: list[Json] = (await answer.json())["messages"]
        return [
            message for message in messages if message["channel"] is None and message["author"] == "okaeri"
        ]

    async def _post(self, act: str, **body: object) -> Json:
        async with self._session.post(f"{self._address}api/{act}", json=body) as answer:
            said: Json = await answer.json()
            assert answer.status == 200, said
            return said


@asynccontextmanager
async def on_page(reception: Reception, languages: tuple[str, str]) -> AsyncIterator[PageHands]:
    """A page where hana and ken speak these languages."""
    time = MovableClock(reception.clock)
    reception.clock = time
    platforms: dict[str, Platform] = {}
    delivery = Delivery(reception.database, reception, platforms, time, Random(1))

    async def live(_since: datetime, _until: datetime) -> None:
        """Nobody else lives in these stories."""

    async def tick() -> None:
        await delivery.deliver_due()

    for (name, shown), language in zip(PEOPLE.items(), (*languages, "en"), strict=True):
        who = Who("page", "page", name, shown, language, administers=name == "olga")
        await reception.answer(Joined(who))
    door = PlaygroundDoor(reception, time, tick=tick, live=live, port=0)
    await door.start()
    platforms["page"] = door
    async with ClientSession() as session:
        yield PageHands(session, door.url, time)
    await door.stop()
