"""The clock of two processes at once, after days in which nobody was there: everybody is told once."""

import asyncio
from collections import Counter
from datetime import timedelta

from sqlalchemy import select

from community.ready_rhythms import ReadyRhythm
from handlers.context import Rules
from handlers.event import Who
from handlers.reception import Reception
from handlers.view import Button
from storage import tables
from storage.database import Database
from tests.conftest import SetClock
from tests.handlers import gathering, opening
from tests.handlers.notices import open_the_door
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, press, send


async def _fill_in(reception: Reception, who: Who, action: str, subject: str = "", **answers: str) -> None:
    form = (await press(reception, who, Button("x", action, subject))).form
    assert form is not None
    await send(reception, who, form, **answers)


async def _much_comes_up(reception: Reception) -> None:
    """Asks, openings and who hears of them, rounds, rhythms, an event that is out and one to come."""
    await gathering.gather(reception)
    await open_the_door(reception)
    for who in (HANA, KEN, YUI):
        await press(reception, who, Button("x", "round-join", "weekly"))
    await _fill_in(reception, HANA, "ask", words="a room", way="channel")
    await _fill_in(reception, KEN, "ask", words="a table", way="nameless")
    await _fill_in(reception, YUI, "ask-help", "2", words="mine")
    await _fill_in(reception, YUI, "openings-hear", topics="", rhythm="daily")
    await _fill_in(reception, KEN, "openings-hear", topics="", rhythm="at-once")
    await opening.share(reception, HANA)
    for rhythm in ReadyRhythm:
        await press(reception, OLGA, Button("x", "event-rhythm-on", rhythm))
    event = await gathering.announced(reception, capacity="1")
    for who in (HANA, KEN):
        await gathering.tap(reception, who, "event-yes", event)
    at = reception.clock() + timedelta(days=2)
    page = await gathering.planned(reception, title="Later", announce=at.isoformat())
    await press(reception, OLGA, button(page, "event-announce"))


async def _told(reception: Reception) -> Counter[tuple[str, str]]:
    """How often whom, or which channel, was told of what kind of thing."""
    columns = (tables.outbox.c.kind, tables.outbox.c.member_id, tables.outbox.c.channel)
    async with reception.database.reading() as tx:
        return Counter((row[0], f"{row[1]} {row[2]}") for row in await tx.execute(select(*columns)))


async def test_two_processes_that_tick_at_once_tell_everybody_once(
    database: Database, clock: SetClock
) -> None:
    one, other = (Reception(database, Rules(language="en"), clock) for _ in range(2))
    await _much_comes_up(one)

    for days in (1, 1, 3, 2, 1, 3, 3, 22):
        clock.forward(days=days)
        await asyncio.gather(one.pass_time(), other.pass_time())

    told = await _told(one)
    assert told["event-announcement", "None C1"] == 2
    assert told["event-ready", "4 "] == len(ReadyRhythm) - 1
    assert {kind: told[kind, "1 "] for kind in ("ask-expired", "event-calendar", "event-reminder")} == {
        "ask-expired": 1,
        "event-calendar": 1,
        "event-reminder": 1,
    }
    assert (told["ask-helped", "2 "], told["openings-new", "2 "], told["openings-new", "3 "]) == (1, 1, 1)
    assert told["openings-digest", "None C1"] == 1
    async with database.reading() as tx:
        titles = Counter((await tx.execute(select(tables.events.c.title))).scalars())
        sent = (await tx.execute(select(tables.rounds.c.at))).scalars().all()
    assert max(titles.values()) == 1
    assert len(sent) == len({at.isocalendar()[:2] for at in sent})
