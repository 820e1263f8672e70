"""Leaving for good: asked once more, done wholly, and undone only by who left."""

import logging
from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from community.notice import NoticeId
from handlers.event import Command, Event, Joined, Left, Mentioned, Press, Reacted, Submission, Who
from handlers.imports.archive import ArchivedPerson, ArchivedThanks, bring_in
from handlers.reception import Reception
from handlers.view import Answer, Button
from storage import claims, members, outbox
from tests.conftest import SetClock
from tests.handlers.people import HANA, KEN, YUI, button, buttons, come, give, press, read, say, send, thank
from tests.storage import filled

THEN = datetime(2025, 3, 4, tzinfo=UTC)
TRACES = ("Hana", "U1", "advice on taxes", "the lift home")


async def leave(reception: Reception, who: Who) -> Answer:
    """`/alumni leave`, and yes."""
    return await press(reception, who, button(await say(reception, who, "leave"), "leave-yes"))


async def give_and_thank(reception: Reception) -> None:
    """Hana gives to Ken, thanks him, and both hear of it."""
    await come(reception, HANA, KEN, YUI)
    await give(reception, HANA, KEN, words="advice on taxes")
    await thank(reception, HANA, KEN, "the lift home")
    await thank(reception, KEN, HANA, "for the soup")


async def kept(reception: Reception) -> filled.Rows:
    async with reception.database.reading() as tx:
        return await filled.everything(tx)


async def letters(reception: Reception, reader: Who, kind: str) -> list[str]:
    """How the notices of a kind read today."""
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, reader.platform, reader.id)
        assert found is not None
        rows = [row for row in (await filled.everything(tx))["outbox"] if row["kind"] == kind]
        notices = [
            await outbox.get(tx, NoticeId(int(str(row["id"]))))
            for row in rows
            if row["member_id"] == found[0].id
        ]
        return [read(await reception.draw(tx, one, found[0], reader.platform)) for one in notices if one]


async def test_before_anything_is_forgotten_it_says_what_goes_and_asks(reception: Reception) -> None:
    await give_and_thank(reception)
    before = await kept(reception)

    asked = await say(reception, HANA, "leave")
    stayed = await press(reception, HANA, button(asked, "leave-no"))

    assert [(b.action, b.tone) for b in buttons(asked)][:2] == [
        ("leave-yes", "danger"),
        ("leave-no", "plain"),
    ]
    assert "What goes: your name and account" in read(asked)
    assert "Nothing has changed" in read(stayed)
    assert await kept(reception) == before


@pytest.mark.parametrize("verb", ["退会", "忘れて", "forget"])
async def test_it_is_asked_for_in_many_words(reception: Reception, verb: str) -> None:
    await come(reception, KEN)

    answer = await say(reception, KEN, verb, words="me" if verb == "forget" else "")

    assert next(b.label for b in buttons(answer)) == "記録を消す"


async def test_who_says_yes_is_nowhere_any_more(either_reception: Reception) -> None:
    await give_and_thank(either_reception)

    answer = await leave(either_reception, HANA)

    assert "I have forgotten you" in read(answer)
    rows = repr(await kept(either_reception))
    assert [trace for trace in TRACES if f"{trace}'" in rows or f"'{trace}" in rows] == []


async def test_others_keep_their_counts_and_read_of_a_former_member(reception: Reception) -> None:
    await give_and_thank(reception)
    waiting = await letters(reception, KEN, "thanks-received")

    await leave(reception, HANA)

    mine = read(await say(reception, KEN, "mine"))
    (now,) = await letters(reception, KEN, "thanks-received")
    assert "Hana Mori" in waiting[0]
    assert "元メンバー" in mine
    assert "受け取ったもの: 1件" in mine
    assert "元メンバーさん" in now
    assert "the lift home" not in now


async def test_a_letter_that_was_delivered_is_drawn_anew(reception: Reception, clock: SetClock) -> None:
    await give_and_thank(reception)
    async with reception.database.writing() as tx:
        for notice in await claims.claim(tx, clock(), 10, ["slack"]):
            assert notice.member is not None
            account = (await members.accounts_of(tx, [notice.member]))[notice.member][0]
            await claims.begin(tx, notice, account, clock())

    await leave(reception, HANA)

    redrawn = [row for row in (await kept(reception))["outbox"] if row["kind"] == outbox.REDRAW]
    assert len(redrawn) == 2


@pytest.mark.parametrize(
    "event",
    [
        Command(HANA, "alumni", "mine"),
        Command(HANA, "alumni", "thanks", (Mentioned("U2"),), "hello"),
        Press(HANA, "mine", ""),
        Press(HANA, "leave-yes", ""),
        Submission(HANA, "give", "f1", (("kind", ("advice",)), ("words", ("hi",)))),
    ],
)
async def test_who_was_forgotten_is_asked_whether_to_join_anew_and_nothing_is_kept(
    either_reception: Reception, event: Event
) -> None:
    await give_and_thank(either_reception)
    await leave(either_reception, HANA)
    before = await kept(either_reception)

    answer = await either_reception.answer(event)

    assert [b.action for b in buttons(answer)] == ["rejoin"]
    assert "join anew" in read(answer)
    assert await kept(either_reception) == before


async def test_joining_the_home_again_being_listed_and_reacting_bring_nobody_back(
    either_reception: Reception, clock: SetClock
) -> None:
    await give_and_thank(either_reception)
    await leave(either_reception, HANA)
    before = await kept(either_reception)
    events: list[Event] = [
        Joined(HANA, new=True),
        Reacted(HANA, Mentioned(KEN.id), ("C1", "1.1"), "pray", False, clock()),
        Reacted(KEN, Mentioned(HANA.id, "Hana Mori"), ("C1", "1.2"), "pray", False, clock()),
        Left(HANA),
    ]

    answers = [await either_reception.answer(event) for event in events]
    await either_reception.introduce([HANA, KEN])

    assert answers == [Answer()] * 4
    assert await kept(either_reception) == before


async def test_who_names_them_hears_only_that_they_cannot_be_reached(either_reception: Reception) -> None:
    await give_and_thank(either_reception)
    await leave(either_reception, HANA)

    mentioned = await thank(either_reception, YUI, HANA, "for the soup")
    typed = await thank(either_reception, YUI, "Hana Mori", "for the soup")

    assert read(mentioned) == "Not quite\nI cannot reach this person from here. Nothing was recorded."
    assert "I do not know anybody called Hana Mori here" in read(typed)
    assert "Hana" not in repr(await kept(either_reception))


async def test_the_button_of_an_old_letter_says_that_they_cannot_be_reached(reception: Reception) -> None:
    await give_and_thank(reception)
    await leave(reception, HANA)
    gift = next(row["id"] for row in (await kept(reception))["gifts"] if row["kind"] == "advice")

    form = (await press(reception, KEN, Button("x", "thanks-for", str(gift)))).form
    answer = await send(reception, KEN, form, words="ありがとう") if form else Answer()

    assert "この方には、ここからはお届けできません" in read(answer)


async def test_only_their_own_press_brings_them_back_with_an_empty_page(either_reception: Reception) -> None:
    await give_and_thank(either_reception)
    await leave(either_reception, HANA)
    asked = await say(either_reception, HANA, "menu")

    back = await press(either_reception, HANA, button(asked, "rejoin"))

    assert "Welcome back" in read(back)
    assert "Nothing here yet" in read(await say(either_reception, HANA, "mine"))
    assert "on their way to @Hana Mori" in read(await thank(either_reception, YUI, HANA, "for coming back"))
    rows = await kept(either_reception)
    assert [row["name"] for row in rows["members"]].count("Hana Mori") == 1
    assert [row["name"] for row in rows["members"]].count("") == 1
    assert rows["forgotten"] == []


async def test_the_button_to_join_anew_does_no_harm_to_who_is_here(reception: Reception) -> None:
    await give_and_thank(reception)
    before = await kept(reception)

    answer = await press(reception, KEN, Button("x", "rejoin"))

    assert "おかえりなさい" in read(answer)
    assert (await kept(reception))["members"] == before["members"]


async def test_an_archive_that_comes_in_afterwards_brings_nothing_back(either_reception: Reception) -> None:
    people = [ArchivedPerson(who.id, who.name, False, False, None, None) for who in (HANA, KEN, YUI)]
    found = [
        ArchivedThanks("C1", "1.1", THEN, "reaction", HANA.id, KEN.id),
        ArchivedThanks("C1", "1.1", THEN, "reaction", YUI.id, KEN.id),
        ArchivedThanks("C1", "1.2", THEN, "word", KEN.id, HANA.id),
    ]
    await come(either_reception, KEN)
    async with either_reception.database.writing() as tx:
        await bring_in(tx, "slack", people, found, THEN)
    await leave(either_reception, HANA)
    before = await kept(either_reception)

    async with either_reception.database.writing() as tx:
        again = await bring_in(tx, "slack", people, found, THEN)

    assert (again.added, again.already, again.forgotten, again.members_added) == (0, 1, 3, 0)
    assert await kept(either_reception) == before


async def test_even_after_coming_back_an_old_archive_adds_nothing_twice(either_reception: Reception) -> None:
    people = [ArchivedPerson(who.id, who.name, False, False, None, None) for who in (HANA, KEN)]
    found = [ArchivedThanks("C1", "1.2", THEN, "word", KEN.id, HANA.id)]
    await come(either_reception, HANA, KEN)
    async with either_reception.database.writing() as tx:
        await bring_in(tx, "slack", people, found, THEN)
    await leave(either_reception, HANA)
    await press(either_reception, HANA, Button("x", "rejoin"))

    async with either_reception.database.writing() as tx:
        again = await bring_in(tx, "slack", people, found, THEN)

    assert (again.added, again.already, again.forgotten) == (0, 1, 0)
    assert len((await kept(either_reception))["gifts"]) == 1


async def test_the_log_does_not_tell_who_left(reception: Reception, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    await give_and_thank(reception)

    with capture_logs() as logged:
        await leave(reception, HANA)
        await say(reception, HANA, "mine")

    said = f"{logged}{[record.getMessage() for record in caplog.records]}"
    assert [trace for trace in (*TRACES, "slack:U1") if trace in said] == []
