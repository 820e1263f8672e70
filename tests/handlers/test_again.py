"""A form that was refused: what was written waits, for its writer alone."""

import pytest

from handlers.reception import Reception
from handlers.view import Button, Form
from tests.handlers.people import HANA, KEN, YUI, button, buttons, come, press, read, say, send


async def _form(reception: Reception, verb: str) -> Form:
    form = (await say(reception, HANA, verb)).form
    assert form is not None
    return form


async def test_a_form_opens_again_with_everything_that_was_written(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    form = await _form(reception, "give")
    told = {"kind": "panel", "receivers": KEN.id, "name": "Nobody At All", "words": "a, b"}
    refused = await send(reception, HANA, form, **told)

    again = (await press(reception, HANA, button(refused, "again"))).form

    assert "do not know anybody called Nobody At All" in read(refused)
    assert again is not None
    assert {field.name: field.value for field in again.fields} == told
    assert [field.required for field in again.fields] == [True, False, False, True]
    assert (again.action, again.subject) == (form.action, form.subject)


async def test_half_a_character_in_a_refused_form_loses_nothing_else(reception: Reception) -> None:
    await come(reception, HANA)
    form = await _form(reception, "thanks")

    refused = await send(reception, HANA, form, who=HANA.id, words="tea \ud83c and cake")

    again = (await press(reception, HANA, button(refused, "again"))).form
    assert again is not None
    assert "tea ? and cake" in [field.value for field in again.fields]


async def test_a_form_sent_again_is_recorded_once(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    form = await _form(reception, "thanks")
    refused = await send(reception, HANA, form, who=HANA.id, words="tea")
    again = (await press(reception, HANA, button(refused, "again"))).form
    assert again is not None

    answers = [await send(reception, HANA, again, who=KEN.id, words="tea") for _ in range(2)]

    assert "on their way" in read(answers[0])
    assert "counts once" in read(answers[1])
    assert not buttons(answers[1])


async def test_what_was_written_is_shown_to_its_writer_alone(reception: Reception) -> None:
    await come(reception, HANA, YUI)
    refused = await send(reception, HANA, await _form(reception, "thanks"), who=HANA.id, words="a secret")

    answer = await press(reception, YUI, button(refused, "again"))

    assert answer.form is None
    assert "no longer valid" in read(answer)


@pytest.mark.parametrize("subject", ["", "999", "x", "９"])
async def test_a_form_that_is_over_does_not_open_again(reception: Reception, subject: str) -> None:
    await come(reception, HANA)

    answer = await press(reception, HANA, Button("x", "again", subject))

    assert answer.form is None
    assert "no longer valid" in read(answer)
