"""A no that nobody hears of, and the many reasons that look the same."""

from datetime import UTC, datetime, timedelta

import pytest

from community.errors import ButtonExpired
from community.introduction import State
from handlers.event import Press, Who
from handlers.reception import Reception, in_words
from handlers.view import Answer, Button, Form
from storage import forgetting, introductions, profiles
from storage.tables import introductions as rows
from storage.tables import outbox as notices
from tests.conftest import SetClock
from tests.handlers.bringing import about, actions, agree, asked, introduce
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, come, count, press, read, send
from tests.handlers.rooms import letters, member, rooms


@pytest.mark.parametrize("who_says_no", [HANA, KEN], ids=["the first", "the second"])
async def test_a_no_is_silent_for_some_days_and_never_says_whose_it_was(
    reception: Reception, clock: SetClock, who_says_no: Who
) -> None:
    await come(reception, HANA, KEN, OLGA)
    await introduce(reception, OLGA, HANA, KEN)
    letter = await asked(reception, HANA)
    if who_says_no is KEN:
        await agree(reception, HANA, letter, "I build teams")
        letter = await asked(reception, KEN)

    await press(reception, who_says_no, button(letter, "introduction-no"))

    clock.forward(days=2, minutes=-1)
    before = [await letters(reception, who) for who in (HANA, KEN, OLGA)]
    clock.forward(days=3, minutes=2)
    heard = [[read(one) for one in await letters(reception, who)] for who in (HANA, KEN, OLGA)]
    assert before == [[], [], []]
    assert ["@Hana Mori and @佐藤健 did not come together" in one for one in heard[2]] == [True]
    assert len(heard[0]) == (who_says_no is KEN)
    assert not heard[1]
    assert await count(reception, "gifts") == 0


async def test_what_nobody_answers_ends_like_a_silent_no(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN)
    await introduce(reception, HANA, KEN)
    letter = await asked(reception, KEN)
    clock.forward(days=14)

    late = await press(reception, KEN, button(letter, "introduction-yes"))
    nothing = await letters(reception, HANA)
    clock.forward(days=5, minutes=1)

    assert late.form is None
    assert "no longer valid" in read(late) or "もう使えません" in read(late)
    assert not nothing
    (told,) = await letters(reception, HANA)
    assert "did not come together" in read(told)


@pytest.mark.parametrize("whose_list", [HANA, KEN], ids=["the first", "the second"])
@pytest.mark.parametrize("by", [OLGA, HANA], ids=["introduced", "wished"])
async def test_two_of_whom_one_avoids_the_other_look_like_two_of_whom_one_said_no(
    reception: Reception, clock: SetClock, whose_list: Who, by: Who
) -> None:
    await come(reception, HANA, KEN, OLGA)
    hana, ken = await member(reception, HANA), await member(reception, KEN)
    one, other = (hana, ken) if whose_list is HANA else (ken, hana)
    async with reception.database.writing() as tx:
        await profiles.save_avoided(tx, one.id, {other.id})
    people = (KEN,) if by is HANA else (HANA, KEN)

    answer = await introduce(reception, by, *people)

    plain = await _begun_elsewhere(reception, by)
    asked_anybody = [await letters(reception, who) for who in (HANA, KEN)]
    clock.forward(days=5, minutes=1)
    (told,) = await letters(reception, by)
    assert read(answer).replace("@佐藤健", "X") == plain
    assert asked_anybody == [[], []]
    assert "did not come together" in read(told)


async def _begun_elsewhere(reception: Reception, by: Who) -> str:
    """The same answer about somebody whom nobody avoids."""
    await come(reception, YUI)
    people = (YUI,) if by is HANA else (HANA, YUI)
    answer = read(await introduce(reception, by, *people))
    await letters(reception, YUI)
    async with reception.database.writing() as tx:
        yui = await member(reception, YUI)
        await tx.execute(rows.delete().where(rows.c.second_id == yui.id))
        await tx.execute(notices.delete().where(notices.c.subject.startswith("2")))
    return answer.replace("@Yui Ito", "X")


async def _hana_waits_for_ken_and_came_to_avoid_him(reception: Reception) -> Answer:
    await come(reception, HANA, KEN)
    await introduce(reception, HANA, KEN)
    letter = await asked(reception, KEN)
    hana, ken = await member(reception, HANA), await member(reception, KEN)
    async with reception.database.writing() as tx:
        await profiles.save_avoided(tx, hana.id, {ken.id})
    return letter


async def test_whom_one_came_to_avoid_reads_what_they_would_had_it_been_taken_back(
    reception: Reception, clock: SetClock
) -> None:
    letter = await _hana_waits_for_ken_and_came_to_avoid_him(reception)
    yes = button(letter, "introduction-yes")

    form = await press(reception, KEN, yes)
    sent = await send(reception, KEN, Form("x", yes.action, (), yes.subject), words="Gladly")

    (it,) = await about(reception, HANA)
    assert read(form) == read(sent) == _over()
    assert it.state is State.SECOND
    clock.forward(days=30)
    assert not await rooms(reception)
    assert await letters(reception, KEN) == []


async def test_whom_one_came_to_avoid_wishes_for_it_in_vain_as_after_a_no(
    reception: Reception, clock: SetClock
) -> None:
    await _hana_waits_for_ken_and_came_to_avoid_him(reception)

    answer = await introduce(reception, KEN, HANA)

    clock.forward(days=5, minutes=1)
    (told,) = await letters(reception, KEN)
    assert "伺います" in read(answer)
    assert "実現しませんでした" in read(told)
    assert not await rooms(reception)


def _over() -> str:
    """What a button says whose time is over."""
    return read(Answer((in_words("ja", ButtonExpired()),)))


async def test_who_waits_for_somebody_who_was_forgotten_hears_it_without_a_name(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN)
    await introduce(reception, HANA, KEN)
    letter = await asked(reception, KEN)
    ken = await member(reception, KEN)
    async with reception.database.writing() as tx:
        await forgetting.forget(tx, ken.id, reception.clock())

    clock.forward(days=20)

    (told,) = await letters(reception, HANA)
    assert "did not come about" in read(told)
    assert "introduction-yes" in actions(letter)


async def test_nobody_is_asked_again_soon_after_a_no(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN)
    await introduce(reception, HANA, KEN)
    await press(reception, KEN, button(await asked(reception, KEN), "introduction-no"))
    clock.forward(days=30)
    await letters(reception, HANA)

    answer = await introduce(reception, HANA, KEN, words="once more")
    soon = await letters(reception, KEN)
    clock.forward(days=70)
    await letters(reception, HANA)
    await introduce(reception, HANA, KEN, words="a season later")

    assert "I ask @佐藤健" in read(answer)
    assert not soon
    assert len(await letters(reception, KEN)) == 1


@pytest.mark.parametrize("action", ["introduction-yes", "introduction-no", "introduction-back"])
async def test_nobody_else_answers_and_nobody_learns_of_it_before_they_are_asked(
    reception: Reception, action: str
) -> None:
    await come(reception, HANA, KEN, OLGA, YUI)
    await introduce(reception, OLGA, HANA, KEN)
    (number,) = [it.id for it in await about(reception, OLGA)]

    answers = [await press(reception, who, Button("x", action, str(number))) for who in (YUI, KEN)]

    assert "somebody else" in read(answers[0])
    assert "ほかの方" in read(answers[1])


async def test_the_moment_at_which_a_no_is_heard_differs(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN, OLGA, YUI)
    clock.now = datetime(2026, 6, 1, tzinfo=UTC)
    due: list[datetime] = []
    for whom in (KEN, OLGA, YUI):
        await introduce(reception, HANA, whom)
        await press(reception, whom, button(await asked(reception, whom), "introduction-no"))
        async with reception.database.reading() as tx:
            hana, other = await member(reception, HANA), await member(reception, whom)
            due += [it.tell_at for it in await introductions.between(tx, hana.id, other.id)]

    waits = [at - clock.now for at in due]

    assert len(set(waits)) == 3
    assert all(timedelta(days=2) <= wait <= timedelta(days=5) for wait in waits)


async def test_a_press_with_no_row_has_expired(reception: Reception) -> None:
    await come(reception, HANA)

    answer = await reception.answer(Press(HANA, "introduction-met", "7.met", "p"))

    assert "no longer valid" in read(answer)
