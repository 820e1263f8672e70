"""One person in two homes: a code, both sides hear of it, and a way back."""

import re

import pytest

from community.notice import NoticeId
from handlers.event import Mentioned, Who
from handlers.reception import Reception
from handlers.view import Answer, Button
from storage import members, outbox
from storage.database import Database
from tests.conftest import SetClock
from tests.handlers.people import HANA, KEN, YUI, button, buttons, come, give, press, read, say, thank
from tests.storage import filled

ON_DISCORD = Who("discord", "S1", "500", "hana_m", "en-US")
MEI = Who("discord", "S1", "600", "芽衣", "ja")


async def code_for(reception: Reception, who: Who) -> str:
    """The code that `/alumni link` shows."""
    found = re.search(r"Your code: ([A-Z]{4}-[A-Z]{4})", read(await say(reception, who, "link")))
    assert found is not None
    return found[1]


async def link(reception: Reception, one: Who, other: Who) -> Answer:
    """`one` makes a code, and `other` types it."""
    return await say(reception, other, "link", words=await code_for(reception, one))


async def kept(database: Database) -> filled.Rows:
    async with database.reading() as tx:
        return await filled.everything(tx)


async def letter(reception: Reception, reader: Who, kind: str) -> Answer:
    """The newest notice of a kind, as its reader gets it on that platform."""
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, reader.platform, reader.id)
        assert found is not None
        rows = [row for row in (await filled.everything(tx))["outbox"] if row["kind"] == kind]
        notice = await outbox.get(tx, NoticeId(int(str(rows[-1]["id"]))))
        assert notice is not None
        assert (notice.member, notice.via) == (found[0].id, reader.platform)
        message = await reception.draw(tx, notice, found[0], reader.platform)
    return Answer((message,) if message else ())


async def test_a_code_typed_in_the_other_home_makes_two_accounts_one(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN, ON_DISCORD, MEI)
    await give(either_reception, HANA, KEN)
    await thank(either_reception, MEI, ON_DISCORD, "for the soup")

    answer = await link(either_reception, HANA, ON_DISCORD)

    mine = [read(await say(either_reception, who, "mine")) for who in (HANA, ON_DISCORD)]
    assert "Your account here and “Hana Mori” (Slack) are one member" in read(answer)
    assert mine[0] == mine[1]
    assert "You gave: 2 gifts" in mine[0]


@pytest.mark.parametrize("typed", ["{}", " {} ", "lower {}", "plain {}"])
async def test_a_code_is_read_kindly(reception: Reception, typed: str) -> None:
    await come(reception, HANA, ON_DISCORD)
    code = await code_for(reception, HANA)
    written = {"lower {}": code.lower(), "plain {}": code.replace("-", " ")}.get(typed, typed.format(code))

    answer = await say(reception, ON_DISCORD, "link", words=written)

    assert "are one member" in read(answer)


async def test_the_code_itself_is_nowhere_kept(reception: Reception) -> None:
    await come(reception, HANA)

    code = await code_for(reception, HANA)

    rows = await kept(reception.database)
    assert len(rows["link_codes"]) == 1
    assert code.replace("-", "") not in repr(rows)


@pytest.mark.parametrize("typed", ["AAAA-AAAA", "abc", "12345678", "ＡＢＣＤ－ＥＦＧＨ", "x" * 5000])
async def test_a_guessed_code_says_the_same_as_one_that_is_over(
    reception: Reception, clock: SetClock, typed: str
) -> None:
    await come(reception, HANA, ON_DISCORD)
    code = await code_for(reception, HANA)

    guessed = read(await say(reception, ON_DISCORD, "link", words=typed))
    clock.forward(minutes=10)
    over = read(await say(reception, ON_DISCORD, "link", words=code))

    assert guessed == over
    assert "This code does not work, or no longer" in over
    assert (await kept(reception.database))["moved_rows"] == []


async def test_a_code_works_once(reception: Reception) -> None:
    await come(reception, HANA, ON_DISCORD, MEI)
    code = await code_for(reception, HANA)
    await say(reception, ON_DISCORD, "link", words=code)

    again = [read(await say(reception, who, "link", words=code)) for who in (ON_DISCORD, MEI)]

    assert "This code does not work" in again[0]
    assert "このコードは使えません" in again[1]


async def test_a_second_code_ends_the_first(reception: Reception) -> None:
    await come(reception, HANA, ON_DISCORD)
    first, second = await code_for(reception, HANA), await code_for(reception, HANA)

    refused = await say(reception, ON_DISCORD, "link", words=first)
    taken = await say(reception, ON_DISCORD, "link", words=second)

    assert "This code does not work" in read(refused)
    assert "are one member" in read(taken)


async def test_a_code_of_oneself_of_the_same_home_and_of_who_is_linked_is_refused_and_still_holds(
    reception: Reception,
) -> None:
    await come(reception, HANA, YUI, ON_DISCORD)
    code = await code_for(reception, HANA)

    own = await say(reception, HANA, "link", words=code)
    same_home = await say(reception, YUI, "link", words=code)
    await say(reception, ON_DISCORD, "link", words=code)
    twice = await link(reception, HANA, ON_DISCORD)

    assert "made by this very account" in read(own)
    assert "in the same place" in read(same_home)
    assert "are one already" in read(twice)


async def test_the_other_side_hears_of_it_in_its_own_home_and_can_undo_it_at_once(
    either_reception: Reception,
) -> None:
    await come(either_reception, HANA, KEN, MEI)
    await give(either_reception, HANA, KEN)
    before = {
        name: rows for name, rows in (await kept(either_reception.database)).items() if name != "outbox"
    }
    await link(either_reception, HANA, MEI)

    told = await letter(either_reception, HANA, "linked")
    undone = await press(either_reception, HANA, button(told, "unlink-one"))

    assert "“芽衣” (Discord) used your code" in read(told)
    assert button(told, "unlink-one").label == "That was not me"
    assert "“芽衣” (Discord) is parted from the other account" in read(undone)
    after = await kept(either_reception.database)
    assert {name: after[name] for name in before} == before
    assert "「Hana Mori」(Slack)" in read(await letter(either_reception, MEI, "unlinked"))


async def test_a_link_that_is_undone_already_is_not_told(reception: Reception) -> None:
    await come(reception, HANA, ON_DISCORD)
    await link(reception, HANA, ON_DISCORD)
    told = await letter(reception, HANA, "linked")

    await say(reception, ON_DISCORD, "unlink")

    again = await press(reception, HANA, button(told, "unlink-one"))
    assert await letter(reception, HANA, "linked") == Answer()
    assert "This account stands alone" in read(again)


async def test_what_is_given_in_between_goes_with_the_account_it_came_by(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN, ON_DISCORD, MEI)
    await link(either_reception, HANA, ON_DISCORD)
    await thank(either_reception, ON_DISCORD, MEI, "for the map")
    await thank(either_reception, HANA, KEN, "for the lift")

    await say(either_reception, HANA, "unlink")

    on_slack, on_discord = [read(await say(either_reception, who, "mine")) for who in (HANA, ON_DISCORD)]
    assert "for the lift" in on_slack
    assert "for the map" not in on_slack
    assert "for the map" in on_discord


async def test_of_several_accounts_it_asks_which(reception: Reception) -> None:
    await come(reception, HANA, ON_DISCORD, MEI)
    await link(reception, HANA, ON_DISCORD)
    await link(reception, HANA, MEI)

    asked = await say(reception, HANA, "unlink")
    parted = await press(reception, HANA, buttons(asked)[-1])

    assert [b.label for b in buttons(asked)] == ["Hana Mori (Slack)", "hana_m (Discord)", "芽衣 (Discord)"]
    assert "“芽衣” (Discord) is parted" in read(parted)
    async with reception.database.reading() as tx:
        known = await members.of_accounts(tx, "discord", ["500", "600"])
        slack = await members.of_account(tx, "slack", "U1")
    assert slack is not None
    assert known["500"][0].id == slack[0].id
    assert known["600"][0].id != slack[0].id


@pytest.mark.parametrize("subject", ["", "1", "999", "x", "１"])
async def test_nobody_parts_the_account_of_another(reception: Reception, subject: str) -> None:
    await come(reception, HANA, ON_DISCORD, KEN)
    await link(reception, HANA, ON_DISCORD)
    before = await kept(reception.database)

    answer = await press(reception, KEN, Button("x", "unlink-one", subject))

    assert read(answer).startswith("すみません")
    assert (await kept(reception.database))["accounts"] == before["accounts"]


async def test_who_stands_alone_has_nothing_to_part(reception: Reception) -> None:
    await come(reception, HANA)

    answer = await say(reception, HANA, "unlink")

    assert "stands alone" in read(answer)


async def test_two_homes_that_say_two_things_of_one_member_do_not_take_turns(reception: Reception) -> None:
    await come(reception, HANA, MEI)
    await link(reception, HANA, MEI)

    said = [read(await say(reception, who, "menu")) for who in (MEI, HANA, MEI)]

    assert said[0] == said[1] == said[2]
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, "discord", MEI.id)
    assert found is not None
    assert found[0].language == "en"


async def test_who_is_named_by_either_account_is_the_same(reception: Reception) -> None:
    await come(reception, HANA, KEN, ON_DISCORD)
    await link(reception, HANA, ON_DISCORD)

    answer = await say(reception, ON_DISCORD, "thanks", Mentioned("500"), words="me")
    named = await thank(reception, KEN, "Hana Mori", "for both")

    assert "That is you" in read(answer)
    assert "@Hana Mori" in read(named)
