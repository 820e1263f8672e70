"""The Discord server of the double: who and what is there, and what the bot has left in it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tests.doubles.discord_people import (
    DM,
    LONG_AGO,
    MOST,
    Being,
    Place,
    member_object,
    place_object,
    user_object,
)
from tests.doubles.discord_records import Answer, Attached, Request, Written
from tests.doubles.wire import Bell, Clock, Faults, Json

NONCE_LIFE = 5 * 60.0  # seconds; Discord only says "past few minutes"
MEMBERS_INTENT = 1 << 15  # the application's flag that the Server Members Intent is switched on
OWNER = "99"  # nobody who acts
FIRST_SECOND = 1_420_070_400  # of Discord's time: ids count from there, in milliseconds, 22 bits up


class Refused(Exception):
    """An error of Discord: HTTP status, error code and words."""

    def __init__(self, status: int, code: int, words: str, *errors: str) -> None:
        super().__init__(words)
        self.status = status
        self.answer: Json = {"code": code, "message": words}
        if errors:
            self.answer["errors"] = {"_errors": [{"code": "REFUSED", "message": error} for error in errors]}


@dataclass(slots=True)
class Talk:
    """One interaction: who began it and when, what was pressed, and what came of it."""

    id: str
    token: str
    kind: int
    user: str
    channel: str
    began: float
    awaited: "asyncio.Future[Answer]"
    pressed: Written | None = None
    answer: Answer | None = None
    original: str = ""


@dataclass(slots=True)
class Server:
    """Everything that changes while a test runs."""

    guild: str = "9000"
    application: str = "1000"
    token: str = "token"
    name: str = "同窓会"
    locale: str = "ja"
    permissions: int = MOST  # of everyone
    flags: int = MEMBERS_INTENT
    is_down: bool = False
    checked: bool = True
    clock: Clock = field(default_factory=Clock)
    bell: Bell = field(default_factory=Bell)
    faults: Faults = field(default_factory=Faults)
    beings: dict[str, Being] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    messages: dict[str, Written] = field(default_factory=dict)
    nonces: dict[tuple[str, str], tuple[str, float]] = field(default_factory=dict)
    commands: dict[str, tuple[Json, ...]] = field(default_factory=dict)
    events: dict[str, Json] = field(default_factory=dict)
    reactions: set[tuple[str, str, str]] = field(default_factory=set)
    talks: dict[str, Talk] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    base: str = ""
    count: int = 10_000

    @property
    def bot(self) -> Being:
        """The bot itself."""
        return self.beings[self.application]

    @property
    def people(self) -> tuple[Being, ...]:
        """Those in the server now, the bot included."""
        return tuple(being for being in self.beings.values() if being.in_server)

    def number(self) -> str:
        """An id never given before."""
        self.count += 1
        return str(self.count)

    def being(self, user: str) -> Being:
        """Somebody; Refused when nobody has this id."""
        if user not in self.beings:
            raise Refused(404, 10013, "Unknown User")
        return self.beings[user]

    def place(self, channel: str) -> Place:
        """Where a message lands; Refused when there is no such place or the bot may not write there."""
        place = self.places.get(channel)
        if place is None:
            raise Refused(404, 10003, "Unknown Channel")
        if not place.is_open:
            raise Refused(403, 50001, "Missing Access")
        for user in place.people if place.kind == DM else ():
            if self.beings[user].closed:
                raise Refused(403, self.beings[user].closed, "Cannot send messages to this user")
            if not (self.beings[user].in_server and self.bot.in_server):
                raise Refused(403, 50278, "Cannot send messages to this user due to having no mutual guilds")
        return place

    def permit(self, wanted: int, place: Place | None = None) -> None:
        """Refused when the bot may not do this, in this place or at all."""
        denied = place.denied if place else 0
        if wanted & ~(self.permissions & ~denied):
            raise Refused(403, 50013, "Missing Permissions")

    def dm(self, user: str) -> Place:
        """The DM of the bot with somebody."""
        self.being(user)
        return self.places.setdefault(f"77{user}", Place(f"77{user}", kind=DM, people=(user,)))

    def write(
        self,
        channel: str,
        body: Json,
        author: str = "",
        only: str = "",
        files: Sequence[Attached] = (),
        old: Written | None = None,
        at: datetime | None = None,
    ) -> Written:
        """Put a message there, or change an old one: fields that are not sent stay as they were."""
        if old is None:
            number = str(int(self.number()) + _snowflake(at))
            written = Written(number, channel, author or self.application, body, only, tuple(files))
        else:
            kept = old.files if "attachments" not in body else ()
            written = replace(old, body={**old.body, **body}, files=(*kept, *files))
        self.messages[written.id] = written
        return written

    def message(self, channel: str, message: str) -> Written:
        """A message that everybody in its channel sees; Refused when there is none."""
        written = self.messages.get(message)
        if written is None or written.channel != channel or written.only:
            raise Refused(404, 10008, "Unknown Message")
        return written

    def message_object(self, written: Written) -> Json:
        """A `message`, with the files it shows."""
        url = f"{self.base}/files/{written.id}"
        files = [
            {"id": str(index), "filename": file.name, "size": len(file.content), "url": url, "proxy_url": url}
            for index, file in enumerate(written.files)
        ]
        return {
            "id": written.id,
            "channel_id": written.channel,
            "author": user_object(self.beings[written.author]),
            "content": written.body.get("content") or "",
            "timestamp": LONG_AGO,
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": files,
            "embeds": written.body.get("embeds") or [],
            "components": written.body.get("components") or [],
            "flags": int(written.body.get("flags") or 0),
            "pinned": False,
            "type": 0,
            **({"webhook_id": written.author} if self.beings[written.author].is_webhook else {}),
            **({"nonce": written.body["nonce"]} if "nonce" in written.body else {}),
        }

    def place_object(self, place: Place) -> Json:
        """A `channel`, with its people when it is a DM."""
        return place_object(place, self.guild, tuple(self.beings[user] for user in place.people))

    def role_object(self) -> Json:
        """The role that everyone has."""
        everyone: Json = {"id": self.guild, "name": "@everyone", "position": 0, "color": 0, "flags": 0}
        may = {"permissions": str(self.permissions)}
        return {**everyone, **may, "hoist": False, "managed": False, "mentionable": False}

    def guild_object(self) -> Json:
        """The server as GUILD_CREATE carries it: with the bot only, the others come in chunks."""
        channels = [self.place_object(place) for place in self.places.values() if place.kind != DM]
        return {
            "id": self.guild,
            "name": self.name,
            "owner_id": OWNER,
            "preferred_locale": self.locale,
            "member_count": len(self.people),
            "members": [member_object(self.bot)],
            "channels": channels,
            "roles": [self.role_object()],
            "emojis": [],
            "features": [],
            "threads": [],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": list(self.events.values()),
            "unavailable": False,
            "large": False,
        }


def _snowflake(at: datetime | None) -> int:
    return int((at.timestamp() - FIRST_SECOND) * 1000) << 22 if at else 0
