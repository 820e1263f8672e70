"""Who comes is welcomed once, when organisers opened that door, and told how to be left in peace."""

import pytest

from community.settled import Welcomes
from handlers.event import Joined, Left, Who
from handlers.reception import Reception
from handlers.timetable.welcomes import AT_ONCE
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, open_the_door, shown
from tests.handlers.people import HANA, KEN, ROBOT, buttons, come, press, read, thank


async def test_a_newcomer_gets_one_letter_with_a_first_step_and_the_way_to_peace(
    either_reception: Reception,
) -> None:
    await open_the_door(either_reception, Welcomes.NEWCOMERS)

    await either_reception.answer(Joined(HANA, new=True))
    await either_reception.answer(Joined(HANA, new=True))

    (letter,) = await letters_to(either_reception, HANA)
    assert "Welcome home, Hana Mori" in read(letter)
    assert "Cobalt Alumni" in read(letter)
    assert "/alumni pause" in read(letter)
    offered = [b.action for b in buttons(shown(letter))]
    assert offered == ["introduce-yourself", "first-steps", "menu", "letter-off"]


@pytest.mark.parametrize("welcomes", [None, Welcomes.NOBODY])
async def test_behind_a_closed_door_nobody_is_welcomed(
    reception: Reception, welcomes: Welcomes | None
) -> None:
    if welcomes is not None:
        await open_the_door(reception, welcomes)

    await reception.answer(Joined(HANA, new=True))
    await reception.pass_time()

    assert await letters_to(reception, HANA) == []


async def test_behind_a_closed_door_words_between_members_pass(reception: Reception) -> None:
    await come(reception, HANA, KEN)

    await thank(reception, HANA, KEN, "tea")

    assert len(await letters_to(reception, KEN)) == 1


async def test_newcomers_only_leaves_those_in_peace_who_were_here(reception: Reception) -> None:
    await come(reception, HANA)
    await open_the_door(reception, Welcomes.NEWCOMERS)

    await reception.answer(Joined(HANA))
    await reception.pass_time()

    assert await letters_to(reception, HANA) == []


async def test_everybody_is_welcomed_a_few_at_a_time_and_once(reception: Reception, clock: SetClock) -> None:
    crowd = [Who("slack", "T1", f"U1{n:03}", f"P{n}", "en-US") for n in range(AT_ONCE + 5)]
    await come(reception, *crowd)
    await open_the_door(reception)

    welcomed = []
    for _ in range(3):
        await reception.pass_time()
        welcomed.append(sum([len(await letters_to(reception, who)) for who in crowd[:1]]))
        clock.forward(minutes=1)

    assert welcomed[0] == 1
    assert await _waiting(reception) == AT_ONCE + 5


async def test_a_bot_is_not_welcomed(reception: Reception) -> None:
    await open_the_door(reception)

    await reception.answer(Joined(ROBOT, new=True))
    await reception.pass_time()

    assert await letters_to(reception, ROBOT) == []


async def test_who_comes_back_is_not_welcomed_twice(reception: Reception) -> None:
    await open_the_door(reception)
    await reception.answer(Joined(HANA, new=True))
    await letters_to(reception, HANA)
    await reception.answer(Left(HANA))

    await reception.answer(Joined(HANA, new=True))

    assert await _waiting(reception) == 1


async def test_who_came_while_the_bot_was_away_is_welcomed_at_its_return(
    reception: Reception, clock: SetClock
) -> None:
    await reception.introduce([KEN])
    await open_the_door(reception, Welcomes.NEWCOMERS)
    clock.forward(days=2)

    await reception.introduce([KEN, HANA, ROBOT])

    assert len(await letters_to(reception, HANA)) == 1
    assert await letters_to(reception, KEN) == []
    assert await _waiting(reception) == 1


async def test_whom_the_bot_gets_to_know_as_the_door_opens_was_here_before(reception: Reception) -> None:
    await open_the_door(reception, Welcomes.NEWCOMERS)

    await reception.introduce([HANA])

    assert await letters_to(reception, HANA) == []


async def test_the_buttons_of_the_welcome_answer(reception: Reception) -> None:
    await open_the_door(reception)
    await reception.answer(Joined(HANA, new=True))
    (letter,) = await letters_to(reception, HANA)

    answers = [await press(reception, HANA, button) for button in buttons(shown(letter))]

    assert all(answer.form or answer.messages for answer in answers)
    assert not any("Not quite" in read(answer) for answer in answers)


async def _waiting(reception: Reception) -> int:
    from sqlalchemy import func, select

    from storage.tables import outbox

    async with reception.database.reading() as tx:
        return (await tx.execute(select(func.count()).where(outbox.c.kind == "welcome"))).scalar_one()
