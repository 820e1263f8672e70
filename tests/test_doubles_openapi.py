"""Proves the checks of what is sent to Discord: its published document, and the rules beside it."""

import pytest

from tests.doubles import openapi
from tests.doubles.discord_limits import errors_of_command, errors_of_form, errors_of_message
from tests.doubles.wire import Json


def text_display(length: int) -> Json:
    return {"type": 10, "content": "x" * length}


def pressable(custom_id: str) -> Json:
    return {"type": 1, "components": [{"type": 2, "style": 2, "label": "x", "custom_id": custom_id}]}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"flags": 1 << 15, "components": [text_display(2001), text_display(2000)]}, "4001 characters"),
        ({"flags": 1 << 15, "components": [text_display(1)] * 41}, "41 components"),
        ({"flags": 1 << 15, "components": [text_display(1)], "content": "x"}, "content cannot stand"),
        ({"components": [text_display(1)]}, "need the flag"),
        ({"content": "x" * 2001}, "2001 characters"),
        ({"content": "x", "nonce": "x" * 26}, "nonce of 26"),
        ({"flags": 1 << 15, "components": [pressable("a"), pressable("a")]}, "'a' stands there twice"),
    ],
)
def test_a_message_beyond_the_limits_is_refused(body: Json, said: str) -> None:
    assert said in "\n".join(errors_of_message(body))


def test_a_form_of_six_fields_and_a_command_in_capitals_are_refused() -> None:
    label: Json = {"type": 18, "label": "x", "component": {"type": 4, "style": 1}}
    fields = [{**label, "component": {**label["component"], "custom_id": str(index)}} for index in range(6)]
    same = [{"name": name, "name_localizations": {"ja": "同じ"}} for name in ("one", "two")]

    assert errors_of_form({"components": fields}) == ("6 components at the top of a form, 1 to 5 are taken",)
    assert errors_of_command({"name": "Alumni"}) == ("'Alumni' is not lower case",)
    assert errors_of_command({"name": "a", "options": same}) == ("two are called '同じ' in 'ja'",)


needs_document = pytest.mark.skipif(
    not openapi.available(), reason="OKAERI_TEST_DATA does not name a folder with Discord's OpenAPI document"
)


@needs_document
@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("/channels/1/messages", {"flags": 1 << 15, "components": [text_display(4001)]}, "is too long"),
        ("/channels/1/messages", {"components": [pressable("x" * 101)]}, "is too long"),
        (
            "/interactions/1/t/callback",
            {"type": 9, "data": {"custom_id": "a", "title": "x" * 46, "components": [text_display(1)]}},
            "is too long",
        ),
        ("/users/@me/channels", {"recipient_id": "hana"}, "does not match"),
        ("/nowhere", {}, "not in the document"),
    ],
)
def test_the_document_refuses_what_discord_would(path: str, body: Json, said: str) -> None:
    assert said in "\n".join(openapi.errors_of("POST", path, body))


@needs_document
def test_the_document_accepts_numbers_for_ids_and_what_discord_takes() -> None:
    card = {"type": 17, "components": [text_display(10), pressable("thanks:7")]}

    assert openapi.errors_of("POST", "/users/@me/channels", {"recipient_id": 5}) == []
    assert openapi.errors_of("POST", "/channels/1/messages", {"flags": 1 << 15, "components": [card]}) == []
    assert openapi.errors_of("GET", "/users/@me", {}) == []


def test_without_a_copy_there_is_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKAERI_TEST_DATA", "")

    assert not openapi.available()
