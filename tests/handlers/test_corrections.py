"""Who gave or thanked may change it, or take it back: freely for a day, later with a note."""

import pytest

from handlers.reception import Reception
from handlers.view import Button
from storage import claims, tables
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, shown
from tests.handlers.people import (
    HANA,
    KEN,
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


async def _edit(reception: Reception, who: object, subject: str, **answers: str) -> str:
    form = (await press(reception, KEN if who is KEN else HANA, Button("x", "edit", subject))).form
    assert form is not None
    return read(await send(reception, KEN if who is KEN else HANA, form, **answers))


async def test_words_of_a_thanks_are_corrected_before_they_are_read(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN)
    await thank(either_reception, HANA, KEN, "the wrong day")

    await _edit(either_reception, HANA, "thanks.1", words="the right day")

    (letter,) = await letters_to(either_reception, KEN)
    assert "the right day" in read(letter)
    assert "the wrong day" not in read(letter)
    assert "the right day" in read(await say(either_reception, KEN, "mine"))


async def test_a_thanks_taken_back_leaves_nothing_and_tells_nobody(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN)
    answer = await thank(either_reception, HANA, KEN, "nothing at all")

    asked = await press(either_reception, HANA, button(answer, "take-back"))
    await press(either_reception, HANA, button(asked, "take-back-yes"))

    assert "nothing at all" in read(asked)
    assert await letters_to(either_reception, KEN) == []
    assert [await count(either_reception, t) for t in ("thanks", "gifts", "receipts", "outbox")] == [0] * 4


async def test_taking_back_asks_first_and_changes_nothing_by_asking(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    answer = await thank(reception, HANA, KEN, "tea")

    await press(reception, HANA, button(answer, "take-back"))

    assert await count(reception, "thanks") == 1


async def test_a_thanks_for_a_logged_gift_leaves_the_gift_when_it_goes(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await give(reception, KEN, HANA, words="an hour")
    await thank(reception, HANA, KEN, "the hour")

    await press(reception, HANA, Button("x", "take-back-yes", "thanks.1"))

    assert [await count(reception, t) for t in ("thanks", "gifts", "receipts")] == [0, 1, 1]


async def test_a_gift_that_was_thanked_for_stays_as_what_the_thanks_tell(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await give(reception, KEN, HANA, YUI, words="my own words")
    await thank(reception, HANA, KEN, "the hour")

    await press(reception, KEN, Button("x", "take-back-yes", "gift.1"))

    assert [await count(reception, t) for t in ("thanks", "gifts", "receipts")] == [1, 1, 1]
    assert "my own words" not in read(await say(reception, KEN, "mine"))
    assert "one gift" in read(await say(reception, HANA, "mine"))


async def test_the_newest_gifts_and_thanks_stand_together_to_be_changed(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, HANA, KEN, "the tea")
    await give(reception, HANA, KEN, words="a book")

    answer = await press(reception, HANA, Button("x", "changes"))

    assert "thanks to @佐藤健: the tea" in read(answer)
    assert "a gift to @佐藤健: a book" in read(answer)
    assert [b.action for b in buttons(answer)] == ["edit", "take-back"] * 2


async def test_whoever_told_nothing_has_nothing_to_change(reception: Reception) -> None:
    await come(reception, HANA)

    answer = await press(reception, HANA, Button("x", "changes"))

    assert "nothing to change" in read(answer)


async def test_after_a_day_a_correction_needs_a_note_which_the_other_reads(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, KEN, HANA, "Monday")
    await letters_to(reception, HANA)
    clock.forward(hours=24)

    without = await _edit(reception, KEN, "thanks.1", words="Tuesday")
    await _edit(reception, KEN, "thanks.1", words="Tuesday", note="it was a day later")

    letters = [read(letter) for letter in await letters_to(reception, HANA)]
    corrected = next(letter for letter in letters if letter.startswith("Corrected"))
    assert "Tuesday" in corrected
    assert "it was a day later" in corrected
    assert "何か書いて" in without or "記録していません" in without or "ひとこと" in without


async def test_within_a_day_no_note_is_asked_for(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, HANA, KEN, "Monday")
    clock.forward(hours=23, minutes=59)

    form = (await press(reception, HANA, Button("x", "edit", "thanks.1"))).form

    assert form is not None
    assert [field.name for field in form.fields] == ["words"]


async def test_after_a_day_taking_back_says_why_to_the_other(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, KEN, HANA, "Monday")
    clock.forward(days=3)
    form = (await press(reception, KEN, Button("x", "take-back", "thanks.1"))).form
    assert form is not None

    await send(reception, KEN, form, note="I mixed you up, sorry")

    letters = [read(letter) for letter in await letters_to(reception, HANA)]
    assert await count(reception, "thanks") == 0
    assert any("I mixed you up, sorry" in letter for letter in letters)


@pytest.mark.parametrize("action", ["edit", "take-back", "take-back-yes"])
async def test_nobody_changes_what_another_said(reception: Reception, action: str) -> None:
    await come(reception, HANA, KEN, YUI)
    await thank(reception, HANA, KEN, "tea")

    answers = [await press(reception, who, Button("x", action, "thanks.1")) for who in (KEN, YUI)]

    assert all(answer.form is None for answer in answers)
    assert await count(reception, "thanks") == 1


@pytest.mark.parametrize("subject", ["", "thanks.99", "gift.99", "thanks.x", "secret.1", "99"])
async def test_a_button_of_something_gone_says_so(reception: Reception, subject: str) -> None:
    await come(reception, HANA)

    answer = await press(reception, HANA, Button("x", "edit", subject))

    assert "no longer valid" in read(answer)


async def test_a_letter_that_was_read_is_drawn_anew_when_it_is_corrected(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, HANA, KEN, "Monday")
    async with reception.database.writing() as tx:
        row = {"state": "told", "account_id": 2, "channel": "D1", "message": "m1"}
        await tx.execute(tables.outbox.update().values(**row))

    await _edit(reception, HANA, "thanks.1", words="Tuesday")

    async with reception.database.writing() as tx:
        (redraw,) = await claims.claim(tx, reception.clock(), 5, ("slack",))
    assert (redraw.kind, redraw.subject.partition(".")[0]) == ("redraw", "1")


async def test_the_letter_of_a_thanks_has_a_quiet_way_to_object_and_a_switch(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, KEN, HANA, "tea")

    (letter,) = await letters_to(reception, HANA)

    assert [b.action for b in buttons(shown(letter))] == ["wrong", "letter-off"]
