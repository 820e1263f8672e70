"""People and rooms of a Slack workspace, and the objects in which its Web API describes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from tests.doubles.wire import Json

PAGE = 100

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the workspace, a bot or guest included; `closed` is the error that a DM to them meets."""

    id: str
    name: str
    locale: str = "ja-JP"
    tz: str = "Asia/Tokyo"
    is_admin: bool = False
    is_owner: bool = False
    is_bot: bool = False
    deleted: bool = False
    is_restricted: bool = False
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A channel, a DM or a group DM, with the ids of those in it; the bot is in it or not."""

    id: str
    name: str = ""
    members: tuple[str, ...] = ()
    has_bot: bool = True
    is_private: bool = False
    is_archived: bool = False
    is_im: bool = False
    is_mpim: bool = False


def user_object(person: Person, team: str, with_locale: bool = False) -> Json:
    """A `user` as users.info, users.list, team_join and user_change carry it."""
    offset = datetime.now(ZoneInfo(person.tz)).utcoffset()
    user: Json = {
        "id": person.id,
        "team_id": team,
        "name": person.name,
        "deleted": person.deleted,
        "real_name": person.name,
        "tz": person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": {"display_name": person.name, "real_name": person.name, "team": team},
        "is_admin": person.is_admin,
        "is_owner": person.is_owner,
        "is_primary_owner": False,
        "is_restricted": person.is_restricted,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
    }
    return user | {"locale": person.locale} if with_locale else user


def room_object(room: Room) -> Json:
    """A `channel` as conversations.list and conversations.info carry it."""
    return {
        "id": room.id,
        "name": room.name,
        "is_channel": not (room.is_im or room.is_mpim),
        "is_im": room.is_im,
        "is_mpim": room.is_mpim,
        "is_private": room.is_private or room.is_im or room.is_mpim,
        "is_archived": room.is_archived,
        "is_member": room.has_bot,
        "num_members": len(room.members),
    }


def page(rows: Sequence[Row], body: Json) -> tuple[Sequence[Row], str]:
    """The rows of one page, and the cursor of the next (empty at the end)."""
    start = int(body.get("cursor") or 0)
    end = start + int(body.get("limit") or PAGE)
    return rows[start:end], str(end) if end < len(rows) else ""
