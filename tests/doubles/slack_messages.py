"""The Web API's methods that write: messages, DMs, answers to a response_url, reactions, files."""

from dataclasses import replace

from tests.doubles.block_kit import ALL_BLOCKS, calls_everybody, errors_of_message, size_of
from tests.doubles.slack_people import room_object
from tests.doubles.slack_records import Posted, Uploaded
from tests.doubles.slack_workspace import Refused, Workspace
from tests.doubles.wire import Json

LONGEST_TEXT = 40_000
LONGEST_CHANGED_TEXT = 4_000


def check_message(here: Workspace, body: Json, longest: int = LONGEST_TEXT) -> None:
    """Refused when Slack would refuse it, and when it has no text, which a screen reader needs."""
    blocks = body.get("blocks") or []
    if calls_everybody(body):
        here.offences.append(f"a message calls everybody: {body}")
        raise Refused("invalid_blocks", response_metadata={"messages": ["a message calls everybody"]})
    if not body.get("text"):
        said = ["a text beside the blocks is what notifications and screen readers read"]
        raise Refused("no_text", response_metadata={"messages": said})
    if len(body["text"]) > longest:
        raise Refused("msg_too_long")
    if errors := errors_of_message(blocks):
        raise Refused(
            "invalid_blocks", response_metadata={"messages": [f"[ERROR] {error}" for error in errors]}
        )
    if size_of(blocks) > ALL_BLOCKS:
        raise Refused("msg_blocks_too_long")
    _check_pictures(here, blocks)


def _check_pictures(here: Workspace, blocks: list[Json]) -> None:
    """A file that Slack has not looked at yet is refused like one that does not exist."""
    for one in (block["slack_file"]["id"] for block in blocks if "slack_file" in block):
        file = here.files.get(one)
        if file is not None and file.unready:
            here.files[one] = replace(file, unready=file.unready - 1)
        if file is None or file.unready:
            said = "[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]"
            raise Refused("invalid_blocks", response_metadata={"messages": [said]})


def post_message(here: Workspace, body: Json) -> Json:
    """chat.postMessage, to a channel id, a DM id or a user id."""
    check_message(here, body)
    posted = here.post(here.room_for(str(body.get("channel"))).id, body)
    return {"channel": posted.channel, "ts": posted.ts, "message": message_object(here, posted)}


def post_ephemeral(here: Workspace, body: Json) -> Json:
    """chat.postEphemeral, to one person in a channel."""
    check_message(here, body)
    room = here.room_for(str(body.get("channel")))
    if body.get("user") not in room.members:
        raise Refused("user_not_in_channel")
    return {"message_ts": here.post(room.id, body, only=str(body["user"])).ts}


def update(here: Workspace, body: Json) -> Json:
    """chat.update; an ephemeral message is not found."""
    check_message(here, body, LONGEST_CHANGED_TEXT)
    old = _message(here, body)
    if old.author:
        raise Refused("cant_update_message")
    posted = here.post(old.channel, body, ts=old.ts)
    return {
        "channel": posted.channel,
        "ts": posted.ts,
        "text": posted.text,
        "message": message_object(here, posted),
    }


def delete(here: Workspace, body: Json) -> Json:
    """chat.delete."""
    old = _message(here, body)
    del here.messages[old.ts]
    return {"channel": old.channel, "ts": old.ts}


def open_dm(here: Workspace, body: Json) -> Json:
    """conversations.open: a DM with one, a group DM with up to 8."""
    users = [user for user in str(body.get("users") or "").split(",") if user]
    if not users:
        raise Refused("users_list_not_supplied")
    if len(users) > 8:
        raise Refused("too_many_users")
    if len(users) > 1 and "mpim:write" not in here.granted:
        raise Refused("missing_scope", needed="mpim:write", provided=",".join(sorted(here.granted)))
    return {
        "channel": {"id": here.dm(users).id} if not body.get("return_im") else room_object(here.dm(users))
    }


def answer(here: Workspace, token: str, body: Json) -> Posted | None:
    """What a POST to a response_url does: a new message, another in the old one's place, or none."""
    place = here.use_answer_url(token)
    if body.get("delete_original"):
        here.messages.pop(place.original, None)
        return None
    check_message(here, body)
    original = here.messages.get(place.original)
    if original is not None and body.get("replace_original"):
        return here.post(original.channel, body, original.only, original.ts)
    only = "" if body.get("response_type") == "in_channel" else place.user
    return here.post(place.channel, body, only)


def add_reaction(here: Workspace, body: Json) -> Json:
    """reactions.add, by the bot."""
    reaction = (_message(here, body, "timestamp").ts, str(body.get("name")), here.bot_user)
    if reaction in here.reactions:
        raise Refused("already_reacted")
    here.reactions.add(reaction)
    return {}


def remove_reaction(here: Workspace, body: Json) -> Json:
    """reactions.remove, by the bot."""
    reaction = (_message(here, body, "timestamp").ts, str(body.get("name")), here.bot_user)
    if reaction not in here.reactions:
        raise Refused("no_reaction")
    here.reactions.remove(reaction)
    return {}


def get_reactions(here: Workspace, body: Json) -> Json:
    """reactions.get, of one message."""
    posted = _message(here, body, "timestamp")
    names = sorted({name for ts, name, _ in here.reactions if ts == posted.ts})
    users = {name: sorted(u for ts, n, u in here.reactions if (ts, n) == (posted.ts, name)) for name in names}
    given = [{"name": name, "users": users[name], "count": len(users[name])} for name in names]
    return {
        "type": "message",
        "channel": posted.channel,
        "message": {**message_object(here, posted), "reactions": given},
    }


def upload_url(here: Workspace, body: Json) -> Json:
    """files.getUploadURLExternal: where to send the bytes."""
    if not body.get("filename") or not int(body.get("length") or 0):
        raise Refused("invalid_arguments")
    file_id = f"F{here.number()}"
    here.files[file_id] = Uploaded(str(body["filename"]), int(body["length"]), unready=here.slow_files)
    return {"upload_url": f"{here.base}/upload/{file_id}", "file_id": file_id}


def take_upload(here: Workspace, file_id: str, content: bytes) -> None:
    """What a POST to an upload URL does; Refused when the bytes are not as many as was said."""
    file = here.files[file_id]
    if len(content) != file.length:
        raise Refused("length_mismatch")
    here.files[file_id] = replace(file, content=content)


def complete_upload(here: Workspace, body: Json) -> Json:
    """files.completeUploadExternal: shows the files in a room, whose id it must be and no user's."""
    ids = [str(file["id"]) for file in body.get("files") or []]
    if not ids or any(not (file := here.files.get(one)) or not file.content for one in ids):
        raise Refused("file_not_found")
    room = str(body.get("channel_id") or "")
    if room and room[0] not in "CGDZ":
        said = "must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]"
        raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] {said}"]})
    if room:
        shown = {"text": str(body.get("initial_comment") or ""), "files": ids}
        here.post(here.room_for(room).id, shown)
    return {"files": [{"id": one, "title": here.files[one].name} for one in ids]}


def message_object(here: Workspace, posted: Posted) -> Json:
    """A `message` as answers, presses and menus carry it."""
    if posted.author:
        said = {"type": "message", "user": posted.author, "team": here.team, "text": posted.text}
        return {**said, "ts": posted.ts, "client_msg_id": f"{posted.ts}-id", "blocks": list(posted.blocks)}
    return {
        "type": "message",
        "subtype": "bot_message",
        "user": here.bot_user,
        "bot_id": here.bot_id,
        "app_id": here.app,
        "team": here.team,
        "text": posted.text,
        "ts": posted.ts,
        "blocks": list(posted.blocks),
    }


def _message(here: Workspace, body: Json, ts_field: str = "ts") -> Posted:
    posted = here.messages.get(str(body.get(ts_field)))
    if posted is None or posted.channel != body.get("channel") or posted.only:
        raise Refused("message_not_found")
    return posted
