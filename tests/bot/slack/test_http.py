"""Over HTTP only what Slack signed, unchanged and within five minutes, is heard, and once."""

import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.slack.door import SlackDoor
from bot.slack.faults import SlackRefused
from handlers.reception import Reception
from storage.database import Database
from tests.bot.slack.conftest import World, settings_for
from tests.conftest import SetClock
from tests.doubles.slack import SlackDouble
from tests.doubles.slack_payloads import (
    Actor,
    body_of_command,
    body_of_event,
    payload_of_command,
    payload_of_event,
)
from tests.doubles.wire import Json

SECRET = "shhh"


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


@pytest.fixture
async def http(
    slack: SlackDouble, sqlite_database: Database, reception: Reception, clock: SetClock, port: int
) -> AsyncIterator[World]:
    """okaeri reached by HTTP."""
    settings = settings_for(slack, SLACK_SIGNING_SECRET=SECRET, OKAERI_PORT=str(port))
    door = SlackDoor(settings, reception)
    await door.start()
    yield World(slack, sqlite_database, reception, clock, door)
    await door.stop()


async def post(port: int, body: bytes, headers: dict[str, str]) -> int:
    """Send it as Slack would; returns the status."""
    address = f"http://127.0.0.1:{port}/slack/events"
    async with aiohttp.ClientSession() as session, session.post(address, data=body, headers=headers) as said:
        return said.status


def a_command(slack: SlackDouble, line: str = "menu") -> bytes:
    """A command as the body of a request."""
    url = slack.here.answer_url("U1", "C1")
    return body_of_command(payload_of_command(Actor("U1", "hana", "1.2.t", url), "/alumni", line))


async def test_a_signed_command_is_answered(http: World, port: int) -> None:
    body = a_command(http.slack)

    status = await post(port, body, http.slack.signed(body, SECRET))

    answer = await http.told("U1")
    assert status == 200
    assert "こんにちは" in answer.text


@pytest.mark.parametrize("spoilt", ["changed", "old", "unsigned", "another secret"])
async def test_what_slack_did_not_sign_so_is_refused(http: World, port: int, spoilt: str) -> None:
    body = a_command(http.slack)
    now = http.slack.here.clock.today()
    headers = {
        "changed": http.slack.signed(body + b"&x=1", SECRET),
        "old": http.slack.signed(body, SECRET, now - 301),
        "unsigned": {"Content-Type": "application/x-www-form-urlencoded"},
        "another secret": http.slack.signed(body, ""),
    }

    status = await post(port, body, headers[spoilt])

    assert status == 401
    assert http.slack.calls_of("response_url") == ()


async def test_slacks_check_of_the_certificate_needs_no_signature(http: World, port: int) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}

    assert await post(port, b"ssl_check=1&token=x", kind) == 200


async def test_slacks_check_of_the_address_is_answered_with_its_challenge(http: World, port: int) -> None:
    body = b'{"type":"url_verification","challenge":"abc"}'
    address, headers = f"http://127.0.0.1:{port}/slack/events", http.slack.signed(body, SECRET)

    async with (
        aiohttp.ClientSession() as session,
        session.post(address, data=body, headers=headers) as said,
    ):
        answer = await said.text()

    assert "abc" in answer


@pytest.mark.parametrize("junk", [b"\xff\xfe", b"{", b"payload=%7B"])
async def test_junk_is_refused_without_an_error_of_ours(http: World, port: int, junk: bytes) -> None:
    status = await post(port, junk, {"Content-Type": "application/json"})

    assert status in (400, 401)


async def test_an_event_sent_again_is_handled_once(http: World, port: int) -> None:
    item = {"type": "message", "channel": "C1", "ts": "1780196400.000100"}
    event: Json = {"user": "U1", "item": item, "item_user": "U2", "reaction": "pray"}
    at = http.slack.here.whereabouts()
    added = body_of_event(payload_of_event({**event, "type": "reaction_added"}, "Ev1", at))
    removed = body_of_event(payload_of_event({**event, "type": "reaction_removed"}, "Ev2", at))
    await post(port, added, http.slack.signed(added, SECRET))

    await post(port, removed, http.slack.signed(removed, SECRET))
    again = {**http.slack.signed(added, SECRET), "X-Slack-Retry-Num": "1"}
    status = await post(port, added, again)
    await http.door.stop()

    assert status == 200
    assert await http.lines("select count(*) from thanks") == [(0,)]


async def test_health_says_that_the_door_listens(http: World, port: int) -> None:
    address = f"http://127.0.0.1:{port}/health"

    async with aiohttp.ClientSession() as session, session.get(address) as said:
        health = await said.json()

    assert (health, http.door.connected()) == ({"slack": "listening"}, True)


async def test_an_address_in_use_is_named(http: World, port: int, reception: Reception) -> None:
    settings = settings_for(http.slack, SLACK_SIGNING_SECRET=SECRET, OKAERI_PORT=str(port))

    with pytest.raises(SlackRefused, match=f"OKAERI_PORT: 127.0.0.1:{port} cannot be listened to"):
        await SlackDoor(settings, reception).start()
