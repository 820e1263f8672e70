"""Proves that the Slack double refuses the blocks and views that Slack refuses, and no others."""

import pytest

from tests.doubles.block_kit import calls_everybody, errors_of_message, errors_of_view
from tests.doubles.small_blocks import OPTION, PLAIN, button, buttons, field, form, modal, rich, section
from tests.doubles.wire import Json

GOOD_MESSAGES = (
    [section(3000)],
    [buttons(*map(str, range(25)))],
    [{"type": "context", "elements": [PLAIN] * 10}],
    [{"type": "divider"}] * 50,
    [rich({"type": "text", "text": "贈与", "style": {"bold": True}}, {"type": "user", "user_id": "U1"})],
    [
        rich(
            {
                "type": "date",
                "timestamp": 1_700_000_000,
                "format": "{date_long}",
                "fallback": "2023",
                "timezone": "Asia/Tokyo",
            }
        )
    ],
    [
        {
            "type": "actions",
            "elements": [{"type": "radio_buttons", "action_id": "r", "options": [OPTION] * 10}],
        }
    ],
    [{"type": "image", "image_url": "https://example.invalid/a.png", "alt_text": "連鎖"}],
)
BAD_MESSAGES = (
    ([section(3001)], "1 to 3000 characters"),
    ([section(0)], "1 to 3000 characters"),
    ([{"type": "section"}], "text or fields"),
    ([{"type": "section", "fields": [PLAIN] * 11}], "1 to 10 items"),
    ([{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2001}]}], "2000 characters"),
    ([{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}], "150 characters"),
    ([{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "unsupported type: mrkdwn"),
    ([{"type": "divider"}] * 51, "0 to 50 items"),
    ([{"type": "context", "elements": [PLAIN] * 11}], "1 to 10 items"),
    ([buttons(*map(str, range(26)))], "1 to 25 items"),
    ([buttons("same", "same")], "action_id 'same' already exists"),
    (
        [{"type": "divider", "block_id": "b"}, {"type": "divider", "block_id": "b"}],
        "block_id 'b' already exists",
    ),
    ([{"type": "actions", "elements": [button("x" * 256)]}], "255 characters"),
    (
        [{"type": "actions", "elements": [button(text={"type": "plain_text", "text": "x" * 76})]}],
        "75 characters",
    ),
    ([{"type": "actions", "elements": [button(value="x" * 2001)]}], "2000 characters"),
    ([{"type": "actions", "elements": [button(style="quiet")]}], "primary, danger"),
    ([{"type": "banner"}], "unsupported type: banner"),
    ([{"type": "divider", "color": "red"}], "invalid additional property: color"),
    ([rich({"type": "blink", "text": "x"})], "unsupported type: blink"),
    ([{"type": "rich_text", "elements": [{"type": "rich_text_table", "elements": []}]}], "rich_text_table"),
    ([rich({"type": "date", "timestamp": "soon", "format": "{date}"})], "whole number"),
    ([{"type": "image", "image_url": "https://example.invalid/a.png"}], "alt_text"),
    ([{"type": "image", "alt_text": "x" * 2001, "image_url": "u"}], "2000 characters"),
    (
        [
            {
                "type": "actions",
                "elements": [{"type": "radio_buttons", "action_id": "r", "options": [OPTION] * 11}],
            }
        ],
        "10 items",
    ),
)
BAD_VIEWS = (
    (modal(section(1), title={"type": "plain_text", "text": "x" * 25}), "24 characters"),
    (modal(section(1), private_metadata="x" * 3001), "3000 characters"),
    (modal(section(1), callback_id="x" * 256), "255 characters"),
    (modal(*[{"type": "divider"}] * 101), "1 to 100 items"),
    (modal({"type": "markdown", "text": "x"}), "unsupported block on this surface"),
    ({"type": "modal", "title": PLAIN, "blocks": [field({"type": "users_select"})]}, "submit"),
    (modal(field({"type": "plain_text_input", "max_length": 3001})), "1 to 3000"),
    (modal(field({"type": "static_select", "options": [OPTION] * 101})), "100 items"),
    (modal(field({"type": "radio_buttons", "options": [OPTION] * 11})), "10 items"),
    (modal(field({"type": "users_select"}), field({"type": "users_select"})), "block_id 'f' already exists"),
    ({"type": "home", "title": PLAIN, "blocks": []}, "invalid additional property: title"),
    ({"type": "workflow", "blocks": []}, "unsupported type: workflow"),
)


@pytest.mark.parametrize("blocks", GOOD_MESSAGES)
def test_blocks_within_the_limits_are_accepted(blocks: list[Json]) -> None:
    assert errors_of_message(blocks) == ()


@pytest.mark.parametrize(("blocks", "said"), BAD_MESSAGES)
def test_blocks_beyond_a_limit_are_refused(blocks: list[Json], said: str) -> None:
    assert said in "\n".join(errors_of_message(blocks))


def test_a_form_within_the_limits_is_accepted() -> None:
    assert errors_of_view(form()) == ()


@pytest.mark.parametrize(("view", "said"), BAD_VIEWS)
def test_a_view_beyond_a_limit_is_refused(view: Json, said: str) -> None:
    assert said in "\n".join(errors_of_view(view))


@pytest.mark.parametrize("text", ["<!channel> 皆さん", "<!here|here>", "<!everyone>"])
def test_an_escaped_call_to_everybody_is_seen_anywhere(text: str) -> None:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": text}}

    assert calls_everybody({"text": "", "blocks": [block]})
    assert calls_everybody({"text": "", "blocks": [rich({"type": "broadcast", "range": "here"})]})
    assert not calls_everybody({"text": "<@U1> @channel", "blocks": [rich({"type": "text", "text": "here"})]})
