"""Reads one day file: messages that members wrote, with what a thanks can be found in, and nothing else."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from bot.slack.archive.parsed import Json, as_list, as_object, as_text, parse
from bot.slack.archive.refused import FileSkipped, SkipReason

CONTENT: Final = frozenset({"", "thread_broadcast", "me_message", "file_share", "file_comment"})
"""Subtypes of messages that somebody wrote; the others tell of joins, topics, bots and the like."""

LATEST: Final = datetime(2100, 1, 1, tzinfo=UTC)
"""Moments from here on are refused: year 9999 overflows when it is shown in a time zone."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """One emoji on a message, with the accounts that put it there."""

    emoji: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A message with an author; `ts` is Slack's own id of it within a channel, `at` the same as a moment."""

    author: str
    ts: str
    at: datetime
    text: str
    reactions: tuple[Reaction, ...]


def read_day(raw: bytes) -> tuple[Written, ...]:
    """Read a day file in its order, or raise `FileSkipped` if anything that counts is malformed in it."""
    messages = (_written(as_object(value)) for value in as_list(parse(raw)))
    return tuple(message for message in messages if message is not None)


def _written(message: dict[str, Json]) -> Written | None:
    subtype = as_text(message.get("subtype"))
    if subtype not in CONTENT or message.get("hidden") is True:
        return None
    author = _author(message, subtype)
    if not author:
        return None
    ts = _timestamp(message.get("ts"))
    reactions = tuple(map(_reaction, as_list(message.get("reactions"))))
    return Written(author, ts, _moment(ts), as_text(message.get("text")), reactions)


def _author(message: dict[str, Json], subtype: str) -> str:
    if subtype != "file_comment":
        return as_text(message.get("user"))
    comment = message.get("comment")
    return "" if comment is None else as_text(as_object(comment).get("user"))


def _reaction(value: Json) -> Reaction:
    reaction = as_object(value)
    return Reaction(as_text(reaction.get("name")), tuple(map(as_text, as_list(reaction.get("users")))))


def _timestamp(value: Json) -> str:
    """Return Slack's form, with six decimals: some tools write numbers, sometimes without any."""
    if isinstance(value, float | int) and not isinstance(value, bool) and 0 <= value < LATEST.timestamp():
        return f"{value:.6f}"
    if isinstance(value, str) and (found := _SECONDS.fullmatch(value)):
        return f"{found['whole']}.{(found['part'] or ''):0<6}"
    raise FileSkipped(SkipReason.BAD_TIMESTAMP)


def _moment(ts: str) -> datetime:
    whole, _, part = ts.partition(".")
    if int(whole) >= LATEST.timestamp():
        raise FileSkipped(SkipReason.BAD_TIMESTAMP)
    return datetime.fromtimestamp(int(whole), UTC).replace(microsecond=int(part))


_SECONDS: Final = re.compile(r"(?P<whole>[0-9]{1,10})(?:\.(?P<part>[0-9]{1,6}))?")
