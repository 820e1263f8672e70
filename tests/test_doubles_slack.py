"""Proves the Slack double with the real slack-bolt over a real socket."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from tests.doubles.slack import SlackDouble
from tests.doubles.slack_socket import NotAcknowledged
from tests.doubles.small_app import app_of, client_of, listening
from tests.doubles.small_blocks import buttons, form, modal, section
from tests.doubles.wire import Json

Wait = Callable[..., Awaitable[None]]


@pytest.fixture
async def slack() -> AsyncIterator[SlackDouble]:
    async with SlackDouble() as double:
        double.add_person("U1", "haru", is_owner=True)
        double.add_person("U2", "hana", locale="en-GB", tz="Europe/London")
        yield double


async def test_a_command_is_acknowledged_with_what_the_bot_says(slack: SlackDouble) -> None:
    app = app_of(slack)
    heard: list[Json] = []

    @app.command("/alumni")
    async def alumni(ack: Wait, command: Json) -> None:
        heard.append(command)
        await ack("ありがとう")

    async with listening(slack, app):
        ack = await slack.command("U1", "/alumni", "thanks <@U2|hana> for tea")

    assert ack.payload == {"text": "ありがとう"}
    assert 0 < ack.seconds < 3
    assert (heard[0]["text"], heard[0]["user_name"]) == ("thanks <@U2|hana> for tea", "haru")


async def test_a_command_that_nobody_acknowledges_is_an_error(slack: SlackDouble) -> None:
    slack.patience = 0.05

    async with listening(slack, app_of(slack)):
        with pytest.raises(NotAcknowledged, match="not acknowledged within"):
            await slack.command("U1", "/unknown")


async def test_without_a_connection_a_command_is_lost(slack: SlackDouble) -> None:
    with pytest.raises(NotAcknowledged, match="no connection"):
        await slack.command("U1", "/alumni")


async def test_a_form_opens_is_refused_with_words_and_then_accepted(slack: SlackDouble) -> None:
    app = app_of(slack)

    @app.command("/alumni")
    async def alumni(ack: Wait, client: AsyncWebClient, command: Json) -> None:
        await ack()
        await client.views_open(trigger_id=command["trigger_id"], view=form())

    @app.view("give")
    async def give(ack: Wait, view: Json) -> None:
        words = view["state"]["values"]["words"]["words"]["value"]
        await (ack(response_action="errors", errors={"words": "短いです"}) if len(words) < 3 else ack())

    async with listening(slack, app):
        await slack.command("U1", "/alumni", "give")
        await slack.until(lambda: bool(slack.views_of("U1")))
        (opened,) = slack.views_of("U1")
        refused = await slack.submit("U1", opened, {"words": "茶", "kind": "advice", "who": "U2"})
        still_open = slack.views_of("U1")
        accepted = await slack.submit(
            "U1", opened, {"words": "お茶をありがとう", "kind": "advice", "who": "U2"}
        )

    assert refused.payload == {"response_action": "errors", "errors": {"words": "短いです"}}
    assert still_open == (opened,)
    assert accepted.payload is None
    assert slack.views_of("U1") == ()


async def test_a_form_is_filled_in_as_slacks_own_client_would_let_it(slack: SlackDouble) -> None:
    opened = slack.here.show_view("U1", form())

    with pytest.raises(ValueError, match="words must be filled in"):
        await slack.submit("U1", opened, {"kind": "advice", "who": "U2"})
    with pytest.raises(ValueError, match="takes 100 characters"):
        await slack.submit("U1", opened, {"words": "茶" * 101, "kind": "advice", "who": "U2"})
    with pytest.raises(LookupError, match="no choice 'gold'"):
        await slack.submit("U1", opened, {"words": "茶", "kind": "gold", "who": "U2"})


async def test_a_press_on_a_message_replaces_it(slack: SlackDouble) -> None:
    app = app_of(slack)

    @app.action("thanks:7")
    async def thank(ack: Wait, body: Json, action: Json, respond: Wait) -> None:
        await ack()
        await respond(text=f"{action['value']} by {body['user']['id']}", replace_original=True)

    async with listening(slack, app):
        await client_of(slack).chat_postMessage(
            channel="U2", text="押してください", blocks=[buttons("thanks:7")]
        )
        await slack.press("U2", slack.dms_of("U2")[0], "thanks:7")
        await slack.until(lambda: bool(slack.answers))

    assert [posted.text for posted in slack.dms_of("U2")] == ["yes by U2"]


async def test_a_press_needs_a_button_that_is_on_the_screen(slack: SlackDouble) -> None:
    await client_of(slack).chat_postMessage(channel="U2", text="押してください", blocks=[buttons("thanks:7")])

    with pytest.raises(LookupError, match="thanks:8"):
        await slack.press("U2", slack.dms_of("U2")[0], "thanks:8")


async def test_a_home_is_published_and_its_buttons_work(slack: SlackDouble) -> None:
    app = app_of(slack)
    pressed: list[str] = []

    @app.event("app_home_opened")
    async def opened(event: Json, client: AsyncWebClient) -> None:
        await client.views_publish(
            user_id=event["user"], view={"type": "home", "blocks": [buttons("menu:1")]}
        )

    @app.action("menu:1")
    async def press(ack: Wait, body: Json) -> None:
        pressed.append(body["view"]["type"])
        await ack()

    async with listening(slack, app):
        await slack.event("app_home_opened", user="U1", tab="home", channel="D-U1")
        await slack.until(lambda: slack.home_of("U1") is not None)
        home = slack.home_of("U1")
        assert home is not None
        await slack.press("U1", home, "menu:1")

    assert pressed == ["home"]


async def test_an_event_can_come_twice_with_the_same_id(slack: SlackDouble) -> None:
    app = app_of(slack)
    heard: list[tuple[str, str]] = []

    @app.event("team_join")
    async def joined(body: Json, event: Json, request: AsyncBoltRequest) -> None:
        retry = request.headers.get("x-slack-retry-num", ["0"])[0]
        heard.append((body["event_id"], f"{event['user']['name']} {retry}"))
        slack.here.bell.ring()

    async with listening(slack, app):
        await slack.event("team_join", user=slack.here.people["U2"], event_id="Ev9")
        await slack.event(
            "team_join", user=slack.here.people["U2"], event_id="Ev9", retry_attempt=1, retry_reason="timeout"
        )
        await slack.until(lambda: len(heard) == 2)

    assert heard == [("Ev9", "hana 0"), ("Ev9", "hana 1")]


async def test_a_message_menu_brings_the_message_along(slack: SlackDouble) -> None:
    app = app_of(slack)
    heard: list[Json] = []

    @app.shortcut("thank_for_this")
    async def thank(ack: Wait, shortcut: Json) -> None:
        await ack()
        heard.append(shortcut["message"])

    async with listening(slack, app):
        await slack.shortcut("U1", "thank_for_this", {"user": "U2", "ts": "1.000001", "text": "資料です"})

    assert heard[0]["user"] == "U2"


async def test_a_refresh_loses_nothing_with_two_connections(slack: SlackDouble) -> None:
    app = app_of(slack)

    @app.command("/alumni")
    async def alumni(ack: Wait) -> None:
        await ack()

    async with listening(slack, app, connections=2):
        acks = []
        for number in range(20):
            if number in (5, 12):
                await slack.refresh("warning" if number == 5 else "refresh_requested")
            acks.append(await slack.command("U1", "/alumni"))
        await slack.connected(2)

    assert len(acks) == 20
    assert slack.connections_made >= 4


async def test_a_refresh_loses_a_command_with_one_connection(slack: SlackDouble) -> None:
    async with listening(slack, app_of(slack)):
        await slack.refresh("warning")

        with pytest.raises(NotAcknowledged, match="no connection"):
            await slack.command("U1", "/alumni")

        await slack.connected()


async def test_a_dropped_connection_is_found_and_opened_again(slack: SlackDouble) -> None:
    app = app_of(slack)

    @app.command("/alumni")
    async def alumni(ack: Wait) -> None:
        await ack()

    async with listening(slack, app, ping_interval=0.1):
        slack.drop_connections()
        await slack.connected()
        ack = await slack.command("U1", "/alumni")

    assert ack.seconds < 3


async def test_a_form_can_lead_to_the_next_or_be_closed(slack: SlackDouble) -> None:
    app = app_of(slack)
    closed: list[str] = []

    @app.view("give")
    async def give(ack: Wait) -> None:
        await ack(response_action="push", view=modal(section(1), callback_id="sure", notify_on_close=True))

    @app.view_closed("sure")
    async def close(ack: Wait, view: Json) -> None:
        closed.append(view["callback_id"])
        await ack()

    async with listening(slack, app):
        await client_of(slack).views_open(trigger_id=slack.here.trigger("U1"), view=form())
        await slack.submit("U1", slack.views_of("U1")[0], {"words": "お茶", "kind": "panel", "who": "U2"})
        _, second = slack.views_of("U1")
        await slack.close_view("U1", second)

    assert closed == ["sure"]
    assert len(slack.views_of("U1")) == 1


async def test_two_hundred_commands_at_once_are_all_acknowledged(slack: SlackDouble) -> None:
    app = app_of(slack)

    @app.command("/alumni")
    async def alumni(ack: Wait, command: Json) -> None:
        await ack(command["text"])

    async with listening(slack, app, connections=2):
        acks = await asyncio.gather(*(slack.command("U1", "/alumni", str(number)) for number in range(200)))

    assert [ack.payload for ack in acks] == [{"text": str(number)} for number in range(200)]
