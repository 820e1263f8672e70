"""Hands in Slack: the real slack-bolt behind a real socket."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

from bot.delivery import Delivery
from bot.slack.door import SlackDoor
from handlers.reception import Reception
from tests.bot.slack.conftest import settings_for
from tests.doubles.slack import SlackDouble
from tests.doubles.slack_records import Posted
from tests.journeys.hands import PEOPLE

IDS = {name: f"U{number}" for number, name in enumerate(PEOPLE, 1)}
LOCALES = {"ja": "ja-JP", "en": "en-US"}

Sight = dict[str, str]


class SlackHands:
    """People in one workspace."""

    def __init__(self, slack: SlackDouble, delivery: Delivery) -> None:
        self._slack, self._delivery = slack, delivery

    async def say(self, who: str, verb: str, whom: str = "", words: str = "", command: str = "alumni") -> str:
        mention = f"<@{IDS[whom]}|{whom}>" if whom else ""
        before = self._sight(who)
        await self._slack.command(IDS[who], f"/{command}", " ".join(filter(None, (verb, mention, words))))
        return await self._new(who, before)

    async def tap(self, who: str, action: str) -> str:
        on, button = self._button(who, action)
        before = self._sight(who)
        await self._slack.press(IDS[who], on, button)
        return await self._new(who, before)

    async def send(self, who: str, /, **answers: str) -> str:
        form = self._slack.views_of(IDS[who])[-1]
        filled = {name: IDS.get(answer, answer) for name, answer in answers.items()}
        before = self._sight(who) | {"form": ""}
        await self._slack.submit(IDS[who], form, filled)
        return await self._new(who, before)

    async def letters(self, who: str) -> str:
        await self._delivery.deliver_due()
        return "\n".join(post.text for post in self._slack.dms_of(IDS[who]))

    async def go(self, who: str) -> None:
        gone = self._slack.add_person(IDS[who], PEOPLE[who], deleted=True)
        await self._slack.event("user_change", gone)

    def _posts(self, who: str) -> tuple[Posted, ...]:
        return (*self._slack.dms_of(IDS[who]), *self._slack.whispers_to(IDS[who]))

    def _sight(self, who: str) -> Sight:
        form = "".join(view.id for view in self._slack.views_of(IDS[who]))
        return {post.ts: post.text for post in self._posts(who)} | {"form": form}

    async def _new(self, who: str, before: Sight) -> str:
        await self._slack.until(lambda: self._sight(who) != before)
        now = self._sight(who)
        return "\n".join(text for ts, text in now.items() if ts != "form" and before.get(ts) != text)

    def _button(self, who: str, action: str) -> tuple[Posted, str]:
        for post in sorted(self._posts(who), key=lambda post: post.ts, reverse=True):
            for block in post.blocks:
                for element in block.get("elements", []):
                    if str(element.get("action_id", "")).startswith(f"{action}:"):
                        return post, str(element["action_id"])
        raise LookupError(f"{who} sees no button {action}")


@asynccontextmanager
async def on_slack(reception: Reception, languages: tuple[str, str]) -> AsyncIterator[SlackHands]:
    """A workspace where hana and ken speak these languages."""
    async with SlackDouble() as slack:
        for (name, shown), language in zip(PEOPLE.items(), (*languages, "en"), strict=True):
            slack.add_person(IDS[name], shown, locale=LOCALES[language], is_owner=name == "olga")
        door = SlackDoor(settings_for(slack), reception)
        await door.start()
        await slack.connected(2)
        platforms = {"slack": door}
        yield SlackHands(
            slack, Delivery(reception.database, reception, platforms, reception.clock, Random(1))
        )
        await door.stop()
