"""Introductions: a yes after the other, one's own wishes, and the way back for a slip."""

import pytest

from handlers.event import Command, Named, Who
from handlers.reception import Reception
from handlers.view import Button
from tests.conftest import SetClock
from tests.handlers.bringing import FAR, WHY, actions, agree, asked, introduce, mention
from tests.handlers.people import HANA, KEN, OLGA, ROBOT, YUI, button, come, count, press, read, send
from tests.handlers.rooms import letters, member, rooms


async def test_the_second_is_asked_after_the_yes_of_the_first_with_their_words(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)

    begun = await introduce(reception, OLGA, HANA, KEN)
    nothing = await letters(reception, KEN)
    first = await asked(reception, HANA)
    said = await agree(reception, HANA, first, "I build teams")
    second = await asked(reception, KEN)

    assert "I ask @Hana Mori first" in read(begun)
    assert not nothing
    assert "@Olga thinks that you and @佐藤健" in read(first)
    assert WHY in read(first)
    assert "about 30" in read(first)
    assert "I ask @佐藤健" in read(said)
    assert "I build teams" in read(second)
    assert WHY in read(second)


async def test_who_would_like_to_meet_somebody_has_said_yes_by_it(reception: Reception) -> None:
    await come(reception, HANA, KEN)

    answer = await introduce(reception, HANA, KEN, words="I read your talk")
    letter = await asked(reception, KEN)
    await agree(reception, KEN, letter, "Gladly")

    (room,) = await rooms(reception)
    assert "I ask @佐藤健" in read(answer)
    assert "I read your talk" in read(letter)
    assert not room.buttons
    assert await count(reception, "gifts") == 0


async def test_two_who_ask_for_each_other_have_both_said_yes(either_reception: Reception) -> None:
    reception = either_reception
    await come(reception, HANA, KEN)
    await introduce(reception, HANA, KEN, words="I read your talk")

    answer = await introduce(reception, KEN, HANA, words="I read your book")

    (room,) = await rooms(reception)
    assert await count(reception, "introductions") == 1
    assert "お二人とも" in read(answer)
    assert "I read your talk" in room.said
    assert "I read your book" in room.said


async def test_a_wish_is_a_yes_to_what_somebody_else_proposed(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    await introduce(reception, OLGA, HANA, KEN)

    answer = await introduce(reception, KEN, HANA, words="I read your book")
    await agree(reception, HANA, await asked(reception, HANA), "Gladly")

    (room,) = await rooms(reception)
    assert "Hana Moriさんにあなたの言葉" in read(answer)
    assert "I read your book" in room.said
    assert await count(reception, "gifts") == 1


async def test_a_slip_is_taken_back_and_who_was_asked_sees_it(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    begun = await introduce(reception, OLGA, HANA, KEN)
    letter = await asked(reception, HANA)

    answer = await press(reception, OLGA, button(begun, "introduction-back"))

    refused = await press(reception, HANA, button(letter, "introduction-yes"))
    assert "Taken back" in read(answer)
    assert refused.form is None


async def test_a_yes_is_taken_back_before_the_other_answers(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN, OLGA)
    await introduce(reception, OLGA, HANA, KEN)
    said = await agree(reception, HANA, await asked(reception, HANA), "I build teams")

    await press(reception, HANA, button(said, "introduction-back"))

    clock.forward(days=5, minutes=1)
    assert not await letters(reception, KEN)
    assert not await letters(reception, HANA)
    assert len(await letters(reception, OLGA)) == 1


async def test_a_no_by_a_slip_may_still_be_a_yes(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await introduce(reception, HANA, KEN)
    refused = await press(reception, KEN, button(await asked(reception, KEN), "introduction-no"))

    answer = await agree(reception, KEN, refused, "Gladly")

    assert "お二人とも" in read(answer)
    assert len(await rooms(reception)) == 1


async def test_words_may_be_changed_until_the_other_answers(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    said = await introduce(reception, HANA, KEN, words="I read your talk")
    form = (await press(reception, HANA, button(said, "introduction-yes"))).form
    assert form is not None

    await send(reception, HANA, form, words="I read your book", way="messages")
    letter = await asked(reception, KEN)
    await agree(reception, KEN, letter, "Gladly", way="room")

    assert form.fields[0].value == "I read your talk"
    assert "I read your book" in read(letter)
    assert not await rooms(reception)
    assert "I read your book" in "".join(read(one) for one in await letters(reception, KEN))


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ((), "name two people"),
        ((HANA,), "That is you"),
        ((KEN, ROBOT), "only people"),
        ((KEN, YUI, HANA), "name two people"),
    ],
    ids=["nobody", "oneself", "a bot", "three"],
)
async def test_who_cannot_be_introduced_is_said_and_nothing_is_kept(
    reception: Reception, people: tuple[Who, ...], said: str
) -> None:
    await come(reception, HANA, KEN, YUI, ROBOT)

    answer = await introduce(reception, HANA, *people)

    assert said in read(answer)
    assert await count(reception, "introductions") == 0


async def test_the_same_person_twice_by_account_and_name_is_one(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    people = (mention(KEN), Named("佐藤健"))

    answer = await reception.answer(Command(OLGA, "alumni", "introduce", people, WHY, "k"))

    assert "the same person" in read(answer)


async def test_who_names_themselves_among_two_would_like_to_meet_the_other(reception: Reception) -> None:
    await come(reception, HANA, KEN)

    answer = await introduce(reception, HANA, HANA, KEN)

    assert "I ask @佐藤健" in read(answer)


async def test_the_same_introduction_twice_counts_once(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    await introduce(reception, OLGA, HANA, KEN)

    again = await introduce(reception, OLGA, KEN, HANA, words="again")

    assert "counts once" in read(again)
    assert await count(reception, "introductions") == 1


async def test_a_button_opens_the_form_with_somebody_filled_in(reception: Reception) -> None:
    await come(reception, HANA, KEN, FAR)
    ken, far = await member(reception, KEN), await member(reception, FAR)

    here = (await press(reception, HANA, Button("x", "introduce-to", str(ken.id)))).form
    elsewhere = (await press(reception, HANA, Button("x", "introduce-to", str(far.id)))).form

    assert here is not None
    assert here.fields[0].value == KEN.id
    assert elsewhere is not None
    assert [field.value for field in elsewhere.fields] == ["", "Far Away", ""]


async def test_a_question_that_is_open_stands_in_the_menu_as_well(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    await introduce(reception, OLGA, HANA, KEN)

    menu = await reception.answer(Command(HANA, "alumni", "menu", key="m"))
    question = await press(reception, HANA, button(menu, "introduction-look"))

    assert "would you like to meet @佐藤健" in read(menu)
    assert WHY in read(question)
    assert "introduction-look" not in actions(await reception.answer(Command(KEN, "alumni", "menu", key="n")))
