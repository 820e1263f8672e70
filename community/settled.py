"""What organisers settled for their community, in the bot itself; what they left open, the operator sets."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Welcomes(StrEnum):
    """Whom the bot may write to of its own accord; words from one member to another always pass."""

    NOBODY = "nobody"
    NEWCOMERS = "newcomers"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Settled:
    """The settings as they stand; `version` counts the changes, so that nobody overwrites one unseen.

    `language` and `thanks_emoji` are `None` where the operator's setting holds. `organisers_named` says
    that organisers are named one by one, so that running a home is not enough any more.
    """

    name: str = ""
    company: str = ""
    language: str | None = None
    thanks_emoji: tuple[str, ...] | None = None
    welcomes: Welcomes = Welcomes.NOBODY
    welcomes_since: datetime | None = None
    organisers_named: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of a home: whether the bot hears reactions in it, and whether it may write there."""

    platform: str
    id: str
    name: str
    heard: bool
    writable: bool


def may_begin(welcomes: Welcomes, since: datetime | None, arrived: datetime | None) -> bool:
    """Whether the bot may write first to a member who arrived then (`None`: was here before it came)."""
    match welcomes:
        case Welcomes.NOBODY:
            return False
        case Welcomes.EVERYBODY:
            return True
        case Welcomes.NEWCOMERS:
            return arrived is not None and since is not None and arrived >= since


def with_door(settled: Settled, welcomes: Welcomes, now: datetime) -> Settled:
    """The settings with the door as chosen; who came since then counts as a newcomer."""
    if welcomes is settled.welcomes:
        return settled
    return replace(settled, welcomes=welcomes, welcomes_since=None if welcomes is Welcomes.NOBODY else now)
