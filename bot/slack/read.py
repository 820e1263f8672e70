"""What Slack sends, read into what happened: a command, a press, a form, somebody coming, going, reacting.

Pure. The home is the workspace that the payload as a whole names: on Enterprise Grid `user.team_id` can be
another one. The text of a message whose menu was used is never looked at.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.slack.markup import readable, without_calls
from bot.slack.payload import Payload, child, children, flag, text, texts
from bot.slack.profile import PLATFORM, SLACKBOT, profile_of
from handlers.event import Command, Event, Joined, Left, Mentioned, Press, Reacted, Submission, Who
from handlers.spoken import spoken

LINK = "link"
"""How the action of a button begins that only opens an address; Slack tells of such a press all the same."""

_LAST_SECOND = 10**10  # Slack's moments have ten digits


def event_of(payload: Payload) -> Event | None:
    """What happened, or `None` when it is nothing to us. Who acts is known by id alone: names come later."""
    if "command" in payload:
        return _command(payload) if text(payload, "team_id") else None
    if text(payload, "type") == "event_callback":
        reader = _EVENTS.get(text(payload, "event", "type"))
        return reader(payload) if reader and text(payload, "team_id") else None
    reader = _INTERACTIONS.get(text(payload, "type"))
    return reader(payload) if reader and text(payload, "team", "id") else None


def opened_home(payload: Payload) -> Who | None:
    """Who looks at the bot's Home, if that is what the payload tells."""
    event = child(payload, "event")
    if text(event, "type") != "app_home_opened" or text(event, "tab") != "home":
        return None
    return Who(PLATFORM, text(payload, "team_id"), text(event, "user"), "")


def changed_person(payload: Payload) -> Payload | None:
    """The `user` object of an event that brings one."""
    event = child(payload, "event")
    return child(event, "user") if text(event, "type") in ("team_join", "user_change") else None


def moved(payload: Payload) -> str:
    """The account that came into a channel or left one, "" when the payload tells of neither."""
    event = child(payload, "event")
    return text(event, "user") if text(event, "type") in MOVES else ""


def removal(payload: Payload, team: str, bot: str) -> str:
    """Slack's word for it when the app was removed from this team or this bot's token revoked, else ""."""
    event = child(payload, "event")
    word = text(event, "type")
    is_ours = word == "app_uninstalled" or (
        word == "tokens_revoked" and bot in texts(child(event, "tokens"), "bot")
    )
    return word if is_ours and text(payload, "team_id") == team else ""


def people_named(event: Event, payload: Payload) -> tuple[str, ...]:
    """The accounts that a command, a form or a reaction names beside the one who acts."""
    match event:
        case Command(people=people):
            return tuple(p.id for p in people if isinstance(p, Mentioned))
        case Submission():
            answers = _answered(payload)
            return tuple(dict.fromkeys(user for a in answers if a.holds_people for user in a.values))
        case Reacted(author=author):
            return (author.id,)
        case _:
            return ()


def _command(payload: Payload) -> Command:
    said = spoken(readable(text(payload, "text")))
    command = text(payload, "command").removeprefix("/")
    people = tuple(_flagged(p) if isinstance(p, Mentioned) else p for p in said.people)
    who = Who(PLATFORM, text(payload, "team_id"), text(payload, "user_id"), "")
    return Command(who, command, said.verb, people, said.words, text(payload, "trigger_id"))


def _flagged(person: Mentioned) -> Mentioned:
    return Mentioned(person.id, person.name, is_bot=person.id == SLACKBOT)


def _press(payload: Payload) -> Press | None:
    pressed = next(iter(children(payload, "actions")), {})
    action, _, subject = text(pressed, "action_id").partition(":")
    if action == LINK:
        return None
    return Press(_presser(payload), action, subject, text(payload, "trigger_id"))


def _menu(payload: Payload) -> Press:
    """An entry of the menu of a message, or of all shortcuts; the subject is who wrote the message.

    Webhooks have no account, and Slackbot is nobody: their subject is empty.
    """
    author = text(payload, "message", "user")
    subject = "" if author == SLACKBOT else author
    return Press(_presser(payload), text(payload, "callback_id"), subject, text(payload, "trigger_id"))


def _submission(payload: Payload) -> Submission:
    action, _, subject = text(payload, "view", "callback_id").partition(":")
    answers = tuple((a.field, a.values) for a in _answered(payload))
    return Submission(_presser(payload), action, subject, answers, text(payload, "trigger_id"))


def _presser(payload: Payload) -> Who:
    return Who(PLATFORM, text(payload, "team", "id"), text(payload, "user", "id"), "")


@dataclass(frozen=True, slots=True)
class _Answered:
    field: str
    values: tuple[str, ...]
    holds_people: bool


def _answered(payload: Payload) -> tuple[_Answered, ...]:
    """The answers of a form; each input's block and element are named after the field."""
    blocks = child(payload, "view", "state", "values")
    return tuple(
        _Answered(field, _values(answer), text(answer, "type").endswith("users_select"))
        for block in blocks
        for field in child(blocks, block)
        if (answer := child(blocks, block, field))
    )


def _values(answer: Payload) -> tuple[str, ...]:
    one = ("value", "selected_user", "selected_channel", "selected_conversation", "selected_date")
    several = ("selected_users", "selected_channels", "selected_conversations")
    chosen = [text(answer, name) for name in one]
    chosen += [value for name in several for value in texts(answer, name)]
    chosen += [text(option, "value") for option in children(answer, "selected_options")]
    chosen += [text(answer, "selected_option", "value"), _moment(answer.get("selected_date_time"))]
    return tuple(without_calls(value) for value in chosen if value)


def _moment(seconds: object) -> str:
    """A chosen moment as ISO 8601 in UTC; Slack gives seconds since 1970."""
    if not isinstance(seconds, int) or isinstance(seconds, bool) or not 0 <= seconds < _LAST_SECOND:
        return ""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _joined(payload: Payload) -> Joined:
    who = _person(payload)
    return Joined(who, text(payload, "event_id"), new=not who.is_bot)


def _changed(payload: Payload) -> Joined | Left:
    """Slack tells of no leaving and no coming back: a change that deactivates or activates is one."""
    deleted = flag(payload, "event", "user", "deleted")
    return (Left if deleted else Joined)(_person(payload), text(payload, "event_id"))


def _person(payload: Payload) -> Who:
    profile = profile_of(child(payload, "event", "user"))
    return profile.on(Who(PLATFORM, text(payload, "team_id"), profile.id, ""))


def _reacted(payload: Payload) -> Reacted | None:
    event, item = child(payload, "event"), child(payload, "event", "item")
    author, at = text(event, "item_user"), _at(text(item, "ts"))
    if text(item, "type") != "message" or not author or at is None:
        return None  # files have no moment of their own, and webhooks no author
    return Reacted(
        Who(PLATFORM, text(payload, "team_id"), text(event, "user"), ""),
        Mentioned(author, is_bot=author == SLACKBOT),
        (text(item, "channel"), text(item, "ts")),
        text(event, "reaction"),
        text(event, "type") == "reaction_removed",
        at,
        text(payload, "event_id"),
    )


def _at(ts: str) -> datetime | None:
    """The moment in a message's `ts`, which is seconds since 1970 and a counter."""
    seconds = ts.partition(".")[0]
    if not seconds.isdecimal() or int(seconds) >= _LAST_SECOND:
        return None
    return datetime.fromtimestamp(int(seconds), UTC)


_EVENTS: Mapping[str, Callable[[Payload], Event | None]] = {
    "team_join": _joined,
    "user_change": _changed,
    "reaction_added": _reacted,
    "reaction_removed": _reacted,
}
_INTERACTIONS: Mapping[str, Callable[[Payload], Event | None]] = {
    "block_actions": _press,
    "view_submission": _submission,
    "message_action": _menu,
    "shortcut": _menu,
}

MOVES = ("member_joined_channel", "member_left_channel")
HEARD = ("app_home_opened", "app_uninstalled", "tokens_revoked", *MOVES, *_EVENTS)
"""The events that we ask Slack for."""
