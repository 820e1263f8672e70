"""A form of several steps: kept half done, gone on with, dropped, over in a week, and its member's own."""

import pytest

from community.errors import WordsMissing
from handlers import registry, steps
from handlers.acts import Shown
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.reception import Reception
from handlers.steps import Answers, Step, Steps
from handlers.view import Answer, Button, Choice, Field, Form, Message, Section
from storage import members
from tests.conftest import SetClock
from tests.handlers.people import HANA, YUI, button, buttons, come, press, read, send

_CAKES = (Choice("scone", "scone"), Choice("mochi", "mochi"))


async def _leaves(_ctx: Context, _answers: Answers) -> Form:
    return Form("Leaves", "", (Field("leaf", "Which leaf?", "line", value="sencha"),))


async def _some_leaf(_ctx: Context, answers: Answers) -> None:
    if answers.one("leaf") == "none":
        raise WordsMissing


async def _cakes(_ctx: Context, answers: Answers) -> Form:
    label = f"Cakes with {answers.one('leaf')}?"
    return Form("Cakes", "", (Field("cakes", label, "choices", required=False, choices=_CAKES),))


async def _guests(_ctx: Context, _answers: Answers) -> Form:
    return Form("Guests", "", (Field("guests", "Who comes?", "line", required=False),))


async def _serve(_ctx: Context, answers: Answers) -> Shown:
    said = f"{answers.one('leaf')}; {'+'.join(answers.all('cakes'))}; {answers.one('guests')}"
    return Message(f"Served {said}")


TEA = Steps("tea", "profile-title", (Step(_leaves, _some_leaf), Step(_cakes), Step(_guests)), _serve, least=2)


@pytest.fixture(autouse=True)
def tea_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """The form of three steps is one that the bot knows."""
    for pressed in TEA.presses:
        monkeypatch.setitem(registry.PRESSES, pressed.action, pressed)
    for submitted in TEA.submissions:
        monkeypatch.setitem(registry.SUBMISSIONS, submitted.action, submitted)


async def _open(reception: Reception, subject: str = TEA.begin_at(1)) -> Form:
    form = (await press(reception, HANA, Button("x", "tea-step", subject))).form
    assert form is not None
    return form


async def _go_on(reception: Reception, answer: Answer) -> Form:
    form = (await press(reception, HANA, button(answer, "tea-step"))).form
    assert form is not None
    return form


async def _unfinished(reception: Reception) -> tuple[Section, ...]:
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, "slack", HANA.id)
        assert found is not None
        ctx = Context(tx, reception.clock(), found[0], "slack", "en", False, reception.rules)
        return await steps.unfinished(ctx, (TEA,))


async def test_a_step_is_kept_with_a_button_to_the_next_and_the_last_one_finishes(
    reception: Reception,
) -> None:
    kept = await send(reception, HANA, await _open(reception), leaf="hojicha")
    second = await _go_on(reception, kept)
    kept_again = await send(reception, HANA, second, cakes=("scone", "mochi"))
    served = await send(reception, HANA, await _go_on(reception, kept_again), guests="Ken")

    assert "Step 1 of 3 is kept" in read(kept)
    assert [b.action for b in buttons(kept)] == ["tea-step", "tea-later"]
    assert second.fields[0].label == "Cakes with hojicha?"
    assert "Step 2 of 3 is kept" in read(kept_again)
    assert read(served) == "Served hojicha; scone+mochi; Ken"
    assert not await _unfinished(reception)


async def test_answers_already_given_stand_in_the_form_when_a_step_is_opened_again(
    reception: Reception,
) -> None:
    kept = await send(reception, HANA, await _open(reception), leaf="hojicha")
    await send(reception, HANA, await _go_on(reception, kept), cakes=("mochi",))

    first, second = await _open(reception), await _open(reception, TEA.begin_at(2))

    assert first.fields[0].value == "hojicha"
    assert second.fields[0].value == "mochi"


async def test_a_step_sent_again_takes_the_place_of_what_it_said(reception: Reception) -> None:
    kept = await send(reception, HANA, await _open(reception), leaf="hojicha")
    await send(reception, HANA, await _go_on(reception, kept), cakes=("mochi",))

    again = await send(reception, HANA, await _open(reception), leaf="assam")
    emptied = await send(reception, HANA, await _open(reception, TEA.begin_at(2)))
    served = await press(reception, HANA, button(emptied, "tea-finish"))

    assert button(again, "tea-step").label == "Go on to step 3 of 3"
    assert read(served) == "Served assam; ; "


async def test_a_form_that_was_sent_twice_is_kept_once(reception: Reception) -> None:
    form = await _open(reception)

    for _ in range(2):
        await send(reception, HANA, form, leaf="hojicha")

    assert len(await _unfinished(reception)) == 1


async def test_what_is_enough_may_be_finished_as_it_is_and_once(reception: Reception) -> None:
    kept = await send(reception, HANA, await _open(reception), leaf="hojicha")
    enough = await send(reception, HANA, await _go_on(reception, kept), cakes=("scone",))

    answers = [await press(reception, HANA, button(enough, "tea-finish")) for _ in range(2)]

    assert read(answers[0]) == "Served hojicha; scone; "
    assert "no longer valid" in read(answers[1])


async def test_too_little_is_not_finished_by_a_made_up_button(reception: Reception) -> None:
    kept = await send(reception, HANA, await _open(reception), leaf="hojicha")
    draft = button(kept, "tea-later").subject

    answer = await press(reception, HANA, Button("x", "tea-finish", draft))

    assert "no longer valid" in read(answer)
    assert len(await _unfinished(reception)) == 1


async def test_a_refused_step_opens_again_with_its_words_and_nothing_is_kept(reception: Reception) -> None:
    refused = await send(reception, HANA, await _open(reception), leaf="none")

    again = (await press(reception, HANA, button(refused, "again"))).form

    assert "I need a few words" in read(refused)
    assert again is not None
    assert again.fields[0].value == "none"
    assert not await _unfinished(reception)
    assert "Step 1 of 3" in read(await send(reception, HANA, again, leaf="assam"))


async def test_what_is_left_for_later_is_offered_again(reception: Reception) -> None:
    kept = await send(reception, HANA, await _open(reception), leaf="hojicha")

    later = await press(reception, HANA, button(kept, "tea-later"))
    (section,) = await _unfinished(reception)

    assert "it waits here for 7 days" in read(later)
    assert "is half done" in read(Message("", (section,)))
    assert [b.action for b in section.actions if isinstance(b, Button)] == ["tea-step", "tea-drop"]


async def test_what_is_dropped_is_gone(reception: Reception) -> None:
    kept = await send(reception, HANA, await _open(reception), leaf="hojicha")
    later = await press(reception, HANA, button(kept, "tea-later"))

    dropped = await press(reception, HANA, button(later, "tea-drop"))

    assert "Dropped" in read(dropped)
    assert not await _unfinished(reception)
    assert (await _open(reception)).fields[0].value == "sencha"


async def test_after_seven_days_a_draft_is_over_in_a_sentence(reception: Reception, clock: SetClock) -> None:
    kept = await send(reception, HANA, await _open(reception), leaf="hojicha")
    open_form = await _go_on(reception, kept)
    clock.forward(days=7)

    answers = [await press(reception, HANA, b) for b in buttons(kept)]
    answers.append(await send(reception, HANA, open_form, cakes=()))

    assert all("no longer valid" in read(answer) for answer in answers)
    assert not await _unfinished(reception)


async def test_each_step_keeps_the_draft_for_seven_more_days(reception: Reception, clock: SetClock) -> None:
    kept = await send(reception, HANA, await _open(reception), leaf="hojicha")
    clock.forward(days=6)
    more = await send(reception, HANA, await _go_on(reception, kept), cakes=("scone",))
    clock.forward(days=6)

    served = await press(reception, HANA, button(more, "tea-finish"))

    assert read(served) == "Served hojicha; scone; "


async def test_a_draft_is_its_members_own(reception: Reception) -> None:
    await come(reception, YUI)
    kept = await send(reception, HANA, await _open(reception), leaf="a secret")
    draft = button(kept, "tea-later").subject
    tries = [
        button(kept, "tea-step"),
        *(Button("x", f"tea-{act}", draft) for act in ("later", "finish", "drop")),
    ]

    answers = [await press(reception, YUI, one) for one in tries]
    stolen = await reception.answer(Submission(YUI, "tea-step", f"{draft}.2", (("cakes", ("scone",)),)))

    assert all("made for somebody else" in read(answer) for answer in (*answers, stolen))
    assert not any("secret" in read(answer) for answer in answers)
    assert len(await _unfinished(reception)) == 1


@pytest.mark.parametrize("action", ["tea-step", "tea-later", "tea-finish", "tea-drop"])
@pytest.mark.parametrize(
    "subject", ["", ".", ".0", ".4", "1", "999.1", "x.1", ".x", "９.1", "9" * 30 + ".1", "9" * 30]
)
async def test_a_made_up_step_has_expired(reception: Reception, action: str, subject: str) -> None:
    await come(reception, HANA)

    answer = await reception.answer(Press(HANA, action, subject))

    assert "no longer valid" in read(answer)
