"""Whom one would rather not meet: noted in silence, kept whole, and told to nobody."""

import pytest

from community.member import Member, MemberId
from handlers.event import Who
from handlers.reception import Reception
from handlers.view import Button, Form
from storage import members, profiles
from storage.tables import avoided
from tests.handlers.people import HANA, KEN, ROBOT, YUI, buttons, come, press, read, say, send


async def _member(reception: Reception, who: Who) -> Member:
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, who.platform, who.id)
        assert found is not None
        return found[0]


async def _avoided(reception: Reception) -> frozenset[MemberId]:
    me = await _member(reception, HANA)
    async with reception.database.reading() as tx:
        return (await profiles.read(tx, me.id)).avoided


async def _form(reception: Reception) -> Form:
    form = (await press(reception, HANA, Button("x", "profile-avoid"))).form
    assert form is not None
    return form


async def test_whom_one_would_rather_not_meet_is_noted_in_silence(reception: Reception) -> None:
    await come(reception, HANA, KEN, ROBOT)

    answer = await send(reception, HANA, await _form(reception), avoided=(KEN.id, HANA.id, ROBOT.id))

    again = await _form(reception)
    profile = read(await say(reception, HANA, "profile"))
    ken = await _member(reception, KEN)
    assert "One person is on your list" in read(answer)
    assert "Would rather not meet: one person" in profile
    assert KEN.name not in profile
    assert await _avoided(reception) == frozenset({ken.id})
    assert again.fields[0].value == KEN.id
    assert KEN.name not in read(await say(reception, KEN, "profile"))


async def test_somebody_of_the_other_home_is_named_and_stays_until_taken_off(reception: Reception) -> None:
    far = Who("discord", "G1", "77", "Far Away", "en")
    await come(reception, HANA, KEN, far)
    form = Form("", "profile-avoid", ())
    await send(reception, HANA, form, avoided=KEN.id, name="Far Away")
    there = await _member(reception, far)
    opened = await _form(reception)

    await send(reception, HANA, form, avoided=(), kept=str(there.id))
    kept = await _avoided(reception)
    await send(reception, HANA, form)

    assert {field.name: field.value for field in opened.fields} == {"avoided": KEN.id, "kept": str(there.id)}
    assert kept == frozenset({there.id})
    assert await _avoided(reception) == frozenset()


async def test_more_people_than_a_picker_shows_stay_on_the_list(reception: Reception) -> None:
    crowd = [Who("slack", "T1", f"UX{n}", f"Person {n}", "en") for n in range(50)]
    await come(reception, HANA, *crowd)
    me = await _member(reception, HANA)
    ids = [(await _member(reception, who)).id for who in crowd]
    async with reception.database.writing() as tx:
        await profiles.save_avoided(tx, me.id, ids)
    form = await _form(reception)
    shown = {field.name: tuple(field.value.split(",")) for field in form.fields}

    await send(reception, HANA, form, **shown)

    assert await _avoided(reception) == frozenset(ids)


@pytest.mark.parametrize(
    ("name", "sentence"), [("Yui", "Several members are called Yui"), ("Nobody", "do not know anybody")]
)
async def test_a_name_that_is_unclear_is_asked_again_and_nothing_is_saved(
    reception: Reception, name: str, sentence: str
) -> None:
    await come(reception, HANA, YUI, Who("slack", "T1", "U8", "Yui Abe", "en"))

    answer = await send(reception, HANA, Form("", "profile-avoid", ()), name=name)

    async with reception.database.reading() as tx:
        assert not (await tx.execute(avoided.select())).all()
    assert sentence in read(answer)
    assert [b.action for b in buttons(answer)] == ["again"]
