"""Two who both said yes: their room, their messages, the gift, and how it went."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, date, datetime

from community.gift import Gift, GiftId, Occasion
from community.introduction import State
from handlers.event import Command, Named, Who
from handlers.reception import Reception
from handlers.view import Button, Form
from storage import gifts, members
from storage.tables import outbox as notices
from storage.tables import prompts as asked_of
from tests.conftest import SetClock
from tests.handlers.bringing import FAR, WHY, about, actions, agree, asked, both_say_yes, introduce, mention
from tests.handlers.people import HANA, KEN, OLGA, button, buttons, come, count, press, read, send
from tests.handlers.rooms import letters, member, rooms


async def test_both_yes_open_a_room_with_the_words_of_each_and_times_in_both_zones(
    either_reception: Reception,
) -> None:
    reception = either_reception
    await come(reception, HANA, KEN, OLGA)
    async with reception.database.writing() as tx:
        hana, ken = await member(reception, HANA), await member(reception, KEN)
        await members.update(tx, hana.id, time_zone="Europe/London")
        await members.update(tx, ken.id, time_zone="Asia/Tokyo")

    answer = await both_say_yes(reception)

    (room,) = await rooms(reception)
    assert "both said yes" in read(answer) or "お二人とも" in read(answer)
    assert room.people == (hana.id, ken.id)
    for said in ("I build teams", "I hire", WHY, "London", "Tokyo"):
        assert said in room.said
    assert room.said.count("Tokyo") == 3
    assert "thanks-for" in [b.action for b in room.buttons]


async def test_a_room_is_called_by_who_is_in_it_as_its_language_joins_names(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    async with reception.database.writing() as tx:
        for who in (HANA, KEN):
            await members.update(tx, (await member(reception, who)).id, language="ja")
    await both_say_yes(reception)

    (room,) = await rooms(reception)

    assert room.title == "Hana Moriさんと佐藤健さん"


async def test_nobody_is_offered_to_meet_on_a_day_off(reception: Reception, clock: SetClock) -> None:
    clock.now = datetime(2026, 12, 29, 3, 0, tzinfo=UTC)
    off = frozenset(date(2027, 1, day) for day in range(4, 9))
    reception._operators = replace(reception._operators, days_off=off)
    await both_say_yes(reception)

    (room,) = await rooms(reception)

    proposed = re.findall(r"(\d+)月(\d+)日", room.said)
    assert proposed == [("12", "31"), ("1", "11"), ("1", "13")]


async def test_the_introducer_hears_of_both_yes_and_it_is_their_gift_to_both(reception: Reception) -> None:
    await both_say_yes(reception)

    heard = [read(letter) for letter in await letters(reception, OLGA)]

    olga = await member(reception, OLGA)
    async with reception.database.reading() as tx:
        (number,) = await gifts.lately(tx, olga.id, given=True)
        gift = await gifts.get(tx, number)
    assert isinstance(gift, Gift)
    assert gift.occasion is Occasion.INTRODUCTION
    assert len(gift.receivers) == 2
    assert any("have both said yes" in one for one in heard)


async def test_two_messages_instead_of_a_room_where_either_prefers_them(reception: Reception) -> None:
    await both_say_yes(reception, way="messages", contact="hana@example.com")

    (letter,) = await letters(reception, KEN)

    assert not await rooms(reception)
    assert "I build teams" in read(letter)
    assert "hana@example.com" in read(letter)


async def test_where_no_room_can_be_opened_each_gets_a_message(reception: Reception) -> None:
    await both_say_yes(reception)

    await rooms(reception, fails=True)

    assert "I hire" in "".join(read(one) for one in await letters(reception, HANA))
    assert "I build teams" in "".join(read(one) for one in await letters(reception, KEN))


async def test_without_a_common_home_the_second_says_how_to_be_reached(reception: Reception) -> None:
    await come(reception, HANA, FAR)
    named = Command(HANA, "alumni", "introduce", (Named("Far Away"),), "I read your talk", "k1")
    await reception.answer(named)
    letter = await asked(reception, FAR)
    form = (await press(reception, FAR, button(letter, "introduction-yes"))).form
    assert form is not None

    refused = await send(reception, FAR, form, words="Gladly")
    await send(reception, FAR, form, words="Gladly", contact="far@example.com")

    (told,) = await letters(reception, HANA)
    assert "no place in common" in read(letter)
    assert [field.name for field in form.fields] == ["words", "contact"]
    assert "no place in common" in read(refused)
    assert "far@example.com" in read(told)


async def test_on_discord_who_could_read_the_thread_is_said_before_anybody_agrees(
    reception: Reception,
) -> None:
    near = Who("discord", "G1", "78", "Near By", "en")
    await come(reception, FAR, near)

    answer = await introduce(reception, near, FAR)
    letter = await asked(reception, FAR)

    for said in (read(answer), read(letter)):
        assert "manage threads" in said
    form = (await press(reception, FAR, button(letter, "introduction-yes"))).form
    assert form is not None
    assert [choice.value for choice in form.fields[-1].choices] == ["room", "messages"]


async def test_who_has_left_meanwhile_is_not_met(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await introduce(reception, HANA, KEN)
    form = (await press(reception, KEN, button(await asked(reception, KEN), "introduction-yes"))).form
    assert form is not None
    async with reception.database.writing() as tx:
        await members.leave(tx, HANA.platform, HANA.id, reception.clock())

    answer = await send(reception, KEN, form, words="Gladly")

    assert "コミュニティを離れた" in read(answer)
    assert not await rooms(reception)


async def test_what_others_were_told_of_who_leaves_for_good_is_drawn_anew(reception: Reception) -> None:
    await both_say_yes(reception)
    await letters(reception, OLGA)
    (room,) = await rooms(reception)

    await press(reception, HANA, Button("x", "leave-yes"))

    assert "I build teams" in room.said
    async with reception.database.reading() as tx:
        query = notices.select().where(notices.c.kind == "redraw", notices.c.member_id.is_(None))
        assert len((await tx.execute(query)).all()) == 1


async def test_who_takes_a_pause_is_written_to_rather_than_drawn_into_a_room(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await introduce(reception, HANA, KEN)
    hana = await member(reception, HANA)
    async with reception.database.writing() as tx:
        await members.update(tx, hana.id, paused_at=reception.clock())

    await agree(reception, KEN, await asked(reception, KEN), "Gladly")

    assert not await rooms(reception)
    assert "Gladly" in "".join(read(one) for one in await letters(reception, HANA))


async def test_two_weeks_later_one_tap_says_how_it_went(reception: Reception, clock: SetClock) -> None:
    await both_say_yes(reception)
    await letters(reception, HANA)
    clock.forward(days=14)
    (letter,) = await letters(reception, HANA)
    met, not_yet, *_ = buttons(letter)

    later = await press(reception, HANA, not_yet)
    clock.forward(days=14)
    (again,) = await letters(reception, HANA)
    answer = await press(reception, HANA, met)
    clock.forward(days=14)

    assert "Did you meet?" in read(letter)
    assert "once more in two weeks" in read(later)
    assert "Did you meet?" in read(again)
    assert "good that you met" in read(answer)
    assert "thanks-for" in actions(answer)
    assert not await letters(reception, HANA)


async def test_an_introduction_that_was_prompted_says_so_and_its_gift_too(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    olga = await member(reception, OLGA)
    async with reception.database.writing() as tx:
        row = {"member_id": olga.id, "kind": "introduce", "subject": "", "reason": "", "answer": "open"}
        times = {"at": reception.clock(), "until": reception.clock()}
        await tx.execute(asked_of.insert(), {"id": 7, **row, **times})
    form = Form("", "introduce", (), "f1.7")

    await send(reception, OLGA, form, people=(HANA.id, KEN.id), words=WHY)
    await agree(reception, HANA, await asked(reception, HANA), "I build teams")
    await agree(reception, KEN, await asked(reception, KEN), "I hire")
    await send(reception, HANA, replace(form, subject="f2.7"), people=(OLGA.id,), words="not my prompt")

    forged, it = await about(reception, OLGA), (await about(reception, KEN))[0]
    async with reception.database.reading() as tx:
        gift = await gifts.get(tx, GiftId(it.gift_id or 0))
    assert gift is not None
    assert gift.prompt_id == it.prompt_id == 7
    assert forged[-1].prompt_id is None


async def test_two_who_ask_for_each_other_at_the_same_moment_have_one_introduction(
    either_reception: Reception,
) -> None:
    reception = either_reception
    await come(reception, HANA, KEN)
    wishes = [(HANA, KEN, "k1"), (KEN, HANA, "k2")]

    await asyncio.gather(
        *(
            reception.answer(Command(who, "alumni", "introduce", (mention(whom),), "I read your talk", key))
            for who, whom, key in wishes
        )
    )

    assert await count(reception, "introductions") == 1
    assert len(await rooms(reception)) == 1


async def test_a_yes_and_a_slip_taken_back_at_the_same_moment_leave_no_half_of_either(
    either_reception: Reception,
) -> None:
    reception = either_reception
    await come(reception, HANA, KEN)
    said = await introduce(reception, HANA, KEN)
    form = (await press(reception, KEN, button(await asked(reception, KEN), "introduction-yes"))).form
    assert form is not None

    await asyncio.gather(
        send(reception, KEN, form, words="Gladly", way="room"),
        press(reception, HANA, button(said, "introduction-back")),
    )

    (it,) = await about(reception, HANA)
    assert len(await rooms(reception)) == (it.state is State.BOTH)
