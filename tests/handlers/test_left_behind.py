"""What others were told of somebody reads without their name as soon as they left for good."""

import pytest
from sqlalchemy import select

from community.event import EventId
from community.member import MemberId
from handlers.reception import Reception
from storage import event_speakers, moved, outbox
from storage.event_speakers import SpeakerState
from storage.tables import accounts
from storage.tables import outbox as notices
from tests.conftest import SetClock
from tests.handlers.gathering import gather, planned
from tests.handlers.notices import open_the_door
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, buttons, come, give, press, say, thank
from tests.handlers.test_leave import kept, leave, letters


async def test_a_letter_that_asks_what_moved_one_is_drawn_anew_without_them(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN, YUI)
    await give(reception, HANA, YUI, words="a good book")
    await give(reception, KEN, YUI, words="a lift")
    clock.forward(days=1)
    await thank(reception, KEN, YUI, "the slides")
    await open_the_door(reception)
    await reception.pass_time()
    await _hand_over(reception)
    before = await say(reception, YUI, "mine")

    await leave(reception, HANA)

    after = await say(reception, YUI, "mine")
    (first, _), (now, _) = ([b.label for b in buttons(a) if b.action == "moved-by"] for a in (before, after))
    assert (first, now) == ("Hana Mori: a good book", "a former member: advice")
    assert moved.KIND in await _redrawn(reception)


async def test_a_question_that_was_answered_names_nobody_once_it_is_drawn_anew(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN, YUI)
    await give(reception, HANA, YUI, words="a good book")
    clock.forward(days=1)
    await thank(reception, KEN, YUI, "the slides")
    await open_the_door(reception)
    await reception.pass_time()
    await _hand_over(reception)
    await press(reception, YUI, button(await say(reception, YUI, "mine"), "moved-by"))

    await leave(reception, HANA)

    (letter,) = await letters(reception, YUI, moved.KIND)
    assert "Noted" in letter
    assert moved.KIND in await _redrawn(reception)


@pytest.mark.parametrize("speaks", [True, False])
async def test_a_preview_that_names_them_as_a_speaker_is_drawn_anew(
    reception: Reception, *, speaks: bool
) -> None:
    await gather(reception)
    page = await planned(reception)
    event = EventId(int(button(page, "event-preview").subject))
    if speaks:
        async with reception.database.writing() as tx:
            await event_speakers.offer(tx, event, MemberId(1), "", reception.clock(), None)
            await event_speakers.answer(tx, event, MemberId(1), SpeakerState.ACCEPTED)
    await press(reception, OLGA, button(page, "event-preview"))
    await _hand_over(reception)

    await leave(reception, HANA)

    assert ("event-preview" in await _redrawn(reception)) is speaks


async def _hand_over(reception: Reception) -> None:
    """Everything that waits for somebody is delivered to them."""
    async with reception.database.writing() as tx:
        own = select(accounts.c.id).where(accounts.c.member_id == notices.c.member_id).scalar_subquery()
        told = {"state": "told", "account_id": own, "channel": "D", "message": "m"}
        await tx.execute(notices.update().where(notices.c.member_id.is_not(None)).values(**told))


async def _redrawn(reception: Reception) -> set[str]:
    """The kinds of the messages that are to be drawn anew."""
    rows = (await kept(reception))["outbox"]
    first = {str(row["subject"]).partition(".")[0] for row in rows if row["kind"] == outbox.REDRAW}
    return {str(row["kind"]) for row in rows if str(row["id"]) in first}
