"""A home's settings: where announcements go, and who organises, also two who settle it at once."""

from dataclasses import replace

import pytest

from handlers.event import Left, Who
from handlers.reception import Reception
from handlers.view import Button
from storage import homes, members
from tests.handlers.organising import (
    COMMUNITY,
    DINA,
    OTTO,
    acts,
    held,
    opened,
    organise,
    organising,
    two_organisers,
)
from tests.handlers.people import HANA, KEN, OLGA, ROBOT, YUI, button, buttons, come, press, read, send


@pytest.fixture
async def ready(reception: Reception) -> Reception:
    """A community with two organisers, who both run its Slack workspace."""
    await two_organisers(reception)
    return reception


async def test_a_home_is_settled_by_its_own_form(ready: Reception) -> None:
    form = await opened(ready, OLGA, "settings-home")

    answer = await send(ready, OLGA, form, channel="C1", organisers=(OLGA.id, HANA.id))

    async with ready.database.reading() as tx:
        assert [home.channel for home in await homes.every(tx)] == ["C1"]
    assert [field.value for field in form.fields] == ["", f"{OLGA.id},{OTTO.id}"]
    assert await organising(ready) == [("Hana Mori", True), ("Olga", True)]
    assert (await held(ready)).organisers_named
    assert "Announcements on Slack: #general" in read(answer)
    assert "Who organises: @Hana Mori, @Olga\n" in read(answer)
    assert "I am not in" not in read(answer)
    assert sorted(await acts(ready)) == [
        ("organiser-named", "member:1"),
        ("organiser-released", "member:4"),
        ("settings-saved", "slack"),
    ]


async def test_who_is_not_named_any_more_is_refused_everywhere(ready: Reception) -> None:
    before, theirs = (
        await opened(ready, OLGA, "settings-home"),
        await opened(ready, OTTO, "settings-community"),
    )
    await send(ready, OLGA, before, organisers=(OLGA.id,))

    answers = [
        await organise(ready, OTTO, "settings"),
        await send(ready, OTTO, theirs, **COMMUNITY),
        await press(ready, OTTO, Button("x", "settings-home")),
        await press(ready, OTTO, Button("x", "settings-door", "everybody.1")),
    ]

    assert all("これは運営の方だけが見られます" in read(one) for one in answers)
    assert (await held(ready)).company == ""
    assert not any(buttons(one) for one in answers)


async def test_whoever_leaves_themselves_out_is_told_so(ready: Reception) -> None:
    form = await opened(ready, OLGA, "settings-home")

    answer = await send(ready, OLGA, form, organisers=(HANA.id,))

    assert "You are not among the organisers" in read(answer)
    assert "Organising now: @Hana Mori." in read(answer)
    assert not buttons(answer)
    assert "Only organisers" in read(await organise(ready, OLGA, "settings"))
    assert "Settings" in read(await organise(ready, HANA, "settings"))


async def test_somebody_has_to_organise(ready: Reception) -> None:
    answer = await send(ready, OTTO, await opened(ready, OTTO, "settings-home"), channel="C1", organisers=())

    assert "運営の方を、お一人以上お選びください" in read(answer)
    assert await organising(ready) == []
    assert not (await held(ready)).organisers_named


async def test_a_bot_or_who_left_does_not_organise(ready: Reception) -> None:
    await come(ready, ROBOT)
    await ready.answer(Left(KEN))
    form = await opened(ready, OLGA, "settings-home")

    answers = [await send(ready, OLGA, form, organisers=(OLGA.id, one.id)) for one in (ROBOT, KEN)]

    assert "That is a bot. Please choose people" in read(answers[0])
    assert "has left the community" in read(answers[1])
    assert await organising(ready) == []


async def test_whom_a_members_file_refuses_stays_refused_unless_chosen(ready: Reception) -> None:
    async with ready.database.writing() as tx:
        for who in (KEN, OTTO):
            found = await members.of_account(tx, "slack", who.id)
            assert found is not None
            await members.update(tx, found[0].id, organises=False)

    await send(ready, OLGA, await opened(ready, OLGA, "settings-home"), organisers=(OLGA.id, KEN.id))

    assert await organising(ready) == [("Olga", True), ("佐藤健", True), ("大谷", False)]


async def test_organisers_of_the_other_home_stay(ready: Reception) -> None:
    await come(ready, DINA)

    await send(ready, OLGA, await opened(ready, OLGA, "settings-home"), organisers=(OLGA.id,))

    assert await organising(ready) == [("Dina", True), ("Olga", True)]
    assert "Settings" in read(await organise(ready, DINA, "settings"))


async def test_somebody_of_the_other_home_is_named_by_name(ready: Reception) -> None:
    yui = replace(YUI, platform="discord", home="G1", id="78")
    await come(ready, yui)
    form = await opened(ready, OLGA, "settings-home")

    answer = await send(ready, OLGA, form, organisers=(OLGA.id,), name="yui ito")

    assert "Who organises: @Olga, @Yui Ito" in read(answer)


async def test_more_organisers_than_a_form_can_show_stay(ready: Reception) -> None:
    many = [Who("slack", "T1", f"UX{n}", f"admin {n:02}", "en", administers=True) for n in range(22)]
    await come(ready, *many)
    form = await opened(ready, OLGA, "settings-home")

    await send(ready, OLGA, form, organisers=(OLGA.id,))

    names = [name for name, _ in await organising(ready)]
    assert len(form.fields[1].value.split(",")) == 20
    assert names == ["Olga", "admin 18", "admin 19", "admin 20", "admin 21"]


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        (OLGA, "I am not in #random yet, so I cannot write there. Please type /invite @okaeri in it."),
        (OTTO, "#randomで /invite @okaeri と入力してください"),
    ],
)
async def test_a_channel_without_the_bot_is_saved_with_the_way_to_invite_it(
    ready: Reception, who: Who, sentence: str
) -> None:
    form = await opened(ready, who, "settings-home")

    answer = await send(ready, who, form, channel="C2", organisers=(OLGA.id, OTTO.id))

    async with ready.database.reading() as tx:
        assert [home.channel for home in await homes.every(tx)] == ["C2"]
    assert sentence in read(answer)


async def test_a_discord_channel_is_opened_by_its_permissions(reception: Reception) -> None:
    await come(reception, DINA)

    answer = await send(
        reception, DINA, await opened(reception, DINA, "settings-home"), channel="9", organisers=(DINA.id,)
    )

    assert "I cannot write in #9 yet. Please open its settings, then Permissions" in read(answer)


async def test_the_second_to_settle_a_home_sees_what_the_first_changed(ready: Reception) -> None:
    first, second = [await opened(ready, who, "settings-home") for who in (OLGA, OTTO)]
    await send(ready, OLGA, first, channel="C1", organisers=(OLGA.id, OTTO.id))

    answer = await send(ready, OTTO, second, channel="C2", organisers=(OTTO.id,))

    async with ready.database.reading() as tx:
        assert [home.channel for home in await homes.every(tx)] == ["C1"]
    assert await organising(ready) == [("Olga", True), ("大谷", True)]
    assert "お知らせチャンネル: いまは「#general」、あなたの内容では「#random」" in read(answer)
    assert "運営の方: いまは「@Olga、@大谷」、あなたの内容では「@大谷」" in read(answer)
    assert button(answer, "settings-home").label == "いまの設定から始める"


async def test_the_same_organisers_are_not_named_yet_when_something_else_changed(ready: Reception) -> None:
    form = await opened(ready, OLGA, "settings-home")
    await send(ready, OTTO, await opened(ready, OTTO, "settings-community"), **COMMUNITY)

    answer = await send(ready, OLGA, form, organisers=(OLGA.id, OTTO.id))

    assert "The settings have changed meanwhile" in read(answer)
    assert not (await held(ready)).organisers_named
