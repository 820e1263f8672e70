"""Discord's REST API over HTTP: reads a request, lets a planned fault happen, answers, and writes it down."""

import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from tests.doubles import openapi
from tests.doubles.discord_records import Asked, Attached, Request
from tests.doubles.discord_routes import OPEN, ROUTES, Route
from tests.doubles.discord_server import Refused, Server
from tests.doubles.wire import Fault, Json, cut

VERSION = "/api/v10"


class DiscordRest:
    """The routes of the REST API over one server."""

    def __init__(self, here: Server) -> None:
        self._here = here

    def routes(self) -> list[web.RouteDef]:
        """What to listen to; the fixed paths come first."""
        ordered = sorted(ROUTES.items(), key=lambda item: item[0][1].count("{"))
        known = [
            web.route(method, f"{VERSION}{path}", self._door(route)) for (method, path), route in ordered
        ]
        return [*known, web.get("/files/{message}", self._file)]

    def _door(self, route: Route) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            asked = await _asked(request)
            path = request.path.removeprefix(VERSION)
            fault = self._here.faults.due(f"{request.method} {path}")
            if fault is not None and fault.drop != "after":
                return self._fail(request, fault, path, asked)
            status, told = self._told(route, request, path, asked)
            self._write_down(request.method, path, asked, status, told)
            return cut(request) if fault is not None else _reply(status, told)

        return answer

    def _told(self, route: Route, request: web.Request, path: str, asked: Asked) -> tuple[int, object]:
        try:
            if (
                not path.startswith(OPEN)
                and request.headers.get("Authorization") != f"Bot {self._here.token}"
            ):
                raise Refused(401, 0, "401: Unauthorized")
            self._check(request.method, path, asked)
            told = route(self._here, asked)
        except Refused as refused:
            return refused.status, refused.answer
        return (204, None) if told is None else (200, told)

    def _check(self, method: str, path: str, asked: Asked) -> None:
        body: object = list(asked.listed) or asked.body
        if (
            self._here.checked
            and body
            and openapi.available()
            and (errors := openapi.errors_of(method, path, body))
        ):
            raise Refused(400, 50035, "Invalid Form Body", *errors)

    def _fail(self, request: web.Request, fault: Fault, path: str, asked: Asked) -> web.Response:
        told: Json = {"code": int(fault.error or 0), "message": "a fault that the test planned"}
        headers: dict[str, str] = {}
        if fault.status == 429:
            told |= {"retry_after": fault.retry_after, "global": False}
            headers = _limit_headers(fault.retry_after)
        self._write_down(request.method, path, asked, 0 if fault.drop else fault.status, told)
        return cut(request) if fault.drop else _reply(fault.status, told, headers)

    def _write_down(self, method: str, path: str, asked: Asked, status: int, told: object) -> None:
        body = {"commands": list(asked.listed)} if asked.listed else asked.body
        self._here.requests.append(Request(method, path, body, status, told))
        self._here.bell.ring()

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self._here.messages[request.match_info["message"]].files[0].content)


def _limit_headers(retry_after: float) -> dict[str, str]:
    return {
        "Via": "1.1 google",
        "Retry-After": f"{retry_after:g}",
        "X-RateLimit-Limit": "5",
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset": "4102444800",
        "X-RateLimit-Reset-After": f"{retry_after:g}",
        "X-RateLimit-Bucket": "double",
        "X-RateLimit-Scope": "user",
    }


def _reply(status: int, told: object, headers: dict[str, str] | None = None) -> web.Response:
    if told is None:
        return web.Response(status=status)
    # discord.py reads JSON only when the type is exactly this, without a charset.
    kind = {"Content-Type": "application/json"}
    return web.Response(status=status, body=json.dumps(told).encode(), headers={**(headers or {}), **kind})


async def _asked(request: web.Request) -> Asked:
    text, files = await _sent(request)
    body = json.loads(text) if text else {}
    listed = body if isinstance(body, list) else ()
    return Asked(request.match_info, request.query, {} if listed else body, listed, files)


async def _sent(request: web.Request) -> tuple[str, tuple[Attached, ...]]:
    if request.content_type != "multipart/form-data":
        return await request.text(), ()
    form = await request.post()
    files = [part for part in form.values() if isinstance(part, web.FileField)]
    return str(form["payload_json"]), tuple(Attached(part.filename, part.file.read()) for part in files)
