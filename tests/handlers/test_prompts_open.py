"""An invitation that waits for its answer: where it stands, and for whom alone it counts."""

import pytest

from handlers.event import Submission, Who
from handlers.reception import Reception
from handlers.view import Button
from tests.handlers.notices import shown
from tests.handlers.people import KEN, YUI, button, buttons, count, press, read, say
from tests.handlers.prompting import MIO, answers, ask, invitations, yui_is_invited


async def test_an_open_invitation_stands_on_the_home_until_it_is_answered(
    either_reception: Reception,
) -> None:
    reception = either_reception
    await yui_is_invited(reception)
    (letter,) = await invitations(reception, YUI)

    home = await say(reception, YUI, "menu")
    again = await press(reception, YUI, button(home, "prompt-look"))
    await press(reception, YUI, button(again, "prompt-later"))

    assert "You have an invitation open: helping with an ask." in read(home)
    assert read(letter).strip() == read(again)
    assert "prompt-look" not in {b.action for b in buttons(await say(reception, YUI, "menu"))}
    assert "prompt-look" not in {b.action for b in buttons(await say(reception, KEN, "menu"))}
    foreign = await press(reception, KEN, Button("x", "prompt-look", "1"))
    assert "ほかの方のためのものです" in read(foreign)


@pytest.mark.parametrize(("who", "subject"), [(KEN, "1.1"), (YUI, "2.1"), (YUI, "1.99")])
async def test_help_is_prompted_only_by_what_invited_this_member_to_this_very_ask(
    reception: Reception, who: Who, subject: str
) -> None:
    await yui_is_invited(reception)
    await ask(reception)

    opened = await press(reception, who, Button("x", "ask-help", subject))
    sent = await reception.answer(Submission(who, "ask-help", subject, (("words", ("mine",)),), "k"))

    assert opened.form is None
    assert read(sent) == read(opened)
    assert await answers(reception) == ["open"]
    assert await count(reception, "ask_offers") == 0


async def test_another_members_invitation_is_not_answered(reception: Reception) -> None:
    await yui_is_invited(reception)
    (letter,) = await invitations(reception, YUI)

    answer = await press(reception, MIO, button(shown(letter), "prompt-later"))

    assert "somebody else" in read(answer)
    assert await answers(reception) == ["open"]
