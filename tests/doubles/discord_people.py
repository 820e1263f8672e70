"""People, channels and the server of the Discord double, and the objects in which Discord describes them."""

from dataclasses import dataclass

from tests.doubles.wire import Json

LONG_AGO = "2024-04-01T00:00:00+00:00"
TEXT, DM, NEWS, PRIVATE_THREAD = 0, 1, 5, 12
VIEW_CHANNEL, SEND_MESSAGES, ATTACH_FILES, READ_MESSAGE_HISTORY = 1 << 10, 1 << 11, 1 << 15, 1 << 16
CREATE_PRIVATE_THREADS, SEND_MESSAGES_IN_THREADS, CREATE_EVENTS = 1 << 36, 1 << 38, 1 << 44
MOST = (
    VIEW_CHANNEL
    | SEND_MESSAGES
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | CREATE_PRIVATE_THREADS
    | SEND_MESSAGES_IN_THREADS
    | CREATE_EVENTS
)
"""What everyone in the server may do, the bot too."""


@dataclass(frozen=True, slots=True)
class Being:
    """Somebody known; `in_server` is false after leaving, `closed` is the error code that a DM meets."""

    id: str
    name: str
    global_name: str = ""
    nick: str = ""
    locale: str = "ja"
    permissions: int = 0
    is_bot: bool = False
    pending: bool = False
    in_server: bool = True
    closed: int = 0
    is_webhook: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, a DM or a thread; the bot sees it or not, and `denied` is what else nobody may do there.

    A channel is `hidden_from` some; a thread is kept by its maker, in a `parent`, until it is archived.
    """

    id: str
    name: str = ""
    kind: int = TEXT
    people: tuple[str, ...] = ()
    is_open: bool = True
    denied: int = 0
    parent: str = ""
    archived: bool = False
    hidden_from: tuple[str, ...] = ()


def user_object(being: Being) -> Json:
    """A `user`."""
    return {
        "id": being.id,
        "username": being.name,
        "global_name": being.global_name or None,
        "discriminator": "0",
        "avatar": None,
        "bot": being.is_bot,
    }


def member_object(being: Being) -> Json:
    """A guild member, with the user."""
    return {
        "user": user_object(being),
        "nick": being.nick or None,
        "roles": [],
        "joined_at": LONG_AGO,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": being.pending,
        "permissions": str(being.permissions),
    }


def place_object(place: Place, guild: str, recipients: tuple[Being, ...] = ()) -> Json:
    """A `channel`."""
    if place.kind == DM:
        return {
            "id": place.id,
            "type": DM,
            "last_message_id": None,
            "recipients": [user_object(b) for b in recipients],
        }
    common: Json = {
        "id": place.id,
        "type": place.kind,
        "name": place.name,
        "guild_id": guild,
        "parent_id": None,
    }
    if place.kind == PRIVATE_THREAD:
        archived = {
            "archived": place.archived,
            "auto_archive_duration": 1440,
            "archive_timestamp": LONG_AGO,
            "locked": False,
        }
        counted = {"owner_id": "0", "message_count": 0, "member_count": len(place.people)}
        return {
            **common,
            **counted,
            "thread_metadata": archived,
            "rate_limit_per_user": 0,
            "parent_id": place.parent,
        }
    denied = place.denied | (0 if place.is_open else VIEW_CHANNEL)
    overwrites = [{"id": guild, "type": 0, "allow": "0", "deny": str(denied)}] if denied else []
    hidden = {"type": 1, "allow": "0", "deny": str(VIEW_CHANNEL)}
    overwrites += [{"id": user, **hidden} for user in place.hidden_from]
    return {
        **common,
        "position": 0,
        "permission_overwrites": overwrites,
        "nsfw": False,
        "topic": None,
        "rate_limit_per_user": 0,
    }
