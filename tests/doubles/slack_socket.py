"""Socket Mode: connections that say hello, get envelopes, acknowledge them, and are asked to refresh."""

import asyncio
import json
from collections import deque

from aiohttp import WSMsgType, web

from tests.doubles.slack_records import Ack
from tests.doubles.slack_workspace import Workspace
from tests.doubles.wire import Json

MOST_CONNECTIONS = 10
LINK_LIFE = 30.0  # seconds between apps.connections.open and the connection


class NotAcknowledged(AssertionError):
    """The bot did not acknowledge an envelope in time, or there was no connection to send it by."""


class Links:
    """The open Socket Mode connections of one app; each envelope goes to the next of them."""

    def __init__(self, here: Workspace) -> None:
        self._here = here
        self._open: deque[web.WebSocketResponse] = deque()
        self._leaving: list[web.WebSocketResponse] = []
        self._lines: dict[web.WebSocketResponse, asyncio.Transport] = {}
        self._awaited: dict[str, asyncio.Future[Json]] = {}
        self.accepted = 0

    def routes(self) -> list[web.RouteDef]:
        """What to listen to."""
        return [web.get("/link", self._connect)]

    @property
    def count(self) -> int:
        """How many connections get envelopes now."""
        return len(self._open)

    async def deliver(self, kind: str, payload: Json, seconds: float, **more: object) -> Ack:
        """Send one envelope and wait for its acknowledgement; NotAcknowledged when there is none."""
        if not self._open:
            raise NotAcknowledged(f"no connection is open: the {kind} is lost")
        envelope = {"envelope_id": f"E{self._here.number()}", "type": kind, "payload": payload, **more}
        envelope.setdefault("accepts_response_payload", kind != "events_api")
        loop = asyncio.get_running_loop()
        awaited = self._awaited[str(envelope["envelope_id"])] = loop.create_future()
        self._open.rotate(-1)
        began = loop.time()
        await self._open[-1].send_str(json.dumps(envelope))
        try:
            ack = await asyncio.wait_for(awaited, seconds)
        except TimeoutError:
            raise NotAcknowledged(f"the {kind} was not acknowledged within {seconds} s") from None
        return Ack(loop.time() - began, ack.get("payload"), str(envelope["envelope_id"]))

    async def refresh(self, reason: str) -> None:
        """Ask the oldest connection to make way, as Slack does at times; `warning` does not close it."""
        link = self._open.popleft()
        self._leaving.append(link)
        await link.send_str(
            json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "double"}})
        )
        if reason != "warning":
            await link.close()

    def drop(self) -> None:
        """Cut every connection without a word."""
        for link in (*self._open, *self._leaving):
            self._lines[link].abort()
        self._open.clear()
        self._leaving.clear()

    async def close(self) -> None:
        """End every connection in good order."""
        for link in (*self._open, *self._leaving):
            await link.close()

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        link = web.WebSocketResponse()
        issued_at = self._here.tickets.pop(request.query.get("ticket", ""), None)
        if issued_at is None or self._here.clock.now() - issued_at > LINK_LIFE:
            raise web.HTTPUnauthorized(text="the link was used or is too old")
        await link.prepare(request)
        if self.count >= MOST_CONNECTIONS:
            await link.send_str(json.dumps({"type": "disconnect", "reason": "too_many_websockets"}))
            return link
        if request.transport is not None:
            self._lines[link] = request.transport
        try:
            await self._greet(link)
            await self._listen(link)
        finally:
            self._forget(link)
        return link

    async def _greet(self, link: web.WebSocketResponse) -> None:
        self._open.append(link)
        self.accepted += 1
        debug = {"host": "double", "started": "2026-01-01 00:00:00.000", "approximate_connection_time": 18060}
        hello = {"type": "hello", "num_connections": self.count, "debug_info": debug}
        await link.send_str(json.dumps({**hello, "connection_info": {"app_id": self._here.app}}))
        self._here.bell.ring()

    async def _listen(self, link: web.WebSocketResponse) -> None:
        async for frame in link:
            if frame.type is not WSMsgType.TEXT:
                continue
            ack = json.loads(frame.data)
            awaited = self._awaited.pop(ack.get("envelope_id", ""), None)
            if awaited is not None and not awaited.done():
                awaited.set_result(ack)

    def _forget(self, link: web.WebSocketResponse) -> None:
        self._lines.pop(link, None)
        if link in self._open:
            self._open.remove(link)
        if link in self._leaving:
            self._leaving.remove(link)
        self._here.bell.ring()
