"""Asks: who reads them, who may help, whether it helped, and what becomes of those that nobody answers."""

from collections.abc import Sequence

import pytest

from community.notice import NoticeId
from handlers.event import Who
from handlers.reception import Reception
from handlers.view import Answer, Message
from storage import gifts, homes, outbox
from storage.tables import asks
from storage.tables import gifts as gifts_
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, shown
from tests.handlers.organising import organise
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, buttons, come, later, press, read, say, send

WORDS = "どなたか経理の方に<@U1>話を伺いたいです"


async def _with_channel(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    async with reception.database.writing() as tx:
        await homes.announce_in(tx, "slack", "C1")


async def _ask(reception: Reception, who: Who = HANA, way: str = "channel", **more: str) -> Answer:
    form = (await say(reception, who, "ask")).form
    assert form is not None
    return await send(reception, who, form, words=WORDS, way=way, **more)


async def _posts(reception: Reception) -> Sequence[Message]:
    """What the channel is told just now, whether it was told before or not."""
    drawn = []
    async with reception.database.reading() as tx:
        for number in range(1, 20):
            notice = await outbox.get(tx, NoticeId(number))
            if notice is not None and notice.member is None and notice.kind == "ask":
                post = await reception.draw_post(tx, notice)
                drawn += [post] if post else []
    return drawn


async def _help(reception: Reception, who: Who = KEN, words: str = "経理を10年") -> Answer:
    (post,) = await _posts(reception)
    form = (await press(reception, who, button(shown(post), "ask-help"))).form
    assert form is not None
    return await send(reception, who, form, words=words)


async def _asked_whether_it_helped(reception: Reception, clock: SetClock) -> Message:
    """Hana asked and Ken offered help eight days ago."""
    await _with_channel(reception)
    await _ask(reception)
    await _help(reception)
    await letters_to(reception, HANA)
    await later(reception, clock, days=8)
    (question,) = await letters_to(reception, HANA)
    return question


async def test_an_ask_stands_in_the_channel_with_its_words_as_data(either_reception: Reception) -> None:
    await _with_channel(either_reception)

    answer = await _ask(either_reception, topics="経理、会計")

    (post,) = await _posts(either_reception)
    assert "Asked." in read(answer)
    assert WORDS in read(post)
    assert "@Hana Mori" in read(post)
    assert "会計" in read(post)
    assert not post.private


async def test_an_ask_without_a_name_names_nobody(reception: Reception) -> None:
    await _with_channel(reception)

    await _ask(reception, way="nameless")

    (post,) = await _posts(reception)
    assert "Hana" not in read(post)


async def test_a_quiet_ask_is_posted_nowhere(reception: Reception) -> None:
    await _with_channel(reception)

    await _ask(reception, way="quiet")

    assert await _posts(reception) == []


async def test_where_no_channel_is_settled_only_the_quiet_way_is_offered(reception: Reception) -> None:
    await come(reception, HANA)

    form = (await say(reception, HANA, "ask")).form

    assert form is not None
    assert [choice.value for field in form.fields for choice in field.choices] == ["quiet"]


async def test_an_offer_reaches_the_asker_alone_and_the_count_everybody(reception: Reception) -> None:
    await _with_channel(reception)
    await _ask(reception)

    answer = await _help(reception)

    (letter,) = await letters_to(reception, HANA)
    (post,) = await _posts(reception)
    assert "@Hana Moriさん" in read(answer)
    assert "経理を10年" in read(letter)
    assert "@佐藤健" in read(letter)
    assert "1名" in read(post)
    assert "経理を10年" not in read(post)


async def test_the_asker_of_a_nameless_ask_is_told_that_an_answer_shows_their_name(
    reception: Reception,
) -> None:
    await _with_channel(reception)
    await _ask(reception, way="nameless")

    answer = await _help(reception)

    (letter,) = await letters_to(reception, HANA)
    assert "Hana" not in read(answer)
    assert "learn your name" in read(letter)


async def test_the_asker_of_a_nameless_ask_is_told_that_thanks_show_their_name(
    reception: Reception, clock: SetClock
) -> None:
    await _with_channel(reception)
    await _ask(reception, way="nameless")
    await _help(reception)
    (offer,) = await letters_to(reception, HANA)
    await later(reception, clock, days=8)

    (question,) = await letters_to(reception, HANA)

    assert "answer or thank them, they learn your name" in read(offer)
    assert "and with it your name" in read(question)


async def test_who_offers_twice_is_one_who_offers(reception: Reception) -> None:
    await _with_channel(reception)
    await _ask(reception)
    await _help(reception, words="経理を10年")
    await _help(reception, words="税務も少し")

    (post,) = await _posts(reception)

    assert "1名の申し出がありました" in read(post)


async def test_an_answer_comes_back_to_the_helper(reception: Reception) -> None:
    await _with_channel(reception)
    await _ask(reception)
    await _help(reception)
    (letter,) = await letters_to(reception, HANA)
    form = (await press(reception, HANA, button(shown(letter), "ask-answer"))).form
    assert form is not None

    await send(reception, HANA, form, words="来週お願いします")

    (came,) = await letters_to(reception, KEN)
    assert "来週お願いします" in read(came)


async def test_help_that_helped_is_a_gift_linked_to_the_ask_and_thanked_in_one_tap(
    reception: Reception, clock: SetClock
) -> None:
    question = await _asked_whether_it_helped(reception, clock)

    await press(reception, HANA, button(shown(question), "ask-thank"))

    async with reception.database.reading() as tx:
        (row,) = (await tx.execute(gifts_.select())).all()
        gift = await gifts.get(tx, row.id)
    assert gift is not None
    assert (gift.occasion, gift.occasion_id, gift.kind) == ("ask", 1, "advice")
    assert "@Hana Mori" in read((await letters_to(reception, KEN))[0])


async def test_it_is_asked_only_once_whether_it_helped(reception: Reception, clock: SetClock) -> None:
    await _with_channel(reception)
    await _ask(reception)
    await _help(reception)
    await letters_to(reception, HANA)
    for _ in range(3):
        await later(reception, clock, days=8)

    letters = await letters_to(reception, HANA)

    assert len(letters) == 1


async def test_that_it_did_not_help_is_told_to_nobody(reception: Reception, clock: SetClock) -> None:
    question = await _asked_whether_it_helped(reception, clock)

    await press(reception, HANA, button(shown(question), "ask-no"))

    assert await letters_to(reception, KEN) == []


async def test_thanking_twice_counts_once(reception: Reception) -> None:
    await _with_channel(reception)
    await _ask(reception)
    await _help(reception)
    (letter,) = await letters_to(reception, HANA)
    thank = button(shown(letter), "ask-thank")
    await press(reception, HANA, thank)

    answer = await press(reception, HANA, thank)

    assert "once" in read(answer)


async def test_an_ask_that_nobody_answered_may_be_asked_once_more(
    reception: Reception, clock: SetClock
) -> None:
    await _with_channel(reception)
    await _ask(reception)
    await later(reception, clock, days=16)
    (letter,) = await letters_to(reception, HANA)
    (before,) = await _posts(reception)

    answer = await press(reception, HANA, button(shown(letter), "ask-again"))

    (after,) = await _posts(reception)
    assert not buttons(shown(before))
    assert "stands again" in read(answer)
    assert button(shown(after), "ask-help").subject == "1"


async def test_who_asks_five_things_already_asks_nothing_once_more(
    reception: Reception, clock: SetClock
) -> None:
    await _with_channel(reception)
    await _ask(reception)
    await later(reception, clock, days=16)
    (letter,) = await letters_to(reception, HANA)
    for _ in range(5):
        await _ask(reception)

    answer = await press(reception, HANA, button(shown(letter), "ask-again"))

    assert "5 asks" in read(answer)


async def test_a_yes_after_its_time_is_thanked(reception: Reception, clock: SetClock) -> None:
    await _with_channel(reception)
    await _ask(reception)
    (post,) = await _posts(reception)
    late = button(shown(post), "ask-help")
    clock.forward(days=16)

    answer = await press(reception, KEN, late)

    assert "締め切られました" in read(answer)


async def test_a_form_that_was_open_when_the_ask_closed_offers_nothing(reception: Reception) -> None:
    await _with_channel(reception)
    asked = await _ask(reception)
    (post,) = await _posts(reception)
    form = (await press(reception, KEN, button(shown(post), "ask-help"))).form
    assert form is not None
    await press(reception, HANA, button(asked, "ask-withdraw"))

    answer = await send(reception, KEN, form, words="手伝います")

    assert "締め切られました" in read(answer)
    assert await letters_to(reception, HANA) == []


async def test_nobody_helps_themselves(reception: Reception) -> None:
    await _with_channel(reception)
    await _ask(reception)
    (post,) = await _posts(reception)

    answer = await press(reception, HANA, button(shown(post), "ask-help"))

    assert "your own ask" in read(answer)


@pytest.mark.parametrize(
    ("until", "said"), [("2030-01-01", "60 days"), ("yesterday", "over already"), ("soonish", "as a day")]
)
async def test_a_day_that_cannot_be_is_refused_and_nothing_is_lost(
    reception: Reception, until: str, said: str
) -> None:
    await _with_channel(reception)

    answer = await _ask(reception, until=until)

    assert said in read(answer)
    assert button(answer, "again").subject
    assert await _posts(reception) == []


async def test_five_asks_are_as_many_as_fit(reception: Reception) -> None:
    await _with_channel(reception)
    for _ in range(5):
        await _ask(reception)

    answer = await _ask(reception)

    assert "5 asks" in read(answer)


async def test_one_form_sent_twice_is_one_ask(reception: Reception) -> None:
    await _with_channel(reception)
    form = (await say(reception, HANA, "ask")).form
    assert form is not None
    await send(reception, HANA, form, words=WORDS, way="channel")

    await send(reception, HANA, form, words=WORDS, way="channel")

    async with reception.database.reading() as tx:
        assert len((await tx.execute(asks.select())).all()) == 1


async def test_another_members_ask_cannot_be_closed(reception: Reception) -> None:
    await _with_channel(reception)
    asked = await _ask(reception)

    answer = await press(reception, KEN, button(asked, "ask-withdraw"))

    assert len(await _posts(reception)) == 1
    assert "ほかの方" in read(answer) or "あなた" in read(answer)


async def test_open_asks_stand_in_ones_own_menu(reception: Reception) -> None:
    await _with_channel(reception)
    await _ask(reception)

    menu = await say(reception, HANA, "menu")

    assert "You are asking" in read(menu)
    assert button(menu, "ask-close").subject == "1"


async def test_organisers_see_how_many_asks_nobody_answered_and_not_whose(reception: Reception) -> None:
    await _with_channel(reception)
    await come(reception, OLGA)
    await _ask(reception)
    await _ask(reception, way="quiet")
    await _help(reception)

    status = await organise(reception, OLGA, "status")

    assert "Asks that nobody has answered (30 days): one ask" in read(status)
    assert WORDS not in read(status)
