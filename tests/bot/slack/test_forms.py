"""A form is drawn within Slack's limits, and what is chosen in it comes back as it was meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack import forms
from bot.slack.read import event_of
from handlers.event import Submission
from handlers.view import Choice, Field, FieldKind, Form
from tests.bot.slack.test_render import WORDS
from tests.doubles.block_kit import calls_everybody, errors_of_view
from tests.doubles.slack_hands import filled
from tests.doubles.slack_payloads import Actor, payload_of_submission
from tests.doubles.slack_records import OpenedView

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


def test_a_moment_is_chosen_in_a_picker_and_comes_back_in_utc() -> None:
    field = Field("at", "いつ", "moment", value="2026-06-01T12:00:00+09:00")
    drawn = forms.view(Form("会", "event", (field,), "7"), "ja")
    form = OpenedView("V1", "U1", dict(drawn))

    as_it_stood, later = filled(form, {}), filled(form, {"at": "1780369200"})

    events = [event_of(payload_of_submission(Actor("U1"), sent)) for sent in (as_it_stood, later)]
    assert form.blocks[0]["element"]["type"] == "datetimepicker"
    assert [event.one("at") for event in events if isinstance(event, Submission)] == [
        "2026-06-01T03:00:00+00:00",
        "2026-06-02T03:00:00+00:00",
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("moment", "明日19時"),
        ("moment", "2026-06-01T12:00:00"),
        ("moment", "1970-01-01T00:00:00+00:00"),
        ("date", "来週の金曜日"),
        ("date", "2026-06-31"),
    ],
)
def test_a_picker_cannot_show_words_and_stays_empty(kind: FieldKind, value: str) -> None:
    drawn = forms.view(Form("会", "event", (Field("f", "いつ", kind, value=value),)), "ja")

    assert errors_of_view(drawn) == ()
    element = OpenedView("V1", "U1", dict(drawn)).blocks[0]["element"]
    assert set(element) == {"type", "action_id"}


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
