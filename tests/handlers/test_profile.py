"""The profile: what is known of oneself, what organisers see of it, and how it is changed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from community.member import Member
from community.profile import Profile
from handlers.event import Joined, Who
from handlers.reception import Reception
from handlers.view import Answer, Button, Facts, Form
from storage import members, muted, profiles
from tests.conftest import SetClock
from tests.handlers.people import HANA, KEN, button, buttons, come, press, read, say, send
from tests.reading import as_plain

TOLD = {"topics": "UX、Law", "language": "platform", "zone": "", "years": "2008-2015", "team": "Sales"}


async def _me(reception: Reception, who: Who = HANA) -> tuple[Member, Profile]:
    async with reception.database.reading() as tx:
        found = await members.of_account(tx, who.platform, who.id)
        assert found is not None
        return found[0], await profiles.read(tx, found[0].id)


async def _form(reception: Reception, step: int, who: Who = HANA) -> Form:
    form = (await press(reception, who, Button("x", "profile-step", f".{step}"))).form
    assert form is not None
    return form


async def _save_basics(reception: Reception, who: Who = HANA, **changed: str) -> Answer:
    kept = await send(reception, who, await _form(reception, 1, who), **{**TOLD, **changed})
    return await press(reception, who, button(kept, "profile-finish"))


def _facts(answer: Answer) -> dict[str, str]:
    return {
        name: as_plain(value)
        for message in answer.messages
        for part in message.parts
        if isinstance(part, Facts)
        for name, value in part.pairs
    }


def _values(form: Form) -> dict[str, str]:
    return {field.name: field.value for field in form.fields}


@pytest.mark.parametrize("verb", ["profile", "プロフィール", "自己紹介"])
async def test_a_newcomers_profile_says_that_nothing_is_told(reception: Reception, verb: str) -> None:
    answer = await say(reception, HANA, verb)

    assert _facts(answer) == {
        "You are": "not confirmed yet",
        "Years at the company": "not told",
        "Team": "not told",
        "Topics": "not told",
        "Language": "English",
        "Time zone": "Asia/Tokyo (it is 12:00 there)",
        "Rank": "not told",
        "Knows well": "not told",
        "May be asked for": "not told",
        "Would speak about, having done it": "not told",
        "Would rather not meet": "nobody",
    }
    assert "What organisers see" in read(answer)
    assert [b.label for b in buttons(answer)][3:] == ["Introduce myself", "Take a pause"]


async def test_the_basics_are_kept_first_and_change_nothing_until_they_are_saved(
    reception: Reception,
) -> None:
    kept = await send(reception, HANA, await _form(reception, 1), **TOLD)
    before = await _me(reception)

    saved = await press(reception, HANA, button(kept, "profile-finish"))

    me, told = await _me(reception)
    assert "Step 1 of 2 is kept" in read(kept)
    assert (before[0].team, before[1]) == (None, Profile())
    assert (me.joined_company, me.left_company, me.team) == (date(2008, 1, 1), date(2015, 1, 1), "Sales")
    assert told.topics == frozenset({"ux", "law"})
    assert "Saved, thank you" in read(saved)
    assert _facts(saved)["Years at the company"] == "2008–2015"
    assert _facts(saved)["Topics"] == "law, ux"


async def test_both_steps_are_saved_together(reception: Reception) -> None:
    kept = await send(reception, HANA, await _form(reception, 1), **TOLD)
    second = (await press(reception, HANA, button(kept, "profile-step"))).form
    assert second is not None

    saved = await send(
        reception, HANA, second, rank="middle", expertise="Python", asked=("advice", "panel"), about="law; ux"
    )

    me, told = await _me(reception)
    assert (me.team, me.rank) == ("Sales", "middle")
    assert told.expertise == frozenset({"python"})
    assert _facts(saved)["Rank"] == "Middle management"
    assert _facts(saved)["May be asked for"] == "a talk or panel, advice (on law, ux)"


async def test_the_optional_part_alone_leaves_the_basics_alone(reception: Reception) -> None:
    await _save_basics(reception)

    saved = await send(reception, HANA, await _form(reception, 2), rank="unsaid", asked=("mentoring",))

    me, told = await _me(reception)
    assert (me.team, me.rank, told.topics) == ("Sales", "unsaid", frozenset({"ux", "law"}))
    assert _facts(saved)["May be asked for"] == "mentoring"


async def test_a_step_that_one_made_and_would_speak_about_is_shown_and_taken_out_again(
    reception: Reception,
) -> None:
    saved = await send(reception, HANA, await _form(reception, 2), role_model="Founding, 育休")
    emptied = await send(reception, HANA, await _form(reception, 2), role_model="")

    assert _facts(saved)["Would speak about, having done it"] == "founding, 育休"
    assert _facts(emptied)["Would speak about, having done it"] == "not told"


async def test_what_is_known_stands_in_the_forms(reception: Reception) -> None:
    await _save_basics(reception, language="ja", zone="London")
    await send(
        reception,
        HANA,
        await _form(reception, 2),
        rank="leader",
        expertise="go",
        asked=("advice",),
        about="ux",
        role_model="Founding、育休",
    )

    basics, optional = await _form(reception, 1), await _form(reception, 2)

    known = {
        "topics": "law、ux",
        "language": "ja",
        "zone": "Europe/London",
        "years": "2008–2015",
        "team": "Sales",
    }
    assert _values(basics) == known
    assert _values(optional) == {
        "rank": "leader",
        "expertise": "go",
        "asked": "advice",
        "about": "ux",
        "role_model": "founding、育休",
    }


async def test_a_profile_half_done_is_offered_in_the_profile(reception: Reception) -> None:
    await send(reception, HANA, await _form(reception, 1), **TOLD)

    answer = await say(reception, HANA, "profile")

    assert "Your profile is half done" in read(answer)
    assert [b.action for b in buttons(answer)][-3:] == ["profile-step", "profile-finish", "profile-drop"]


@pytest.mark.parametrize(
    ("field", "said", "sentence"),
    [
        ("zone", "Asia/Tokio", "I know no time zone called “Asia/Tokio”. The nearest I know is Asia/Tokyo."),
        ("years", "2050", "2050 cannot be right; I can take years from 1900 to 2026."),
        ("years", "2015-2008", "leaving in 2008, before joining in 2015"),
        ("years", "long ago", "I could not read “long ago” as years"),
        ("topics", ",".join(str(n) for n in range(21)), "Those are 21 topics, and I can keep 20."),
        ("topics", "x" * 41, "is long for a topic"),
    ],
)
async def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_lost(
    reception: Reception, field: str, said: str, sentence: str
) -> None:
    told = {**TOLD, field: said}
    refused = await send(reception, HANA, await _form(reception, 1), **told)

    again = (await press(reception, HANA, button(refused, "again"))).form

    assert sentence in read(refused)
    assert again is not None
    assert _values(again) == told
    assert "Step 1 of 2" in read(await send(reception, HANA, again, **TOLD))


async def test_topics_of_the_second_step_are_refused_alike(reception: Reception) -> None:
    names = ("expertise", "about", "role_model")
    answers = [await send(reception, HANA, await _form(reception, 2), **{n: "x" * 41}) for n in names]

    assert all("is long for a topic" in read(answer) for answer in answers)


async def test_a_language_chosen_here_holds_against_the_platforms(
    reception: Reception, clock: SetClock
) -> None:
    saved = await _save_basics(reception, language="ja")
    clock.forward(hours=2)
    later = await say(reception, HANA, "menu")
    await reception.answer(Joined(replace(HANA, language="en-GB", name="Hana Abe")))
    await reception.introduce([replace(HANA, language="en-US")])

    me, _ = await _me(reception)
    assert "保存しました" in read(saved)
    assert "おかえりなさい" in read(later)
    assert (me.language, me.name) == ("ja", "Hana Mori")


async def test_a_language_left_to_the_platform_follows_it_again(reception: Reception) -> None:
    await _save_basics(reception, language="ja")
    await _save_basics(reception, language="platform")

    answer = await say(reception, HANA, "menu")

    assert "Welcome home" in read(answer)


async def test_a_time_zone_chosen_here_holds_against_the_platforms(reception: Reception) -> None:
    here = replace(HANA, time_zone="Asia/Seoul")
    await come(reception, here)
    saved = await _save_basics(reception, here, zone="ニューヨーク")
    await reception.answer(Joined(replace(here, time_zone="Asia/Taipei")))
    held = (await _me(reception))[0].time_zone

    await _save_basics(reception, here, zone=" ")
    await reception.answer(Joined(replace(here, time_zone="Asia/Taipei")))

    assert "America/New_York (it is 23:00 there)" in read(saved)
    assert held == "America/New_York"
    assert (await _me(reception))[0].time_zone == "Asia/Taipei"


async def test_a_time_zone_left_as_it_stood_still_follows_the_platform(reception: Reception) -> None:
    here = replace(HANA, time_zone="Asia/Seoul")
    await come(reception, here)
    await _save_basics(reception, here, zone="Asia/Seoul")

    await reception.answer(Joined(replace(here, time_zone="Asia/Taipei")))

    me, _ = await _me(reception)
    async with reception.database.reading() as tx:
        assert await muted.of(tx, me.id) == frozenset()
    assert me.time_zone == "Asia/Taipei"


async def test_a_day_of_leaving_that_is_known_exactly_stays_when_its_year_does(reception: Reception) -> None:
    await come(reception, HANA)
    me, _ = await _me(reception)
    async with reception.database.writing() as tx:
        await members.update(tx, me.id, left_company=date(2015, 3, 31))

    await _save_basics(reception, years="2008-2015")
    kept = (await _me(reception))[0].left_company
    await _save_basics(reception, years="2008-2016")
    changed = (await _me(reception))[0].left_company
    await _save_basics(reception, years="")

    assert (kept, changed) == (date(2015, 3, 31), date(2016, 1, 1))
    assert (await _me(reception))[0].left_company is None


@pytest.mark.parametrize(("confirmed", "asked_anew"), [(False, True), (True, False)])
async def test_who_waits_to_be_confirmed_is_asked_about_as_they_say_it_now(
    reception: Reception, clock: SetClock, confirmed: bool, asked_anew: bool
) -> None:
    await come(reception, HANA)
    me, _ = await _me(reception)
    before = clock()
    async with reception.database.writing() as tx:
        await members.update(tx, me.id, declared_at=before, confirmed=confirmed)
    clock.forward(hours=1)

    await _save_basics(reception)
    first = (await _me(reception))[0].declared_at
    clock.forward(hours=1)
    await _save_basics(reception)

    assert first == (before + timedelta(hours=1) if asked_anew else before)
    assert (await _me(reception))[0].declared_at == first


async def test_what_a_form_never_offered_is_not_saved(reception: Reception) -> None:
    await send(reception, HANA, await _form(reception, 2), rank="emperor", asked=("advice", "money"))

    me, told = await _me(reception)
    assert me.rank is None
    assert [kind for kind, _ in told.askable] == ["advice"]


@pytest.mark.parametrize("who", [HANA, KEN])
async def test_the_fullest_profile_fits_in_both_languages(reception: Reception, who: Who) -> None:
    topics = ",".join(f"{n:02}{'話' * 38}" for n in range(20))
    kept = await send(
        reception,
        who,
        await _form(reception, 1, who),
        topics=topics,
        language="ja" if who is KEN else "en",
        zone="America/Argentina/ComodRivadavia",
        years="1900-2026",
        team="部" * 200,
    )
    form = (await press(reception, who, button(kept, "profile-step"))).form
    assert form is not None
    kinds = tuple(choice.value for choice in form.fields[2].choices)

    saved = await send(reception, who, form, rank="upper", expertise=topics, asked=kinds, about=topics)

    assert ("保存しました" if who is KEN else "Saved") in read(saved)
    assert len((await _me(reception, who))[1].askable) == 200
    assert "話" in (await _form(reception, 1, who)).fields[0].value
