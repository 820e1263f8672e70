"""Invitations to speak, to introduce, to share: each opens its own form, and what comes of it is known."""

from datetime import timedelta

from sqlalchemy import select

from community.event import EventId
from community.opening import Opening, OpeningId, OpeningKind
from handlers.event import Who
from handlers.reception import Reception
from handlers.view import Button, Message
from storage import event_speakers, openings, topics
from storage.tables import introductions, prompts, subscriptions
from tests.conftest import SetClock
from tests.handlers.gathering import announced, gather
from tests.handlers.notices import shown
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, give, press, read, send
from tests.handlers.prompting import MIO, answers, invitations, invite, member_id, ready


async def _first_invited(reception: Reception, *among: Who) -> tuple[Who, Message]:
    """Who was invited, and what they read."""
    async with reception.database.reading() as tx:
        chosen = (await tx.execute(select(prompts.c.member_id))).scalar_one()
        (who,) = [one for one in among if await member_id(tx, one) == chosen]
    (letter,) = await invitations(reception, who)
    return who, letter


async def test_a_speaker_who_is_wanted_is_invited_and_the_offer_is_known_to_be_prompted(
    reception: Reception,
) -> None:
    await ready(reception, HANA, KEN, YUI, OLGA)
    await gather(reception)
    event = await announced(reception, speakers="2")
    await invite(reception)
    who, letter = await _first_invited(reception, HANA, KEN, YUI)

    form = (await press(reception, who, button(shown(letter), "event-speak"))).form
    assert form is not None
    await send(reception, who, form, words="My own step")

    async with reception.database.reading() as tx:
        offer = await event_speakers.of(tx, EventId(event), await member_id(tx, who))
    assert "Leaving well" in read(letter)
    assert "90" in read(letter)
    assert offer is not None
    assert offer.prompt_id == 1
    assert await answers(reception) == ["accepted"]


async def test_an_offer_to_speak_is_prompted_only_by_an_invitation_to_this_very_event(
    reception: Reception,
) -> None:
    await ready(reception, HANA, KEN, YUI, OLGA)
    await gather(reception)
    await announced(reception, speakers="2")
    other = await announced(reception, title="Another")
    await invite(reception)
    who, _ = await _first_invited(reception, HANA, KEN, YUI)

    opened = await press(reception, who, Button("x", "event-speak", f"{other}.1"))

    assert opened.form is None
    assert await answers(reception) == ["open"]


async def test_one_who_knows_two_with_a_common_topic_is_invited_to_introduce_them(
    either_reception: Reception, clock: SetClock
) -> None:
    reception = either_reception
    await ready(reception, HANA, YUI, MIO)
    await give(reception, YUI, HANA)
    await give(reception, MIO, YUI)
    async with reception.database.writing() as tx:
        hana, mio = await member_id(tx, HANA), await member_id(tx, MIO)
        await topics.replace(tx, {hana: ("bees",), mio: ("bees", "tea")})
    await invite(reception)
    (letter,) = await invitations(reception, YUI)

    form = (await press(reception, YUI, button(shown(letter), "prompt-introduce"))).form
    assert form is not None
    people = form.fields[0].value
    await send(reception, YUI, form, people=tuple(people.split(",")), words="You both keep bees")

    async with reception.database.reading() as tx:
        row = (await tx.execute(select(introductions))).one()
    assert people == "U1,U4"
    assert "bees" not in read(letter)
    assert (row.first_id, row.second_id, row.prompt_id) == (hana, mio, 1)
    assert await answers(reception) == ["accepted"]


async def test_two_who_know_each_other_are_introduced_by_nobody(reception: Reception) -> None:
    await ready(reception, HANA, YUI, MIO)
    await give(reception, YUI, HANA)
    await give(reception, MIO, YUI)
    await give(reception, HANA, MIO)
    async with reception.database.writing() as tx:
        hana, mio = await member_id(tx, HANA), await member_id(tx, MIO)
        await topics.replace(tx, {hana: ("bees",), mio: ("bees",)})

    assert await invite(reception) == 0


async def test_openings_that_several_wait_for_are_asked_for_and_sharing_one_is_a_yes(
    either_reception: Reception, clock: SetClock
) -> None:
    reception = either_reception
    await ready(reception, HANA, KEN, YUI, OLGA)
    async with reception.database.writing() as tx:
        for who in (HANA, YUI, OLGA):
            row = {"member_id": await member_id(tx, who), "topic": "sales"}
            await tx.execute(subscriptions.insert(), row)
    await invite(reception)
    (letter,) = await invitations(reception, KEN)

    form = (await press(reception, KEN, button(shown(letter), "opening"))).form
    clock.forward(minutes=5)
    until = clock() + timedelta(days=30)
    async with reception.database.writing() as tx:
        ken, day = await member_id(tx, KEN), clock().date()
        job = (OpeningKind.JOB, "", "一緒に働きましょう", day, until, clock(), False, ("sales",))
        await openings.record(tx, Opening(OpeningId(0), ken, "営業", "ACME", *job), "opening")
    clock.forward(hours=1)
    await invite(reception)

    assert form is not None
    assert "「sales」の募集" in read(letter)
    assert await answers(reception) == ["accepted"]


async def test_who_is_asked_for_an_opening_finds_its_topic_filled_in(reception: Reception) -> None:
    await ready(reception, HANA, KEN, YUI, OLGA)
    async with reception.database.writing() as tx:
        for who in (HANA, YUI, OLGA):
            row = {"member_id": await member_id(tx, who), "topic": "sales"}
            await tx.execute(subscriptions.insert(), row)
    await invite(reception)
    (letter,) = await invitations(reception, KEN)
    first = (await press(reception, KEN, button(shown(letter), "opening"))).form
    assert first is not None
    about = {"title": "営業", "organisation": "ACME", "kind": "job", "words": "一緒に働きましょう"}
    kept = await send(reception, KEN, first, **about)

    second = (await press(reception, KEN, button(kept, "opening-step"))).form

    assert second is not None
    assert "sales" in [field.value for field in second.fields]
    await send(reception, KEN, second, topics="sales")
    assert await answers(reception) == ["accepted"]


async def test_a_forged_subject_introduces_nobody(reception: Reception) -> None:
    await ready(reception, HANA)

    for subject in ("", "1", "x", "²"):
        answer = await press(reception, HANA, Button("", "prompt-introduce", subject))

        assert "no longer valid" in read(answer)
