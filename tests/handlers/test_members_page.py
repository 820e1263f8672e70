"""Members as organisers see them: counts, and one tap for each who waits to be confirmed."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from community.gift import GiftId
from community.member import MemberId, MemberKind
from handlers.event import Left, Who
from handlers.reception import Reception
from handlers.view import Answer, Button
from storage import deliveries, gifts, members
from tests.conftest import SetClock
from tests.handlers.organising import OTTO, acts, organise
from tests.handlers.people import HANA, KEN, OLGA, YUI, buttons, come, give, press, read, say

DECLARES = {
    "kind": MemberKind.STAFF,
    "team": "営業",
    "joined_company": date(2015, 4, 1),
    "left_company": date(2020, 3, 31),
}


async def _id(reception: Reception, who: Who) -> MemberId:
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, who.platform, who.id)
    assert found is not None
    return found[0].id


async def _change(reception: Reception, who: Who, values: Mapping[str, object]) -> None:
    member = await _id(reception, who)
    async with reception.database.writing() as tx:
        await members.update(tx, member, **values)


async def _declare(reception: Reception, who: Who, **values: object) -> None:
    """They say what they are."""
    await _change(reception, who, {"declared_at": reception.clock(), "confirmed": False, **values})


async def _stands(reception: Reception, who: Who) -> tuple[bool, bool]:
    """Whether they are confirmed, and whether what they said still stands."""
    member = await _id(reception, who)
    async with reception.database.reading() as tx:
        known = (await members.get(tx, [member]))[member]
    return known.confirmed, known.declared_at is not None


def _tap(answer: Answer, action: str, at: int = 0) -> Button:
    return [b for b in buttons(answer) if b.action == action][at]


async def test_an_organiser_sees_counts_and_who_waits(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI, OLGA, OTTO)
    await _change(reception, YUI, {"confirmed": True, "kind": MemberKind.STAFF})
    await _declare(reception, HANA, **DECLARES)
    await _declare(reception, KEN, joined_company=date(2018, 4, 1))

    english = await organise(reception, OLGA, "members")
    japanese = await organise(reception, OTTO, "メンバー")

    for line in (
        "Here now: 5 people",
        "Alumni: 3 people",
        "Work at the company: 2 people",
        "Confirmed: one person",
        "Not confirmed yet: 4 people",
        "2 wait to be confirmed.",
        "@Hana Mori: works at the company, 2015–2020, 営業 (said so on 2026-06-01)",
        "@佐藤健: an alum, since 2018 (said so on 2026-06-01)",
    ):
        assert line in read(english)
    for line in (
        "いまいる方: 5人",
        "確認済み: 1人",
        "2人が確認を待っています。",
        "@Hana Moriさん: 社員、2015年〜2020年、営業(2026-06-01に申告)",
        "@佐藤健さん: アルムナイ、2018年入社",
    ):
        assert line in read(japanese)
    assert [b.label for b in buttons(english)] == ["Confirm Hana Mori", "Not so", "Confirm 佐藤健", "Not so"]


async def test_nobody_waits_where_nobody_said_what_they_are(reception: Reception) -> None:
    await come(reception, HANA, OLGA)

    answer = await organise(reception, OLGA, "members")

    assert "Nobody waits to be confirmed." in read(answer)
    assert not buttons(answer)


async def test_nothing_private_is_shown(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    await give(reception, HANA, KEN, words="a secret word")
    await _declare(reception, HANA, paused_at=reception.clock(), rank="partner", time_zone="Europe/Oslo")

    answer = read(await organise(reception, OLGA, "members"))

    for private in ("pause", "secret", "partner", "Oslo", "gift"):
        assert private not in answer.lower()


async def test_one_tap_confirms_and_the_next_ones_follow(reception: Reception, clock: SetClock) -> None:
    people = [Who("slack", "T1", f"UM{n}", f"member {n}", "en") for n in range(7)]
    await come(reception, OLGA, *people)
    for who in people:
        clock.forward(minutes=1)
        await _declare(reception, who)
    first = await organise(reception, OLGA, "members")

    answer = await press(reception, OLGA, _tap(first, "members-confirm"))

    assert "7 wait" in read(first)
    assert [b.label for b in buttons(first) if b.tone == "primary"] == [
        f"Confirm member {n}" for n in range(5)
    ]
    assert "@member 0 is confirmed." in read(answer)
    assert "6 wait" in read(answer)
    assert [b.label for b in buttons(answer) if b.tone == "primary"] == [
        f"Confirm member {n}" for n in range(1, 6)
    ]
    assert await _stands(reception, people[0]) == (True, True)
    assert await acts(reception) == [("confirmed", f"member:{await _id(reception, people[0])}")]


async def test_not_so_takes_them_off_the_list_and_writes_to_nobody(reception: Reception) -> None:
    await come(reception, HANA, OTTO)
    await _declare(reception, HANA)

    answer = await press(reception, OTTO, _tap(await organise(reception, OTTO, "members"), "members-decline"))

    async with reception.database.reading() as tx:
        assert await deliveries.counts(tx) == {}
    assert "@Hana Moriさんは、まだ確認していない方のままにしました" in read(answer)
    assert "確認を待っている方はいません" in read(answer)
    assert await _stands(reception, HANA) == (False, False)
    assert [action for action, _ in await acts(reception)] == ["declined"]


async def test_gifts_of_before_keep_what_was_stored_of_the_companys_share(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    await _declare(reception, HANA, kind=MemberKind.STAFF)
    await give(reception, HANA, KEN)

    await press(reception, OLGA, _tap(await organise(reception, OLGA, "members"), "members-confirm"))
    await give(reception, HANA, KEN, words="later")

    async with reception.database.reading() as tx:
        found = [await gifts.get(tx, GiftId(n)) for n in (1, 2)]
    assert [gift.host for gift in found if gift is not None] == [None, True]


async def test_who_just_left_is_not_confirmed(reception: Reception) -> None:
    await come(reception, HANA, OLGA)
    await _declare(reception, HANA)
    page = await organise(reception, OLGA, "members")
    await reception.answer(Left(HANA))

    answers = [
        await press(reception, OLGA, _tap(page, action)) for action in ("members-confirm", "members-decline")
    ]

    assert all("@Hana Mori has left the community, so there is nothing" in read(one) for one in answers)
    assert await _stands(reception, HANA) == (False, True)
    assert await acts(reception) == []


async def test_who_another_organiser_confirmed_is_confirmed_already(reception: Reception) -> None:
    await come(reception, HANA, OLGA, OTTO)
    await _declare(reception, HANA)
    pages = [await organise(reception, who, "members") for who in (OLGA, OTTO)]
    await press(reception, OLGA, _tap(pages[0], "members-confirm"))

    answers = [
        await press(reception, OTTO, _tap(pages[1], action))
        for action in ("members-confirm", "members-decline")
    ]

    assert all("@Hana Moriさんは、すでに確認されています" in read(one) for one in answers)
    assert await _stands(reception, HANA) == (True, True)
    assert len(await acts(reception)) == 1


async def test_who_was_declined_meanwhile_does_not_wait_any_more(reception: Reception) -> None:
    await come(reception, HANA, OLGA)
    await _declare(reception, HANA)
    page = await organise(reception, OLGA, "members")
    await press(reception, OLGA, _tap(page, "members-decline"))

    answer = await press(reception, OLGA, _tap(page, "members-confirm"))

    assert "does not wait to be confirmed any more" in read(answer)
    assert await _stands(reception, HANA) == (False, False)


async def test_nobody_is_confirmed_as_something_that_was_not_read(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, HANA, OLGA)
    await _declare(reception, HANA)
    page = await organise(reception, OLGA, "members")
    clock.now += timedelta(seconds=1)
    await _declare(reception, HANA, kind=MemberKind.STAFF)

    answer = await press(reception, OLGA, _tap(page, "members-confirm"))

    assert "@Hana Mori has changed what they say." in read(answer)
    assert "@Hana Mori: works at the company" in read(answer)
    assert await _stands(reception, HANA) == (False, True)


async def test_who_is_forgotten_has_nothing_to_confirm(reception: Reception) -> None:
    await come(reception, HANA, OLGA)
    await _declare(reception, HANA)
    page = await organise(reception, OLGA, "members")
    await _change(reception, HANA, {"name": "", "declared_at": None})
    (member, said_at) = _tap(page, "members-confirm").subject.split(".")

    answers = [
        await press(reception, OLGA, Button("x", "members-confirm", f"{one}.{said_at}"))
        for one in (member, "404")
    ]

    assert all("asked to be forgotten" in read(one) for one in answers)
    assert await acts(reception) == []


async def test_the_menu_of_an_organiser_says_how_many_wait(reception: Reception) -> None:
    await come(reception, OLGA, HANA)
    await _declare(reception, HANA)

    menu = await say(reception, OLGA, "menu")

    assert "one member waits to be confirmed" in read(menu)
    assert "to be confirmed" not in read(await say(reception, HANA, "menu"))


async def test_whoever_organises_alone_confirms_what_they_said_of_themselves(reception: Reception) -> None:
    await come(reception, OLGA, HANA)
    await _declare(reception, OLGA)
    mine = await organise(reception, OLGA, "members")

    await press(reception, OLGA, _tap(mine, "members-confirm"))

    assert (await acts(reception)) == [("confirmed", "member:1")]


async def test_nobody_confirms_themselves_where_others_organise(reception: Reception) -> None:
    await come(reception, OLGA, OTTO)
    await _declare(reception, OLGA)
    mine, theirs = [await organise(reception, who, "members") for who in (OLGA, OTTO)]

    refused = await press(reception, OLGA, _tap(theirs, "members-confirm"))
    answer = await press(reception, OTTO, _tap(theirs, "members-confirm"))

    assert "Another organiser confirms what you say of yourself." in read(mine)
    assert [b.action for b in buttons(mine)] == ["members-decline"]
    assert "for another organiser to confirm" in read(refused)
    assert "@Olgaさんを確認しました。" in read(answer)


@pytest.mark.parametrize("subject", ["", "1", "1.", ".1", "x.1", "1.x", "9" * 40 + ".1", "-1.1"])
async def test_a_made_up_member_has_expired(reception: Reception, subject: str) -> None:
    await come(reception, OLGA)

    answer = await press(reception, OLGA, Button("x", "members-confirm", subject))

    assert "no longer valid" in read(answer)


async def test_members_do_not_confirm_one_another(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    await _declare(reception, HANA)
    page = await organise(reception, OLGA, "members")

    answers = [
        await organise(reception, HANA, "members"),
        *[await press(reception, HANA, b) for b in buttons(page)],
    ]

    assert all("Only organisers can see this" in read(one) for one in answers)
    assert await _stands(reception, HANA) == (False, True)
