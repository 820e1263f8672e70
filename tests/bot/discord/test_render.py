"""What is drawn stays within Discord's limits and says what it should, whatever the words are."""

import re
from datetime import UTC, datetime

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord import render
from bot.discord.words import escaped, widened
from handlers.context import Rules
from handlers.event import Command, Mentioned, Who
from handlers.reception import Reception
from handlers.registry import VERBS
from handlers.view import (
    Anchor,
    Answer,
    Button,
    Facts,
    Link,
    Mention,
    Message,
    Note,
    Plain,
    Section,
    When,
)
from storage.database import Database
from tests.conftest import SetClock
from tests.doubles import openapi
from tests.doubles.discord_limits import errors_of_form, errors_of_message
from tests.doubles.wire import Json

NOON = datetime(2026, 6, 1, 3, tzinfo=UTC)
MARKUP = "*_~`|[]()<>@#-+\\1.: \n!&/"
words = st.text(st.sampled_from(MARKUP) | st.characters(exclude_categories=["Cs"]), max_size=80)
tricky = words | st.lists(
    st.sampled_from(["@everyone", "<@1>", "<t:0:R>", "[a](https://b)", "||", "**", "\n> ", "\n-# ", "\n1. "])
    | words,
    max_size=6,
).map("".join)


def components_of(view: ui.LayoutView) -> list[Json]:
    components: list[Json] = view.to_components()  # type: ignore[no-untyped-call]
    return components


def body_of(message: Message) -> Json:
    """A message as it is sent."""
    return {"flags": 1 << 15, "components": components_of(render.layout(message))}


def texts_of(message: Message) -> list[str]:
    (container,) = body_of(message)["components"]
    return [c["content"] for c in container["components"] if c["type"] == 10]


def as_read(markup: str) -> str:
    """What a reader sees of escaped words: an escape shows its mark, and a zero-width space nothing."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markup).replace("\u200b", "")


@given(tricky.filter(lambda written: "http" not in written.lower() and "\u200b" not in written))
def test_escaped_words_read_as_they_were_written(written: str) -> None:
    assert as_read(escaped(written)) == written


@given(tricky)
def test_no_mark_is_left_in_escaped_words_that_discord_would_act_on(written: str) -> None:
    left = re.sub(r"\\[^0-9A-Za-z\s]", "x", escaped(written))

    assert not re.search(r"[*_~`|\[\]<\\]", left)
    assert not re.search(r"@[^\u200b]", left)
    assert not re.search(r"(?m)^[^\S\n]*([#>+-]|\d+\.)", left)


@given(st.text(st.sampled_from("ab/_*~|[]()@`\\.?=&#%"), min_size=1, max_size=30))
def test_an_address_keeps_leading_to_the_same_place_without_marks(path: str) -> None:
    drawn = escaped(f"https://example.com/{path}")

    assert not re.search(r"[*_~`|\[\]@\\]", drawn)
    assert drawn.count("%") == path.count("%") + len(re.findall(r"[*_~`|\[\]@\\]", path))


@given(tricky)
def test_widened_words_have_no_marks_and_as_many_letters(written: str) -> None:
    drawn = widened(written)

    assert len(drawn) == len(written)
    assert not set(drawn) & set("*_~`|[]<>@#\\")


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("@everyone", "@\u200beveryone"),
        ("<@123>", "\\<\u200b@\u200b123>"),
        ("<t:0:R>", "\\<\u200bt:0:R>"),
        ("[銀行](https://evil.example)", "\\[銀行\\](https://evil.example)"),
        ("**大**", "\\*\\*大\\*\\*"),
        ("# 見出し\n-# 小\n> 引用\n1. 一", "\\# 見出し\n\\-\\# 小\n\\> 引用\n1\\. 一"),
        ("C# と 3-1", "C# と 3-1"),
        ("https://example.com/a_b_c", "https://example.com/a%5Fb%5Fc"),
    ],
)
def test_tricks_are_drawn_as_letters(written: str, drawn: str) -> None:
    assert escaped(written) == drawn


def test_a_member_is_mentioned_where_they_have_an_account_else_named() -> None:
    here = Mention("花", (("slack", "U1"), ("discord", "42")))
    elsewhere = Mention("Ken_*", (("slack", "U2"),))

    assert render.drawn((here, Plain("さん"))) == "<@42>さん"
    assert render.drawn((elsewhere, Plain("さん"))) == "**Ken\\_\\***さん"


def test_a_moment_is_drawn_by_discord_in_the_readers_own_zone() -> None:
    seconds = int(NOON.timestamp())

    assert render.drawn((When(NOON), Plain(" "), When(NOON, "moment"))) == f"<t:{seconds}:D> <t:{seconds}:f>"


def test_a_moment_in_a_post_is_in_figures_since_each_reads_it_in_another_language() -> None:
    seconds, parts = int(NOON.timestamp()), (Section((When(NOON),)), Note((When(NOON, "moment"),)))

    texts = texts_of(Message("", (*parts, Facts((("When", (When(NOON),)),))), private=False))

    day, minute = f"<t:{seconds}:d>", f"<t:{seconds}:d> <t:{seconds}:t>"
    assert texts == [day, f"-# {minute}", f"**When**\u2003{day}"]


def test_our_own_markup_is_drawn_and_words_inside_it_are_not() -> None:
    text = (Plain("太_字", bold=True), Plain(" "), Anchor("案[内]", "https://example.com/a(b)"))

    assert render.drawn(text) == "**太\\_字** [案\\[内\\]](https://example.com/a(b%29)"


def test_parts_are_drawn_in_order_with_their_buttons() -> None:
    actions = (Button("はい", "yes", "7", "primary"), Link("見る", "https://example.com"))
    message = Message(
        "題",
        (Section((Plain("本文"),), actions), Facts((("数", (Plain("3"),)),)), Note((Plain("小\n\n字"),))),
    )

    (container,) = body_of(message)["components"]

    texts = [c.get("content") for c in container["components"]]
    assert texts == ["### 題", "本文", None, "**数**\u20033", "-# 小\n-# 字"]
    row = container["components"][2]["components"]
    assert [(b["style"], b.get("custom_id"), b.get("url")) for b in row] == [
        (1, "yes:7", None),
        (5, None, "https://example.com"),
    ]


def test_words_that_grow_too_long_when_escaped_are_drawn_wide_instead() -> None:
    message = Message("題", (Section((Plain("*" * 2500),)), Note((Plain("_" * 1000),))))

    texts = texts_of(message)

    assert texts[1:] == ["＊" * 2500, "-# " + "＿" * 1000]


@settings(max_examples=60, deadline=None)
@given(st.lists(tricky, min_size=1, max_size=8), st.integers(1, 40), st.booleans())
def test_every_message_fits_into_discord(written: list[str], times: int, is_note: bool) -> None:
    room = 3_800 // len(written)
    kind = Note if is_note else Section
    spans = [
        (Plain((w * times)[: room - 60], bold=True), Mention("花", (("discord", "9" * 19),))) for w in written
    ]

    body = body_of(Message("題", tuple(kind(span) for span in spans)))

    assert errors_of_message(body) == ()


CALLBACK = "/interactions/1/t/callback"


async def answers(database: Database, clock: SetClock, language: str) -> list[Answer]:
    """What every verb answers, bare and with everything it takes."""
    reception = Reception(database, Rules(language=language), clock)
    who = Who("discord", "1", "10", "花*", language=language, administers=True)
    people, told = (Mentioned("11", "春_"),), "[x](https://y) @everyone"
    shown = [await reception.answer(Command(who, v.command, v.name, key=v.name)) for v in VERBS]
    full = [
        await reception.answer(Command(who, v.command, v.name, people, told, f"{v.name}2")) for v in VERBS
    ]
    return [*shown, *full]


@pytest.mark.parametrize("language", ["ja", "en"])
async def test_what_every_verb_answers_is_taken_by_discord(
    sqlite_database: Database, clock: SetClock, language: str
) -> None:
    shown = await answers(sqlite_database, clock, language)

    bodies = [body_of(message) for answer in shown for message in answer.messages]
    forms = [render.modal(a.form, language).to_dict() for a in shown if a.form]

    assert len(bodies) > len(VERBS) > len(forms) > 1
    assert [e for body in bodies for e in errors_of_message(body)] == []
    assert [e for form in forms for e in errors_of_form(form)] == []


@pytest.mark.skipif(
    not openapi.available(), reason="OKAERI_TEST_DATA names no folder with Discord's document"
)
@pytest.mark.parametrize("language", ["ja", "en"])
async def test_what_every_verb_answers_passes_the_published_document(
    sqlite_database: Database, clock: SetClock, language: str
) -> None:
    shown = await answers(sqlite_database, clock, language)

    bodies = [body_of(message) for answer in shown for message in answer.messages]
    told = [openapi.errors_of("POST", "/channels/1/messages", body) for body in bodies]
    told += [openapi.errors_of("POST", CALLBACK, {"type": 4, "data": body}) for body in bodies]
    forms = [render.modal(a.form, language).to_dict() for a in shown if a.form]
    told += [openapi.errors_of("POST", CALLBACK, {"type": 9, "data": form}) for form in forms]

    assert [errors for errors in told if errors] == []
