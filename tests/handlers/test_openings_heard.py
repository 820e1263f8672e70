"""Hearing of new openings: one message in the chosen rhythm, whatever came between; the channel's digest."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, event, select

from community.member import Account, Member, MemberId
from community.opening import HearRhythm, Subscription
from handlers.event import Who
from handlers.reception import Reception
from handlers.view import Button
from storage import members, openings, subscriptions
from storage.tables import members as members_
from storage.tables import outbox as outbox_
from storage.tables import subscribers
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, shown
from tests.handlers.opening import later, pass_time, share
from tests.handlers.people import HANA, KEN, YUI, button, buttons, come, press, read, send

_HEAR = Button("x", "openings-hear")


async def _hears(reception: Reception, who: Who, rhythm: str = "at-once", topics: str = "") -> str:
    form = (await press(reception, who, _HEAR)).form
    assert form is not None
    return read(await send(reception, who, form, topics=topics, rhythm=rhythm))


async def _waiting(reception: Reception) -> int:
    async with reception.database.reading() as tx:
        rows = await tx.execute(select(outbox_.c.id).where(outbox_.c.kind == "openings-new"))
        return len(rows.all())


async def test_several_new_ones_are_one_message(either_reception: Reception, clock: SetClock) -> None:
    await come(either_reception, HANA, KEN, YUI)
    said = await _hears(either_reception, YUI)
    for title in ("First", "Second", "Third"):
        await share(either_reception, HANA, title)

    await later(either_reception, clock, minutes=3)
    await later(either_reception, clock, minutes=1)

    (letter,) = await letters_to(either_reception, YUI)
    assert "I will tell you" in said
    assert all(title in read(letter) for title in ("First", "Second", "Third"))
    assert "Hana Mori" in read(letter)
    assert await letters_to(either_reception, KEN) == []


async def test_what_comes_while_an_earlier_message_waits_goes_into_the_same_one(
    either_reception: Reception, clock: SetClock
) -> None:
    await come(either_reception, HANA, YUI)
    await _hears(either_reception, YUI)
    for title in ("First", "Second", "Third"):
        await share(either_reception, HANA, title)
        await later(either_reception, clock, minutes=5)

    waiting = await _waiting(either_reception)

    (letter,) = await letters_to(either_reception, YUI)
    assert waiting == 1
    assert all(title in read(letter) for title in ("First", "Second", "Third"))


async def test_two_ticks_at_once_make_one_message(either_reception: Reception, clock: SetClock) -> None:
    await come(either_reception, HANA, YUI)
    await _hears(either_reception, YUI)
    await share(either_reception, HANA)
    clock.forward(minutes=5)

    await asyncio.gather(pass_time(either_reception), pass_time(either_reception))

    assert await _waiting(either_reception) == 1


async def test_what_was_told_is_not_told_again(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, YUI)
    await _hears(reception, YUI)
    await share(reception, HANA, "First")
    await later(reception, clock, minutes=5)
    await letters_to(reception, YUI)
    await share(reception, HANA, "Second")

    await later(reception, clock, minutes=5)

    (letter,) = await letters_to(reception, YUI)
    assert "First" not in read(letter)
    assert "Second" in read(letter)


async def test_only_topics_that_were_asked_for_are_told_and_nobody_hears_of_their_own(
    either_reception: Reception, clock: SetClock
) -> None:
    await come(either_reception, HANA, KEN, YUI)
    for who, topics in ((HANA, ""), (KEN, "法務"), (YUI, "経理, 会計")):
        await _hears(either_reception, who, topics=topics)
    await share(either_reception, HANA, "Books", topics="経理、予算")

    await later(either_reception, clock, minutes=5)

    assert "Books" in read((await letters_to(either_reception, YUI))[0])
    assert await letters_to(either_reception, KEN) == []
    assert await letters_to(either_reception, HANA) == []


async def test_what_was_open_before_is_no_news(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, YUI)
    await share(reception, HANA, "Old")
    await _hears(reception, YUI)

    await later(reception, clock, minutes=5)

    assert await letters_to(reception, YUI) == []


async def test_one_that_is_taken_back_at_once_is_told_to_nobody(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, YUI)
    await _hears(reception, YUI)
    shared = await share(reception, HANA)
    await later(reception, clock, minutes=1)
    await press(reception, HANA, button(shared, "opening-take-back"))

    await later(reception, clock, minutes=5)

    assert await _waiting(reception) == 0


@pytest.mark.parametrize(("zone", "hours"), [("Asia/Tokyo", 21), ("America/New_York", 10)])
async def test_daily_comes_at_nine_in_the_members_own_zone(
    reception: Reception, clock: SetClock, zone: str, hours: int
) -> None:
    await come(reception, HANA, YUI)
    async with reception.database.writing() as tx:
        await tx.execute(members_.update().where(members_.c.name == "Yui Ito").values(time_zone=zone))
    await _hears(reception, YUI, "daily")
    for title in ("First", "Second"):
        await share(reception, HANA, title)

    told = []
    for hour in range(1, 31):  # it is noon in Tokyo, and eleven in the evening in New York
        await later(reception, clock, hours=1)
        told += [(hour, read(letter).count("Hana Mori")) for letter in await letters_to(reception, YUI)]

    assert told == [(hours, 2)]


async def test_weekly_comes_on_monday_and_after_an_outage_once(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, YUI)
    await _hears(reception, YUI, "weekly")
    await share(reception, HANA, "First", until="2026-08-20")
    await later(reception, clock, days=6)
    before = await _waiting(reception)
    await share(reception, HANA, "Second", until="2026-08-20")
    clock.forward(days=36)

    for _ in range(3):
        await later(reception, clock, minutes=1)

    (letter,) = await letters_to(reception, YUI)
    async with reception.database.reading() as tx:
        row = (await tx.execute(subscribers.select())).one()
    assert before == 0
    assert "First" in read(letter)
    assert "Second" in read(letter)
    assert row.next_at == datetime(2026, 7, 20, 0, 0, tzinfo=UTC)  # Monday 9:00 in Tokyo


async def test_a_morning_without_news_sends_nothing(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, YUI)
    await _hears(reception, YUI, "daily")

    for _ in range(3):
        await later(reception, clock, days=1)

    assert await _waiting(reception) == 0


async def test_who_stops_hears_no_more_even_of_what_waits(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, YUI)
    await _hears(reception, YUI)
    await share(reception, HANA)
    await later(reception, clock, minutes=5)

    answer = await press(reception, YUI, Button("x", "openings-hear-stop"))

    assert "no more messages" in read(answer)
    assert await letters_to(reception, YUI) == []


async def test_who_goes_on_after_a_change_hears_what_came_since_the_last_message(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, YUI)
    await _hears(reception, YUI, "weekly")
    await share(reception, HANA, "Meanwhile")
    await _hears(reception, YUI, "at-once")

    await later(reception, clock, minutes=5)

    assert "Meanwhile" in read((await letters_to(reception, YUI))[0])


async def test_the_form_begins_with_ones_own_topics_and_then_with_what_one_chose(
    reception: Reception,
) -> None:
    await come(reception, YUI)
    await _hears(reception, YUI, "daily", "経理")

    form = (await press(reception, YUI, _HEAR)).form

    assert form is not None
    assert {f.name: f.value for f in form.fields} == {"topics": "経理", "rhythm": "daily"}


async def test_five_hundred_topics_are_refused(reception: Reception) -> None:
    await come(reception, YUI)

    said = await _hears(reception, YUI, topics=",".join(f"topic{n}" for n in range(500)))

    assert "500" in said


async def test_who_left_is_told_nothing_and_costs_nothing(
    either_reception: Reception, clock: SetClock
) -> None:
    await come(either_reception, HANA, KEN, YUI)
    await _hears(either_reception, YUI)
    await _hears(either_reception, KEN, "daily")
    async with either_reception.database.writing() as tx:
        for who in (KEN, YUI):
            found = await members.of_account(tx, "slack", who.id)
            assert found is not None
            await members.update(tx, found[0].id, left_community=clock())
    await share(either_reception, HANA)

    await later(either_reception, clock, days=2)

    assert await _waiting(either_reception) == 0


async def test_many_subscribers_take_about_as_many_statements_as_few(
    either_reception: Reception, clock: SetClock
) -> None:
    await come(either_reception, HANA)
    taken = []
    for count in (10, 300):
        await _subscribed(either_reception, count)
        await share(either_reception, HANA, f"For {count} more")
        clock.forward(minutes=3)
        with _statements(either_reception) as seen:
            await pass_time(either_reception)
        taken.append(len(seen))

    assert await _waiting(either_reception) == 310
    assert taken[1] <= taken[0] + 1


@contextmanager
def _statements(reception: Reception) -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    seen: list[str] = []

    def see(_connection: Connection, _cursor: object, statement: str, *_more: object) -> None:
        seen.append(statement)

    engine = reception.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", see)
    yield seen
    event.remove(engine, "before_cursor_execute", see)


async def _subscribed(reception: Reception, count: int) -> None:
    """So many more who hear at once."""
    async with reception.database.writing() as tx:
        last = await openings.last_shared(tx)
        for number in range(count):
            key = f"{count}.{number}"
            member = await members.meet(
                tx, Account("slack", key, MemberId(0), key), Member(MemberId(0), key, key)
            )
            await subscriptions.save(tx, member, Subscription(HearRhythm.AT_ONCE, told_to=last))


async def test_a_message_shows_five_and_leads_to_the_others(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, YUI)
    await _hears(reception, YUI)
    for number in range(7):
        await share(reception, HANA, f"Job {number}")
    await later(reception, clock, minutes=5)

    (letter,) = await letters_to(reception, YUI)

    assert "more new ones" in read(letter)
    assert "openings" in {b.action for b in buttons(shown(letter))}
