"""How Slack reaches us: by two connections of Socket Mode, or by signed HTTP requests."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.slack.work import Work

EVENTS = "/slack/events"
HEALTH = "/health"
LAST_ACKS = 1  # second for acknowledgements on the way; each takes some hundredths
PING = 10  # seconds; a connection that fell silent is found within forty
CONNECTIONS = 2  # the client closes its socket before it opens the next; what comes meanwhile needs another


class Line(Protocol):
    """One way for Slack to reach us."""

    async def open(self) -> None:
        """Be reachable."""
        ...

    async def close(self) -> None:
        """Be reachable no more; what is on the way is still acknowledged."""
        ...

    def is_open(self) -> bool:
        """Whether Slack can reach us just now."""
        ...


class Sockets:
    """Socket Mode: connections that we open, so that no address of ours need be reachable."""

    def __init__(self, app: AsyncApp, token: str) -> None:
        self._app, self._token = app, token
        self._handlers: list[_Handler] = []
        self._acks = Work()

    async def open(self) -> None:
        self._handlers = [_Handler(self._app, self._token, self._acks) for _ in range(CONNECTIONS)]
        for handler in self._handlers:
            await handler.connect_async()  # type: ignore[no-untyped-call]

    async def close(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._acks.done(), LAST_ACKS)
        for handler in self._handlers:
            await handler.close_async()  # type: ignore[no-untyped-call]
        self._handlers = []

    def is_open(self) -> bool:
        sessions = [handler.client.current_session for handler in self._handlers]
        return any(session is not None and not session.closed for session in sessions)


class Requests:
    """HTTP: Slack sends signed requests to a public address that leads here; `beside` is served there too."""

    def __init__(
        self, app: AsyncApp, host: str, port: int, work: Work, beside: Sequence[web.RouteDef] = ()
    ) -> None:
        self._app, self._host, self._port, self._work, self._beside = app, host, port, work, beside
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        served = web.Application()
        served.add_routes([web.post(EVENTS, self._take), web.get(HEALTH, self._health), *self._beside])
        self._runner = web.AppRunner(served, access_log=None, shutdown_timeout=3)
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    async def close(self) -> None:
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    def is_open(self) -> bool:
        return self._runner is not None

    async def _take(self, request: web.Request) -> web.StreamResponse:
        try:
            read = await to_bolt_request(request)
        except ValueError:
            return web.Response(status=400)  # no words of Slack's: neither JSON nor a form in UTF-8
        with self._work.going():
            return await to_aiohttp_response(await self._app.async_dispatch(read))

    async def _health(self, _request: web.Request) -> web.Response:
        return web.json_response({"slack": "listening"})


class _Handler(AsyncSocketModeHandler):
    """Bolt's handler over our client, which counts the acknowledgements on the way."""

    def __init__(self, app: AsyncApp, token: str, acks: Work) -> None:
        self.app, self.app_token, self._acks = app, token, acks
        self.client = _Socket(token, app.logger, app.client, ping_interval=PING)
        self.client.socket_mode_request_listeners.append(self.handle)

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        with self._acks.going():
            await super().handle(self.client, req)


class _Socket(SocketModeClient):
    """The SDK's client, told once that a connection ends.

    Slack says so and then closes; the SDK hears both and, having opened a new connection, would leave that
    one too, with all that Slack had sent by it meanwhile.
    """

    async def connect_to_new_endpoint(self, force: bool = False) -> None:
        ending = self.current_session
        async with self.connect_operation_lock:
            pass
        if self.current_session is ending or not await self.is_connected():
            await super().connect_to_new_endpoint(force)
