"""Where people of the Discord double meet: private threads, and the server's scheduled events."""

from dataclasses import replace
from datetime import datetime

from tests.doubles.discord_people import (
    CREATE_EVENTS,
    CREATE_PRIVATE_THREADS,
    PRIVATE_THREAD,
    SEND_MESSAGES_IN_THREADS,
    TEXT,
    Place,
)
from tests.doubles.discord_records import Asked
from tests.doubles.discord_server import Refused, Server
from tests.doubles.wire import Json

SCHEDULED, ACTIVE = 1, 2  # where a scheduled event stands
EXTERNAL = 3  # one that takes place in no channel


def post_thread(here: Server, asked: Asked) -> object:
    """A private thread in a text channel."""
    parent = here.place(asked.path["channel"])
    here.permit(CREATE_PRIVATE_THREADS, parent)
    if parent.kind != TEXT or asked.body.get("type") != PRIVATE_THREAD:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    thread = Place(here.number(), str(asked.body["name"]), PRIVATE_THREAD, parent=parent.id)
    here.places[thread.id] = thread
    return here.place_object(thread)


def put_thread_member(here: Server, asked: Asked) -> object:
    """Bring somebody into a thread, who must see the channel that it hangs on."""
    thread, user = here.place(asked.path["channel"]), here.being(asked.path["user"])
    parent = here.places[thread.parent]
    here.permit(SEND_MESSAGES_IN_THREADS, parent)
    if not user.in_server or user.id in parent.hidden_from:
        raise Refused(403, 50001, "Missing Access")
    if user.id not in thread.people:
        here.places[thread.id] = replace(thread, people=(*thread.people, user.id))
    return None


def delete_thread_member(here: Server, asked: Asked) -> object:
    """Let somebody out of a thread, as its maker may."""
    thread = here.place(asked.path["channel"])
    kept = tuple(user for user in thread.people if user != asked.path["user"])
    here.places[thread.id] = replace(thread, people=kept)
    return None


def patch_channel(here: Server, asked: Asked) -> object:
    """Fold a thread away, as its maker may."""
    thread = here.place(asked.path["channel"])
    here.places[thread.id] = replace(thread, archived=bool(asked.body["archived"]))
    return here.place_object(here.places[thread.id])


def get_events(here: Server, asked: Asked) -> object:
    """The scheduled events that did not end."""
    return [event for event in here.events.values() if event["status"] in (SCHEDULED, ACTIVE)]


def post_event(here: Server, asked: Asked) -> object:
    """A scheduled event; an external one needs an end."""
    here.permit(CREATE_EVENTS)
    _check_event(asked.body)
    event_id = here.number()
    given: Json = {"id": event_id, "guild_id": here.guild, "channel_id": None, "status": SCHEDULED}
    given |= {"entity_id": None, "creator_id": here.application, "description": None, "image": None}
    here.events[event_id] = {**given, **asked.body}
    return here.events[event_id]


def patch_event(here: Server, asked: Asked) -> object:
    """Change a scheduled event; when one that began began stays as it is."""
    known = _event(here, asked)
    if known["status"] == ACTIVE and "scheduled_start_time" in asked.body:
        raise Refused(400, 50035, "Invalid Form Body", "the event began already")
    _check_event({**known, **asked.body})
    known |= asked.body
    return known


def delete_event(here: Server, asked: Asked) -> object:
    """Take a scheduled event away."""
    del here.events[_event(here, asked)["id"]]
    return None


def _event(here: Server, asked: Asked) -> Json:
    if asked.path["event"] not in here.events:
        raise Refused(404, 10070, "Unknown Guild Scheduled Event")
    return here.events[asked.path["event"]]


def _check_event(event: Json) -> None:
    starts, ends = event["scheduled_start_time"], event.get("scheduled_end_time")
    if event["entity_type"] == EXTERNAL and not ends:
        raise Refused(400, 50035, "Invalid Form Body", "scheduled_end_time is required")
    if ends and datetime.fromisoformat(ends) <= datetime.fromisoformat(starts):
        raise Refused(400, 50035, "Invalid Form Body", "the event ends before it begins")
