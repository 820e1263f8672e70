"""Finding somebody: who is shown and who is not, and what passes between two through the bot."""

from collections.abc import Collection

import pytest
from sqlalchemy import select

from community.gift import GiftKind
from community.member import MemberId
from handlers.event import Left, Mentioned, Who
from handlers.reception import Reception
from handlers.view import Answer, Button, Form
from storage import asks, gifts, members, muted, opportunities, profiles, topics
from storage.tables import asks as asks_
from storage.tables import gifts as gifts_
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, shown
from tests.handlers.people import HANA, KEN, YUI, button, buttons, come, count, later, press, read, say, send

WORDS = "<@U2> はじめての転職で、何から始めるとよいですか"
CROWD = tuple(Who("slack", "T1", f"U1{n:02}", f"P{n:02}", "en-US") for n in range(12))


async def _id(reception: Reception, who: Who) -> MemberId:
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, who.platform, who.id)
        assert found is not None
        return found[0].id


async def _may_be_asked(
    reception: Reception, who: Who = KEN, about: Collection[str] = ("転職",), *kinds: GiftKind
) -> None:
    member = await _id(reception, who)
    async with reception.database.writing() as tx:
        await profiles.save_askable(tx, member, kinds or [GiftKind.ADVICE], about)


async def _ready(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await _may_be_asked(reception)


async def _find(reception: Reception, words: str = "転職", who: Who = HANA) -> Answer:
    return await say(reception, who, "find", words=words)


async def _form(reception: Reception) -> Form:
    form = (await press(reception, HANA, button(await _find(reception), "find-ask"))).form
    assert form is not None
    return form


async def _ask(reception: Reception, words: str = WORDS) -> Answer:
    return await send(reception, HANA, await _form(reception), words=words)


async def _asked(reception: Reception) -> Answer:
    await _ready(reception)
    await _ask(reception)
    (letter,) = await letters_to(reception, KEN)
    return shown(letter)


async def _answer(reception: Reception, letter: Answer, words: str = "まず棚卸しから") -> Answer:
    form = (await press(reception, KEN, button(letter, "ask-help"))).form
    assert form is not None
    return await send(reception, KEN, form, words=words)


@pytest.mark.parametrize("verb", ["find", "探す", "検索"])
async def test_who_said_ask_me_about_this_is_shown_with_what_they_said(
    either_reception: Reception, verb: str
) -> None:
    await come(either_reception, HANA, KEN)
    await _may_be_asked(either_reception, KEN, ("転職", "法務"), GiftKind.ADVICE, GiftKind.MENTORING)

    answer = await say(either_reception, HANA, verb, words="転職")

    assert "@佐藤健 (転職, 法務). May be asked for: advice, mentoring" in read(answer)
    assert "The order means nothing" in read(answer)
    assert button(answer, "find-ask").subject == f"{await _id(either_reception, KEN)}.転職"


async def test_who_may_be_asked_on_any_topic_is_found_by_those_they_told_and_shown_with_no_other(
    either_reception: Reception,
) -> None:
    await come(either_reception, HANA, KEN, YUI)
    ken, yui = await _id(either_reception, KEN), await _id(either_reception, YUI)
    async with either_reception.database.writing() as tx:
        await profiles.save_expertise(tx, ken, ["python", "起業"])
        await topics.replace(tx, {yui: ["python", "ux"]})
        for member in (ken, yui):
            await profiles.save_askable(tx, member, [GiftKind.ADVICE], [])

    answer = await _find(either_reception, "Ｐｙｔｈｏｎ")

    assert "@佐藤健 (python)" in read(answer)
    assert "@Yui Ito (python)" in read(answer)
    assert "起業" not in read(answer)


async def test_whoever_did_not_say_so_is_not_found_whatever_they_know(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    ken = await _id(reception, KEN)
    async with reception.database.writing() as tx:
        await profiles.save_expertise(tx, ken, ["転職"])
        await topics.replace(tx, {ken: ["転職"]})

    assert "Nobody has said yet" in read(await _find(reception))


async def test_who_looks_is_not_shown_to_themselves(reception: Reception) -> None:
    await _ready(reception)

    assert "まだいらっしゃいません" in read(await _find(reception, who=KEN))


@pytest.mark.parametrize("why", ["left", "paused", "avoids", "avoided", "muted", "changed"])
async def test_who_cannot_be_asked_is_not_shown_and_a_form_that_was_open_says_so_without_a_reason(
    either_reception: Reception, why: str
) -> None:
    await _ready(either_reception)
    form = await _form(either_reception)
    await _turn(either_reception, why)

    answer = await _find(either_reception)
    late = await send(either_reception, HANA, form, words=WORDS)

    assert not [b for b in buttons(answer) if b.action in ("find-ask", "find-about")]
    assert ("has left" if why == "left" else "cannot reach this person") in read(late)
    assert await count(either_reception, "asks") == 0


async def _turn(reception: Reception, why: str) -> None:
    hana, ken = await _id(reception, HANA), await _id(reception, KEN)
    if why == "left":
        await reception.answer(Left(KEN))
    async with reception.database.writing() as tx:
        if why == "paused":
            await members.update(tx, ken, paused_at=reception.clock())
        elif why in ("avoids", "avoided"):
            one, other = (ken, hana) if why == "avoids" else (hana, ken)
            await profiles.save_avoided(tx, one, [other])
        elif why == "muted":
            await muted.off(tx, ken, asks.DIRECT)
        elif why == "changed":
            await profiles.save_askable(tx, ken, [], [])


async def test_where_nobody_is_found_near_topics_and_an_ask_of_everybody_are_offered(
    reception: Reception,
) -> None:
    await _ready(reception)

    answer = await _find(reception, "転職活動")
    near = await press(reception, HANA, button(answer, "find-about"))

    assert "Nobody has said yet" in read(answer)
    assert {"ask", "find"} <= {b.action for b in buttons(answer)}
    assert "@佐藤健" in read(near)


async def test_without_a_topic_a_form_asks_for_it(reception: Reception) -> None:
    await _ready(reception)
    form = (await say(reception, HANA, "find")).form
    assert form is not None

    answer = await send(reception, HANA, form, topic="転職")
    empty = await send(reception, HANA, form, topic=" 、 ")
    named = await say(reception, HANA, "find", Mentioned(KEN.id, KEN.name))

    assert "@佐藤健" in read(answer)
    assert "About which topic" in read(empty)
    assert (await press(reception, HANA, button(named, "find"))).form is not None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(",".join(f"t{n}" for n in range(500)), "Those are 500 topics"), ("x" * 41, "is long for a topic")],
)
async def test_too_many_topics_or_a_sentence_are_refused_in_a_sentence(
    reception: Reception, words: str, sentence: str
) -> None:
    await _ready(reception)

    assert sentence in read(await _find(reception, words))


async def test_five_at_most_are_shown_and_who_was_asked_waits_for_the_others(
    either_reception: Reception,
) -> None:
    await come(either_reception, HANA, *CROWD)
    for who in CROWD:
        await _may_be_asked(either_reception, who)
    first = await _find(either_reception)
    five = [b for b in buttons(first) if b.action == "find-ask"]
    for one in five[:4]:
        form = (await press(either_reception, HANA, one)).form
        assert form is not None
        await send(either_reception, HANA, form, words=WORDS)

    second = await _find(either_reception)

    assert len(five) == 5
    assert not {b.subject for b in five[:4]} & {b.subject for b in buttons(second)}


async def test_the_order_stays_on_one_day_and_is_another_one_on_the_next_and_for_others(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN, *CROWD)
    for who in CROWD:
        await _may_be_asked(reception, who)

    today, again = await _find(reception), await _find(reception)
    others = await _find(reception, who=KEN)
    clock.forward(days=1)
    tomorrow = await _find(reception)

    assert buttons(today) == buttons(again)
    assert [b.subject for b in buttons(today)] != [b.subject for b in buttons(others)]
    assert buttons(today) != buttons(tomorrow)


async def test_what_is_asked_reaches_the_one_it_is_for_with_the_askers_name_as_data(
    either_reception: Reception,
) -> None:
    await _ready(either_reception)

    answer = await _ask(either_reception)

    (letter,) = await letters_to(either_reception, KEN)
    assert "I will bring it to @佐藤健" in read(answer)
    assert "A silence only means" in read(answer)
    assert "@Hana Moriさんから、「転職」について" in read(letter)
    assert WORDS in read(letter)
    assert await letters_to(either_reception, YUI) == []


async def test_what_is_asked_of_one_is_no_invitation_to_others(reception: Reception) -> None:
    await _asked(reception)

    async with reception.database.reading() as tx:
        assert await asks.open_now(tx, reception.clock(), 10) == ()
        assert await opportunities.every(tx, reception.clock(), "en") == ()
        assert await asks.unanswered(tx, reception.clock()) == 0


async def test_an_answer_comes_back_and_help_that_helped_is_a_gift_thanked_in_one_tap(
    either_reception: Reception,
) -> None:
    letter = await _asked(either_reception)
    answered = await _answer(either_reception, letter)
    (came,) = await letters_to(either_reception, HANA)

    await press(either_reception, HANA, button(shown(came), "ask-thank"))

    async with either_reception.database.reading() as tx:
        row = (await tx.execute(gifts_.select())).one()
        gift = await gifts.get(tx, row.id)
    assert "@Hana Moriさんに" in read(answered)
    assert "@佐藤健 answers what you asked" in read(came)
    assert "まず棚卸しから" in read(came)
    assert gift is not None
    assert (gift.occasion, gift.occasion_id, gift.kind) == ("ask", 1, "advice")
    assert gift.receivers == (await _id(either_reception, HANA),)
    (thanked,) = await letters_to(either_reception, KEN)
    assert "@Hana Mori" in read(thanked)


async def test_the_asker_may_write_back_once_more(reception: Reception) -> None:
    letter = await _asked(reception)
    await _answer(reception, letter)
    (came,) = await letters_to(reception, HANA)
    form = (await press(reception, HANA, button(shown(came), "ask-answer"))).form
    assert form is not None

    await send(reception, HANA, form, words="ありがとうございます")

    (back,) = await letters_to(reception, KEN)
    assert "ありがとうございます" in read(back)


async def test_a_week_after_an_answer_the_asker_is_asked_whether_it_helped(
    reception: Reception, clock: SetClock
) -> None:
    letter = await _asked(reception)
    await _answer(reception, letter)
    await letters_to(reception, HANA)
    await later(reception, clock, days=8)

    (question,) = await letters_to(reception, HANA)

    assert "Did it help?" in read(question)
    assert button(shown(question), "ask-thank").subject == "1"


async def test_not_this_time_is_heard_by_nobody_then_and_later(reception: Reception, clock: SetClock) -> None:
    letter = await _asked(reception)

    answer = await press(reception, KEN, button(letter, "find-no"))

    await later(reception, clock, days=20)
    assert "相手には何も伝えません" in read(answer)
    assert await letters_to(reception, HANA) == []


async def test_who_slipped_answers_after_all(reception: Reception) -> None:
    letter = await _asked(reception)
    no = await press(reception, KEN, button(letter, "find-no"))

    await _answer(reception, no)

    assert len(await letters_to(reception, HANA)) == 1


async def test_nobody_else_answers_it_or_says_no_to_it(reception: Reception) -> None:
    letter = await _asked(reception)

    tries = [await press(reception, YUI, b) for b in buttons(letter) if b.action in ("ask-help", "find-no")]

    assert all("somebody else" in read(one) for one in tries)
    assert not any(one.form or "転職" in read(one) for one in tries)


async def test_one_form_sent_twice_asks_once_and_a_second_ask_waits_for_the_answer(
    reception: Reception,
) -> None:
    await _ready(reception)
    form = await _form(reception)
    await send(reception, HANA, form, words=WORDS)

    twice = await send(reception, HANA, form, words=WORDS)
    other = await _ask(reception, "もうひとつ")
    (letter,) = await letters_to(reception, KEN)
    await _answer(reception, shown(letter))
    after = await _ask(reception, "もうひとつ")

    assert "佐藤健 has your words already" in read(twice)
    assert "has your words already" in read(other)
    assert "I will bring it" in read(after)
    assert await count(reception, "asks") == 2


async def test_five_open_asks_are_as_many_as_fit_whomever_they_are_for(reception: Reception) -> None:
    await come(reception, HANA, *CROWD)
    for who in CROWD:
        await _may_be_asked(reception, who)
    found = [b for b in buttons(await _find(reception)) if b.action == "find-ask"]
    forms = [(await press(reception, HANA, one)).form for one in found]
    for form in forms:
        assert form is not None
        await send(reception, HANA, form, words=WORDS)

    sixth = await _ask_first(reception)

    assert "5 asks" in read(sixth)


async def _ask_first(reception: Reception) -> Answer:
    first = next(b for b in buttons(await _find(reception)) if b.action == "find-ask")
    form = (await press(reception, HANA, first)).form
    assert form is not None
    return await send(reception, HANA, form, words=WORDS)


async def test_what_is_taken_back_is_not_told_any_more(reception: Reception) -> None:
    await _ready(reception)
    asked = await _ask(reception)

    await press(reception, HANA, button(asked, "ask-withdraw"))

    assert await letters_to(reception, KEN) == []


@pytest.mark.parametrize("why", ["left", "avoids", "avoided"])
async def test_words_of_who_left_or_is_kept_apart_meanwhile_do_not_arrive(
    reception: Reception, why: str
) -> None:
    await _ready(reception)
    await _ask(reception)
    if why == "left":
        await reception.answer(Left(HANA))
    else:
        await _turn(reception, why)

    assert await letters_to(reception, KEN) == []


async def test_a_yes_after_its_time_is_thanked(reception: Reception, clock: SetClock) -> None:
    letter = await _asked(reception)
    await later(reception, clock, days=20)

    answer = await press(reception, KEN, button(letter, "ask-help"))

    assert "締め切られました" in read(answer)


async def test_a_form_without_words_asks_nobody(reception: Reception) -> None:
    await _ready(reception)

    answer = await _ask(reception, " \u200b ")

    assert "a few words" in read(answer)
    assert await count(reception, "asks") == 0


@pytest.mark.parametrize("subject", ["", "1", "2.", "99999.転職", "x.転職", ".転職"])
async def test_a_button_of_another_day_says_so(reception: Reception, subject: str) -> None:
    await _ready(reception)

    answer = await press(reception, HANA, Button("x", "find-ask", subject))

    assert answer.form is None
    assert read(answer).strip()


async def test_who_is_asked_and_forgotten_takes_the_words_along(reception: Reception) -> None:
    await _asked(reception)

    leave = await say(reception, KEN, "leave")
    await press(reception, KEN, button(leave, "leave-yes"))

    async with reception.database.reading() as tx:
        assert (await tx.execute(select(asks_))).all() == []
