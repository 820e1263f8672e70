"""Rounds as members see them: joined and left in a tap, a word a week later, and silence respected."""

from sqlalchemy import func, select

from community.introduction import Said
from community.member import MemberId
from handlers.event import Who
from handlers.reception import Reception
from handlers.view import Answer, Button
from storage import linking, members, rounds, seats
from storage.tables import gifts, round_places
from tests.conftest import SetClock
from tests.handlers.bringing import actions
from tests.handlers.drawing import KIT, LEN, join, one_round, tick
from tests.handlers.organising import organise
from tests.handlers.people import HANA, OLGA, YUI, button, buttons, come, count, press, read, say
from tests.handlers.rooms import letters, member, rooms


async def test_a_member_joins_changes_and_stops_with_a_tap_each(reception: Reception) -> None:
    await come(reception, HANA)

    empty = await say(reception, HANA, "rounds")
    joined = await press(reception, HANA, next(b for b in buttons(empty) if b.subject == "monthly"))
    changed = await press(reception, HANA, next(b for b in buttons(joined) if b.subject == "weekly"))
    stopped = await press(reception, HANA, next(b for b in buttons(changed) if b.action == "round-stop"))

    assert "How often would you like that?" in read(empty)
    assert "You take part every month" in read(joined)
    assert "You take part every week" in read(changed)
    assert "You take part no more" in read(stopped)
    assert await count(reception, "round_members") == 0


async def test_who_is_in_two_homes_hears_in_each_who_could_read_a_thread(reception: Reception) -> None:
    far = Who("discord", "G1", "77", "Far Away", "en")
    await come(reception, HANA, far)
    async with reception.database.writing() as tx:
        accounts = [await members.of_account(tx, who.platform, who.id) for who in (HANA, far)]
        one, other = (found[1].id for found in accounts if found is not None)
        await linking.link(tx, one, other, reception.clock())

    pages = [read(await say(reception, who, "rounds")) for who in (HANA, far)]

    assert all("group message on Slack" in page and "manage threads on that server" in page for page in pages)


async def test_who_could_read_a_thread_is_said_before_one_joins(reception: Reception) -> None:
    far = Who("discord", "G1", "77", "Far Away", "en")
    await come(reception, far)

    page = await say(reception, far, "rounds")
    rather = await press(reception, far, button(page, "round-way"))

    assert "manage threads" in read(page)
    assert "no room is opened" in read(rather)


async def test_who_pauses_is_left_in_peace_and_stays_a_part(reception: Reception, clock: SetClock) -> None:
    await join(reception, HANA, KIT, YUI)
    await say(reception, YUI, "pause", words="until I say so")

    await one_round(reception, clock)

    yui = await member(reception, YUI)
    (room,) = await rooms(reception)
    assert yui.id not in room.people
    assert await letters(reception, YUI) == []
    async with reception.database.reading() as tx:
        assert await seats.of(tx, yui.id) is not None


async def test_by_a_message_to_each_where_one_of_them_prefers_that(
    reception: Reception, clock: SetClock
) -> None:
    await join(reception, HANA, KIT)
    await press(reception, KIT, Button("x", "round-way", "on"))

    await one_round(reception, clock)

    (letter,) = await letters(reception, HANA)
    assert not await rooms(reception)
    assert "brings you together with @Kit Sato" in read(letter)


async def test_where_no_room_can_be_opened_each_of_a_group_gets_a_message(
    reception: Reception, clock: SetClock
) -> None:
    await join(reception, HANA, KIT)
    await one_round(reception, clock)

    await rooms(reception, fails=True)

    (letter,) = await letters(reception, KIT)
    assert "@Hana Mori" in read(letter)


async def test_a_week_later_one_tap_says_whether_they_met(reception: Reception, clock: SetClock) -> None:
    await join(reception, HANA, KIT, OLGA)
    await press(reception, OLGA, Button("x", "round-stop"))
    await one_round(reception, clock)
    clock.forward(days=7)
    (letter,) = await letters(reception, HANA)

    answer = await press(reception, HANA, button_said(letter, "met"))

    page = await organise(reception, OLGA, "rounds")
    assert "Did you meet?" in read(letter)
    assert "good that you met" in read(answer)
    assert "1 of 2 have said that they met" in read(page)
    async with reception.database.reading() as tx:
        assert (await tx.execute(select(func.count()).select_from(gifts))).scalar_one() == 0


def button_said(answer: Answer, said: str) -> Button:
    return next(b for b in buttons(answer) if b.subject.endswith(f".{said}"))


async def _silent_for_three_rounds(reception: Reception, clock: SetClock) -> Answer:
    """Four members, of whom Hana alone never says a word."""
    await join(reception, HANA, KIT, YUI, LEN)
    for _ in range(3):
        await one_round(reception, clock)
        await rooms(reception)
        clock.forward(days=2)
    clock.forward(days=14)
    for who in (KIT, YUI, LEN):
        someone = await member(reception, who)
        async with reception.database.writing() as tx:
            mine = round_places.update().where(round_places.c.member_id == someone.id)
            await tx.execute(mine.values(said=Said.MET))
    await letters(reception, HANA)
    await tick(reception)
    (letter,) = [one for one in await letters(reception, HANA) if "round-stay" in actions(one)]
    return letter


async def test_who_says_nothing_for_three_rounds_is_asked_once_and_is_out_until_they_answer(
    either_reception: Reception, clock: SetClock
) -> None:
    reception = either_reception
    letter = await _silent_for_three_rounds(reception, clock)
    hana = await member(reception, HANA)
    await one_round(reception, clock)
    without = [room for room in await rooms(reception) if hana.id in room.people]
    asked_again = [one for one in await letters(reception, HANA) if "round-stay" in actions(one)]

    answer = await press(reception, HANA, button(letter, "round-stay"))

    clock.forward(days=1)
    await one_round(reception, clock)
    assert "You have not said a word in the last rounds" in read(letter)
    assert without == []
    assert asked_again == []
    assert "How nice that you stay" in read(answer)
    assert await _drawn_lately(reception, hana.id)


async def _drawn_lately(reception: Reception, someone: MemberId) -> bool:
    async with reception.database.reading() as tx:
        newest = await rounds.newest_sent(tx)
        assert newest is not None
        return await rounds.place_of(tx, newest.id, someone) is not None


async def test_who_wants_to_be_asked_in_a_month_is(reception: Reception, clock: SetClock) -> None:
    letter = await _silent_for_three_rounds(reception, clock)

    answer = await press(reception, HANA, button(letter, "round-later"))

    clock.forward(days=29)
    await tick(reception)
    before = [one for one in await letters(reception, HANA) if "round-stay" in actions(one)]
    clock.forward(days=1)
    await tick(reception)
    (again,) = [one for one in await letters(reception, HANA) if "round-stay" in actions(one)]
    assert "in a month" in read(answer)
    assert before == []
    stopped = await press(reception, HANA, button(again, "round-stop"))
    assert "You take part no more" in read(stopped)
