"""Hands in Discord: the real discord.py behind a real socket."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.delivery import Delivery
from handlers.reception import Reception
from tests.bot.discord.conftest import at_work
from tests.doubles.discord import DiscordDouble
from tests.doubles.discord_limits import every_component
from tests.doubles.discord_records import FORM, Answer, Written
from tests.journeys.hands import PEOPLE

IDS = {name: f"10{number}" for number, name in enumerate(PEOPLE, 1)}
MANAGE_SERVER = 1 << 5

Sight = dict[str, str]


class DiscordHands:
    """People in one server."""

    def __init__(self, discord: DiscordDouble, delivery: Delivery) -> None:
        self._discord, self._delivery = discord, delivery
        self._forms: dict[str, Answer] = {}

    async def say(self, who: str, verb: str, whom: str = "", words: str = "", command: str = "alumni") -> str:
        options = {"who": IDS.get(whom, ""), "words": words}
        given = {name: value for name, value in options.items() if value}
        before = self._sight(who)
        return await self._seen(who, before, await self._discord.command(IDS[who], (command, verb), given))

    async def tap(self, who: str, action: str) -> str:
        on, button = self._button(who, action)
        before = self._sight(who)
        return await self._seen(who, before, await self._discord.press(IDS[who], on, button))

    async def send(self, who: str, /, **answers: str) -> str:
        filled = {name: IDS.get(answer, answer) for name, answer in answers.items()}
        before = self._sight(who)
        return await self._seen(who, before, await self._discord.submit(IDS[who], self._forms[who], filled))

    async def letters(self, who: str) -> str:
        await self._delivery.deliver_due()
        return "\n".join(written.text for written in self._discord.dms_of(IDS[who]))

    async def go(self, who: str) -> None:
        await self._discord.leave(IDS[who])

    def _posts(self, who: str) -> tuple[Written, ...]:
        return (*self._discord.dms_of(IDS[who]), *self._discord.whispers_to(IDS[who]))

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
        for post in sorted(self._posts(who), key=lambda post: int(post.id), reverse=True):
            for component in every_component(post.body.get("components") or []):
                if str(component.get("custom_id", "")).startswith(f"{action}:"):
                    return post, str(component["custom_id"])
        raise LookupError(f"{who} sees no button {action}")


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
            hands = DiscordHands(discord, delivery)
            for name in PEOPLE:  # Discord says somebody's language only when they act
                await hands.say(name, "menu")
            yield hands
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = addresses
