"""What happens at once for one event: two who want the last place, two who move up, two organisers."""

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from community.event import EventId
from handlers.reception import Reception
from storage import tables
from tests.conftest import SetClock
from tests.handlers.gathering import announced, gather, pass_time, planned, posts, tap, until
from tests.handlers.notices import letters_to
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, press


async def test_two_who_want_the_last_place_at_once_get_one_place(either_reception: Reception) -> None:
    await gather(either_reception)
    event = await announced(either_reception, capacity="1")

    await asyncio.gather(*(tap(either_reception, who, "event-yes", event) for who in (HANA, KEN, YUI)))

    assert await _how_many(either_reception, waits=False) == 1
    assert await _how_many(either_reception, waits=True) == 2


async def test_two_places_left_at_once_go_to_two_who_wait(either_reception: Reception) -> None:
    await gather(either_reception)
    event = await announced(either_reception, capacity="2")
    for who in (HANA, KEN, YUI, OLGA):
        await tap(either_reception, who, "event-yes", event)

    await asyncio.gather(*(tap(either_reception, who, "event-no", event) for who in (HANA, KEN)))

    assert await _how_many(either_reception, waits=False) == 2
    assert await _how_many(either_reception, waits=True) == 0


async def test_an_event_announced_twice_at_once_is_announced_once(either_reception: Reception) -> None:
    await gather(either_reception)
    announce = button(await planned(either_reception, repeat="weekly"), "event-announce")

    await asyncio.gather(*(press(either_reception, OLGA, announce) for _ in range(3)))

    assert len(await posts(either_reception)) == 1
    async with either_reception.database.reading() as tx:
        assert (await tx.execute(select(func.count()).select_from(tables.events))).scalar_one() == 2


async def test_two_clocks_at_once_announce_once_and_remind_once(
    either_reception: Reception, clock: SetClock
) -> None:
    await gather(either_reception)
    page = await planned(either_reception, announce=(clock() + timedelta(days=2)).isoformat())
    await press(either_reception, OLGA, button(page, "event-announce"))
    clock.forward(days=2)

    await asyncio.gather(pass_time(either_reception), pass_time(either_reception))

    assert len(await posts(either_reception)) == 1
    await tap(either_reception, HANA, "event-yes", EventId(1))
    await letters_to(either_reception, HANA)
    await until(either_reception, clock, EventId(1), days=1)
    await asyncio.gather(pass_time(either_reception), pass_time(either_reception))
    assert len(await letters_to(either_reception, HANA)) == 1


async def _how_many(reception: Reception, *, waits: bool) -> int:
    answers = tables.event_answers
    yes = (answers.c.answer == "yes", answers.c.waits.is_(waits))
    async with reception.database.reading() as tx:
        return (await tx.execute(select(func.count()).where(*yes))).scalar_one()
