"""A newcomer says what they are, an organiser confirms it, and a small first step is offered."""

from datetime import date

import pytest

from community.member import Member
from community.settled import Settled
from handlers.event import Who
from handlers.reception import Reception
from handlers.view import Answer, Button, Form
from storage import confirming, members, settled, topics
from tests.conftest import SetClock
from tests.handlers.people import HANA, KEN, button, buttons, press, read, say, send

TOLD = {"kind": "alumnus", "years": "2008-2015", "team": "Sales", "topics": "UX, law"}


async def _me(reception: Reception, who: Who = HANA) -> Member:
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, who.platform, who.id)
        assert found is not None
        return found[0]


async def _form(reception: Reception, who: Who = HANA) -> Form:
    form = (await press(reception, who, Button("x", "introduce-yourself"))).form
    assert form is not None
    return form


async def _introduce(reception: Reception, who: Who = HANA, **changed: str) -> Answer:
    return await send(reception, who, await _form(reception, who), **{**TOLD, **changed})


async def _confirm(reception: Reception) -> None:
    me = await _me(reception)
    async with reception.database.writing() as tx:
        await members.update(tx, me.id, confirmed=True)


async def test_what_a_newcomer_says_waits_for_an_organiser(reception: Reception) -> None:
    answer = await _introduce(reception, kind="staff", years="2008-")

    me = await _me(reception)
    async with reception.database.reading() as tx:
        waits = await confirming.waiting(tx)
        shared = await topics.of(tx, [me.id])
    assert [member.id for member in waits] == [me.id]
    assert (me.kind, me.confirmed, me.declared_at) == ("staff", False, reception.clock())
    assert (me.joined_company, me.left_company, me.team) == (date(2008, 1, 1), None, "Sales")
    assert shared == {me.id: frozenset({"ux", "law"})}
    assert "An organiser will confirm this soon" in read(answer)
    assert [b.action for b in buttons(answer)][:2] == ["profile", "first-step-topic"]


async def test_only_the_kind_is_needed_and_nobody_is_presumed_to_be_either(reception: Reception) -> None:
    form = await _form(reception)

    await send(reception, HANA, form, kind="alumnus")

    assert [(field.name, field.required) for field in form.fields] == [
        ("kind", True),
        ("years", False),
        ("team", False),
        ("topics", False),
    ]
    assert form.fields[0].value == ""
    assert (await _me(reception)).declared_at is not None


async def test_what_is_known_stands_in_the_form(reception: Reception) -> None:
    await _introduce(reception, kind="staff")

    form = await _form(reception)

    known = {"kind": "staff", "years": "2008–2015", "team": "Sales", "topics": "law, ux"}
    assert {field.name: field.value for field in form.fields} == known


async def test_a_kind_that_was_confirmed_stays_confirmed(reception: Reception) -> None:
    await _introduce(reception)
    await _confirm(reception)

    answer = await _introduce(reception, team="Marketing")

    me = await _me(reception)
    assert (me.confirmed, me.team) == (True, "Marketing")
    assert "An organiser will confirm" not in read(answer)


async def test_another_kind_asks_for_confirmation_again(reception: Reception, clock: SetClock) -> None:
    await _introduce(reception)
    await _confirm(reception)
    clock.forward(days=1)

    answer = await _introduce(reception, kind="staff")

    me = await _me(reception)
    assert (me.kind, me.confirmed, me.declared_at) == ("staff", False, clock())
    assert "An organiser will confirm this soon" in read(answer)


@pytest.mark.parametrize(
    ("field", "said", "sentence"),
    [
        ("years", "2050", "2050 cannot be right"),
        ("topics", "x" * 41, "is long for a topic"),
        ("kind", "emperor", "I need a few words"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_is_lost(
    reception: Reception, field: str, said: str, sentence: str
) -> None:
    refused = await send(reception, HANA, await _form(reception), **{**TOLD, field: said})

    again = (await press(reception, HANA, button(refused, "again"))).form

    assert sentence in read(refused)
    assert again is not None
    assert {one.name: one.value for one in again.fields} == {**TOLD, field: said}
    assert (await _me(reception)).declared_at is None


async def test_the_profile_invites_who_has_not_told_and_shows_what_waits(reception: Reception) -> None:
    before = await say(reception, HANA, "profile")
    await _introduce(reception)
    waits = await say(reception, HANA, "profile")
    await _confirm(reception)
    confirmed = await say(reception, HANA, "profile")

    assert button(before, "introduce-yourself").label == "Introduce myself"
    assert button(waits, "introduce-yourself").label == "Something changed about me"
    assert "You are: an alum (waits for an organiser to confirm it)" in read(waits)
    assert "You are: an alum (confirmed)" in read(confirmed)


@pytest.mark.parametrize("who", [HANA, KEN])
async def test_the_form_names_the_company_and_fits_in_both_languages(
    reception: Reception, clock: SetClock, who: Who
) -> None:
    bare = (await _form(reception, who)).fields[0].choices[0].label
    async with reception.database.writing() as tx:
        await settled.save(tx, Settled(company="コバルト商事" * 20))
    clock.forward(minutes=1)

    named = (await _form(reception, who)).fields[0].choices[0].label

    assert "コバルト" not in bare
    assert "コバルト" in named
