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
from bot.playground.words import CHANNELS
from handlers.event import Joined, Who
from handlers.reception import Reception
from tests.bot.playground.conftest import words_of
from tests.doubles.wire import Json
from tests.journeys.hands import PEOPLE


class PageHands:
    """Personas of one page. `taps` counts the clicks of all of them; typing is none."""

    def __init__(self, session: ClientSession, address: str) -> None:
        self._session, self._address = session, address
        self._ids = {name: name for name in PEOPLE}
        self._forms: dict[str, Json] = {}
        self._written: dict[str, str] = {}
        self._at_home: set[str] = set()
        self._read_there: dict[str, str] = {}
        self.taps = 0

    async def say(self, who: str, verb: str, whom: str = "", words: str = "", command: str = "alumni") -> str:
        self._at_home.discard(who)
        mention = f"<@{self._ids.get(whom, whom)}>" if whom else ""
        line = " ".join(filter(None, (f"/{command}", verb, mention, words)))
        return self._read(who, await self._act(who, "say", text=line))

    async def tap(self, who: str, action: str) -> str:
        self.taps += 1
        for message in await self._screens(who):
            for button in _buttons(message):
                if button.get("action") == action:
                    pressed = {"action": action, "subject": button["subject"]}
                    return self._read(who, await self._act(who, "press", message=message["id"], **pressed))
        raise LookupError(f"{who} sees no button {action}")

    async def send(self, who: str, /, **answers: str) -> str:
        self.taps += 1
        form = self._forms[who]
        fields = {field["name"]: field for field in form["fields"]}
        standing = {name: _standing(field) for name, field in fields.items() if field["value"]}
        told = {name: self._given(fields.get(name), answer) for name, answer in answers.items()}
        sent = {"action": form["action"], "subject": form["subject"], "answers": standing | told}
        return self._read(who, await self._act(who, "submit", **sent))

    async def letters(self, who: str) -> str:
        self._at_home.discard(who)
        await self._post("forward", minutes=1)
        return "\n".join(words_of(one) for one in await self._inbox(who) if one["channel"] is None)

    async def go(self, who: str) -> None:
        await self._act(who, "leave")

    async def join(self, who: str, language: str = "en") -> None:
        if who in self._ids:
            await self._act(who, "return")
        else:
            new = await self._post("join", name=who.title(), language=language)
            self._ids[who] = new["persona"]["id"]

    async def react(self, who: str, whom: str, emoji: str = "🙏", *, remove: bool = False) -> None:
        self.taps += 2  # the emoji on offer, and one of them
        message = await self._message_of(whom)
        await self._act(who, "react", message=message, emoji=emoji, remove=remove)

    async def menu(self, who: str, whom: str, entry: str) -> str:
        self.taps += 2  # the menu, and one of its entries
        message = await self._message_of(whom)
        return self._read(who, await self._act(who, "menu", message=message, action=entry))

    async def channel(self) -> str:
        await self._post("forward", minutes=1)
        return self._new(await self._posts(next(iter(PEOPLE)), CHANNELS[0]))

    async def tap_post(self, who: str, action: str) -> str:
        self.taps += 1
        for message in reversed(await self._posts(who, CHANNELS[0])):
            for button in _buttons(message):
                if button.get("action") == action:
                    pressed = {"action": action, "subject": button["subject"]}
                    return self._read(who, await self._act(who, "press", message=message["id"], **pressed))
        raise LookupError(f"no button {action} stands in the channel")

    async def room(self, *who: str) -> str:
        await self._post("forward", minutes=1)
        people = {self._ids[one] for one in who}
        rooms = (await self._get("rooms", who[0]))["rooms"]
        there = [room["id"] for room in rooms if set(room["personas"]) == people]
        return "\n".join([self._new(await self._posts(who[0], room)) for room in there])

    async def home(self, who: str) -> str:
        self._at_home.add(who)
        home = await self._get("home", who)
        return _aloud(home)

    def _given(self, field: Json | None, answer: str) -> str | list[str]:
        """An answer as this kind of field gives it."""
        kind = field["kind"] if field else "line"
        if kind in ("member", "members"):
            answer = self._ids.get(answer, answer)
        return [answer] if kind in ("members", "choices") else answer

    def _read(self, who: str, answer: Json) -> str:
        if answer.get("form"):
            self._forms[who] = answer["form"]
            return ""
        return "\n".join(words_of(message) for message in answer["messages"])

    async def _message_of(self, whom: str) -> str:
        """The one message of theirs, written now if they have not written yet."""
        if whom not in self._written:
            posted = await self._act(whom, "post", channel=CHANNELS[0], text=f"{whom}: こんにちは")
            self._written[whom] = posted["message"]["id"]
        return self._written[whom]

    async def _screens(self, who: str) -> list[Json]:
        """What they may press on, the newest first; whoever went to their Home looks at that one first."""
        told, home = [*reversed(await self._inbox(who))], await self._get("home", who)
        return [home, *told] if who in self._at_home else [*told, home]

    async def _inbox(self, who: str) -> list[Json]:
        """What the bot shows to them alone, also where others read what stands around it."""
        messages: list[Json] = (await self._get("inbox", who))["messages"]
        alone = [one for one in messages if one["channel"] is None or one["private"]]
        return [one for one in alone if one["author"] == "okaeri"]

    async def _posts(self, who: str, channel: str) -> list[Json]:
        """What stands there for all."""
        messages: list[Json] = (await self._get("inbox", who))["messages"]
        return [one for one in messages if one["channel"] == channel and not one["private"]]

    def _new(self, posts: list[Json]) -> str:
        """What was not read before, or reads otherwise now; with the names of its buttons, which count."""
        now = {one["id"]: _aloud(one) for one in posts}
        new = [words for post, words in now.items() if self._read_there.get(post) != words]
        self._read_there |= now
        return "\n".join(new)

    async def _get(self, what: str, who: str) -> Json:
        address = f"{self._address}api/{what}?persona={self._ids[who]}"
        async with self._session.get(address) as answer:
            said: Json = await answer.json()
            assert answer.status == 200, said
            return said

    async def _act(self, who: str, act: str, **body: object) -> Json:
        return await self._post(act, persona=self._ids[who], **body)

    async def _post(self, act: str, **body: object) -> Json:
        async with self._session.post(f"{self._address}api/{act}", json=body) as answer:
            said: Json = await answer.json()
            assert answer.status == 200, said
            return said


def _aloud(message: Json) -> str:
    """All that is read in it, and on its buttons."""
    return "\n".join((words_of(message), *(f"[{button['label']}]" for button in _buttons(message))))


def _buttons(message: Json) -> list[Json]:
    return [action for part in message["parts"] for action in part.get("actions", [])]


def _standing(field: Json) -> str | list[str]:
    """What stands in a field when its form opens."""
    several = field["kind"] in ("members", "choices")
    value: str = field["value"]
    return value.split(",") if several else value


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
        yield PageHands(session, door.url)
    await door.stop()
