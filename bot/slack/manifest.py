"""The app as Slack is told of it: commands, menus, a Home, and exactly the scopes that the code needs.

Shape: the published schema `manifest.schema.2.0.0.json` of slackapi/manifest-schema.
"""

import json
from collections.abc import Mapping
from urllib.parse import quote

from config.words import say

Json = dict[str, object]

NO_SCOPE = ""
METHODS: Mapping[str, str] = {
    "auth.test": NO_SCOPE,
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.list": "channels:read",
    "conversations.open": "im:write",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "users.conversations": "channels:read",
    "users.info": "users:read",
    "users.list": "users:read",
    "views.open": NO_SCOPE,
    "views.publish": NO_SCOPE,
}
"""The methods that we call with the bot token, and the scope that each needs."""

ROOMS = "mpim:write"
"""The scope that `conversations.open` needs besides, to open a group DM."""

APP_METHODS: Mapping[str, str] = {"apps.connections.open": "connections:write"}
"""The one that we call with the app token, whose scope is chosen where that token is made."""

EVENTS: Mapping[str, str] = {
    "app_home_opened": NO_SCOPE,
    "app_uninstalled": NO_SCOPE,
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "team_join": "users:read",
    "tokens_revoked": NO_SCOPE,
    "user_change": "users:read",
}
"""The events that we hear, and the scope that each needs."""

COMMANDS: Mapping[str, str] = {
    "/alumni": "thanks @name for … / お礼 @名前 …",
    "/organiser": "status / 状態",
}
"""The slash commands, which need the scope `commands`, each with a hint at what follows."""

MENU: Mapping[str, tuple[str, str]] = {
    "thanks-author": ("slack-menu-thanks", "slack-menu-thanks-about"),
    "give-author": ("slack-menu-give", "slack-menu-give-about"),
}
"""The entries of every message's menu by the action that each is, with the wordings of name and description.

They need the scope `commands` too.
"""

CREATE = "https://api.slack.com/apps?new_app=1&manifest_json="
NAME = "okaeri"
COLOUR = "#2f6f5e"


def scopes() -> list[str]:
    """The least scopes of the bot token, in order."""
    return sorted({"commands", ROOMS, *METHODS.values(), *EVENTS.values()} - {NO_SCOPE})


def manifest(*, socket_mode: bool = True, address: str = "https://okaeri.example.com") -> Json:
    """The manifest: for Socket Mode, or for HTTP at the public `address` of the running bot."""
    reached: Json = {} if socket_mode else {"request_url": f"{address.rstrip('/')}/slack/events"}
    called: Json = {} if socket_mode else {"url": reached["request_url"]}
    return {
        "display_information": {
            "name": NAME,
            "description": _both("command-alumni"),
            "background_color": COLOUR,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": True,
            },
            "bot_user": {"display_name": NAME, "always_online": socket_mode},
            "slash_commands": [_command(command, hint, called) for command, hint in COMMANDS.items()],
            "shortcuts": [_entry(action) for action in MENU],
        },
        "oauth_config": {"scopes": {"bot": scopes()}},
        "settings": {
            "event_subscriptions": {**reached, "bot_events": sorted(EVENTS)},
            "interactivity": {"is_enabled": True, **reached},
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }


def creation_link(app: Json) -> str:
    """The address that opens Slack's page for a new app, filled in with this manifest."""
    return CREATE + quote(json.dumps(app, ensure_ascii=False, separators=(",", ":")), safe="")


def _command(command: str, hint: str, called: Json) -> Json:
    described = _both(f"command-{command.removeprefix('/')}")
    return {
        "command": command,
        "description": described,
        "usage_hint": hint,
        "should_escape": True,
        **called,
    }


def _entry(action: str) -> Json:
    name, about = MENU[action]
    return {"name": _both(name), "type": "message", "callback_id": action, "description": _both(about)}


def _both(wording: str) -> str:
    """Slack shows one text to all, so both languages stand in it."""
    return f"{say('ja', wording)} / {say('en', wording)}"
