"""What moved you: asked once, answered with one tap, never pressed towards."""

from sqlalchemy import select

from handlers.reception import Reception
from handlers.view import Answer, Button
from storage import tables
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, open_the_door, shown
from tests.handlers.people import HANA, KEN, YUI, button, buttons, come, give, press, read, say, thank


async def _inspiration(reception: Reception, gift: int) -> tuple[str, list[int]]:
    gifts, links = tables.gifts, tables.inspirations
    async with reception.database.reading() as tx:
        said = (await tx.execute(select(gifts.c.inspiration).where(gifts.c.id == gift))).scalar_one()
        by = await tx.execute(select(links.c.inspired_by).where(links.c.gift_id == gift))
        return said, list(by.scalars())


async def _received_twice(reception: Reception, clock: SetClock) -> Answer:
    await come(reception, HANA, KEN, YUI)
    await give(reception, KEN, HANA, words="an hour of advice")
    clock.forward(days=1)
    await give(reception, YUI, HANA, words="a good book")
    clock.forward(days=1)
    return await give(reception, HANA, KEN, words="an introduction")


async def test_a_logged_gift_asks_once_with_the_choices_in_the_order_of_time(
    either_reception: Reception, clock: SetClock
) -> None:
    answer = await _received_twice(either_reception, clock)

    labels = [b.label for b in buttons(answer) if b.action.startswith("moved")]

    assert labels == [
        "佐藤健: an hour of advice",
        "Yui Ito: a good book",
        "My own idea",
        "Rather not say",
        "Do not ask me",
    ]


async def test_one_tap_answers_and_a_second_adds_an_equal_share(
    reception: Reception, clock: SetClock
) -> None:
    answer = await _received_twice(reception, clock)
    first, second = [b for b in buttons(answer) if b.action == "moved-by"]

    noted = await press(reception, HANA, first)
    once = await _inspiration(reception, 3)
    await press(reception, HANA, second)

    assert "Noted" in read(noted)
    assert once == ("told", [1])
    assert await _inspiration(reception, 3) == ("told", [1, 2])


async def test_own_idea_and_silence_are_answers_too(reception: Reception, clock: SetClock) -> None:
    answer = await _received_twice(reception, clock)

    await press(reception, HANA, button(answer, "moved-own"))
    own = await _inspiration(reception, 3)
    noted = await press(reception, HANA, button(answer, "moved-unsaid"))

    assert own == ("own", [])
    assert await _inspiration(reception, 3) == ("unsaid", [])
    await press(reception, HANA, button(noted, "moved-again"))
    assert await _inspiration(reception, 3) == ("unknown", [])


async def test_who_received_nothing_is_asked_nothing(reception: Reception) -> None:
    await come(reception, HANA, KEN)

    answer = await give(reception, HANA, KEN)

    assert not [b for b in buttons(answer) if b.action.startswith("moved")]


async def test_the_switch_turns_the_question_off_for_good(reception: Reception, clock: SetClock) -> None:
    answer = await _received_twice(reception, clock)

    off = await press(reception, HANA, button(answer, "moved-off"))
    later = await give(reception, HANA, YUI, words="another")
    await press(reception, HANA, button(off, "moved-on"))
    again = await give(reception, HANA, YUI, words="a third")

    assert not [b for b in buttons(later) if b.action.startswith("moved")]
    assert [b for b in buttons(again) if b.action == "moved-own"]


async def test_only_an_earlier_gift_to_oneself_is_taken_as_an_answer(
    reception: Reception, clock: SetClock
) -> None:
    await _received_twice(reception, clock)

    answers = [
        await press(reception, HANA, Button("x", "moved-by", s)) for s in ("3.3", "3.99", "3.", "x.1", "3.x")
    ]
    others = await press(reception, KEN, Button("x", "moved-own", "3"))

    assert all("no longer valid" in read(answer) for answer in answers)
    assert "moved" not in read(others).lower()
    assert await _inspiration(reception, 3) == ("unknown", [])


async def test_a_gift_that_a_thanks_told_of_waits_in_mine_and_in_the_menu(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN, YUI)
    await give(reception, YUI, HANA, words="a good book")
    clock.forward(days=1)
    await thank(reception, KEN, HANA, "the introduction")

    mine, menu = await say(reception, HANA, "mine"), await say(reception, HANA, "menu")
    await press(reception, HANA, button(mine, "moved-by"))

    assert "the introduction" in read(menu)
    assert button(menu, "moved-by").subject == button(mine, "moved-by").subject
    assert "moved-by" not in {b.action for b in buttons(await say(reception, HANA, "mine"))}


async def test_by_letter_it_comes_once_a_week_at_most(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN, YUI)
    await open_the_door(reception)
    await _welcomed(reception)
    await give(reception, YUI, HANA, words="a good book")
    clock.forward(days=1)
    for words in ("the introduction", "the slides"):
        await thank(reception, KEN, HANA, words)
        clock.forward(minutes=1)
    await letters_to(reception, HANA)

    asked = []
    for _ in range(14):
        await reception.pass_time()
        asked.append([read(letter) for letter in await letters_to(reception, HANA)])
        clock.forward(days=1)

    when = [day for day, letters in enumerate(asked) if any("What moved you" in one for one in letters)]
    assert when == [0, 8] or when == [0, 7]
    assert "the slides" in asked[0][0]


async def test_nobody_is_asked_by_letter_while_the_door_is_closed(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN, YUI)
    await give(reception, YUI, HANA, words="a good book")
    clock.forward(days=1)
    await thank(reception, KEN, HANA, "the introduction")
    await letters_to(reception, HANA)

    await reception.pass_time()

    assert await letters_to(reception, HANA) == []


async def test_a_letter_answered_elsewhere_meanwhile_asks_no_more(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN, YUI)
    await open_the_door(reception)
    await _welcomed(reception)
    await give(reception, YUI, HANA, words="a good book")
    clock.forward(days=1)
    await thank(reception, KEN, HANA, "the introduction")
    await letters_to(reception, HANA)
    await reception.pass_time()

    await press(reception, HANA, button(await say(reception, HANA, "mine"), "moved-own"))

    assert await letters_to(reception, HANA) == []


async def test_the_letter_carries_its_switch(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN, YUI)
    await open_the_door(reception)
    await _welcomed(reception)
    await give(reception, YUI, HANA, words="a good book")
    clock.forward(days=1)
    await thank(reception, KEN, HANA, "the introduction")
    await letters_to(reception, HANA)
    await reception.pass_time()

    (letter,) = await letters_to(reception, HANA)
    await press(reception, HANA, button(shown(letter), "letter-off"))

    again = await give(reception, HANA, YUI, words="another")
    assert "moved-own" not in {b.action for b in buttons(again)}


async def _welcomed(reception: Reception) -> None:
    """Let the welcomes come and be over."""
    await reception.pass_time()
    for who in (HANA, KEN, YUI):
        await letters_to(reception, who)
