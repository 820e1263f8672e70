"""Any message and any form is drawn within Slack's limits, and members' words never become markup."""

from collections.abc import Mapping
from datetime import UTC, datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.slack import render
from bot.slack.words import Json, Reader
from handlers.view import (
    Action,
    Anchor,
    Button,
    Facts,
    File,
    Link,
    Mention,
    Message,
    Note,
    Picture,
    Plain,
    Section,
    When,
)
from tests.doubles.block_kit import calls_everybody, errors_of_message, errors_of_view

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
    | st.builds(Facts, st.lists(st.tuples(st.text(max_size=20), SPANS), max_size=3).map(tuple))
    | st.just(File("panel.ics", b"BEGIN:VCALENDAR"))
    | st.builds(Picture, st.just("R.png"), st.just(b"PNG"), WORDS.filter(str.strip)),
    max_size=5,
).map(tuple)
MESSAGES = st.builds(Message, WORDS, PARTS, st.booleans())


@settings(max_examples=150, deadline=None)
@example(Message("", (Picture("R.png", b"PNG", "<!channel"),), False), {"R.png": "F1"})
@given(MESSAGES, st.sampled_from([render.NONE, {"R.png": "F1"}]))
def test_every_message_is_taken_by_slack_and_calls_nobody(
    shown: Message, uploaded: Mapping[str, str]
) -> None:
    drawn = render.message(shown, READER, uploaded)

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


def test_a_moment_in_a_post_is_in_figures_since_each_reads_it_in_another_language() -> None:
    section = Section((When(AT), Plain(" "), When(AT, "moment")))

    drawn = render.message(Message("", (section,), private=False), READER)

    day, _, moment = _inline(drawn.blocks)
    assert (day["format"], moment["format"]) == ("{date_num}", "{date_num} {time}")


def test_a_zone_that_nobody_knows_reads_as_utc() -> None:
    drawn = render.message(Message("", (Section((When(AT, "moment"),)),)), Reader("Mars/Olympus"))

    assert drawn.text == "2026-06-01 16:30 UTC"


def test_the_text_beside_says_all_that_the_blocks_show() -> None:
    facts = Facts((("Gifts", (Plain("3"),)),))
    section = Section((Plain("Hello"),), (Button("Say thanks", "thanks"), Link("Rules", "https://a.example")))

    drawn = render.message(Message("Title", (section, facts, Note((Plain("small"),)))), READER)

    assert drawn.text == "Title\nHello\n[Say thanks] · [Rules]\nGifts: 3\nsmall"


def test_a_file_is_no_part_of_the_message_that_it_stands_below() -> None:
    with_file = Message("Title", (Section((Plain("Hello"),)), File("panel.ics", b"BEGIN:VCALENDAR")))

    drawn = render.message(with_file, READER)

    assert drawn == render.message(Message("Title", with_file.parts[:1]), READER)


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
