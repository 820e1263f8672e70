"""Gifts, thanks and receivers agree with one another, whatever is said, corrected and taken back."""

import asyncio

import pytest
from sqlalchemy import select

from handlers.event import Mentioned, Press, Reacted, Who
from handlers.reception import Reception
from handlers.view import Button
from storage.tables import gifts, inspirations, outbox, receipts, thanks
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


async def _rows(reception: Reception) -> tuple[int, int, int]:
    """Thanks, gifts, receipts."""
    return (
        await count(reception, "thanks"),
        await count(reception, "gifts"),
        await count(reception, "receipts"),
    )


async def _told(reception: Reception, kind: str, member: int) -> None:
    """A letter of this kind has arrived there."""
    async with reception.database.writing() as tx:
        theirs = outbox.update().where(outbox.c.kind == kind, outbox.c.member_id == member)
        await tx.execute(theirs.values(state="told", account_id=member, channel="D", message="m"))


async def _redrawn(reception: Reception, member: int) -> list[str]:
    """The subjects of what is drawn anew for a member."""
    async with reception.database.reading() as tx:
        query = select(outbox.c.subject).where(outbox.c.kind == "redraw", outbox.c.member_id == member)
        return [subject.split(".")[0] for subject in (await tx.execute(query)).scalars()]


async def test_thanks_moved_from_a_gift_that_was_taken_back_leave_nothing_of_it(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await give(reception, KEN, HANA)
    said = await thank(reception, HANA, KEN, "tea")
    await press(reception, KEN, Button("x", "take-back-yes", "gift.1"))

    await press(reception, HANA, button(said, "thanks-another"))

    assert await _rows(reception) == (1, 1, 1)


async def test_one_of_two_thanks_for_a_gift_outlives_the_other(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await give(reception, KEN, HANA)
    form = (await press(reception, HANA, Button("x", "thanks-for", "1"))).form
    said = await thank(reception, HANA, KEN, "tea")
    assert form is not None
    await send(reception, HANA, form, words="and cake")
    await press(reception, KEN, Button("x", "take-back-yes", "gift.1"))

    await press(reception, HANA, Button("x", "take-back-yes", button(said, "take-back").subject))

    assert await _rows(reception) == (1, 1, 1)


async def test_a_gift_to_everybody_that_is_taken_back_stays_with_each_who_thanked(
    either_reception: Reception,
) -> None:
    await come(either_reception, HANA, KEN, YUI)
    await give(either_reception, KEN)
    said = await thank(either_reception, HANA, KEN, "tea")
    await thank(either_reception, YUI, KEN, "tea")

    await press(either_reception, KEN, Button("x", "take-back-yes", "gift.1"))
    both = await _rows(either_reception)
    await press(either_reception, HANA, Button("x", "take-back-yes", button(said, "take-back").subject))

    assert both == (2, 1, 2)
    assert await _rows(either_reception) == (1, 1, 1)


async def test_a_gift_is_not_put_together_with_itself(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, HANA, KEN, "tea")

    answer = await press(reception, KEN, Button("x", "give-same", "1.1"))

    assert not buttons(answer)
    assert await _rows(reception) == (1, 1, 1)


async def test_what_moved_the_giver_is_still_known_when_two_gifts_become_one(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN, YUI)
    await give(reception, YUI, KEN)
    clock.forward(hours=1)
    await thank(reception, HANA, KEN, "tea")
    clock.forward(hours=1)
    logged = await give(reception, KEN, HANA)
    await press(reception, KEN, button(logged, "moved-by"))

    await press(reception, KEN, button(logged, "give-same"))

    async with reception.database.reading() as tx:
        rows = (await tx.execute(select(inspirations.c.gift_id, inspirations.c.inspired_by))).all()
        said = (await tx.execute(select(gifts.c.inspiration).where(gifts.c.id == 2))).scalar_one()
    assert [tuple(row) for row in rows] == [(2, 1)]
    assert said == "told"


async def test_who_had_not_thanked_yet_hears_of_a_gift_that_was_put_together(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN, YUI)
    await thank(reception, HANA, KEN, "tea")
    logged = await give(reception, KEN, HANA, YUI, words="an hour")

    await press(reception, KEN, button(logged, "give-same"))

    (letter,) = await letters_to(reception, YUI)
    clock.forward(minutes=2)
    assert await letters_to(reception, HANA) == []
    thanking = await press(reception, YUI, button(shown(letter), "thanks-for"))
    assert "an hour" in read(letter)
    assert thanking.form is not None


async def test_a_letter_that_has_arrived_leads_to_the_gift_that_is_left(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await thank(reception, HANA, KEN, "tea")
    logged = await give(reception, KEN, HANA, YUI, words="an hour")
    await _told(reception, "gift-received", 3)

    await press(reception, KEN, button(logged, "give-same"))

    async with reception.database.reading() as tx:
        told = select(outbox.c.id, outbox.c.subject).where(outbox.c.kind == "gift-received")
        ((notice, subject),) = (await tx.execute(told)).all()
    assert subject == "1"
    assert await _redrawn(reception, 3) == [str(notice)]


async def test_who_says_not_me_leaves_the_letters_of_others_waiting(
    either_reception: Reception, clock: SetClock
) -> None:
    await come(either_reception, HANA, KEN, YUI)
    await give(either_reception, KEN, HANA, YUI, words="an hour")

    await press(either_reception, HANA, Button("x", "not-me", "gift.1"))

    assert ["an hour" in read(letter) for letter in await letters_to(either_reception, YUI)] == [True]
    clock.forward(minutes=2)
    assert await letters_to(either_reception, HANA) == []


async def test_thanks_that_go_with_a_gift_are_not_read_any_more(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await give(reception, KEN, HANA)
    await thank(reception, HANA, KEN, "tea")
    await _told(reception, "thanks-received", 2)

    await press(reception, HANA, Button("x", "not-me", "gift.1"))

    assert len(await _redrawn(reception, 2)) == 1


async def test_a_day_later_a_button_without_a_form_leads_to_the_form(
    reception: Reception, clock: SetClock
) -> None:
    """A press that writes is not the first answer any more, in which alone a form could open."""
    await come(reception, HANA, KEN)
    said = await thank(reception, HANA, KEN, "tea")
    sure = await press(reception, HANA, button(said, "take-back"))
    clock.forward(hours=30)

    answer = await press(reception, HANA, button(sure, "take-back-yes"))

    assert answer.form is None
    assert (await press(reception, HANA, button(answer, "take-back"))).form is not None


@pytest.mark.parametrize("kind", ["x" * 40, "platform-language", "nothing", ""])
async def test_a_switch_of_a_kind_that_is_no_letter_switches_nothing(
    either_reception: Reception, kind: str
) -> None:
    await come(either_reception, HANA)

    await press(either_reception, HANA, Button("x", "letter-off", f"{kind}.1"))

    assert await count(either_reception, "muted") == 0


async def test_what_is_drawn_and_not_yet_handed_over_is_drawn_anew_when_it_changes(
    either_reception: Reception,
) -> None:
    from community.notice import NoticeState
    from storage import claims, members

    await come(either_reception, HANA, KEN)
    await thank(either_reception, HANA, KEN, "rude words")
    database, now = either_reception.database, either_reception.clock()
    async with database.writing() as tx:
        (notice,) = await claims.claim(tx, now, 10, ("slack",))

    await press(either_reception, KEN, Button("x", "hide-told", "thanks.1"))

    async with database.writing() as tx:
        found = await members.of_account(tx, "slack", KEN.id)
        assert found is not None
        begun = await claims.begin(tx, notice, found[1], now)
        (again,) = await claims.claim(tx, now, 10, ("slack",))
    assert not begun
    assert (again.id, again.state) == (notice.id, NoticeState.WAITING)


async def test_a_hundred_emoji_put_and_taken_at_once_leave_nothing(either_reception: Reception) -> None:
    crowd = [Who("slack", "T1", f"UX{n}", f"Member {n}", "en-US") for n in range(20)]
    await come(either_reception, KEN, *crowd)

    for removed in (False, True):
        events = [
            Reacted(who, Mentioned(KEN.id), ("C1", "1.0"), emoji, removed, either_reception.clock())
            for who in crowd
            for emoji in ("pray", "bow")
        ]
        await asyncio.gather(*map(either_reception.answer, events))

    assert await _rows(either_reception) == (0, 0, 0)
    assert await count(either_reception, "reactions") == 0


async def test_a_forged_press_counts_no_gift_of_another(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await thank(reception, HANA, KEN, "tea")
    await give(reception, KEN, HANA, words="an hour")
    before = await _rows(reception)

    for action in ("edit", "take-back", "take-back-yes", "not-me", "keep-private", "hide-told", "show-told"):
        for subject in ("gift.1", "gift.2", "thanks.1"):
            answer = await reception.answer(Press(YUI, action, subject, f"{action}{subject}"))
            assert "tea" not in read(answer)
            assert "an hour" not in read(answer)
            assert answer.form is None
    for action in ("thanks-for", "thanks-another", "give-same", "moved-own", "moved-by", "add-word"):
        for subject in ("1", "2", "1.2", "2.1"):
            assert (await reception.answer(Press(YUI, action, subject, f"{action}{subject}"))).form is None

    assert await _rows(reception) == before
    async with reception.database.reading() as tx:
        assert set((await tx.execute(select(gifts.c.inspiration))).scalars()) == {"unknown"}
        assert set((await tx.execute(select(thanks.c.thanker_id))).scalars()) == {1}
        assert set((await tx.execute(select(receipts.c.member_id))).scalars()) == {1}
    assert "take-back" not in {b.action for b in buttons(await say(reception, YUI, "mine"))}
