"""The menu of somebody's message, and forms of every kind of question, over the page's interface."""

from asyncio import timeout
from collections.abc import Iterator

import pytest

from bot.playground import render
from handlers import registry
from handlers.acts import Submitted
from handlers.context import Context
from handlers.event import Submission
from handlers.view import Choice, Field, FieldKind, Form, Message
from tests.bot.playground.conftest import HANA, KEN, OLGA, Visitor, words_of

_THREE = tuple(Choice(letter, letter) for letter in "abc")


async def _fields(page: Visitor, entry: str) -> dict[str, tuple[str, str]]:
    message = await page.posted(HANA, "資料です")
    form = (await page.post("menu", persona=KEN, message=message, action=entry))["form"]
    return {field["name"]: (field["kind"], field["value"]) for field in form["fields"]}


async def test_thanking_from_a_message_has_its_author_filled_in(page: Visitor) -> None:
    fields = await _fields(page, "thanks-author")

    assert fields["who"] == ("member", HANA)


async def test_logging_a_gift_from_a_message_has_its_author_filled_in(page: Visitor) -> None:
    fields = await _fields(page, "give-author")

    assert fields["receivers"] == ("members", HANA)


async def test_the_form_of_a_messages_menu_thanks_its_author(page: Visitor) -> None:
    message = await page.posted(HANA, "資料です")
    form = (await page.post("menu", persona=KEN, message=message, action="thanks-author"))["form"]
    filled = {"action": form["action"], "subject": form["subject"], "answers": {"who": HANA, "words": "tea"}}

    sent = await page.post("submit", persona=KEN, **filled)

    assert "花" in words_of(sent["messages"][0])
    assert await page.lines("select words from thanks") == [("tea",)]


@pytest.mark.parametrize("entry", ["thanks-author", "give-author"])
@pytest.mark.parametrize("author", ["oneself", "gone", "forgotten"])
async def test_a_message_of_oneself_or_of_nobody_here_is_answered_and_records_nothing(
    page: Visitor, entry: str, author: str
) -> None:
    message = await page.posted(KEN if author == "oneself" else OLGA, "hello")
    if author == "gone":
        await page.post("leave", persona=OLGA)
    if author == "forgotten":
        await page.change(f"delete from accounts where external_id = '{OLGA}'")

    said = await page.post("menu", persona=KEN, message=message, action=entry)

    assert said["status"] == 200
    assert said["messages"] or said["form"]
    assert await page.lines("select count(*) from gifts") == [(0,)]


@pytest.fixture
def asked(page: Visitor) -> Iterator[list[Submission]]:
    """What a form of `_open` was answered with."""
    heard: list[Submission] = []

    async def take(_ctx: Context, sent: Submission) -> Message:
        heard.append(sent)
        return Message("Taken")

    registry.SUBMISSIONS["asked"] = Submitted("asked", take)
    yield heard
    del registry.SUBMISSIONS["asked"]


async def _answer(page: Visitor, kind: FieldKind, *answers: str, required: bool = True) -> int:
    """Send one question's answer; gives the status."""
    field = Field("it", "It?", kind, required=required, choices=_THREE)
    page.door.world.open(KEN, Form("Form", "asked", (field,)))
    sent = {"action": "asked", "subject": "", "answers": {"it": list(answers)}}
    return int((await page.post("submit", persona=KEN, **sent))["status"])


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("channel", ("lounge",)),
        ("choice", ("b",)),
        ("choices", ("a", "c")),
        ("member", (HANA,)),
        ("members", (HANA, OLGA)),
        ("date", ("2026-06-01",)),
        ("line", ("anything",)),
    ],
)
async def test_an_answer_that_fits_its_question_is_taken(
    page: Visitor, asked: list[Submission], kind: FieldKind, answers: tuple[str, ...]
) -> None:
    status = await _answer(page, kind, *answers)

    assert status == 200
    assert [sent.all("it") for sent in asked] == [answers]


@pytest.mark.parametrize("chosen", ["2026-06-01 19:00", "2026-06-01T19:00"])
async def test_a_moment_is_of_the_clock_of_whoever_chose_it(
    page: Visitor, asked: list[Submission], chosen: str
) -> None:
    await _answer(page, "moment", chosen)

    assert [sent.one("it") for sent in asked] == ["2026-06-01 19:00 Europe/London"]


@pytest.mark.parametrize(
    ("stands", "shown"),
    [
        ("2026-06-01T19:00+09:00", "2026-06-01 11:00"),
        ("2026-06-01 19:00 Europe/London", "2026-06-01 19:00"),
        ("2026-06-01 19:00", "2026-06-01 19:00"),
        ("next Friday", ""),
        ("", ""),
    ],
)
def test_a_moment_stands_in_a_form_as_its_readers_clock_shows_it(stands: str, shown: str) -> None:
    form = Form("Form", "asked", (Field("it", "It?", "moment", value=stands),))

    drawn = render.form(form, render.Reader("en", "Europe/London", KEN))

    assert isinstance(drawn["fields"], list)
    assert (drawn["fields"][0]["value"], drawn["fields"][0]["zone"]) == (shown, "London")


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("channel", ("elsewhere",)),
        ("channel", ("lounge", "careers")),
        ("choice", ("d",)),
        ("choice", ("a", "b")),
        ("choices", ("a", "d")),
        ("member", ("nobody",)),
        ("member", (HANA, OLGA)),
        ("members", (HANA, "nobody")),
        ("date", ("2026-02-30",)),
        ("date", ("next week",)),
        ("date", ("2026-06-01 19:00",)),
        ("moment", ("2026-06-01",)),
        ("moment", ("2026-06-01 25:00",)),
        ("line", ("one", "two")),
        ("channel", ()),
    ],
)
async def test_an_answer_that_its_question_cannot_have_is_refused(
    page: Visitor, asked: list[Submission], kind: FieldKind, answers: tuple[str, ...]
) -> None:
    status = await _answer(page, kind, *answers)

    assert status == 422
    assert asked == []


async def test_a_question_that_may_be_left_open_is_left_open(page: Visitor, asked: list[Submission]) -> None:
    status = await _answer(page, "channel", required=False)

    assert status == 200
    assert [sent.all("it") for sent in asked] == [()]


async def test_what_one_does_is_heard_by_everybody_at_once(page: Visitor) -> None:
    message = await page.posted(HANA, "資料です")
    async with timeout(5), page.session.get(f"{page.door.url}api/changes") as changes:
        await changes.content.readline()

        await page.post("react", persona=KEN, message=message, emoji="🙏")

        signs = [(await changes.content.readline()).decode().strip() for _ in range(4)]
    assert signs.count('data: {"persona": "*"}') == 2
