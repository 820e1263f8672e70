"""Events that change: moved, cancelled, edited by two at once, with fewer places; who said yes hears once."""

from datetime import timedelta

from community.event import EventId
from handlers.reception import Reception
from handlers.view import Form
from tests.conftest import SetClock
from tests.handlers.gathering import (
    announced,
    file_of,
    gather,
    pass_time,
    planned,
    posts,
    starts_at,
    tap,
)
from tests.handlers.notices import letters_to, shown
from tests.handlers.organising import OTTO, organise
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, buttons, come, press, read, send


async def test_who_said_yes_is_told_that_it_moved_with_a_newer_file(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception)
    await tap(reception, HANA, "event-yes", event)
    await tap(reception, KEN, "event-no", event)
    before = await letters_to(reception, HANA)

    await _move(reception, clock, event, days=20)

    clock.forward(minutes=1)
    (letter,) = await letters_to(reception, HANA)
    assert "This has changed" in read(letter)
    assert "SEQUENCE:2" in file_of(letter)
    assert "SEQUENCE:1" in file_of(before[0])
    assert _uid(file_of(letter)) == _uid(file_of(before[0]))
    assert await letters_to(reception, KEN) == []


async def test_moved_twice_in_a_second_is_told_once_as_it_stands_in_the_end(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception)
    await tap(reception, HANA, "event-yes", event)
    await letters_to(reception, HANA)

    await _move(reception, clock, event, days=20)
    await _move(reception, clock, event, days=21)

    clock.forward(minutes=1)
    letters = await letters_to(reception, HANA)
    assert len(letters) == 1
    assert "SEQUENCE:3" in file_of(letters[0])


async def test_words_that_matter_to_nobodys_calendar_are_redrawn_and_not_told(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception)
    await tap(reception, HANA, "event-yes", event)
    await posts(reception)
    await letters_to(reception, HANA)
    clock.forward(seconds=1)

    form = await _form(reception, event, "event-edit")
    await send(reception, OLGA, form, title="Leaving well", question="What helped you?")

    clock.forward(minutes=1)
    (post,) = await posts(reception)
    assert "What helped you?" in read(post)
    assert await letters_to(reception, HANA) == []


async def test_the_second_of_two_organisers_sees_what_the_first_did_and_loses_no_word(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    await come(reception, OTTO)
    event = await announced(reception)
    olgas, ottos = await _form(reception, event, "event-edit"), await _form(reception, event, "event-edit")
    await send(reception, OLGA, olgas, title="Leaving gladly", question="")

    answer = await send(reception, OTTO, ottos, title="Leaving early", question="Why?")
    again = (await press(reception, OTTO, button(answer, "again"))).form

    assert again is not None
    assert "Leaving gladly" in read(answer)
    assert {field.name: field.value for field in again.fields}["title"] == "Leaving early"
    assert "Leaving early" in read(await send(reception, OTTO, again, title="Leaving early", question="Why?"))


async def test_fewer_places_than_who_said_yes_take_nobodys_away(reception: Reception) -> None:
    await gather(reception)
    event = await announced(reception, capacity="3")
    for who in (HANA, KEN):
        await tap(reception, who, "event-yes", event)

    form = await _form(reception, event, "event-settings")
    answer = await send(reception, OLGA, form, capacity="1", speakers="0", rule="")
    late = await tap(reception, YUI, "event-yes", event)

    assert "2 people have a place already" in read(answer)
    assert "You are coming" in read(await tap(reception, HANA, "event-show", event))
    assert "waiting list" in read(late)


async def test_more_places_are_filled_by_who_waits(reception: Reception) -> None:
    await gather(reception)
    event = await announced(reception, capacity="1")
    for who in (HANA, YUI):
        await tap(reception, who, "event-yes", event)

    form = await _form(reception, event, "event-settings")
    await send(reception, OLGA, form, capacity="", speakers="0", rule="")

    assert "it is yours" in read((await letters_to(reception, YUI))[-1])


async def test_a_cancelled_event_is_told_to_who_said_yes_and_answers_no_more(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception)
    await tap(reception, HANA, "event-yes", event)
    await posts(reception)
    await letters_to(reception, HANA)
    clock.forward(seconds=1)

    asked = await tap(reception, OLGA, "event-cancel", event)
    await press(reception, OLGA, button(asked, "event-cancel-yes"))

    clock.forward(minutes=1)
    (post,) = await posts(reception)
    (letter,) = await letters_to(reception, HANA)
    assert "One person is told" in read(asked)
    assert "STATUS:CANCELLED" in file_of(letter)
    assert "中止になりました" in read(post)
    assert not buttons(shown(post))
    assert "does not take place" in read(await tap(reception, YUI, "event-yes", event))


async def test_a_button_of_an_older_version_does_nothing(reception: Reception, clock: SetClock) -> None:
    await gather(reception)
    page = await planned(reception)
    event = int(button(page, "event-announce").subject.partition(".")[0])
    await _move(reception, clock, event, days=20)

    answer = await press(reception, OLGA, button(page, "event-announce"))

    assert "Somebody changed this" in read(answer)
    assert await posts(reception) == []


async def test_nothing_is_announced_once_it_would_have_begun(reception: Reception, clock: SetClock) -> None:
    await gather(reception)
    page = await planned(reception)
    clock.forward(days=15)

    answer = await press(reception, OLGA, button(page, "event-announce"))

    assert "over already" in read(answer)
    assert await posts(reception) == []


async def test_members_do_not_change_events(reception: Reception) -> None:
    await gather(reception)
    event = await announced(reception)

    answer = await tap(reception, HANA, "event-edit", event)

    assert answer.form is None
    assert "Only organisers" in read(answer)


async def test_what_the_form_holds_already_changes_nothing(reception: Reception) -> None:
    await gather(reception)
    event = await announced(reception)
    form = await _form(reception, event, "event-move")

    answer = await send(reception, OLGA, form, **{field.name: field.value for field in form.fields})

    assert "stands already" in read(answer)


async def test_organisers_see_it_in_their_list(reception: Reception) -> None:
    await gather(reception)
    await announced(reception)

    answer = await organise(reception, OLGA, "events")

    assert "Leaving well" in read(answer)
    assert "Announced" in read(answer)


async def test_what_waits_for_its_moment_may_be_held_back(reception: Reception, clock: SetClock) -> None:
    await gather(reception)
    page = await planned(reception, announce=(clock() + timedelta(days=2)).isoformat())
    waits = await press(reception, OLGA, button(page, "event-announce"))

    await press(reception, OLGA, button(waits, "event-hold"))

    clock.forward(days=3)
    await pass_time(reception)
    assert await posts(reception) == []


async def test_an_announcement_whose_moment_is_taken_out_waits_for_an_organiser(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    page = await planned(reception, announce=(clock() + timedelta(days=2)).isoformat())
    await press(reception, OLGA, button(page, "event-announce"))
    form = await _form(reception, 1, "event-settings")

    answer = await send(
        reception, OLGA, form, capacity="", speakers="0", rule="", announce="", reach="channel"
    )

    assert button(answer, "event-announce").tone == "primary"
    assert "Being planned" in read(answer)


async def test_it_is_not_moved_before_its_announcement(reception: Reception, clock: SetClock) -> None:
    await gather(reception)
    await planned(reception, announce=(clock() + timedelta(days=5)).isoformat())
    form = await _form(reception, 1, "event-move")

    at = (clock() + timedelta(days=4)).isoformat()
    answer = await send(reception, OLGA, form, at=at, length="60", place="", link="")

    assert "once it has begun" in read(answer)


async def test_one_of_a_series_that_was_not_announced_is_left_out_and_the_next_one_comes(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception, repeat="weekly")
    first = await starts_at(reception, event)
    asked = await tap(reception, OLGA, "event-cancel", EventId(event + 1))

    await press(reception, OLGA, button(asked, "event-cancel-yes"))

    assert await starts_at(reception, EventId(event + 2)) == first + timedelta(days=14)


async def test_a_moved_one_does_not_shift_its_series(reception: Reception, clock: SetClock) -> None:
    await gather(reception)
    await planned(reception, repeat="weekly")
    first = await starts_at(reception, EventId(1))
    form = await _form(reception, 1, "event-move")
    earlier = (first - timedelta(days=2)).isoformat()
    page = await send(reception, OLGA, form, at=earlier, length="60", place="", link="")

    await press(reception, OLGA, button(page, "event-announce"))

    assert await starts_at(reception, EventId(2)) == first + timedelta(days=7)


async def _form(reception: Reception, event: int, action: str) -> Form:
    form = (await tap(reception, OLGA, action, EventId(event))).form
    assert form is not None
    return form


async def _move(reception: Reception, clock: SetClock, event: int, **ahead: float) -> None:
    form = await _form(reception, event, "event-move")
    at = (clock() + timedelta(**ahead)).isoformat()
    await send(reception, OLGA, form, at=at, length="60", place="", link="")


def _uid(file: str) -> str:
    return next(line for line in file.splitlines() if line.startswith("UID:"))
