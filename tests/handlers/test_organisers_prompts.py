"""What organisers see of prompts: on or off, how many, and why none; nobody's name, and no small count."""

from datetime import timedelta

from sqlalchemy import insert

from community.prompt import Ending, PromptKind
from handlers.reception import Reception
from handlers.view import Button
from storage.tables import prompts
from tests.conftest import SetClock
from tests.handlers.organising import acts, organise
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, come, press, read
from tests.handlers.prompting import ask, invite, member_id, ready


async def _why(reception: Reception) -> str:
    return read(await organise(reception, OLGA, "prompts"))


async def test_prompts_are_switched_off_and_on_again_and_the_audit_says_who(
    either_reception: Reception,
) -> None:
    await ready(either_reception, HANA, KEN, YUI, OLGA)
    await ask(either_reception)
    page = await organise(either_reception, OLGA, "prompts")

    off = await press(either_reception, OLGA, button(page, "prompts-switch"))
    none = await invite(either_reception)
    on = await press(either_reception, OLGA, button(off, "prompts-switch"))

    assert "I am switched off" in read(off)
    assert none == 0
    assert "From now on I invite" in read(on)
    assert [one for one, _ in await acts(either_reception)][-2:] == ["prompts-off", "prompts-on"]


async def test_only_organisers_switch(reception: Reception) -> None:
    await ready(reception, HANA, OLGA)

    answer = await press(reception, HANA, Button("", "prompts-switch", "off"))

    assert "organisers" in read(answer)


async def test_why_nobody_is_invited_is_said_in_words(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, YUI, OLGA)
    closed = await _why(reception)
    await ready(reception, HANA, YUI, OLGA)
    nothing = await _why(reception)
    await ask(reception)
    going = await _why(reception)
    await invite(reception)
    spent = await _why(reception)
    clock.forward(days=15)
    selfish = await _why(reception)

    assert "says nobody yet" in closed
    assert "There is nothing to invite anybody to" in nothing
    assert "Whoever fits is invited within the hour" in going
    assert "Enough were sent" in spent
    assert "The host itself gave nothing for a fortnight" in selfish


async def test_a_host_that_gave_nothing_and_a_community_of_one_are_told(reception: Reception) -> None:
    await ready(reception, OLGA)
    await ask(reception, OLGA)
    few = await _why(reception)

    assert "too few of you" in few


async def test_where_everybody_paused_it_says_so(reception: Reception, clock: SetClock) -> None:
    await ready(reception, HANA, YUI, OLGA)
    await ask(reception)
    for who in (HANA, YUI):
        await press(reception, who, Button("", "prompts-kind", "all.off"))
    clock.forward(hours=12)
    asleep = await _why(reception)
    clock.forward(hours=12)
    await press(reception, OLGA, Button("", "prompts-kind", "all.off"))
    nobody = await _why(reception)

    assert "nobody’s working time" in asleep
    assert "Nobody takes invitations yet" in nobody


async def test_who_never_says_who_and_how_is_not_told_below_five(
    reception: Reception, clock: SetClock
) -> None:
    await ready(reception, HANA, YUI, OLGA)
    async with reception.database.writing() as tx:
        row = {"member_id": await member_id(tx, YUI), "kind": PromptKind.ANSWER, "reason": "turn"}
        when = {"at": clock() - timedelta(days=9), "until": clock()}
        for place, ending in enumerate([Ending.ACCEPTED] * 6 + [Ending.DECLINED] * 2 + [Ending.IGNORED] * 7):
            values = {**row, **when, "subject": f"ask:{place}", "answer": ending}
            await tx.execute(insert(prompts).values(**values))

    page = await _why(reception)

    assert "Sent in the last four weeks: 15" in page
    assert "Not now, not this kind, or a pause: too few to tell" in page
    assert "said yes: too few to tell" in page
    assert "No answer, or over: 7" in page
    assert "Yui" not in page
