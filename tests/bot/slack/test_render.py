"""Any message and any form is drawn within Slack's limits, and members' words never become markup."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.slack import forms, render
from bot.slack.read import event_of
from bot.slack.words import Json, Reader
from handlers.event import Submission
from handlers.view import (
    Action,
    Anchor,
    Button,
    Choice,
    Facts,
    Field,
    FieldKind,
    Form,
    Link,
    Mention,
    Message,
    Note,
    Plain,
    Section,
    When,
)
from tests.doubles.block_kit import calls_everybody, errors_of_message, errors_of_view
from tests.doubles.slack_hands import filled
from tests.doubles.slack_payloads import Actor, payload_of_submission
from tests.doubles.slack_records import OpenedView

READER = Reader("Asia/Tokyo")
AT = datetime(2026, 6, 1, 16, 30, tzinfo=UTC)
NASTY = st.sampled_from(
    [
        "<!channel>",
        "@everyone",
        "*b* _i_ ~s~ `c`",
        "<@U1>",
        "[a](https://x.example)",
        "&lt;",
        "\u202eabc",
        ":x:",
    ]
)
WORDS = st.text(max_size=40) | NASTY | st.lists(NASTY, max_size=3).map("".join)
SPANS = st.lists(
    st.builds(Plain, WORDS, st.booleans())
    | st.builds(Mention, WORDS, st.sampled_from([(), (("slack", "U1"),), (("discord", "1"),)]))
    | st.builds(When, st.just(AT), st.sampled_from(["day", "moment"]))
    | st.builds(Anchor, st.text(max_size=20), st.just("https://alumni.example/a?b=1&c=<2>")),
    max_size=6,
).map(tuple)
ACTIONS = st.lists(
    st.builds(Button, WORDS.map(lambda w: w[:75]), st.just("thanks"), st.sampled_from(["", "1", "2"]))
    | st.builds(Link, st.text(max_size=20), st.just("https://alumni.example")),
    max_size=5,
).map(tuple)
PARTS = st.lists(
    st.builds(Section, SPANS, ACTIONS)
    | st.builds(Note, SPANS)
    | st.builds(Facts, st.lists(st.tuples(st.text(max_size=20), SPANS), max_size=3).map(tuple)),
    max_size=5,
).map(tuple)
MESSAGES = st.builds(Message, WORDS, PARTS, st.booleans())


@settings(max_examples=150, deadline=None)
@given(MESSAGES)
def test_every_message_is_taken_by_slack_and_calls_nobody(shown: Message) -> None:
    drawn = render.message(shown, READER)

    assert errors_of_message(drawn.blocks) == ()
    assert None not in Block.parse_all(drawn.blocks)
    assert not calls_everybody({"text": drawn.text, "blocks": drawn.blocks})
    assert 0 < len(drawn.text) <= 4_000
    assert not set("<>") & set(drawn.text)


@settings(max_examples=100, deadline=None)
@given(MESSAGES)
def test_nothing_is_ever_drawn_as_mrkdwn(shown: Message) -> None:
    drawn = render.message(shown, READER)

    assert "mrkdwn" not in _types(drawn.blocks)
    assert "broadcast" not in _types(drawn.blocks)


@settings(max_examples=60, deadline=None)
@given(st.lists(MESSAGES, max_size=3))
def test_messages_share_a_home_without_sharing_ids(messages: list[Message]) -> None:
    drawn = render.home([Message("menu"), *messages], READER)

    assert errors_of_view(drawn) == ()


def test_words_stand_as_they_were_written_in_elements_that_parse_nothing() -> None:
    words = "*not bold* <@U9> :tea: https://a.example & co"

    drawn = render.message(Message("", (Section((Plain(words),)),)), READER)

    assert _inline(drawn.blocks) == [{"type": "text", "text": words}]
    assert drawn.text == "*not bold* &lt;@U9&gt; :tea: https://a.example &amp; co"


def test_a_mention_is_slacks_own_where_the_member_has_an_account() -> None:
    spans = (Mention("花", (("slack", "U1"),)), Plain("さん "), Mention("Ken", (("discord", "7"),)))

    drawn = render.message(Message("", (Section(spans),)), READER)

    bold = {"type": "text", "text": "Ken", "style": {"bold": True}}
    assert _inline(drawn.blocks) == [
        {"type": "user", "user_id": "U1"},
        {"type": "text", "text": "さん "},
        bold,
    ]
    assert drawn.text == "花さん Ken"


def test_in_a_channel_a_member_is_a_name_since_a_mention_would_ring() -> None:
    section = Section((Mention("花", (("slack", "U1"),)),))

    drawn = render.message(Message("", (section,), private=False), READER)

    assert _inline(drawn.blocks) == [{"type": "text", "text": "花", "style": {"bold": True}}]


def test_a_moment_is_drawn_in_the_readers_zone_and_written_right_without_it() -> None:
    section = Section((When(AT), Plain(" "), When(AT, "moment")))

    drawn = render.message(Message("", (section,)), READER)

    day, _, moment = _inline(drawn.blocks)
    assert (day["timestamp"], day["fallback"]) == (1780331400, "2026-06-02")
    assert moment["fallback"] == "2026-06-02 01:30 JST"
    assert drawn.text == "2026-06-02 2026-06-02 01:30 JST"


def test_a_zone_that_nobody_knows_reads_as_utc() -> None:
    drawn = render.message(Message("", (Section((When(AT, "moment"),)),)), Reader("Mars/Olympus"))

    assert drawn.text == "2026-06-01 16:30 UTC"


def test_the_text_beside_says_all_that_the_blocks_show() -> None:
    facts = Facts((("Gifts", (Plain("3"),)),))
    section = Section((Plain("Hello"),), (Button("Say thanks", "thanks"), Link("Rules", "https://a.example")))

    drawn = render.message(Message("Title", (section, facts, Note((Plain("small"),)))), READER)

    assert drawn.text == "Title\nHello\n[Say thanks] · [Rules]\nGifts: 3\nsmall"


def test_small_print_stays_small_and_a_moment_in_it_is_kept() -> None:
    notes = (Note((Plain("small"),)), Note((Plain("next "), When(AT))))

    drawn = render.message(Message("", notes), READER)

    assert [block["type"] for block in drawn.blocks] == ["context", "rich_text"]


def test_two_buttons_that_do_the_same_are_one() -> None:
    twice = (Button("a", "thanks", "1"), Button("b", "thanks", "1"), Button("c", "thanks", "2"))

    drawn = render.message(Message("", (Section((), twice),)), READER)

    (row,) = drawn.blocks
    assert isinstance(row["elements"], list)
    assert [button["action_id"] for button in row["elements"]] == ["thanks:1", "thanks:2"]


def test_a_message_of_too_many_elements_is_drawn_as_plain_words() -> None:
    pieces = tuple(Plain("x", bold=bool(number % 2)) for number in range(600))

    drawn = render.message(Message("", (Section(pieces),)), READER)

    assert _inline(drawn.blocks) == [{"type": "text", "text": "x" * 600}]


def test_an_empty_message_still_says_something_to_a_screen_reader() -> None:
    drawn = render.message(Message("", (Section((Plain(""),)),)), READER)

    assert (drawn.text, drawn.blocks) == ("…", [])


CHOICES = tuple(Choice(f"choice {number}", str(number)) for number in range(3))
VALUES: dict[FieldKind, str] = {
    "line": "a",
    "paragraph": "a\nb",
    "member": "U1",
    "members": "U1,U2",
    "channel": "C1",
    "choice": "1",
    "choices": "0,2",
    "date": "2026-06-01",
    "moment": "2026-06-01T12:00:00+09:00",
}


@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("filled", [False, True])
def test_every_kind_of_field_is_taken_by_slack(kind: FieldKind, filled: bool) -> None:
    field = Field("f", "ラベル", kind, value=VALUES[kind] if filled else "", choices=CHOICES)

    drawn = forms.view(Form("題", "give", (field,), "7"), "ja", "https://hooks.slack.example/x")

    assert errors_of_view(drawn) == ()
    assert drawn["callback_id"] == "give:7"
    assert drawn["private_metadata"] == "https://hooks.slack.example/x"


@settings(max_examples=60, deadline=None)
@given(words=WORDS, label=st.text(min_size=1, max_size=45), most=st.integers(0, 9_000))
def test_any_words_fit_into_a_form(words: str, label: str, most: int) -> None:
    fields = (
        Field("words", label, "paragraph", value=words * 100, most=most),
        Field("who", label, "members"),
    )

    drawn = forms.view(Form("題", "give", fields), "en")

    assert errors_of_view(drawn) == ()
    assert not calls_everybody(drawn)


def test_where_people_are_asked_for_one_may_also_be_named() -> None:
    drawn = forms.view(Form("Thanks", "thanks", (Field("who", "Whom?", "member"),)), "en")

    assert isinstance(drawn["blocks"], list)
    assert [(block["block_id"], block["optional"]) for block in drawn["blocks"]] == [
        ("who", True),
        ("name", True),
    ]


def test_many_choices_are_a_menu_and_few_are_boxes() -> None:
    many = tuple(Choice(str(number), str(number)) for number in range(11))
    fields = (Field("a", "a", "choices", choices=many), Field("b", "b", "choices", choices=many[:10]))

    drawn = forms.view(Form("題", "x", fields), "ja")

    assert isinstance(drawn["blocks"], list)
    kinds = [block["element"]["type"] for block in drawn["blocks"]]
    assert kinds == ["multi_static_select", "checkboxes"]


def _inline(blocks: list[Json]) -> list[Json]:
    """The elements of the first paragraph."""
    paragraphs = blocks[0]["elements"]
    assert isinstance(paragraphs, list)
    elements: list[Json] = paragraphs[0]["elements"]
    return elements


def _types(value: object) -> set[object]:
    match value:
        case dict():
            return {value.get("type")}.union(*map(_types, value.values()))
        case list():
            return set[object]().union(*map(_types, value))
        case _:
            return set()


def test_the_kinds_of_actions_are_all_drawn() -> None:
    actions: tuple[Action, ...] = (Button("a", "x", tone="primary"), Link("b", "https://a.example"))

    drawn = render.message(Message("", (Section((), actions),)), READER)

    (row,) = drawn.blocks
    assert isinstance(row["elements"], list)
    assert row["elements"][0]["style"] == "primary"
    assert row["elements"][1]["url"] == "https://a.example"


@pytest.mark.parametrize(("chosen", "sent"), [(None, "C1"), ("C2", "C2")])
def test_a_channel_that_is_chosen_comes_back_as_its_id(chosen: str | None, sent: str) -> None:
    field = Field("where", "チャンネル", "channel", value="C1")
    drawn = forms.view(Form("設定", "settings", (field,), "7"), "ja")
    form = OpenedView("V1", "U1", dict(drawn))

    state = filled(form, {"where": chosen} if chosen else {})

    event = event_of(payload_of_submission(Actor("U1"), state))
    assert isinstance(event, Submission)
    assert event.one("where") == sent


def test_only_public_channels_can_be_chosen_and_no_dm() -> None:
    drawn = forms.view(Form("設定", "settings", (Field("where", "チャンネル", "channel"),)), "ja")

    element = OpenedView("V1", "U1", dict(drawn)).blocks[0]["element"]
    assert element["filter"] == {"include": ["public"], "exclude_bot_users": True}
    assert "initial_conversation" not in element
