"""Who is listed in an export: names, bots, former members; e-mails, phones and pictures are never kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.slack.archive.opened import Opened
from bot.slack.archive.parsed import Json, as_list, as_object, as_text, parse
from bot.slack.archive.refused import ArchiveRefused, FileSkipped, Refusal, SkipReason

SLACKBOT: Final = "USLACKBOT"
"""Slack's own voice, a bot without saying so, and usually not listed."""

MOST_ID_CHARACTERS: Final = 64
"""Slack's ids have 9 to 13."""

MOST_NAME_CHARACTERS: Final = 255
"""Slack allows 80."""


@dataclass(frozen=True, slots=True)
class Person:
    """One listed account; the id is who they are, for two people may share a name."""

    account: str
    name: str
    is_bot: bool
    deactivated: bool
    time_zone: str | None
    language: str | None


def read_people(opened: Opened) -> tuple[Person, ...]:
    """Read `users.json`, nobody without it; the last entry for an id wins; a malformed file is refused."""
    if _FILE not in opened.names:
        return ()
    try:
        people = {person.account: person for person in map(_person, as_list(parse(opened.read(_FILE))))}
    except FileSkipped:
        raise ArchiveRefused(Refusal.BROKEN_USERS, _FILE) from None
    return tuple(people.values())


def read_id(value: Json) -> str:
    """Return an id as it stands, or raise `FileSkipped` for what no database could keep."""
    text = as_text(value)
    if not 0 < len(text) <= MOST_ID_CHARACTERS or _UNKEEPABLE.search(text):
        raise FileSkipped(SkipReason.WRONG_TYPE)
    return text


def _person(value: Json) -> Person:
    listed = as_object(value)
    account = read_id(listed.get("id"))
    profile = as_object(listed.get("profile") or {})
    names = [*_texts(profile, "display_name"), *_texts(listed, "real_name"), *_texts(profile, "real_name")]
    return Person(
        account=account,
        name=next(filter(None, [*names, *_texts(listed, "name"), account])),
        is_bot=_flag(listed, "is_bot") or account == SLACKBOT,
        deactivated=_flag(listed, "deleted"),
        time_zone=next(_texts(listed, "tz"), None),
        language=next((locale.partition("-")[0].lower() for locale in _texts(listed, "locale")), None),
    )


def _texts(listed: dict[str, Json], key: str) -> Iterator[str]:
    """Yield the text under a key as a database can keep it, or nothing where none is left."""
    kept = _UNKEEPABLE.sub("", as_text(listed.get(key))).strip()[:MOST_NAME_CHARACTERS]
    if kept:
        yield kept


def _flag(listed: dict[str, Json], key: str) -> bool:
    value = listed.get(key)
    if value is not None and not isinstance(value, bool):
        raise FileSkipped(SkipReason.WRONG_TYPE)
    return value is True


_FILE: Final = "users.json"
# PostgreSQL refuses U+0000, and no UTF-8 text holds half a surrogate pair.
_UNKEEPABLE: Final = re.compile("[\0\ud800-\udfff]")
