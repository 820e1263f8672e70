"""Settings: what organisers see and settle, also two of them at once, in both languages."""

import asyncio
from dataclasses import replace

import pytest

from community.settled import Channel, Settled, Welcomes
from handlers.context import Rules
from handlers.event import Submission
from handlers.reception import Reception
from handlers.view import Button
from storage.database import Database
from tests.conftest import SetClock
from tests.handlers.organising import (
    COMMUNITY,
    DINA,
    OTTO,
    acts,
    door,
    held,
    opened,
    organise,
    organising,
    two_organisers,
)
from tests.handlers.people import HANA, OLGA, button, buttons, come, press, read, say, send


@pytest.fixture
async def ready(reception: Reception) -> Reception:
    """A community with two organisers, who both run its Slack workspace."""
    await two_organisers(reception)
    return reception


async def test_what_holds_is_shown_in_both_languages(ready: Reception) -> None:
    english = read(await organise(ready, OLGA, "settings"))
    japanese = read(await organise(ready, OTTO, "設定"))

    for line in (
        "The company's name: not named yet",
        "Usual language: Japanese (as whoever runs the bot set it)",
        "Who organises: @Olga, @大谷 (whoever runs the workspace or server, until you choose)",
        "Whom I write to first: Nobody yet",
        "Announcements on Slack: no channel yet",
        "Thanking emoji are heard on Slack in: #general",
        "type /invite @okaeri there",
    ):
        assert line in english
    for line in (
        "会社の名前: まだ決まっていません",
        "運営の方: @Olga、@大谷(決めるまでは",
        "ボットから声をかける相手: まだ誰にも",
        "Slackでお礼の絵文字に気づけるチャンネル: #general",
        "/invite @okaeri と入力してください",
    ):
        assert line in japanese


async def test_what_the_operator_set_is_shown_until_organisers_settle_it(
    sqlite_database: Database, clock: SetClock
) -> None:
    reception = Reception(
        sqlite_database, Rules(community="Old friends", thanks_emoji=frozenset({"clap"})), clock
    )
    await come(reception, OLGA)
    form = await opened(reception, OLGA, "settings-community")
    filled = {field.name: field.value for field in form.fields}

    await send(reception, OLGA, form, **filled)

    settled = await held(reception)
    assert filled == {"name": "Old friends", "company": "", "language": "operator", "emoji": ":clap:"}
    assert (settled.name, settled.language, settled.thanks_emoji) == ("", None, None)
    assert settled.version == 1


async def test_the_community_is_settled_by_a_form(ready: Reception) -> None:
    answer = await send(ready, OLGA, await opened(ready, OLGA, "settings-community"), **COMMUNITY)

    settled = await held(ready)
    assert settled == Settled("Homecoming", "ACME", "en", ("clap", "🎉"), version=1)
    assert "Saved." in read(answer)
    assert "Thanking emoji: :clap: 🎉 (besides 🙏" in read(answer)
    assert await acts(ready) == [("settings-saved", "community")]


async def test_what_is_settled_holds_at_the_next_command(ready: Reception) -> None:
    await send(ready, OLGA, await opened(ready, OLGA, "settings-community"), **COMMUNITY)

    await say(ready, HANA, "menu")

    assert (ready.rules.community, ready.rules.company) == ("Homecoming", "ACME")
    assert ready.rules.thanks_emoji == frozenset({"clap", "🎉"})


async def test_a_name_taken_out_again_is_the_operators(ready: Reception) -> None:
    await send(ready, OLGA, await opened(ready, OLGA, "settings-community"), **COMMUNITY)
    await say(ready, HANA, "menu")

    again = await opened(ready, OLGA, "settings-community")
    answer = await send(ready, OLGA, again, **{**COMMUNITY, "name": "", "emoji": ""})

    assert (await held(ready)).name == ""
    assert (await held(ready)).thanks_emoji == ()
    assert "The community's name: as whoever runs the bot set it" in read(answer)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"emoji": "!!!"}, "could not read “!!!” as an emoji"),
        ({"emoji": " ".join(f"e{n}" for n in range(21))}, "That is 21 emoji, and I can keep 20"),
        ({"name": "x" * 81}, "81 characters"),
    ],
)
async def test_what_cannot_be_settled_changes_nothing_and_opens_again(
    ready: Reception, answers: dict[str, str], sentence: str
) -> None:
    form = await opened(ready, OLGA, "settings-community")

    refused = await send(ready, OLGA, form, **{**COMMUNITY, **answers})

    again = (await press(ready, OLGA, button(refused, "again"))).form
    assert sentence in read(refused)
    assert await held(ready) == Settled()
    assert again is not None
    assert again.subject == form.subject
    assert again.fields[1].value == "ACME"


async def test_a_language_that_nobody_offered_is_the_operators(ready: Reception) -> None:
    form = await opened(ready, OLGA, "settings-community")

    await send(ready, OLGA, form, **{**COMMUNITY, "language": "tlh"})

    assert (await held(ready)).language is None


async def test_the_second_organiser_sees_what_the_first_changed_and_overwrites_nothing(
    ready: Reception,
) -> None:
    first, second = [await opened(ready, who, "settings-community") for who in (OLGA, OTTO)]
    await send(ready, OLGA, first, **COMMUNITY)

    answer = await send(ready, OTTO, second, **{**COMMUNITY, "company": "別の会社", "emoji": ""})

    assert (await held(ready)).company == "ACME"
    assert "先に設定が変わっていました" in read(answer)
    assert "最後に変えたのは@Olgaさんです" in read(answer)
    assert "会社の名前: いまは「ACME」、あなたの内容では「別の会社」" in read(answer)
    assert "お礼の絵文字: いまは「:clap: 🎉" in read(answer)
    assert "コミュニティの名前: いまは" not in read(answer)
    assert len(await acts(ready)) == 1


async def test_the_form_opens_anew_from_how_it_is_now(ready: Reception) -> None:
    first, second = [await opened(ready, OLGA, "settings-community") for _ in range(2)]
    await send(ready, OLGA, first, **COMMUNITY)
    refused = await send(ready, OLGA, second, **{**COMMUNITY, "company": "Other"})

    anew = (await press(ready, OLGA, button(refused, "settings-community"))).form

    assert "The settings have changed meanwhile" in read(refused)
    assert "The company's name: it is “ACME” now; yours said “Other”" in read(refused)
    assert anew is not None
    assert anew.fields[1].value == "ACME"
    await send(ready, OLGA, anew, **{**COMMUNITY, "company": "Other"})
    assert (await held(ready)).company == "Other"


async def test_a_form_sent_twice_is_saved_once_and_says_so(ready: Reception) -> None:
    form = await opened(ready, OLGA, "settings-community")

    answers = [await send(ready, OLGA, form, **COMMUNITY) for _ in range(2)]

    assert "It was set like this already." in read(answers[1])
    assert (await held(ready)).version == 1
    assert len(await acts(ready)) == 1


async def test_two_who_save_at_the_same_moment_are_told_apart(either_reception: Reception) -> None:
    await come(either_reception, OLGA, OTTO)
    forms = [await opened(either_reception, who, "settings-community") for who in (OLGA, OTTO)]

    answers = await asyncio.gather(
        send(either_reception, OLGA, forms[0], **{**COMMUNITY, "company": "of Olga"}),
        send(either_reception, OTTO, forms[1], **{**COMMUNITY, "company": "of Otto"}),
    )

    saved = [("Saved." in read(one) or "保存しました" in read(one)) for one in answers]
    settled = await held(either_reception)
    assert sorted(saved) == [False, True]
    assert settled.company == ("of Olga" if saved[0] else "of Otto")
    assert settled.company in read(answers[saved.index(False)])
    assert settled.version == 1


async def test_the_door_opens_by_one_tap_and_says_since_when(ready: Reception, clock: SetClock) -> None:
    page = await organise(ready, OLGA, "settings")

    answer = await press(ready, OLGA, door(page, "newcomers"))

    settled = await held(ready)
    assert (settled.welcomes, settled.welcomes_since) == (Welcomes.NEWCOMERS, clock.now)
    assert "Whom I write to first: Newcomers only" in read(answer)
    assert await acts(ready) == [("door-set", "newcomers")]


async def test_the_door_closes_again_and_the_same_tap_changes_nothing(
    ready: Reception, clock: SetClock
) -> None:
    since = clock.now
    opened_ = await press(ready, OLGA, door(await organise(ready, OLGA, "settings"), "everybody"))
    clock.forward(days=1)

    same = await press(ready, OLGA, door(opened_, "everybody"))
    still = await held(ready)
    closed = await press(ready, OTTO, door(await organise(ready, OTTO, "settings"), "nobody"))

    assert "It was set like this already." in read(same)
    assert still.welcomes_since == since
    assert "ボットから声をかける相手: まだ誰にも" in read(closed)
    assert (await held(ready)).welcomes_since is None


async def test_a_door_button_of_before_another_change_shows_how_it_is_now(ready: Reception) -> None:
    page = await organise(ready, OLGA, "settings")
    await press(ready, OTTO, door(await organise(ready, OTTO, "settings"), "newcomers"))

    answer = await press(ready, OLGA, door(page, "everybody"))

    assert (await held(ready)).welcomes is Welcomes.NEWCOMERS
    assert "The settings changed after you opened this" in read(answer)
    assert "Whom I write to first: Newcomers only" in read(answer)
    assert "Three first steps" in read(await press(ready, OLGA, button(answer, "settings")))


@pytest.mark.parametrize("subject", ["", "everybody", "everybody.", "all.0", "everybody.x", "everybody.-1"])
async def test_a_made_up_door_stays_shut(ready: Reception, subject: str) -> None:
    answer = await press(ready, OLGA, Button("x", "settings-door", subject))

    assert "no longer valid" in read(answer)
    assert (await held(ready)).welcomes is Welcomes.NOBODY


@pytest.mark.parametrize("action", ["settings-community", "settings-home"])
@pytest.mark.parametrize("subject", ["", "x", "1.2"])
async def test_a_made_up_form_has_expired(ready: Reception, action: str, subject: str) -> None:
    sent = Submission(OLGA, action, subject, (("organisers", (OLGA.id,)), ("language", ("en",))))

    answer = await ready.answer(sent)

    assert "no longer valid" in read(answer)
    assert await held(ready) == Settled()


async def test_a_form_from_a_version_that_never_was_changes_nothing(ready: Reception) -> None:
    sent = Submission(OLGA, "settings-community", "7", (("company", ("ACME",)),))

    answer = await ready.answer(sent)

    assert "have changed meanwhile" in read(answer)
    assert await held(ready) == Settled()


async def test_members_see_no_settings(ready: Reception) -> None:
    sent = Submission(HANA, "settings-home", "0", (("organisers", (HANA.id,)),))

    answers = [await organise(ready, HANA, "settings"), await ready.answer(sent)]
    answers.append(await press(ready, HANA, Button("x", "settings-door", "everybody.0")))

    assert all("Only organisers can see this" in read(one) for one in answers)
    assert await organising(ready) == []


async def test_the_longest_settings_fit_into_one_message(ready: Reception) -> None:
    await come(ready, DINA, *[replace(OLGA, id=f"UY{n}", name="名" * 80) for n in range(8)])
    many = [Channel("slack", f"C{n}", "部屋" * 40, heard=True, writable=True) for n in range(40)]
    await ready.channels("slack", many)
    await ready.channels("discord", [replace(one, platform="discord") for one in many])
    stale, form = [await opened(ready, OTTO, "settings-community") for _ in range(2)]
    emoji = " ".join(f":{'名' * 60}{n}:" for n in range(20))
    long = {"name": "名" * 80, "company": "社" * 80, "language": "ja", "emoji": emoji}

    saved = await send(ready, OTTO, form, **long)
    other = {**long, "name": "別" * 80, "company": "他" * 80, "emoji": emoji.replace("名", "別")}
    refused = await send(ready, OTTO, stale, **other)

    assert "保存しました" in read(saved)
    assert "先に設定が変わっていました" in read(refused)


async def test_no_two_buttons_of_the_settings_are_alike(ready: Reception) -> None:
    pages = [await organise(ready, OLGA, verb) for verb in ("settings", "status", "")]

    for page in pages:
        ids = [(b.action, b.subject) for b in buttons(page)]
        assert len(ids) == len(set(ids))
