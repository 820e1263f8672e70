"""Slack's Web API over HTTP: reads a call, lets a planned fault happen, answers, and writes the call down."""

import json
from collections.abc import Mapping

from aiohttp import web

from tests.doubles.slack_messages import answer, take_upload
from tests.doubles.slack_methods import METHODS, NEEDS
from tests.doubles.slack_records import Call
from tests.doubles.slack_workspace import Refused, Workspace
from tests.doubles.wire import Fault, Json, cut

NESTED = ("blocks", "view", "metadata", "files", "attachments")


class SlackWeb:
    """The routes of the Web API, of response URLs and of uploads, over one workspace."""

    def __init__(self, here: Workspace) -> None:
        self._here = here

    def routes(self) -> list[web.RouteDef]:
        """What to listen to."""
        return [
            web.route("*", "/api/{method}", self._call),
            web.post("/answer/{token}", self._answer),
            web.post("/upload/{file}", self._upload),
        ]

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        body = await _body(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ") or str(
            body.get("token") or ""
        )
        body.pop("token", None)
        fault = self._here.faults.due(method)
        if fault is not None and fault.drop != "after":
            return self._fail(request, fault, method, body)
        said = self._said(method, token, body)
        self._write_down(method, body, said)
        scopes = {"X-OAuth-Scopes": ",".join(sorted(self._here.granted))} if token.startswith("xoxb-") else {}
        return cut(request) if fault is not None else web.json_response(said, headers=scopes)

    def _fail(self, request: web.Request, fault: Fault, method: str, body: Json) -> web.Response:
        said: Json = {
            "ok": False,
            "error": fault.error or ("ratelimited" if fault.status == 429 else "fatal_error"),
        }
        self._write_down(method, body, said if not fault.drop else {})
        if fault.drop:
            return cut(request)
        headers = {"Retry-After": f"{fault.retry_after:g}"} if fault.status == 429 else {}
        return web.json_response(said, status=fault.status, headers=headers)

    def _said(self, method: str, token: str, body: Json) -> Json:
        if method not in METHODS:
            return {"ok": False, "error": "unknown_method"}
        if not token.startswith(("xoxb-", "xapp-")):
            return {"ok": False, "error": "not_authed" if not token else "invalid_auth"}
        if token.startswith("xapp-") != (method == "apps.connections.open"):
            return {"ok": False, "error": "not_allowed_token_type"}
        if self._here.revoked and token.startswith("xoxb-"):
            return {"ok": False, "error": self._here.revoked}
        if NEEDS.get(method, "") not in {"", *self._here.granted}:
            granted = ",".join(sorted(self._here.granted))
            return {"ok": False, "error": "missing_scope", "needed": NEEDS[method], "provided": granted}
        try:
            return {"ok": True, **METHODS[method](self._here, body)}
        except Refused as refused:
            return refused.answer

    async def _answer(self, request: web.Request) -> web.Response:
        body = json.loads(await request.text())
        fault = self._here.faults.due("response_url")
        if fault is not None and fault.drop != "after":
            return self._fail(request, fault, "response_url", body)
        said: Json = {"ok": True}
        try:
            answer(self._here, request.match_info["token"], body)
        except Refused as refused:
            said = refused.answer
        self._write_down("response_url", body, said)
        if fault is not None:
            return cut(request)
        return web.Response(text="ok") if said["ok"] else web.json_response(said, status=404)

    async def _upload(self, request: web.Request) -> web.Response:
        content = await request.read()
        fault = self._here.faults.due("upload")
        if fault is not None:
            return self._fail(request, fault, "upload", {})
        try:
            take_upload(self._here, request.match_info["file"], content)
        except Refused as refused:
            return web.json_response(refused.answer, status=400)
        self._write_down("upload", {}, {"ok": True})
        return web.Response(text=f"OK - {len(content)}")

    def _write_down(self, method: str, body: Json, said: Json) -> None:
        self._here.calls.append(Call(method, body, said))
        self._here.bell.ring()


async def _body(request: web.Request) -> Json:
    if request.content_type == "application/json":
        body = json.loads(await request.text())
        return _unpacked(body) if isinstance(body, dict) else {}
    return _unpacked({**request.query, **await request.post()})


def _unpacked(sent: Mapping[str, object]) -> Json:
    return {
        name: json.loads(value) if name in NESTED and isinstance(value, str) and value else value
        for name, value in sent.items()
    }
