"""Thanks: who may thank whom, which gift it is for, and what either of them sees."""

import asyncio

import pytest

from handlers.event import Mentioned, Named
from handlers.reception import Reception
from storage import claims, members
from tests.conftest import SetClock
from tests.handlers.people import (
    HANA,
    KEN,
    ROBOT,
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


async def _notices(reception: Reception, reader_name: str) -> list[str]:
    """Everything that waits for a member, as they would read it."""
    async with reception.database.writing() as tx:
        told = []
        for notice in await claims.claim(tx, reception.clock(), 50, ("slack",)):
            assert notice.member is not None
            reader = (await members.get(tx, [notice.member]))[notice.member]
            if reader.name == reader_name:
                told.append(read(await reception.draw(tx, notice, reader, "slack")))
        return told


async def test_thanks_reach_the_thanked_in_their_own_language(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN)

    answer = await thank(either_reception, HANA, KEN, "the introduction to Ms Abe")

    (told,) = await _notices(either_reception, KEN.name)
    assert "on their way to @佐藤健" in read(answer)
    assert "@Hana Moriさんから、お礼が届きました" in told
    assert "the introduction to Ms Abe" in told


async def test_thanks_without_a_gift_record_the_gift_behind_them(reception: Reception) -> None:
    await come(reception, HANA, KEN)

    await thank(reception, HANA, KEN, "tea")

    assert "You received: one gift" in read(await say(reception, HANA, "mine"))
    assert "渡したもの: 1件" in read(await say(reception, KEN, "mine"))


async def test_thanks_meet_the_newest_unthanked_gift_of_the_last_fourteen_days(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN)
    await give(reception, KEN, HANA, words="older")
    clock.forward(days=3)
    await give(reception, KEN, HANA, words="newer")
    clock.forward(days=14)

    answer = await thank(reception, HANA, KEN, "that")

    assert "newer" in read(answer)
    assert await count(reception, "gifts") == 2


async def test_a_gift_older_than_fourteen_days_is_not_met(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN)
    await give(reception, KEN, HANA)
    clock.forward(days=14, seconds=1)

    answer = await thank(reception, HANA, KEN, "that")

    assert "thanks-another" not in {button.action for button in buttons(answer)}
    assert await count(reception, "gifts") == 2


async def test_a_gift_to_everybody_is_met_by_each_who_thanks(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await give(reception, KEN, words="a panel")

    answers = [await thank(reception, who, KEN, "the panel") for who in (HANA, YUI)]

    assert all("a panel" in read(answer) for answer in answers)
    assert await count(reception, "gifts") == 1
    assert await count(reception, "thanks") == 2


async def test_thanks_meant_for_something_else_record_another_gift_once(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await give(reception, KEN, HANA)
    other = button(await thank(reception, HANA, KEN, "no, the tea"), "thanks-another")

    first, second = await press(reception, HANA, other), await press(reception, HANA, other)

    assert "another gift" in read(first)
    assert "counts once" in read(second)
    assert await count(reception, "gifts") == 2


async def test_only_the_thanker_can_say_that_it_was_for_something_else(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await give(reception, KEN, HANA)
    other = button(await thank(reception, HANA, KEN, "that"), "thanks-another")

    answer = await press(reception, KEN, other)

    assert "ほかの方のためのもの" in read(answer)
    assert await count(reception, "gifts") == 1


async def test_the_same_command_within_ten_seconds_is_one_gift_and_says_so(
    either_reception: Reception, clock: SetClock
) -> None:
    await come(either_reception, HANA, KEN)
    await thank(either_reception, HANA, KEN, "tea")
    clock.forward(seconds=9)

    again = await thank(either_reception, HANA, KEN, "tea")

    assert "counts once" in read(again)
    assert await count(either_reception, "thanks") == 1


async def test_the_same_words_a_minute_later_are_another_thanks(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, HANA, KEN, "tea")
    clock.forward(minutes=1)

    await thank(reception, HANA, KEN, "tea")

    assert await count(reception, "thanks") == 2


async def test_a_clock_that_jumps_back_loses_no_thanks(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, HANA, KEN, "tea")
    clock.forward(days=-2)

    answer = await thank(reception, HANA, KEN, "tea")

    assert "on their way" in read(answer)
    assert await count(reception, "thanks") == 2


async def test_a_form_answered_twice_is_one_thanks(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN)
    form = (await say(either_reception, HANA, "thanks")).form
    assert form is not None

    first = await send(either_reception, HANA, form, who=KEN.id, words="tea")
    second = await send(either_reception, HANA, form, who=KEN.id, words="tea")

    assert "on their way" in read(first)
    assert "counts once" in read(second)
    assert await count(either_reception, "thanks") == 1


async def test_a_hundred_who_thank_for_one_gift_at_once_are_a_hundred_rows(
    either_reception: Reception,
) -> None:
    crowd = [HANA.__class__("slack", "T1", f"UX{n}", f"Member {n}", "en-US") for n in range(100)]
    await come(either_reception, KEN, *crowd)
    await give(either_reception, KEN, words="the panel")

    await asyncio.gather(*[thank(either_reception, who, KEN, "the panel") for who in crowd])

    assert await count(either_reception, "gifts") == 1
    assert await count(either_reception, "thanks") == 100


async def test_one_member_thanking_twice_at_once_meets_one_gift_and_records_one(
    either_reception: Reception,
) -> None:
    await come(either_reception, KEN, HANA)
    await give(either_reception, KEN, HANA)

    await asyncio.gather(*[thank(either_reception, HANA, KEN, words) for words in ("one", "two")])

    assert await count(either_reception, "gifts") == 2
    assert await count(either_reception, "thanks") == 2


@pytest.mark.parametrize(
    ("whom", "sentence"),
    [
        (HANA, "That is you"),
        (ROBOT, "That is a bot"),
        ("Nobody At All", "do not know anybody called Nobody At All"),
    ],
)
async def test_thanks_that_cannot_go_anywhere_are_answered_and_record_nothing(
    reception: Reception, whom: object, sentence: str
) -> None:
    await come(reception, HANA)

    answer = await thank(reception, HANA, whom)  # type: ignore[arg-type]

    assert sentence in read(answer)
    assert await count(reception, "thanks") == 0
    assert await count(reception, "gifts") == 0


async def test_words_longer_than_a_message_are_refused_with_their_length(reception: Reception) -> None:
    await come(reception, HANA, KEN)

    answer = await thank(reception, HANA, KEN, "x" * 10_000)

    assert "10,000 characters" in read(answer)
    assert await count(reception, "thanks") == 0


@pytest.mark.parametrize("words", ["", "   ", "\u200d\u200d", "🙏", "🙏🏽✨"])
async def test_no_words_or_emoji_alone_are_thanks_enough(reception: Reception, words: str) -> None:
    await come(reception, HANA, KEN)

    answer = await thank(reception, HANA, KEN, words)

    assert "on their way" in read(answer)


async def test_marks_that_turn_the_reading_direction_do_not_reach_the_thanked(reception: Reception) -> None:
    await come(reception, HANA, KEN)

    await thank(reception, HANA, KEN, "safe\u202egpj.exe")

    (told,) = await _notices(reception, KEN.name)
    assert "safegpj.exe" in told


async def test_a_name_that_several_have_offers_a_choice_and_keeps_the_words(reception: Reception) -> None:
    suzuki = [
        HANA.__class__("slack", "T1", f"US{n}", name) for n, name in enumerate(["鈴木 一郎", "鈴木 花子"])
    ]
    await come(reception, HANA, *suzuki)
    choice = await thank(reception, HANA, "鈴木", "the seminar")

    answer = await press(reception, HANA, buttons(choice)[1])

    assert [b.label for b in buttons(choice)] == ["鈴木 一郎", "鈴木 花子"]
    assert "@鈴木 花子" in read(answer)
    assert "the seminar" in (await _notices(reception, "鈴木 花子"))[0]


async def test_a_choice_made_twice_or_by_somebody_else_has_expired(reception: Reception) -> None:
    suzuki = [
        HANA.__class__("slack", "T1", f"US{n}", name) for n, name in enumerate(["鈴木 一郎", "鈴木 花子"])
    ]
    await come(reception, HANA, YUI, *suzuki)
    first = buttons(await thank(reception, HANA, "鈴木", "the seminar"))[0]

    others = await press(reception, YUI, first)
    mine = await press(reception, HANA, first)
    again = await press(reception, HANA, first)

    assert "no longer valid" in read(others)
    assert "on their way" in read(mine)
    assert "no longer valid" in read(again)


async def test_several_can_be_thanked_at_once(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)

    answer = await say(reception, HANA, "thanks", Mentioned(KEN.id), Mentioned(YUI.id), words="the party")

    assert "@佐藤健" in read(answer)
    assert "@Yui Ito" in read(answer)
    assert await count(reception, "thanks") == 2


async def test_somebody_who_left_is_named_and_nothing_is_recorded(reception: Reception) -> None:
    from handlers.event import Left

    await come(reception, HANA, KEN)
    await reception.answer(Left(KEN))

    answer = await thank(reception, HANA, KEN, "everything")

    assert "佐藤健 has left the community" in read(answer)
    assert await count(reception, "thanks") == 0


async def test_a_member_of_the_other_home_is_found_by_name(reception: Reception) -> None:
    far = HANA.__class__("discord", "G1", "1234", "Far Away", "en-US")
    await come(reception, HANA, far)

    answer = await say(reception, HANA, "thanks", Named("far away"), words="the call")

    assert "@Far Away" in read(answer)


async def test_a_notice_of_thanks_is_private_to_the_two(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await thank(reception, HANA, KEN, "a secret")

    seen = [await say(reception, YUI, verb) for verb in ("mine", "chain", "menu", "help")]

    assert not any("a secret" in read(answer) or "Hana" in read(answer) for answer in seen)
