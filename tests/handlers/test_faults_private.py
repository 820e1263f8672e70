"""Words stay with those whom they were written to, whatever is done to them afterwards."""

import pytest
from sqlalchemy import select

from handlers import exports
from handlers.event import Mentioned, Reacted, Who
from handlers.reception import Reception
from handlers.view import Button
from storage.tables import outbox
from tests.conftest import SetClock
from tests.handlers.notices import letters_to
from tests.handlers.organising import DINA, OTTO, opened, organise
from tests.handlers.people import (
    HANA,
    KEN,
    OLGA,
    YUI,
    button,
    buttons,
    come,
    give,
    press,
    read,
    say,
    send,
    thank,
)


async def _bow(reception: Reception, who: Who, author: Who = KEN, *, removed: bool = False) -> None:
    place = ("C1", "1.000100")
    at = reception.clock()
    await reception.answer(Reacted(who, Mentioned(author.id, author.name), place, "pray", removed, at))


async def _add_word(reception: Reception, who: Who, words: str) -> None:
    form = (await press(reception, who, button(await say(reception, who, "mine"), "add-word"))).form
    assert form is not None
    await send(reception, who, form, words=words)


async def _exported(reception: Reception) -> str:
    """All gifts and thanks, as an organiser takes them out."""
    async with reception.database.reading() as tx:
        kinds: tuple[exports.What, ...] = ("gifts", "thanks")
        rows = [row.plain() for what in kinds async for row in exports.rows(tx, what)]
    return str(rows)


async def _all_that_is_shown_to(reception: Reception, who: Who) -> str:
    pages = [read(await say(reception, who, verb)) for verb in ("mine", "menu", "chain")]
    for action in ("changes", "told-to-me"):
        pages.append(read(await press(reception, who, Button("x", action))))
    form = await give(reception, who, HANA if who is not HANA else KEN, words="something new")
    return "\n".join([*pages, read(form), *(b.label for b in buttons(form))])


async def test_a_word_for_an_emoji_is_read_by_the_thanked_alone(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await _bow(reception, HANA)
    await _bow(reception, YUI)

    await _add_word(reception, HANA, "about my divorce")

    assert "about my divorce" not in await _all_that_is_shown_to(reception, YUI)
    assert "about my divorce" in read(await say(reception, KEN, "mine"))


async def test_who_bows_later_does_not_read_what_was_said_before(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await _bow(reception, HANA)
    await _add_word(reception, HANA, "about my divorce")

    await _bow(reception, YUI)

    assert "about my divorce" not in await _all_that_is_shown_to(reception, YUI)


async def test_what_a_giver_told_of_a_message_is_not_read_by_who_bows_later(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await _bow(reception, HANA)
    logged = await give(reception, KEN, HANA, words="a talk about her divorce")
    await press(reception, KEN, button(logged, "give-same"))

    await _bow(reception, YUI)
    bowed = await _all_that_is_shown_to(reception, YUI)
    await _bow(reception, YUI, removed=True)

    assert "her divorce" not in bowed
    assert "お礼: 1回" in read(await say(reception, KEN, "mine"))


async def test_a_gift_told_to_one_is_not_put_together_with_what_several_bowed_to(
    reception: Reception,
) -> None:
    await come(reception, HANA, KEN, YUI)
    await _bow(reception, HANA)
    await _bow(reception, YUI)

    logged = await give(reception, KEN, HANA, words="a talk about her divorce")

    for found in buttons(logged):
        if found.action == "give-same":
            await press(reception, KEN, found)
    assert "her divorce" not in await _all_that_is_shown_to(reception, YUI)


@pytest.mark.parametrize("action", ["keep-private", "hide-told"])
async def test_what_is_kept_back_stays_so_when_the_thanks_were_for_another_gift(
    reception: Reception, action: str
) -> None:
    await come(reception, HANA, KEN)
    await give(reception, KEN, HANA, words="an hour")
    said = await thank(reception, HANA, KEN, "about my divorce")
    await press(reception, KEN, Button("x", action, "thanks.1"))

    await press(reception, HANA, button(said, "thanks-another"))

    assert "about my divorce" not in await _exported(reception)


@pytest.mark.parametrize("action", ["keep-private", "hide-told"])
async def test_what_is_kept_back_stays_so_when_two_gifts_become_one(
    reception: Reception, action: str
) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, HANA, KEN, "the talk")
    logged = await give(reception, KEN, HANA, words="a talk about her divorce")
    await press(reception, HANA, Button("x", action, "gift.2"))

    await press(reception, KEN, button(logged, "give-same"))

    assert "her divorce" not in await _exported(reception)
    assert action == "keep-private" or "her divorce" not in read(await say(reception, HANA, "mine"))


async def test_the_letter_of_a_late_correction_is_drawn_anew_when_its_words_are_hidden(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN)
    said = await thank(reception, HANA, KEN, "tea")
    clock.forward(hours=30)
    form = (await press(reception, HANA, button(said, "edit"))).form
    assert form is not None
    await send(reception, HANA, form, words="rude words", note="well")
    async with reception.database.writing() as tx:
        told = outbox.update().where(outbox.c.kind == "corrected")
        await tx.execute(told.values(state="told", account_id=2, channel="D", message="m"))

    await press(reception, KEN, Button("x", "hide-told", "thanks.1"))

    async with reception.database.reading() as tx:
        corrected = (await tx.execute(select(outbox.c.id).where(outbox.c.kind == "corrected"))).scalar_one()
        redrawn = (await tx.execute(select(outbox.c.subject).where(outbox.c.kind == "redraw"))).scalars()
        assert [subject.split(".")[0] for subject in redrawn].count(str(corrected)) == 1


async def test_who_organises_no_more_does_not_open_an_organisers_form_again(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA, OTTO)
    form = await opened(reception, OLGA, "settings-home")
    refused = await send(reception, OLGA, form, organisers=(), name="nobody of this name")
    mine = await opened(reception, OTTO, "settings-home")
    await send(reception, OTTO, mine, organisers=(OTTO.id,))

    answer = await press(reception, OLGA, button(refused, "again"))

    assert answer.form is None
    assert "organis" in read(answer)


async def test_an_organiser_by_another_home_opens_a_form_again(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA, DINA)
    form = await opened(reception, DINA, "settings-home")
    refused = await send(reception, DINA, form, organisers=(), name="nobody of this name")

    answer = await press(reception, DINA, button(refused, "again"))

    assert answer.form is not None


async def test_whom_one_avoids_and_that_one_rests_is_nowhere_to_be_read(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN, OLGA)
    form = (await press(reception, HANA, Button("x", "profile-avoid"))).form
    assert form is not None
    await send(reception, HANA, form, avoided=(KEN.id,))
    await say(reception, HANA, "pause", words="1 week")
    clock.forward(hours=1)

    pages = [read(await organise(reception, OLGA, verb)) for verb in ("members", "status", "settings")]
    pages.append(read(await organise(reception, OLGA, "hide", Mentioned(HANA.id, HANA.name))))
    shown_to_ken = await _all_that_is_shown_to(reception, KEN)
    thanked = read(await thank(reception, KEN, HANA, "tea"))

    async with reception.database.reading() as tx:
        rows = [row.plain() async for row in exports.rows(tx, "members")]
    for page in (*pages, shown_to_ken, thanked, str(rows)):
        assert "paus" not in page.casefold()
        assert "休" not in page
        assert "avoid" not in page.casefold()
    assert await letters_to(reception, OLGA) == []
