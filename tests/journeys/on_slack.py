"""Hands in Slack: the real slack-bolt behind a real socket."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from random import Random

from bot.delivery import Delivery
from bot.slack.door import SlackDoor
from bot.slack.manifest import MENU
from handlers.reception import Reception
from tests.bot.slack.conftest import settings_for
from tests.doubles.slack import SlackDouble
from tests.doubles.slack_hands import read_aloud
from tests.doubles.slack_records import OpenedView, Posted
from tests.journeys.hands import PEOPLE

IDS = {name: f"U{number}" for number, name in enumerate(PEOPLE, 1)}
LOCALES = {"ja": "ja-JP", "en": "en-US"}
CHANNEL = "C1"
EMOJI = {"🙏": "pray", "🙇": "bow", "👀": "eyes", "🎉": "tada", "👍": "+1"}
TONES = re.compile("[\U0001f3fb-\U0001f3ff]")

Sight = dict[str, str]


class SlackHands:
    """People in one workspace. `taps` counts the clicks of all of them; typing is none."""

    def __init__(self, slack: SlackDouble, door: SlackDoor, delivery: Delivery) -> None:
        self._slack, self._door, self._delivery = slack, door, delivery
        self._ids, self._names = dict(IDS), dict(PEOPLE)
        self._written: dict[str, Posted] = {}
        self._read: Sight = {}
        self._at_home: set[str] = set()
        self.taps = 0

    async def say(self, who: str, verb: str, whom: str = "", words: str = "", command: str = "alumni") -> str:
        mention = f"<@{self._ids[whom]}|{whom}>" if whom else ""
        line = " ".join(filter(None, (verb, mention, words)))
        self._at_home.discard(who)
        before = self._sight(who)
        await self._slack.command(self._ids[who], f"/{command}", line)
        return await self._new(who, before)

    async def tap(self, who: str, action: str) -> str:
        on, button = self._button(who, action, self._screens(who))
        self.taps += 1
        before = self._sight(who)
        await self._slack.press(self._ids[who], on, button)
        return await self._new(who, before)

    async def send(self, who: str, /, **answers: str) -> str:
        form = self._slack.views_of(self._ids[who])[-1]
        filled = {name: self._ids.get(answer, answer) for name, answer in answers.items()}
        self.taps += 1
        before = self._sight(who) | {"form": ""}
        await self._slack.submit(self._ids[who], form, filled)
        return await self._new(who, before)

    async def letters(self, who: str) -> str:
        await self._delivery.deliver_due()
        self._at_home.discard(who)
        return "\n".join(map(_as_read, self._slack.dms_of(self._ids[who])))

    async def channel(self) -> str:
        await self._delivery.deliver_due()
        return self._newly_in(CHANNEL)

    async def tap_post(self, who: str, action: str) -> str:
        posts = sorted(self._slack.posts_in(CHANNEL), key=lambda post: post.ts, reverse=True)
        on, button = self._button(who, action, posts)
        self.taps += 1
        before = self._sight(who)
        await self._slack.press(self._ids[who], on, button)
        return await self._new(who, before)

    async def room(self, *who: str) -> str:
        await self._delivery.deliver_due()
        people = {self._ids[one] for one in who}
        rooms = [room for room in self._slack.here.rooms.values() if room.is_mpim]
        return "\n".join(self._newly_in(room.id) for room in rooms if set(room.members) == people)

    async def go(self, who: str) -> None:
        gone = self._slack.add_person(self._ids[who], self._names[who], deleted=True)
        await self._slack.event("user_change", gone)
        await self._door.caught_up()

    async def join(self, who: str, language: str = "en") -> None:
        self._ids.setdefault(who, f"U{len(self._ids) + 1}")
        self._names.setdefault(who, who.title())
        new = self._slack.add_person(self._ids[who], self._names[who], locale=LOCALES[language])
        await self._slack.event("team_join", new)
        await self._door.caught_up()

    async def react(self, who: str, whom: str, emoji: str = "🙏", *, remove: bool = False) -> None:
        self.taps += 2  # the menu of emoji opened, one of them chosen
        await self._slack.react(self._ids[who], self._message(whom), name_of(emoji), remove=remove)
        await self._door.caught_up()

    async def menu(self, who: str, whom: str, entry: str) -> str:
        if entry not in MENU:
            raise LookupError(f"no entry {entry!r} in the menu; there are {sorted(MENU)}")
        self.taps += 2  # the menu opened, one entry chosen
        before = self._sight(who)
        await self._slack.shortcut(self._ids[who], entry, self._message(whom))
        return await self._new(who, before)

    async def home(self, who: str) -> str:
        await self._slack.event("app_home_opened", self._ids[who], channel=f"D-{self._ids[who]}", tab="home")
        await self._door.caught_up()
        self._at_home.add(who)
        return self._sight(who)["home"]

    def _message(self, whom: str) -> Posted:
        if whom not in self._written:
            self._written[whom] = self._slack.write(self._ids[whom], f"a message of {whom}", CHANNEL)
        return self._written[whom]

    def _newly_in(self, channel: str) -> str:
        """What the bot wrote in a channel or redrew there since it was looked at last."""
        posts = [post for post in self._slack.posts_in(channel) if not post.author]
        now = {post.ts: _as_read(post) for post in posts}
        new = [text for ts, text in now.items() if self._read.get(ts) != text]
        self._read |= now
        return "\n".join(new)

    def _posts(self, who: str) -> tuple[Posted, ...]:
        return (*self._slack.dms_of(self._ids[who]), *self._slack.whispers_to(self._ids[who]))

    def _sight(self, who: str) -> Sight:
        form = "".join(view.id for view in self._slack.views_of(self._ids[who]))
        home = self._slack.home_of(self._ids[who])
        names = {user: self._names[name] for name, user in self._ids.items()}
        shown = {"home": read_aloud(home.blocks, names)} if home else {}
        return {post.ts: post.text for post in self._posts(who)} | shown | {"form": form}

    async def _new(self, who: str, before: Sight) -> str:
        await self._door.caught_up()
        now = self._sight(who)
        return "\n".join(text for ts, text in now.items() if ts != "form" and before.get(ts) != text)

    def _button(
        self, who: str, action: str, screens: Sequence[Posted | OpenedView]
    ) -> tuple[Posted | OpenedView, str]:
        for on in screens:
            for block in on.blocks:
                for element in block.get("elements", []):
                    if str(element.get("action_id", "")).startswith(f"{action}:"):
                        return on, str(element["action_id"])
        raise LookupError(f"{who} sees no button {action}")

    def _screens(self, who: str) -> list[Posted | OpenedView]:
        """What they may press on, the newest first; whoever went to their Home looks at that one first."""
        posts = sorted(self._posts(who), key=lambda post: post.ts, reverse=True)
        home = self._slack.home_of(self._ids[who])
        if home is None:
            return [*posts]
        return [home, *posts] if who in self._at_home else [*posts, home]


def _as_read(post: Posted) -> str:
    return "\n".join((*filter(None, (post.text,)), *(file.name for file in post.files)))


def name_of(emoji: str) -> str:
    """What Slack calls an emoji, with its skin tone; the workspace's own go by their names."""
    tone = TONES.search(emoji)
    plain = TONES.sub("", emoji).strip(":\ufe0f")
    return EMOJI.get(plain, plain) + (f"::skin-tone-{ord(tone[0]) - 0x1F3F9}" if tone else "")


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
        delivery = Delivery(reception.database, reception, platforms, reception.clock, Random(1))
        yield SlackHands(slack, door, delivery)
        await door.stop()
