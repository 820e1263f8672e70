"""What a receiver may say: this was not me, keep it private, hide the words."""

from handlers.reception import Reception
from handlers.view import Button
from storage import audit, hiding, members
from tests.handlers.notices import letters_to, shown
from tests.handlers.people import (
    HANA,
    KEN,
    OLGA,
    YUI,
    button,
    buttons,
    come,
    count,
    give,
    press,
    read,
    say,
    send,
    thank,
)


async def test_thanks_meant_for_another_go_and_reach_the_right_person(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN, YUI)
    await thank(either_reception, HANA, KEN, "the slides")
    (letter,) = await letters_to(either_reception, KEN)
    choices = await press(either_reception, KEN, button(shown(letter), "wrong"))

    await press(either_reception, KEN, button(choices, "not-me"))

    (told,) = await letters_to(either_reception, HANA)
    assert "meant for somebody else: the slides" in read(told)
    assert [await count(either_reception, t) for t in ("thanks", "gifts")] == [0, 0]
    form = (await press(either_reception, HANA, button(shown(told), "tell-again"))).form
    assert form is not None
    assert form.fields[1].value == "the slides"
    answer = await send(either_reception, HANA, form, who=YUI.id, words="the slides")
    assert "on their way to @Yui Ito" in read(answer)


async def test_a_gift_that_reached_another_leaves_the_record_of_who_objects(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await give(reception, KEN, HANA, YUI, words="an introduction")

    await press(reception, HANA, Button("x", "not-me", "gift.1"))

    assert [await count(reception, t) for t in ("gifts", "receipts")] == [1, 1]
    assert "Nothing here yet" in read(await say(reception, HANA, "mine"))


async def test_a_gift_that_reached_nobody_is_no_gift(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await give(reception, KEN, HANA, words="an introduction")

    await press(reception, HANA, Button("x", "not-me", "gift.1"))

    (told,) = await letters_to(reception, KEN)
    form = (await press(reception, KEN, button(shown(told), "tell-again"))).form
    assert await count(reception, "gifts") == 0
    assert form is not None
    assert [field.value for field in form.fields] == ["advice", "", "an introduction"]


async def test_hidden_words_are_shown_to_neither_of_the_two(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, KEN, HANA, "a secret")

    answer = await press(reception, HANA, Button("x", "hide-told", "thanks.1"))

    assert "a secret" not in read(answer)
    for who in (HANA, KEN):
        assert "a secret" not in read(await say(reception, who, "mine"))
    (letter,) = await letters_to(reception, HANA)
    assert "a secret" not in read(letter)


async def test_words_hidden_by_mistake_come_back(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, KEN, HANA, "a secret")
    hidden = await press(reception, HANA, Button("x", "hide-told", "thanks.1"))

    answer = await press(reception, HANA, button(hidden, "show-told"))

    assert "a secret" in read(answer)


async def test_what_an_organiser_hid_only_an_organiser_shows(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    await thank(reception, KEN, HANA, "a secret")
    async with reception.database.writing() as tx:
        olga = await members.of_account(tx, "slack", OLGA.id)
        assert olga is not None
        await hiding.hide(tx, "thanks", 1, True)
        await audit.note(tx, olga[0].id, "words-hidden", "thanks:1", reception.clock())

    answer = await press(reception, HANA, Button("x", "show-told", "thanks.1"))

    assert "Only organisers" in read(answer)
    assert "a secret" not in read(await say(reception, HANA, "mine"))


async def test_what_is_kept_private_says_so_and_offers_it_no_more(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, KEN, HANA, "a secret")

    answer = await press(reception, HANA, Button("x", "keep-private", "thanks.1"))

    assert "It stays between the two of you" in read(answer)
    assert [b.action for b in buttons(answer)] == ["not-me", "hide-told"]


async def test_only_the_receiver_may_object(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await thank(reception, HANA, KEN, "tea")

    for action in ("wrong", "not-me", "keep-private", "hide-told", "show-told"):
        answers = [await press(reception, who, Button("x", action, "thanks.1")) for who in (HANA, YUI)]
        assert all("made for somebody else" in read(answer) for answer in answers)


async def test_what_others_told_of_one_stands_together(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, KEN, HANA, "the tea")
    await give(reception, KEN, HANA, words="a book")

    answer = await press(reception, HANA, Button("x", "told-to-me"))

    assert "the tea" in read(answer)
    assert "a book" in read(answer)
    assert [b.action for b in buttons(answer)] == ["wrong", "wrong"]
