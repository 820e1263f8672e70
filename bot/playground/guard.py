"""Who may speak to the page: this machine's own browser and scripts, and no other site through them.

A page of another site can make a browser send requests here, and can name itself so that its name leads
to 127.0.0.1; the first shows in Origin, the second in Host (rebinding).
"""

from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from bot.playground.refused import Refused
from config.words import language_of, say

HOST = "127.0.0.1"
LARGEST_BODY = 256 * 1024
"""Bytes of one request; the longest text that is read takes 48 kB."""

_NAMES = (HOST, "localhost")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_log = structlog.get_logger()

Next = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def guard(request: web.Request, handler: Next) -> web.StreamResponse:
    """Refuse strangers, and answer whatever goes wrong with `{error}` and one sentence."""
    try:
        _check(request)
        response = await handler(request)
    except Refused as refused:
        response = _sentence(request, refused.status, refused.wording, **refused.facts)
    except web.HTTPRequestEntityTooLarge:
        response = _sentence(request, 413, "page-refused-large", most=LARGEST_BODY)
    except web.HTTPMethodNotAllowed:
        response = _sentence(request, 405, "page-refused-way")
    except web.HTTPNotFound:
        response = _sentence(request, 404, "page-refused-way")
    except Exception as error:  # noqa: BLE001 - one broken request must not show its insides
        _log.error("page failed", error=type(error).__name__, path=request.path)
        response = _sentence(request, 500, "error-unexpected")
    if not response.prepared:
        response.headers.update(_HEADERS)
    return response


def language_asked(request: web.Request) -> str:
    """The language of the page that asks; a script that says nothing is answered in English."""
    return language_of(request.headers.get("Accept-Language"), "en")


def _check(request: web.Request) -> None:
    port = request.transport.get_extra_info("sockname")[1] if request.transport else 0
    hosts = {f"{name}:{port}" for name in _NAMES}
    if request.headers.get("Host") not in hosts:
        raise Refused(421, "page-refused-host")
    origin = request.headers.get("Origin")
    if origin is not None and origin not in {f"http://{host}" for host in hosts}:
        raise Refused(403, "page-refused-origin")


def _sentence(request: web.Request, status: int, wording: str, **facts: str | int) -> web.Response:
    return web.json_response({"error": say(language_asked(request), wording, facts)}, status=status)
