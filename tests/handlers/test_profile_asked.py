"""Once a year one card asks whether the profile is still right, of whom the bot may write to."""

from datetime import timedelta

import pytest

from community.gift import GiftKind
from community.member import MemberId
from community.settled import Welcomes
from handlers.event import Joined, Left, Who
from handlers.members.profile_asked import KIND
from handlers.reception import Reception
from handlers.timetable.profiles import AT_ONCE, YEAR, ask_whether_still_right
from handlers.view import Button, Message
from storage import members, muted, profiles
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, open_the_door, shown
from tests.handlers.people import HANA, KEN, button, come, press, read, send


async def _introduce(reception: Reception, who: Who = HANA) -> None:
    form = (await press(reception, who, Button("x", "introduce-yourself"))).form
    assert form is not None
    await send(reception, who, form, kind="alumnus", team="Sales")


async def _id(reception: Reception, who: Who = HANA) -> MemberId:
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, who.platform, who.id)
        assert found is not None
        return found[0].id


async def _tick(reception: Reception) -> int:
    await reception.look_at_rules()
    async with reception.database.writing() as tx:
        return await ask_whether_still_right(tx, reception.rules, reception.clock())


async def _cards(reception: Reception) -> list[Message]:
    return [one for one in await letters_to(reception, HANA) if one.title == "Is your profile still right?"]


async def _a_year_on(reception: Reception, clock: SetClock, welcomes: Welcomes = Welcomes.EVERYBODY) -> None:
    await open_the_door(reception, welcomes)
    await reception.answer(Joined(HANA, new=True))
    await _introduce(reception)
    clock.forward(days=YEAR.days)


async def test_after_a_year_one_card_shows_the_profile_and_takes_a_yes(
    either_reception: Reception, clock: SetClock
) -> None:
    await _a_year_on(either_reception, clock)

    asked = await _tick(either_reception)

    (card,) = await _cards(either_reception)
    answer = await press(either_reception, HANA, button(shown(card), "profile-right"))
    assert asked == 1
    assert "Team: Sales" in read(card)
    assert button(shown(card), "profile").label == "Change something"
    assert "thank you" in read(answer)
    assert await _tick(either_reception) == 0


async def test_it_is_asked_once_after_a_long_downtime_and_again_a_year_later(
    reception: Reception, clock: SetClock
) -> None:
    await _a_year_on(reception, clock)
    clock.forward(days=3 * YEAR.days)

    asked = [await _tick(reception) for _ in range(3)]
    clock.forward(days=YEAR.days)

    assert asked == [1, 0, 0]
    assert await _tick(reception) == 1
    assert len(await _cards(reception)) == 2


async def test_a_day_early_nobody_is_asked(reception: Reception, clock: SetClock) -> None:
    await _a_year_on(reception, clock)
    clock.now -= timedelta(days=1)

    assert await _tick(reception) == 0


async def test_who_changed_their_profile_lately_is_not_asked(reception: Reception, clock: SetClock) -> None:
    await _a_year_on(reception, clock)
    form = (await press(reception, HANA, Button("x", "profile-step", ".2"))).form
    assert form is not None
    await send(reception, HANA, form, expertise="python")

    soon = await _tick(reception)
    clock.forward(days=YEAR.days)

    assert (soon, await _tick(reception)) == (0, 1)


@pytest.mark.parametrize("why", ["left", "paused", "muted", "closed"])
async def test_who_is_left_in_peace_is_not_asked(
    either_reception: Reception, clock: SetClock, why: str
) -> None:
    await _a_year_on(either_reception, clock)
    hana = await _id(either_reception)
    if why == "left":
        await either_reception.answer(Left(HANA))
    elif why == "closed":
        await open_the_door(either_reception, Welcomes.NOBODY)
    async with either_reception.database.writing() as tx:
        if why == "paused":
            await members.update(tx, hana, paused_at=clock())
        elif why == "muted":
            await muted.off(tx, hana, KIND)

    assert await _tick(either_reception) == 0


async def test_who_told_nothing_has_nothing_to_be_asked_about(reception: Reception, clock: SetClock) -> None:
    await open_the_door(reception)
    await come(reception, HANA)
    clock.forward(days=2 * YEAR.days)
    nothing = await _tick(reception)
    hana = await _id(reception)
    async with reception.database.writing() as tx:
        await profiles.save_askable(tx, hana, [GiftKind.ADVICE], ["ux"])

    assert (nothing, await _tick(reception)) == (0, 1)


async def test_where_only_newcomers_are_written_to_who_was_here_before_is_not_asked(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, KEN)
    await _introduce(reception, KEN)
    clock.forward(days=1)
    await _a_year_on(reception, clock, Welcomes.NEWCOMERS)
    clock.forward(days=1)

    assert await _tick(reception) == 1
    assert len(await _cards(reception)) == 1


async def test_a_few_are_asked_at_a_time(reception: Reception, clock: SetClock) -> None:
    crowd = [Who("slack", "T1", f"U1{n:03}", f"P{n}", "en-US") for n in range(AT_ONCE + 2)]
    await open_the_door(reception)
    await come(reception, *crowd)
    async with reception.database.writing() as tx:
        for member, _ in (await members.of_accounts(tx, "slack", [who.id for who in crowd])).values():
            await members.update(tx, member.id, declared_at=clock())
    clock.forward(days=YEAR.days)

    assert [await _tick(reception) for _ in range(3)] == [AT_ONCE, 2, 0]
