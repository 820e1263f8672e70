"""A newcomer's first steps: offered once, each skipped as gladly as taken."""

import pytest

from community.gift import GiftKind
from community.settled import Welcomes
from handlers.event import Joined, Left, Who
from handlers.reception import Reception
from handlers.view import Answer, Button
from storage import members, profiles
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, open_the_door, shown
from tests.handlers.people import HANA, KEN, YUI, button, buttons, count, press, read, say, send, thank

STEPS = ("welcome-them", "first-step-topic", "thanks")


async def _introduce(reception: Reception, who: Who = HANA) -> Answer:
    form = (await press(reception, who, Button("x", "introduce-yourself"))).form
    assert form is not None
    return await send(reception, who, form, kind="alumnus")


async def _new(reception: Reception, who: Who = KEN) -> None:
    """Somebody else came just now, and said who they are."""
    await reception.answer(Joined(who, new=True))
    await _introduce(reception, who)


def _offered(answer: Answer) -> list[str]:
    """The steps that are offered, and not what else the menu has."""
    return [
        b.action for b in buttons(answer) if b.action in STEPS and (b.action, b.subject) != ("thanks", "")
    ]


async def _menu(reception: Reception, who: Who = HANA) -> Answer:
    return await say(reception, who, "menu")


async def _tell(reception: Reception, topic: str) -> Answer:
    form = (await press(reception, HANA, Button("x", "first-step-topic"))).form
    assert form is not None
    return await send(reception, HANA, form, topic=topic)


async def test_who_introduced_themselves_is_shown_three_steps_and_their_menu_keeps_them(
    either_reception: Reception,
) -> None:
    await _new(either_reception)

    card = await _introduce(either_reception)

    assert _offered(card) == list(STEPS)
    assert "@佐藤健 came lately" in read(card)
    assert "none of them is needed" in read(card)
    assert _offered(await _menu(either_reception)) == list(STEPS)


async def test_where_nobody_else_is_new_nobody_is_to_be_welcomed(reception: Reception) -> None:
    card = await _introduce(reception)

    assert _offered(card) == ["first-step-topic", "thanks"]


async def test_the_welcome_leads_to_them_as_well(reception: Reception) -> None:
    await open_the_door(reception, Welcomes.NEWCOMERS)
    await reception.answer(Joined(HANA, new=True))
    (letter,) = await letters_to(reception, HANA)

    card = await press(reception, HANA, button(shown(letter), "first-steps"))

    assert _offered(card) == ["first-step-topic", "thanks"]


async def test_each_step_that_was_taken_is_not_offered_again(either_reception: Reception) -> None:
    await _new(either_reception)
    card = await _introduce(either_reception)
    form = (await press(either_reception, HANA, button(card, "welcome-them"))).form
    assert form is not None
    await send(either_reception, HANA, form, words="ようこそ")
    welcomed = _offered(await _menu(either_reception))
    noted = await _tell(either_reception, "Hiring")
    told = _offered(await _menu(either_reception))

    await thank(either_reception, HANA, KEN, "tea")

    assert welcomed == ["first-step-topic", "thanks"]
    assert _offered(noted) == told == ["thanks"]
    assert _offered(await _menu(either_reception)) == []


async def test_a_topic_told_so_is_one_that_they_may_be_asked_about(either_reception: Reception) -> None:
    await _introduce(either_reception)

    answer = await _tell(either_reception, "Ｈｉｒｉｎｇ、転職")

    async with either_reception.database.reading() as tx:
        found = await members.of_account(tx, HANA.platform, HANA.id)
        assert found is not None
        told = await profiles.read(tx, found[0].id)
    assert told.askable == {(GiftKind.ADVICE, "hiring"), (GiftKind.ADVICE, "転職")}
    assert "/alumni find" in read(answer)
    assert button(answer, "profile").label == "See my profile"


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("", "a few words"),
        ("x" * 41, "is long for a topic"),
        (",".join(f"t{n}" for n in range(500)), "Those are 500 topics"),
    ],
)
async def test_a_topic_that_cannot_be_is_refused_and_the_step_stays(
    reception: Reception, topic: str, sentence: str
) -> None:
    await _introduce(reception)

    answer = await _tell(reception, topic)

    assert sentence in read(answer)
    assert "first-step-topic" in _offered(await _menu(reception))


async def test_topics_beyond_what_a_profile_holds_are_refused(reception: Reception) -> None:
    await _introduce(reception)
    await _tell(reception, ",".join(f"t{n}" for n in range(20)))

    answer = await _tell(reception, "one more")

    assert "Those are 21 topics" in read(answer)


async def test_a_step_is_skipped_alone_and_the_others_stay(reception: Reception) -> None:
    card = await _introduce(reception)
    skip = next(b for b in buttons(card) if (b.action, b.subject) == ("first-step-skip", "topic"))

    answer = await press(reception, HANA, skip)

    assert "I will not bring it up again" in read(answer)
    assert _offered(answer) == _offered(await _menu(reception)) == ["thanks"]


async def test_all_are_skipped_at_once_and_who_slipped_has_them_back(either_reception: Reception) -> None:
    card = await _introduce(either_reception)
    skip = next(b for b in buttons(card) if (b.action, b.subject) == ("first-step-skip", "all"))

    answer = await press(either_reception, HANA, skip)

    gone = _offered(await _menu(either_reception))
    back = await press(either_reception, HANA, button(answer, "first-step-back"))
    assert _offered(answer) == gone == []
    assert _offered(back) == ["first-step-topic", "thanks"]


async def test_skipping_twice_is_skipping_once(reception: Reception) -> None:
    await _introduce(reception)
    for _ in range(2):
        await press(reception, HANA, Button("x", "first-step-skip", "topic"))

    assert await count(reception, "first_steps") == 2


async def test_later_leaves_them_in_the_menu(reception: Reception) -> None:
    card = await _introduce(reception)

    answer = await press(reception, HANA, button(card, "first-step-later"))

    assert "30 days" in read(answer)
    assert _offered(await _menu(reception)) == ["first-step-topic", "thanks"]


async def test_after_thirty_days_they_are_over_and_an_old_button_says_so(
    reception: Reception, clock: SetClock
) -> None:
    await _introduce(reception)
    clock.forward(days=30)

    menu = await _menu(reception)
    old = await press(reception, HANA, Button("x", "first-steps"))

    assert _offered(menu) == _offered(old) == []
    assert "no first steps left" in read(old)


async def test_who_says_anew_who_they_are_is_no_newcomer_again(reception: Reception, clock: SetClock) -> None:
    await _introduce(reception)
    clock.forward(days=40)

    answer = await _introduce(reception)

    assert _offered(answer) == []
    assert button(answer, "give").label == "Log a gift"


async def test_members_who_were_here_before_are_not_shown_them(reception: Reception) -> None:
    assert _offered(await _menu(reception)) == []


@pytest.mark.parametrize("why", ["left", "paused", "avoided", "old", "welcomed"])
async def test_somebody_to_welcome_is_new_here_and_not_kept_apart(
    either_reception: Reception, clock: SetClock, why: str
) -> None:
    await _new(either_reception)
    await _introduce(either_reception)
    before = _offered(await _menu(either_reception))
    await _turn(either_reception, clock, why)

    after = _offered(await _menu(either_reception))

    assert "welcome-them" in before
    assert "welcome-them" not in after


async def _turn(reception: Reception, clock: SetClock, why: str) -> None:
    if why == "left":
        await reception.answer(Left(KEN))
    if why == "old":
        clock.forward(days=16)
    if why == "welcomed":
        form = (await press(reception, HANA, button(await _menu(reception), "welcome-them"))).form
        assert form is not None
        await send(reception, HANA, form, words="ようこそ")
    async with reception.database.writing() as tx:
        ids = {
            who: found[0].id for who, found in (await members.of_accounts(tx, "slack", ["U1", "U2"])).items()
        }
        if why == "paused":
            await members.update(tx, ids["U2"], paused_at=clock())
        if why == "avoided":
            await profiles.save_avoided(tx, ids["U2"], [ids["U1"]])


async def test_who_was_welcomed_least_comes_first(reception: Reception) -> None:
    await _new(reception, KEN)
    await _new(reception, YUI)
    first = button(await _introduce(reception), "welcome-them")
    form = (await press(reception, HANA, first)).form
    assert form is not None
    await send(reception, HANA, form, words="Welcome")
    olga = Who("slack", "T1", "U9", "Olga", "en-US")

    card = await _introduce(reception, olga)

    other = button(card, "welcome-them")
    assert other.subject != first.subject


@pytest.mark.parametrize("subject", ["", "dance", "began"])
async def test_a_step_that_does_not_exist_is_not_skipped(reception: Reception, subject: str) -> None:
    await _introduce(reception)

    await press(reception, HANA, Button("x", "first-step-skip", subject))

    assert _offered(await _menu(reception)) == ["first-step-topic", "thanks"]
