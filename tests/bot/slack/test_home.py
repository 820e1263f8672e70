"""Home: within Slack's limits whatever stands on it, its buttons act and ask, and it is drawn anew."""

import pytest

from bot.slack import render
from bot.slack.words import Json, Reader
from handlers import registry
from handlers.acts import Pressed
from handlers.context import Context
from handlers.event import Press
from handlers.view import Action, Button, Facts, Field, Form, Message, Note, Plain, Section
from tests.bot.slack.conftest import World
from tests.bot.slack.test_stories import opened
from tests.doubles.block_kit import errors_of_view
from tests.doubles.slack_hands import read_aloud
from tests.doubles.slack_records import OpenedView

READER = Reader()


def buttons(name: str, count: int = 5) -> tuple[Action, ...]:
    """So many buttons, each with its own action."""
    return tuple(Button(f"{name} {number}", f"{name}-{number}", "7") for number in range(count))


def large(name: str) -> Message:
    """A message with as many parts, and in them as many buttons, as a message may have."""
    sections = [Section((Plain(f"{name} part {n} "),), buttons(f"{name}-{n}", 4)) for n in range(5)]
    rest = [Note((Plain(f"{name} note {n} "),)) for n in range(4)]
    facts = [Facts(((f"{name} fact {n}", (Plain("value"),)),)) for n in range(3)]
    return Message(f"{name} title", (*sections, *rest, *facts))


def blocks_of(view: Json) -> list[Json]:
    """The blocks of a view, typed."""
    found = view["blocks"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("count", [1, 4, 5, 6, 9, 12])
def test_a_home_of_many_parts_is_taken_by_slack_with_all_words_and_all_buttons(count: int) -> None:
    messages = [large(f"m{number}") for number in range(count)]

    view = render.home(messages, READER)

    assert errors_of_view(view) == ()
    shown = read_aloud(blocks_of(view), {})
    for number in range(count):
        assert f"m{number} title" in shown
        assert f"m{number} note 3" in shown
        assert f"m{number} fact 2: value" in shown
        assert f"[m{number}-4 3]" in shown


def test_a_home_has_room_for_a_hundred_blocks_and_no_more() -> None:
    view = render.home([large(f"m{number}") for number in range(60)], READER)

    assert errors_of_view(view) == ()
    assert len(blocks_of(view)) > 90


def test_a_small_home_is_drawn_as_its_messages_are() -> None:
    written = Message("menu", (Section((Plain("hello"),), buttons("b")), Note((Plain("small"),))))

    kinds = [block["type"] for block in blocks_of(render.home([written], READER))]

    assert kinds == ["header", "rich_text", "actions", "context"]


async def at_home(world: World, user: str) -> OpenedView:
    """Somebody's Home, freshly opened."""
    await world.slack.event("app_home_opened", user, channel=f"D-{user}", tab="home")
    await world.door.caught_up()
    home = world.slack.home_of(user)
    assert home is not None
    return home


async def test_a_form_sent_from_home_is_answered_by_dm_and_draws_home_anew(world: World) -> None:
    home = await at_home(world, "U1")
    await world.slack.press("U1", home, "thanks:")
    form = await opened(world, "U1")
    drawn = len(world.slack.calls_of("views.publish"))

    await world.slack.submit("U1", form, {"who": "U2", "words": "茶"})
    await world.door.caught_up()

    assert "お礼をお届けします" in world.slack.dms_of("U1")[0].text
    assert len(world.slack.calls_of("views.publish")) == drawn + 1


async def test_a_form_sent_from_elsewhere_leaves_home_alone(world: World) -> None:
    await at_home(world, "U1")
    await world.slack.command("U1", "/alumni", "thanks")

    await world.slack.submit("U1", await opened(world, "U1"), {"who": "U2", "words": "茶"})
    await world.door.caught_up()

    assert len(world.slack.calls_of("views.publish")) == 1


async def test_every_button_on_home_that_asks_opens_its_form(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ask(_ctx: Context, press: Press) -> Form:
        return Form("Asked", "asked", (Field("f", "A field", "line"),), press.subject)

    monkeypatch.setitem(registry.PRESSES, "m3-2-1", Pressed("m3-2-1", ask, asks=True))
    crowded = render.home([large(f"m{number}") for number in range(6)], READER)
    home = OpenedView("V1", "U1", crowded)

    await world.slack.press("U1", home, "m3-2-1:7")

    assert (await opened(world, "U1")).view["callback_id"] == "asked:7"


async def test_a_form_that_opens_too_late_at_home_is_offered_by_dm(world: World) -> None:
    home = await at_home(world, "U1")
    world.slack.fail_next("views.open", "expired_trigger_id")

    await world.slack.press("U1", home, "thanks:")
    await world.door.caught_up()

    assert "お待たせしました" in world.slack.dms_of("U1")[0].text


async def test_home_belongs_to_whoever_looks_at_it(world: World) -> None:
    ja, en = await at_home(world, "U1"), await at_home(world, "U2")

    assert "花さん" in read_aloud(ja.blocks, {})
    assert "Ken" in read_aloud(en.blocks, {})
