"""Who is alone in a round, and why: each hears it, and it tells nothing of anybody else."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import func, select

from community.hours import Hours
from community.member import MemberId
from handlers.event import Who
from handlers.reception import Reception
from storage import habits, members, profiles
from storage.habits import Habits
from storage.tables import round_places
from tests.conftest import SetClock
from tests.handlers.bringing import actions
from tests.handlers.drawing import KIT, LEN, SUNDAY, join, one_round, tick
from tests.handlers.people import HANA, YUI, read
from tests.handlers.rooms import letters, member, rooms


async def test_nobody_is_drawn_with_whom_they_met_in_the_round_before(
    reception: Reception, clock: SetClock
) -> None:
    await join(reception, HANA, KIT, YUI, LEN)
    pairs: list[frozenset[int]] = []

    for _ in range(3):
        await one_round(reception, clock)
        pairs += [frozenset(room.people) for room in await rooms(reception)]

    assert len(pairs) == 6
    assert len(set(pairs)) == 6


async def test_who_is_alone_hears_why_and_what_happens_next(reception: Reception, clock: SetClock) -> None:
    await join(reception, HANA)

    await one_round(reception, clock)

    (letter,) = await letters(reception, HANA)
    assert "the only one in this round" in read(letter)
    assert "You are in the next one" in read(letter)
    assert "rounds" in actions(letter)


async def test_why_two_do_not_meet_does_not_tell_that_one_avoids_the_other(
    reception: Reception, clock: SetClock
) -> None:
    await join(reception, HANA, KIT)
    hana, ken = await member(reception, HANA), await member(reception, KIT)
    async with reception.database.writing() as tx:
        await profiles.save_avoided(tx, hana.id, {ken.id})

    await one_round(reception, clock)

    said = [read(letter) for who in (HANA, KIT) for letter in await letters(reception, who)]
    assert len(said) == 2
    assert all("everybody else was taken already" in one for one in said)
    assert not await rooms(reception)


async def test_who_left_between_the_plan_and_the_sending_is_not_drawn(
    reception: Reception, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await join(reception, HANA, KIT)
    clock.now = SUNDAY
    await tick(reception)
    clock.forward(days=1)
    ken = await member(reception, KIT)

    async def leaves() -> None:
        async with reception.database.writing() as tx:
            await members.leave(tx, KIT.platform, KIT.id, clock())

    monkeypatch.setattr(asyncio, "to_thread", _and_then(leaves))

    await tick(reception)

    (letter,) = await letters(reception, HANA)
    assert "could not be there" in read(letter)
    assert not await rooms(reception)
    assert await _places(reception, ken.id) == 0


def _and_then(happens: Callable[[], Awaitable[None]]) -> Callable[..., Awaitable[object]]:
    """Instead of a thread: the work, and what happens meanwhile."""

    async def found(work: Callable[..., object], *told: object) -> object:
        drawn = work(*told)
        await happens()
        return drawn

    return found


async def _places(reception: Reception, someone: MemberId) -> int:
    async with reception.database.reading() as tx:
        query = select(func.count()).where(round_places.c.member_id == someone)
        return (await tx.execute(query)).scalar_one()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"language": "ja"}, "同じ言語"),
        ({"time_zone": "America/Los_Angeles"}, "awake when you are"),
    ],
    ids=["language", "hours"],
)
async def test_what_stands_between_two_is_told_in_a_reason(
    reception: Reception, clock: SetClock, told: dict[str, str], said: str
) -> None:
    kim = Who("slack", "T1", "U5", "Kim", "ja-JP" if "language" in told else "en-US")
    await join(reception, HANA, KIT, kim)
    someone, hana = await member(reception, kim), await member(reception, HANA)
    async with reception.database.writing() as tx:
        await members.update(tx, someone.id, **told)
        quiet = Habits(quiet=Hours(20 * 60, 12 * 60))
        for one in (someone, hana, await member(reception, KIT)):
            await habits.save(tx, one.id, quiet)

    await one_round(reception, clock)

    (letter,) = await letters(reception, kim)
    (room,) = await rooms(reception)
    assert said in read(letter)
    assert someone.id not in room.people


async def test_who_has_met_everybody_hears_that(reception: Reception, clock: SetClock) -> None:
    await join(reception, HANA, KIT)
    await one_round(reception, clock)
    await letters(reception, HANA)
    clock.forward(days=1)

    await one_round(reception, clock)

    said = [read(letter) for letter in await letters(reception, HANA)]
    assert any("You have met everybody" in one for one in said)
