"""Inviting: when nobody is asked, what happens meanwhile, and what is kept of every decision."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.worker import plan_here
from community.ask import AskId, AskState
from community.member import MemberId
from community.prompt import Ending, Plan
from community.settled import Welcomes
from handlers.context import Rules
from handlers.event import Who
from handlers.reception import Reception
from handlers.timetable import prompts as timetable_
from handlers.view import Button
from storage import asks, gifts, members, muted, prompts, timetable
from storage.database import Database
from storage.tables import decisions, weighed
from storage.tables import prompts as prompts_
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, shown
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, come, press, read, say, send
from tests.handlers.prompting import MIO, SEED, answers, ask, invitations, invite, member_id, ready


async def _meanwhile(reception: Reception, happens: str) -> int:
    """Invite, while between the plan and the invitation something happens."""

    async def planner(database: Database, rules: Rules, now: datetime, seed: int) -> Plan:
        plan = await plan_here(database, rules, now, seed)
        assert any(one.chosen for one in plan.decisions)
        async with database.writing() as tx:
            yui = await member_id(tx, YUI)
            match happens:
                case "paused":
                    await members.update(tx, yui, paused_at=now)
                case "left":
                    await members.leave(tx, "slack", YUI.id, now)
                case "muted":
                    await muted.off(tx, yui, "prompt-answer")
                case "switched off":
                    await prompts.switch(tx, on=False)
                case "helped":
                    await asks.end(tx, AskId(1), AskState.HELPED)
        return plan

    await reception.look_at_rules()
    return await timetable_.invite(reception.database, reception.rules, reception.clock(), planner, SEED)


async def _invited(reception: Reception) -> Who:
    """Who was invited first."""
    async with reception.database.reading() as tx:
        chosen = (await tx.execute(select(prompts_.c.member_id).order_by(prompts_.c.id))).scalars().first()
        ids = {await member_id(tx, who): who for who in (HANA, KEN, YUI)}
    return ids[MemberId(chosen or 0)]


@pytest.mark.parametrize("happens", ["paused", "left", "muted", "switched off", "helped"])
async def test_what_happens_while_a_plan_is_made_is_heeded(either_reception: Reception, happens: str) -> None:
    await ready(either_reception, HANA, KEN, YUI)
    await ask(either_reception)

    assert await _meanwhile(either_reception, happens) == 0
    assert await answers(either_reception) == []


async def test_every_decision_is_kept_with_its_policy_seed_and_chances(either_reception: Reception) -> None:
    await ready(either_reception, HANA, KEN, YUI, MIO)
    await ask(either_reception)

    await invite(either_reception)

    async with either_reception.database.reading() as tx:
        (decision,) = (await tx.execute(select(decisions))).all()
        candidates = (await tx.execute(select(weighed))).all()
        (prompt,) = (await tx.execute(select(prompts_))).all()
    assert (decision.policy, decision.seed, decision.kind, decision.subject) == (
        "turns-1",
        str(SEED),
        "answer",
        "ask:1",
    )
    assert sum(one.chance for one in candidates) == pytest.approx(1)
    assert [one.member_id for one in candidates if one.chosen] == [prompt.member_id]
    assert len(candidates) == 2
    assert prompt.decision_id == decision.id


async def test_a_decision_leaves_with_the_member(either_reception: Reception) -> None:
    await ready(either_reception, HANA, KEN, YUI)
    await ask(either_reception)
    await invite(either_reception)
    leaving = await say(either_reception, YUI, "leave")

    await press(either_reception, YUI, button(leaving, "leave-yes"))

    async with either_reception.database.reading() as tx:
        for table in (prompts_, weighed):
            assert (await tx.execute(select(func.count()).select_from(table))).scalar_one() == 0


async def test_it_is_looked_once_an_hour_and_once_after_an_outage(
    reception: Reception, clock: SetClock
) -> None:
    looked: list[datetime] = []

    async def planner(database: Database, rules: Rules, now: datetime, seed: int) -> Plan:
        looked.append(now)
        return await plan_here(database, rules, now, seed)

    await ready(reception, HANA, KEN, YUI, MIO)
    await reception.look_at_rules()
    for minutes in (0, 1, 58, 1, 59, 1, 5 * 60, 1):
        clock.forward(minutes=minutes)
        await timetable_.invite(reception.database, reception.rules, clock(), planner, SEED)

    assert [at - looked[0] for at in looked] == [
        timedelta(0),
        timedelta(hours=1),
        timedelta(hours=2),
    ]


async def test_a_clock_that_was_a_year_ahead_holds_nothing_up(reception: Reception, clock: SetClock) -> None:
    await ready(reception, HANA, KEN, YUI)
    await ask(reception)
    async with reception.database.writing() as tx:
        await timetable.settle(tx, timetable_.NAME, clock() + timedelta(days=365))

    assert await invite(reception) == 1


async def test_two_processes_invite_once(either_reception: Reception) -> None:
    await ready(either_reception, HANA, KEN, YUI, MIO)
    await ask(either_reception)

    invited = await asyncio.gather(*(invite(either_reception) for _ in range(2)))

    assert sorted(invited) == [0, 1]


async def test_nobody_is_invited_by_night_or_at_the_weekend(reception: Reception, clock: SetClock) -> None:
    await ready(reception, HANA, KEN, YUI)
    await ask(reception)
    invited = []
    for at in (
        datetime(2026, 6, 1, 12, 0, tzinfo=UTC),  # 21:00
        datetime(2026, 6, 6, 3, 0, tzinfo=UTC),  # Saturday
    ):
        clock.now = at
        invited.append(await invite(reception))

    assert invited == [0, 0]
    clock.now = datetime(2026, 6, 8, 3, 0, tzinfo=UTC)
    assert await invite(reception) == 1


async def test_a_holiday_of_the_country_is_a_day_off(reception: Reception, clock: SetClock) -> None:
    clock.now = datetime(2026, 7, 20, 3, 0, tzinfo=UTC)  # Marine Day, a Monday
    reception._operators = replace(reception._operators, holidays="JP")
    await ready(reception, HANA, KEN, YUI)
    await ask(reception)
    off = await invite(reception)
    reception._operators = replace(reception._operators, holidays="")
    reception.forget_rules()
    clock.forward(hours=1)

    assert (off, await invite(reception)) == (0, 1)
    assert date(2026, 7, 20).weekday() == 0


async def test_only_newcomers_are_invited_where_the_door_is_open_to_them_alone(
    reception: Reception, clock: SetClock
) -> None:
    await ready(reception, HANA, KEN, YUI, welcomes=Welcomes.NEWCOMERS)
    await ask(reception)

    assert await invite(reception) == 0


@pytest.mark.parametrize("people", [(HANA,), (HANA, KEN)])
async def test_alone_or_without_a_common_language_nobody_is_asked(
    reception: Reception, people: tuple[Who, ...]
) -> None:
    await ready(reception, *people)
    await ask(reception)

    assert await invite(reception) == 0


async def test_who_never_received_anything_is_only_invited_to_welcome(reception: Reception) -> None:
    await ready(reception, HANA, KEN)
    await come(reception, YUI)
    await reception.pass_time()
    await ask(reception)

    assert await invite(reception) == 0


async def test_two_who_ask_each_other_at_once_may_help_each_other(
    reception: Reception, clock: SetClock
) -> None:
    await ready(reception, HANA, YUI, MIO, KEN, OLGA)
    await ask(reception, HANA)
    await ask(reception, YUI)
    for _ in range(2):
        await invite(reception)
        clock.forward(days=8)

    async with reception.database.reading() as tx:
        rows = (await tx.execute(select(prompts_.c.member_id, prompts_.c.subject))).all()
        hana, yui = await member_id(tx, HANA), await member_id(tx, YUI)
    assert len(rows) == 2
    assert (hana, "ask:1") not in [tuple(row) for row in rows]
    assert (yui, "ask:2") not in [tuple(row) for row in rows]


async def test_nobody_is_invited_twice_at_once_or_to_the_same(reception: Reception, clock: SetClock) -> None:
    await ready(reception, HANA, KEN, YUI)
    await ask(reception)
    for _ in range(4):
        await invite(reception)
        clock.forward(hours=1)

    assert await answers(reception) == ["open"]


async def test_a_newcomer_is_welcomed_by_one_who_was_invited_to(either_reception: Reception) -> None:
    reception = either_reception
    await ready(reception, HANA, KEN, YUI)
    await come(reception, MIO)
    form = (await press(reception, MIO, Button("", "introduce-yourself"))).form
    assert form is not None
    await send(reception, MIO, form, kind="alumnus")
    await letters_to(reception, MIO)
    await invite(reception)
    by = await _invited(reception)
    (letter,) = await invitations(reception, by)

    form = (await press(reception, by, button(shown(letter), "welcome-them"))).form
    assert form is not None
    sent = await send(reception, by, form, words="Good to have you, <@U1>!")

    (came,) = await letters_to(reception, MIO)
    async with reception.database.reading() as tx:
        row = (await tx.execute(select(prompts_))).one()
        gift = await gifts.get(tx, row.gift_id)
    assert "@Mio has just come" in read(letter)
    assert "I will bring your words to @Mio" in read(sent)
    assert "sends you a word of welcome" in read(came)
    assert "Good to have you, <@U1>!" in read(came)
    assert gift is not None
    assert (gift.occasion, gift.kind, gift.prompt_id) == ("prompt", "welcome", row.id)
    assert row.answer == Ending.ACCEPTED


async def test_a_word_of_welcome_is_sent_once_and_can_be_taken_back(reception: Reception) -> None:
    await ready(reception, HANA, KEN, YUI)
    async with reception.database.reading() as tx:
        yui = await member_id(tx, YUI)
    form = (await press(reception, HANA, Button("", "welcome-them", str(yui)))).form
    assert form is not None
    sent = await send(reception, HANA, form, words="Hello")
    twice = await send(reception, HANA, form, words="Hello again")

    await press(
        reception, HANA, button(await press(reception, HANA, button(sent, "take-back")), "take-back-yes")
    )

    assert "counts once" in read(twice)
    assert await letters_to(reception, YUI) == []


async def test_what_is_older_than_thirteen_months_is_forgotten(
    either_reception: Reception, clock: SetClock
) -> None:
    await ready(either_reception, HANA, KEN, YUI)
    await ask(either_reception)
    await invite(either_reception)
    async with either_reception.database.writing() as tx:
        await prompts.forget_before(tx, clock())
        kept = (await tx.execute(select(func.count()).select_from(decisions))).scalar_one()
        await prompts.forget_before(tx, clock() + timedelta(seconds=1))

        for table in (prompts_, decisions, weighed):
            assert (await tx.execute(select(func.count()).select_from(table))).scalar_one() == 0
    assert kept == 1
