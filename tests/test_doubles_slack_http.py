"""Proves the signed HTTP requests of the Slack double with the real slack-bolt."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from tests.doubles.slack import SlackDouble
from tests.doubles.slack_payloads import (
    Actor,
    body_of_command,
    body_of_event,
    body_of_interaction,
    payload_of_command,
    payload_of_event,
    payload_of_shortcut,
    signed,
)
from tests.doubles.small_app import client_of
from tests.doubles.wire import Json

Wait = Callable[..., Awaitable[None]]


@pytest.fixture
async def slack() -> AsyncIterator[SlackDouble]:
    async with SlackDouble() as double:
        double.add_person("U1", "haru", is_owner=True)
        double.add_person("U2", "hana", locale="en-GB", tz="Europe/London")
        yield double


async def test_a_signed_request_is_accepted_and_a_changed_or_old_one_is_not(slack: SlackDouble) -> None:
    app = AsyncApp(client=client_of(slack), signing_secret="secret", request_verification_enabled=True)

    @app.command("/alumni")
    async def alumni(ack: Wait) -> None:
        await ack()

    body = body_of_command(payload_of_command(Actor("U1", "haru"), "/alumni", "menu"))
    headers, old = signed(body, "secret"), signed(body, "secret", at=slack.here.clock.today() - 301)

    good = await app.async_dispatch(over_http(body, headers))
    changed = await app.async_dispatch(over_http(body + b"x", headers))
    too_old = await app.async_dispatch(over_http(body, old))

    assert (good.status, changed.status, too_old.status) == (200, 401, 401)


async def test_events_and_interactions_have_the_same_shape_over_http(slack: SlackDouble) -> None:
    app = AsyncApp(client=client_of(slack), signing_secret="secret")
    heard: list[str] = []

    @app.event("reaction_added")
    async def reacted(event: Json) -> None:
        heard.append(event["reaction"])
        slack.here.bell.ring()

    @app.shortcut("menu")
    async def menu(ack: Wait, shortcut: Json) -> None:
        heard.append(shortcut["callback_id"])
        await ack()

    event = body_of_event(
        payload_of_event({"type": "reaction_added", "user": "U2", "reaction": "pray"}, "Ev1")
    )
    shortcut = body_of_interaction(payload_of_shortcut(Actor("U1", "haru"), "menu"))
    for body in (event, shortcut):
        await app.async_dispatch(over_http(body, SlackDouble.signed(body, "secret")))
    await slack.until(lambda: len(heard) == 2)

    assert sorted(heard) == ["menu", "pray"]


def over_http(body: bytes, headers: Mapping[str, str]) -> AsyncBoltRequest:
    return AsyncBoltRequest(body=body.decode(), headers=dict(headers))
