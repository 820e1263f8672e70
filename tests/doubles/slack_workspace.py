"""The Slack workspace of the double: who and what is there, and what the bot has left in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tests.doubles.slack_people import Person, Room
from tests.doubles.slack_records import Call, OpenedView, Posted, Uploaded, Whereabouts, with_block_ids
from tests.doubles.wire import Bell, Clock, Faults, Json

TRIGGER_LIFE = 3.0  # seconds
ANSWER_LIFE = 30 * 60.0  # seconds
ANSWERS = 5
SCOPES = frozenset(
    (
        "channels:read",
        "chat:write",
        "commands",
        "files:write",
        "im:write",
        "mpim:write",
        "reactions:read",
        "users:read",
    )
)


class Refused(Exception):
    """Slack's `ok: false`: the error word, and what else the answer carries."""

    def __init__(self, error: str, **more: object) -> None:
        super().__init__(error)
        self.answer: Json = {"ok": False, "error": error, **more}


@dataclass(slots=True)
class AnswerPlace:
    """One response_url: to whom it belongs, the message it hangs on, and how often it has been used."""

    user: str
    channel: str
    given_at: float
    original: str = ""
    used: int = 0


@dataclass(slots=True)
class Workspace:
    """Everything that changes while a test runs; `slow_files`: how often a new file is not yet shown."""

    team: str = "T1"
    bot_user: str = "UOKAERI"
    bot_id: str = "BOKAERI"
    app: str = "AOKAERI"
    clock: Clock = field(default_factory=Clock)
    bell: Bell = field(default_factory=Bell)
    faults: Faults = field(default_factory=Faults)
    people: dict[str, Person] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    messages: dict[str, Posted] = field(default_factory=dict)
    views: dict[str, OpenedView] = field(default_factory=dict)
    homes: dict[str, OpenedView] = field(default_factory=dict)
    reactions: set[tuple[str, str, str]] = field(default_factory=set)
    files: dict[str, Uploaded] = field(default_factory=dict)
    slow_files: int = 0
    offences: list[str] = field(default_factory=list)
    tickets: dict[str, float] = field(default_factory=dict)
    triggers: dict[str, tuple[str, float]] = field(default_factory=dict)
    used_triggers: set[str] = field(default_factory=set)
    answer_places: dict[str, AnswerPlace] = field(default_factory=dict)
    granted: frozenset[str] = SCOPES
    revoked: str = ""
    base: str = ""
    count: int = 0

    def number(self) -> int:
        """A number never given before."""
        self.count += 1
        return self.count

    def timestamp(self) -> str:
        """A message's `ts`, unlike any other."""
        return f"{int(self.clock.today())}.{self.number():06d}"

    def trigger(self, user: str) -> str:
        """A trigger_id given to somebody now."""
        trigger = f"{self.number()}.{self.team}.{user}"
        self.triggers[trigger] = (user, self.clock.now())
        return trigger

    def use_trigger(self, trigger: str) -> str:
        """Whose trigger it is; Refused when it was never given, was used, or is older than 3 s."""
        if trigger not in self.triggers:
            raise Refused("invalid_trigger_id")
        if trigger in self.used_triggers:
            raise Refused("exchanged_trigger_id")
        user, given_at = self.triggers[trigger]
        if self.clock.now() - given_at > TRIGGER_LIFE:
            raise Refused("expired_trigger_id")
        self.used_triggers.add(trigger)
        return user

    def answer_url(self, user: str, channel: str, original: str = "") -> str:
        """A response_url given to somebody now, hanging on a message or on none."""
        token = f"{self.team}-{self.number()}"
        self.answer_places[token] = AnswerPlace(user, channel, self.clock.now(), original)
        return f"{self.base}/answer/{token}"

    def use_answer_url(self, token: str) -> AnswerPlace:
        """The place behind a response_url; Refused when unknown, used 5 times, or older than 30 minutes."""
        place = self.answer_places.get(token)
        if place is None:
            raise Refused("invalid_url")
        if self.clock.now() - place.given_at > ANSWER_LIFE:
            raise Refused("expired_url")
        if place.used >= ANSWERS:
            raise Refused("used_url")
        place.used += 1
        return place

    def dm(self, users: Sequence[str]) -> Room:
        """The DM of the bot with these people, opened when it was not."""
        for user in users:
            self._can_be_written_to(user)
        several = len(users) > 1
        room_id = "-".join(("G" if several else "D", *sorted(users)))
        room = Room(room_id, members=tuple(users), is_im=not several, is_mpim=several)
        return self.rooms.setdefault(room_id, room)

    def room_for(self, channel: str) -> Room:
        """Where a message to this channel or user id lands; Refused when it may not land there."""
        if channel in self.people:
            room = self.dm((channel,))
        elif channel in self.rooms:
            room = self.rooms[channel]
        else:
            raise Refused("channel_not_found")
        if room.is_archived:
            raise Refused("is_archived")
        if not room.has_bot:
            raise Refused("not_in_channel")
        for user in room.members if room.is_im or room.is_mpim else ():
            if self.people[user].closed:
                raise Refused(self.people[user].closed)
        return room

    def post(self, room: str, body: Json, only: str = "", ts: str = "", author: str = "") -> Posted:
        """Put a message there, or in the place of the one with this `ts`."""
        posted = Posted(
            channel=room,
            ts=ts or self.timestamp(),
            text=str(body.get("text") or ""),
            blocks=with_block_ids(body.get("blocks") or []),
            only=only,
            thread_ts=str(body.get("thread_ts") or ""),
            author=author,
            files=tuple(self.files[one] for one in body.get("files") or ()),
        )
        self.messages[posted.ts] = posted
        return posted

    def show_view(self, user: str, view: Json, old: OpenedView | None = None) -> OpenedView:
        """Put a view on somebody's screen, or in the place of an old one."""
        view_id = old.id if old else f"V{self.number()}"
        kept: Json = {"callback_id": "", "private_metadata": "", "external_id": "", "state": {"values": {}}}
        given: Json = {
            "id": view_id,
            "team_id": self.team,
            "app_id": self.app,
            "bot_id": self.bot_id,
            "app_installed_team_id": self.team,
            "hash": f"{self.number()}.h",
            "root_view_id": view_id,
            "previous_view_id": None,
            "blocks": list(with_block_ids(view["blocks"])),
        }
        return OpenedView(view_id, user, {**kept, **view, **given})

    def whereabouts(self, channel: str = "C1") -> Whereabouts:
        """This workspace, and one of its channels."""
        return Whereabouts(self.team, channel)

    def close_dm(self, user: str, error: str) -> None:
        """Let every DM to this person meet the error, or none when it is empty."""
        self.people[user] = replace(self.people[user], closed=error)

    def _can_be_written_to(self, user: str) -> None:
        person = self.people.get(user)
        if person is None:
            raise Refused("user_not_found")
        if person.deleted:
            raise Refused("user_disabled")
        if person.is_bot:
            raise Refused("cannot_dm_bot")
