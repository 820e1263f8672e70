"""Hands in Discord: the real discord.py behind a real socket."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from random import Random

from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.delivery import Delivery
from bot.discord import menus
from bot.discord.door import DiscordDoor
from handlers import registry
from handlers.reception import Reception
from tests.bot.discord.conftest import at_work
from tests.doubles.discord import CHANNEL, DiscordDouble
from tests.doubles.discord_limits import every_component
from tests.doubles.discord_people import PRIVATE_THREAD
from tests.doubles.discord_records import FORM, Answer, Written
from tests.journeys.hands import PEOPLE

IDS = {name: f"10{number}" for number, name in enumerate(PEOPLE, 1)}
MANAGE_SERVER = 1 << 5
SAID = ("words", "code", "until", "topic")  # options that carry what a command says

Sight = dict[str, str]


class DiscordHands:
    """People in one server; `taps` counts what their fingers do beside typing."""

    def __init__(self, discord: DiscordDouble, door: DiscordDoor, delivery: Delivery) -> None:
        self._discord, self._door, self._delivery = discord, door, delivery
        self._ids = dict(IDS)
        self._forms: dict[str, Answer] = {}
        self._written: dict[str, Written] = {}
        self._looked_at: Sight = {}
        self.taps = 0

    async def say(self, who: str, verb: str, whom: str = "", words: str = "", command: str = "alumni") -> str:
        options = {"who": self._ids.get(whom, ""), _said_by(command, verb): words}
        given = {name: value for name, value in options.items() if value}
        before = self._sight(who)
        return await self._seen(
            who, before, await self._discord.command(self._ids[who], (command, verb), given)
        )

    async def tap(self, who: str, action: str) -> str:
        self.taps += 1
        on, button = self._button(who, action)
        before = self._sight(who)
        return await self._seen(who, before, await self._discord.press(self._ids[who], on, button))

    async def send(self, who: str, /, **answers: str) -> str:
        self.taps += 1
        filled = {name: self._ids.get(answer, answer) for name, answer in answers.items()}
        before = self._sight(who)
        sent = await self._discord.submit(self._ids[who], self._forms[who], filled)
        return await self._seen(who, before, sent)

    async def letters(self, who: str) -> str:
        await self._delivery.deliver_due()
        return "\n".join(written.text for written in self._discord.dms_of(self._ids[who]))

    async def go(self, who: str) -> None:
        await self._discord.leave(self._ids[who])
        await self._heard()

    async def join(self, who: str, language: str = "en") -> None:
        number = self._ids.setdefault(who, f"10{len(self._ids) + 1}")
        await self._discord.join(number, who, language, PEOPLE.get(who, who))
        await self._heard()

    async def react(self, who: str, whom: str, emoji: str = "🙏", *, remove: bool = False) -> None:
        self.taps += 1 if remove else 2  # one's own emoji is touched; another is found in the picker first
        await self._discord.react(self._ids[who], self._message_of(whom), emoji, remove)
        await self._heard()

    async def menu(self, who: str, whom: str, entry: str) -> str:
        self.taps += 3  # the message's menu, Apps, the entry
        before = self._sight(who)
        chosen = await self._discord.choose(self._ids[who], self._message_of(whom), menus.name_of(entry))
        return await self._seen(who, before, chosen)

    async def channel(self) -> str:
        await self._delivery.deliver_due()
        return self._new_in(CHANNEL)

    async def tap_post(self, who: str, action: str) -> str:
        self.taps += 1
        on, button = _button_in(self._discord.posts_in(CHANNEL), action)
        before = self._sight(who)
        return await self._seen(who, before, await self._discord.press(self._ids[who], on, button))

    async def room(self, *who: str) -> str:
        await self._delivery.deliver_due()
        people = {self._ids[name] for name in who}
        threads = [place for place in self._discord.here.places.values() if place.kind == PRIVATE_THREAD]
        rooms = [place.id for place in threads if set(place.people) == people]
        return "\n".join(filter(None, map(self._new_in, rooms)))

    async def home(self, who: str) -> str:
        return await self.say(who, "menu")

    async def _heard(self) -> None:
        """Wait until the bot has done with everything that it was told."""
        async with asyncio.timeout(5):
            while (self._door.client.ws.sequence or 0) < self._discord.told:  # noqa: ASYNC110 - no bell rings
                await asyncio.sleep(0)
            await asyncio.sleep(0)  # what was told begins to be heard
            await self._door._answers._idle.wait()

    def _new_in(self, channel: str) -> str:
        """What the bot posted there, or drew anew, since one looked there last."""
        posts = [
            post for post in self._discord.posts_in(channel) if post.author == self._discord.here.application
        ]
        new = [post.text for post in posts if self._looked_at.get(post.id) != post.text]
        self._looked_at |= {post.id: post.text for post in posts}
        return "\n".join(new)

    def _message_of(self, whom: str) -> Written:
        if whom not in self._written:
            now = self._door._answers._reception.clock()
            self._written[whom] = self._discord.say(self._ids[whom], CHANNEL, f"{whom}: こんにちは", now)
        return self._written[whom]

    def _posts(self, who: str) -> tuple[Written, ...]:
        return (*self._discord.dms_of(self._ids[who]), *self._discord.whispers_to(self._ids[who]))

    def _sight(self, who: str) -> Sight:
        return {post.id: post.text for post in self._posts(who)}

    async def _seen(self, who: str, before: Sight, answer: Answer) -> str:
        if answer.kind == FORM:
            self._forms[who] = answer
            return ""
        await self._discord.until(lambda: any(self._changes(who, before)))
        return "\n".join(self._changes(who, before))

    def _changes(self, who: str, before: Sight) -> list[str]:
        return [text for number, text in self._sight(who).items() if text and before.get(number) != text]

    def _button(self, who: str, action: str) -> tuple[Written, str]:
        return _button_in(self._posts(who), action)


def _button_in(posts: Sequence[Written], action: str) -> tuple[Written, str]:
    """The newest button with that action, and the message that it stands on."""
    for post in sorted(posts, key=lambda post: int(post.id), reverse=True):
        for component in every_component(post.body.get("components") or []):
            if str(component.get("custom_id", "")).startswith(f"{action}:"):
                return post, str(component["custom_id"])
    raise LookupError(f"no button {action} is in sight")


def _said_by(command: str, verb: str) -> str:
    """The option into which one types what the verb is told."""
    takes = next((known.takes for known in registry.verbs_of(command) if known.name == verb), ())
    return next((take for take in takes if take in SAID), "words")


@asynccontextmanager
async def on_discord(reception: Reception, languages: tuple[str, str]) -> AsyncIterator[DiscordHands]:
    """A server where hana and ken speak these languages."""
    addresses = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    async with DiscordDouble() as discord:
        for (name, shown), language in zip(PEOPLE.items(), (*languages, "en-US"), strict=True):
            rights = MANAGE_SERVER if name == "olga" else 0
            discord.add_member(IDS[name], name, language, nick=shown, permissions=rights)
        async with at_work(discord, reception) as door:
            platforms = {"discord": door}
            delivery = Delivery(reception.database, reception, platforms, reception.clock, Random(1))
            hands = DiscordHands(discord, door, delivery)
            for name in PEOPLE:  # Discord says somebody's language only when they act
                await hands.say(name, "menu")
            yield hands
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = addresses
