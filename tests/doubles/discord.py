"""A Discord server on 127.0.0.1 for the real discord.py: `async with DiscordDouble() as discord:`."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Self

from aiohttp import web
from yarl import URL

from tests.doubles import discord_hands as hands
from tests.doubles.discord_gateway import Gateway
from tests.doubles.discord_interactions import AUTOCOMPLETE, COMMAND, PRESS, SUBMISSION
from tests.doubles.discord_owner import Owner
from tests.doubles.discord_payloads import interaction
from tests.doubles.discord_people import DM, Being, Place, member_object, user_object
from tests.doubles.discord_records import Answer, Request, Written
from tests.doubles.discord_rest import VERSION, DiscordRest
from tests.doubles.discord_server import MEMBERS_INTENT, Server, Talk
from tests.doubles.wire import Drop, Fault, Json
from tests.doubles.wire import Server as Listener

PATIENCE = 3.0  # seconds within which Discord wants the first answer
CHANNEL = "5000"


class NotAnswered(AssertionError):
    """The bot did not answer an interaction in time."""


class DiscordDouble:
    """Discord as the bot meets it; `checked=False` spares the checks of what is sent, for benchmarks."""

    def __init__(self, checked: bool = True, patience: float = PATIENCE) -> None:
        self.here = Server(checked=checked)
        self.patience = patience
        self._gateway = Gateway(self.here)
        self.owner = Owner(self.here, self._gateway)
        self._listener = Listener()
        self.here.beings[self.here.application] = Being(self.here.application, "okaeri", is_bot=True)
        self.add_channel(CHANNEL, "general")

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2**25)
        app.add_routes([*DiscordRest(self.here).routes(), *self._gateway.routes()])
        await self._listener.start(app)
        self.here.base = f"http://127.0.0.1:{self._listener.port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._gateway.close()
        await self._listener.stop()

    @property
    def api(self) -> str:
        """The base address of the REST API, for `discord.http.Route.BASE`."""
        return f"{self.here.base}{VERSION}"

    @property
    def gateway(self) -> URL:
        """The address of the gateway, for `DiscordWebSocket.DEFAULT_GATEWAY`."""
        return URL(f"{self.here.base.replace('http', 'ws', 1)}/gateway")

    @property
    def token(self) -> str:
        """The only bot token that is taken."""
        return self.here.token

    @property
    def guild(self) -> str:
        """The id of the server."""
        return self.here.guild

    def add_member(
        self,
        user: str,
        name: str,
        locale: str = "ja",
        nick: str = "",
        global_name: str = "",
        permissions: int = 0,
        is_bot: bool = False,
        pending: bool = False,
    ) -> Being:
        """Somebody in the server (ids are digits), replacing who had that id; no event: see `join`."""
        self.here.beings[user] = Being(user, name, global_name, nick, locale, permissions, is_bot, pending)
        return self.here.beings[user]

    def add_channel(self, channel: str, name: str, is_open: bool = True) -> None:
        """A text channel, in which the bot may write or not."""
        self.here.places[channel] = Place(channel, name, is_open=is_open)

    def close_dm(self, user: str, code: int = 50007) -> None:
        """Let every DM to this person fail with 403 and the code; 0 opens it again."""
        self.here.beings[user] = replace(self.here.beings[user], closed=code)

    def fail_next(
        self,
        method: str,
        path: str,
        status: int = 200,
        code: int = 0,
        retry_after: float = 1.0,
        times: int = 1,
        drop: Drop = "",
    ) -> None:
        """Let the next requests fail whose path fits (`/channels/*/messages`), or cut their line."""
        self.here.faults.plan(f"{method} {path}", Fault(str(code), status, retry_after, drop), times)

    def forward(self, seconds: float) -> None:
        """Let time pass at once, for first answers, tokens and nonces."""
        self.here.clock.forward(seconds)

    def allow_intents(self, intents: int) -> None:
        """Only these may be asked for; a client that asks for more is closed with 4014."""
        self._gateway.allowed_intents = intents
        self.here.flags = MEMBERS_INTENT if intents & (1 << 1) else 0

    @property
    def requests(self) -> tuple[Request, ...]:
        """Every request so far, in order."""
        return tuple(self.here.requests)

    @property
    def identified(self) -> tuple[Json, ...]:
        """What clients said of themselves when they identified."""
        return tuple(self._gateway.identified)

    @property
    def told(self) -> int:
        """The number of the newest event that a client was sent."""
        return self._gateway.told

    @property
    def resumed(self) -> int:
        """How often a session was resumed."""
        return self._gateway.resumed

    def commands_of(self, guild: str = "") -> tuple[Json, ...]:
        """The commands registered everywhere, or for one server."""
        return self.here.commands.get(guild, ())

    def dms_of(self, user: str) -> tuple[Written, ...]:
        """The messages in somebody's DM with the bot, as they stand now."""
        return self.posts_in(f"77{user}")

    def posts_in(self, channel: str) -> tuple[Written, ...]:
        """The messages that everybody in a channel sees, as they stand now."""
        return tuple(
            written
            for written in self.here.messages.values()
            if written.channel == channel and not written.only
        )

    def whispers_to(self, user: str) -> tuple[Written, ...]:
        """The messages that only this person sees."""
        return tuple(written for written in self.here.messages.values() if written.only == user)

    async def until(self, claim: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until the claim holds; AssertionError when it does not in time."""
        await self.here.bell.until(claim, seconds)

    async def connected(self, count: int = 1) -> None:
        """Wait until so many clients are at the gateway."""
        await self.until(lambda: self._gateway.count >= count)

    async def finished(self, answer: Answer) -> Written:
        """The message that a deferred answer became; waits for it."""
        talk = self.here.talks[answer.token]
        await self.until(lambda: bool(talk.original))
        return self.here.messages[talk.original]

    async def reconnect(self) -> None:
        """Tell every client to come back and resume (op 7)."""
        await self._gateway.reconnect()

    async def drop_connections(self, code: int = 1001, forget: bool = False) -> None:
        """Close every client's connection; a forgotten session cannot be resumed."""
        await self._gateway.close(code, forget)

    async def command(
        self,
        user: str,
        path: Sequence[str],
        options: Mapping[str, hands.Typed] | None = None,
        locale: str = "",
        guild: str | None = None,
        channel: str = CHANNEL,
    ) -> Answer:
        """A slash command such as `("alumni", "thanks")`, in the DM with `guild=""`; waits for the answer."""
        data = hands.command_called(self._registered(guild), path, options or {}, "")
        return await self._interact(COMMAND, user, data, locale, guild, channel)

    async def autocomplete(
        self,
        user: str,
        path: Sequence[str],
        options: Mapping[str, hands.Typed],
        focused: str,
        locale: str = "",
    ) -> tuple[Json, ...]:
        """What is offered while this option is being typed: choices with `name` and `value`."""
        data = hands.command_called(self._registered(None), path, options, focused)
        answer = await self._interact(AUTOCOMPLETE, user, data, locale, None, CHANNEL)
        return tuple(answer.body["choices"])

    async def choose(self, user: str, on: Written, entry: str, locale: str = "") -> Answer:
        """An entry under Apps in the menu of a message in a channel, by its English name."""
        data = hands.entry_chosen(self._registered(None), entry, self.here.message_object(on))
        return await self._interact(COMMAND, user, data, locale, None, on.channel)

    async def press(
        self, user: str, on: Written | Answer, custom_id: str, values: Sequence[str] = (), locale: str = ""
    ) -> Answer:
        """A press on a button, or a choice in a menu, of a message as it stands now."""
        message = on.message if isinstance(on, Answer) else on
        if message is None:
            raise LookupError("the answer has no message to press on")
        data = hands.component_pressed(message.body.get("components") or [], custom_id, values)
        guild = "" if self.here.places[message.channel].kind == DM else None
        return await self._interact(PRESS, user, data, locale, guild, message.channel, message)

    async def submit(
        self, user: str, form: Answer, answers: Mapping[str, hands.Filled], locale: str = ""
    ) -> Answer:
        """A form sent; answers are found by custom_id."""
        data = hands.form_filled(form.body, answers)
        talk = self.here.talks[form.token]
        guild = "" if self.here.places[talk.channel].kind == DM else None
        return await self._interact(SUBMISSION, user, data, locale, guild, talk.channel, form.pressed)

    def say(self, user: str, channel: str, text: str, at: datetime | None = None) -> Written:
        """A message of a person, to react to; without the message intents the bot hears nothing of it.

        Its id tells when it was written, which is at the beginning of Discord's time where nobody says `at`.
        """
        return self.here.write(channel, {"content": text}, author=user, at=at)

    async def react(
        self, user: str, to: Written, emoji: str, remove: bool = False, author: str | None = None
    ) -> None:
        """A reaction put or taken back; `author=""` leaves `message_author_id` out, as Discord may."""
        being = self.here.beings[user]
        if remove:
            gone = hands.reaction_taken_back(self.guild, being, to, emoji)
            await self._gateway.dispatch("MESSAGE_REACTION_REMOVE", gone)
            return
        put = hands.reaction_put(self.guild, being, to, emoji, to.author if author is None else author)
        await self._gateway.dispatch("MESSAGE_REACTION_ADD", put)

    async def join(
        self, user: str, name: str, locale: str = "ja", nick: str = "", pending: bool = False
    ) -> None:
        """Somebody comes; a pending member has not passed screening yet."""
        being = self.add_member(user, name, locale, nick, pending=pending)
        await self._gateway.dispatch("GUILD_MEMBER_ADD", {**member_object(being), "guild_id": self.guild})

    async def change_member(self, being: Being) -> None:
        """Somebody changed: a name, screening passed."""
        self.here.beings[being.id] = being
        await self._gateway.dispatch("GUILD_MEMBER_UPDATE", {**member_object(being), "guild_id": self.guild})

    async def leave(self, user: str) -> None:
        """Somebody goes."""
        being = self.here.beings[user] = replace(self.here.beings[user], in_server=False)
        await self._gateway.dispatch(
            "GUILD_MEMBER_REMOVE", {"guild_id": self.guild, "user": user_object(being)}
        )

    def _registered(self, guild: str | None) -> tuple[Json, ...]:
        own = () if guild == "" else self.commands_of(self.guild)
        return (*own, *self.commands_of())

    async def _interact(
        self,
        kind: int,
        user: str,
        data: Json,
        locale: str,
        guild: str | None,
        channel: str,
        pressed: Written | None = None,
    ) -> Answer:
        where = self.here.dm(user).id if guild == "" else channel
        number = self.here.number()
        awaited: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        began = self.here.clock.now()
        talk = Talk(number, f"talk-{number}", kind, user, where, began, awaited, pressed)
        self.here.talks[talk.token] = talk
        named = hands.people_named(self.here, data)
        told = interaction(self.here, talk, {**({"resolved": named} if named else {}), **data}, locale, guild)
        await self._gateway.dispatch("INTERACTION_CREATE", told)
        try:
            return await asyncio.wait_for(awaited, self.patience)
        except TimeoutError:
            raise NotAnswered(f"no answer within {self.patience} s to {data}") from None
