"""Rounds in their time: shown to organisers in figures, sent once, and nobody forgotten."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from community.round import Rhythm, Round, RoundId, Stage
from handlers.event import Who
from handlers.reception import Reception
from handlers.timetable import rounds as timetable
from storage import rounds
from storage.tables import outbox as notices
from storage.tables import rounds as rows
from tests.conftest import SetClock
from tests.handlers.bringing import actions
from tests.handlers.drawing import KIT, LEN, SUNDAY, join, one_round, tick
from tests.handlers.organising import organise
from tests.handlers.people import HANA, OLGA, YUI, button, count, press, read
from tests.handlers.rooms import letters, member, rooms


async def the_round(reception: Reception) -> Round:
    async with reception.database.reading() as tx:
        (number,) = (await tx.execute(select(rows.c.id))).scalars()
        found = await rounds.get(tx, RoundId(number))
        assert found is not None
        return found


async def stage(reception: Reception) -> Stage:
    return (await the_round(reception)).stage


async def test_organisers_see_figures_a_day_ahead_and_never_who_meets_whom(
    either_reception: Reception, clock: SetClock
) -> None:
    reception = either_reception
    await join(reception, HANA, KIT, YUI, OLGA)
    clock.now = SUNDAY - timedelta(minutes=1)
    await tick(reception)
    before = await letters(reception, OLGA)
    clock.now = SUNDAY

    await tick(reception)

    (letter,) = await letters(reception, OLGA)
    shown = await organise(reception, OLGA, "rounds")
    assert before == []
    assert not await letters(reception, HANA)
    for said in (read(letter), read(shown)):
        assert "2 pairs" in said
        assert "Hana" not in said
        assert "Kit" not in said
    assert "Every week: 4 people" in read(shown)


async def test_without_a_word_a_round_goes_out_at_its_time_and_once(
    either_reception: Reception, clock: SetClock
) -> None:
    reception = either_reception
    await join(reception, HANA, KIT)
    clock.now = SUNDAY
    await tick(reception)
    clock.forward(hours=23, minutes=59)
    await tick(reception)
    nothing = await rooms(reception)
    clock.forward(minutes=1)

    await tick(reception)
    opened = await rooms(reception)
    await tick(reception)

    assert nothing == []
    assert await rooms(reception) == []
    (room,) = opened
    hana, ken = await member(reception, HANA), await member(reception, KIT)
    assert set(room.people) == {hana.id, ken.id}
    assert "Hana Mori" in room.said
    assert "Kit Sato" in room.said
    assert "(Tokyo)" in room.said
    assert await stage(reception) is Stage.SENT
    assert await count(reception, "gifts") == 0


async def test_an_organiser_sees_beforehand_how_it_will_look(reception: Reception, clock: SetClock) -> None:
    await join(reception, HANA, KIT, OLGA)
    clock.now = SUNDAY
    await tick(reception)
    (letter,) = await letters(reception, OLGA)

    shown = await press(reception, OLGA, button(letter, "round-look"))

    assert "Hello @Olga, @Somebody! This round brings you together." in read(shown)
    assert "3 members get it" in read(shown)
    assert "round-now" in actions(shown)
    assert await rooms(reception) == []


async def test_an_organiser_sends_a_round_at_once(reception: Reception, clock: SetClock) -> None:
    await join(reception, HANA, KIT, OLGA)
    clock.now = SUNDAY
    await tick(reception)
    (letter,) = await letters(reception, OLGA)

    answer = await press(reception, OLGA, button(letter, "round-now"))
    again = await press(reception, OLGA, button(letter, "round-now"))
    await tick(reception)

    assert "within a minute" in read(answer)
    assert "no longer valid" in read(again)
    assert len(await rooms(reception)) == 1


async def test_a_round_that_waits_a_week_is_shown_again_and_is_one_with_the_next(
    reception: Reception, clock: SetClock
) -> None:
    await join(reception, HANA, KIT, OLGA)
    clock.now = SUNDAY
    await tick(reception)
    (letter,) = await letters(reception, OLGA)

    answer = await press(reception, OLGA, button(letter, "round-wait"))

    clock.forward(days=1)
    await tick(reception)
    nothing = await rooms(reception)
    clock.forward(days=6)
    await tick(reception)
    (again,) = await letters(reception, OLGA)
    clock.forward(days=1)
    await tick(reception)
    assert "It waits until" in read(answer)
    assert nothing == []
    assert "round-now" in actions(again)
    assert await count(reception, "rounds") == 1
    assert len(await rooms(reception)) == 1


async def test_only_organisers_send_or_hold_a_round(reception: Reception, clock: SetClock) -> None:
    await join(reception, HANA, KIT, OLGA)
    clock.now = SUNDAY
    await tick(reception)
    (letter,) = await letters(reception, OLGA)

    refused = await press(reception, HANA, button(letter, "round-wait"))

    assert "Only organisers" in read(refused)
    assert await stage(reception) is Stage.PLANNED


async def test_weeks_away_are_made_up_for_by_one_round(reception: Reception, clock: SetClock) -> None:
    await join(reception, HANA, KIT, OLGA)
    clock.now = SUNDAY - timedelta(days=3)
    await tick(reception)
    clock.forward(days=24)

    await tick(reception)
    shown = await letters(reception, OLGA)
    clock.forward(days=1)
    await tick(reception)

    assert len(shown) == 1
    assert await count(reception, "rounds") == 1
    assert len(await rooms(reception)) == 1


async def test_a_round_that_was_planned_before_an_outage_goes_out_after_it(
    reception: Reception, clock: SetClock
) -> None:
    await join(reception, HANA, KIT)
    clock.now = SUNDAY
    await tick(reception)
    clock.forward(days=2)

    await tick(reception)

    assert len(await rooms(reception)) == 1


async def test_a_monthly_member_is_drawn_on_the_first_monday_of_a_month(
    reception: Reception, clock: SetClock
) -> None:
    await join(reception, HANA, KIT, YUI, LEN, rhythm=Rhythm.MONTHLY)
    clock.now = SUNDAY

    months: list[int] = []
    for _ in range(9):
        await one_round(reception, clock)
        months += [clock.now.month for _ in await rooms(reception)]
        clock.forward(days=5)

    assert months == [7, 7, 8, 8]


async def test_many_are_told_in_several_steps_and_nobody_twice(
    reception: Reception, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timetable, "AT_ONCE", 3)
    crowd = [Who("slack", "T1", f"M{n}", f"Member {n}", "en-US") for n in range(9)]
    await join(reception, *crowd)

    await one_round(reception, clock)

    people = [one for room in await rooms(reception) for one in room.people]
    assert sorted(people) == sorted(set(people))
    assert len(people) == 9
    async with reception.database.reading() as tx:
        query = select(func.count()).where(notices.c.kind == "round-met")
        assert (await tx.execute(query)).scalar_one() == 9


async def test_two_processes_plan_send_and_tell_a_round_once(
    either_reception: Reception, clock: SetClock
) -> None:
    reception = either_reception
    await join(reception, HANA, KIT, YUI, LEN)
    for at in (SUNDAY, SUNDAY + timedelta(days=1)):
        clock.now = at
        await asyncio.gather(tick(reception), tick(reception), tick(reception))

    opened = await rooms(reception)
    assert await count(reception, "rounds") == 1
    assert len(opened) == 2
    assert len({one for room in opened for one in room.people}) == 4
