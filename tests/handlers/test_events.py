"""Events: planned by organisers, announced in the channel, answered by members, counted for everybody."""

import pytest

from handlers.event import Who
from handlers.reception import Reception
from storage import homes, members, topics
from tests.conftest import SetClock
from tests.handlers.gathering import announced, file_of, gather, planned, posts, tap
from tests.handlers.notices import letters_to, open_the_door, shown
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, buttons, press, read, say, send


async def test_an_event_is_planned_in_three_steps_and_nothing_goes_out(reception: Reception) -> None:
    await gather(reception)

    page = await planned(reception, place="Room 1", capacity="20", topics="careers, moving on")

    assert "Leaving well" in read(page)
    assert "Nothing has gone out" in read(page)
    assert await posts(reception) == []


async def test_an_announced_event_stands_in_the_channel_with_answers_to_tap(reception: Reception) -> None:
    await gather(reception)
    page = await planned(reception)

    answer = await press(reception, OLGA, button(page, "event-announce"))

    (post,) = await posts(reception)
    assert "Announced" in read(answer)
    assert "イベント" not in read(post)
    assert "パネル" in read(post)
    assert not post.private


async def test_every_answer_is_counted_where_everybody_reads_it(reception: Reception) -> None:
    await gather(reception)
    event = await announced(reception)

    mine = await tap(reception, HANA, "event-yes", event)
    await tap(reception, KEN, "event-maybe", event)

    (post,) = await posts(reception)
    labels = [a.label for p in post.parts for a in getattr(p, "actions", ())]
    assert "You are coming" in read(mine)
    assert labels[:3] == ["参加します(1)", "たぶん(1)", "参加できません(0)"]


async def test_a_yes_brings_the_file_for_a_calendar(reception: Reception) -> None:
    await gather(reception)
    event = await announced(reception, place="Room 1")

    await tap(reception, HANA, "event-yes", event)

    (letter,) = await letters_to(reception, HANA)
    assert "SUMMARY:Leaving well" in file_of(letter)
    assert "LOCATION:Room 1" in file_of(letter)
    assert "Hana" not in file_of(letter)


async def test_the_last_place_is_given_once_and_the_next_one_waits(reception: Reception) -> None:
    await gather(reception)
    event = await announced(reception, capacity="1")
    await tap(reception, HANA, "event-yes", event)

    answer = await tap(reception, KEN, "event-yes", event)

    (post,) = await posts(reception)
    assert "空きをお待ちです" in read(answer)
    assert "1人がお待ちです" in read(post)


async def test_who_waits_longest_moves_up_and_is_told(reception: Reception, clock: SetClock) -> None:
    await gather(reception)
    event = await announced(reception, capacity="1")
    for who in (HANA, KEN, YUI):
        await tap(reception, who, "event-yes", event)
        clock.forward(minutes=1)
    await letters_to(reception, HANA)

    await tap(reception, HANA, "event-no", event)

    (letter,) = await letters_to(reception, KEN)
    assert "席が空きました" in read(letter)
    assert await letters_to(reception, YUI) == []


@pytest.mark.parametrize("capacity", ["0", "1000000", "-3", "many"])
async def test_no_places_or_a_million_are_refused_and_nothing_is_lost(
    reception: Reception, capacity: str
) -> None:
    await gather(reception)

    answer = await planned(reception, capacity=capacity, place="Room 1")

    again = (await press(reception, OLGA, button(answer, "again"))).form
    assert again is not None
    assert "from 1 to 10000" in read(answer).replace(",", "")
    assert {field.name: field.value for field in again.fields}["place"] == "Room 1"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"at": "2026-05-01 19:00"}, "over already"),
        ({"at": "next blue moon"}, "could not read a day and a time"),
        ({"at": "2027-03-14 02:30 America/New_York"}, "put forward"),
        ({"at": "2026-12-10 19:00 Nowhere/Land"}, "could not read a day and a time"),
        ({"length": "forever"}, "how long"),
        ({"link": "javascript:alert(1)"}, "no link"),
        ({"rule": "FREQ=HOURLY"}, "at most once a day"),
        ({"rule": "whenever"}, "could not read"),
        ({"announce": "2026-12-30 10:00"}, "once it has begun"),
    ],
)
async def test_what_no_event_can_be_is_refused_in_a_sentence(
    reception: Reception, answers: dict[str, str], said: str
) -> None:
    await gather(reception)

    answer = await planned(reception, **answers)

    assert said in read(answer)
    assert [one.action for one in buttons(answer)] == ["again"]


async def test_a_rule_without_an_end_is_fine(reception: Reception) -> None:
    await gather(reception)

    page = await planned(reception, rule="FREQ=WEEKLY")

    assert "every week" in read(page)


async def test_without_a_channel_it_is_said_how_to_choose_one(reception: Reception) -> None:
    await gather(reception)
    async with reception.database.writing() as tx:
        await homes.announce_in(tx, "slack", None)
    page = await planned(reception)

    answer = await press(reception, OLGA, button(page, "event-announce"))

    assert "/organiser settings" in read(answer)


async def test_the_preview_is_exactly_what_goes_out(reception: Reception) -> None:
    await gather(reception)
    page = await planned(reception)

    await press(reception, OLGA, button(page, "event-preview"))

    (letter,) = await letters_to(reception, OLGA)
    await press(reception, OLGA, button(shown(letter), "event-announce"))
    (post,) = await posts(reception)
    assert "Only you see this" in read(letter)
    assert "one channel" in read(letter)
    assert [p.__class__ for p in letter.parts[1:-1]] == [p.__class__ for p in post.parts]
    assert read(await press(reception, HANA, button(shown(letter), "event-yes"))).count("You are coming") == 1


async def test_who_looks_at_it_first_cannot_answer_yet(reception: Reception) -> None:
    await gather(reception)
    page = await planned(reception)
    await press(reception, OLGA, button(page, "event-preview"))
    (letter,) = await letters_to(reception, OLGA)

    answer = await press(reception, OLGA, button(shown(letter), "event-yes"))

    assert "not been announced" in read(answer)


async def test_members_of_its_topics_hear_by_message_where_the_door_is_open(reception: Reception) -> None:
    await gather(reception)
    await open_the_door(reception)
    await _share(reception, HANA, "careers")

    await announced(reception, topics="careers", reach="topics")

    (letter,) = await letters_to(reception, HANA)
    assert "Leaving well" in read(letter)
    assert await letters_to(reception, KEN) == []


async def test_nobody_is_written_to_while_the_door_is_shut(reception: Reception) -> None:
    await gather(reception)

    await announced(reception, reach="everybody")

    assert await letters_to(reception, HANA) == []


async def test_members_see_what_is_coming_what_is_theirs_and_what_is_past(
    reception: Reception, clock: SetClock
) -> None:
    await gather(reception)
    event = await announced(reception)
    await tap(reception, HANA, "event-yes", event)

    coming = await say(reception, HANA, "events")
    mine = await press(reception, HANA, button(coming, "events-mine"))
    kens = await press(reception, KEN, button(await say(reception, KEN, "events"), "events-mine"))
    clock.forward(days=15)
    past = await press(reception, HANA, button(await say(reception, HANA, "events"), "events-past"))

    assert "Leaving well" in read(coming)
    assert "Asia/Tokyo" in read(coming)
    assert "Leaving well" in read(mine)
    assert "Leaving well" not in read(kens)
    assert "Leaving well" in read(past)


async def _share(reception: Reception, who: Who, topic: str) -> None:
    async with reception.database.writing() as tx:
        found = await members.of_account(tx, who.platform, who.id)
        assert found is not None
        await topics.replace(tx, {found[0].id: (topic,)})


async def test_who_was_to_speak_and_cannot_is_missed_by_the_organiser_alone(reception: Reception) -> None:
    await gather(reception)
    event = await announced(reception, speakers="1")
    form = (await tap(reception, HANA, "event-speak", event)).form
    assert form is not None
    await send(reception, HANA, form, words="My step")
    (offer,) = await letters_to(reception, OLGA)
    await press(reception, OLGA, button(shown(offer), "event-offer-accept"))

    await tap(reception, HANA, "event-unspeak", event)

    (letter,) = await letters_to(reception, OLGA)
    assert "cannot speak at Leaving well after all" in read(letter)


async def test_the_post_looks_for_speakers_until_there_are_enough(reception: Reception) -> None:
    await gather(reception)
    page = await planned(reception, speakers="1")
    await press(reception, OLGA, button(page, "event-announce"))
    (first,) = await posts(reception)
    speak = button(shown(first), "event-speak")
    form = (await press(reception, HANA, speak)).form
    assert form is not None
    await send(reception, HANA, form, words="My step")
    (offer,) = await letters_to(reception, OLGA)

    await press(reception, OLGA, button(shown(offer), "event-offer-accept"))

    (post,) = await posts(reception)
    assert "Hana Mori" in read(post)
    assert "event-speak" not in [one.action for one in buttons(shown(post))]


async def test_the_menu_shows_the_next_event(reception: Reception) -> None:
    await gather(reception)
    before = await say(reception, HANA, "menu")
    await announced(reception)

    after = await say(reception, HANA, "menu")

    assert "Leaving well" not in read(before)
    assert "Leaving well" in read(after)
