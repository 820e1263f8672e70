"""A Discord server in memory (simcord), and one behind a real socket, with okaeri's own client in it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random

import pytest
import simcord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle, UserHandle
from simcord.results import InteractionResult, ResponseMessage

from bot.delivery import Delivery
from bot.discord.answers import PATIENCE
from bot.discord.door import DiscordDoor
from bot.discord.ears import Ears
from config.settings import Settings
from handlers.context import Rules
from handlers.reception import Reception
from storage import members, thanks
from storage.database import Database
from tests.conftest import SetClock
from tests.doubles.discord import DiscordDouble
from tests.doubles.wire import Json

READY_AFTER = 0.02
HANA, HARU = "101", "102"  # behind the socket


@dataclass(slots=True)
class World:
    """One server, okaeri in it, and a hand to deliver what waits in the outbox."""

    env: simcord.Env
    guild: GuildHandle
    channel: ChannelHandle
    database: Database
    reception: Reception
    clock: SetClock
    door: DiscordDoor
    locales: dict[str, str] = field(default_factory=dict)

    def person(self, name: str, locale: str = "ja") -> MemberActor:
        """Somebody comes to the server, with a client in that language."""
        user = self.env.create_user(f"u{len(self.locales)}", global_name=name)
        self.locales[str(user.id)] = locale
        return self.guild.add_member(user)

    async def restart(self) -> None:
        """Another process takes over: a new client, which has no view of what was sent."""
        self.door = new_door(self.reception)
        await self.env.restart_bot(self.door.client)
        speak(self.door, self.locales)

    def guild_member(self, user: UserHandle) -> MemberActor:
        """Somebody who was in the server before anybody else."""
        return MemberActor(self.env, self.guild, user)

    async def deliver(self) -> int:
        """Hand over every notice that is due; returns how many were taken."""
        platforms = {"discord": self.door}
        return await Delivery(self.database, self.reception, platforms, self.clock, Random(1)).deliver_due()


def new_door(reception: Reception, server: str = "") -> DiscordDoor:
    """okaeri's door with a short wait for the server."""
    settings = Settings(_env_file=None, OKAERI_DISCORD_SERVER=server)  # type: ignore[call-arg]
    return DiscordDoor(settings, reception, ready_after=READY_AFTER, patience=0.3)


def speak(door: DiscordDoor, locales: dict[str, str]) -> None:
    """Let each person's client have its language, which simcord would make en-US."""
    parsers: dict[str, Callable[[Json], None]] = door.client._connection.parsers
    hear = parsers["INTERACTION_CREATE"]

    def in_their_language(told: Json) -> None:
        user = (told.get("member") or {}).get("user") or told.get("user") or {}
        hear({**told, "locale": locales.get(str(user.get("id")), "en-US")})

    parsers["INTERACTION_CREATE"] = in_their_language


@pytest.fixture
def reception(sqlite_database: Database, clock: SetClock) -> Reception:
    """The community's reception, with an empty memory."""
    return Reception(sqlite_database, Rules(), clock)


@pytest.fixture
def door(reception: Reception) -> DiscordDoor:
    """okaeri's door."""
    return new_door(reception)


@pytest.fixture
def simcord_bot(door: DiscordDoor) -> Ears:
    """The client that simcord runs."""
    return door.client


@pytest.fixture
async def world(
    simcord_env: simcord.Env,
    door: DiscordDoor,
    reception: Reception,
    sqlite_database: Database,
    clock: SetClock,
) -> World:
    """okaeri at work in a server with one channel."""
    guild = simcord_env.create_guild("アルムナイ")
    channel = guild.create_text_channel("雑談")
    world = World(simcord_env, guild, channel, sqlite_database, reception, clock, door)
    speak(door, world.locales)
    return world


def shown(result: InteractionResult) -> str:
    """Everything that the answer says, one text a line."""
    assert result.response is not None
    return text_of(result.response.components)


def further(result: InteractionResult) -> list[str]:
    """What the messages after the first one say."""
    return [text_of(message.components) for message in result.followups]


def text_of(components: list[Json]) -> str:
    """Texts and button labels, one a line."""
    lines: list[str] = []
    for component in components:
        lines += [str(component[key]) for key in ("content", "label") if component.get(key)]
        lines.append(text_of(component.get("components") or []))
    return "\n".join(line for line in lines if line)


def dms(person: MemberActor) -> list[str]:
    """What okaeri wrote to somebody in private, oldest first."""
    found: list[str] = []
    for message in person.user.dm_channel.history():
        components: list[Json] = [dict(c.to_dict()) for c in message.components]
        found.append(text_of(components))
    return found


def message_of(result: InteractionResult) -> ResponseMessage:
    """The message that the answer is, to press on."""
    assert result.response is not None
    return result.response


async def counted(database: Database, account: int) -> tuple[int, int]:
    """How often somebody said thanks and was thanked."""
    async with database.reading() as tx:
        found = await members.of_account(tx, "discord", str(account))
        return await thanks.counts(tx, found[0].id) if found else (0, 0)


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordDouble]:
    """A Discord on 127.0.0.1 with two people in it."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with DiscordDouble() as double:
        double.add_member(HANA, "hana", nick="花")
        double.add_member(HARU, "haru", locale="en-GB")
        yield double


def door_to(
    server: DiscordDouble, reception: Reception, token: str = "", patience: float = PATIENCE
) -> DiscordDoor:
    """A door to that Discord."""
    settings = Settings(  # type: ignore[call-arg]
        _env_file=None,
        DISCORD_TOKEN=token or server.token,
        OKAERI_DISCORD_URL=server.api,
        OKAERI_DISCORD_GATEWAY=str(server.gateway),
    )
    return DiscordDoor(settings, reception, ready_after=0.02, patience=patience)


@asynccontextmanager
async def at_work(
    server: DiscordDouble, reception: Reception, patience: float = PATIENCE
) -> AsyncIterator[DiscordDoor]:
    """The door open, and closed at the end."""
    door = door_to(server, reception, patience=patience)
    await door.start()
    try:
        yield door
    finally:
        await door.stop()
