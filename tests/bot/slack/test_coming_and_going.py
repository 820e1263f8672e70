"""Who joins, leaves, comes back or left while nobody listened is followed, and nobody else costs a thing."""

import asyncio

import pytest

from bot.slack.door import SlackDoor
from handlers import registry
from handlers.acts import Pressed
from handlers.context import Context
from handlers.event import Event, Joined, Press
from handlers.reception import Reception
from handlers.view import Answer, Field, Form
from tests.bot.slack.conftest import World, recorded, settings_for
from tests.doubles.slack import SlackDouble
from tests.doubles.slack_payloads import payload_of_event
from tests.doubles.slack_people import user_object

HERE = "select name, left_at is null from accounts where external_id = 'U2'"


@pytest.fixture
def joined(world: World, monkeypatch: pytest.MonkeyPatch) -> list[Joined]:
    """Everybody of whom the community is told, in order."""
    heard: list[Joined] = []
    answer = world.reception.answer

    async def listen(event: Event) -> Answer:
        if isinstance(event, Joined):
            heard.append(event)
        return await answer(event)

    monkeypatch.setattr(world.reception, "answer", listen)
    return heard


async def test_somebody_new_is_a_newcomer_in_their_own_language(world: World, joined: list[Joined]) -> None:
    await world.slack.event("team_join", world.slack.add_person("U7", "Mary", locale="en-US"))
    await world.door.caught_up()

    assert [(event.who.name, event.who.language, event.new) for event in joined] == [("Mary", "en-US", True)]


async def test_a_guest_is_a_newcomer_too(world: World, joined: list[Joined]) -> None:
    await world.slack.event("team_join", world.slack.add_person("U7", "Guest", is_restricted=True))
    await world.door.caught_up()

    assert [event.new for event in joined] == [True]


async def test_a_bot_that_is_added_is_nobodys_arrival(world: World, joined: list[Joined]) -> None:
    await world.slack.event("team_join", world.slack.add_person("U7", "helper", is_bot=True))
    await world.door.caught_up()

    assert joined == []


async def test_who_is_met_by_speaking_or_being_named_is_no_newcomer(
    world: World, joined: list[Joined]
) -> None:
    await world.slack.command("U1", "/alumni", "thanks <@U2|ken> for tea")
    await world.slack.command("U3", "/alumni", "thanks")
    await world.door.caught_up()

    assert {event.who.id for event in joined} == {"U2", "U3"}
    assert not any(event.new for event in joined)


async def test_who_was_deactivated_and_comes_back_is_here_again(world: World) -> None:
    await world.says("U2", "menu")
    await world.door.hear(recorded("user_change_deactivated"))
    gone = await world.lines(HERE)

    await world.door.hear(recorded("user_change_reactivated"))

    assert gone == [("Ken", 0)]
    assert await world.lines(HERE) == [("Ken", 1)]
    assert await world.lines("select left_community is null from members") == [(1,)]


async def test_gone_and_back_at_once_is_here(world: World) -> None:
    await world.says("U2", "menu")
    for deleted in (True, False) * 3:
        person = world.slack.add_person("U2", "Ken", deleted=deleted)
        await world.slack.event("user_change", person)
    await world.door.caught_up()

    assert await world.lines(HERE) == [("Ken", 1)]


async def test_a_change_to_somebody_who_is_here_writes_nothing(world: World, joined: list[Joined]) -> None:
    await world.says("U2", "menu")
    await world.door.look_around()

    async with asyncio.timeout(5), world.database.writing():
        await world.slack.event("user_change", world.slack.add_person("U2", "Ken at lunch"))
        await world.slack.event("user_change", world.slack.add_person("U3", "Olga at lunch"))
        await world.door.caught_up()

    assert joined == []


async def test_who_left_while_nobody_listened_has_left(slack: SlackDouble, world: World) -> None:
    await world.says("U2", "menu")
    await slack.until(lambda: bool(slack.calls_of("users.list")))
    await world.door.stop()
    slack.add_person("U2", "Ken", deleted=True)

    again = SlackDoor(settings_for(slack), world.reception)
    await again.start()
    async with asyncio.timeout(5):
        while await world.lines(HERE) != [("Ken", 0)]:
            pass
    await again.stop()

    assert await world.lines("select left_community is null from members where name = 'Ken'") == [(0,)]


async def test_somebody_listed_as_gone_is_not_taken_for_a_member_when_named(
    slack: SlackDouble, reception: Reception
) -> None:
    door = SlackDoor(settings_for(slack), reception)
    await door.start()
    await slack.until(lambda: bool(slack.calls_of("users.list")))

    await slack.command("U1", "/alumni", "thanks <@U5|gone> for tea")
    await door.caught_up()
    await door.stop()

    assert "Goneさんはコミュニティを離れた" in slack.whispers_to("U1")[0].text


async def test_a_whole_user_with_odd_fields_is_read_all_the_same(world: World, joined: list[Joined]) -> None:
    person = world.slack.add_person("U7", "Mary")
    odd = user_object(person, "T1") | {"is_bot": "no", "profile": None, "tz": 9, "deleted": None}

    await world.door.hear(payload_of_event({"type": "team_join", "user": odd}, "EvOdd"))
    await world.door.caught_up()

    assert [(event.who.id, event.new) for event in joined] == [("U7", True)]


async def test_an_owner_may_organise_with_the_first_thing_they_do(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask(_ctx: Context, _press: Press) -> Form:
        return Form("For organisers", "organise", (Field("f", "A field", "line"),))

    press = Pressed("organise", ask, asks=True, organisers_only=True)
    monkeypatch.setitem(registry.PRESSES, "organise", press)
    for user in ("U1", "U3"):
        await world.slack.shortcut(user, "organise", world.slack.write("U2", "hello"))
        await world.door.caught_up()

    assert "運営の方だけが見られます" in world.slack.whispers_to("U1")[0].text
    assert [form.view["callback_id"] for form in world.slack.views_of("U3")] == ["organise:"]
