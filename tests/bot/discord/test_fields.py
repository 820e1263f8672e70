"""Each question of a form is a component that Discord takes, with what stands in it and how to answer."""

from datetime import UTC, date, datetime

import pytest

from bot.discord import render
from community.moment import moment_named
from community.until import one_day_named
from config.words import say
from handlers.view import Choice, Field, FieldKind, Form
from tests.doubles import openapi
from tests.doubles.discord_limits import errors_of_form

CALLBACK = "/interactions/1/t/callback"
NOON = datetime(2026, 6, 1, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "choices", "drawn"),
    [
        ("line", 0, 4),
        ("paragraph", 0, 4),
        ("date", 0, 4),
        ("moment", 0, 4),
        ("member", 0, 5),
        ("members", 0, 5),
        ("channel", 0, 8),
        ("choice", 1, 3),
        ("choice", 2, 21),
        ("choice", 11, 3),
        ("choices", 10, 22),
        ("choices", 11, 3),
    ],
)
def test_each_kind_of_field_has_its_component(kind: str, choices: int, drawn: int) -> None:
    offered = tuple(Choice(f"{n}", f"{n}") for n in range(choices))
    field = Field("x", "問い", kind, False, "1" if choices > 1 else "", offered)  # type: ignore[arg-type]

    form = render.modal(Form("題", "a", (field,) * 1, "7"), "ja").to_dict()

    component = form["components"][0]["component"]
    assert (component["type"], component["custom_id"]) == (drawn, "x")
    assert form["custom_id"] == "a:7"
    assert errors_of_form(form) == ()
    assert not openapi.available() or openapi.errors_of("POST", CALLBACK, {"type": 9, "data": form}) == []


@pytest.mark.parametrize(
    ("kind", "language", "example"),
    [
        ("date", "ja", "例: 2026-12-10"),
        ("date", "en", "e.g. 2026-12-10"),
        ("moment", "ja", "例: 2026-12-10 19:00"),
        ("moment", "en", "e.g. 2026-12-10 19:00"),
        ("line", "en", None),
    ],
)
def test_a_line_for_a_day_or_a_moment_shows_how_to_write_one(
    kind: FieldKind, language: str, example: str | None
) -> None:
    form = render.modal(Form("題", "a", (Field("at", "いつ", kind),)), language).to_dict()

    assert form["components"][0]["component"].get("placeholder") == example
    assert not openapi.available() or openapi.errors_of("POST", CALLBACK, {"type": 9, "data": form}) == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_the_examples_show_is_read(language: str) -> None:
    day = say(language, "form-date-example").split(" ", 1)[1]
    moment = say(language, "form-moment-example").split(" ", 1)[1]

    assert one_day_named(day, NOON.date()) == date(2026, 12, 10)
    assert moment_named(moment, NOON, UTC) == datetime(2026, 12, 10, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("standing", "shown"),
    [
        ("2026-12-10T19:00+09:00", "2026-12-10 19:00+09:00"),
        ("next T19:00", "next T19:00"),
        ("12月10日 19時", "12月10日 19時"),
    ],
)
def test_a_moment_stands_in_the_form_as_one_would_type_it(standing: str, shown: str) -> None:
    field = Field("at", "いつ", "moment", value=standing)

    form = render.modal(Form("題", "a", (field,)), "ja").to_dict()

    assert form["components"][0]["component"]["value"] == shown


def test_who_was_named_already_stands_in_the_form() -> None:
    field = Field("x", "問い", "members", value="41,U7,42")

    form = render.modal(Form("題", "a", (field,)), "ja").to_dict()

    chosen = form["components"][0]["component"]["default_values"]
    assert [(int(c["id"]), c["type"]) for c in chosen] == [(41, "user"), (42, "user")]


@pytest.mark.parametrize(("value", "standing"), [("", []), ("5000", [5000]), ("general", [])])
def test_the_channel_that_was_chosen_before_stands_in_the_form(value: str, standing: list[int]) -> None:
    field = Field("channel", "告知するチャンネル", "channel", value=value)

    form = render.modal(Form("設定", "settings", (field,)), "ja").to_dict()

    component = form["components"][0]["component"]
    chosen = [(int(c["id"]), c["type"]) for c in component.get("default_values") or []]
    assert chosen == [(channel, "channel") for channel in standing]
    assert component["channel_types"] == [0, 5]
    assert (component["min_values"], component["max_values"]) == (1, 1)
    assert not openapi.available() or openapi.errors_of("POST", CALLBACK, {"type": 9, "data": form}) == []


def test_a_form_that_is_full_gets_no_sixth_field() -> None:
    fields = tuple(Field(f"f{n}", "問い", "member" if n == 0 else "line") for n in range(5))

    form = render.modal(Form("題", "a", fields), "ja").to_dict()

    assert len(form["components"]) == 5
    assert form["components"][0]["component"]["required"] is True
