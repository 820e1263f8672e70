"""Builds what Slack sends, field for field, for a socket or a signed HTTP request; talks to nobody."""

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.doubles.slack_records import Whereabouts
from tests.doubles.wire import Json

APP = "AOKAERI"
BOT = "UOKAERI"
HOME = Whereabouts()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it, and the trigger and response_url given for it."""

    user: str
    name: str = ""
    trigger_id: str = "1.T1.x"
    response_url: str = ""


def payload_of_command(actor: Actor, command: str, text: str = "", at: Whereabouts = HOME) -> Json:
    """A slash command; mentions in the text are escaped already (`<@U2|hana>`)."""
    return {
        "token": "unused",
        "team_id": at.team,
        "team_domain": "alumni",
        "channel_id": at.channel,
        "channel_name": "directmessage" if at.channel.startswith("D") else "general",
        "user_id": actor.user,
        "user_name": actor.name,
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        **({"enterprise_id": at.enterprise, "enterprise_name": "Alumni Grid"} if at.enterprise else {}),
        "response_url": actor.response_url,
        "trigger_id": actor.trigger_id,
    }


def payload_of_press(actor: Actor, action: Json, surface: Json, at: Whereabouts = HOME) -> Json:
    """A block_actions payload; the surface is `{container, message, channel}` or `{container, view}`."""
    return {
        "type": "block_actions",
        **_people(actor, at),
        "trigger_id": actor.trigger_id,
        **({"response_url": actor.response_url} if actor.response_url else {}),
        "state": {"values": {}},
        **surface,
        "actions": [{"action_ts": f"{time.time():.6f}", **action}],
    }


def payload_of_submission(actor: Actor, view: Json, at: Whereabouts = HOME) -> Json:
    """A view_submission payload; the view holds its state."""
    return {
        "type": "view_submission",
        **_people(actor, at),
        "trigger_id": actor.trigger_id,
        "view": view,
        "response_urls": [],
    }


def payload_of_closing(actor: Actor, view: Json, at: Whereabouts = HOME) -> Json:
    """A view_closed payload, sent when the view asked for it."""
    return {"type": "view_closed", **_people(actor, at), "view": view, "is_cleared": False}


def payload_of_shortcut(
    actor: Actor, callback_id: str, message: Json | None = None, at: Whereabouts = HOME
) -> Json:
    """A global shortcut, or with a message the entry of that message's menu."""
    payload: Json = {
        "type": "shortcut",
        **_people(actor, at),
        "callback_id": callback_id,
        "trigger_id": actor.trigger_id,
        "action_ts": f"{time.time():.6f}",
    }
    if message is None:
        return payload
    where = {"id": at.channel, "name": "general"}
    return {
        **payload,
        "type": "message_action",
        "response_url": actor.response_url,
        "message_ts": message["ts"],
        "channel": where,
        "message": message,
    }


def payload_of_event(event: Json, event_id: str, at: Whereabouts = HOME) -> Json:
    """The wrapper of the Events API around an event."""
    enterprise = at.enterprise or None
    bot = {"enterprise_id": enterprise, "team_id": at.team, "user_id": BOT, "is_bot": True}
    return {
        "token": "unused",
        "team_id": at.team,
        **({"enterprise_id": enterprise} if enterprise else {}),
        "context_team_id": at.team,
        "context_enterprise_id": enterprise,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(time.time()),
        "authorizations": [{**bot, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
    }


def body_of_command(payload: Json) -> bytes:
    """The command as the body of an HTTP request."""
    return urlencode(payload).encode()


def body_of_interaction(payload: Json) -> bytes:
    """A press, a submission or a shortcut as the body of an HTTP request."""
    return urlencode({"payload": json.dumps(payload)}).encode()


def body_of_event(payload: Json) -> bytes:
    """An event as the body of an HTTP request."""
    return json.dumps(payload).encode()


def signed(body: bytes, secret: str, at: float | None = None) -> dict[str, str]:
    """The headers of a request that Slack signed at this time (seconds since 1970; now when not given)."""
    moment = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{moment}:".encode() + body, hashlib.sha256).hexdigest()
    kind = "application/json" if body.startswith(b"{") else "application/x-www-form-urlencoded"
    return {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": f"v0={digest}", "Content-Type": kind}


def _people(actor: Actor, at: Whereabouts) -> Json:
    user = {"id": actor.user, "username": actor.name, "name": actor.name, "team_id": at.team}
    grid = {"id": at.enterprise, "name": "Alumni Grid"} if at.enterprise else None
    team = {"id": at.team, "domain": "alumni", **({"enterprise_id": at.enterprise} if grid else {})}
    return {
        "user": user,
        "team": team,
        "enterprise": grid,
        "is_enterprise_install": False,
        "api_app_id": APP,
        "token": "unused",
    }
