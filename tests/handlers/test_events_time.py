"""What time brings for events: late announcements, reminders, the day itself, and what comes after."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from community.event import EventId
from handlers.event import Left
from handlers.reception import Reception
from storage import tables, timetable
from tests.conftest import SetClock
from tests.handlers.gathering import (
    IN_A_FORTNIGHT,
    announced,
    filled_in,
    gather,
    pass_time,
    planned,
    posts,
    starts_at,
    tap,
    until,
)
from tests.handlers.notices import letters_to, shown
from tests.handlers.organising import organise
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, buttons, count, press, read, say, send


@pytest.fixture
def reception(either_reception: Reception) -> Reception:
    """Time passes alike on each kind of database."""
    return either_reception


async def test_an_announcement_goes_out_at_its_moment(reception: Reception, clock: SetClock) -> None:
    await _scheduled(reception, clock)
    clock.forward(days=2, hours=-1)
    await pass_time(reception)
    early = await posts(reception)

    clock.forward(hours=1)
    await pass_time(reception)
    await pass_time(reception)

    assert early == []
    assert len(await posts(reception)) == 1


async def test_an_announcement_up_to_a_day_late_says_so(reception: Reception, clock: SetClock) -> None:
    await _scheduled(reception, clock)
    clock.forward(days=2, hours=20)

    await pass_time(reception)

    (post,) = await posts(reception)
    assert "予定より遅い" in read(post)


async def test_a_later_one_is_asked_about_first(reception: Reception, clock: SetClock) -> None:
    await _scheduled(reception, clock)
    clock.forward(days=4)

    await pass_time(reception)
    await pass_time(reception)

    (letter,) = await letters_to(reception, OLGA)
    assert await posts(reception) == []
    await press(reception, OLGA, button(shown(letter), "event-announce"))
    assert len(await posts(reception)) == 1


async def test_what_is_over_before_it_was_announced_is_not_announced(
    reception: Reception, clock: SetClock
) -> None:
    await _scheduled(reception, clock)
    clock.forward(days=15)

    await pass_time(reception)

    (letter,) = await letters_to(reception, OLGA)
    assert "announced nothing" in read(letter)
    assert await posts(reception) == []


async def test_who_said_yes_is_reminded_a_week_a_day_and_an_hour_before(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception)
    await tap(reception, HANA, "event-yes", event)
    await tap(reception, KEN, "event-maybe", event)
    await letters_to(reception, HANA)
    said = []

    for before in ({"days": 7}, {"days": 1}, {"hours": 1}):
        await until(reception, clock, event, **before)
        await pass_time(reception)
        await pass_time(reception)
        said += [read(letter) for letter in await letters_to(reception, HANA)]

    assert ["a week" in said[0], "nearly time" in said[1], "within the hour" in said[2]] == [True] * 3
    assert len(said) == 3
    assert await letters_to(reception, KEN) == []


async def test_of_reminders_missed_while_nobody_was_there_only_the_last_comes(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception)
    await tap(reception, HANA, "event-yes", event)
    await letters_to(reception, HANA)

    await until(reception, clock, event, hours=20)
    await pass_time(reception)

    (letter,) = await letters_to(reception, HANA)
    assert "nearly time" in read(letter)


async def test_who_said_yes_after_a_reminders_moment_does_not_get_it(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception)
    await until(reception, clock, event, hours=23)
    await tap(reception, HANA, "event-yes", event)
    await letters_to(reception, HANA)

    await pass_time(reception)

    assert await letters_to(reception, HANA) == []


async def test_a_moved_event_is_reminded_of_at_its_new_moment_alone(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception)
    await tap(reception, HANA, "event-yes", event)
    form = (await tap(reception, OLGA, "event-move", event)).form
    assert form is not None
    old = await starts_at(reception, event)
    later = (old + timedelta(days=30)).isoformat()
    await send(reception, OLGA, form, at=later, length="60", place="", link="")
    clock.forward(minutes=1)
    await letters_to(reception, HANA)

    clock.now = old - timedelta(hours=1)
    await pass_time(reception)
    early = await letters_to(reception, HANA)
    await until(reception, clock, event, hours=1)
    await pass_time(reception)

    assert early == []
    assert len(await letters_to(reception, HANA)) == 1


async def test_i_am_here_is_taken_on_the_day_and_taken_back(reception: Reception, clock: SetClock) -> None:
    await gather(reception)
    event = await announced(reception)
    early = await tap(reception, HANA, "event-here", event)
    await until(reception, clock, event, minutes=30)

    here = await tap(reception, HANA, "event-here", event)

    assert "works from an hour before" in read(early)
    assert "Good to have you here" in read(here)
    await press(reception, HANA, button(here, "event-not-here"))
    assert await _came(reception, event) == 0


async def test_the_post_offers_i_am_here_from_an_hour_before(reception: Reception, clock: SetClock) -> None:
    await gather(reception)
    event = await announced(reception)
    await until(reception, clock, event, hours=1)

    await pass_time(reception)

    (post,) = await posts(reception)
    assert button(shown(post), "event-here").subject == str(event)


async def test_speaking_and_organising_are_gifts_to_those_who_were_there(
    reception: Reception, clock: SetClock
) -> None:
    event = await _with_speaker(reception, clock)
    for who in (HANA, KEN, YUI):
        await tap(reception, who, "event-here", event)

    await _after(reception, clock, event)

    given = await _gifts(reception)
    assert given == [
        ("panel", "佐藤健", ["Hana Mori", "Yui Ito"]),
        ("event", "Olga", ["Hana Mori", "Yui Ito", "佐藤健"]),
    ]
    await pass_time(reception)
    assert await count(reception, "gifts") == 2


async def test_where_nobody_came_nothing_was_given_and_nobody_is_asked(
    reception: Reception, clock: SetClock
) -> None:
    event = await _with_speaker(reception, clock)

    await _after(reception, clock, event)

    assert await count(reception, "gifts") == 0
    assert [read(letter) for letter in await letters_to(reception, KEN)] == []


async def test_who_was_there_gets_one_question_that_leads_to_thanks(
    reception: Reception, clock: SetClock
) -> None:
    event = await _with_speaker(reception, clock)
    await tap(reception, HANA, "event-here", event)
    await _after(reception, clock, event)

    (letter,) = await letters_to(reception, HANA)

    thank = next(b for b in buttons(shown(letter)) if b.action == "thanks-for")
    form = (await press(reception, HANA, thank)).form
    assert form is not None
    assert "are on their way" in read(await send(reception, HANA, form, words="Thank you"))
    would = await press(reception, HANA, button(shown(letter), "event-would"))
    assert "I may ask you" in read(would)


async def test_organisers_see_how_it_went_as_counts_and_a_share(
    reception: Reception, clock: SetClock
) -> None:
    event = await _with_speaker(reception, clock)
    for who in (HANA, YUI):
        await tap(reception, who, "event-here", event)
    await _after(reception, clock, event)
    clock.forward(days=1)
    await say(reception, HANA, "thanks")

    page = await tap(reception, OLGA, "event-page", event)

    assert "Were there: 2 people" in read(page)
    assert "Had come before: 0%" in read(page)
    assert "In the 30 days after: no gift of theirs yet (so far)" in read(page)


async def test_an_organiser_marks_who_was_there_and_closes_it(reception: Reception, clock: SetClock) -> None:
    await gather(reception)
    event = await announced(reception)
    await tap(reception, HANA, "event-yes", event)
    await until(reception, clock, event, hours=-3)
    await letters_to(reception, HANA)

    listed = await tap(reception, OLGA, "event-who", event)
    marked = await press(reception, OLGA, next(b for b in buttons(listed) if b.subject.endswith(".1.0")))
    form = (await press(reception, OLGA, button(marked, "event-mark-more"))).form
    assert form is not None
    await send(reception, OLGA, form, receivers=("U2",))
    closed = await tap(reception, OLGA, "event-close", event)

    assert "was there" in read(marked)
    assert "Were there: 2 people" in read(closed)
    assert len(await letters_to(reception, KEN)) == 1


async def test_the_next_of_a_series_is_planned_when_one_is_announced(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception, repeat="weekly")
    first = await starts_at(reception, event)

    clock.forward(days=7)
    await pass_time(reception)

    assert len(await posts(reception)) == 1
    assert await starts_at(reception, EventId(event + 1)) == first + timedelta(days=7)
    assert await count(reception, "events") == 3


async def test_one_of_a_series_is_cancelled_alone_or_with_all_that_follow(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception, repeat="weekly")

    asked = await tap(reception, OLGA, "event-cancel", event)
    await press(reception, OLGA, button(asked, "event-cancel-all"))

    clock.forward(days=8)
    assert await pass_time(reception) == 0
    assert await count(reception, "events") == 2


async def test_a_place_left_by_who_goes_away_is_given_to_who_waits(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception, capacity="1")
    await tap(reception, HANA, "event-yes", event)
    await tap(reception, YUI, "event-yes", event)
    await reception.answer(Left(HANA))

    await pass_time(reception)

    (letter,) = await letters_to(reception, YUI)
    assert "it is yours" in read(letter)


async def test_who_asked_to_be_forgotten_is_not_counted_any_more(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception)
    await tap(reception, HANA, "event-yes", event)
    await posts(reception)
    clock.forward(seconds=1)

    await press(reception, HANA, button(await say(reception, HANA, "leave"), "leave-yes"))

    (post,) = await posts(reception)
    assert next(b.label for b in buttons(shown(post)) if b.action == "event-yes").endswith("(0)")


async def test_a_ready_rhythm_lays_an_event_before_the_organisers_and_announces_nothing(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    rhythms = await press(reception, OLGA, button(await organise(reception, OLGA, "events"), "event-rhythms"))
    panel = next(b for b in buttons(rhythms) if b.subject == "panel")
    await press(reception, OLGA, panel)
    async with reception.database.reading() as tx:
        (entry,) = await timetable.every(tx, "rhythm-")

    clock.now = entry.next_due
    await pass_time(reception)
    await pass_time(reception)

    (letter,) = await letters_to(reception, OLGA)
    begins = await starts_at(reception, EventId(1))
    assert (begins.weekday(), begins - clock.now) == (3, timedelta(days=21, hours=9))
    assert await posts(reception) == []
    await press(reception, OLGA, button(shown(letter), "event-announce"))
    assert len(await posts(reception)) == 1


async def test_a_members_proposal_waits_for_an_organiser_and_they_hear(reception: Reception) -> None:
    await gather(reception)

    answer = await filled_in(reception, KEN, (await say(reception, KEN, "event")).form)
    (letter,) = await letters_to(reception, OLGA)
    page = await press(reception, OLGA, button(shown(letter), "event-confirm"))

    assert "ありがとうございます" in read(answer)
    assert "佐藤健" in read(letter)
    assert button(page, "event-announce").tone == "primary"
    assert "開くことになりました" in read((await letters_to(reception, KEN))[0])


async def test_a_proposal_may_be_declined_kindly(reception: Reception) -> None:
    await gather(reception)
    await filled_in(reception, KEN, (await say(reception, KEN, "event")).form)
    (letter,) = await letters_to(reception, OLGA)

    await press(reception, OLGA, button(shown(letter), "event-decline"))

    assert "またいつでも" in read((await letters_to(reception, KEN))[0])


async def _scheduled(reception: Reception, clock: SetClock) -> None:
    await gather(reception)
    page = await planned(reception, announce=(clock() + timedelta(days=2)).isoformat())
    await press(reception, OLGA, button(page, "event-announce"))
    assert await posts(reception) == []


async def _with_speaker(reception: Reception, clock: SetClock) -> EventId:
    """An event that begins now, at which Ken speaks."""
    await gather(reception)
    event = await announced(reception, speakers="1")
    form = (await tap(reception, KEN, "event-speak", event)).form
    assert form is not None
    await send(reception, KEN, form, words="How I left")
    (offer,) = await letters_to(reception, OLGA)
    assert "How I left" in read(offer)
    await press(reception, OLGA, button(shown(offer), "event-offer-accept"))
    (post,) = await posts(reception)
    assert "佐藤健" in read(post)
    assert len(await letters_to(reception, KEN)) == 1
    clock.forward(days=IN_A_FORTNIGHT.days)
    return event


async def _after(reception: Reception, clock: SetClock, event: EventId) -> None:
    await until(reception, clock, event, days=-2)
    await pass_time(reception)


async def _came(reception: Reception, event: EventId) -> int:
    async with reception.database.reading() as tx:
        query = select(tables.event_answers.c.came).where(tables.event_answers.c.event_id == event)
        return sum(bool(came) for came in (await tx.execute(query)).scalars())


async def _gifts(reception: Reception) -> list[tuple[str, str, list[str]]]:
    gifts, receipts, members = tables.gifts, tables.receipts, tables.members
    async with reception.database.reading() as tx:
        names = {row.id: row.name for row in await tx.execute(select(members.c.id, members.c.name))}
        found = []
        for gift in (await tx.execute(select(gifts).order_by(gifts.c.id))).all():
            to = select(receipts.c.member_id).where(receipts.c.gift_id == gift.id)
            receivers = sorted(names[one] for one in (await tx.execute(to)).scalars())
            found.append((gift.kind, names[gift.giver_id], receivers))
    return found
