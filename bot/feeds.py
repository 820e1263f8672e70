"""The community's address on the web: members' calendars, and nothing that could be found by looking around.

No address is logged, since whoever has one can read it.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from aiohttp import ETag, web

from community.errors import BotError
from handlers import feeds
from handlers.reception import Reception

KEPT_FOR = 3_600
"""Seconds for which a calendar program may keep what it read; most ask every 12 to 24 hours."""

_LAST_ANSWERS = 3.0  # seconds for what is being read when the process stops


class AddressTaken(BotError):
    """The address cannot be listened to; the message is the sentence for the operator."""


def routes(reception: Reception) -> tuple[web.RouteDef, ...]:
    """The address of members' calendars, for whichever server the process has."""
    return (web.get(f"/{feeds.FOLDER}/{{secret}}.ics", _Calendars(reception).read),)


@asynccontextmanager
async def served(host: str, port: int, routes: Sequence[web.RouteDef]) -> AsyncIterator[None]:
    """A server for these alone, while the process runs; raises AddressTaken."""
    application = web.Application()
    application.add_routes(routes)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=_LAST_ANSWERS)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise AddressTaken(
                f"OKAERI_HOST and OKAERI_PORT: {host}:{port} cannot be listened to."
            ) from error
        yield
    finally:
        await runner.cleanup()


class _Calendars:
    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    async def read(self, request: web.Request) -> web.Response:
        """One calendar. What was guessed is not there, and neither is what was revoked."""
        await self._reception.look_at_rules()
        secret, now = request.match_info["secret"], self._reception.clock()
        async with self._reception.database.reading() as tx:
            feed = await feeds.of_secret(tx, self._reception.rules, secret, now)
        if feed is None:
            raise web.HTTPNotFound
        headers = {"Cache-Control": f"private, max-age={KEPT_FOR}", "X-Content-Type-Options": "nosniff"}
        if ETag(feed.tag) in (request.if_none_match or ()):
            known = web.Response(status=304, headers=headers)
            known.etag = feed.tag
            return known
        written = await asyncio.to_thread(feed.written, now)
        answer = web.Response(body=written, content_type="text/calendar", charset="utf-8", headers=headers)
        answer.etag = feed.tag
        return answer
