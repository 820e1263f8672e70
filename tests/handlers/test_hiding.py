"""Words taken out of sight by an organiser: unread, undone if need be, and never without a trace."""

import pytest
from sqlalchemy import select

from community.thanks import ThanksId
from handlers.event import Mentioned, Named, Submission, Who
from handlers.reception import Reception
from handlers.view import Button
from storage import claims, gifts, hiding, outbox, thanks
from storage.tables import gifts as gifts_
from storage.tables import outbox as outbox_
from tests.handlers.bringing import WHY, both_say_yes
from tests.handlers.organising import OTTO, acts, organise
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, buttons, come, give, press, read, send, thank
from tests.handlers.rooms import rooms

HANA_MEANT = Mentioned(HANA.id, HANA.name)


@pytest.fixture
async def written(reception: Reception) -> Reception:
    """Hana gave to Ken and thanked him, both in words that nobody should read."""
    await come(reception, HANA, KEN, OLGA, OTTO)
    await give(reception, HANA, KEN, words="rude words")
    await thank(reception, HANA, KEN, "ruder words")
    return reception


async def _hidden(reception: Reception) -> tuple[bool, bool]:
    """Whether the words of Hana's gift, and of her thanks, are hidden."""
    async with reception.database.reading() as tx:
        query = select(gifts_.c.words_hidden).where(gifts_.c.words == "rude words")
        of_gift = (await tx.execute(query)).scalar_one()
        word = await thanks.get(tx, ThanksId(1))
    assert word is not None
    return of_gift, word.words_hidden


async def test_what_somebody_wrote_is_listed_without_a_word_of_it(written: Reception) -> None:
    english = await organise(written, OLGA, "hide", HANA_MEANT)
    japanese = await organise(written, OTTO, "非表示", HANA_MEANT)

    assert "This is what @Hana Mori wrote lately." in read(english)
    assert "2026-06-01: advice, to one person" in read(english)
    assert "2026-06-01: thanks, to one person" in read(english)
    assert "@Hana Moriさんが最近書いたものです" in read(japanese)
    assert "2026-06-01 ギフト「助言」(1人へ)" in read(japanese)
    assert "2026-06-01 お礼(1人へ)" in read(japanese)
    for page in (english, japanese):
        assert "rude" not in read(page)
        assert "佐藤" not in read(page)
        assert len(buttons(page)) == 2


async def test_a_gift_to_everybody_says_so(written: Reception) -> None:
    await give(written, KEN, words="to all")

    answer = await organise(written, OTTO, "hide", Mentioned(KEN.id))

    assert "ギフト「助言」(みなさんへ)" in read(answer)


async def test_one_tap_hides_the_words_and_one_shows_them_again(written: Reception) -> None:
    page = await organise(written, OLGA, "hide", HANA_MEANT)
    (of_gift,) = [b for b in buttons(page) if b.subject.startswith("gift")]

    hid = await press(written, OLGA, of_gift)
    while_hidden = await _hidden(written)
    shown = await press(written, OLGA, button(hid, "show-words"))

    assert "an organiser hid them" in read(hid)
    assert "advice, to one person (hidden by an organiser)" in read(hid)
    assert while_hidden == (True, False)
    assert "The words are shown again." in read(shown)
    assert await _hidden(written) == (False, False)
    subject = of_gift.subject.replace(".", ":")
    assert await acts(written) == [("words-hidden", subject), ("words-shown", subject)]


async def test_the_gift_that_a_thanks_told_of_is_hidden_with_it(written: Reception) -> None:
    page = await organise(written, OTTO, "hide", HANA_MEANT)
    (of_thanks,) = [b for b in buttons(page) if b.subject.startswith("thanks")]

    answer = await press(written, OTTO, of_thanks)

    async with written.database.reading() as tx:
        word = await thanks.get(tx, ThanksId(1))
        born = await gifts.get(tx, word.gift) if word else None
    assert "非表示にしました" in read(answer)
    assert born is not None
    assert (born.words, born.words_hidden) == ("ruder words", True)
    assert await _hidden(written) == (False, True)


async def test_words_hidden_twice_leave_one_trace(written: Reception) -> None:
    pages = [await organise(written, who, "hide", HANA_MEANT) for who in (OLGA, OTTO)]

    for who, page in zip((OLGA, OTTO), pages, strict=True):
        await press(written, who, buttons(page)[0])

    assert len(await acts(written)) == 1


async def test_what_a_receiver_hid_is_not_for_organisers_to_show(written: Reception) -> None:
    page = await organise(written, OLGA, "hide", HANA_MEANT)
    (of_gift,) = [b for b in buttons(page) if b.subject.startswith("gift")]
    async with written.database.writing() as tx:
        await hiding.hide(tx, "gift", int(of_gift.subject.partition(".")[2]), hidden=True)

    listed = await organise(written, OLGA, "hide", HANA_MEANT)
    await press(written, OLGA, Button("x", "show-words", of_gift.subject))

    assert "(hidden by who received them)" in read(listed)
    assert [b.action for b in buttons(listed)] == ["hide-words"]
    assert await _hidden(written) == (True, False)


async def test_words_that_were_taken_back_are_gone(written: Reception) -> None:
    page = await organise(written, OLGA, "hide", HANA_MEANT)
    (of_gift,) = [b for b in buttons(page) if b.subject.startswith("gift")]
    async with written.database.writing() as tx:
        await tx.execute(gifts_.delete().where(gifts_.c.words == "rude words"))

    answer = await press(written, OLGA, of_gift)

    assert "These words were taken back already." in read(answer)
    assert await acts(written) == []


async def test_a_message_that_told_the_words_is_drawn_anew(written: Reception) -> None:
    async with written.database.writing() as tx:
        (notice, *_) = await claims.claim(tx, written.clock(), 1, ("slack",))
        reader = select(outbox_.c.member_id).where(outbox_.c.id == notice.id).scalar_subquery()
        told = outbox_.update().where(outbox_.c.id == notice.id)
        await tx.execute(told.values(state="told", account_id=reader, channel="D1", message="1.1"))
    page = await organise(written, OLGA, "hide", HANA_MEANT)
    (of_gift,) = [b for b in buttons(page) if b.subject == f"gift.{notice.subject}"]

    await press(written, OLGA, of_gift)

    async with written.database.reading() as tx:
        kinds = (await tx.execute(select(outbox_.c.kind, outbox_.c.subject))).all()
    assert [row.subject.partition(".")[0] for row in kinds if row.kind == outbox.REDRAW] == [str(notice.id)]


async def test_what_an_introducer_wrote_is_hidden_in_the_room_as_well(reception: Reception) -> None:
    await both_say_yes(reception)
    await come(reception, OTTO)
    (before,) = await rooms(reception)
    page = await organise(reception, OTTO, "hide", Mentioned(OLGA.id, OLGA.name))

    await press(reception, OTTO, button(page, "hide-words"))

    async with reception.database.writing() as tx:
        row = (await tx.execute(select(outbox_).where(outbox_.c.kind == "introduction-room"))).one()
        notice = await outbox.get(tx, row.id)
        assert notice is not None
        after = read(await reception.draw_post(tx, notice))
        kinds = (await tx.execute(select(outbox_.c.kind, outbox_.c.subject))).all()
    assert WHY in before.said
    assert WHY not in after
    assert "I build teams" in after
    assert [r.subject.partition(".")[0] for r in kinds if r.kind == outbox.REDRAW] == [str(row.id)]


async def test_a_form_asks_for_whom_by_picking_or_by_name(written: Reception) -> None:
    form = (await organise(written, OLGA, "hide")).form
    assert form is not None

    answers = [
        await send(written, OLGA, form, who=HANA.id),
        await send(written, OLGA, form, name="hana mori"),
        await send(written, OLGA, form, who=()),
    ]

    assert all("This is what @Hana Mori wrote lately." in read(one) for one in answers[:2])
    assert "Whose words do you mean?" in read(answers[2])


async def test_of_two_with_one_name_the_organiser_chooses(written: Reception) -> None:
    await come(written, Who("slack", "T1", "U7", "Hana Mori", "en"))
    which = await organise(written, OLGA, "hide", Named("Hana Mori"))

    answers = [await press(written, OLGA, b) for b in buttons(which)]

    assert "More than one member has a name like this." in read(which)
    assert "wrote lately. The words" in read(answers[0])
    assert "I found no words that @Hana Mori wrote lately." in read(answers[1])


async def test_the_page_of_a_busy_writer_fits_and_shows_the_newest(written: Reception) -> None:
    for number in range(12):
        await give(written, HANA, KEN, words=f"words {number}")

    answer = await organise(written, OLGA, "hide", HANA_MEANT)

    assert len(buttons(answer)) == 8


@pytest.mark.parametrize("action", ["hide-words", "show-words", "hide-of"])
@pytest.mark.parametrize("subject", ["", "gift", "gift.", "gift.x", "other.1", "thanks." + "9" * 40, "x"])
async def test_made_up_words_have_expired(written: Reception, action: str, subject: str) -> None:
    answer = await press(written, OLGA, Button("x", action, subject))

    assert "no longer valid" in read(answer)


async def test_a_member_that_nobody_knows_has_no_words(written: Reception) -> None:
    answer = await press(written, OLGA, Button("x", "hide-of", "404"))

    assert "no longer valid" in read(answer)


async def test_members_hide_nothing_of_one_another(written: Reception) -> None:
    await come(written, YUI)
    page = await organise(written, OLGA, "hide", HANA_MEANT)

    answers = [
        await organise(written, YUI, "hide", HANA_MEANT),
        await written.answer(Submission(YUI, "hide", "", (("who", (HANA.id,)),))),
        *[await press(written, YUI, b) for b in buttons(page)],
        await press(written, YUI, Button("x", "hide-of", "1")),
    ]

    assert all("Only organisers can see this" in read(one) for one in answers)
    assert await _hidden(written) == (False, False)
