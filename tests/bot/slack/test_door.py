"""The door acknowledges first, hears each thing once, loses nothing, and starts only when it can work."""

import asyncio
from pathlib import Path

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from structlog.testing import capture_logs

from bot.platform import Platform
from bot.slack.door import SlackDoor
from bot.slack.faults import SlackRefused
from config.settings import Settings
from handlers.reception import Reception
from handlers.view import Message
from storage import members
from tests.bot.slack.conftest import PAYLOADS, World, recorded, settings_for
from tests.bot.slack.test_stories import opened
from tests.doubles.slack import SlackDouble
from tests.doubles.wire import Json

SECRET_WORDS = "only for Ken to read"


@pytest.mark.parametrize("file", sorted(PAYLOADS.glob("*.json")), ids=lambda file: file.stem)
async def test_everything_that_slack_sends_is_acknowledged(world: World, file: Path) -> None:
    request = AsyncBoltRequest(body=recorded(file.stem), mode="socket_mode")

    response = await world.door.app.async_dispatch(request)

    assert response.status == 200


@pytest.mark.parametrize("kind", ["channel_rename", "channel_archive", "message"])
async def test_events_that_nobody_handles_are_acknowledged_too(world: World, kind: str) -> None:
    ack = await world.slack.event(kind, "U1", text=SECRET_WORDS)

    assert ack.seconds < 3


async def test_a_command_is_acknowledged_at_once_while_the_database_is_busy(world: World) -> None:
    await world.says("U1", "menu")
    async with world.database.writing():
        ack = await world.slack.command("U1", "/alumni", "thanks <@U2|ken> for tea")
        waiting = len(world.slack.whispers_to("U1"))
    answer = await world.told("U1", 2)

    assert ack.seconds < 1
    assert waiting == 1
    assert "お届けします" in answer.text


async def test_a_form_opens_while_the_database_is_busy(world: World) -> None:
    await world.says("U1", "menu")

    async with world.database.writing():
        await world.slack.command("U1", "/alumni", "give")
        form = await opened(world, "U1")

    assert form.view["callback_id"].startswith("give:")


async def test_a_form_that_came_too_late_is_one_press_away(world: World) -> None:
    world.slack.fail_next("views.open", "expired_trigger_id")

    late = await world.says("U1", "give")
    await world.slack.press("U1", late, "give:")

    form = await opened(world, "U1")
    assert "お待たせしました" in late.text
    assert form.view["callback_id"].startswith("give:")


async def test_a_pressed_form_that_came_too_late_takes_nothing_away(world: World) -> None:
    menu = await world.says("U1", "menu")
    world.slack.fail_next("views.open", status=429)

    await world.slack.press("U1", menu, "thanks:")

    late = await world.told("U1", 2)
    assert world.slack.whispers_to("U1")[0].text == menu.text
    assert late.blocks[-1]["elements"][0]["action_id"] == "thanks:"


async def test_an_event_that_slack_sends_again_is_handled_once(world: World) -> None:
    item = {"type": "message", "channel": "C1", "ts": "1780196400.000100"}
    reaction: Json = {"item": item, "item_user": "U2", "reaction": "pray"}
    await world.slack.event("reaction_added", "U1", event_id="Ev1", **reaction)

    await world.slack.event("reaction_removed", "U1", event_id="Ev2", **reaction)
    await world.slack.event("reaction_added", "U1", event_id="Ev1", retry_attempt=1, **reaction)
    await world.door.stop()

    assert await world.lines("select count(*) from thanks") == [(0,)]


async def test_an_emoji_taken_off_at_once_leaves_no_thanks(world: World) -> None:
    item = {"type": "message", "channel": "C1", "ts": "1780196400.000100"}
    for kind in ("reaction_added", "reaction_removed") * 3:
        await world.slack.event(kind, "U1", item=item, item_user="U2", reaction="pray")

    await world.door.stop()

    assert await world.lines("select count(*) from thanks") == [(0,)]


async def test_a_refresh_of_one_connection_loses_nothing(world: World) -> None:
    for number in range(4):
        await world.slack.refresh()
        await world.says("U1", f"thanks <@U2|ken> for tea {number}")
        await world.slack.connected(2)

    assert await world.lines("select count(*) from thanks") == [(4,)]
    assert world.slack.connections_made == 6


async def test_a_connection_that_is_warned_makes_way_by_itself(world: World) -> None:
    await world.slack.refresh("warning")
    await world.slack.until(lambda: world.slack.connections_made == 3)

    answer = await world.says("U1", "menu")

    assert "こんにちは" in answer.text
    assert world.door.connected()


async def test_an_answer_that_its_place_refuses_goes_by_dm(world: World) -> None:
    world.slack.fail_next("response_url", "no_service", status=404)

    await world.slack.command("U1", "/alumni", "menu")

    await world.slack.until(lambda: bool(world.slack.dms_of("U1")))
    assert "こんにちは" in world.slack.dms_of("U1")[0].text


async def test_an_answer_that_may_have_arrived_is_not_shown_twice(world: World) -> None:
    world.slack.fail_next("response_url", drop="after")

    await world.slack.command("U1", "/alumni", "menu")
    await world.told("U1")
    await world.door.stop()

    assert world.slack.dms_of("U1") == ()


async def test_an_answer_that_cannot_be_shown_anywhere_ends_quietly(world: World) -> None:
    world.slack.close_dm("U1", "user_not_visible")
    world.slack.fail_next("response_url", "no_service", status=404)

    with capture_logs() as logs:
        await world.slack.command("U1", "/alumni", "menu")
        await world.slack.until(lambda: bool(world.slack.calls_of("conversations.open")))
        await world.door.stop()

    assert {"event": "slack answer not shown", "reason": "user_not_visible", "log_level": "warning"} in logs


async def test_when_slack_does_not_say_who_somebody_is_they_are_served_all_the_same(world: World) -> None:
    world.slack.fail_next("users.info", status=429)

    answer = await world.says("U1", "thanks <@U2|ken> for tea")

    assert "お届けします" in answer.text


async def test_an_error_of_ours_is_told_and_logged_without_words(world: World) -> None:
    refuse = "create trigger refuse before insert on thanks begin select raise(abort, 'no'); end"
    async with world.database.writing() as tx:
        await tx.exec_driver_sql(refuse)

    with capture_logs() as logs:
        answer = await world.says("U1", f"thanks <@U2|ken> for {SECRET_WORDS}")

    assert "こちらの不具合で" in answer.text
    (line,) = [log for log in logs if log["event"] == "slack unexpected"]
    assert line["error"] == "IntegrityError"
    assert "storage/thanks.py:" in line["at"]
    assert SECRET_WORDS not in str(logs)


async def test_an_error_of_ours_does_not_take_a_pressed_message_away(world: World) -> None:
    menu = await world.says("U1", "menu")
    async with world.database.writing() as tx:
        await tx.exec_driver_sql("drop table gifts")

    await world.slack.press("U1", menu, "mine:")
    sorry = await world.told("U1", 2)

    assert "こちらの不具合で" in sorry.text
    assert world.slack.whispers_to("U1")[0].text == menu.text


async def test_stopping_waits_until_what_was_acknowledged_is_answered(world: World) -> None:
    await world.says("U1", "menu")
    async with world.database.writing():
        await world.slack.command("U1", "/alumni", "thanks <@U2|ken> for tea")
        stopping = asyncio.create_task(world.door.stop())
        await world.slack.until(lambda: not world.door.connected())
        is_waiting = not stopping.done()
    await stopping

    assert is_waiting
    assert "お届けします" in world.slack.whispers_to("U1")[-1].text


async def test_stopping_lets_an_acknowledgement_on_the_way_arrive(world: World) -> None:
    sent = asyncio.create_task(world.slack.command("U1", "/alumni", "menu"))
    await world.slack.until(lambda: bool(world.slack.calls_of("users.info")))

    await world.door.stop()

    ack = await sent
    assert ack.payload is None
    assert len(world.slack.whispers_to("U1")) == 1


async def test_a_door_that_stopped_hears_no_more(world: World) -> None:
    await world.door.stop()

    assert not world.door.connected()


async def test_a_message_is_delivered_by_the_protocol_of_all_platforms(world: World) -> None:
    door: Platform = world.door

    place = await door.send("U2", Message("Hello"), "key")

    assert (door.name, door.connected()) == ("slack", True)
    assert world.slack.dms_of("U2")[0].ts == place.message


@pytest.mark.parametrize(
    ("method", "setting"), [("auth.test", "SLACK_BOT_TOKEN"), ("apps.connections.open", "SLACK_APP_TOKEN")]
)
async def test_a_token_that_slack_refuses_is_named(
    slack: SlackDouble, reception: Reception, method: str, setting: str
) -> None:
    slack.fail_next(method, "invalid_auth")
    door = SlackDoor(settings_for(slack), reception)

    with pytest.raises(SlackRefused, match=f"{setting}: invalid_auth"):
        await door.start()


async def test_a_slack_that_cannot_be_reached_is_named(slack: SlackDouble, reception: Reception) -> None:
    slack.fail_next("auth.test", drop="before")
    door = SlackDoor(settings_for(slack), reception)

    with pytest.raises(SlackRefused, match=r"cannot be reached at http://127\.0\.0\.1"):
        await door.start()


@pytest.mark.parametrize("secret", ["", "  "])
def test_an_empty_signing_secret_is_refused(reception: Reception, secret: str) -> None:
    tokens = {"SLACK_BOT_TOKEN": "xoxb-any", "SLACK_SIGNING_SECRET": secret}
    settings = Settings(_env_file=None, **tokens)  # type: ignore[call-arg, arg-type]

    with pytest.raises(SlackRefused, match="SLACK_SIGNING_SECRET"):
        SlackDoor(settings, reception)


async def test_people_who_never_spoke_are_found_by_name_and_those_who_left_are_not(
    slack: SlackDouble, reception: Reception
) -> None:
    door = SlackDoor(settings_for(slack), reception)

    await door.start()
    await slack.until(lambda: bool(slack.calls_of("users.list")))
    await _all_introduced(reception, 3)
    await door.stop()

    async with reception.database.reading() as tx:
        assert [len(await members.named(tx, name)) for name in ("Ken", "Olga", "helper", "Gone")] == [
            1,
            1,
            0,
            0,
        ]


async def _all_introduced(reception: Reception, count: int) -> None:
    async with asyncio.timeout(5):
        while True:
            async with reception.database.reading() as tx:
                if await members.present(tx) == count:
                    return


async def test_a_list_of_people_that_slack_puts_off_is_asked_for_again(
    slack: SlackDouble, reception: Reception
) -> None:
    slack.fail_next("users.list", status=429, retry_after=0.01)
    door = SlackDoor(settings_for(slack), reception)

    await door.start()

    await slack.until(lambda: len([c for c in slack.calls if c.method == "users.list"]) == 2)
    await door.stop()
