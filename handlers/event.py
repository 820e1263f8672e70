"""What comes in, in the community's words: somebody spoke, pressed, answered a form, came, left, reacted."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Who:
    """The account that acts, and what the platform says of it now; `None` is what it does not say."""

    platform: str
    home: str
    id: str
    name: str
    language: str | None = None
    time_zone: str | None = None
    administers: bool | None = None
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody named by their account in the same home; `name` is what the platform shows, if it says."""

    id: str
    name: str = ""
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named by a typed name, perhaps a member of the other home."""

    name: str


Person = Mentioned | Named


@dataclass(frozen=True, slots=True)
class Command:
    """`/alumni thanks @hana for the talk`: the slash command, the verb as typed ("" is the bare command),

    the people it names in order, and the remaining words. Each real request carries its own `key`, by
    which a platform's retry is told from a second command.
    """

    who: Who
    command: str
    verb: str
    people: tuple[Person, ...] = ()
    words: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A button was pressed; `action` and `subject` are what the view gave it."""

    who: Who
    action: str
    subject: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """A form was sent. Answers by field name, always as a tuple: one text, or ids of accounts or choices."""

    who: Who
    action: str
    subject: str
    answers: tuple[tuple[str, tuple[str, ...]], ...]
    key: str = ""

    def all(self, name: str) -> tuple[str, ...]:
        """Every answer to a field; none when it was left empty."""
        return next((values for field, values in self.answers if field == name), ())

    def one(self, name: str) -> str:
        """The one answer to a field, "" when it was left empty."""
        return next(iter(self.all(name)), "")


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody came to a home (`new`: just now), or is known there otherwise than before."""

    who: Who
    key: str = ""
    new: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody left a home or was deactivated in it."""

    who: Who
    key: str = ""


@dataclass(frozen=True, slots=True)
class Reacted:
    """An emoji was put on, or removed from, a message of `author`; `place` is its channel and id."""

    who: Who
    author: Mentioned
    place: tuple[str, str]
    emoji: str
    removed: bool
    message_at: datetime
    key: str = ""


Event = Command | Press | Submission | Joined | Left | Reacted
