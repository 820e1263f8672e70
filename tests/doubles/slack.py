"""A Slack workspace on 127.0.0.1 for the real slack-bolt: `async with SlackDouble() as slack:`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.doubles.block_kit import errors_of_view
from tests.doubles.slack_hands import Filled, action_on, filled
from tests.doubles.slack_messages import message_object
from tests.doubles.slack_payloads import (
    Actor,
    payload_of_closing,
    payload_of_command,
    payload_of_event,
    payload_of_press,
    payload_of_shortcut,
    payload_of_submission,
    signed,
)
from tests.doubles.slack_people import Person, Room, user_object
from tests.doubles.slack_records import Ack, OpenedView, Posted, Whereabouts
from tests.doubles.slack_seen import Seen
from tests.doubles.slack_socket import Links
from tests.doubles.slack_web import SlackWeb
from tests.doubles.slack_workspace import Workspace
from tests.doubles.wire import Drop, Fault, Json, Server

PATIENCE = 3.0  # seconds within which Slack wants an acknowledgement


class SlackDouble(Seen):
    """Slack as the bot meets it; leaving the `async with` fails the test when the bot called everybody."""

    signed = staticmethod(signed)

    def __init__(self, team: str = "T1", patience: float = PATIENCE) -> None:
        super().__init__(Workspace(team))
        self.patience = patience
        self._links = Links(self.here)
        self._server = Server()
        self.add_channel("C1", "general")

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2**24)
        app.add_routes([*SlackWeb(self.here).routes(), *self._links.routes()])
        await self._server.start(app)
        self.here.base = f"http://127.0.0.1:{self._server.port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        await self._links.close()
        await self._server.stop()
        if kind is None and self.here.offences:
            raise AssertionError("; ".join(self.here.offences))

    @property
    def url(self) -> str:
        """The base address for slack_sdk's AsyncWebClient."""
        return f"{self.here.base}/api/"

    @property
    def ws(self) -> str:
        """The address of Socket Mode; a connection also needs the ticket that apps.connections.open gives."""
        return f"{self.here.base.replace('http', 'ws', 1)}/link"

    def add_person(
        self,
        user: str,
        name: str,
        locale: str = "ja-JP",
        tz: str = "Asia/Tokyo",
        is_admin: bool = False,
        is_owner: bool = False,
        is_bot: bool = False,
        deleted: bool = False,
        is_restricted: bool = False,
    ) -> Person:
        """Somebody in the workspace and in every channel there is; the same id again replaces them."""
        person = Person(user, name, locale, tz, is_admin, is_owner, is_bot, deleted, is_restricted)
        self.here.people[user] = person
        for room in self.here.rooms.values():
            if user not in room.members and not (room.is_im or room.is_mpim):
                self.here.rooms[room.id] = replace(room, members=(*room.members, user))
        return person

    def add_channel(
        self,
        channel: str,
        name: str,
        members: tuple[str, ...] = (),
        has_bot: bool = True,
        is_private: bool = False,
        is_archived: bool = False,
    ) -> None:
        """A channel; the same id again replaces it."""
        self.here.rooms[channel] = Room(
            channel, name, members or tuple(self.here.people), has_bot, is_private, is_archived
        )

    def close_dm(self, user: str, error: str = "messages_tab_disabled") -> None:
        """Let every DM to this person fail; an empty error opens it again."""
        self.here.close_dm(user, error)

    def fail_next(
        self,
        method: str,
        error: str = "",
        status: int = 200,
        retry_after: float = 1.0,
        times: int = 1,
        drop: Drop = "",
    ) -> None:
        """Let the next calls of a method (or `response_url`, `upload`, `*`) fail, or cut their line."""
        self.here.faults.plan(method, Fault(error, status, retry_after, drop), times)

    def forward(self, seconds: float) -> None:
        """Let time pass at once, for triggers and response URLs."""
        self.here.clock.forward(seconds)

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask the oldest connection to make way; with `warning` it stays open until the bot closes it."""
        await self._links.refresh(reason)

    def drop_connections(self) -> None:
        """Cut every Socket Mode connection without a word."""
        self._links.drop()

    @property
    def connections_made(self) -> int:
        """How many Socket Mode connections there have been, closed ones included."""
        return self._links.accepted

    async def until(self, claim: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until the claim holds; AssertionError when it does not in time."""
        await self.here.bell.until(claim, seconds)

    async def connected(self, count: int = 1) -> None:
        """Wait until so many Socket Mode connections get envelopes."""
        await self.until(lambda: self._links.count >= count)

    async def command(
        self, user: str, command: str, text: str = "", team: str = "", channel: str = "C1"
    ) -> Ack:
        """A slash command."""
        actor = self.actor(user, channel)
        payload = payload_of_command(actor, command, text, Whereabouts(team or self.here.team, channel))
        return await self._links.deliver("slash_commands", payload, self.patience)

    async def press(
        self,
        user: str,
        on: Posted | OpenedView,
        action_id: str,
        block_id: str | None = None,
        value: Filled | None = None,
        team: str = "",
    ) -> Ack:
        """A press on a button, or a choice in a menu, of a message, a modal or a Home."""
        payload = self.payload_of_press(user, on, action_id, block_id, value, team)
        return await self._links.deliver("interactive", payload, self.patience)

    async def submit(self, user: str, view: OpenedView, values: Mapping[str, Filled]) -> Ack:
        """A form sent; the view closes, changes or stays by what the acknowledgement says."""
        sent = payload_of_submission(self.actor(user), filled(view, values), self.here.whereabouts())
        ack = await self._links.deliver("interactive", sent, self.patience)
        said = ack.payload or {}
        match said.get("response_action"):
            case "errors":
                if strange := set(said["errors"]) - {block["block_id"] for block in view.blocks}:
                    raise AssertionError(f"errors for blocks that the form does not have: {sorted(strange)}")
            case "update" | "push" as how:
                if errors := errors_of_view(said["view"]):
                    raise AssertionError("; ".join(errors))
                shown = self.here.show_view(user, said["view"], view if how == "update" else None)
                self.here.views[shown.id] = shown
            case _:
                self.here.views.pop(view.id, None)
        return ack

    async def close_view(self, user: str, view: OpenedView) -> Ack | None:
        """A modal closed unsent; the bot hears of it only when the view asked for that."""
        self.here.views.pop(view.id, None)
        if not view.view.get("notify_on_close"):
            return None
        payload = payload_of_closing(self.actor(user), view.view, self.here.whereabouts())
        return await self._links.deliver("interactive", payload, self.patience)

    async def shortcut(self, user: str, callback_id: str, message: Posted | Json | None = None) -> Ack:
        """A global shortcut, or an entry in the menu of a message (`ts`, `user`, `text`)."""
        channel = message.channel if isinstance(message, Posted) else "C1"
        told = message_object(self.here, message) if isinstance(message, Posted) else message
        payload = payload_of_shortcut(
            self.actor(user, channel), callback_id, told, self.here.whereabouts(channel)
        )
        return await self._links.deliver("interactive", payload, self.patience)

    async def event(
        self,
        kind: str,
        user: str | Person = "",
        event_id: str = "",
        retry_attempt: int = 0,
        retry_reason: str = "",
        team: str = "",
        **fields: object,
    ) -> Ack:
        """An event; a Person as user sends the whole user object, as team_join and user_change do."""
        who = user_object(user, self.here.team) if isinstance(user, Person) else user
        event = {"type": kind, "event_ts": self.here.timestamp(), **({"user": who} if who else {}), **fields}
        at = Whereabouts(team or self.here.team)
        payload = payload_of_event(event, event_id or f"Ev{self.here.number()}", at)
        tries = {"retry_attempt": retry_attempt, "retry_reason": retry_reason}
        return await self._links.deliver("events_api", payload, self.patience, **tries)

    def write(self, user: str, text: str, channel: str = "C1") -> Posted:
        """Somebody writes in a channel; the bot hears nothing of it."""
        return self.here.post(channel, {"text": text}, author=user)

    async def react(self, user: str, on: Posted, emoji: str, *, remove: bool = False) -> Ack | None:
        """An emoji put on somebody's message or taken off; the bot hears of it where it is a member."""
        reaction = (on.ts, emoji, user)
        (self.here.reactions.discard if remove else self.here.reactions.add)(reaction)
        if not self.here.rooms[on.channel].has_bot:
            return None
        kind = "reaction_removed" if remove else "reaction_added"
        item = {"type": "message", "channel": on.channel, "ts": on.ts}
        return await self.event(
            kind, user, reaction=emoji, item=item, item_user=on.author or self.here.bot_user
        )

    async def move(self, user: str, channel: str, *, comes: bool = True) -> Ack:
        """Somebody, or the bot, comes into a channel or leaves it."""
        room = self.here.rooms[channel]
        if user == self.here.bot_user:
            self.here.rooms[channel] = replace(room, has_bot=comes)
        else:
            others = tuple(member for member in room.members if member != user)
            self.here.rooms[channel] = replace(room, members=(*others, user) if comes else others)
        kind = "member_joined_channel" if comes else "member_left_channel"
        return await self.event(kind, user, channel=channel, channel_type="C", team=self.here.team)

    async def uninstall(self, error: str = "account_inactive") -> None:
        """An administrator removes the app: its token is good no more, and the bot hears of it."""
        self.here.revoked = error
        await self.event("tokens_revoked", tokens={"oauth": [], "bot": [self.here.bot_user]})
        await self.event("app_uninstalled")

    def actor(self, user: str, channel: str = "C1", original: str = "") -> Actor:
        """Somebody about to act, with a fresh trigger and response_url."""
        person = self.here.people.get(user)
        answer_url = self.here.answer_url(user, channel, original)
        return Actor(user, person.name if person else user, self.here.trigger(user), answer_url)

    def payload_of_press(
        self,
        user: str,
        on: Posted | OpenedView,
        action_id: str,
        block_id: str | None = None,
        value: Filled | None = None,
        team: str = "",
    ) -> Json:
        """The block_actions payload of a press."""
        action = action_on(on.blocks, action_id, block_id, value)
        channel = on.channel if isinstance(on, Posted) else "C1"
        actor = self.actor(user, channel, on.ts if isinstance(on, Posted) else "")
        at = Whereabouts(team or self.here.team, channel)
        if isinstance(on, OpenedView):
            unanswered = Actor(actor.user, actor.name, actor.trigger_id)
            container = {"type": "view", "view_id": on.id}
            return payload_of_press(unanswered, action, {"container": container, "view": on.view}, at)
        hung: Json = {
            "type": "message",
            "message_ts": on.ts,
            "channel_id": channel,
            "is_ephemeral": bool(on.only),
        }
        surface: Json = {"container": hung, "channel": {"id": channel, "name": "general"}}
        if not on.only:
            surface["message"] = message_object(self.here, on)
        return payload_of_press(actor, action, surface, at)
