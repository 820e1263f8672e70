"""The first steps of an organiser, and what the status says at one glance."""

import pytest

from handlers.context import Context, Rules
from handlers.event import Who
from handlers.organisers.first_steps import first_steps
from handlers.reception import Reception
from handlers.view import Button
from storage import homes, members
from tests.handlers.organising import DINA, OTTO, opened, organise
from tests.handlers.people import HANA, KEN, OLGA, buttons, come, press, read, send, thank


def _steps(page: str) -> list[str]:
    return [line for line in page.split("\n") if line.startswith(("☑", "☐"))]


@pytest.mark.parametrize("verb", ["status", "settings", ""])
async def test_three_steps_are_open_at_first_in_both_languages(reception: Reception, verb: str) -> None:
    await come(reception, OLGA, OTTO)

    english, japanese = [read(await organise(reception, who, verb)) for who in (OLGA, OTTO)]

    assert _steps(english) == [
        "☐ To do: choose a channel for announcements",
        "☐ To do: confirm who organises",
        "☐ To do: thank one person",
    ]
    assert _steps(japanese) == [
        "☐ これから: お知らせチャンネルを決める",
        "☐ これから: 運営の方を決める",
        "☐ これから: どなたかにお礼を伝える",
    ]


async def test_who_does_not_organise_has_no_steps(reception: Reception) -> None:
    await come(reception, HANA, OLGA)
    async with reception.database.reading() as tx:
        known = await members.of_accounts(tx, "slack", [HANA.id, OLGA.id])
        shown = [
            await first_steps(Context(tx, reception.clock(), who, "slack", "en", organises, Rules()))
            for (who, _), organises in ((known[HANA.id], False), (known[OLGA.id], True))
        ]

    assert shown[0] is None
    assert shown[1] is not None


async def test_each_step_leads_to_the_next_until_all_are_done(reception: Reception) -> None:
    await come(reception, HANA, OLGA, OTTO)
    first = buttons(await organise(reception, OLGA, "status"))[0]
    form = (await press(reception, OLGA, first)).form
    assert form is not None

    saved = await send(reception, OLGA, form, channel="C1", organisers=(OLGA.id, OTTO.id))
    third = buttons(saved)[0]
    thanks = (await press(reception, OLGA, third)).form
    await thank(reception, OLGA, HANA, "for being here")

    assert (first.label, form.action) == ("Choose the channel", "settings-home")
    assert [line[:6] for line in _steps(read(saved))] == ["☑ Done", "☑ Done", "☐ To d"]
    assert third.label == "Thank somebody"
    assert thanks is not None
    assert thanks.action == "thanks"
    for verb in ("status", "settings"):
        assert "first steps" not in read(await organise(reception, OLGA, verb))
        assert "☐ これから: どなたかにお礼を伝える" in read(await organise(reception, OTTO, verb))


async def test_organisers_named_without_a_channel_leave_the_channel_open(reception: Reception) -> None:
    await come(reception, OTTO)
    form = await opened(reception, OTTO, "settings-home")

    await send(reception, OTTO, form, organisers=(OTTO.id,))

    answer = await organise(reception, OTTO, "status")
    assert [line[0] for line in _steps(read(answer))] == ["☐", "☑", "☐"]
    assert buttons(answer)[0].label == "チャンネルを決める"


async def test_a_channel_without_named_organisers_leads_to_naming_them(reception: Reception) -> None:
    await come(reception, OLGA, DINA)
    async with reception.database.writing() as tx:
        await homes.announce_in(tx, "discord", "9")

    answer = await organise(reception, OLGA, "status")

    assert [line[0] for line in _steps(read(answer))] == ["☑", "☐", "☐"]
    assert buttons(answer)[0].label == "Confirm who organises"


async def test_the_status_says_whether_the_door_is_open_and_how_many_wait(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA, OTTO)
    async with reception.database.writing() as tx:
        for who in (HANA, KEN):
            found = await members.of_account(tx, "slack", who.id)
            assert found is not None
            await members.update(tx, found[0].id, declared_at=reception.clock())

    english, japanese = [await organise(reception, who, "status") for who in (OLGA, OTTO)]

    assert "Whom I write to first: Nobody yet" in read(english)
    assert "Waiting to be confirmed: 2 people" in read(english)
    assert "確認を待っている方: 2人" in read(japanese)
    assert [b.label for b in buttons(japanese)][1:] == ["もう一度見る", "設定", "メンバー", "ギフトの連鎖"]


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        (
            OLGA,
            "I have no way into Slack any more, since 2026-06-01 (token_revoked). Everything is kept. "
            "Please ask whoever runs me to reinstall the app",
        ),
        (
            OTTO,
            "Slackに入れなくなっています(2026-06-01から、token_revoked)。これまでの記録はすべて残っています。",
        ),
    ],
)
async def test_a_home_without_a_way_in_is_said_first_with_what_to_do(
    reception: Reception, who: Who, sentence: str
) -> None:
    await come(reception, who)
    await reception.removed("slack", "token_revoked")

    lost = read(await organise(reception, who, "status"))
    await reception.returned("slack")

    assert sentence in lost.split("\n")[1]
    assert sentence not in read(await organise(reception, who, "status"))


async def test_a_server_that_removed_the_bot_is_told_apart_from_a_workspace(reception: Reception) -> None:
    await come(reception, OLGA, DINA)
    await reception.removed("discord", "removed")

    answer = read(await organise(reception, OLGA, "status"))

    assert "I have no way into Discord any more" in answer
    assert "invite me to the server again" in answer
    assert "into Slack" not in answer


async def test_the_status_leads_to_settings_members_and_the_chain(reception: Reception) -> None:
    await come(reception, OLGA)
    page = await organise(reception, OLGA, "")

    titles = [
        read(await press(reception, OLGA, Button("x", b.action, b.subject))).split("\n")[0]
        for b in buttons(page)[2:]
    ]

    assert titles == ["Settings", "Members", "The chain of giving"]
