"""Where something was said or pressed, so that its answer is shown in the same place."""

from dataclasses import dataclass, replace
from typing import Literal

from bot.slack.payload import Payload, child, flag, text

AT_HOME = "home"
"""What a form carries that was opened at somebody's Home, where others carry the place of their answer."""

Surface = Literal["command", "whisper", "dm", "channel", "home", "form", "nowhere"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A place on somebody's screen. `whisper` is a message that only they see; `nowhere` wants no answer.

    `trigger` opens a form within 3 s; `response_url` takes 5 answers within 30 minutes. A form knows
    whether it was opened at Home.
    """

    surface: Surface
    home: str = ""
    user: str = ""
    trigger: str = ""
    response_url: str = ""
    channel: str = ""
    message: str = ""
    at_home: bool = False

    @property
    def remembered(self) -> str:
        """What a form opened from here carries: the response_url that shows its answer here, or AT_HOME."""
        if self.surface == "home":
            return AT_HOME
        return self.response_url if self.surface in ("command", "whisper", "channel") else ""

    def beside(self) -> "Origin":
        """The same place for an answer that must not take the pressed message away."""
        if self.surface in ("dm", "home"):
            return replace(self, surface="form", response_url="")
        return replace(self, surface="channel") if self.surface == "whisper" else self


def origin_of(payload: Payload) -> Origin:
    """Read where a payload comes from."""
    if "command" in payload:
        return _of_command(payload)
    match text(payload, "type"):
        case "view_submission":
            remembered = text(payload, "view", "private_metadata")
            at_home = remembered == AT_HOME
            form = _of_person("form", payload, "" if at_home else remembered)
            return replace(form, at_home=at_home)
        case "block_actions" | "message_action" | "shortcut":
            return _of_person(_surface(payload), payload, text(payload, "response_url"))
        case _:
            return Origin("nowhere", text(payload, "team_id"))


def _of_command(payload: Payload) -> Origin:
    return Origin(
        "command",
        text(payload, "team_id"),
        text(payload, "user_id"),
        text(payload, "trigger_id"),
        text(payload, "response_url"),
        text(payload, "channel_id"),
    )


def _of_person(surface: Surface, payload: Payload, response_url: str) -> Origin:
    return Origin(
        surface,
        text(payload, "team", "id"),
        text(payload, "user", "id"),
        text(payload, "trigger_id"),
        response_url,
        text(payload, "channel", "id") or text(payload, "container", "channel_id"),
        text(payload, "container", "message_ts"),
    )


def _surface(payload: Payload) -> Surface:
    if text(payload, "view", "type") == "home":
        return "home"
    if text(payload, "type") != "block_actions" or not text(payload, "container", "message_ts"):
        return "channel" if text(payload, "response_url") else "form"
    if flag(child(payload, "container"), "is_ephemeral"):
        return "whisper"
    channel = text(payload, "channel", "id") or text(payload, "container", "channel_id")
    return "dm" if channel.startswith("D") else "channel"
