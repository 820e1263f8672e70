"""The page's door: the `Platform` that needs no token, with its address on this machine."""

from collections.abc import Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from aiohttp import web

from bot import feeds
from bot.platform import MirroredEvent, Never, Place
from bot.playground.acts import Acts
from bot.playground.clock import MovableClock
from bot.playground.ground import Ground, Live, Tick
from bot.playground.guard import HOST, LARGEST_BODY, guard
from bot.playground.opening import write_first_posts
from bot.playground.personas import PLATFORM
from bot.playground.sight import Sight
from bot.playground.words import CHANNELS, channel_names
from bot.playground.world import World
from community.errors import BotError
from community.settled import Channel
from handlers.reception import Reception
from handlers.view import Message

PORT = 8750

_LAST_ANSWERS = 2.0  # seconds for requests under way when the page is closed
_KINDS: Mapping[str, str] = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


class PortTaken(BotError):
    """The page's address cannot be listened to; the message is the sentence for the operator."""


class PlaygroundDoor:
    """The `Platform` of the page. `tick` and `live` are what happens when time is moved forward."""

    name = PLATFORM

    def __init__(
        self, reception: Reception, clock: MovableClock, *, tick: Tick, live: Live, port: int = PORT
    ) -> None:
        self.world = World(CHANNELS)
        self.port = port
        self._clock = clock
        self.ground = Ground(reception, clock, self.world, tick, live)
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Where a browser finds the page."""
        return f"http://{HOST}:{self.port}/"

    async def start(self) -> None:
        """Listen on this machine only; port 0 takes a free one. Raises PortTaken."""
        await self.look_around()
        await write_first_posts(self.ground)
        runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=_LAST_ANSWERS)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, self.port).start()
        except OSError as error:
            await runner.cleanup()
            raise PortTaken(f"{self.url} cannot be listened to; choose another --port.") from error
        self._runner, self.port = runner, runner.addresses[0][1]
        self.ground.reception.reachable_at(self.url)

    async def stop(self) -> None:
        """Close the page, and answer what was asked."""
        self.world.end()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def send(self, account: str, message: Message, key: str) -> Place:
        """Put a message into a persona's inbox; the same key arrives once."""
        told = self.world.deliver(account, message, self._clock(), key)
        return Place(account, told.id)

    async def change(self, account: str, place: Place, message: Message) -> None:
        """Draw a message of an inbox anew, where it stands; raises Never when it is gone."""
        if self.world.change(account, place.message, message) is None:
            raise Never("gone")

    async def post(self, channel: str, message: Message, key: str) -> Place:
        """Write in a channel or a room, once for each key; raises Never when it is gone."""
        announced = self.world.announce(channel, message, self._clock(), key)
        if announced is None:
            raise Never("gone")
        return Place(channel, announced.id)

    async def change_post(self, place: Place, message: Message) -> None:
        """Draw a post anew, where it stands; raises Never when it is gone."""
        if not self.world.redraw(place.channel, place.message, message):
            raise Never("gone")

    async def open_room(self, accounts: Sequence[str], name: str, beside: str) -> str:
        """A place of their own, called by who is in it."""
        return self.world.open_room(accounts).id

    async def mirror(self, event: MirroredEvent, known_as: str | None) -> str:
        """The page has no events of its own."""
        return ""

    async def channels(self) -> tuple[Channel, ...]:
        """The page's channels, all of which the bot hears and may write in."""
        names = channel_names(self.ground.reception.rules.language)
        return tuple(Channel(PLATFORM, one, names[one], heard=True, writable=True) for one in CHANNELS)

    async def look_around(self) -> None:
        """Tell the community which channels there are."""
        await self.ground.reception.channels(PLATFORM, await self.channels())

    def connected(self) -> bool:
        """Whether the page can be opened."""
        return self._runner is not None

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[guard], client_max_size=LARGEST_BODY)
        application.add_routes(Sight(self.ground).routes())
        application.add_routes(Acts(self.ground).routes())
        application.add_routes(feeds.routes(self.ground.reception))
        for file in resources.files(__package__).joinpath("static").iterdir():
            kind = _KINDS.get(Path(file.name).suffix)
            if kind is not None:
                address = "/" if file.name == "index.html" else f"/{file.name}"
                application.router.add_get(address, _Page(file, kind).answer)
        return application


class _Page:
    """One file of the page, read once."""

    def __init__(self, file: Traversable, kind: str) -> None:
        self._kind, self._text = kind, file.read_text(encoding="utf-8")

    async def answer(self, _request: web.Request) -> web.Response:
        """The file."""
        return web.Response(text=self._text, content_type=self._kind)
