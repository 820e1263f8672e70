"""Words that were hidden or are kept private leave by no file."""

import pytest

from handlers.reception import Reception
from handlers.view import Button
from storage import listing
from tests.handlers.bringing import both_say_yes
from tests.handlers.people import HANA, KEN, come, give, press, say, send, thank


async def test_what_was_written_to_those_alone_who_were_helped_or_introduced_does_not_go_out(
    reception: Reception,
) -> None:
    await both_say_yes(reception)
    form = (await say(reception, HANA, "ask")).form
    assert form is not None
    await send(reception, HANA, form, words="what helps?")
    form = (await press(reception, KEN, Button("x", "ask-help", "1"))).form
    assert form is not None
    await send(reception, KEN, form, words="a secret")

    await press(reception, HANA, Button("x", "ask-thank", "1"))

    async with reception.database.reading() as tx:
        given = {gift.kind: gift.words async for gift in listing.all_gifts(tx)}
    assert given == {"introduction": "", "advice": ""}


@pytest.mark.parametrize("action", ["keep-private", "hide-told"])
async def test_words_withheld_by_the_receiver_do_not_go_out(either_reception: Reception, action: str) -> None:
    await come(either_reception, HANA, KEN)
    await thank(either_reception, KEN, HANA, "a secret")
    await give(either_reception, KEN, HANA, words="another secret")

    await press(either_reception, HANA, Button("x", action, "thanks.1"))
    await press(either_reception, HANA, Button("x", action, "gift.2"))

    async with either_reception.database.reading() as tx:
        said = [word.words async for word in listing.all_thanks(tx)]
        given = [gift.words async for gift in listing.all_gifts(tx)]
    assert said == [""]
    assert given == ["", ""]
