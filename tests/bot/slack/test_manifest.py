"""The manifest asks for exactly what the code uses, and Slack would take it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from jsonschema import Draft7Validator

from bot.slack import manifest, read
from handlers import registry
from tests.doubles.slack_workspace import SCOPES
from tests.doubles.wire import Json

CODE = Path(manifest.__file__).parent
CALLED = re.compile(r"\.(auth|apps|chat|conversations|files|reactions|team|users|views)_(\w+)\(")


BEHIND = {"files.upload_v2": ("files.getUploadURLExternal", "files.completeUploadExternal")}
"""What the SDK calls where a name of its own is no method of Slack's."""


def called_in_code() -> set[str]:
    found = CALLED.findall("".join(file.read_text(encoding="utf-8") for file in CODE.glob("*.py")))
    called = (f"{family}.{name.replace('connections_', 'connections.')}" for family, name in found)
    return {method for name in called for method in BEHIND.get(name, (name,))}


def test_every_method_called_is_listed_with_its_scope_and_no_other() -> None:
    assert called_in_code() == set(manifest.METHODS) | set(manifest.APP_METHODS)


def test_every_event_heard_is_asked_for_and_no_other() -> None:
    assert sorted(read.HEARD) == sorted(manifest.EVENTS)


def test_no_scope_is_missing_or_superfluous() -> None:
    least = ["channels:read", "chat:write", "commands", "files:write", "im:write", "mpim:write"]
    least += ["reactions:read", "users:read"]

    assert manifest.scopes() == least
    assert set(least) == SCOPES


def test_each_scope_is_explained_where_the_installing_is() -> None:
    pages = (Path(__file__).parents[3] / "docs" / "installing.md").read_text(encoding="utf-8")

    explained = re.findall(r"^\| `([a-z:]+)` \|", pages, re.M)
    assert explained == manifest.scopes()


def test_both_commands_escape_mentions() -> None:
    features: Json = json.loads(json.dumps(manifest.manifest()))["features"]

    commands = {c["command"]: c["should_escape"] for c in features["slash_commands"]}
    assert commands == {"/alumni": True, "/organiser": True}
    assert features["app_home"]["messages_tab_read_only_enabled"] is True


def test_every_verb_belongs_to_a_command_that_slack_offers() -> None:
    assert {f"/{verb.command}" for verb in registry.VERBS} == set(manifest.COMMANDS)


def test_the_menu_of_a_message_offers_what_presses_are_answered_in_both_languages() -> None:
    features: Json = json.loads(json.dumps(manifest.manifest(), ensure_ascii=False))["features"]

    entries = {entry["callback_id"]: entry["name"] for entry in features["shortcuts"]}
    assert entries == {"thanks-author": "お礼 / Thank", "give-author": "ギフト / Log as a gift"}
    assert {entry["type"] for entry in features["shortcuts"]} == {"message"}
    assert all(len(name) <= 24 for name in entries.values())
    assert all(registry.PRESSES[action].asks for action in entries)


def test_socket_mode_needs_no_address_and_http_names_it_wherever_slack_calls() -> None:
    sockets = json.dumps(manifest.manifest(socket_mode=True))
    http = json.dumps(manifest.manifest(socket_mode=False, address="https://bot.example/"))

    assert "/slack/events" not in sockets
    assert http.count("https://bot.example/slack/events") == 4


def test_the_creation_link_carries_the_whole_manifest() -> None:
    app = manifest.manifest()

    link = urlsplit(manifest.creation_link(app))

    assert (link.hostname, link.path) == ("api.slack.com", "/apps")
    assert json.loads(parse_qs(link.query)["manifest_json"][0]) == app


def test_the_manifest_is_written_without_loading_an_sdk() -> None:
    ask = "import sys, bot.slack.manifest; print([m for m in sys.modules if m.startswith('slack_')])"

    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize("socket_mode", [True, False])
def test_the_manifest_keeps_slacks_published_schema(socket_mode: bool) -> None:
    folder = os.environ.get("OKAERI_TEST_DATA")
    if not folder:
        pytest.skip("OKAERI_TEST_DATA is not set, so Slack's published schema is not at hand")
    schema = json.loads((Path(folder) / "slack-manifest.schema.2.0.0.json").read_text(encoding="utf-8"))

    errors = list(Draft7Validator(schema).iter_errors(manifest.manifest(socket_mode=socket_mode)))

    assert errors == []
