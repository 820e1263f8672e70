"""The Web API's methods that read or open views, and the table of all methods the double knows."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from tests.doubles import slack_messages as messages
from tests.doubles.block_kit import calls_everybody, errors_of_view
from tests.doubles.slack_people import page, room_object, user_object
from tests.doubles.slack_records import OpenedView
from tests.doubles.slack_workspace import Refused, Workspace
from tests.doubles.wire import Json

Method = Callable[[Workspace, Json], Json]
TRUE = (True, 1, "1", "true", "True")


def auth_test(here: Workspace, body: Json) -> Json:
    """auth.test: who the bot is."""
    named = {"url": "https://alumni.example/", "team": "Alumni", "user": "okaeri"}
    return {
        **named,
        "team_id": here.team,
        "user_id": here.bot_user,
        "bot_id": here.bot_id,
        "is_enterprise_install": False,
    }


def team_info(here: Workspace, body: Json) -> Json:
    """team.info: the workspace's name."""
    return {"team": {"id": here.team, "name": "Alumni", "domain": "alumni"}}


def open_link(here: Workspace, body: Json) -> Json:
    """apps.connections.open: a WebSocket URL that can be used once."""
    ticket = str(here.number())
    here.tickets[ticket] = here.clock.now()
    return {"url": f"{here.base.replace('http', 'ws', 1)}/link?{urlencode({'ticket': ticket})}"}


def users_info(here: Workspace, body: Json) -> Json:
    """users.info, with the locale when it is asked for."""
    person = here.people.get(str(body.get("user")))
    if person is None:
        raise Refused("user_not_found")
    return {"user": user_object(person, here.team, body.get("include_locale") in TRUE)}


def users_list(here: Workspace, body: Json) -> Json:
    """users.list, page by page."""
    rows, cursor = page(tuple(here.people.values()), body)
    members = [user_object(person, here.team, body.get("include_locale") in TRUE) for person in rows]
    return {"members": members, "response_metadata": {"next_cursor": cursor}}


def conversations_list(here: Workspace, body: Json) -> Json:
    """conversations.list, page by page."""
    return _rooms(here, body, only_with_bot=False)


def users_conversations(here: Workspace, body: Json) -> Json:
    """users.conversations: the channels that the bot is in, page by page."""
    return _rooms(here, body, only_with_bot=True)


def conversations_info(here: Workspace, body: Json) -> Json:
    """conversations.info."""
    return {"channel": room_object(here.room_for(str(body.get("channel"))))}


def conversations_members(here: Workspace, body: Json) -> Json:
    """conversations.members, page by page."""
    rows, cursor = page(here.room_for(str(body.get("channel"))).members, body)
    return {"members": list(rows), "response_metadata": {"next_cursor": cursor}}


def views_open(here: Workspace, body: Json) -> Json:
    """views.open: a modal for whoever gave the trigger."""
    view = _checked(here, body, "modal")
    user = here.use_trigger(str(body.get("trigger_id")))
    return _keep(here, here.show_view(user, view))


def views_update(here: Workspace, body: Json) -> Json:
    """views.update: another view in the place of one that is open."""
    view = _checked(here, body, "modal")
    old = _open_view(here, body)
    if body.get("hash") not in (None, old.view["hash"]):
        raise Refused("hash_conflict")
    return _keep(here, here.show_view(old.user, view, old))


def views_publish(here: Workspace, body: Json) -> Json:
    """views.publish: somebody's Home."""
    view = _checked(here, body, "home")
    user = str(body.get("user_id"))
    if user not in here.people:
        raise Refused("user_not_found")
    old = here.homes.get(user)
    if old is not None and body.get("hash") not in (None, old.view["hash"]):
        raise Refused("hash_conflict")
    here.homes[user] = here.show_view(user, view, old)
    return {"view": here.homes[user].view}


METHODS: Mapping[str, Method] = {
    "auth.test": auth_test,
    "team.info": team_info,
    "apps.connections.open": open_link,
    "users.info": users_info,
    "users.list": users_list,
    "conversations.list": conversations_list,
    "conversations.info": conversations_info,
    "conversations.members": conversations_members,
    "conversations.open": messages.open_dm,
    "users.conversations": users_conversations,
    "views.open": views_open,
    "views.push": views_open,
    "views.update": views_update,
    "views.publish": views_publish,
    "chat.postMessage": messages.post_message,
    "chat.postEphemeral": messages.post_ephemeral,
    "chat.update": messages.update,
    "chat.delete": messages.delete,
    "reactions.add": messages.add_reaction,
    "reactions.remove": messages.remove_reaction,
    "reactions.get": messages.get_reactions,
    "files.getUploadURLExternal": messages.upload_url,
    "files.completeUploadExternal": messages.complete_upload,
}


NEEDS: Mapping[str, str] = {
    "users.info": "users:read",
    "users.list": "users:read",
    "conversations.list": "channels:read",
    "conversations.info": "channels:read",
    "conversations.members": "channels:read",
    "conversations.open": "im:write",
    "users.conversations": "channels:read",
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "reactions.add": "reactions:write",
    "reactions.remove": "reactions:write",
    "reactions.get": "reactions:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
}
"""The scope that a method needs; those that are not here need none."""


def _checked(here: Workspace, body: Json, kind: str) -> Json:
    view = body.get("view")
    if not isinstance(view, dict) or view.get("type") != kind:
        raise Refused(
            "invalid_arguments", response_metadata={"messages": [f"[ERROR] a {kind} view is needed"]}
        )
    if calls_everybody(view):
        here.offences.append(f"a view calls everybody: {view}")
    if errors := errors_of_view(view):
        raise Refused(
            "invalid_arguments", response_metadata={"messages": [f"[ERROR] {error}" for error in errors]}
        )
    return view


def _keep(here: Workspace, opened: OpenedView) -> Json:
    here.views[opened.id] = opened
    return {"view": opened.view}


def _open_view(here: Workspace, body: Json) -> OpenedView:
    for opened in here.views.values():
        if (
            body.get("view_id") == opened.id
            or body.get("external_id", "") == opened.view["external_id"] != ""
        ):
            return opened
    raise Refused("not_found")


def _rooms(here: Workspace, body: Json, only_with_bot: bool) -> Json:
    asked = str(body.get("types") or "public_channel").split(",")
    kinds = {"public_channel": False, "private_channel": True}
    rooms = [room for room in here.rooms.values() if not (room.is_im or room.is_mpim)]
    wanted = [kinds[kind] for kind in asked if kind in kinds]
    found = [room for room in rooms if room.is_private in wanted and (room.has_bot or not only_with_bot)]
    if body.get("exclude_archived") in TRUE:
        found = [room for room in found if not room.is_archived]
    rows, cursor = page(found, body)
    return {"channels": [room_object(room) for room in rows], "response_metadata": {"next_cursor": cursor}}
