"""Every entrance: verbs in both languages, shut doors, other homes, and who is met for the first time."""

from datetime import timedelta

import pytest

from community.errors import WrongHome
from handlers.context import Rules
from handlers.event import Command, Event, Joined, Left, Press, Reacted, Submission, Who
from handlers.reception import Reception
from handlers.registry import VERBS, asks
from handlers.view import Button
from storage import deliveries, members, tables
from storage.database import Database
from tests.conftest import SetClock
from tests.handlers.people import HANA, KEN, OLGA, YUI, buttons, come, press, read, say, thank


@pytest.mark.parametrize(
    ("said", "nearest"), [("thnks", "thanks"), ("ありがと", "thanks"), ("qqq", "help"), ("mein", "mine")]
)
async def test_an_unknown_verb_is_answered_with_the_nearest(
    reception: Reception, said: str, nearest: str
) -> None:
    answer = await say(reception, HANA, said)

    assert f"Did you mean “{nearest}”?" in read(answer)


async def test_every_word_for_a_verb_means_one_verb() -> None:
    for command in ("alumni", "organiser"):
        words = [word for v in VERBS if v.command == command for word in (v.name, *v.also)]
        assert len(words) == len(set(words))
        assert sum(v.command == command for v in VERBS) <= 25


@pytest.mark.parametrize("verb", ["", "menu", "メニュー"])
async def test_the_menu_has_a_button_for_the_rest(reception: Reception, verb: str) -> None:
    answer = await say(reception, HANA, verb)

    shown = [b.action for b in buttons(answer)]
    assert shown[:5] == ["thanks", "give", "ask", "mine", "help"]
    assert shown[5:10] == ["find", "introduce", "rounds", "events", "openings"]
    assert shown[10:] == ["introduce-yourself", "profile", "prompts", "pause"]


async def test_linking_is_offered_where_there_is_another_home(reception: Reception) -> None:
    await come(reception, HANA, Who("discord", "G1", "7", "Kai"))

    answer = await say(reception, HANA, "menu")

    assert "link" in {b.action for b in buttons(answer)}


async def test_every_button_of_the_menu_answers(reception: Reception) -> None:
    menu = await say(reception, OLGA, "menu")

    answers = [await press(reception, OLGA, b) for b in buttons(menu)]

    assert len(answers) == 20
    assert all(a.form or a.messages for a in answers)
    assert not any("Not quite" in read(a) for a in answers)


async def test_organisers_alone_see_how_the_bot_is_doing(reception: Reception) -> None:
    await come(reception, HANA, OLGA)
    command = [await reception.answer(Command(who, "organiser", "status")) for who in (HANA, OLGA)]
    pressed = [await press(reception, who, Button("x", "status")) for who in (HANA, OLGA)]

    for refused, shown in (command, pressed):
        assert read(refused) == "Not quite\nOnly organisers can see this."
        assert "Waiting to be delivered" in read(shown)


async def test_who_stops_organising_is_refused_at_an_old_button(reception: Reception) -> None:
    await come(reception, OLGA)
    former = Who(OLGA.platform, OLGA.home, OLGA.id, OLGA.name, OLGA.language, administers=False)

    answer = await press(reception, former, Button("x", "status"))

    assert "Only organisers" in read(answer)


async def test_another_home_gets_one_sentence(reception: Reception) -> None:
    await come(reception, HANA)
    stranger = Who("slack", "T2", "U77", "Stranger", "en-US")

    answer = await say(reception, stranger, "mine")

    assert read(answer) == "Not quite\nI live in another community's home, so I cannot do anything here."


async def test_a_home_fixed_by_a_setting_is_not_taken_by_the_first_who_speaks(
    sqlite_database: Database, clock: SetClock
) -> None:
    reception = Reception(sqlite_database, Rules(), clock, fixed={"slack": "T9"})

    answer = await say(reception, HANA, "menu")

    assert "another community's home" in read(answer)


@pytest.mark.parametrize(
    "action", ["no-such-action", "", "thanks-another", "thanks-chosen", "give-same", "thanks-for"]
)
@pytest.mark.parametrize("subject", ["", "999", "1.2", "x'; drop table gifts", "９"])
async def test_an_old_or_made_up_button_has_expired(reception: Reception, action: str, subject: str) -> None:
    answer = await reception.answer(Press(HANA, action, subject))

    assert "no longer valid" in read(answer)


async def test_a_form_that_nobody_knows_has_expired(reception: Reception) -> None:
    answer = await reception.answer(Submission(HANA, "gone", "", ()))

    assert "no longer valid" in read(answer)


async def test_who_is_renamed_or_comes_back_is_followed(reception: Reception) -> None:
    await come(reception, HANA)
    await reception.answer(Left(HANA))
    await reception.answer(Joined(Who("slack", "T1", "U1", "Hana Abe", "ja")))

    async with reception.database.reading() as tx:
        found = await members.of_account(tx, "slack", "U1")

    assert found is not None
    assert (found[0].name, found[0].language, found[0].left_community) == ("Hana Abe", "ja", None)


async def test_a_name_of_marks_only_is_shown_as_the_account(reception: Reception) -> None:
    await come(reception, Who("slack", "T1", "U5", "\u202e\u200d", "en"))

    async with reception.database.reading() as tx:
        found = await members.of_account(tx, "slack", "U5")

    assert found is not None
    assert found[0].name == "U5"


async def test_what_a_closed_door_kept_is_shown_at_the_next_command(
    reception: Reception, clock: SetClock
) -> None:
    from storage import outbox

    await come(reception, HANA, KEN)
    await thank(reception, HANA, KEN, "the lift home")
    async with reception.database.writing() as tx:
        found = await members.of_account(tx, "slack", KEN.id)
        assert found is not None
        await outbox.keep_all_for(tx, found[0].id, clock())
        await members.update_account(tx, "slack", KEN.id, dm_closed_until=clock())

    first, second = await say(reception, KEN, "chain"), await say(reception, KEN, "chain")

    assert "the lift home" in read(first)
    assert "the lift home" not in read(second)


async def test_what_was_kept_too_long_to_be_of_use_is_dropped_and_counted(
    reception: Reception, clock: SetClock
) -> None:
    from storage import outbox

    await come(reception, HANA, KEN)
    await thank(reception, HANA, KEN, "the lift home")
    async with reception.database.writing() as tx:
        found = await members.of_account(tx, "slack", KEN.id)
        assert found is not None
        until = clock() + timedelta(hours=1)
        await tx.execute(tables.outbox.update().values(useful_until=until))
        await outbox.keep_all_for(tx, found[0].id, clock())
        await members.update_account(tx, "slack", KEN.id, dm_closed_until=clock())
    began = clock()
    clock.forward(hours=2)

    answer = await say(reception, KEN, "chain")

    assert "the lift home" not in read(answer)
    async with reception.database.reading() as tx:
        assert await deliveries.late_and_dropped(tx, began) == (0, 1)


async def test_only_what_may_open_a_form_is_answered_without_waiting() -> None:
    asking: list[Event] = [
        Command(HANA, "alumni", "give"),
        Command(HANA, "alumni", "お礼"),
        Press(HANA, "thanks", ""),
    ]
    other: list[Event] = [
        Command(HANA, "alumni", "mine"),
        Command(HANA, "alumni", "x"),
        Press(HANA, "status", ""),
        Joined(HANA),
    ]

    assert all(asks(event) for event in asking)
    assert not any(asks(event) for event in other)


async def test_two_emoji_of_one_member_on_a_message_are_one_thanks_until_the_last_is_gone(
    either_reception: Reception, clock: SetClock
) -> None:
    from handlers.event import Mentioned

    async def react(emoji: str, *, removed: bool = False, who: Who = HANA) -> None:
        event = Reacted(who, Mentioned(KEN.id), ("C1", "1.000100"), emoji, removed, clock())
        await either_reception.answer(event)

    await come(either_reception, HANA, KEN, YUI)
    await react("pray")
    await react("bow::skin-tone-3")
    await react("tada")
    await react("pray", who=YUI)

    both = read(await say(either_reception, KEN, "mine"))
    await react("pray", removed=True)
    still = read(await say(either_reception, KEN, "mine"))
    await react("bow::skin-tone-3", removed=True)
    one_left = read(await say(either_reception, KEN, "mine"))
    await react("pray", removed=True, who=YUI)
    none_left = read(await say(either_reception, KEN, "mine"))

    assert "渡したもの: 1件" in both
    assert "届いたお礼: 2回" in both
    assert "届いたお礼: 2回" in still
    assert "届いたお礼: 1回" in one_left
    assert "まだ記録はありません" in none_left


async def test_people_listed_by_a_platform_are_found_by_name_and_not_taken_for_newcomers(
    either_reception: Reception,
) -> None:
    crowd = [Who("slack", "T1", f"UC{n}", f"Crowd {n}", "en-US") for n in range(450)]
    await come(either_reception, HANA)

    for _ in range(2):
        await either_reception.introduce(crowd)

    async with either_reception.database.reading() as tx:
        (found,) = await members.named(tx, "crowd 449")
        assert await members.present(tx) == 451
    assert found.joined is None
    assert "on their way to @Crowd 7" in read(await thank(either_reception, HANA, "crowd 7"))


async def test_people_of_another_home_are_not_introduced(reception: Reception) -> None:
    await come(reception, HANA)

    with pytest.raises(WrongHome):
        await reception.introduce([Who("slack", "T2", "U77", "Stranger")])


async def test_of_one_who_left_and_was_never_seen_nothing_is_kept(reception: Reception) -> None:
    await come(reception, HANA)

    await reception.answer(Left(Who("slack", "T1", "U99", "Ghost")))

    async with reception.database.reading() as tx:
        assert await members.present(tx) == 1
