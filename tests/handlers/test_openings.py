"""Openings: shared in two forms, listed, saved, changed, taken back, over, and asked about once."""

import pytest
from sqlalchemy import select

from handlers.reception import Reception
from handlers.view import Link, Section
from storage import gifts
from storage.tables import gifts as gifts_
from storage.tables import members as members_
from storage.tables import openings, prompts
from tests.handlers.opening import LONG_TOPIC, WORDS, more_of, share, share_longest, step
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, buttons, come, count, press, read, say, send


async def test_what_is_shared_stands_in_the_list_with_sharer_source_and_date(
    either_reception: Reception,
) -> None:
    await come(either_reception, HANA, KEN)

    answer = await share(either_reception, HANA, topics="経理、会計")

    listed = read(await say(either_reception, KEN, "openings"))
    assert "Thank you for sharing" in read(answer)
    assert "経理リーダー" in listed
    assert "@Hana Moriさん" in listed
    assert "jobs.example" in listed
    assert "2026年6月1日時点" in listed
    assert "2026-07-01まで" in listed
    assert "会計" in listed


async def test_words_are_kept_byte_for_byte(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN)
    await share(either_reception, HANA)
    listed = await say(either_reception, KEN, "openings")

    whole = await press(either_reception, KEN, button(listed, "opening-shown"))

    async with either_reception.database.reading() as tx:
        assert (await tx.execute(openings.select())).one().words == WORDS
    assert WORDS in read(whole)
    assert "取り次ぎはしていません" in read(whole)


async def test_the_whole_link_is_shown_and_can_be_opened(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await share(reception, HANA)

    whole = await press(reception, KEN, button(await say(reception, KEN, "openings"), "opening-shown"))

    sections = [part for part in whole.messages[0].parts if isinstance(part, Section)]
    links = [action for section in sections for action in section.actions if isinstance(action, Link)]
    assert [link.url for link in links] == ["https://jobs.example/1"]
    assert "https://jobs.example/1" in read(whole)


async def test_sharing_is_one_gift_to_everybody(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)

    await share(reception, HANA)

    async with reception.database.reading() as tx:
        (row,) = (await tx.execute(gifts_.select())).all()
        gift = await gifts.get(tx, row.id)
    assert gift is not None
    assert (gift.kind, gift.occasion, gift.occasion_id) == ("opening", "opening", 1)
    assert (gift.everybody, gift.audience, gift.words) == (True, 2, "経理リーダー")


async def test_who_was_invited_to_share_one_on_its_topic_said_yes_by_it(reception: Reception) -> None:
    await come(reception, HANA)
    invited = {
        "kind": "share",
        "subject": "topic:経理",
        "reason": "",
        "at": reception.clock(),
        "answer": "open",
    }
    async with reception.database.writing() as tx:
        member = (await tx.execute(select(members_.c.id))).scalar_one()
        row = {**invited, "member_id": member, "until": reception.clock()}
        number = (await tx.execute(prompts.insert().returning(prompts.c.id), row)).scalar_one()

    await share(reception, HANA, topics="会計、経理")

    async with reception.database.reading() as tx:
        assert (await tx.execute(select(gifts_.c.prompt_id))).scalar_one() == number
        assert (await tx.execute(select(prompts.c.answer))).scalar_one() == "accepted"


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"link": "javascript:alert(1)"}, "no link"),
        ({"link": "data:text/html,x"}, "no link"),
        ({"link": "ftp://files.example/x"}, "no link"),
        ({"link": "https://bank.example@evil.example/"}, "no link"),
        ({"link": "https://jobs.example/\u202egnp.exe"}, "no link"),
        ({"link": "https://[::1/x"}, "no link"),
        ({"words": "a\0b"}, "could not keep"),
        ({"words": "あ" * 2_001}, "2,001"),
        ({"title": " "}, "a few words"),
        ({"organisation": "\u200b"}, "a few words"),
        ({"link": "", "words": " \n"}, "a few words"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_is_lost(
    either_reception: Reception, about: dict[str, str], said: str
) -> None:
    await come(either_reception, HANA)

    answer = await step(either_reception, HANA, **about)

    form = (await press(either_reception, HANA, button(answer, "again"))).form
    assert said in read(answer)
    assert form is not None
    assert {f.name: f.value for f in form.fields}["kind"] == "job"
    assert await count(either_reception, "openings") == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"until": "yesterday"}, "over already"),
        ({"until": "2026-09-01"}, "90 days"),
        ({"until": "whenever"}, "as a day"),
        ({"as_of": "2026-06-02"}, "still to come"),
        ({"as_of": "soon"}, "as a day"),
        ({"as_of": "2026-02-30"}, "as a day"),
        ({"topics": "、".join(f"topic{n}" for n in range(500))}, "500"),
        ({"topics": "x" * 41}, "40"),
    ],
)
async def test_days_and_topics_that_cannot_be_are_refused_and_the_first_form_is_kept(
    reception: Reception, more: dict[str, str], said: str
) -> None:
    await come(reception, HANA)
    form = await more_of(reception, HANA, await step(reception, HANA))

    answer = await send(reception, HANA, form, **more)

    assert said in read(answer)
    assert button(answer, "again").subject
    done = await send(reception, HANA, form, until="2026-08-30")
    assert "Thank you for sharing" in read(done)


@pytest.mark.parametrize(
    ("said", "day"),
    [("5/20", "May 20, 2026"), ("12月24日", "Dec 24, 2025"), ("昨日", "May 31, 2026"), ("", "Jun 1, 2026")],
)
async def test_as_of_is_read_kindly(reception: Reception, said: str, day: str) -> None:
    await come(reception, HANA)

    answer = await share(reception, HANA, as_of=said)

    assert f"As of: {day}" in read(answer)


async def test_what_is_half_done_is_gone_on_with(reception: Reception) -> None:
    await come(reception, HANA)
    await step(reception, HANA)

    again = await say(reception, HANA, "opening")

    assert again.form is None
    assert (
        button(again, "opening-step").subject
        == button(await say(reception, HANA, "menu"), "opening-step").subject
    )


async def test_one_form_sent_twice_is_one_opening(reception: Reception) -> None:
    await come(reception, HANA)
    form = await more_of(reception, HANA, await step(reception, HANA))
    await send(reception, HANA, form)

    await send(reception, HANA, form)

    assert await count(reception, "openings") == 1
    assert await count(reception, "gifts") == 1


async def test_only_who_speaks_for_the_company_may_call_it_the_companys_own(reception: Reception) -> None:
    await come(reception, HANA, KEN, OLGA)
    async with reception.database.writing() as tx:
        staff = {"kind": "staff", "confirmed": True}
        await tx.execute(members_.update().where(members_.c.name == "佐藤健").values(**staff))

    fields = {}
    for who in (HANA, KEN, OLGA):
        form = await more_of(reception, who, await step(reception, who))
        fields[who] = [field.name for field in form.fields]
        await send(reception, who, form, whose="host")

    async with reception.database.reading() as tx:
        of_host = [
            (await tx.execute(openings.select().order_by(openings.c.id))).all()[n].of_host for n in range(3)
        ]
        host_gifts = [row.host for row in await tx.execute(gifts_.select().order_by(gifts_.c.id))]
    assert ["whose" in fields[who] for who in (HANA, KEN, OLGA)] == [False, True, True]
    assert of_host == [False, True, True]
    assert host_gifts == [None, True, None]


async def test_a_list_has_five_and_leads_to_the_older_ones_of_its_topic(reception: Reception) -> None:
    await come(reception, HANA, YUI)
    for number in range(8):
        await share(reception, HANA, f"Job {number}", topics="経理" if number % 2 == 0 else "法務")
    for number in range(8, 12):
        await share(reception, HANA, f"Job {number}", topics="経理")

    first = await say(reception, YUI, "openings", words="経理")
    older = next(b for b in buttons(first) if b.action == "openings" and b.subject)
    second = await press(reception, YUI, older)

    assert [n for n in range(12) if f"Job {n} ·" in read(first)] == [6, 8, 9, 10, 11]
    assert [n for n in range(12) if f"Job {n} ·" in read(second)] == [0, 2, 4]


async def test_a_topic_is_chosen_from_those_that_there_are(reception: Reception) -> None:
    await come(reception, HANA, YUI)
    await share(reception, HANA, "Books", topics="経理")
    await share(reception, HANA, "Law", topics="法務")
    form = (
        await press(reception, YUI, button(await say(reception, YUI, "openings"), "openings-filter"))
    ).form
    assert form is not None

    listed = read(await send(reception, YUI, form, topic="法務"))

    assert {choice.value for choice in form.fields[0].choices} == {"経理", "法務"}
    assert "Law" in listed
    assert "Books" not in listed


async def test_nothing_open_says_what_one_could_do(reception: Reception) -> None:
    await come(reception, HANA)

    empty = await say(reception, HANA, "openings")
    none_about = await say(reception, HANA, "openings", words="経理")

    assert {b.action for b in buttons(empty)} == {"opening", "openings-hear"}
    assert "経理" in read(none_about)


async def test_what_one_saved_is_found_again_by_oneself_alone(reception: Reception) -> None:
    await come(reception, HANA, KEN, YUI)
    await share(reception, HANA)
    listed = await say(reception, YUI, "openings")

    saved = await press(reception, YUI, button(listed, "opening-save"))

    mine = await press(reception, YUI, button(saved, "openings-saved"))
    kens = await press(reception, KEN, button(saved, "openings-saved"))
    assert "経理リーダー" in read(mine)
    assert "経理リーダー" not in read(kens)
    unsaved = await press(reception, YUI, button(saved, "opening-unsave"))
    assert button(unsaved, "opening-save").subject
    assert "経理リーダー" not in read(await press(reception, YUI, button(saved, "openings-saved")))


async def test_the_longest_openings_fit_into_one_list_and_each_by_itself(reception: Reception) -> None:
    await come(reception, YUI, OLGA)
    for _ in range(12):
        await share_longest(reception, OLGA)

    listed = await say(reception, YUI, "openings", words=LONG_TOPIC)
    older = next(b for b in buttons(listed) if b.action == "openings" and b.subject)
    second = await press(reception, YUI, older)
    whole = await press(reception, YUI, buttons(listed)[0])

    assert read(second).count("長" * 100) == 5
    assert "言" * 2_000 in read(whole)
