"""Two taps in one moment, by one member or by several, lose nothing and count nothing twice."""

import asyncio

from sqlalchemy import select

from handlers.event import Mentioned, Press, Reacted, Submission, Who
from handlers.reception import Reception
from handlers.view import Button
from storage import forgotten
from storage.tables import drafts, gifts, members, outbox, receipts, thanks, topics
from tests.conftest import SetClock
from tests.handlers.people import (
    HANA,
    KEN,
    OLGA,
    YUI,
    button,
    come,
    count,
    give,
    press,
    read,
    say,
    send,
    thank,
)

ROUNDS = 12
"""How often each meeting is tried, since the order in which two reach the database is nobody's choice."""


def _bow(who: Who, *, removed: bool = False, emoji: str = "pray", message: int = 0) -> Reacted:
    clock = SetClock()
    place = ("C1", f"{message}.000100")
    return Reacted(who, Mentioned(KEN.id, KEN.name), place, emoji, removed, clock())


async def _rows(reception: Reception) -> tuple[int, int, int]:
    return (
        await count(reception, "thanks"),
        await count(reception, "gifts"),
        await count(reception, "receipts"),
    )


async def test_one_bows_while_the_only_other_takes_theirs_off(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN, YUI)
    for message in range(ROUNDS):
        await either_reception.answer(_bow(HANA, message=message))

    await asyncio.gather(
        *[
            either_reception.answer(event)
            for message in range(ROUNDS)
            for event in (_bow(HANA, removed=True, message=message), _bow(YUI, message=message))
        ]
    )

    assert await _rows(either_reception) == (ROUNDS, ROUNDS, ROUNDS)


async def test_one_emoji_comes_while_another_of_the_same_person_goes(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN)
    for message in range(ROUNDS):
        await either_reception.answer(_bow(HANA, message=message))

    await asyncio.gather(
        *[
            either_reception.answer(event)
            for message in range(ROUNDS)
            for event in (
                _bow(HANA, removed=True, message=message),
                _bow(HANA, emoji="bow", message=message),
            )
        ]
    )

    assert await _rows(either_reception) == (ROUNDS, ROUNDS, ROUNDS)


async def test_two_who_thank_each_other_at_once_do_not_wait_for_one_another(
    either_reception: Reception,
) -> None:
    await come(either_reception, HANA, KEN)

    for number in range(ROUNDS):
        said = await asyncio.gather(
            thank(either_reception, HANA, KEN, f"tea {number}"),
            thank(either_reception, KEN, HANA, f"茶 {number}"),
        )
        assert all("thanks" in one.messages[0].parts[0].actions[-1].subject for one in said)  # type: ignore[union-attr]

    assert await count(either_reception, "thanks") == 2 * ROUNDS


async def test_thanks_for_a_gift_outlive_that_it_is_taken_back_at_once(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN)
    for number in range(ROUNDS):
        await give(either_reception, KEN, HANA, words=f"hour {number}")

    await asyncio.gather(
        *[
            either_reception.answer(event)
            for gift in range(1, ROUNDS + 1)
            for event in (
                Submission(HANA, "thanks-for", str(gift), (("words", ("tea",)),), f"s{gift}"),
                Press(KEN, "take-back-yes", f"gift.{gift}", f"p{gift}"),
            )
        ],
        return_exceptions=True,
    )

    async with either_reception.database.reading() as tx:
        for_none = select(thanks.c.id).where(thanks.c.gift_id.not_in(select(gifts.c.id)))
        unthanked = select(gifts.c.id).where(
            gifts.c.born_of_thanks, gifts.c.id.not_in(select(thanks.c.gift_id))
        )
        assert (await tx.execute(for_none)).all() == []
        assert (await tx.execute(unthanked)).all() == []


async def test_thanks_that_go_while_another_gift_is_named_leave_no_gift(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN)
    buttons = []
    for number in range(ROUNDS):
        await give(either_reception, KEN, HANA, words=f"hour {number}")
        buttons.append(await thank(either_reception, HANA, KEN, f"tea {number}"))

    await asyncio.gather(
        *[
            either_reception.answer(Press(HANA, action, subject, f"{action}{number}"))
            for number, said in enumerate(buttons)
            for action, subject in (
                ("thanks-another", button(said, "thanks-another").subject),
                ("take-back-yes", button(said, "take-back").subject),
            )
        ]
    )

    assert await _rows(either_reception) == (0, ROUNDS, ROUNDS)


async def test_whoever_says_twice_at_once_that_it_was_not_them_sends_one_letter(
    either_reception: Reception,
) -> None:
    await come(either_reception, HANA, KEN)
    await thank(either_reception, HANA, KEN, "tea")

    await asyncio.gather(
        *[either_reception.answer(Press(KEN, "not-me", "thanks.1", f"p{n}")) for n in range(4)]
    )

    async with either_reception.database.reading() as tx:
        assert len((await tx.execute(select(outbox.c.id).where(outbox.c.kind == "not-them"))).all()) == 1
        assert len((await tx.execute(select(drafts.c.id))).all()) == 1


async def test_taking_back_late_twice_at_once_sends_one_letter(
    either_reception: Reception, clock: SetClock
) -> None:
    await come(either_reception, HANA, KEN)
    said = await thank(either_reception, HANA, KEN, "tea")
    clock.forward(hours=30)
    form = (await press(either_reception, HANA, button(said, "take-back"))).form
    assert form is not None

    await asyncio.gather(*[send(either_reception, HANA, form, note="a slip") for _ in range(4)])

    async with either_reception.database.reading() as tx:
        assert len((await tx.execute(select(outbox.c.id).where(outbox.c.kind == "taken-back"))).all()) == 1


async def test_a_form_about_oneself_sent_twice_at_once_is_kept_once(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN, YUI)
    form = (await press(either_reception, HANA, Button("x", "introduce-yourself"))).form
    avoiding = (await press(either_reception, HANA, Button("x", "profile-avoid"))).form
    assert form is not None
    assert avoiding is not None

    told = {"kind": "alumnus", "years": "2008-2015", "team": "Sales", "topics": "rust, tea"}
    for _ in range(ROUNDS):
        await asyncio.gather(*[send(either_reception, HANA, form, **told) for _ in range(3)])
        await asyncio.gather(*[send(either_reception, HANA, avoiding, avoided=(KEN.id,)) for _ in range(3)])
        await send(either_reception, HANA, form, **{**told, "topics": ""})
        await send(either_reception, HANA, avoiding, avoided=())

    await send(either_reception, HANA, form, **told)
    async with either_reception.database.reading() as tx:
        assert sorted((await tx.execute(select(topics.c.topic))).scalars()) == ["rust", "tea"]


async def test_who_comes_back_twice_at_once_is_one_member(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN)
    await press(either_reception, HANA, Button("x", "leave-yes"))

    await asyncio.gather(*[either_reception.answer(Press(HANA, "rejoin", "", f"r{n}")) for n in range(4)])

    async with either_reception.database.reading() as tx:
        here = select(members.c.name).where(members.c.left_community.is_(None))
        assert sorted((await tx.execute(here)).scalars()) == ["Hana Mori", "佐藤健"]
        assert not await forgotten.every(tx)


async def test_one_link_code_typed_twice_at_once_links_once(either_reception: Reception) -> None:
    on_discord = Who("discord", "G1", "77", "Hana", "en-US")
    await come(either_reception, HANA, on_discord, OLGA)
    code = read(await say(either_reception, HANA, "link")).split("link ")[-1][:9]

    said = await asyncio.gather(*[say(either_reception, on_discord, "link", words=code) for _ in range(3)])

    assert sum("unlink-one" in [b.action for b in _buttons(one)] for one in said) == 1
    async with either_reception.database.reading() as tx:
        linked = select(outbox.c.id).where(outbox.c.kind == "linked")
        assert len((await tx.execute(linked)).all()) == 1
        assert (await tx.execute(select(receipts))).all() == []


def _buttons(answer: object) -> list[Button]:
    from handlers.view import Answer
    from tests.handlers.people import buttons

    return list(buttons(answer)) if isinstance(answer, Answer) else []
