"""`okaeri manifest`: what each platform must know, and the link that does it."""

import base64
import json

import pytest

from tests.bot.cli.conftest import Okaeri


def test_slack_gets_a_manifest_and_a_link_that_carries_it(okaeri: Okaeri) -> None:
    said = okaeri("manifest", "slack")

    app, end = json.JSONDecoder().raw_decode(said.out)
    assert said.code == 0
    assert app["settings"]["socket_mode_enabled"] is True
    assert "https://api.slack.com/apps?new_app=1&manifest_json=" in said.out[end:]


def test_slack_by_http_is_told_where_okaeri_is_reached(okaeri: Okaeri) -> None:
    said = okaeri("manifest", "slack", "--address", "https://okaeri.example.org")

    app, _ = json.JSONDecoder().raw_decode(said.out)
    assert app["settings"]["interactivity"]["request_url"].startswith("https://okaeri.example.org/")


def test_discord_gets_a_link_with_a_place_for_the_application(okaeri: Okaeri) -> None:
    said = okaeri("manifest", "discord")

    assert said.code == 0
    assert "client_id=APPLICATION_ID" in said.out
    assert "DISCORD_TOKEN" in said.out


def test_a_token_fills_in_the_application_and_is_not_shown(
    okaeri: Okaeri, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = base64.b64encode(b"123456789012345678").decode().rstrip("=") + ".abc.secret"
    monkeypatch.setenv("DISCORD_TOKEN", token)

    said = okaeri("manifest", "discord")

    assert "client_id=123456789012345678" in said.out
    assert "secret" not in said.out
