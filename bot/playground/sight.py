"""What can be looked at over the JSON interface: who is here, what each sees, and what changes."""

import asyncio
import json
from collections.abc import AsyncIterator
from urllib.parse import quote

from aiohttp import web

from bot.playground import render
from bot.playground.ground import Ground
from bot.playground.guard import language_asked
from bot.playground.personas import Persona
from bot.playground.refused import Refused
from bot.playground.words import channel_names, completions, page_words
from bot.playground.world import NOBODY, Announced, Told
from handlers.event import Press
from handlers.view import File, Picture

HEARTBEAT = 15.0
"""Seconds between signs of life on the stream of changes, so that a closed page is noticed."""

AT_HOME = "home"
"""The id of the menu at the top, which is no message in the inbox."""


class Sight:
    """The requests that only look."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def routes(self) -> list[web.RouteDef]:
        """Each address with what answers it."""
        return [
            web.get("/api/personas", self.personas),
            web.get("/api/channels", self.channels),
            web.get("/api/rooms", self.rooms),
            web.get("/api/home", self.home),
            web.get("/api/inbox", self.inbox),
            web.get(render.FILE, self.file),
            web.get("/api/words", self.words),
            web.get("/api/commands", self.commands),
            web.get("/api/changes", self.changes),
        ]

    async def personas(self, _request: web.Request) -> web.Response:
        """The community, its time, and everybody who is here."""
        await self._ground.reception.look_at_rules()
        everybody = await self._ground.everybody()
        return web.json_response(
            {
                "community": self._ground.reception.rules.community,
                "language": self._ground.reception.rules.language,
                "now": render.moment(self._ground.clock()),
                "personas": [persona(one, self._ground.language_of(one)) for one in everybody],
            }
        )

    async def channels(self, request: web.Request) -> web.Response:
        """The channels that everybody is in."""
        names = channel_names(language_asked(request))
        channels = [{"id": one, "name": names[one]} for one in self._ground.world.channels]
        return web.json_response({"channels": channels})

    async def rooms(self, request: web.Request) -> web.Response:
        """The rooms that were opened for this persona and others."""
        who = await self._who(request)
        rooms = [{"id": r.id, "personas": list(r.personas)} for r in self._ground.world.rooms_of(who.id)]
        return web.json_response({"rooms": rooms})

    async def home(self, request: web.Request) -> web.Response:
        """The menu, as this persona sees it."""
        who = await self._who(request)
        answer = await self._ground.reception.answer(Press(who.who, "menu", ""))
        told = Told(AT_HOME, self._ground.clock(), answer.messages[0])
        return web.json_response(self._ground.drawn(who, [told])[0])

    async def inbox(self, request: web.Request) -> web.Response:
        """All that a persona can see, oldest first."""
        who = await self._who(request)
        return web.json_response({"messages": self._ground.drawn(who, self._ground.world.seen_by(who.id))})

    async def file(self, request: web.Request) -> web.Response:
        """A file beside a message that this persona can see, or a picture in it."""
        who, message = await self._who(request), request.query.get("message", "")
        seen, number = self._ground.world.find(who.id, message), request.query.get("part", "")
        parts = seen.message.parts if isinstance(seen, Told | Announced) else ()
        file = parts[int(number)] if number in map(str, range(len(parts))) else None
        if isinstance(file, Picture):
            return web.Response(body=file.content, content_type="image/png")
        if not isinstance(file, File):
            raise Refused(404, "page-refused-message", id=message)
        saved = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        headers = {"Content-Type": file.mime, "Content-Disposition": saved}
        return web.Response(body=file.content, headers=headers)

    async def words(self, request: web.Request) -> web.Response:
        """The page's own words, in the language asked for."""
        return web.json_response(page_words(language_asked(request)))

    async def commands(self, request: web.Request) -> web.Response:
        """What a persona can say, in their language, for completion."""
        who = await self._who(request)
        found = completions(self._ground.language_of(who), who.organises)
        return web.json_response({"commands": [one.as_json() for one in found]})

    async def changes(self, request: web.Request) -> web.StreamResponse:
        """A stream of server-sent events: whose view has changed, `*` for everybody's."""
        stream = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await stream.prepare(request)
        try:
            async for sign in self._signs():
                await stream.write(sign.encode())
        except ConnectionResetError:
            pass
        return stream

    async def _signs(self) -> AsyncIterator[str]:
        with self._ground.world.listening() as queue:
            yield ": here\n\n"
            while True:
                try:
                    whose = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if whose == NOBODY:
                    return
                yield f"data: {json.dumps({'persona': whose})}\n\n"

    async def _who(self, request: web.Request) -> Persona:
        return await self._ground.acting(request.query.get("persona", ""))


def persona(one: Persona, language: str) -> render.Json:
    """A persona as the interface describes them."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.member.kind.value,
        "organises": one.organises,
        "language": language,
    }
