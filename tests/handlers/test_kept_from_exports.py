"""Words that were hidden or are kept private leave by no file."""

import pytest

from handlers.reception import Reception
from handlers.view import Button
from storage import listing
from tests.handlers.people import HANA, KEN, come, give, press, thank


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
